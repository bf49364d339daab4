"""The whole way from a file's bytes to a report's answers."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from generator.importing.answers import fill
from generator.importing.blocks import Block, make_blocks
from generator.importing.candidates import Candidate
from generator.importing.column_widths import measure
from generator.importing.columns import part_columns
from generator.importing.draft import Filled
from generator.importing.furniture import strip_furniture
from generator.importing.guesses import add_guesses, is_guessed
from generator.importing.headings import find_headings
from generator.importing.language import find_language
from generator.importing.lexicon import squeeze
from generator.importing.lines import Line, split_lines
from generator.importing.portal import reading_data
from generator.importing.reading import read_text
from generator.importing.results import Remark, Setting
from generator.importing.targets import Kind, Target, targets_of
from generator.importing.unreadable import UnreadableError
from generator.importing.wordings import Index
from generator.importing.years import find_signed, find_year
from schema.form import Form, form_names, load_form

# A report has dozens of the form's headings; with fewer than this it is something else.
_FEWEST = 3
_LONGEST_NAME = 100


class Imported(Struct, frozen=True):
    """A report as it was read: its lines, what they were found to be, and the answers.

    `year` is None when the report does not say it; `furniture` are the page's own lines.
    """

    form: Form
    lines: tuple[Line, ...]
    furniture: tuple[Line, ...]
    blocks: tuple[Block, ...]
    filled: Filled
    setting: Setting
    year: int | None
    language: str
    from_pdf: bool


class Wish(Struct, frozen=True):
    """What the editor says of a report, where she does not leave it to the report itself."""

    form: str | None = None
    year: int | None = None
    language: str | None = None


def read_report(data: bytes, wish: Wish) -> Imported:
    """Read a report. Raises UnreadableError."""
    text, from_pdf = read_text(data)
    lines = split_lines(text)
    year = wish.year or find_year(lines)
    form = load_form(wish.form or choose_form(year))
    targets = targets_of(form)
    signed = None if year else find_signed(lines, targets)
    year = signed[0] if signed else year
    index = Index(targets)
    stripped = strip_furniture(lines, guess_name(lines, targets), index.letters)
    if not from_pdf:
        stripped = replace(stripped, lines=part_columns(stripped.lines))
    headings, contents = find_headings(stripped.lines, index)
    if sum(each.target.kind is Kind.QUESTION for each in headings) < _FEWEST:
        raise UnreadableError("import_not_a_report")
    headings = add_guesses(_without(stripped.lines, contents), headings, targets)
    blocks = make_blocks(_without(stripped.lines, contents), _moved(headings, contents))
    setting = Setting(year or 0, measure(tuple(_answers(blocks))))
    filled = fill(form, blocks, setting)
    filled.remarks.extend(_guessed(headings, stripped.lines))
    if signed:
        filled.remarks.append(Remark("import_year_guessed", "report.yaml", signed[1], str(year)))
    language = wish.language or find_language(
        _answers(blocks), (each.language for each in headings)
    )
    return Imported(
        form,
        lines,
        (*stripped.furniture, *_of(contents, stripped.lines)),
        blocks,
        filled,
        setting,
        year,
        language,
        from_pdf,
    )


def _guessed(headings: Iterable[Candidate], lines: tuple[Line, ...]) -> Iterator[Remark]:
    """Yield what to tell of headings that were guessed."""
    for each in headings:
        if is_guessed(each):
            text = " ".join(line.text for line in lines[each.start : each.end])
            yield Remark("import_guessed", each.target.key, lines[each.start], text)


def choose_form(year: int | None) -> str:
    """Return the association's newest form of a year or before; its first one for older reports."""
    heads = sorted((load_form(name).head for name in form_names()), key=lambda head: head.year)
    own = [head for head in heads if head.publisher in reading_data().association_names]
    fitting = [head for head in own if year is None or head.year <= year]
    return (fitting[-1] if fitting else own[0]).id


def _answers(blocks: tuple[Block, ...]) -> Iterator[Line]:
    """Yield the lines of all answers, on which the page's measure and language show."""
    for block in blocks:
        if block.target and block.target.kind is Kind.QUESTION:
            yield from block.lines


def _without(lines: tuple[Line, ...], contents: tuple[Candidate, ...]) -> tuple[Line, ...]:
    """Return lines with those of a list of contents made blank."""
    gone = {at for each in contents for at in range(each.start, each.end)}
    return tuple(line.with_text("") if at in gone else line for at, line in enumerate(lines))


def _of(contents: tuple[Candidate, ...], lines: tuple[Line, ...]) -> Iterator[Line]:
    """Yield the lines of a list of contents."""
    for each in contents:
        yield from lines[each.start : each.end]


def _moved(
    headings: tuple[Candidate, ...], contents: tuple[Candidate, ...]
) -> tuple[Candidate, ...]:
    starts = {each.start for each in contents}
    return tuple(each for each in headings if each.start not in starts)


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
            match = re.fullmatch(
                pattern, " ".join([text, *written[at + 1 : at + 2]]), re.IGNORECASE
            )
            if match:
                return match[1].strip()[:_LONGEST_NAME]
    return ""
