"""The whole way from a file's bytes to a report's answers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.importing.answers import fill
from generator.importing.blocks import Block, make_blocks
from generator.importing.candidates import Candidate
from generator.importing.filled import Filled
from generator.importing.furniture import Stripped, strip_furniture
from generator.importing.headings import find_headings
from generator.importing.language import find_language
from generator.importing.letters import squeeze
from generator.importing.lines import Line, split_lines
from generator.importing.paragraphs import measure
from generator.importing.portal import reading_data
from generator.importing.reading import read_text
from generator.importing.reads import Setting
from generator.importing.targets import Kind, Target, targets_of
from generator.importing.unreadable import Unreadable
from generator.importing.wordings import Index
from schema.form import Form

# A report has dozens of the form's headings; with fewer than this it is something else.
_FEWEST = 3
_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Imported:
    """A report as it was read: its lines, what they were found to be, and the answers.

    `year` is None when the report does not say it; `skipped` are the lines that are the page's, the
    form's or the association's own.
    """

    form: Form
    lines: tuple[Line, ...]
    skipped: tuple[Line, ...]
    blocks: tuple[Block, ...]
    filled: Filled
    setting: Setting
    year: int | None
    language: str
    from_pdf: bool


def read_report(data: bytes, form: Form, year: int | None, language: str | None) -> Imported:
    """Read a report. Raises Unreadable."""
    text, from_pdf = read_text(data)
    lines = split_lines(text)
    targets = targets_of(form)
    index = Index(targets)
    stripped = strip_furniture(lines, guess_name(lines, targets), index.letters)
    headings, contents = find_headings(stripped.lines, index)
    if sum(each.target.kind is Kind.QUESTION for each in headings) < _FEWEST:
        raise Unreadable("import_not_a_report")
    found = year or find_year(lines)
    blocks = make_blocks(_without(stripped.lines, contents), _moved(headings, contents))
    setting = Setting(found or 0, measure(tuple(_answers(blocks))))
    filled = fill(form, blocks, setting)
    spoken = language or find_language(_answers(blocks), (each.language for each in headings))
    skipped = tuple(_skipped(stripped, blocks, contents, filled))
    return Imported(form, lines, skipped, blocks, filled, setting, found, spoken, from_pdf)


def _answers(blocks: tuple[Block, ...]) -> Iterator[Line]:
    """Yield the lines of all answers, on which the page's measure and language show."""
    for block in blocks:
        if block.target and block.target.kind is Kind.QUESTION:
            yield from block.lines


def _without(lines: tuple[Line, ...], contents: tuple[Candidate, ...]) -> tuple[Line, ...]:
    """Return lines with those of a list of contents made blank."""
    gone = {at for each in contents for at in range(each.start, each.end)}
    return tuple(line.with_text("") if at in gone else line for at, line in enumerate(lines))


def _moved(
    headings: tuple[Candidate, ...], contents: tuple[Candidate, ...]
) -> tuple[Candidate, ...]:
    starts = {each.start for each in contents}
    return tuple(each for each in headings if each.start not in starts)


def _skipped(
    stripped: Stripped,
    blocks: tuple[Block, ...],
    contents: tuple[Candidate, ...],
    filled: Filled,
) -> Iterator[Line]:
    """Yield every line, or piece of one, that is not the enterprise's own."""
    yield from stripped.furniture
    yield from (line for each in contents for line in stripped.lines[each.start : each.end])
    for block in blocks:
        if block.target and block.target.kind is not Kind.UNKNOWN:
            yield from block.heading
    yield from filled.association


def find_year(lines: tuple[Line, ...]) -> int | None:
    """Return the reporting year that a report names."""
    text = " ".join(line.text for line in lines if line)
    for pattern in reading_data().year:
        match = re.search(pattern, text, re.IGNORECASE)
        if match:
            return int(match[1])
    return None


def guess_name(lines: tuple[Line, ...], targets: tuple[Target, ...]) -> str:
    """Return the enterprise's name as the form's first field or the cover gives it; or nothing."""
    field = next((each for each in targets if each.key == "0.1"), None)
    letters = {wording.letters for wording in field.wordings} if field else set()
    written = [line.text for line in lines if line]
    for at, text in enumerate(written):
        label, mark, rest = text.partition(":")
        if squeeze(label) in letters and (rest.strip() or (not mark and at + 1 < len(written))):
            return (rest.strip() or written[at + 1])[:_LONGEST_NAME]
    for pattern in reading_data().name:
        for at, text in enumerate(written):
            match = re.fullmatch(pattern, " ".join([text, *written[at + 1 : at + 2]]), re.IGNORECASE)
            if match:
                return match[1].strip()[:_LONGEST_NAME]
    return ""
