"""What a comparison says line by line, whatever the format."""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, TypeAlias

from msgspec import Struct

from generator.compare.changes import (
    Change,
    ChangeSection,
    ChangeState,
    Comparison,
    Difference,
    NumberChange,
    OrganisationChanges,
)
from generator.formats.visible import flatten, show_path
from generator.text.differences import Piece, shorten_pieces
from generator.text.words import Words, load_words

# Values up to this length are shown whole, one after the other.
_SHORT = 60
# Characters shown of one change; programs get all of it.
_MOST = 900
_LONGEST_TITLE = 120
_MOST_UNREAD = 20
_ONE_SIDED = frozenset({"new", "gone", "now", "before", "kept", "broken", "under_way", "untold"})

# Headings (of organisations, mistakes, reports, sections), what is below them, a section's end.
OutlineKind: TypeAlias = Literal[
    "organisation", "unread", "mistake", "note", "report", "section", "change", "detail", "end"
]


class OutlineRow(Struct, frozen=True):
    """A line: its plain text, and `beside` it what a report is compared with or a section counts.

    A change has its `state`, and the word for that beside it; the text of a detail is written in
    the format already. `size` is how many changes a section has.
    """

    kind: OutlineKind
    text: str = ""
    beside: str = ""
    state: ChangeState = "changed"
    size: int = 0


class Marks(Struct, frozen=True):
    """How a format writes: a text so that nothing in it is taken for markup, a piece so marked."""

    write: Callable[[str], str]
    removed: str
    added: str

    def mark(self, piece: Piece) -> str:
        """Return a run of words, marked as removed or new where it is."""
        text = self.write(piece.text)
        marks = {"removed": self.removed, "added": self.added, "same": "{}", "gap": "…"}
        return marks[piece.kind].format(text)


def conclude(comparison: Comparison, words: Words) -> str:
    """Return how many organisations differ, and how many do not."""
    if not comparison.organisations:
        return words["no_differences"]
    changed = words.count("changed_organisations", len(comparison.organisations))
    left = comparison.unchanged
    return f"{changed} {words.count('unchanged_organisations', left)}" if left else changed


def list_left_out(comparison: Comparison, words: Words) -> list[str]:
    """Return the files that this machine cannot have."""
    files = (words("unread_links", file=show_path(each)) for each in comparison.left_out)
    return _some([*files], "and_more", words)


def outline(organisation: OrganisationChanges, marks: Marks, words: Words) -> Iterator[OutlineRow]:
    """Yield the lines of an organisation."""
    yield OutlineRow("organisation", organisation.name, organisation.about)
    if organisation.unread:
        mistakes = [
            f"{show_path(it.file)}:{it.line} ({words[f'unread_{it.side}']}): {it.message}"
            for it in organisation.unread
        ]
        yield OutlineRow("unread", words["unread_heading"])
        yield from (OutlineRow("mistake", each) for each in _some(mistakes, "unread_more", words))
    yield from (OutlineRow("note", each) for each in organisation.notes)
    yield from _sections(organisation.sections, marks, words)
    for report in organisation.reports:
        about = (report.about, words["draft"] if report.draft else "")
        yield OutlineRow("report", show_path(report.path), ", ".join(filter(None, about)))
        yield from (OutlineRow("note", each) for each in report.notes)
        if report.is_as_before:
            yield OutlineRow("note", words["as_before"])
        yield from _sections(report.sections, marks, words)


def _some(lines: list[str], more: str, words: Words) -> list[str]:
    """Return the first of many lines, and how many more there are."""
    left = len(lines) - _MOST_UNREAD
    return [*lines[:_MOST_UNREAD], words(more, count=left)] if left > 0 else lines


def _sections(
    sections: Iterable[ChangeSection], marks: Marks, words: Words
) -> Iterator[OutlineRow]:
    marked = load_words(words.language, "changes")
    for section in sections:
        size = len(section.own)
        yield OutlineRow("section", section.title, _sum_up(section, words), size=size)
        for change in section.own:
            title = flatten(change.title)
            if len(title) > _LONGEST_TITLE:
                title = f"{title[: _LONGEST_TITLE - 1].rstrip()}…"
            yield OutlineRow("change", title, marked[f"mark_{change.state}"], change.state)
            yield from (OutlineRow("detail", each) for each in _details(change, marks, words))
        yield OutlineRow("end", size=size)


def _sum_up(section: ChangeSection, words: Words) -> str:
    """Return how many things of a section differ, and how: «1 ny, 2 endret (3 som før)»."""
    counts = section.counts.items()
    parts = ", ".join(words.count(f"sum_{state}", count) for state, count in counts)
    return f"{parts} ({words('sum_same', count=len(section.same))})" if section.same else parts


def _details(change: Change, marks: Marks, words: Words) -> Iterator[str]:
    for each in change.differences:
        label = f"{marks.write(each.label)}: " if each.label else ""
        yield f"{label}{_phrase(change, each, marks, words)}"
    if change.note and not isinstance(change, NumberChange):
        yield marks.write(change.note)


def _phrase(change: Change, found: Difference, marks: Marks, words: Words) -> str:
    """Return what differs in a value: the value of one side, old → new, or word by word."""
    if _is_alone(change, found):
        value = Piece("same", flatten(found.before or found.now))
        return " ".join(map(marks.mark, shorten_pieces([value], _MOST)))
    if _is_short(found):
        old, new = (marks.write(each or words["nothing"]) for each in (found.before, found.now))
        amount = f" ({change.note})" if isinstance(change, NumberChange) and change.note else ""
        return f"{old} → {new}{amount}"
    pieces = " ".join(map(marks.mark, shorten_pieces(found.pieces, _MOST)))
    return pieces or load_words(words.language, "changes")["unseen"]


def _is_alone(change: Change, found: Difference) -> bool:
    """Tell whether a value is of something new or gone, as the change has said already."""
    return change.state in _ONE_SIDED and not (found.before and found.now)


def _is_short(found: Difference) -> bool:
    """Tell whether two values are said best as «from → to»: they are short, and no sentences."""
    return not found.is_running and all(len(each) <= _SHORT for each in (found.before, found.now))


def has_marks(comparison: Comparison) -> bool:
    """Tell whether anywhere words are marked as removed or new."""
    sections = [section for each in comparison.organisations for section in each.sections]
    for each in comparison.organisations:
        sections += [section for report in each.reports for section in report.sections]
    changes = (change for section in sections for change in section.own)
    return any(
        not _is_alone(change, found) and not _is_short(found)
        for change in changes
        for found in change.differences
    )
