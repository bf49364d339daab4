"""What a task of the work page is: asked for by a form, done on the content, told of in words."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from generator.book.model import BookReport
from generator.checks.check import Checked
from generator.content.sources import list_organisations
from generator.editing.saving import History
from generator.line.content_check import check_organisation
from generator.serve.command_runs import CommandRun, run_command
from generator.serve.obstacles import Obstacle, find_unread
from generator.text.words import Words, load_words

FoundReport: TypeAlias = tuple[Checked, BookReport]
NAME = re.compile(r"[^\x00-\x1f\x7f]{1,200}")
YEAR = re.compile(r"(?:19|20)\d\d")


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


class WorkOutcome(Struct, frozen=True):
    """What came of a task, in words; what a command said, or stands in the way; where to go on.

    `why` says in a few lines what is wrong and what to do next. `report` is the path of the report
    that the page is about from now on, if it is another. What is said may stay folded where it is
    `quiet`, below the word `heading`. `offer` is what can be done now that it has been told, `undo`
    the number that takes back what was done. `typed` is what the form of a `task` held, by the task
    and the name, where it was not done.
    """

    good: bool
    text: str
    why: str = ""
    said: str = ""
    heading: str = "said"
    found: tuple[Obstacle, ...] = ()
    note: str = ""
    link: str = ""
    report: str = ""
    quiet: bool = False
    offer: OfferedTask | None = None
    undo: int = 0
    task: str = ""
    typed: Mapping[str, str] = {}


class TaskWork(Struct, frozen=True, dict=True):
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

    @cached_property
    def checked(self) -> Checked | None:
        """The enterprise that the task is about, as it was before anything is done."""
        return check_enterprise_of(self.content, self.task.report, self.today)

    @property
    def found(self) -> FoundReport | None:
        """The report that the task is about, with all that was checked; None where none is."""
        return report_in(self.checked, self.task.report)

    @property
    def report(self) -> BookReport | None:
        """The report that the task is about; None where there is none."""
        return self.found[1] if self.found else None

    def run(self, *arguments: str) -> CommandRun:
        """Run a command on the content."""
        return run_command(self.folder, self.task.language, *arguments)

    def refuse(self, key: str) -> WorkOutcome:
        """Return that something could not be done, and why."""
        return WorkOutcome(good=False, text=self.words[key])

    def refuse_unread(self, key: str, *paths: str) -> WorkOutcome | None:
        """Return that something in reports cannot be read, and where; None where all can be.

        They are reports of the enterprise that the task is about.
        """
        found: dict[Obstacle, None] = {}
        if self.checked is None:
            return None
        for path in paths or (self.task.report,):
            unread = find_unread(self.checked, self.content, path, self.task.language)
            found |= dict.fromkeys(unread)
        return WorkOutcome(good=False, text=self.words[key], found=tuple(found)) if found else None


def check_enterprise_of(content: Path, path: str, today: date) -> Checked | None:
    """Return all that is checked of the enterprise of a report, by its path; None of none."""
    key = path.partition("/")[0]
    known = key in list_organisations(content)[0]
    return check_organisation(content, key, today) if known else None


def report_in(checked: Checked | None, path: str) -> FoundReport | None:
    """Return a report by its path, with all that was checked with it; None where there is none."""
    reports = checked.book.reports if checked else ()
    report = next((each for each in reports if each.path == path), None)
    return (checked, report) if checked and report else None


def find_report(content: Path, path: str, today: date) -> FoundReport | None:
    """Return a report as it is now, by its path, with all that is checked with it."""
    return report_in(check_enterprise_of(content, path, today), path)
