"""Changes within the text of a YAML file that leave all else as it is typed, comments too."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct

from generator.findings.positions import MappingEntry, MappingNode, Plain, Scalar, Sequence, Tree
from generator.scaffold.yaml_text import WIDTH, entry
from generator.text.wrapping import wrap_text

# A line and a column, from 1.
_Place: TypeAlias = tuple[int, int]
# Stands for what is taken out: a line with nothing else goes with it. No text has it.
_GONE = "\0"
_COMMENT = re.compile(r"(?:^|[ \t])#.*", re.MULTILINE)


class TextEdit(Struct, frozen=True):
    """A stretch of text, from a place to just before another, and what stands there instead."""

    start: _Place
    end: _Place
    text: str


def apply_edits(text: str, edits: Iterable[TextEdit]) -> str:
    """Return a text with all edits made; they may not overlap."""
    lines = text.split("\n")
    for each in sorted(edits, key=lambda edit: edit.start, reverse=True):
        (first, begin), (last, end) = each.start, each.end
        changed = lines[first - 1][: begin - 1] + each.text + lines[last - 1][end - 1 :]
        lines[first - 1 : last] = changed.split("\n")
    return "\n".join(lines)


def rename_key(found: MappingEntry, name: str) -> TextEdit:
    """Return the edit that gives a value another key."""
    span = found.key_span
    return TextEdit((span.line, span.column), (span.end_line, span.end_column), name)


def rewrite(found: MappingEntry, value: str, parent: MappingNode, text: str) -> TextEdit:
    """Return the edit that gives a key another text."""
    span, lines = found.key_span, text.split("\n")
    written = _write(found.key, value, span.column - 1, flow=is_flow(parent, lines))
    return TextEdit((span.line, span.column), _end_of(found.value, lines), written)


def cut(found: MappingEntry, pieces: Iterable[str], text: str) -> TextEdit | None:
    """Return the edit that takes pieces out of a text, which else stays as it is typed.

    None where a piece is not typed as it reads, as where quotes are escaped.
    """
    value, lines = found.value, text.split("\n")
    start, end = (value.span.line, value.span.column), _end_of(value, lines)
    typed = _between(start, end, lines)
    for piece in pieces:
        pattern = re.compile(r"[ \t]*" + r"\s+".join(map(re.escape, piece.split())) + r"[ \t]?")
        if len(pattern.findall(typed)) != 1:
            return None
        typed = pattern.sub(_keep_apart, typed)
    kept = (line for line in typed.split("\n") if line.strip(f" \t{_GONE}") or _GONE not in line)
    return TextEdit(start, end, "\n".join(kept).replace(_GONE, "").rstrip())


def _keep_apart(match: re.Match[str]) -> str:
    """Keep one space where a piece is taken out of the middle of a line."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    inside = before.rpartition("\n")[2].strip() and after.partition("\n")[0].strip(" \t\"'")
    return " " if inside else _GONE


def insert_after(
    found: MappingEntry, key: str, value: "Plain", parent: MappingNode, text: str
) -> TextEdit:
    """Return the edit that puts a key and its value after another, in the same mapping."""
    lines, pad = text.split("\n"), found.key_span.column - 1
    line, column = _end_of(found.value, lines)
    if is_flow(parent, lines):
        return TextEdit((line, column), (line, column), f", {_write(key, value, pad, flow=True)}")
    end = (line, len(lines[line - 1]) + 1)
    return TextEdit(end, end, f"\n{' ' * pad}{_write(key, value, pad, flow=False)}")


def is_flow(mapping: MappingNode, lines: list[str]) -> bool:
    """Tell whether a mapping is written in braces."""
    span = mapping.span
    return lines[span.line - 1][span.column - 1 : span.column] == "{"


def comments_of(text: str) -> list[str]:
    """Return what looks like comments in a text, in order."""
    return [each.strip() for each in _COMMENT.findall(text)]


def _end_of(value: Tree, lines: list[str]) -> _Place:
    """Return the place just after a value, before any blank lines that follow a block of text."""
    span = value.span
    if isinstance(value, Scalar) and value.block:
        last = span.end_line - 1 if span.end_column == 1 else span.end_line
        while last > span.line and not lines[last - 1].strip():
            last -= 1
        return last, len(lines[last - 1]) + 1
    below: Tree | None = None
    if isinstance(value, MappingNode) and value.entries and not is_flow(value, lines):
        below = value.entries[-1].value
    elif (
        isinstance(value, Sequence) and value.items and lines[span.line - 1][span.column - 1] == "-"
    ):
        below = value.items[-1]
    return _end_of(below, lines) if below else (span.end_line, span.end_column)


def _between(start: _Place, end: _Place, lines: list[str]) -> str:
    (first, begin), (last, stop) = start, end
    if first == last:
        return lines[first - 1][begin - 1 : stop - 1]
    middle = lines[first : last - 1]
    return "\n".join((lines[first - 1][begin - 1 :], *middle, lines[last - 1][: stop - 1]))


def _write(key: str, value: "Plain", pad: int, *, flow: bool) -> str:
    """Return a key and its value, the lines after the first indented by `pad` columns."""
    if flow:
        return f"{key}: {_in_braces(value)}"
    return f"\n{' ' * pad}".join(_lines(key, value))


def _lines(key: str, value: "Plain") -> Iterator[str]:
    if isinstance(value, Mapping):
        yield f"{key}:"
        for inner, text in value.items():
            yield from (f"  {line}" for line in _lines(inner, text))
    elif isinstance(value, str) and "\n" not in value and len(value) + len(key) > WIDTH - 20:
        yield f"{key}: >-"
        yield from (f"  {line}" for line in wrap_text(value, WIDTH - 20))
    else:
        yield from entry(key, value)


def _in_braces(value: "Plain") -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_in_braces(each)}" for key, each in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False)
