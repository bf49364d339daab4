"""`aktsom check`: stages 1–5, and every finding with its place."""

from argparse import Namespace
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from generator.assessment.tallies import Completeness, measure_completeness
from generator.commands.output import note_old_law, show
from generator.commands.parser import Parser
from generator.commands.scope import ContentScope, find_scope
from generator.commands.selection import read_selection
from generator.commands.session import Session
from generator.commands.usage import UsageError
from generator.commands.values import one_of, read_date, today
from generator.content.content_folder import discover_content
from generator.findings.finding import Severity
from generator.formats import list_formats
from generator.formats.listing import ListedFinding, Listing, list_findings, list_loose
from generator.line.content_check import check_organisation
from generator.line.processes import WorkerLostError, spread


def declare(parser: Parser) -> None:
    """Say what the command takes."""
    words, formats = parser.words, list_formats()
    parser.argument("paths", words["metavar_paths"], several=True)
    parser.option("--content", words["metavar_folder"])
    parser.option("--format", "|".join(formats), one_of("--format", formats))
    parser.option("--select", words["metavar_codes"], repeated=True)
    parser.option("--ignore", words["metavar_codes"], repeated=True)
    parser.flag("--errors")
    parser.flag("--strict")
    parser.option("--as-of", words["metavar_date"], read_date)


def run(options: Namespace, session: Session) -> int:
    """Check the content; return 1 if something stops publishing. Raises UsageError."""
    scope = find_scope(options.paths, options.content, session.surroundings.folder)
    selection = read_selection(options.select, options.ignore)
    as_of = options.as_of or today()
    try:
        listing = selection.of(check_content(scope, as_of, session.language, strict=options.strict))
    except WorkerLostError as error:
        raise UsageError("worker_lost") from error
    least = Severity.ERROR if options.errors else Severity.INFO
    show(replace(listing, least=least), options.format, session)
    note_old_law(as_of, session)
    return 1 if listing.stops else 0


class _Task(Struct, frozen=True):
    """One organisation to check; carried out in whichever process has time."""

    scope: ContentScope
    as_of: date
    language: str

    def carry_out(self, key: str) -> tuple[tuple[ListedFinding, ...], tuple[Completeness, ...]]:
        """Return an organisation's findings, and how complete its reports in scope are."""
        checked = check_organisation(self.scope.content, key, self.as_of)
        reports = (each for each in checked.book.reports if self.scope.touches(each.path))
        measured = tuple(measure_completeness(each, checked.book) for each in reports)
        return tuple(list_findings(checked, self.language)), measured


def check_content(
    scope: ContentScope, as_of: date, language: str, *, strict: bool = False
) -> Listing:
    """Check the organisations in scope and list what was found there."""
    folder = discover_content(scope.content)
    entries = list(list_loose(folder.findings, scope.content, language))
    completeness: list[Completeness] = []
    task = _Task(scope, as_of, language)
    for found, reports in spread(
        task.carry_out, [key for key in folder.keys if scope.touches(key)]
    ):
        entries.extend(found)
        completeness.extend(reports)
    return Listing(
        tuple(entries),
        scope.content,
        language,
        reports=len(completeness),
        drafts=tuple(each.path for each in completeness if each.draft),
        strict=strict,
        completeness=tuple(completeness),
    ).below(scope.paths)
