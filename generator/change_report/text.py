"""A comparison for people at a terminal: what differs, organisation by organisation."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from msgspec import Struct

from generator.change_report.model import (
    Detail,
    Line,
    Section,
    Told,
    ToldOrganisation,
    ToldReport,
    Unread,
)
from generator.change_report.pieces import (
    Marks,
    alone,
    is_short,
    list_some,
    phrase_detail,
    shorten_title,
    sum_up,
)
from generator.formats.terminal import Look
from generator.formats.visible import flatten, show_path
from generator.text.differences import Piece
from generator.text.words import Words, load_words

_COLOURS = {"new": "green", "now": "green", "kept": "green", "gone": "red", "before": "red"}
_COLOURS |= {"broken": "red", "up": "blue", "down": "blue"}
_UNREAD = 20
_STEP = 2


def render(told: Told, look: Look) -> str:
    """Return the whole comparison."""
    printer = _Printer(look, load_words(told.language, "comparison"))
    blocks = ["\n".join(printer.head(told))]
    blocks += ["\n".join(printer.organisation(each)) for each in told.organisations]
    return "\n\n".join(blocks) + "\n"


class _Printer(Struct, frozen=True):
    """Lays out a comparison in lines."""

    look: Look
    words: Words

    def head(self, told: Told) -> Iterator[str]:
        yield self.look.paint(self.words("from_to", before=told.before, now=told.now), "bold")
        yield " ".join(conclude(told, self.words))
        if _has_texts(told):
            yield self.look.paint(self.words("difference_key"), "")
        for file in list_some(told.left_out, _UNREAD, self.words):
            yield self.words("unread_links", file=show_path(file))

    def organisation(self, told: ToldOrganisation) -> Iterator[str]:
        about = f" ({told.about})" if told.about else ""
        yield f"{self.look.paint(flatten(told.name), 'bold')}{about}"
        yield from self.unread(told.unread)
        yield from (line for note in told.notes for line in self.wrapped(note, _STEP))
        for section in told.sections:
            yield from self.section(section)
        for report in told.reports:
            yield ""
            yield from self.report(report)

    def unread(self, found: Sequence[Unread]) -> Iterator[str]:
        if not found:
            return
        yield f"  {self.look.paint(self.words['unread_heading'], 'yellow')}:"
        for each in found[:_UNREAD]:
            where = f"{show_path(each.file)}:{each.line} ({self.words[f'unread_{each.side}']})"
            yield from self.wrapped(f"{where}: {flatten(each.message)}", 2 * _STEP)
        if len(found) > _UNREAD:
            yield f"    {self.words('unread_more', count=len(found) - _UNREAD)}"

    def report(self, told: ToldReport) -> Iterator[str]:
        about = ", ".join(filter(None, (told.about, self.words["draft"] if told.draft else "")))
        path = self.look.paint(show_path(told.path), "bold")
        yield f"{path}  {about}".rstrip()
        for note in told.notes:
            yield from self.wrapped(note, _STEP)
        if told.is_as_before:
            yield f"  {self.words['as_before']}"
        for section in told.sections:
            yield from self.section(section)

    def section(self, section: Section) -> Iterator[str]:
        yield f"  {self.look.paint(section.title, 'bold')}: {sum_up(section, self.words)}"
        for line in section.lines:
            yield from self.line(line)

    def line(self, line: Line) -> Iterator[str]:
        mark = self.words[f"mark_{line.change}"]
        title, *others = self.wrapped(f"{mark}: {shorten_title(line.title)}", 2 * _STEP)
        painted = self.look.paint(f"{mark}:", _COLOURS.get(line.change, "yellow"))
        yield title.replace(f"{mark}:", painted, 1)
        yield from others
        for detail in line.details:
            yield from self.wrapped(self.detail(line, detail), 3 * _STEP)
        if line.note and not line.amounts:
            yield from self.wrapped(line.note, 3 * _STEP)

    def detail(self, line: Line, detail: Detail) -> str:
        return phrase_detail(line, detail, self.words, Marks(flatten, _piece))

    def wrapped(self, text: str, indent: int) -> list[str]:
        room = max(20, self.look.width - indent)
        lines = wrap(text, room, break_on_hyphens=False, break_long_words=False)
        return [f"{' ' * indent}{line}" for line in lines]


def _piece(piece: Piece) -> str:
    text = flatten(piece.text)
    if piece.kind == "removed":
        return f"[-{text}-]"
    if piece.kind == "added":
        return f"{{+{text}+}}"
    return text if piece.kind == "same" else "…"


def conclude(told: Told, words: Words) -> Iterator[str]:
    """Yield how many organisations differ, and how many do not."""
    if not told.organisations:
        yield words["no_differences"]
        return
    yield words.count("changed_organisations", len(told.organisations))
    if told.unchanged:
        yield words.count("unchanged_organisations", told.unchanged)


def _has_texts(told: Told) -> bool:
    """Tell whether anywhere words are marked as removed or new."""
    sections = [section for each in told.organisations for section in each.sections]
    for each in told.organisations:
        sections += [section for report in each.reports for section in report.sections]
    lines = [line for each in sections for line in each.lines]
    details = ((line, detail) for line in lines for detail in line.details)
    return any(alone(*each) is None and not is_short(each[1]) for each in details)
