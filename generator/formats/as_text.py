"""The format for people: place, source line with the span underlined, what is wrong, what to do."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.findings.codes import FOUND_BY_BUILD
from generator.findings.finding import Severity
from generator.formats.groups import group_organisations
from generator.formats.listing import (
    ListedFinding,
    Listing,
    Location,
    count_all,
    few_of_each,
    path_from,
)
from generator.formats.source_frames import SourceFrame, frame_of
from generator.formats.summary import rank_organisations, sum_up
from generator.formats.surroundings import Surroundings
from generator.formats.terminal import Look
from generator.formats.visible import flatten
from generator.text.words import Words, load_words
from generator.text.wrapping import wrap_text
from schema.limits import most as most_of
from schema.review_questions import load_review_questions

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_GUTTER = 5
# Findings shown in full when they are of several organisations.
_MOST = 100


def render(listing: Listing, surroundings: Surroundings, *, in_full: bool = False) -> str:
    """Return the findings and their sum; paths lead from the working folder.

    The gravest come last, nearest to the prompt. Of very many in several organisations, only the
    gravest are shown unless it is asked for all, and none below what the listing shows one by one.
    """
    look = surroundings.look
    words = load_words(listing.language, "command")
    printer = _TextPrinter(listing, surroundings.folder, look, words)
    brief = listing.least > Severity.INFO and not in_full
    asked = replace(listing, entries=tuple(_from(listing.least, listing))) if brief else listing
    chosen = asked.active if in_full else _choose(asked)
    shown, beyond = few_of_each(chosen)
    ordered = sorted(shown, key=lambda each: each.finding.severity)
    blocks = ["\n".join(printer.entry(each)) for each in ordered]
    if beyond:
        blocks.append("\n".join(printer.beyond(beyond)))
    left = count_all(asked.counted) - count_all(chosen)
    if left:
        worst, _ = next(each for each in rank_organisations(listing) if each[0])
        path = path_from(surroundings.folder, listing.content / worst)
        blocks.append(words.count("listing_cut", left, path=path))
    if listing.counted_excepted and not brief:
        most = _MOST if left else most_of("shown")
        blocks.append("\n".join(printer.excepted(most)))
    blocks.append("\n".join(sum_up(listing, look)))
    if listing.drafts and listing.least is Severity.INFO:
        blocks[-1] += "\n" + words("human_line", count=len(load_review_questions()))
    if brief and len(listing.entries) > len(chosen):
        path = path_from(surroundings.folder, listing.content)
        blocks[-1] += "\n" + words("listing_more" if shown else "listing_brief", path=path)
    return "\n\n".join(blocks) + "\n"


def _from(least: Severity, listing: Listing) -> Iterator[ListedFinding]:
    """Yield what is shown one by one: also what no check could show, however light it is."""
    return listing.parts.pick(
        lambda each: not each.excepted and (each.severity >= least or each.code in FOUND_BY_BUILD)
    )


def _choose(listing: Listing) -> tuple[ListedFinding, ...]:
    """Return the findings to show, in their order: all, or of very many the gravest."""
    number = Counter[Severity]()
    for each in listing.counted:
        number[each.severity] += each.entries
    keys = {each for each in group_organisations(listing) if each}
    if number.total() <= _MOST or len(keys) < 2:
        return listing.active
    room = _MOST
    for severity in reversed(Severity):
        number[severity] = min(number[severity], room)
        room -= number[severity]
    return tuple(listing.parts.pick_first(number))


class _TextPrinter(Struct, frozen=True):
    """Lays out one listing."""

    listing: Listing
    folder: Path
    look: Look
    words: Words

    @property
    def room(self) -> int:
        """Columns beside the line numbers."""
        return self.look.width - _GUTTER - 2

    def entry(self, entry: ListedFinding) -> Iterator[str]:
        severity = entry.finding.severity
        colour = COLOURS[severity]
        kind = f"{self.words[severity.word]} {entry.finding.code}"
        yield f"{self.place(entry.place)}  {self.look.paint(kind, colour)}"
        message = flatten(entry.message.text)
        frame = frame_of(entry.place, self.room)
        if frame:
            yield from self.frame(frame, colour, message)
        else:
            yield from (f"{' ' * _GUTTER}{line}" for line in wrap_text(message, self.room))
        for place in entry.related:
            yield from self.related(place)
        if entry.finding.more_related:
            yield from self.note(self.words.count("more_places", entry.finding.more_related))
        for text in (*entry.message.help, self.words("more", code=entry.finding.code)):
            yield from self.note(flatten(text))

    def place(self, place: Location) -> str:
        path = self.listing.path_from(self.folder, place)
        if not place.whole and place.text:
            path = f"{path}:{place.span.line}:{place.span.column}"
        return self.look.paint(path, "bold")

    def frame(self, frame: SourceFrame, colour: str, message: str) -> Iterator[str]:
        """The line, underlined; the message beside the underline, or below it if it is long."""
        marks = self.look.paint("^" * frame.length, colour)
        beside = frame.start + frame.length + 1 + len(message) <= self.room
        below = [] if beside else wrap_text(message, self.room)
        yield from self.source(frame)
        yield f"{self.bar} {' ' * frame.start}{marks}" + (
            f" {self.look.paint(message, colour)}" if beside else ""
        )
        yield from (f"{self.bar} {self.look.paint(line, colour)}" for line in below)
        yield self.bar

    def source(self, frame: SourceFrame) -> Iterator[str]:
        yield self.bar
        number = self.look.paint(f"{frame.number:>{_GUTTER - 1}} │", "blue")
        yield f"{number} {frame.line}".rstrip()

    @property
    def bar(self) -> str:
        """What is printed where a line has no number."""
        return self.look.paint(f"{' ' * _GUTTER}│", "blue")

    def related(self, place: Location) -> Iterator[str]:
        yield f"{self.sign} {self.words['related']} {self.place(place)}"
        frame = frame_of(place, self.room)
        if frame:
            yield from self.source(frame)
            yield f"{self.bar} {' ' * frame.start}{self.look.paint('-' * frame.length, 'blue')}"
            yield self.bar

    @property
    def sign(self) -> str:
        """What begins a note."""
        return f"{' ' * _GUTTER}{self.look.paint('=', 'blue')}"

    def note(self, text: str) -> Iterator[str]:
        first, *others = wrap_text(text, self.room) or [""]
        yield f"{self.sign} {first}"
        yield from (f"{' ' * (_GUTTER + 2)}{line}" for line in others)

    def beyond(self, more: Mapping[str, int]) -> Iterator[str]:
        """What there is more of than is shown, by code."""
        for code, number in sorted(more.items()):
            told = self.words.count("more_alike", number, code=code)
            yield from wrap_text(told, self.look.width)

    def excepted(self, most: int) -> Iterator[str]:
        yield self.look.paint(self.words["excepted_heading"], "bold")
        shown = tuple(islice(self.listing.parts.pick(lambda each: each.excepted), most))
        for entry in shown:
            yield f"  {self.place(entry.place)}  {entry.finding.code}"
            reason = self.words("excepted_because", reason=flatten(entry.finding.excepted or ""))
            yield from (f"{' ' * _GUTTER}{line}" for line in wrap_text(reason, self.room))
        left = count_all(self.listing.counted_excepted) - len(shown)
        if left > 0:
            yield f"  {self.words.count('more_excepted', left)}"
