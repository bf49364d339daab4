"""What of the content is written in an older way: planned, and shown as a diff."""

from collections.abc import Iterator
from difflib import unified_diff

from generator.commands.output import show_unread
from generator.commands.scope import ContentScope
from generator.commands.session import Session
from generator.commands.values import today
from generator.editing.renewing import plan_renewal
from generator.formats.listing import path_from
from generator.line.content_check import check_organisation
from generator.scaffold.migration import FileMigration, ReportMigration

_COLOURS = {"+": "green", "-": "red", "@": "blue"}
_AROUND = 2


def plan_organisation_migration(
    key: str, scope: ContentScope, session: Session
) -> tuple[list[tuple[str, ReportMigration]], bool]:
    """Return what would change in each report of an organisation, and whether any is unread."""
    checked, unread = check_organisation(scope.content, key, today()), False
    planned: list[tuple[str, ReportMigration]] = []
    for report in checked.book.reports:
        if not scope.touches(report.path):
            continue
        if show_unread(checked, scope.content, (report.path,), session):
            session.out.say(session.words("migrate_unread", path=report.path))
            unread = True
            continue
        planned.append((report.path, plan_renewal(scope.content, checked, report)))
    return planned, unread


def show_migration(
    path: str, migration: ReportMigration, scope: ContentScope, session: Session
) -> tuple[FileMigration, ...]:
    """Show the changes in a report, and return them; none where it is signed."""
    folder, words, say = session.surroundings.folder, session.words, session.out.say
    if migration.signed:
        if migration.files:
            say(words("migrate_signed", path=path_from(folder, scope.content / path)) + "\n")
        return ()
    for each in migration.files:
        show_change(each.before, each.after, path_from(folder, scope.content / each.path), session)
    for note in migration.notes:
        place = f"{path_from(folder, scope.content / note.path)}:{note.line}"
        say(f"{place}: {words(f'migrate_{note.case}', words=_shorten(note.words))}\n")
    return migration.files


def show_change(before: str, after: str, name: str, session: Session) -> None:
    """Show what differs between two texts of a file, with an empty line after."""
    for line in _compare(before, after, name):
        session.out.say(session.out.look.paint(line, _COLOURS.get(line[:1], "")))
    session.out.say()


def _compare(before: str, after: str, name: str) -> Iterator[str]:
    old, new = (text.splitlines() for text in (before, after))
    lines = unified_diff(old, new, name, name, lineterm="", n=_AROUND)
    yield from (each.rstrip() for each in lines)


def _shorten(words: str) -> str:
    return words if len(words) <= 70 else f"{words[:69].rstrip()}…"
