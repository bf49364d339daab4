"""The content of a scope, checked: every organisation in it, in parallel processes when many."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from generator.assessment.tallies import Completeness, measure_completeness
from generator.assessment.today import Days
from generator.checks.check import slim
from generator.checks.summands import Summand, sum_findings
from generator.commands.scope import ContentScope
from generator.content.content_folder import discover_content
from generator.content.sources import SourceFolder
from generator.findings.finding import Finding
from generator.formats.listed_parts import Later, ListedPart, ListedParts
from generator.formats.listing import ListedFinding, Listing, list_findings, list_loose
from generator.line.content_check import check_source
from generator.line.kept_results import ResultsKeeper, open_keeper
from generator.line.packed_value import Packed
from generator.line.processes import Failure, spread_new
from generator.plan.fingerprint import fingerprint_program


class CheckOutcome(Struct, frozen=True):
    """What the check of an organisation says, and on which days it says so.

    That is its findings, and how complete its reports are, packed; `summands` are what sums count
    of the findings, `reports` tells of each report, by its path, whether it is a draft.
    """

    found: Packed[tuple[ListedFinding, ...]]
    measured: Packed[tuple[Completeness, ...]]
    summands: tuple[Summand, ...]
    reports: Mapping[str, bool]
    days: Days


Done: TypeAlias = CheckOutcome | Failure[str]


class _Task(Struct, frozen=True):
    """One organisation to check; carried out in whichever process has time."""

    language: str
    keeper: ResultsKeeper

    def carry_out(self, key: str) -> CheckOutcome:
        """Return what the check of an organisation says: as it was kept, if nothing has changed."""
        return self.keeper.find(key, CheckOutcome, self._check)

    def recall(self, key: str) -> CheckOutcome | None:
        """Return what was kept of an organisation, if the system has its files as they were."""
        return self.keeper.recall(key, CheckOutcome)

    def _check(self, source: SourceFolder, discovered: tuple[Finding, ...]) -> CheckOutcome:
        checked = check_source(source, discovered, self.keeper.as_of)
        standings = checked.assessments
        measured = (
            measure_completeness(each, standings[each.path]) for each in checked.book.reports
        )
        reports = {each.path: each for each in measured}
        found = tuple(list_findings(slim(checked), self.language))
        return CheckOutcome(
            Packed(found),
            Packed(tuple(reports.values())),
            sum_findings(each.finding for each in found),
            {path: each.draft for path, each in reports.items()},
            checked.days,
        )


def check_content(
    scope: ContentScope,
    as_of: date,
    language: str,
    *,
    cache: bool,
    watch: Callable[[Iterator[Done], int], Iterator[Done]] = lambda each, _: each,
) -> tuple[Listing, Mapping[str, Exception]]:
    """Check the organisations in scope and list what was found there; unchanged ones are known.

    Those that the program failed at are told beside it, by key, and are not in the listing. `watch`
    sees each outcome go by, of so many in all.
    """
    folder = discover_content(scope.content)
    loose = tuple(list_loose(folder.findings, scope.content, language))
    outcomes: list[CheckOutcome] = []
    task = _Task(language, _open_keeper(scope.content, as_of, language, cache=cache))
    keys = [key for key in folder.keys if scope.touches(key)]
    failures: dict[str, Exception] = {}
    for outcome in watch(spread_new(task.carry_out, keys, task.recall), len(keys)):
        if isinstance(outcome, Failure):
            failures[outcome.item] = outcome.error
        else:
            outcomes.append(outcome)
    return _list(outcomes, loose, scope, language), failures


def _list(
    outcomes: Sequence[CheckOutcome],
    loose: tuple[ListedFinding, ...],
    scope: ContentScope,
    language: str,
) -> Listing:
    parts = (_part(each) for each in outcomes)
    reports = {path: draft for each in outcomes for path, draft in each.reports.items()}
    touched = {path: draft for path, draft in reports.items() if scope.touches(path)}
    return Listing(
        ListedParts((ListedPart.of(loose), *parts)),
        scope.content,
        language,
        reports=len(touched),
        drafts=tuple(path for path, draft in touched.items() if draft),
        completeness=Later(
            len(touched),
            lambda: (
                each for one in outcomes for each in one.measured.value if each.path in touched
            ),
        ),
    ).below(scope.paths)


def _part(outcome: CheckOutcome) -> ListedPart[ListedFinding]:
    return ListedPart.later(outcome.summands, lambda: outcome.found.value)


def _open_keeper(content: Path, as_of: date, language: str, *, cache: bool) -> ResultsKeeper:
    if not cache:
        return ResultsKeeper(content, as_of)
    return open_keeper("check", content, fingerprint_program(language), as_of)
