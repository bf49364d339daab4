"""What is done with a statement as a whole, by the buttons of the work page: what commands do.

Whatever a page sends is looked at here: organisations, years, languages and files are those there
are, and texts are given to commands so that none of them can be taken for an option.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path

from generator.content.sources import list_organisations
from generator.editing.kept_versions import NotKeptError
from generator.editing.new_language import add_language
from generator.editing.opened_file import UnwritableError
from generator.editing.proposals import ProposalSent, fetch, send
from generator.editing.publishing import find_obstacles, publish
from generator.editing.replies import say_refused
from generator.editing.saving import ChangedMeanwhileError, History
from generator.importing.destination import key_of_name
from generator.plan.site_plan import earlier_than
from generator.serve.command_runs import CommandRun
from generator.serve.removal_tasks import REMOVING
from generator.serve.restore_tasks import RESTORING
from generator.serve.task_work import (
    TaskWork,
    WorkOutcome,
    WorkTask,
    find_report,
    list_obstacles,
)
from generator.text.words import load_words
from schema.form import form_names
from schema.languages import load_languages, spoken_for
from schema.scalars import make_identifier
from schema.unexceptable import why_never_excepted

_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"[\d \xa0]{0,15}")
# A commit's message is one line.
_LONGEST_MESSAGE = 200


def do_task(
    content: Path, folder: Path, history: History, task: WorkTask, now: datetime
) -> WorkOutcome:
    """Do what a page asks for, and return what came of it."""
    work = TaskWork(content, folder, history, now, task)
    act = _TASKS.get(task.name)
    if act is None:
        return work.refuse("unknown")
    try:
        return act(work)
    except NotKeptError:
        return work.refuse("not_kept")
    except (UnwritableError, ChangedMeanwhileError, OSError) as error:
        return WorkOutcome(good=False, text=say_refused(error, task.language))


def _send(work: TaskWork) -> WorkOutcome:
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


def _fetch(work: TaskWork) -> WorkOutcome:
    failed = fetch(work.content)
    if failed:
        return WorkOutcome(good=False, text=work.words["fetch_failed"], said=failed)
    return WorkOutcome(good=True, text=work.words["fetched"])


def _publish(work: TaskWork) -> WorkOutcome:
    report = work.report
    if report is None or report.head.status != "draft":
        return work.refuse("no_report")
    language = spoken_for(work.task.language)
    obstacles = find_obstacles(work.content, report, work.today, language)
    if obstacles:
        codes = (each.finding.code for each in obstacles)
        gap = not all(map(why_never_excepted, codes))
        return WorkOutcome(
            good=False,
            text=work.words["publish_stopped"],
            found=tuple(list_obstacles(obstacles, report, work.task.language)),
            note=work.words["publish_gap"] if gap else "",
        )
    publish(work.content, report, work.today)
    return WorkOutcome(good=True, text=work.words("published", year=report.year))


def _sign(work: TaskWork) -> WorkOutcome:
    report = work.report
    if report is None:
        return work.refuse("no_report")
    ran = work.run("sign", str(work.content / report.path), f"--content={work.content}")
    good = ran.status == 0
    return WorkOutcome(good, work.words["signed" if good else "sign_stopped"], ran.said, quiet=good)


def _compare(work: TaskWork) -> WorkOutcome:
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


def _next_year(work: TaskWork) -> WorkOutcome:
    report, year = work.report, work.given("year", _YEAR)
    if report is None or not year:
        return work.refuse("no_year")
    key = report.path.partition("/")[0]
    ran = work.run("new", key, year, "--yes", f"--content={work.content}")
    return _made(work, ran, key, year)


def _made(work: TaskWork, ran: CommandRun, key: str, year: str) -> WorkOutcome:
    if ran.status:
        return WorkOutcome(good=False, text=work.words["not_made"], said=ran.said)
    text = work.words("made", year=year)
    return WorkOutcome(good=True, text=text, said=ran.said, report=f"{key}/{year}", quiet=True)


def _organisation(work: TaskWork) -> WorkOutcome:
    """Make the first statement of an enterprise: a new one, or one that has none yet."""
    year, key, name = work.given("year", _YEAR), work.given("key"), work.given("name")
    there = list_organisations(work.content)[0] if work.content.is_dir() else ()
    form, languages = work.given("form"), work.task.given.get("languages", "").split()
    if not year:
        return work.refuse("no_year")
    options = [f"--form={form}"] if form in form_names() else []
    if key not in there:
        key = key_of_name(name)
        if not key:
            return work.refuse("no_name")
        if key in there:
            return work.refuse("already_there")
        options += [f"--name={name}", f"--languages={','.join(languages)}" if languages else ""]
        number = work.given("number", _NUMBER)
        options.append(f"--number={number}" if number else "")
    ran = work.run("new", key, year, "--yes", f"--content={work.content}", *filter(None, options))
    outcome = _made(work, ran, key, year)
    if outcome.good and key in there:
        _add_languages(work, outcome.report, languages)
    return outcome


def _add_languages(work: TaskWork, path: str, languages: Iterable[str]) -> None:
    """Have a statement answered in all of some languages; those that it is in already stay."""
    for each in languages:
        found = find_report(work.content, path, work.today)
        if found and each in load_languages() and each not in found[1].languages:
            add_language(work.content, found[1], each)


def _language(work: TaskWork) -> WorkOutcome:
    report, language = work.report, work.given("added")
    if report is None or language not in load_languages():
        return work.refuse("no_language")
    made = add_language(work.content, report, language)
    text = work.words("language_added", count=len(made))
    return WorkOutcome(good=True, text=text, said="\n".join(made), quiet=True)


def _import(work: TaskWork) -> WorkOutcome:
    upload = Path(work.task.upload) if work.task.upload else None
    if upload is None or not upload.stat().st_size:
        return work.refuse("no_file")
    # The command is told apart what a file is by its bytes, and names it as the page does.
    named = upload.with_name(re.sub(r"[^\w.-]+", "-", work.task.file).lstrip("-.") or upload.name)
    upload.rename(named)
    options = [f"--year={work.given('year', _YEAR)}"] if work.given("year", _YEAR) else []
    if work.given("key"):
        key = make_identifier(work.given("key"))
        known = key in list_organisations(work.content)[0]
        options.append(f"--organisation={key if known else key_of_name(work.given('key'))}")
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
        quiet=True,
    )


def _reports(content: Path) -> set[str]:
    return {
        each.parent.relative_to(content).as_posix() for each in content.glob("*/[0-9]*/report.yaml")
    }


def _looked(work: TaskWork) -> WorkOutcome:
    """Take it that an editor has looked at an answer beside its source."""
    from generator.importing.kept_source import forget_answer

    if (report := work.report) is None:
        return work.refuse("no_report")
    forget_answer(work.content / report.path, work.task.given.get("question", ""))
    return WorkOutcome(good=True, text=work.words["looked"])


_TASKS: Mapping[str, Callable[[TaskWork], WorkOutcome]] = {
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
    **RESTORING,
    **REMOVING,
}
