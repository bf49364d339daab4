"""Headings that a source does not mark as such, and what it marks as headings that are none."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from generator.importing.source.blocks import BlockKind, SourceBlock
from generator.importing.source.plain_text import heading_level, looks_like_heading
from generator.importing.statement.identity import is_company
from generator.importing.statement.signatures import is_person, is_signature
from generator.importing.statement.themes import find_heading_theme

_BELOW = (BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.TABLE)
_LOWEST = 6
_LONG = 80


def settle_headings(blocks: Sequence[SourceBlock]) -> tuple[SourceBlock, ...]:
    """Return blocks of which those and only those are headings that head something."""
    marked = any(each.is_heading for each in blocks[1:])
    promoted = tuple(_promoted(blocks, marked=marked))
    return tuple(_demoted(promoted))


def _promoted(blocks: Sequence[SourceBlock], *, marked: bool) -> Iterator[SourceBlock]:
    level = 1
    for at, block in enumerate(blocks):
        below = blocks[at + 1] if at + 1 < len(blocks) else None
        if block.is_heading:
            level = block.level
        if block.kind is BlockKind.PARAGRAPH and below and _heads(block, below, marked=marked):
            own = heading_level(block.text) if not marked else min(level + 1, _LOWEST)
            runs = tuple(replace(run, strong=False) for run in block.runs)
            yield replace(block, kind=BlockKind.HEADING, runs=runs, level=own)
        else:
            yield block


def _heads(block: SourceBlock, below: SourceBlock, *, marked: bool) -> bool:
    """Return whether a paragraph is a heading: all of it strong, or short where none is marked.

    A line that is a company's name heads nothing.
    """
    text = block.text.rstrip(":")
    if not text or not looks_like_heading(text) or is_signature(block) or is_company(text):
        return False
    strong = all(run.strong for run in block.runs)
    if strong:
        return True
    follows = below.kind is not BlockKind.PARAGRAPH or len(below.text) > max(_LONG, len(text))
    known = find_heading_theme(text)
    return follows and not is_person(text) and ((known is not None and known.sure) or not marked)


def _demoted(blocks: Sequence[SourceBlock]) -> Iterator[SourceBlock]:
    for at, block in enumerate(blocks):
        below = blocks[at + 1] if at + 1 < len(blocks) else None
        heads = below is not None and (not below.is_heading or below.level > block.level)
        known = find_heading_theme(block.text) if block.is_heading else None
        bare = is_signature(block) or is_company(block.text)
        if block.is_heading and at > 0 and known is None and (bare or not heads):
            yield replace(block, kind=BlockKind.PARAGRAPH, level=0)
        else:
            yield block
