"""The content of a scope, checked: every organisation in it, in parallel processes when many."""

from datetime import date

from msgspec import Struct

from generator.assessment.tallies import Completeness, measure_completeness
from generator.commands.scope import ContentScope
from generator.content.content_folder import discover_content
from generator.formats.listing import ListedFinding, Listing, list_findings, list_loose
from generator.line.content_check import check_organisation
from generator.line.processes import spread


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
