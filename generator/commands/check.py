"""`aktsom check`: stages 1–5, and every finding with its place."""

from argparse import Namespace

from msgspec.structs import replace

from generator.commands.checked_content import check_content
from generator.commands.failures import OrganisationsFailedError
from generator.commands.output import note_old_law, show
from generator.commands.parser import Parser
from generator.commands.progress import Progress
from generator.commands.scope import find_scope
from generator.commands.selection import read_selection
from generator.commands.session import Session
from generator.commands.usage import UsageError
from generator.commands.values import one_of, read_date, today
from generator.findings.finding import Severity
from generator.formats import list_formats
from generator.line.processes import WorkerLostError


def declare(parser: Parser) -> None:
    """Say what the command takes."""
    words, formats = parser.words, list_formats()
    parser.argument("paths", words["metavar_paths"], several=True, optional=True)
    parser.option("--content", words["metavar_folder"])
    parser.option("--format", "|".join(formats), one_of("--format", formats))
    parser.option("--select", words["metavar_codes"], repeated=True)
    parser.option("--ignore", words["metavar_codes"], repeated=True)
    parser.flag("--errors")
    parser.flag("--strict")
    parser.flag("--no-cache")
    parser.option("--as-of", words["metavar_date"], read_date)


def run(options: Namespace, session: Session) -> int:
    """Check the content; return 1 if something stops publishing.

    Raises UsageError, and OrganisationsFailedError when the rest has been shown.
    """
    scope = find_scope(options.paths, options.content, session.surroundings.folder)
    selection = read_selection(options.select, options.ignore)
    as_of, cache = options.as_of or today(), not options.no_cache
    progress = Progress(session)
    try:
        checked, failures = check_content(
            scope, as_of, session.language, cache=cache, watch=progress.watch
        )
    except WorkerLostError as error:
        raise UsageError("worker_lost") from error
    finally:
        progress.end()
    least = Severity.ERROR if options.errors else Severity.INFO
    listing = replace(selection.of(checked), least=least, strict=options.strict)
    if listing.reports or listing.entries or not failures:
        show(listing, options.format, session)
    if failures:
        raise OrganisationsFailedError(failures)
    note_old_law(as_of, session)
    return 1 if listing.stops else 0
