"""Headings that a source does not mark as such, and what it marks as headings that are none."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, takewhile

from msgspec.structs import replace

from generator.importing.source.blocks import BlockKind, Inline, SourceBlock, TextRun, plain
from generator.importing.source.plain_text import (
    heading_level,
    is_numbered,
    looks_like_heading,
)
from generator.importing.statement.identity import is_company
from generator.importing.statement.impacts import label_of, runs_after
from generator.importing.statement.signatures import is_person, is_signature, is_signed
from generator.importing.statement.themes import find_heading_theme

_LOWEST = 6
_LONG = 80
_FEWEST_RUN_IN = 2
_FEWEST_STYLED = 3
# A heading of a few words before a full stop or a colon.
_RUN_IN = re.compile(r"((?:[^\s.:]+ ){0,4}[^\s.:]+[.:]) (?=[A-ZÆØÅÄÖÜ])")


def settle_headings(blocks: Sequence[SourceBlock]) -> tuple[SourceBlock, ...]:
    """Return blocks of which those and only those are headings that head something."""
    marked = any(each.is_heading for each in blocks[1:])
    styles = _find_styles(blocks)
    promoted = tuple(_run_in(tuple(_promoted(blocks, styles, marked=marked))))
    return tuple(_demoted(promoted, styles))


def _find_styles(blocks: Sequence[SourceBlock]) -> frozenset[str]:
    """Return how the headings are written, where several lines are so: numbered, in capitals."""
    counted = Counter(
        _style_of(each)
        for each, below in pairwise(blocks)
        if _style_of(each) and _style_of(below) != _style_of(each)
    )
    return frozenset(style for style, count in counted.items() if count >= _FEWEST_STYLED)


def _style_of(block: SourceBlock) -> str:
    """Return how a line is written that may be a heading; nothing for other blocks."""
    text = block.text.rstrip(":")
    if block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH) or not looks_like_heading(
        text or "."
    ):
        return ""
    if is_numbered(text):
        return "number"
    return "capitals" if text.isupper() and len(text) > len("ABC") else ""


def _promoted(
    blocks: Sequence[SourceBlock], styles: frozenset[str], *, marked: bool
) -> Iterator[SourceBlock]:
    level = 1
    for at, block in enumerate(blocks):
        below = blocks[at + 1] if at + 1 < len(blocks) else None
        if block.is_heading:
            level = block.level
        if block.kind is not BlockKind.PARAGRAPH or not below:
            yield block
            continue
        styled = _is_styled(block, below, styles)
        if styled or _heads(block, below, marked=marked):
            own = heading_level(block.text) if styled or not marked else min(level + 1, _LOWEST)
            runs = tuple(replace(run, strong=False) for run in block.runs)
            yield replace(block, kind=BlockKind.HEADING, runs=runs, level=own)
        else:
            yield block


def _run_in(blocks: Sequence[SourceBlock]) -> Iterator[SourceBlock]:
    """Yield blocks, headings that begin a paragraph («**Minerals.** Cobalt …») as headings.

    One alone below a heading is only stressed; labels («**Tiltak:** …») are none.
    """
    level, found = 1, frozenset[int]()
    for at, block in enumerate(blocks):
        if block.is_heading or not at:
            level = block.level if block.is_heading else level
            below = takewhile(lambda each: not blocks[each].is_heading, range(at + 1, len(blocks)))
            found = _run_in_places(block, {each: blocks[each] for each in below})
        if at in found:
            head, rest = _parts_of(block)
            own = min(level + 1, _LOWEST)
            yield replace(block, kind=BlockKind.HEADING, runs=(TextRun(head),), level=own)
            yield replace(block, runs=rest)
        else:
            yield block


def _run_in_places(head: SourceBlock, below: Mapping[int, SourceBlock]) -> frozenset[int]:
    """Return which blocks below a heading begin with one of their own: strong ones, or all do."""
    parts = {at: each for at, each in below.items() if _parts_of(each)[0]}
    strong = frozenset(at for at, each in parts.items() if each.runs[0].strong)
    if len(strong) >= _FEWEST_RUN_IN:
        return strong
    theme = find_heading_theme(head.text) if head.is_heading else None
    structured = theme is not None and theme.theme in ("risks", "measures")
    every = structured and len(parts) == len(below) >= _FEWEST_RUN_IN
    return frozenset(parts) if every else frozenset()


def _parts_of(block: SourceBlock) -> tuple[str, Inline]:
    """Return the heading that a paragraph begins with, and the rest; no heading where none does."""
    if block.kind is not BlockKind.PARAGRAPH or not block.runs:
        return "", block.runs
    first = block.runs[0]
    head, rest = first.text.strip(), block.runs[1:]
    if not (first.strong and rest):
        match = _RUN_IN.match(first.text)
        if match is None:
            return "", block.runs
        head, rest = match[1], runs_after(block.runs, match.end())
    bare = head.rstrip(" .:–-")
    closed = bare != head or plain(rest)[:1] in ":–-"
    if (
        not closed
        or not looks_like_heading(bare)
        or label_of(bare)
        or not plain(rest).strip(":–- ")
    ):
        return "", block.runs
    marks = len(plain(rest)) - len(plain(rest).lstrip(" :–-"))
    return bare, runs_after(rest, marks)


def _is_styled(block: SourceBlock, below: SourceBlock | None, styles: frozenset[str]) -> bool:
    """Return whether a line is written as the statement's headings are, and the next is not."""
    style = _style_of(block)
    return (
        style in styles
        and below is not None
        and _style_of(below) != style
        and not is_company(block.text)
    )


def _heads(block: SourceBlock, below: SourceBlock, *, marked: bool) -> bool:
    """Return whether a paragraph is a heading: all of it strong, or short where none is marked.

    A line that is a company's name heads nothing.
    """
    text = block.text.rstrip(":")
    if _is_shouted(text, below):
        return True
    if not text or not looks_like_heading(text) or is_signature(block) or is_company(text):
        return False
    strong = all(run.strong for run in block.runs)
    if strong:
        return True
    follows = below.kind is not BlockKind.PARAGRAPH or len(below.text) > max(_LONG, len(text))
    known = find_heading_theme(text)
    return follows and not is_person(text) and ((known is not None and known.sure) or not marked)


def _is_shouted(text: str, below: SourceBlock) -> bool:
    """Return whether a line is in capitals and has sentences below it: no name that signs."""
    return (
        looks_like_heading(text or ".")
        and text.isupper()
        and len(text) > len("ABC")
        and not is_company(text)
        and len(below.text) > max(_LONG, len(text))
        and not is_signature(below)
    )


def _demoted(blocks: Sequence[SourceBlock], styles: frozenset[str]) -> Iterator[SourceBlock]:
    for at, block in enumerate(blocks):
        below = blocks[at + 1] if at + 1 < len(blocks) else None
        heads = below is not None and (not below.is_heading or below.level > block.level)
        known = find_heading_theme(block.text) if block.is_heading else None
        bare = is_signature(block) or is_company(block.text)
        styled = _is_styled(block, below, styles)
        signed = bare and is_signed(block)
        none = (signed and not heads) if known else (bare or not heads)
        if block.is_heading and at > 0 and not styled and none:
            yield replace(block, kind=BlockKind.PARAGRAPH, level=0)
        else:
            yield block
