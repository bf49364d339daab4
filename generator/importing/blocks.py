"""A report as blocks: each heading with the lines that follow it."""

from collections.abc import Iterator

from msgspec import Struct

from generator.importing.candidates import Candidate
from generator.importing.lines import Line, trim
from generator.importing.targets import Target


class Block(Struct, frozen=True):
    """A heading (none before the first one), the lines it takes, and those that stand below it."""

    target: Target | None
    heading: tuple[Line, ...]
    lines: tuple[Line, ...]

    @property
    def title(self) -> str:
        """The heading as written."""
        return " ".join(line.text for line in self.heading if line)


def make_blocks(lines: tuple[Line, ...], headings: tuple[Candidate, ...]) -> tuple[Block, ...]:
    """Divide a report's lines among its headings."""
    return tuple(_blocks(lines, headings))


def _blocks(lines: tuple[Line, ...], headings: tuple[Candidate, ...]) -> Iterator[Block]:
    first = headings[0].start if headings else len(lines)
    yield Block(None, (), trim(lines[:first]))
    ends = [each.start for each in headings[1:]] + [len(lines)]
    for each, end in zip(headings, ends, strict=True):
        heading, rest = lines[each.start : each.end], each.rest.lstrip(" :?.")
        body = lines[each.end : end]
        if rest:
            body = (heading[-1].with_text(rest), *body)
            written = heading[-1].text
            heading = (*heading[:-1], heading[-1].with_text(written[: written.rfind(rest)]))
        yield Block(each.target, heading, trim(body))
