"""A draft, a language or an enterprise taken away again, where it was made by mistake.

What has been published or signed stays: others may have linked to it, or rely on it. All that goes
is kept, and goes at once or not at all.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.book.model import Answer, Answered, BookQuestion, BookReport, Unavailable
from generator.checks.check import Checked
from generator.content.sources import ORGANISATION, discover
from generator.editing.draft_findings import marks_of
from generator.editing.kept_versions import keep_version, report_files
from generator.editing.opened_file import OpenedFile
from generator.editing.restoring import Replaced, replace_kept
from generator.editing.yaml_changes import change_value
from generator.formats.listing import ListedFinding, list_findings
from generator.line.content_check import check_source
from schema.fields import fields_of
from schema.form import Step
from schema.organisation import Organisation


class LostAnswers(Struct, frozen=True):
    """How many answers of a step of a year's report go."""

    year: int
    step: Step
    count: int


class Removal(Struct, frozen=True):
    """What taking something away does: the folder (from content/), and the files that it then has.

    `files` is None where the folder goes. `gone` are the names of the files that go, `answers` how
    many answers are in them, by step. `drafts` are the reports that lose a part. `refused` names
    why it may not be, if so.
    """

    path: str
    files: Mapping[str, bytes] | None = None
    gone: tuple[str, ...] = ()
    answers: tuple[LostAnswers, ...] = ()
    drafts: tuple[str, ...] = ()
    refused: str = ""


def plan_report(content: Path, report: BookReport) -> Removal:
    """Return what taking away a report would do. Raises OSError."""
    gone = tuple(name for name, _ in report_files(content / report.path))
    answers = tuple(_answers_in(report))
    return Removal(report.path, None, gone, answers, refused=_stays(content, report))


def plan_enterprise(content: Path, checked: Checked) -> Removal:
    """Return what taking away an enterprise with all its drafts would do. Raises OSError."""
    key, reports = checked.book.key, checked.book.reports
    gone = tuple(name for name, _ in report_files(content / key))
    answers = tuple(lost for each in reports for lost in _answers_in(each))
    # One that cannot be read may have been published.
    read = {f"{each.year}/report.yaml" for each in reports}
    unread = any(each.count("/") == 1 and each.endswith("/report.yaml") for each in {*gone} - read)
    stays = [_stays(content, each) for each in reports]
    refused = next(filter(None, stays), "unread" if unread else "")
    return Removal(key, None, gone, answers, refused=refused)


def plan_language(content: Path, checked: Checked, report: BookReport, language: str) -> Removal:
    """Return what taking away a language of an enterprise would do.

    Raises UnwritableError, OSError.
    """
    key, reports = checked.book.key, checked.book.reports
    staying = [each for each in reports if _stays(content, each)]
    drafts = [each for each in reports if each not in staying]
    if language not in report.languages[1:]:
        return Removal(key, refused="main" if language in report.languages else "unknown")
    if any(lost for each in staying for lost in _texts_in(each, language)):
        return Removal(key, refused="published")
    gone = {f"{each.year}/{folder}/{language}.md" for each in drafts for folder in each.form.steps}
    files = {name: file.read_bytes() for name, file in report_files(content / key)}
    opened = OpenedFile(files[ORGANISATION])
    left = [each for each in report.languages if each != language]
    text = change_value(opened.text, ("languages",), left, fields_of(Organisation))
    files[ORGANISATION] = opened.with_text(text).data
    return Removal(
        path=key,
        files={name: data for name, data in files.items() if name not in gone},
        gone=tuple(name for name in files if name in gone),
        answers=tuple(lost for each in drafts for lost in _texts_in(each, language)),
        drafts=tuple(each.path for each in drafts),
    )


def find_obstacles(
    content: Path, checked: Checked, removal: Removal, as_of: date, language: str
) -> tuple[ListedFinding, ...]:
    """Return what would stop the rest from being published that does not now, in a language."""
    source, discovered = discover(content, checked.book.key)
    files = removal.files or {}
    left = tuple(
        each if each.data is None else replace(each, data=files[name], size=len(files[name]))
        for each in source.sources
        if (name := each.path.partition("/")[2]) in files
    )
    after = check_source(replace(source, sources=left), discovered, as_of)
    new = [
        each
        for each in after.findings
        if each.finding.stops_publishing
        and not marks_of(replace(after, findings=(each,))) <= marks_of(checked)
    ]
    return tuple(list_findings(replace(after, findings=tuple(new)), language))


def remove(content: Path, removal: Removal, moment: datetime) -> Replaced:
    """Take away what is planned, when all that is there has been kept.

    Raises NotKeptError, ChangedMeanwhileError, OSError; then nothing has changed.
    """
    for each in removal.drafts:
        keep_version(content, each, "removed", moment)
    return replace_kept(content, removal.path, removal.files, "removed", moment)


def _stays(content: Path, report: BookReport) -> str:
    """Return why a report may not be taken away; nothing where it is but a draft."""
    if report.head.status != "draft":
        return "published"
    return "signed" if (content / report.path / "signed").exists() else ""


def _answers_in(report: BookReport) -> Iterator[LostAnswers]:
    """Yield how many questions are answered in the files of each step of a report."""
    yield from _count(report, lambda each: any(map(_is_said, each.answers.values())))


def _texts_in(report: BookReport, language: str) -> Iterator[LostAnswers]:
    """Yield how many answers of each step are texts of their own in a language."""

    def is_text(each: BookQuestion) -> bool:
        answer = each.answers.get(language)
        return each.question.answer == "prose" and answer is not None and _is_said(answer)

    yield from _count(report, is_text)


def _count(report: BookReport, goes: Callable[[BookQuestion], bool]) -> Iterator[LostAnswers]:
    for each in report.steps:
        if count := sum(map(goes, each.questions)):
            yield LostAnswers(report.year, each.step, count)


def _is_said(answer: Answer) -> bool:
    in_step = answer.where.file.count("/") > 2
    return in_step and isinstance(answer, Answered | Unavailable)
