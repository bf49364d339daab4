"""`aktsom new`: the first report of an organisation, or next year's from the last one."""

import os
from argparse import Namespace
from collections.abc import Mapping

from generator.checks.check import Checked
from generator.commands.output import show_unread
from generator.commands.parser import Parser
from generator.commands.report_to_make import (
    FIRST_FORM,
    Start,
    find_doubt,
    find_previous_year,
    find_start,
    find_year,
    list_years,
    usual_years,
)
from generator.commands.scope import DEFAULT_CONTENT, ORGANISATION_FILE
from generator.commands.session import Session
from generator.commands.usage import UsageError
from generator.commands.values import one_of, read_as, read_languages, read_name, read_year, today
from generator.findings.codes.syntax import MISSING_FILE
from generator.findings.positions import Plain
from generator.formats.listing import path_from
from generator.line.content_check import check_organisation
from generator.scaffold.address_line import find_address
from generator.scaffold.carry_over import Previous, read_previous
from generator.scaffold.planning import (
    NewReport,
    Scaffold,
    describe_organisation,
    plan_organisation,
    plan_report,
)
from generator.scaffold.writing import replace_file, write_report_folder
from schema.form import Form, form_names, load_form, newest_after
from schema.languages import usual_language
from schema.scalars import Email, OrganisationNumber, Url


def declare(parser: Parser) -> None:
    """Say what the command takes."""
    words, forms = parser.words, form_names()
    parser.argument("organisation", words["metavar_organisation"], optional=True)
    parser.argument("year", words["metavar_year"], optional=True)
    parser.option("--from", words["metavar_year"], read_year)
    parser.flag("--blank")
    parser.option("--form", "|".join(forms), one_of("--form", forms))
    parser.option("--name", words["metavar_name"], read_name)
    parser.option("--number", words["metavar_digits"], read_as(OrganisationNumber, "not_orgnr"))
    parser.option("--languages", words["metavar_languages"], read_languages)
    parser.option("--website", words["metavar_address"], read_as(Url, "not_an_address"))
    parser.option("--email", words["metavar_email"], read_as(Email, "not_an_email"))
    parser.option("--content", words["metavar_folder"])
    parser.flag("--yes")


def run(options: Namespace, session: Session) -> int:
    """Make the files; return 1 if the last report cannot be read whole. Raises UsageError."""
    start = find_start(options, session)
    year = find_year(options.year, start)
    checked, previous = None, None
    if not start.is_new:
        checked = check_organisation(start.content, start.key, today())
        last = find_previous_year(options, start, checked, year)
        if _tell_unread(checked, start, last, session):
            return 1
        previous = read_previous(checked, last) if last else None
    doubt = "" if options.yes else find_doubt(options, start, checked, year)
    if doubt and not _is_sure(doubt, start, year, session):
        return 1
    languages = _languages(options, checked, previous)
    form = _form(options, previous, checked, year, session.settings.form)
    place = find_address(start.content, start.key, start.others) if start.is_new else None
    new = NewReport(start.folder / str(year), year, form, languages, previous)
    scaffold = plan_report(new)
    organisation = None
    if place:
        values = {**_describe(options, languages), "address": place.address}
        organisation = plan_organisation(start.folder, values)
    # First what keeps another's address: if all ends there, nothing of it has moved.
    if place and place.file and place.text:
        replace_file(place.file, place.text.encode())
    write_report_folder(new.folder, scaffold, organisation)
    _tell(start, new, scaffold, session)
    if place and place.file:
        where = path_from(session.surroundings.folder, place.file)
        key = "new_address_kept" if place.text else "new_address_by_hand"
        session.out.say(f"\n{session.words(key, path=where)}")
    return 0


def _is_sure(doubt: str, start: Start, year: int, session: Session) -> bool:
    """Ask whether a doubtful report is to be made. Raises UsageError where nobody can answer."""
    last = max(list_years(start), default=year)
    path = path_from(session.surroundings.folder, start.folder / str(last))
    usual = usual_years()
    given = {"last": str(last), "path": path, "year": str(year)}
    given["usual"] = f"{usual[0]}–{usual[-1]}"
    if not session.is_attended:
        raise UsageError(doubt, hint="new_yes_hint", **given)
    session.out.say(session.words(doubt, **given))
    answer = session.ask(session.words("new_question", year=year)).casefold()
    if answer[:1] in {"j", "y"}:
        return True
    session.out.say(session.words["new_declined"])
    return False


def _form(
    options: Namespace, previous: Previous | None, checked: Checked | None, year: int, first: str
) -> Form:
    """Return the form that is asked for; else that of the report carried over, or of the nearest.

    So it is the same form also when nothing is to be carried over. `first` is what the settings say
    of an organisation's first report.
    """
    if options.form:
        return load_form(options.form)
    reports = checked.book.reports if checked else ()
    nearest = min(reports, key=lambda each: abs(each.year - year), default=None)
    usual = previous.report if previous else nearest
    return load_form(usual.form.head.id if usual else first or FIRST_FORM)


def _languages(
    options: Namespace, checked: Checked | None, previous: Previous | None
) -> tuple[str, ...]:
    if previous:
        return previous.report.languages
    if checked:
        return checked.book.organisation.languages
    return options.languages or (usual_language(),)


def _describe(options: Namespace, languages: tuple[str, ...]) -> "Mapping[str, Plain]":
    """Return what organisation.yaml begins with."""
    values = describe_organisation(options.name, options.number, languages)
    if options.website:
        values["website"] = options.website
    if options.email:
        values["information"] = {"email": options.email}
    return values


def _tell_unread(checked: Checked, start: Start, last: int | None, session: Session) -> bool:
    """Show what could not be read of what is carried over; return whether anything was."""
    scopes = [f"{start.key}/{ORGANISATION_FILE}", *([f"{start.key}/{last}"] if last else [])]
    # Of an organisation without a statement, that it lacks one is why this is run.
    expected = "" if list_years(start) else MISSING_FILE.id
    if not show_unread(checked, start.content, tuple(scopes), session, expected):
        return False
    where = path_from(session.surroundings.folder, start.folder / str(last) if last else start.file)
    session.out.say(f"\n{session.words('previous_unread', path=where)}")
    session.out.say(session.words["previous_unread_hint"])
    return True


def _tell(start: Start, new: NewReport, scaffold: Scaffold, session: Session) -> None:
    """Say what was made, what came from last year, and what to do next."""
    words, say, folder = session.words, session.out.say, session.surroundings.folder
    path = path_from(folder, new.folder)
    if start.is_new:
        say(words("new_organisation", path=path_from(folder, start.file)))
    say(words.count("new_report", len(scaffold.files), path=f"{path}{os.sep}"))
    form = new.form.head
    say(words("new_form", form=form.id, title=form.title.in_language(form.language)))
    if newer := newest_after(form.id):
        title = load_form(newer).head.title.in_language(form.language)
        session.out.say_wrapped(words("new_form_later", form=newer, title=title))
    if new.previous and any(scaffold.carried.values()):
        say(words("new_carried", year=new.previous.year))
        for what, number in scaffold.carried.items():
            if number:
                say(f"  {words.count(f'new_carried_{what}', number)}")
    say(f"\n{words['new_next']}")
    check = f"aktsom check {path}"
    if new.folder.parent.parent != folder / DEFAULT_CONTENT:
        check += f" --content {path_from(folder, start.content)}"
    steps = words("new_steps", path=path, check=check, org=path_from(folder, start.file))
    for step in steps.rstrip().split("\n"):
        session.out.say_wrapped(step, later="   ")
