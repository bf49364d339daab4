"""A report divided into blocks: each heading with the lines below it."""

from collections.abc import Iterator

from msgspec import Struct

from generator.importing.headings.candidates import Candidate
from generator.importing.headings.choice import find_headings
from generator.importing.headings.guesses import add_guesses
from generator.importing.headings.known import HeadingIndex, HeadingKind, KnownHeading
from generator.importing.source import UnreadableError
from generator.importing.source.lines import Lines, SourceLine, trim

# A report has dozens of the form's headings; with fewer than this it is something else.
_FEWEST = 3


class Block(Struct, frozen=True):
    """A heading (none before the first one), the lines it takes, and those below it."""

    target: KnownHeading | None
    heading: Lines
    lines: Lines

    @property
    def title(self) -> str:
        """The heading as written."""
        return " ".join(line.text for line in self.heading if line)


class DividedReport(Struct, frozen=True):
    """The blocks of a report, its headings in order, and the lines of its list of contents."""

    blocks: tuple[Block, ...]
    headings: tuple[Candidate, ...]
    contents: Lines

    @property
    def answers(self) -> Iterator[SourceLine]:
        """The lines of all answers, in which the width of columns and the language show."""
        for block in self.blocks:
            if block.target and block.target.kind is HeadingKind.QUESTION:
                yield from block.lines


def divide_report(lines: Lines, index: HeadingIndex) -> DividedReport:
    """Divide a report's lines among its headings. Raises UnreadableError: it has too few."""
    headings, contents = find_headings(lines, index)
    if sum(each.target.kind is HeadingKind.QUESTION for each in headings) < _FEWEST:
        raise UnreadableError("import_not_a_report")
    listed = {at for each in contents for at in range(each.start, each.end)}
    answers = tuple(line.with_text("") if at in listed else line for at, line in enumerate(lines))
    headings = add_guesses(answers, headings, index.headings)
    starts = {each.start for each in contents}
    own = tuple(each for each in headings if each.start not in starts)
    blocks = make_blocks(answers, own)
    return DividedReport(
        blocks, headings, tuple(line for each in contents for line in lines[each.start : each.end])
    )


def make_blocks(lines: Lines, headings: tuple[Candidate, ...]) -> tuple[Block, ...]:
    """Divide a report's lines among its headings."""
    return tuple(_blocks(lines, headings))


def _blocks(lines: Lines, headings: tuple[Candidate, ...]) -> Iterator[Block]:
    first = headings[0].start if headings else len(lines)
    yield Block(None, (), trim(lines[:first]))
    ends = (*(each.start for each in headings[1:]), len(lines))
    for each, end in zip(headings, ends, strict=False):  # without headings, one end is left
        heading, rest = lines[each.start : each.end], each.rest.lstrip(" :?.")
        body = lines[each.end : end]
        if rest:
            body = (heading[-1].with_text(rest), *body)
            written = heading[-1].text
            heading = (*heading[:-1], heading[-1].with_text(written[: written.rfind(rest)]))
        yield Block(each.target, heading, trim(body))
