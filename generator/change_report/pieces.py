"""Details as printers show them: from one value to another, or the words that differ in a text."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from generator.change_report.model import Detail, Line, Section
from generator.formats.visible import flatten
from generator.text.differences import Piece, compare_texts, shorten_pieces
from generator.text.words import Words

# Values up to this length are shown whole, one after the other.
_SHORT = 60
# Characters shown of one change; programs get all of it.
MOST = 900
_LONGEST_TITLE = 120
_ONE_SIDED = frozenset({"new", "gone", "now", "before", "kept", "broken", "under_way", "untold"})


def is_short(detail: Detail) -> bool:
    """Tell whether two values are said best as «from → to»: they are short, and no sentences."""
    values = (detail.before, detail.now)
    short = all("\n" not in each and len(each) <= _SHORT for each in values)
    return short and detail.language is None


class Marks(Struct, frozen=True):
    """How a format writes: a text so that nothing in it is taken for markup, a piece so marked."""

    write: Callable[[str], str]
    show: Callable[[Piece], str]


def phrase_detail(line: Line, detail: Detail, words: Words, marks: Marks) -> str:
    """Return what differs in a value: the value of one side, old → new, or word by word."""
    label = f"{marks.write(detail.label)}: " if detail.label else ""
    value = alone(line, detail)
    if value is not None:
        return f"{label}{marks.write(value)}"
    if is_short(detail):
        old, new = (marks.write(each or words["nothing"]) for each in (detail.before, detail.now))
        amount = f" ({line.note})" if line.amounts and line.note else ""
        return f"{label}{old} → {new}{amount}"
    shown = " ".join(map(marks.show, pieces_of(detail)))
    return f"{label}{shown or words['unseen']}"


def alone(line: Line, detail: Detail) -> str | None:
    """Return the value of something that is new or gone, where the line has said so already."""
    if line.change in _ONE_SIDED and not (detail.before and detail.now):
        (piece,) = shorten_pieces([Piece("same", flatten(detail.before or detail.now))], MOST)
        return piece.text
    return None


def pieces_of(detail: Detail) -> tuple[Piece, ...]:
    """Return what differs between two texts, word by word, cut to a length that can be read."""
    return tuple(shorten_pieces(compare_texts(detail.before, detail.now), MOST))


def shorten_title(title: str) -> str:
    """Return a title on one line, cut where it is long."""
    line = flatten(title)
    return line if len(line) <= _LONGEST_TITLE else f"{line[: _LONGEST_TITLE - 1].rstrip()}…"


def sum_up(section: Section, words: Words) -> str:
    """Return how many things of a section differ, and how: «1 ny, 2 endret (3 som før)»."""
    parts = ", ".join(words.count(f"sum_{each}", number) for each, number in section.counts)
    same = f" ({words('sum_same', count=section.same)})" if section.same else ""
    return f"{parts}{same}"


def list_some(items: Iterable[str], most: int, words: Words) -> list[str]:
    """Return the first items, and how many more there are."""
    listed = list(items)
    left = len(listed) - most
    return listed if left <= 0 else [*listed[:most], words("and_more", count=left)]
