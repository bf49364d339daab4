"""Stage 6, plan: which pages an organisation gets, the address of each, and the words on them."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import TypeAlias

from markupsafe import escape
from msgspec import Struct
from msgspec.structs import replace

from generator.assessment.points import Assessment, assess
from generator.book.model import Book, BookReport, BookRisk, BookStep
from generator.book.signed_digest import digest_report
from generator.plan.addresses import Addresses, Site
from generator.plan.page_kinds import PageKind, kinds_of
from generator.text.words import Words, load_words

# What a page is about; for an address that has moved, the new one; of a signed version, the report
# as it stands now.
Subject: TypeAlias = BookStep | BookRisk | BookReport | str | None
_Address: TypeAlias = Callable[[Addresses], str]
# With more risks than this, lists give each a line, and a page of their own has all of them.
MANY_RISKS = 12


class Page(Struct, frozen=True):
    """A page to be made: its kind, its language, its address in each language, what it is about."""

    kind: str
    language: str
    paths: Mapping[str, str]
    report: BookReport | None = None
    subject: Subject = None

    @property
    def path(self) -> str:
        """The page's own address."""
        return self.paths[self.language]

    @property
    def owner(self) -> BookReport:
        """The report that the page belongs to. Raises TypeError where there is none."""
        if self.report is None:
            raise TypeError(f"{self.path} belongs to no report")
        return self.report


class SitePlan(Struct, frozen=True, dict=True):
    """Stage 6's value: the pages that a book becomes, with addresses and words by language.

    The first of `homes` and `words` is the organisation's main language. `papers` are the reports'
    documents for paper, `moved` the pages at addresses that have moved. `assessments` are the
    reports measured by the Act, by path. `versions` are plans of the signed versions that are no
    longer what is shown, each of a book of its own. `edited` is what the CMS of the site edits, if
    it has one: all reports, drafts too.
    """

    book: Book
    site: Site
    homes: Mapping[str, Addresses]
    words: Mapping[str, Words]
    pages: tuple[Page, ...]
    papers: tuple[Page, ...]
    moved: tuple[Page, ...]
    assessments: Mapping[str, Assessment]
    versions: tuple["SitePlan", ...] = ()
    edited: Book | None = None

    @property
    def main(self) -> Addresses:
        """The addresses in the organisation's main language, which data and files have too."""
        return next(iter(self.homes.values()))

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Names on the organisation's pages, as HTML has them: in its own language on all."""
        named = (str(escape(each)) for each in self.book.organisation.names)
        return dict.fromkeys(named, self.main.language)


def plan(book: Book, site: Site) -> SitePlan:
    """Plan every page of an organisation, in each of its languages."""
    languages = book.organisation.languages
    home = Addresses(site, book.key, languages[0], languages[0], place=book.organisation.address)
    homes = {each: home.in_language(each) for each in languages}
    pages = tuple(_spread(_targets(book, site), homes))
    versions = tuple(
        _plan_version(version, report, book, homes)
        for report in book.reports
        for version in superseded(report)
        if set(homes) & set(version.languages)
    )
    every = chain(pages, *(each.pages for each in versions))
    return SitePlan(
        book,
        site,
        homes,
        words={each: load_words(each) for each in languages},
        pages=pages,
        papers=tuple(_spread(_papers(book), homes)),
        moved=tuple(_plan_moved(book, homes, tuple(every))),
        assessments={each.path: assess(each, book) for each in book.reports},
        versions=versions,
    )


def superseded(report: BookReport) -> tuple[BookReport, ...]:
    """Return the signed versions of a report that are no longer what it says, the oldest first."""
    if not report.versions:
        return ()
    *earlier, last = report.versions
    same = digest_report(last) == digest_report(report)
    return (*earlier, *(() if same else (last,)))


def _plan_version(
    version: BookReport, now: BookReport, book: Book, homes: Mapping[str, Addresses]
) -> SitePlan:
    """Plan the pages of a signed version, as if it were the only report."""
    look = {"appearance": book.organisation.appearance}
    then = version.organisation.model_copy(update=look)
    alone = replace(book, organisation=then, reports=(version,))
    there = {
        language: home.in_version(version.version)
        for language, home in homes.items()
        if language in version.languages
    }
    site = next(iter(homes.values())).site
    targets = chain(_report_targets(alone, site, version), _version_targets(version, now))
    words = {each: load_words(each) for each in there}
    pages = tuple(_spread(targets, there))
    papers = tuple(_spread(_papers(alone), there))
    return SitePlan(alone, site, there, words, pages, papers, (), {version.path: assess(version)})


def newest(book: Book) -> BookReport | None:
    """Return the newest published report; the newest draft where nothing is published."""
    published = (report for report in book.reports if report.head.status == "published")
    return next(published, next(iter(book.reports), None))


def earlier_than(book: Book, report: BookReport) -> BookReport | None:
    """Return the report before this one; None for an organisation's first."""
    return next((each for each in book.reports if each.year < report.year), None)


def is_made(kind: PageKind, book: Book, site: Site, report: BookReport | None = None) -> bool:
    """Tell whether an organisation, or its report, has the page of a kind."""
    if kind.when == "search":
        return site.search
    if kind.when == "alone":
        return not site.several
    if kind.when == "earlier":
        return report is not None and earlier_than(book, report) is not None
    if kind.when == "many":
        return report is not None and len(report.risks) > MANY_RISKS
    return True


_Target: TypeAlias = tuple[str, BookReport | None, Subject, _Address]


def _spread(targets: Iterator[_Target], homes: Mapping[str, Addresses]) -> Iterator[Page]:
    """Yield each target as a page in each language."""
    for kind, report, subject, address in targets:
        paths = {language: address(home) for language, home in homes.items()}
        for language in homes:
            yield Page(kind, language, paths, report, subject)


def _targets(book: Book, site: Site) -> Iterator[_Target]:
    yield "front", None, None, Addresses.front
    for name, kind in kinds_of("organisation"):
        if is_made(kind, book, site):
            yield name, None, None, lambda home, name=name: home.page(name)  # type: ignore[misc]
    if latest := newest(book):
        yield "latest", latest, None, Addresses.latest
    for report in book.reports:
        yield from _report_targets(book, site, report)


def _report_targets(book: Book, site: Site, report: BookReport) -> Iterator[_Target]:
    year = report.year
    yield "report", report, None, lambda home: home.report(year)
    for name, kind in kinds_of("report"):
        if is_made(kind, book, site, report):
            yield name, report, None, lambda home, name=name: home.page(name, year)  # type: ignore[misc]
    for step in report.steps:
        yield "step", report, step, lambda home, step=step: home.step(year, step.step)  # type: ignore[misc]
    for risk in report.risks:
        yield "risk", report, risk, lambda home, risk=risk: home.risk(year, risk.risk.id)  # type: ignore[misc]


def _version_targets(version: BookReport, now: BookReport) -> Iterator[_Target]:
    for name, _ in kinds_of("version"):
        yield name, version, now, lambda home, name=name: home.page(name, version.year)  # type: ignore[misc]


def _papers(book: Book) -> Iterator[_Target]:
    for report in book.reports:
        yield "paper", report, None, lambda home, year=report.year: home.paper(year)  # type: ignore[misc]


def _plan_moved(
    book: Book, homes: Mapping[str, Addresses], pages: tuple[Page, ...]
) -> Iterator[Page]:
    """Yield the pages at addresses that have moved, in the order of organisation.yaml.

    A folder that has moved has one for each of the `pages` in the new folder.
    """
    main, *others = homes
    for move in book.organisation.moved:
        origin, target = homes[main].own(move.origin), homes[main].own(move.to)
        if is_folder(move.origin) and is_folder(move.to):
            for page in pages:
                if page.path.startswith(target):
                    path = f"{origin}{page.path.removeprefix(target)}"
                    yield Page("moved", page.language, {page.language: path}, None, f"/{page.path}")
            continue
        folder = origin.removeprefix(homes[main].folder).split("/", 1)[0]
        language = folder if folder in others else main
        yield Page("moved", language, {language: origin}, None, move.to)


def is_folder(address: str) -> bool:
    """Tell whether an address that has moved, or the new one, is that of a folder."""
    return address.endswith("/")
