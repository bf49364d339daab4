"""What a reader of answers is given, and what it gives back."""

from collections.abc import Callable
from typing import TypeAlias

from msgspec import Struct

from generator.importing.column_widths import Measure, measure
from generator.importing.lexicon import squeeze
from generator.importing.lines import Line
from generator.importing.paragraphs import join_lines
from generator.importing.portal import wordings

# Facts as a YAML file has them; numbers are text, as everywhere before validation.
Plain: TypeAlias = str | list["Plain"] | dict[str, "Plain"]


class Remark(Struct, frozen=True):
    """Something the editor should look at: `key` names the words, `about` the question."""

    key: str
    about: str
    line: Line
    text: str = ""


class Setting(Struct, frozen=True):
    """What holds for a whole report: its year, and how long the lines of its pages are."""

    year: int
    column: Measure

    def narrow(self, lines: tuple[Line, ...]) -> Measure:
        """Return the measure of a column narrower than the page."""
        return measure(lines, self.column)


class Read(Struct, frozen=True):
    """A fact and the lines that are no part of it: the comment. No value where nothing stands."""

    value: "Plain | None" = None
    rest: tuple[Line, ...] = ()
    remarks: tuple[Remark, ...] = ()


Reader = Callable[[tuple[Line, ...], str, Setting], Read]


def text_of(lines: tuple[Line, ...], setting: Setting, between: str = " ") -> str:
    """Return lines as one line of text."""
    paragraphs = join_lines(lines, setting.narrow(lines))
    return between.join(each.text for each in paragraphs)


def split_comment(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Part an answer where a line of its own says that a comment follows."""
    words = {squeeze(each) for each in wordings().comments}
    for at, line in enumerate(lines):
        first, mark, rest = line.text.partition(":")
        if line and (squeeze(line.text) in words or (mark and squeeze(first) in words)):
            own = (line.with_text(rest),) if rest.strip() else ()
            return lines[:at], (*own, *lines[at + 1 :])
    return lines, ()
