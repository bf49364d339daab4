"""What is done with a statement as a whole, by the buttons of the work page: what commands do.

Whatever a page sends is looked at here: organisations, years, languages and files are those there
are, and texts are given to commands so that none of them can be taken for an option.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct

from generator.book.model import BookReport
from generator.checks.check import Checked
from generator.content.sources import list_organisations
from generator.editing.committed_files import changed_files, committed_file
from generator.editing.new_language import add_language
from generator.editing.opened_file import UnwritableError
from generator.editing.places import find_file
from generator.editing.proposals import ProposalSent, fetch, send
from generator.editing.publishing import find_obstacles, publish
from generator.editing.replies import say_refused
from generator.editing.saving import ChangedMeanwhileError, History, read_file
from generator.findings.finding import Ref
from generator.formats.visible import flatten
from generator.line.content_check import check_organisation
from generator.plan.site_plan import earlier_than
from generator.serve.command_runs import CommandRun, run_command
from generator.text.words import Words, load_words
from schema.form import form_names
from schema.languages import load_languages, spoken_for
from schema.scalars import make_identifier

_YEAR = re.compile(r"(?:19|20)\d\d")
_NAME = re.compile(r"[^\x00-\x1f\x7f]{1,200}")
_NUMBER = re.compile(r"[\d \xa0]{0,15}")
# A commit's message is one line.
_LONGEST_MESSAGE = 200


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


class WorkOutcome(Struct, frozen=True):
    """What came of a task, in words; what a command said; where to go on.

    `report` is the path of the report that the page is about from now on, if it is another. What is
    said may stay folded where it is `quiet`.
    """

    good: bool
    text: str
    said: str = ""
    link: str = ""
    report: str = ""
    quiet: bool = False


class _Work(Struct, frozen=True):
    """What a task works on; commands are run in `folder`, and `history` can undo."""

    content: Path
    folder: Path
    history: History
    today: date
    task: WorkTask

    @property
    def words(self) -> Words:
        return load_words(self.task.language, "work")

    def given(self, name: str, pattern: re.Pattern[str] = _NAME) -> str:
        """Return what the form holds, on one line; empty where it is not as it must be."""
        text = " ".join(self.task.given.get(name, "").split())
        return text if pattern.fullmatch(text) else ""

    def run(self, *arguments: str) -> CommandRun:
        """Run a command on the content."""
        return run_command(self.folder, spoken_for(self.task.language), *arguments)

    def refuse(self, key: str) -> WorkOutcome:
        """Return that something could not be done, and why."""
        return WorkOutcome(good=False, text=self.words[key])


def do_task(
    content: Path, folder: Path, history: History, task: WorkTask, today: date
) -> WorkOutcome:
    """Do what a page asks for, and return what came of it."""
    work = _Work(content, folder, history, today, task)
    act = _TASKS.get(task.name)
    if act is None:
        return work.refuse("unknown")
    try:
        return act(work)
    except (UnwritableError, ChangedMeanwhileError, OSError) as error:
        return WorkOutcome(good=False, text=say_refused(error, task.language))


def find_report(content: Path, path: str, today: date) -> tuple[Checked, BookReport] | None:
    """Return a report by its path, with all that is checked with it; None where there is none."""
    key = path.partition("/")[0]
    if key not in list_organisations(content)[0]:
        return None
    checked = check_organisation(content, key, today)
    report = next((each for each in checked.book.reports if each.path == path), None)
    return (checked, report) if report else None


def _report(work: _Work) -> BookReport | None:
    found = find_report(work.content, work.task.report, work.today)
    return found[1] if found else None


def _send(work: _Work) -> WorkOutcome:
    message = work.given("message")[:_LONGEST_MESSAGE]
    if not message:
        return work.refuse("send_no_message")
    sent, words = send(work.content, message, work.today), load_words(work.task.language, "writing")
    if sent.failed:
        return WorkOutcome(good=False, text=words["sent_failed"], said=sent.failed)
    return WorkOutcome(
        good=True, text=words(_say_sent(sent), branch=sent.branch), link=sent.address
    )


def _say_sent(sent: ProposalSent) -> str:
    if sent.opened:
        return "sent_opened"
    if sent.address:
        return "sent_open_it"
    return "sent_pushed" if sent.pushed else "sent_kept"


def _fetch(work: _Work) -> WorkOutcome:
    failed = fetch(work.content)
    if failed:
        return WorkOutcome(good=False, text=work.words["fetch_failed"], said=failed)
    return WorkOutcome(good=True, text=work.words["fetched"])


def _publish(work: _Work) -> WorkOutcome:
    report = _report(work)
    if report is None or report.head.status != "draft":
        return work.refuse("no_report")
    language = spoken_for(work.task.language)
    obstacles = find_obstacles(work.content, report, work.today, language)
    if obstacles:
        lines = "\n".join(f"– {flatten(each.message.text)}" for each in obstacles)
        return WorkOutcome(good=False, text=work.words["publish_stopped"], said=lines)
    publish(work.content, report, work.today)
    return WorkOutcome(good=True, text=work.words("published", year=report.year))


def _sign(work: _Work) -> WorkOutcome:
    report = _report(work)
    if report is None:
        return work.refuse("no_report")
    ran = work.run("sign", str(work.content / report.path), f"--content={work.content}")
    return WorkOutcome(
        ran.status == 0, work.words["sign_stopped" if ran.status else "signed"], ran.said
    )


def _compare(work: _Work) -> WorkOutcome:
    found = find_report(work.content, work.task.report, work.today)
    if found is None:
        return work.refuse("no_report")
    report = found[1]
    sides = ["HEAD", f"--content={work.content}"]
    if work.given("with") != "sent":
        earlier = earlier_than(found[0].book, report)
        if earlier is None:
            return work.refuse("nothing_before")
        sides = [str(work.content / each.path) for each in (earlier, report)]
    ran = work.run("compare", *sides)
    key = "compare_stopped" if ran.status == 2 else "compared"
    return WorkOutcome(ran.status < 2, work.words[key], ran.said)


def _next_year(work: _Work) -> WorkOutcome:
    report, year = _report(work), work.given("year", _YEAR)
    if report is None or not year:
        return work.refuse("no_year")
    key = report.path.partition("/")[0]
    ran = work.run("new", key, year, "--yes", f"--content={work.content}")
    return _made(work, ran, key, year)


def _made(work: _Work, ran: CommandRun, key: str, year: str) -> WorkOutcome:
    if ran.status:
        return WorkOutcome(good=False, text=work.words["not_made"], said=ran.said)
    text = work.words("made", year=year)
    return WorkOutcome(good=True, text=text, said=ran.said, report=f"{key}/{year}", quiet=True)


def _organisation(work: _Work) -> WorkOutcome:
    name, year = work.given("name"), work.given("year", _YEAR)
    key = make_identifier(work.given("key") or name)
    form, languages = work.given("form"), [*work.task.given.get("languages", "").split()]
    if not name or not key:
        return work.refuse("no_name")
    if not year:
        return work.refuse("no_year")
    options = [f"--name={name}", f"--languages={','.join(languages)}" if languages else ""]
    options.append(f"--form={form}" if form in form_names() else "")
    number = work.given("number", _NUMBER)
    options.append(f"--number={number}" if number else "")
    ran = work.run("new", key, year, "--yes", f"--content={work.content}", *filter(None, options))
    return _made(work, ran, key, year)


def _language(work: _Work) -> WorkOutcome:
    report, language = _report(work), work.given("added")
    if report is None or language not in load_languages():
        return work.refuse("no_language")
    made = add_language(work.content, report, language)
    text = work.words("language_added", count=len(made))
    return WorkOutcome(good=True, text=text, said="\n".join(made), quiet=True)


def _import(work: _Work) -> WorkOutcome:
    upload = Path(work.task.upload) if work.task.upload else None
    if upload is None or not upload.stat().st_size:
        return work.refuse("no_file")
    # The command is told apart what a file is by its bytes, and names it as the page does.
    named = upload.with_name(re.sub(r"[^\w.-]+", "-", work.task.file).lstrip("-.") or upload.name)
    upload.rename(named)
    options = [f"--year={work.given('year', _YEAR)}"] if work.given("year", _YEAR) else []
    if work.given("key"):
        options.append(f"--organisation={make_identifier(work.given('key'))}")
    before = _reports(work.content)
    ran = work.run("import", str(named), f"--into={work.content}", *options)
    if ran.status:
        return WorkOutcome(good=False, text=work.words["not_imported"], said=ran.said)
    new = sorted(_reports(work.content) - before)
    return WorkOutcome(
        good=True,
        text=work.words["imported"],
        said=ran.said,
        report=new[0] if new else "",
    )


def _reports(content: Path) -> set[str]:
    return {
        each.parent.relative_to(content).as_posix() for each in content.glob("*/[0-9]*/report.yaml")
    }


def _looked(work: _Work) -> WorkOutcome:
    """Take it that an editor has looked at an answer beside its source."""
    from generator.importing.kept_source import forget_answer

    if (report := _report(work)) is None:
        return work.refuse("no_report")
    forget_answer(work.content / report.path, work.task.given.get("question", ""))
    return WorkOutcome(good=True, text=work.words["looked"])


def _restore(work: _Work) -> WorkOutcome:
    file = work.task.given.get("file", "")
    data = committed_file(work.content, file) if file in changed_files(work.content) else None
    if data is None:
        return work.refuse("nothing_before")
    place = find_file(work.content, Ref(file))
    work.history.save(place, read_file(place), data)
    return WorkOutcome(good=True, text=work.words("restored", file=file))


_TASKS: Mapping[str, Callable[[_Work], WorkOutcome]] = {
    "send": _send,
    "fetch": _fetch,
    "publish": _publish,
    "sign": _sign,
    "compare": _compare,
    "next_year": _next_year,
    "organisation": _organisation,
    "language": _language,
    "import": _import,
    "looked": _looked,
    "restore": _restore,
}
