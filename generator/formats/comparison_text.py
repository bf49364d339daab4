"""A comparison for people at a terminal: what differs, organisation by organisation."""

from collections.abc import Iterator

from generator.compare.changes import Comparison
from generator.formats.comparison_outline import (
    Marks,
    OutlineRow,
    conclude,
    has_marks,
    list_left_out,
    outline,
)
from generator.formats.terminal import Look
from generator.formats.visible import flatten
from generator.text.words import load_words
from generator.text.wrapping import wrap_text

_MARKS = Marks(flatten, "[-{}-]", "{{+{}+}}")
_COLOURS = {"new": "green", "now": "green", "kept": "green", "gone": "red", "before": "red"}
_COLOURS |= {"broken": "red", "up": "blue", "down": "blue"}
_INDENTS = {"note": 2, "mistake": 4, "change": 4, "detail": 6}


def render(comparison: Comparison, look: Look) -> str:
    """Return the whole comparison."""
    words = load_words(comparison.language, "comparison")
    title = words("from_to", before=comparison.before, now=comparison.now)
    head = [look.paint(title, "bold"), conclude(comparison, words)]
    head += [words("difference_key")] if has_marks(comparison) else []
    blocks = ["\n".join((*head, *list_left_out(comparison, words)))]
    for organisation in comparison.organisations:
        rows = outline(organisation, _MARKS, words)
        blocks.append("\n".join(line for row in rows for line in _lay_out(row, look)))
    return "\n\n".join(blocks) + "\n"


def _lay_out(row: OutlineRow, look: Look) -> Iterator[str]:
    text, beside = row.text if row.kind == "detail" else flatten(row.text), row.beside
    if row.kind == "organisation":
        yield f"{look.paint(text, 'bold')}{f' ({beside})' if beside else ''}"
    elif row.kind == "unread":
        yield f"  {look.paint(text, 'yellow')}:"
    elif row.kind == "report":
        yield from ("", f"{look.paint(text, 'bold')}  {beside}".rstrip())
    elif row.kind == "section":
        yield f"  {look.paint(text, 'bold')}: {beside}"
    elif row.kind != "end":
        mark = f"{beside}: " if beside else ""
        indent = " " * _INDENTS[row.kind]
        room = max(20, look.width - len(indent))
        lines = wrap_text(f"{mark}{text}", room)
        for line in lines:
            painted = look.paint(mark.rstrip(), _COLOURS.get(row.state, "yellow"))
            yield f"{indent}{line.replace(mark.rstrip(), painted, 1) if mark else line}"
            mark = ""
