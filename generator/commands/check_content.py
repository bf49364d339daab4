"""Stages 1–5 over a content folder, or a part of it: every finding, by place."""

from datetime import date

from msgspec import Struct

from generator.book.completeness import Completeness, measure_completeness
from generator.commands.scope import Scope
from generator.content.sources import list_organisations
from generator.findings.codes import syntax
from generator.findings.finding import Ref
from generator.formats.listing import Entry, Listing, list_findings, list_loose
from generator.line.content_check import check_organisation
from generator.line.processes import spread


class _Task(Struct, frozen=True):
    """One organisation to check; carried out in whichever process has time."""

    scope: Scope
    as_of: date
    language: str

    def carry_out(self, key: str) -> tuple[tuple[Entry, ...], tuple[Completeness, ...]]:
        """Return an organisation's findings, and how complete its reports in scope are."""
        checked = check_organisation(self.scope.content, key, self.as_of)
        reports = (each for each in checked.book.reports if self.scope.touches(each.path))
        measured = tuple(measure_completeness(each) for each in reports)
        return tuple(list_findings(checked, self.language)), measured


def survey(scope: Scope, as_of: date, language: str, *, strict: bool = False) -> Listing:
    """Check the organisations in scope and list what was found there."""
    keys, loose = list_organisations(scope.content)
    if not keys:
        loose = (*loose, syntax.NO_CONTENT.at(Ref(".")))
    entries = list(list_loose(loose, language))
    completeness: list[Completeness] = []
    task = _Task(scope, as_of, language)
    for found, reports in spread(task.carry_out, [key for key in keys if scope.touches(key)]):
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
