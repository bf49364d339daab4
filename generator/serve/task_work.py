"""What a task of the work page is: asked for by a form, done on the content, told of in words."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from msgspec import Struct

from generator.book.model import BookReport
from generator.book.risk_names import title_risks
from generator.checks.check import Checked, ReportNames
from generator.content.sources import list_organisations
from generator.editing.saving import History
from generator.findings.finding import Finding
from generator.formats.listing import ListedFinding
from generator.formats.visible import flatten
from generator.line.content_check import check_organisation
from generator.serve.command_runs import CommandRun, run_command
from generator.serve.named_findings import Naming
from generator.text.words import Words, load_words
from schema.form import Question
from schema.languages import spoken_for

NAME = re.compile(r"[^\x00-\x1f\x7f]{1,200}")


class WorkTask(Struct, frozen=True):
    """What a page asks to be done: its name, for which report, and what the form holds.

    `upload` is where the server has put a file that was sent, `name` what it was called.
    """

    name: str
    report: str
    language: str
    given: Mapping[str, str]
    upload: str = ""
    file: str = ""


class OfferedTask(Struct, frozen=True):
    """A task that is done only once it has been told what it does: its name, and of what.

    The work page's words `<task>_kept` and `<task>_now` say what it keeps, and the button.
    """

    task: str
    what: str


class Obstacle(Struct, frozen=True):
    """What keeps a statement from being published: how to mend it, and in which answer, if any.

    The message and the help are in the language that the command speaks, the name in the reader's.
    """

    code: str
    language: str
    message: str
    help: tuple[str, ...]
    question: str = ""
    name: str = ""


class WorkOutcome(Struct, frozen=True):
    """What came of a task, in words; what a command said, or stands in the way; where to go on.

    `report` is the path of the report that the page is about from now on, if it is another. What is
    said may stay folded where it is `quiet`. `offer` is what can be done now that it has been told,
    `undo` the number that takes back what was done. `typed` is what the form held, by the task and
    the name, where it was not done.
    """

    good: bool
    text: str
    said: str = ""
    found: tuple[Obstacle, ...] = ()
    note: str = ""
    link: str = ""
    report: str = ""
    quiet: bool = False
    offer: OfferedTask | None = None
    undo: int = 0
    typed: Mapping[str, str] = {}


class TaskWork(Struct, frozen=True):
    """What a task works on; commands are run in `folder`, and `history` can undo."""

    content: Path
    folder: Path
    history: History
    now: datetime
    task: WorkTask

    @property
    def today(self) -> date:
        """The day where the editor is."""
        return self.now.astimezone().date()

    @property
    def words(self) -> Words:
        """The words of the work page."""
        return load_words(self.task.language, "work")

    def given(self, name: str, pattern: re.Pattern[str] = NAME) -> str:
        """Return what the form holds, on one line; empty where it is not as it must be."""
        text = " ".join(self.task.given.get(name, "").split())
        return text if pattern.fullmatch(text) else ""

    @property
    def report(self) -> BookReport | None:
        """The report that the task is about; None where there is none."""
        found = find_report(self.content, self.task.report, self.today)
        return found[1] if found else None

    def run(self, *arguments: str) -> CommandRun:
        """Run a command on the content."""
        return run_command(self.folder, spoken_for(self.task.language), *arguments)

    def refuse(self, key: str) -> WorkOutcome:
        """Return that something could not be done, and why."""
        return WorkOutcome(good=False, text=self.words[key])


def say_obstacles(obstacles: Iterable[ListedFinding]) -> str:
    """Return what stands in the way, as lines: what each is, and below it how to mend it."""
    return "\n".join(
        "\n  ".join(
            map(flatten, (f"– {each.finding.code}: {each.message.text}", *each.message.help))
        )
        for each in obstacles
    )


def list_obstacles(
    obstacles: Iterable[ListedFinding], report: BookReport, language: str
) -> Iterator[Obstacle]:
    """Yield what stands in the way of a report, by name, to readers of a language."""
    spoken = spoken_for(language)
    names = ReportNames(report.form.head.id, {spoken: title_risks(report, spoken)})
    naming = Naming({report.path: names}, spoken)
    for each in obstacles:
        lines = naming.say(each.finding, (each.message.text, *each.message.help))
        message, *remedy = map(flatten, lines)
        asked = _question_at(each.finding, report)
        name = asked.called.in_language(language) if asked else ""
        where = asked.id if asked else ""
        yield Obstacle(each.finding.code, spoken, message, tuple(remedy), where, name)


def _question_at(finding: Finding, report: BookReport) -> Question | None:
    """Return the question that a finding is about, else the one whose answer it is in."""
    where, nearest, depth = finding.where, None, -1
    for bound in report.questions:
        if bound.question.id == finding.about:
            return bound.question
        for each in bound.answers.values():
            keys = each.where.keys
            inside = each.where.file == where.file and where.keys[: len(keys)] == keys
            if inside and len(keys) > max(depth, 0):
                nearest, depth = bound.question, len(keys)
    return nearest


def find_report(content: Path, path: str, today: date) -> tuple[Checked, BookReport] | None:
    """Return a report by its path, with all that is checked with it; None where there is none."""
    key = path.partition("/")[0]
    if key not in list_organisations(content)[0]:
        return None
    checked = check_organisation(content, key, today)
    report = next((each for each in checked.book.reports if each.path == path), None)
    return (checked, report) if report else None
