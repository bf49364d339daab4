"""Blocks as Markdown that says the same: what would be a mark by accident stays text."""

import re
from collections.abc import Iterable

from generator.importing.answers.markdown import escape, escape_within
from generator.importing.source.blocks import BlockKind, Inline, ListEntry, SourceBlock, raised

_INDENT = 4
_TOP = 3
_DEEPEST = 6


def write_prose(blocks: Iterable[SourceBlock], top: int = _TOP) -> str:
    """Return blocks as Markdown; their highest headings are of level `top`."""
    own = tuple(blocks)
    levels = sorted({each.level for each in own if each.is_heading})
    parts = [write_block(each, levels, top) for each in own]
    return "\n\n".join(filter(None, parts))


def write_block(block: SourceBlock, levels: list[int], top: int = _TOP) -> str:
    """Return one block as Markdown; `levels` are those of all headings that stand together."""
    if block.is_heading:
        level = min(top + levels.index(block.level), _DEEPEST)
        return f"{'#' * level} {write_inline(block.runs, starts=False)}"
    if block.kind is BlockKind.LIST:
        return write_entries(block.entries)
    if block.kind is BlockKind.TABLE:
        return _write_table(block.rows)
    if block.kind is BlockKind.FOOTNOTE:
        return f"{raised(block.note)} {write_inline(block.runs, starts=False)}"
    return write_inline(block.runs)


def write_entries(entries: Iterable[ListEntry]) -> str:
    """Return the items of a list, each as deep as it is, but never two steps at once."""
    lines: list[str] = []
    last = -1
    numbers: dict[int, int] = {}
    for each in entries:
        level = min(each.level, last + 1)
        numbers = {depth: n for depth, n in numbers.items() if depth <= level}
        numbers[level] = numbers.get(level, 0) + 1
        mark = f"{numbers[level]}." if each.ordered else "-"
        lines.append(f"{' ' * _INDENT * level}{mark} {write_inline(each.runs)}")
        last = level
    return "\n".join(lines)


def _write_table(rows: tuple[tuple[Inline, ...], ...]) -> str:
    width = max(map(len, rows))
    written = [
        [write_inline(cell, starts=False).replace("|", "\\|") for cell in row]
        + [""] * (width - len(row))
        for row in rows
    ]
    head, *body = written
    lines = [head, ["---"] * width, *body]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def write_inline(runs: Inline, *, starts: bool = True) -> str:
    """Return runs as one line of Markdown; `starts` says that a block begins with them."""
    parts: list[str] = []
    for at, run in enumerate(runs):
        text = run.text.strip()
        before = " " if run.text[:1] == " " else ""
        after = " " if run.text[-1:] == " " else ""
        if not text:
            parts.append(" ")
            continue
        written = escape(text) if starts and not at else escape_within(text)
        if run.link and _is_bare(run.link, text):
            written = text if "@" not in text else written
        elif run.link:
            written = f"[{escape_within(text)}]({run.link})"
        elif run.strong and at + 1 < len(runs):
            written = f"**{escape_within(text)}**"
        parts.append(f"{before}{written}{after}")
    return re.sub(r" {2,}", " ", "".join(parts)).strip()


def _is_bare(link: str, text: str) -> bool:
    """Return whether a text is the address that it leads to."""
    shown = re.sub(r"^(?:https?://|mailto:)", "", link.rstrip("/"))
    return shown == re.sub(r"^https?://", "", text.rstrip("/"))
