"""The head of the table of risks, and the page ends that go through it, taken away."""

from collections.abc import Iterator

from generator.importing.labels import labels_of
from generator.importing.lexicon import squeeze
from generator.importing.lines import Line, trim

_HEADS = ("title", "topic", "geography")
_HEAD_LINES = 9


def without_head(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines below the table's head, whose labels may stand on one line or on several.

    A table that goes on on the next page may have its head there once more.
    """
    heads = [letters for letters, key in labels_of("risk_fields") if key in _HEADS]
    below = 0
    letters = ""
    for at, line in enumerate(lines[:_HEAD_LINES]):
        letters += squeeze(line.text)
        if letters and _consists_of(letters, heads):
            below = at + 1
    head = {squeeze(line.text) for line in lines[:below] if line} | set(heads)
    rows = (
        line.with_text("") if squeeze(line.text) in head or _is_head(line, heads) else line
        for line in lines[below:]
    )
    return trim(tuple(_over_pages(tuple(rows))))


def _over_pages(lines: tuple[Line, ...]) -> Iterator[Line]:
    """Yield lines without the blank ones where a page ends: a cell may go on after them."""
    for at, line in enumerate(lines):
        following = next((each for each in lines[at:] if each), None)
        before = next((each for each in reversed(lines[:at]) if each), None)
        turned = following and (following.moved or (before and before.page != following.page))
        if line or not turned:
            yield line


def _is_head(line: Line, heads: list[str]) -> bool:
    """Tell whether a line is the table's whole head, repeated on a new page."""
    letters = squeeze(line.text)
    return len(letters) > max(map(len, heads)) and _consists_of(letters, heads)


def _consists_of(letters: str, parts: list[str]) -> bool:
    if not letters:
        return True
    return any(letters.startswith(p) and _consists_of(letters[len(p) :], parts) for p in parts)
