"""Stage 6, plan: which pages an organisation gets, and the address of each.

Addresses are POSIX paths from site/. Only a page that names another turns them into relative ones.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias
from urllib.parse import quote

from msgspec import Struct

from generator.book.model import Book, BookReport, BookRisk, BookStep
from generator.plan.page_kinds import PageKind, kinds_of, load_page_kinds
from schema.form import Step

# What each report can be downloaded as.
DATA_FILES = ("report.json", "risks.csv", "measures.csv", "goals.csv", "producers.csv")
# What describes these files: beside them, and once for the whole site.
DATA_PACKAGE = "datapackage.json"
DATA_SCHEMA = "data/report.schema.json"


class Site(Struct, frozen=True):
    """What holds for the whole site: one organisation or several, its public address, preview.

    `search` when its pages are indexed for search.
    """

    several: bool = False
    url: str | None = None
    preview: bool = False
    search: bool = False


class Addresses(Struct, frozen=True):
    """The addresses of one organisation's pages in one language; `main` is its first language."""

    site: Site
    key: str
    main: str
    language: str

    @property
    def folder(self) -> str:
        """The folder of the pages, with a slash at its end; empty at the top of the site."""
        part = "" if self.language == self.main else self.language
        own = self.key if self.site.several else ""
        return "".join(f"{name}/" for name in (own, part) if name)

    def page(self, kind: str, year: int | None = None) -> str:
        """A page of a kind that the organisation, or its report of a year, has one of."""
        return f"{self.folder}{f'{year}/' if year else ''}{self._file(kind)}.html"

    def _file(self, kind: str) -> str:
        return load_page_kinds()[kind].file[self.language]

    def front(self) -> str:
        """The organisation's front page."""
        return f"{self.folder}index.html"

    def latest(self) -> str:
        """The page that always leads to the newest statement."""
        return f"{self.folder}latest/index.html"

    def feed(self) -> str:
        """The organisation's Atom feed; one for all languages."""
        return f"{self.in_language(self.main).folder}feed.xml"

    def report(self, year: int) -> str:
        """The front page of a report."""
        return f"{self.folder}{year}/index.html"

    def step(self, year: int, step: Step) -> str:
        """The page of a step."""
        return f"{self.folder}{year}/{step.slug.in_language(self.language)}.html"

    def risk(self, year: int, risk_id: str) -> str:
        """The page of a risk."""
        return f"{self.folder}{year}/{self._file('risk')}-{risk_id}.html"

    def paper(self, year: int) -> str:
        """The whole report as a PDF; its name says whose and of which year, wherever it ends up."""
        return f"{self.folder}{year}/{self._file('paper')}-{self.key}-{year}.pdf"

    def own(self, path: str) -> str:
        """An address that is given from the organisation's front page in its main language."""
        return f"{self.in_language(self.main).folder}{path}"

    def data(self, year: int, name: str) -> str:
        """A file of open data (see `DATA_FILES`); one for all languages."""
        return f"{self.in_language(self.main).folder}{year}/{name}"

    def attachment(self, year: int, file: str) -> str:
        """An attachment of a report; one for all languages."""
        return f"{self.in_language(self.main).folder}{year}/attachments/{file}"

    def in_language(self, language: str) -> "Addresses":
        """The same organisation's addresses in another of its languages."""
        return Addresses(self.site, self.key, self.main, language)


# What a page is about; for an address that has moved, the new one.
Subject: TypeAlias = BookStep | BookRisk | str | None
_Address: TypeAlias = Callable[[Addresses], str]


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


def addresses(organisation: Book, site: Site, language: str | None = None) -> Addresses:
    """Return an organisation's addresses in a language, the main one unless another is given."""
    main = organisation.organisation.languages[0]
    return Addresses(site, organisation.key, main, language or main)


def newest(organisation: Book) -> BookReport | None:
    """Return the newest published report; the newest draft where nothing is published."""
    published = (report for report in organisation.reports if report.head.status == "published")
    return next(published, next(iter(organisation.reports), None))


def earlier_than(organisation: Book, report: BookReport) -> BookReport | None:
    """Return the report before this one; None for an organisation's first."""
    return next((each for each in organisation.reports if each.year < report.year), None)


def is_made(
    kind: PageKind, organisation: Book, site: Site, report: BookReport | None = None
) -> bool:
    """Tell whether an organisation, or its report, has the page of a kind."""
    if kind.when == "search":
        return site.search
    if kind.when == "earlier":
        return report is not None and earlier_than(organisation, report) is not None
    return True


def plan(organisation: Book, site: Site) -> Iterator[Page]:
    """Yield every page of an organisation, in each of its languages."""
    languages = organisation.organisation.languages
    homes = {language: addresses(organisation, site, language) for language in languages}
    for kind, report, subject, address in _targets(organisation, site):
        paths = {language: address(home) for language, home in homes.items()}
        for language in languages:
            yield Page(kind, language, paths, report, subject)


def _targets(
    organisation: Book, site: Site
) -> Iterator[tuple[str, BookReport | None, Subject, _Address]]:
    yield "front", None, None, Addresses.front
    for name, kind in kinds_of("organisation"):
        if is_made(kind, organisation, site):
            yield name, None, None, lambda home, name=name: home.page(name)  # type: ignore[misc]
    if latest := newest(organisation):
        yield "latest", latest, None, Addresses.latest
    for report in organisation.reports:
        yield from _report_targets(organisation, site, report)


def _report_targets(
    organisation: Book, site: Site, report: BookReport
) -> Iterator[tuple[str, BookReport | None, Subject, _Address]]:
    year = report.year
    yield "report", report, None, lambda home: home.report(year)
    for name, kind in kinds_of("report"):
        if is_made(kind, organisation, site, report):
            yield name, report, None, lambda home, name=name: home.page(name, year)  # type: ignore[misc]
    for step in report.steps:
        yield "step", report, step, lambda home, step=step: home.step(year, step.step)  # type: ignore[misc]
    for risk in report.risks:
        yield "risk", report, risk, lambda home, risk=risk: home.risk(year, risk.risk.id)  # type: ignore[misc]


def relative(page: str, target: str, fragment: str = "") -> str:
    """Return the link from one page to another, or to a place on it; always names the file."""
    anchor = f"#{quote(fragment)}" if fragment else ""
    if page == target and anchor:
        return anchor
    here, there = page.split("/"), target.split("/")
    shared = 0
    while shared < min(len(here), len(there)) - 1 and here[shared] == there[shared]:
        shared += 1
    return quote("/".join([*[".."] * (len(here) - 1 - shared), *there[shared:]])) + anchor


def absolute(site: Site, path: str) -> str | None:
    """Return the public address of a page, or None when the site's own is not known."""
    if site.url is None:
        return None
    folder, slash, name = path.rpartition("/")
    shown = f"{folder}{slash}" if name == "index.html" else path
    return f"{site.url.rstrip('/')}/{quote(shown)}"
