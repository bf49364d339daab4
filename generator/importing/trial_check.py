"""A draft checked before it is written: what would stop its preview is taken out, and told."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date

from msgspec import Struct

from generator.assessment.points import assess
from generator.assessment.tallies import measure_completeness
from generator.book.model import Book
from generator.checks.check import Checked
from generator.content.temporary_folders import temporary_folder
from generator.findings.finding import Ref
from generator.importing.comments import add_comments
from generator.importing.destination import Destination, languages_of, put
from generator.importing.files import write_files
from generator.importing.report import ImportedReport
from generator.importing.settling import take_out_fact
from generator.line.content_check import check_organisation

# Taking one fact out may show that another does not fit; more rounds than facts are never needed.
_ROUNDS = 8
_ORGANISATION = "organisation.yaml"


class TriedFiles(Struct, frozen=True):
    """The files of a report that can be previewed, and how many questions they answer, of all.

    `plain` are the same without comments, `organisation` the text of organisation.yaml.
    """

    files: Mapping[str, str]
    plain: Mapping[str, str]
    organisation: str
    answered: int
    asked: int


def try_out(
    imported: ImportedReport, destination: Destination, as_of: date, say: Callable[[str], str]
) -> TriedFiles:
    """Write a report for trial and check it; take out, in the draft, what is an error.

    `as_of` stands for today, `say` makes a comment of words that are kept beside values.
    """
    for attempt in range(_ROUNDS):
        content = write_files(imported, languages_of(destination))
        plain = {**content.files, _ORGANISATION: content.organisation}
        files = add_comments(plain, imported.draft.kept, say)
        organisation = files.pop(_ORGANISATION)
        with _checked(destination, as_of, organisation, files) as checked:
            places = [
                each.finding.where for each in checked.findings if each.finding.stops_publishing
            ]
            taken = [each for each in places if _take_out(imported, destination, each)]
            if not taken or attempt == _ROUNDS - 1:
                answered, asked = count_answers(checked.book, destination.year)
                return TriedFiles(files, plain, organisation, answered, asked)
    raise AssertionError("the last round returns")


@contextmanager
def _checked(
    destination: Destination, as_of: date, organisation: str, files: Mapping[str, str]
) -> Iterator[Checked]:
    """Give what a check says of files in a folder that is gone afterwards."""
    with temporary_folder() as folder:
        trial = Destination(folder, destination.key, destination.year)
        known = destination.organisation / _ORGANISATION
        if known.is_file():
            trial.organisation.mkdir(parents=True)
            shutil.copyfile(known, trial.organisation / _ORGANISATION)
        put(trial, organisation, files)
        yield check_organisation(trial.content, trial.key, as_of)


def _take_out(imported: ImportedReport, destination: Destination, where: Ref) -> bool:
    """Take the fact at a place out of the draft; say whether it was there."""
    head = f"{destination.key}/{destination.year}/"
    file = where.file.removeprefix(head).removesuffix(".yaml").removesuffix("/facts")
    draft, form, lines = imported.draft, imported.form, imported.lines
    return bool(where.keys) and take_out_fact(draft, form, file, where.keys, lines)


def count_answers(book: Book, year: int) -> tuple[int, int]:
    """Return how many questions are answered, of how many, as `aktsom check` counts them."""
    report = next((each for each in book.reports if each.year == year), None)
    steps = measure_completeness(report, assess(report, book)).steps.values() if report else ()
    answered = sum(each.answered + each.unavailable for each in steps)
    return answered, sum(each.asked for each in steps)
