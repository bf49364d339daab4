"""Two versions of an organisation, report by report: what belongs together."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from generator.book.model import Book, BookReport
from generator.checks.check import Located
from generator.compare.answers import count_states, pair_answers
from generator.compare.changes import Fate
from generator.compare.metadata import is_same
from generator.compare.report_pair import ReportPair
from generator.content.sources import Source, SourceFolder


class Version(Struct, frozen=True):
    """An organisation as one content folder has it; `unread` are the mistakes that hide content.

    `sources` are its files by their path from the organisation's folder; `years` are those that
    have a folder, also where its report cannot be read.
    """

    organisation: Book
    sources: Mapping[str, Source]
    years: tuple[int, ...]
    unread: tuple[Located, ...]

    def report(self, year: int) -> BookReport | None:
        """Return the report of a year, if it is there and can be read."""
        return next((each for each in self.organisation.reports if each.year == year), None)


class ReportMatch(Struct, frozen=True):
    """A report before and now. A new one has the report of the year before it, if there is one.

    One that is `unread` is there on both sides, but cannot be read on one that is None.
    """

    fate: Fate
    year: int
    earlier: BookReport | None
    report: BookReport | None


class OrganisationMatch(Struct, frozen=True):
    """An organisation before and now, its reports, and the files that differ."""

    fate: Fate
    before: Version | None
    now: Version | None
    reports: tuple[ReportMatch, ...]
    files: tuple[str, ...] = ()


def files_of(source: SourceFolder) -> Mapping[str, Source]:
    """Return an organisation's files by their path from its folder."""
    return {each.path.removeprefix(f"{source.key}/"): each for each in source.sources}


def list_differing(before: Mapping[str, Source], now: Mapping[str, Source]) -> tuple[str, ...]:
    """Return the files that are in one version only, or are not the same in both, sorted."""
    both = (path for path in now if path in before)
    differing = (path for path in both if not is_same(before[path], now[path]))
    return tuple(sorted({*(before.keys() ^ now.keys()), *differing}))


def match_versions(before: Version | None, now: Version | None) -> OrganisationMatch:
    """Match the reports of two versions of an organisation, the newest first; None has nothing."""
    reports: Iterable[ReportMatch] = ()
    fate: Fate = "new" if before is None else "gone"
    if before and now:
        fate = "kept" if before.organisation.key == now.organisation.key else "renamed"
        reports = _match_reports(before, now)
    elif now:
        reports = (_new(each, now) for each in now.organisation.reports)
    elif before:
        books = before.organisation.reports
        reports = (ReportMatch("gone", each.year, each, None) for each in books)
    files = list_differing(before.sources if before else {}, now.sources if now else {})
    return OrganisationMatch(fate, before, now, tuple(reports), files)


def match_years(before: Version, now: Version, earlier: int, year: int) -> OrganisationMatch:
    """Match the report of a year in one version with that of a year in another, or in the same."""
    old, new = before.report(earlier), now.report(year)
    fate: Fate = "kept" if old and new else "unread"
    if earlier not in before.years:
        fate = "new"
    elif year not in now.years:
        fate = "gone"
    return OrganisationMatch("kept", before, now, (ReportMatch(fate, year, old, new),))


def _match_reports(before: Version, now: Version) -> Iterator[ReportMatch]:
    renamed = _find_renamed(before, now)
    for year in sorted({*before.years, *now.years}, reverse=True):
        old, new = before.report(year), now.report(year)
        if year in before.years and year in now.years:
            unread = old is None or new is None
            yield ReportMatch("unread" if unread else "kept", year, old, new)
        elif renamed and renamed.year == year:
            yield renamed
        elif new and year in now.years:
            yield _new(new, now)
        elif old and not (renamed and renamed.earlier is old):
            yield ReportMatch("gone", year, old, None)
        elif old is None:
            yield ReportMatch("unread", year, None, None)


def _new(report: BookReport, version: Version) -> ReportMatch:
    others = (each for each in version.organisation.reports if each.year < report.year)
    return ReportMatch("new", report.year, next(others, None), report)


def _find_renamed(before: Version, now: Version) -> ReportMatch | None:
    """Return the report whose year is another: one is gone, one new, and most answers the same."""
    gone, new = set(before.years) - set(now.years), set(now.years) - set(before.years)
    if len(gone) != 1 or len(new) != 1:
        return None
    old, report = before.report(*gone), now.report(*new)
    if old is None or report is None:
        return None
    states = count_states(pair_answers(ReportPair(old, report, report.language, report.language)))
    if 2 * states["same"] <= states.total():
        return None
    return ReportMatch("renamed", report.year, old, report)
