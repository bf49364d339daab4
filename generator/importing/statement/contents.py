"""A statement's list of contents, left out: it says again what the headings say."""

import re
from collections.abc import Iterator, Sequence

from generator.importing.portal.lexicon import squeeze
from generator.importing.source.blocks import BlockKind, SourceBlock, plain
from generator.importing.statement.data import statement_data

# What leads from an entry to its page, and what counts it.
_LEADER = re.compile(r"(?<![\s.…_·])(?:[\s.…_·]{2,}|\s)\d{1,3}$")
_COUNT = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*|[A-Za-z]\d?)[.)]?\s+")
_LONGEST = 120
_FEWEST, _MOSTLY, _OF_HEADINGS = 3, 0.7, 0.6


def without_contents(blocks: Sequence[SourceBlock]) -> tuple[SourceBlock, ...]:
    """Return blocks without a list of contents: entries, most of which head something later."""
    for start in range(len(blocks) // 2):
        end = _end(blocks, start)
        if end > start:
            titled = start and _is_title(blocks[start - 1])
            return (*blocks[: start - bool(titled)], *blocks[end:])
    return tuple(blocks)


def _end(blocks: Sequence[SourceBlock], start: int) -> int:
    """Return where a list of contents ends that begins at a block; the same where none does."""
    end = start
    while end < len(blocks) and all(map(_is_entry, _entries(blocks[end]))):
        own = {each for block in blocks[start : end + 1] for each in _letters(block)}
        later = {each for block in blocks[end + 1 :] for each in _headlike(block)}
        if not own & later or not {*_letters(blocks[end])} & later:
            break
        end += 1
    entries = [each for block in blocks[start:end] for each in _letters(block)]
    later = {each for block in blocks[end:] for each in _headlike(block)}
    heads = {each for block in blocks[end:] if block.is_heading for each in _headlike(block)}
    found = [each for each in entries if each in later]
    titled = start > 0 and _is_title(blocks[start - 1])
    covers = len({*found} & heads) >= _OF_HEADINGS * len(heads) > 0
    enough = len(found) >= max(_FEWEST, _MOSTLY * len(entries))
    return end if enough and (titled or covers) else start


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
