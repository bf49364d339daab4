"""A statement's list of contents, left out: it says again what the headings say."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from generator.importing.portal.lexicon import squeeze
from generator.importing.source.blocks import BlockKind, SourceBlock, plain
from generator.importing.statement.data import statement_data

# What leads from an entry to its page, and what counts it.
_LEADER = re.compile(r"(?<![\s.…_·])(?:[\s.…_·]{2,}|\s)\d{1,3}$")
_COUNT = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*|[A-Za-z]\d?)[.)]?\s+")
_LONGEST = 120
_FEWEST, _MOSTLY, _OF_HEADINGS = 3, 0.7, 0.6


class _Later(Struct, frozen=True):
    """Where the letters of what may be a heading stand last: all of them, and of headings alone."""

    all: Mapping[str, int]
    heads: Mapping[str, int]
    ends: Sequence[int]

    def count_heads(self, start: int) -> int:
        """Return how many different headings there are from a block on."""
        return len(self.ends) - bisect_left(self.ends, start)


def without_contents(blocks: Sequence[SourceBlock]) -> tuple[SourceBlock, ...]:
    """Return blocks without a list of contents: entries, most of which head something later."""
    later = _find_later(blocks)
    start = 0
    while start < len(blocks) // 2:
        end = _end(blocks, start, later.all)
        titled = start > 0 and _is_title(blocks[start - 1])
        if _lists_contents(blocks, range(start, end), later, titled=titled):
            return (*blocks[: start - titled], *blocks[end:])
        start = max(end, start + 1)
    return tuple(blocks)


def _find_later(blocks: Sequence[SourceBlock]) -> _Later:
    found = [(letters, at) for at, block in enumerate(blocks) for letters in _headlike(block)]
    heads = {letters: at for letters, at in found if blocks[at].is_heading}
    return _Later(dict(found), heads, sorted(heads.values()))


def _end(blocks: Sequence[SourceBlock], start: int, last: Mapping[str, int]) -> int:
    """Return where blocks end, from one on, that have nothing but entries, some heading later."""
    end = start
    while (
        end < len(blocks)
        and all(map(_is_entry, _entries(blocks[end])))
        and any(last.get(each, -1) > end for each in _letters(blocks[end]))
    ):
        end += 1
    return end


def _lists_contents(
    blocks: Sequence[SourceBlock], own: range, later: _Later, *, titled: bool
) -> bool:
    """Return whether blocks are a list of contents: it says so, or has most headings below it."""
    entries = [each for at in own for each in _letters(blocks[at])]
    found = {each for each in entries if later.all.get(each, -1) >= own.stop}
    if sum(each in found for each in entries) < max(_FEWEST, _MOSTLY * len(entries)):
        return False
    heads = sum(later.heads.get(each, -1) >= own.stop for each in found)
    return titled or heads >= _OF_HEADINGS * later.count_heads(own.stop) > 0


def _entries(block: SourceBlock) -> list[str]:
    if block.rows:
        return [" ".join(filter(None, map(plain, row))) for row in block.rows]
    return [plain(each) for each in block.inlines]


def _is_entry(text: str) -> bool:
    return 0 < len(text) <= _LONGEST


def _letters(block: SourceBlock) -> Iterator[str]:
    for text in _entries(block):
        yield squeeze(_COUNT.sub("", _LEADER.sub("", text)))


def _headlike(block: SourceBlock) -> Iterator[str]:
    """Yield the letters of a block that may be a heading: what a source marks so, or is short."""
    if block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH) and len(block.text) <= _LONGEST:
        yield squeeze(_COUNT.sub("", block.text))


def _is_title(block: SourceBlock) -> bool:
    words = squeeze(block.text)
    return any(words == squeeze(each) for each in statement_data().contents)
