"""What is done with a statement as a whole, by the buttons of the work page: what commands do.

Whatever a page sends is looked at here: organisations, years, languages and files are those there
are, and texts are given to commands so that none of them can be taken for an option.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path

from generator.book.field_views import name_file
from generator.content.git import GitError
from generator.content.sources import list_organisations
from generator.editing.kept_versions import NotKeptError
from generator.editing.new_language import add_language
from generator.editing.opened_file import UnwritableError
from generator.editing.publishing import find_obstacles, publish
from generator.editing.replies import say_refused
from generator.editing.saving import ChangedMeanwhileError, History
from generator.importing.destination import key_of_name
from generator.plan.site_plan import earlier_than
from generator.serve.command_runs import CommandRun
from generator.serve.import_task import bring_in
from generator.serve.obstacles import list_obstacles
from generator.serve.removal_tasks import REMOVING
from generator.serve.renewal_tasks import RENEWING
from generator.serve.restore_tasks import RESTORING
from generator.serve.sending_tasks import SENDING, tell_git
from generator.serve.task_work import YEAR, TaskWork, WorkOutcome, WorkTask, find_report
from schema.form import form_names
from schema.languages import load_languages, spoken_for
from schema.unexceptable import why_never_excepted


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
    except GitError as error:
        return tell_git(work, work.words["not_done"], error)
    except (UnwritableError, ChangedMeanwhileError, OSError) as error:
        return WorkOutcome(good=False, text=say_refused(error, task.language))


def _publish(work: TaskWork) -> WorkOutcome:
    report = work.report
    if report is None:
        return work.refuse_unread("publish_unread") or work.refuse("no_report")
    if report.head.status != "draft":
        return work.refuse("publish_already")
    language = spoken_for(work.task.language)
    obstacles = find_obstacles(work.content, report, work.today, language)
    if obstacles:
        codes = (each.finding.code for each in obstacles)
        gap = not all(map(why_never_excepted, codes))
        return WorkOutcome(
            good=False,
            text=work.words["publish_stopped"],
            found=tuple(list_obstacles(obstacles, work.content, report, work.task.language)),
            note=work.words["publish_gap"] if gap else "",
        )
    publish(work.content, report, work.today)
    return WorkOutcome(good=True, text=work.words("published", year=report.year))


def _sign(work: TaskWork) -> WorkOutcome:
    if unread := work.refuse_unread("sign_unread"):
        return unread
    report = work.report
    if report is None:
        return work.refuse("no_report")
    ran = work.run("sign", str(work.content / report.path), f"--content={work.content}")
    if ran.status:
        return WorkOutcome(good=False, text=work.words["sign_stopped"], why=ran.said)
    return WorkOutcome(good=True, text=work.words["signed"], said=ran.said, quiet=True)


def _compare(work: TaskWork) -> WorkOutcome:
    found = work.found
    earlier = earlier_than(found[0].book, found[1]) if found else None
    sides = ["HEAD", f"--content={work.content}"]
    if unread := work.refuse_unread("compare_unread"):
        return unread
    if work.given("with") != "sent":
        if found is None:
            return work.refuse("no_report")
        if earlier is None:
            return work.refuse("nothing_before")
        if unread := work.refuse_unread("compare_unread", earlier.path):
            return unread
        sides = [str(work.content / each.path) for each in (earlier, found[1])]
    ran = work.run("compare", *sides)
    if ran.status == 2:
        return WorkOutcome(good=False, text=work.words["compare_stopped"], why=ran.said)
    # Its first lines name the folders.
    said = ran.said.partition("\n\n")[2]
    key = "compared" if said else "compared_same"
    return WorkOutcome(good=True, text=work.words[key], said=said, heading="said_changes")


def _next_year(work: TaskWork) -> WorkOutcome:
    year = work.given("year", YEAR)
    if not year:
        return work.refuse("no_year")
    if unread := work.refuse_unread("next_unread"):
        return unread
    report = work.report
    if report is None:
        return work.refuse("no_report")
    key = report.path.partition("/")[0]
    ran = work.run("new", key, year, "--yes", f"--content={work.content}")
    return _made(work, ran, key, year)


def _made(work: TaskWork, ran: CommandRun, key: str, year: str) -> WorkOutcome:
    if ran.status:
        return WorkOutcome(good=False, text=work.words["not_made"], why=ran.said)
    text = work.words("made", year=year)
    return WorkOutcome(good=True, text=text, said=ran.said, report=f"{key}/{year}", quiet=True)


def _organisation(work: TaskWork) -> WorkOutcome:
    """Make the first statement of an enterprise: a new one, or one that has none yet."""
    year, key, name = work.given("year", YEAR), work.given("key"), work.given("name")
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
        number = work.given("number")
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
    if report is None:
        return work.refuse_unread("language_unread") or work.refuse("no_report")
    if language not in load_languages():
        return work.refuse("no_language")
    there = language in report.languages
    made = add_language(work.content, report, language)
    if there and not made:
        return work.refuse("language_there")
    named = (name_file(f"{report.path}/{each}", work.task.language) for each in made)
    text = work.words("language_added", count=len(made))
    return WorkOutcome(good=True, text=text, said="\n".join(named), quiet=True)


def _looked(work: TaskWork) -> WorkOutcome:
    """Take it that an editor has looked at an answer beside its source."""
    from generator.importing.kept_source import forget_answer

    if (report := work.report) is None:
        return work.refuse("no_report")
    forget_answer(work.content / report.path, work.task.given.get("question", ""))
    return WorkOutcome(good=True, text=work.words["looked"])


_TASKS: Mapping[str, Callable[[TaskWork], WorkOutcome]] = {
    "publish": _publish,
    "sign": _sign,
    "compare": _compare,
    "next_year": _next_year,
    "organisation": _organisation,
    "language": _language,
    "import": bring_in,
    "looked": _looked,
    **SENDING,
    **RESTORING,
    **REMOVING,
    **RENEWING,
}
