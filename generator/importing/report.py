"""The whole way from a file's bytes to a report's answers, stage by stage."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from generator.importing.answers.draft import Draft, Remark, Setting
from generator.importing.answers.paragraphs import measure_column
from generator.importing.answers.reading import read_answers
from generator.importing.form_choice import FormChoice, choose_form, list_forms, read_on_forms
from generator.importing.headings.blocks import Block, DividedReport
from generator.importing.headings.guesses import is_guessed
from generator.importing.metadata import find_language, find_signed, find_year
from generator.importing.moved_lines import move_paragraphs
from generator.importing.source.lines import Lines
from generator.importing.source.reading import read_document
from generator.importing.value_repair import settle_draft
from schema.form import Form


class ImportedReport(Struct, frozen=True):
    """A report as it was read: its lines, what they were found to be, and the answers.

    `year` is None when the report does not say it; `furniture` are the page's own lines.
    """

    form: Form
    choice: FormChoice
    lines: Lines
    furniture: Lines
    blocks: tuple[Block, ...]
    draft: Draft
    setting: Setting
    year: int | None
    language: str
    from_pdf: bool


class ImportOptions(Struct, frozen=True):
    """What the editor says of a report, where she does not leave it to the report itself."""

    form: str | None = None
    year: int | None = None
    language: str | None = None


def read_report(
    data: bytes, options: ImportOptions, moved: Mapping[tuple[str, int], str] | None = None
) -> ImportedReport:
    """Read a report; `moved` is what the editor has placed otherwise. Raises UnreadableError."""
    document = read_document(data)
    year = options.year or find_year(document.lines)
    forms = list_forms(options.form)
    readings = read_on_forms(document, forms)
    known = tuple(each for reading in readings for each in reading.known)
    signed = None if year else find_signed(document.lines, known)
    year = signed[0] if signed else year
    reading, choice = choose_form(readings, forms, year, asked=bool(options.form))
    form, stripped, divided = reading.form, reading.stripped, reading.divided
    setting = Setting(year or 0, measure_column(tuple(divided.answers)))
    blocks = move_paragraphs(divided.blocks, moved or {})
    draft = read_answers(form, blocks, setting)
    draft.remarks.extend(_list_guesses(divided, stripped.lines))
    if signed:
        draft.remarks.append(Remark("import_year_guessed", "report.yaml", signed[1], str(year)))
    settle_draft(draft, form, document.lines, year)
    wordings = (each.language for each in divided.headings)
    return ImportedReport(
        form=form,
        choice=choice,
        lines=document.lines,
        furniture=(*stripped.furniture, *divided.contents),
        blocks=blocks,
        draft=draft,
        setting=setting,
        year=year,
        language=options.language or find_language(divided.answers, wordings),
        from_pdf=document.from_pdf,
    )


def _list_guesses(divided: DividedReport, lines: Lines) -> Iterator[Remark]:
    """Yield a remark on each heading that was guessed."""
    for each in divided.headings:
        if is_guessed(each):
            text = " ".join(line.text for line in lines[each.start : each.end])
            yield Remark("import_guessed", each.target.key, lines[each.start], text)
