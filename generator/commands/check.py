"""`aktsom check`: stages 1–5, and every finding with its place."""

from argparse import Namespace
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.assessment.tallies import Completeness, measure_completeness
from generator.checks.check import slim
from generator.commands.output import note_old_law, show
from generator.commands.parser import Parser
from generator.commands.scope import ContentScope, find_scope
from generator.commands.selection import read_selection
from generator.commands.session import Session
from generator.commands.usage import UsageError
from generator.commands.values import one_of, read_date, today
from generator.content.content_folder import discover_content
from generator.content.sources import SourceFolder, discover
from generator.findings.finding import Finding, Severity
from generator.formats import list_formats
from generator.formats.listing import ListedFinding, Listing, list_findings, list_loose
from generator.line.content_check import check_source
from generator.line.kept_results import ResultsKeeper, open_keeper
from generator.line.processes import WorkerLostError, spread
from generator.plan.fingerprint import fingerprint_program


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
    parser.flag("--no-cache")
    parser.option("--as-of", words["metavar_date"], read_date)


def run(options: Namespace, session: Session) -> int:
    """Check the content; return 1 if something stops publishing. Raises UsageError."""
    scope = find_scope(options.paths, options.content, session.surroundings.folder)
    selection = read_selection(options.select, options.ignore)
    as_of = options.as_of or today()
    try:
        checked = check_content(scope, as_of, session.language, cache=not options.no_cache)
    except WorkerLostError as error:
        raise UsageError("worker_lost") from error
    least = Severity.ERROR if options.errors else Severity.INFO
    listing = replace(selection.of(checked), least=least, strict=options.strict)
    show(listing, options.format, session)
    note_old_law(as_of, session)
    return 1 if listing.stops else 0


class _Outcome(Struct, frozen=True):
    """What the check of an organisation says: its findings, and how complete its reports are."""

    found: tuple[ListedFinding, ...]
    reports: tuple[Completeness, ...]


class _Task(Struct, frozen=True):
    """One organisation to check; carried out in whichever process has time."""

    content: Path
    as_of: date
    language: str
    keeper: ResultsKeeper

    def carry_out(self, key: str) -> _Outcome:
        """Return what the check of an organisation says: as it was kept, if nothing has changed."""
        source, discovered = discover(self.content, key)
        inputs = self.keeper.fingerprint(source, discovered)
        outcome = self.keeper.recall(key, inputs, _Outcome)
        if outcome is None:
            outcome = self._check(source, discovered)
            self.keeper.keep(key, inputs, outcome)
        return outcome

    def _check(self, source: SourceFolder, discovered: tuple[Finding, ...]) -> _Outcome:
        checked = check_source(source, discovered, self.as_of)
        measured = (measure_completeness(each, checked.book) for each in checked.book.reports)
        return _Outcome(tuple(list_findings(slim(checked), self.language)), tuple(measured))


def check_content(scope: ContentScope, as_of: date, language: str, *, cache: bool) -> Listing:
    """Check the organisations in scope and list what was found there; unchanged ones are known."""
    folder = discover_content(scope.content)
    entries = list(list_loose(folder.findings, scope.content, language))
    completeness: list[Completeness] = []
    keeper = _open_keeper(scope.content, as_of, language) if cache else ResultsKeeper()
    task = _Task(scope.content, as_of, language, keeper)
    keys = [key for key in folder.keys if scope.touches(key)]
    for outcome in spread(task.carry_out, keys):
        entries.extend(outcome.found)
        completeness.extend(each for each in outcome.reports if scope.touches(each.path))
    return Listing(
        tuple(entries),
        scope.content,
        language,
        reports=len(completeness),
        drafts=tuple(each.path for each in completeness if each.draft),
        completeness=tuple(completeness),
    ).below(scope.paths)


def _open_keeper(content: Path, as_of: date, language: str) -> ResultsKeeper:
    return open_keeper("check", content, fingerprint_program(as_of, language))
