"""`aktsom migrate`: shows what of the content is written in an older way, and writes it anew."""

from argparse import Namespace

from generator.commands.content_migration import plan_organisation_migration, show_migration
from generator.commands.parser import Parser
from generator.commands.scope import find_scope
from generator.commands.session import Session
from generator.content.sources import list_organisations
from generator.scaffold.writing import replace_file


def declare(parser: Parser) -> None:
    """Say what the command takes."""
    parser.argument("paths", parser.words["metavar_paths"], several=True, optional=True)
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
        planned, incomplete = plan_organisation_migration(key, scope, session)
        unread = unread or incomplete
        for path, migration in planned:
            for each in show_migration(path, migration, scope, session):
                found += 1
                if options.write:
                    replace_file(scope.content / each.path, each.after.encode())
    words = session.words
    if not found:
        session.out.say(words["migrate_nothing"])
    elif options.write:
        session.out.say(words.count("migrate_written", found))
    else:
        session.out.say(words.count("migrate_left", found))
    return 1 if unread or (found and not options.write) else 0
