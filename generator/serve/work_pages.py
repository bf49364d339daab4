"""The pages of the preview for what no question asks: the work page, and a file as text."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct

from generator.book.field_views import name_file
from generator.book.model import BookReport
from generator.book.plain import PlainWriter
from generator.checks.check import Checked
from generator.content.git import GitError
from generator.content.sources import ORGANISATION, discover, list_organisations
from generator.editing.beside import say_moment
from generator.editing.committed_files import changed_files, committed_file
from generator.editing.opened_file import OpenedFile, UnwritableError
from generator.editing.places import UnknownPlaceError
from generator.editing.proposals import OpenProposal, ProposalState, list_open, look
from generator.editing.renewing import plan_renewal
from generator.editing.restoring import list_versions
from generator.editing.saving import read_file
from generator.editing.whole_file import TEXTS
from generator.editing.yaml_changes import read_value
from generator.importing.kept_source import KeptSource, find_source
from generator.plan.site_plan import earlier_than
from generator.serve.addresses import OWN_MARK
from generator.serve.obstacles import Obstacle, find_unread
from generator.serve.pages import fill
from generator.serve.removal_tasks import list_removable, list_removed
from generator.serve.restore_tasks import say_version
from generator.serve.task_work import WorkOutcome, check_enterprise_of, report_in
from generator.text.words import load_said, load_words
from schema.form import form_names, load_form
from schema.languages import in_language, load_languages, usual_language
from schema.law import cite, load_provisions

# What the Act says of each task.
_PROVISIONS = {"publish": "aapenhetsloven-5-3", "sign": "aapenhetsloven-5-4"}
_FIRST_FORM = "act-essential"


class AskedWork(Struct, frozen=True):
    """Which work page is asked for: about which report, in which language, telling what was done.

    `form` is the one that a first report gets here, if that is said.
    """

    path: str
    language: str
    done: WorkOutcome | None = None
    form: str = ""


class ChosenValue(Struct, frozen=True):
    """What may be chosen in a form: its value, what it is called, whether it is chosen at first."""

    value: str
    label: str
    chosen: bool = False


class ChangedFile(Struct, frozen=True):
    """A file that differs from what was last sent in, what it holds, whether it can be put back."""

    file: str
    name: str
    before: bool


class ReportWork(Struct, frozen=True):
    """What can be done with a report.

    `earlier` is the year of the one before, `lacks` the languages that it is not in.
    """

    path: str
    name: str
    year: int
    draft: bool
    earlier: int | None
    lacks: tuple[ChosenValue, ...]


class SourcedAnswer(Struct, frozen=True):
    """An imported answer beside its source.

    The question, what stands there now, what the source says with its places, what to look over.
    """

    question: str
    label: str
    answer: tuple[str, ...]
    pieces: tuple[tuple[str, str], ...]
    doubts: tuple[str, ...]


class WorkView(Struct, frozen=True):
    """All that the work page shows; `report` is None where there is none yet.

    `languages` are those that a new enterprise is offered, `own_languages` those of one that has
    no statement yet.

    `typed` is what a form held that could not be done, `begun` are the enterprises that have no
    statement yet, `versions` what the report can be put back to.

    `path` is that of the report, of which `unread` keeps it from being shown.

    `removable` may be asked to be taken away, `removed` be brought back.

    `source` is the name of the file that the report was imported from, and `sourced` the answers
    that nobody has looked at beside it. Where it is `older`, something is written in an older way.
    """

    report: ReportWork | None
    reports: tuple[ChosenValue, ...]
    languages: tuple[ChosenValue, ...]
    own_languages: tuple[ChosenValue, ...]
    forms: tuple[ChosenValue, ...]
    proposal: ProposalState
    why_not: str
    files: tuple[ChangedFile, ...]
    others: tuple[OpenProposal, ...]
    law: dict[str, str]
    year: int
    done: WorkOutcome | None = None
    typed: Mapping[str, str] = {}
    begun: tuple[ChosenValue, ...] = ()
    versions: tuple[ChosenValue, ...] = ()
    removable: tuple[ChosenValue, ...] = ()
    removed: tuple[ChosenValue, ...] = ()
    path: str = ""
    unread: tuple[Obstacle, ...] = ()
    source: str = ""
    sourced: tuple[SourcedAnswer, ...] = ()
    older: bool = False


def render_work(content: Path, asked: AskedWork, today: date) -> str:
    """Return the work page about a report; about the newest one where there is no such path."""
    path, done = asked.path, asked.done
    language = asked.language if asked.language in load_languages() else usual_language()
    reports = sorted(_reports(content), key=lambda each: (each.partition("/")[2], each))
    path = path if path in reports else next(reversed(reports), "")
    checked = check_enterprise_of(content, path, today) if path else None
    found = report_in(checked, path)
    texts = load_words(language, "writing").texts
    state = look(content, texts["send_begin"])
    kept = find_source(content / path) if found else None
    begun = tuple(_begun(content, reports))
    removable = list_removable(found[1] if found else None, tuple(each.value for each in begun))
    view = WorkView(
        report=_view(*found, language) if found else None,
        reports=tuple(
            ChosenValue(each, each.replace("/", " "), chosen=each == path) for each in reports
        ),
        languages=tuple(_languages(language, {language})),
        own_languages=tuple(_languages(language, _languages_of(content, begun) or {language})),
        forms=tuple(_forms(language, asked.form or _FIRST_FORM)),
        proposal=state,
        why_not=texts[f"send_{state.why_not}"] if state.why_not else "",
        files=tuple(_files(content, language)),
        others=list_open(content),
        law={task: _cite(each, language) for task, each in _PROVISIONS.items()},
        year=today.year - 1,
        done=done,
        typed=done.typed if done else {},
        begun=begun,
        removable=tuple(ChosenValue(each.value, each.name(language)) for each in removable),
        removed=tuple(_removed(content, language)),
        versions=tuple(_versions(content, path, language)) if found else (),
        path=path,
        unread=find_unread(checked, content, path, language) if checked and not found else (),
        source=kept.name if kept else "",
        sourced=tuple(_sourced(kept, found[1], language)) if kept and found else (),
        older=bool(found and _is_older(content, *found)),
    )
    words = load_words(language, "work").texts
    return fill("work.html", language, view=view, say=words, token=OWN_MARK, texts=texts)


def render_text(content: Path, path: str, language: str) -> str:
    """Return the page on which a file of the content is written as text.

    Raises UnknownPlaceError for what is no such file.
    """
    key, _, name = path.partition("/")
    if key not in list_organisations(content)[0] or not name.endswith(TEXTS):
        raise UnknownPlaceError(path)
    if not any(each.path == path for each in discover(content, key)[0].sources):
        raise UnknownPlaceError(path)
    words = load_words(language, "writing")
    return fill("text.html", language, file=path, title=words("whole_file", file=path))


def _reports(content: Path) -> Iterator[str]:
    keys = set(list_organisations(content)[0]) if content.is_dir() else set()
    for each in content.glob("*/[0-9][0-9][0-9][0-9]/report.yaml"):
        if each.parent.parent.name in keys:
            yield each.parent.relative_to(content).as_posix()


def _begun(content: Path, reports: Iterable[str]) -> Iterator[ChosenValue]:
    """Yield the enterprises that have no statement yet, by their folder."""
    written = {each.partition("/")[0] for each in reports}
    for key in list_organisations(content)[0] if content.is_dir() else ():
        file = content / key / ORGANISATION
        if key not in written and file.is_file():
            name = _said_in(file, "name")
            yield ChosenValue(key, name if isinstance(name, str) and name else key)


def _said_in(file: Path, key: str) -> object:
    """Return what an enterprise's file says; nothing where that cannot be read."""
    try:
        return read_value(OpenedFile(read_file(file) or b"").text, (key,))
    except UnwritableError:
        return None


def _versions(content: Path, path: str, language: str) -> Iterator[ChosenValue]:
    for each in list_versions(content, path):
        yield ChosenValue(each.name, say_version(each, language))


def _removed(content: Path, language: str) -> Iterator[ChosenValue]:
    for path, version in list_removed(content):
        yield ChosenValue(path, f"{path} ({say_moment(version.moment, language)})")


def _view(checked: Checked, report: BookReport, language: str) -> ReportWork:
    names = load_languages()
    lacks = tuple(
        ChosenValue(code, in_language(each.label, language))
        for code, each in names.items()
        if code not in report.languages
    )
    earlier = earlier_than(checked.book, report)
    return ReportWork(
        path=report.path,
        name=checked.book.organisation.name,
        year=report.year,
        draft=report.head.status == "draft",
        earlier=earlier.year if earlier else None,
        lacks=lacks,
    )


def _is_older(content: Path, checked: Checked, report: BookReport) -> bool:
    try:
        planned = plan_renewal(content, checked, report)
    except (OSError, UnicodeDecodeError):
        return False
    return not planned.signed and bool(planned.files or planned.notes)


def _sourced(kept: KeptSource, report: BookReport, language: str) -> Iterator[SourcedAnswer]:
    words = load_said(language)
    asked = {each.question.id: each for each in report.questions}
    writer = PlainWriter(language, report.language, report.language)
    for each in kept.answers:
        bound = asked.get(each.question)
        answer = bound.answer(report.language, report.language) if bound else None
        text = writer.answer(answer, bound.question).text if bound else ""
        yield SourcedAnswer(
            question=each.question,
            label=bound.question.label.in_language(language) if bound else "",
            answer=tuple(filter(None, text.split("\n"))),
            pieces=tuple(
                (words.count(kept.unit, 1, first=str(place), last=str(place)), text)
                for place, text in each.pieces
            ),
            doubts=tuple(
                words(doubt.key, text=doubt.text, other=doubt.other, about=each.question)
                for doubt in each.doubts
            ),
        )


def _languages(language: str, chosen: Collection[str]) -> Iterator[ChosenValue]:
    for code, each in load_languages().items():
        yield ChosenValue(code, in_language(each.label, language), chosen=code in chosen)


def _languages_of(content: Path, begun: Iterable[ChosenValue]) -> frozenset[str]:
    """Return the languages that all enterprises without a statement are said to be in."""
    said = (_said_in(content / each.value / ORGANISATION, "languages") for each in begun)
    lists = [frozenset(each) for each in said if isinstance(each, list)]
    return frozenset.intersection(*lists) if lists else frozenset()


def _forms(language: str, first: str) -> Iterator[ChosenValue]:
    titles = {name: load_form(name).head.title.in_language(language) for name in form_names()}
    for name, title in titles.items():
        alone = [*titles.values()].count(title) == 1
        yield ChosenValue(name, title if alone else f"{title} ({name})", chosen=name == first)


def _files(content: Path, language: str) -> Iterator[ChangedFile]:
    try:
        for each in changed_files(content):
            there = committed_file(content, each) is not None
            yield ChangedFile(each, name_file(each, language), there)
    except GitError:
        return


def _cite(provision: str, language: str) -> str:
    found = load_provisions()[provision]
    return f"{cite(found, language)}: {found.summary.in_language(language)}"
