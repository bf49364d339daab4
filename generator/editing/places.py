"""Where a question of a report is answered: its file, its place in that, and what it may hold."""

from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.book.model import BookQuestion, BookReport
from generator.book.unasked_fields import fields_of_file, unasked_fields
from generator.checks.check import Checked
from generator.content.sources import (
    ORGANISATION,
    Source,
    SourceFolder,
    discover,
    list_organisations,
)
from generator.findings.finding import Ref
from generator.line.content_check import check_source
from schema.fields import Field
from schema.form import Question


class UnknownPlaceError(Exception):
    """No such question is asked in the content, or its answer stands in no file of its own."""


class AnswerPlace(Struct, frozen=True, forbid_unknown_fields=True):
    """A question as a page names it: the path of its report, its id, the language of the answer.

    In place of an id, a file's name stands for what no question asks for in that file; with
    `whole`, for all that is in it, as text (`report` may then be the organisation's name).
    """

    report: str
    question: str
    language: str
    whole: bool = False


class FoundAnswer(Struct, frozen=True):
    """A question with its report, and where the answer stands or would stand.

    `fields` are those of the file where it is one of YAML, else none. Without `bound`, it is those
    fields that are written, and no question asks for them.
    """

    checked: Checked
    report: BookReport
    folder: str
    bound: BookQuestion | None
    where: Ref
    fields: tuple[Field, ...]

    @property
    def question(self) -> Question | None:
        """The question; None for fields that no question asks for."""
        return self.bound.question if self.bound else None

    @property
    def is_text(self) -> bool:
        """Whether the answer is Markdown below a heading."""
        return self.question is not None and self.question.answer == "prose"

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the answer in its YAML file."""
        return tuple(map(str, self.where.keys))

    @property
    def field(self) -> Field | None:
        """The field that answers the question; None for a text, and what only the form knows."""
        found, fields = None, self.fields
        for key in self.keys:
            found = next((each for each in fields if each.key == key), None)
            fields = found.fields if found else ()
        return found

    @property
    def order(self) -> tuple[str, ...]:
        """The ids of the questions of the step, in the order of the form."""
        return tuple(each.id for each in self.report.form.steps[self.folder].questions)


def find_answer(
    content: Path, place: AnswerPlace, as_of: date, drafts: tuple[Source, ...] = ()
) -> FoundAnswer:
    """Return a question's place, checked as the files are now.

    `drafts` are files as they would be. Raises UnknownPlaceError; OSError where the content cannot
    be read.
    """
    key = place.report.partition("/")[0]
    if key not in list_organisations(content)[0]:
        raise UnknownPlaceError(place.report)
    source, discovered = discover(content, key)
    source = with_drafts(source, drafts)
    checked = check_source(source, discovered, as_of)
    return _find(checked, place)


def with_drafts(source: SourceFolder, drafts: tuple[Source, ...]) -> SourceFolder:
    """Return an organisation's files as they would be with others in their places."""
    every = {**source.by_path, **{each.path: each for each in drafts}}
    folders = {*source.folders, *(each.path.rpartition("/")[0] for each in drafts)}
    return replace(
        source,
        sources=tuple(every[path] for path in sorted(every)),
        folders=tuple(sorted(folders - {source.key})),
    )


def _find(checked: Checked, place: AnswerPlace) -> FoundAnswer:
    report = next((each for each in checked.book.reports if each.path == place.report), None)
    if report is None or place.language not in report.languages:
        raise UnknownPlaceError(f"{place.report} {place.language}")
    if place.question.endswith(".yaml"):
        return _find_unasked(checked, report, place.question)
    for step in report.steps:
        for bound in step.questions:
            if bound.question.id == place.question and bound.question.answer != "parts":
                where = bound.answers[place.language].where
                fields = (
                    () if where.file.endswith(".md") else fields_of_file(where.file, step.folder)
                )
                return FoundAnswer(checked, report, step.folder, bound, where, fields)
    raise UnknownPlaceError(f"{place.report} {place.question}")


def _find_unasked(checked: Checked, report: BookReport, name: str) -> FoundAnswer:
    fields = unasked_fields(report.form, name)
    if not fields:
        raise UnknownPlaceError(f"{report.path} {name}")
    folder = name.rpartition("/")[0]
    within = report.path.partition("/")[0] if name == ORGANISATION else report.path
    return FoundAnswer(checked, report, folder, None, Ref(f"{within}/{name}"), fields)


def find_file(content: Path, where: Ref) -> Path:
    """Return the file of an answer, which may not be there yet.

    Raises UnknownPlaceError where a link leads out of the content, or something else has the name.
    """
    file = content / where.file
    for each in (file, *file.parents):
        if each == content:
            return file
        if each.is_symlink() or (each.exists() and each.is_dir() == (each == file)):
            break
    raise UnknownPlaceError(where.file)
