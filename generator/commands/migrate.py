"""`aktsom migrate`: shows what of the content is written in an older way, and writes it anew."""

from argparse import Namespace
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

from generator.commands.output import show_unread
from generator.commands.parser import Parser
from generator.commands.scope import ContentScope, find_scope
from generator.commands.session import Session
from generator.commands.values import today
from generator.content.sources import list_organisations
from generator.formats.listing import path_from
from generator.line.content_check import check_organisation
from generator.scaffold.migration import FileMigration, ReportMigration, plan_migration
from generator.scaffold.writing import replace_file

_COLOURS = {"+": "green", "-": "red", "@": "blue"}
_AROUND = 2


def declare(parser: Parser) -> None:
    """Say what the command takes."""
    parser.argument("paths", parser.words["metavar_paths"], several=True)
    parser.option("--content", parser.words["metavar_folder"])
    parser.flag("--write")


def run(options: Namespace, session: Session) -> int:
    """Show or write the changes; return 1 while some are not made, or something is unread.

    Raises UsageError.
    """
    scope = find_scope(options.paths, options.content, session.surroundings.folder)
    keys = [key for key in list_organisations(scope.content)[0] if scope.touches(key)]
    unread, found = False, 0
    for key in keys:
        planned, incomplete = _plan(key, scope, session)
        unread = unread or incomplete
        for path, migration in planned:
            found += _show(path, migration, scope.content, session, write=options.write)
    words = session.words
    if not found:
        session.out.say(words["migrate_nothing"])
    elif options.write:
        session.out.say(words.count("migrate_written", found))
    else:
        session.out.say(words.count("migrate_left", found))
    return 1 if unread or (found and not options.write) else 0


def _plan(
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
        texts = {
            path: (scope.content / path).read_bytes().decode("utf-8")
            for path in checked.texts
            if path.startswith(f"{report.path}/") and path.endswith(".yaml")
        }
        planned.append((report.path, plan_migration(report, texts)))
    return planned, unread


def _show(
    path: str, migration: ReportMigration, content: Path, session: Session, *, write: bool
) -> int:
    """Show the changes in a report, write them if asked; return in how many files there are any."""
    folder, words, say = session.surroundings.folder, session.words, session.out.say
    if migration.signed:
        if migration.files:
            say(words("migrate_signed", path=path_from(folder, content / path)) + "\n")
        return 0
    for each in migration.files:
        file = content / each.path
        for line in _compare(each, path_from(folder, file)):
            say(session.out.look.paint(line, _COLOURS.get(line[:1], "")))
        say()
        if write:
            replace_file(file, each.after.encode())
    for note in migration.notes:
        place = f"{path_from(folder, content / note.path)}:{note.line}"
        say(f"{place}: {words(f'migrate_{note.case}', words=_shorten(note.words))}\n")
    return len(migration.files)


def _compare(change: FileMigration, name: str) -> Iterator[str]:
    before, after = (text.splitlines() for text in (change.before, change.after))
    lines = unified_diff(before, after, name, name, lineterm="", n=_AROUND)
    yield from (each.rstrip() for each in lines)


def _shorten(words: str) -> str:
    return words if len(words) <= 70 else f"{words[:69].rstrip()}…"
