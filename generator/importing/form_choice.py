"""On which form a report is written: the one whose questions its headings are most like.

The association's reports do not name their form, and one for 2025 may be written on that of 2023:
the year decides only between forms that fit the report alike.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from msgspec import Struct

from generator.importing.headings.blocks import DividedReport, divide_report
from generator.importing.headings.candidates import Candidate, read_number
from generator.importing.headings.known import (
    HeadingIndex,
    HeadingKind,
    KnownHeading,
    likeness,
    list_headings,
)
from generator.importing.metadata import guess_name
from generator.importing.portal.data import reading_data
from generator.importing.source import UnreadableError
from generator.importing.source.lines import Lines
from generator.importing.source.page_layout import StrippedLines, remove_layout
from generator.importing.source.reading import SourceDocument
from schema.form import Form, form_names, load_form

# A heading that is less like a question than this is another one's, or none.
_LIKE = 0.72


class ChoiceReason(StrEnum):
    """Why a form was chosen; each value is the key of what the command says of it."""

    ASKED_FOR = "import_form_asked_for"
    ONLY = "import_form_only"
    LIKEST = "import_form_likest"
    YEAR = "import_form_year"


class FormReading(Struct, frozen=True):
    """A report read by the headings of one form; `fit` is how like they are to its questions.

    It is the sum over the headings, each from 0 to 1.
    """

    form: Form
    known: tuple[KnownHeading, ...]
    stripped: StrippedLines
    divided: DividedReport
    fit: float


class FormChoice(Struct, frozen=True):
    """Why a form was chosen, and which others were thought of: those as like, or less like."""

    reason: ChoiceReason
    others: tuple[str, ...] = ()


def list_forms(asked: str | None) -> tuple[Form, ...]:
    """Return the forms that a report may be written on, the oldest first.

    They are what the editor says, or all that the association has published.
    """
    if asked:
        return (load_form(asked),)
    own = (load_form(name) for name in form_names())
    known = [form for form in own if form.head.publisher in reading_data().association_names]
    return tuple(sorted(known, key=lambda form: form.head.year))


def read_on_forms(document: SourceDocument, forms: Sequence[Form]) -> tuple[FormReading, ...]:
    """Read a document by each form's headings. Raises UnreadableError: it has too few of any's."""
    readings: list[FormReading] = []
    for form in forms:
        try:
            readings.append(_read_on(form, document))
        except UnreadableError:
            if form is forms[-1] and not readings:
                raise
    return tuple(readings)


def choose_form(
    readings: Sequence[FormReading], forms: Sequence[Form], year: int | None, *, asked: bool
) -> tuple[FormReading, FormChoice]:
    """Choose among readings, the oldest form first: the likest, else the newest of its year.

    That is one of the report's year or before, or the first of all. `forms` are also those by which
    the report could not be read.
    """
    most = max(each.fit for each in readings)
    alike = [each for each in readings if each.fit == most]
    begun = [each for each in alike if year is None or each.form.head.year <= year]
    chosen = (begun or alike[:1])[-1]
    if asked or len(forms) == 1:
        return chosen, FormChoice(ChoiceReason.ASKED_FOR if asked else ChoiceReason.ONLY)
    reason = ChoiceReason.YEAR if alike[1:] else ChoiceReason.LIKEST
    rivals = [each.form for each in alike] if alike[1:] else forms
    others = tuple(each.head.id for each in rivals if each is not chosen.form)
    return chosen, FormChoice(reason, others)


def _read_on(form: Form, document: SourceDocument) -> FormReading:
    known = list_headings(form)
    index = HeadingIndex(known)
    stripped = remove_layout(document, guess_name(document.lines, known), index.letters)
    divided = divide_report(stripped.lines, index)
    fit = measure_fit(divided.headings, stripped.lines)
    return FormReading(form, known, stripped, divided, fit)


def measure_fit(headings: Sequence[Candidate], lines: Lines) -> float:
    """Return how like headings are to the questions of their form, all together.

    One that is little like its question (known by its number, or guessed) says nothing of a form.
    """
    return round(sum(each for each in _likenesses(headings, lines) if each >= _LIKE), 2)


def _likenesses(headings: Sequence[Candidate], lines: Lines) -> Iterator[float]:
    """Yield how like each question's heading is to its wording; what follows it says nothing."""
    for each in headings:
        if each.target.kind is HeadingKind.QUESTION:
            written = " ".join(line.text for line in lines[each.start : each.end] if line)
            text = written.removesuffix(each.rest)
            numbered = read_number(text)
            if numbered and numbered.number == each.target.number:
                text = numbered.rest
            yield max((likeness(text, wording) for wording in each.target.wordings), default=0.0)
