"""Addresses of one organisation's pages and files.

They are POSIX paths from site/. Only a page that names another turns them into relative ones.
"""

from functools import lru_cache
from urllib.parse import quote

from msgspec import Struct
from msgspec.structs import replace

from generator.plan.page_kinds import load_page_kinds
from schema.form import Step

# What each report can be downloaded as.
DATA_FILES = ("report.json", "risks.csv", "measures.csv", "goals.csv", "producers.csv")
# What describes these files: beside them, and once for the whole site.
DATA_PACKAGE = "datapackage.json"
DATA_SCHEMA = "data/report.schema.json"
# An organisation's rows of the tables of all statements of a site.
ROWS = "tables.json"
# The workbook of all tables of a site.
WORKBOOK = "tables.xlsx"


# How organisation.yaml says that an organisation's pages are at the top of the site.
TOP = "/"


class CmsAccess(Struct, frozen=True):
    """Where the CMS of a site finds what it edits: a repository on GitHub (`owner/name`).

    `branch` is where proposals are to end up, `content` the path of the content in the repository.
    `oauth` is the address of the organisation's own sign-in; empty: only access tokens are taken.
    """

    repository: str
    branch: str
    oauth: str = ""
    content: str = "content"


class Site(Struct, frozen=True):
    """What holds for the whole site: one organisation or several, its public address, preview.

    `several` also when there is one whose pages are in a folder: the site has a front page of its
    own. It gives way, into a folder, where one of several is at the `top`. `search` when the pages
    are indexed for search, `tables` when the tables of all statements are there, `parquet` when
    these are there as Parquet, too. `cms` says what is edited on a page of the site, if it is.
    """

    several: bool = False
    url: str | None = None
    preview: bool = False
    search: bool = False
    top: bool = False
    tables: bool = True
    parquet: bool = False
    cms: CmsAccess | None = None


class Addresses(Struct, frozen=True):
    """The addresses of one organisation's pages in one language; `main` is its first language.

    With a `version`, those of a report are of a version of it that was signed, in a folder `v1/`.
    `place` is what organisation.yaml says of where on the site they are; else it depends on whether
    there are several.
    """

    site: Site
    key: str
    main: str
    language: str
    version: int = 0
    place: str | None = None

    @property
    def own_folder(self) -> str:
        """The name of the folder of the organisation's pages; empty at the top of the site."""
        if self.place is None:
            return self.key if self.site.several else ""
        return "" if self.place == TOP else self.place

    @property
    def folder(self) -> str:
        """The folder of the pages, with a slash at its end; empty at the top of the site."""
        part = "" if self.language == self.main else self.language
        return "".join(f"{name}/" for name in (self.own_folder, part) if name)

    def page(self, kind: str, year: int | None = None) -> str:
        """A page of a kind that the organisation, or its report of a year, has one of."""
        return f"{self.year_folder(year) if year else self.folder}{self._file(kind)}.html"

    def year_folder(self, year: int) -> str:
        """Return the folder of a report, with a slash at its end."""
        return f"{self.folder}{year}/{f'v{self.version}/' if self.version else ''}"

    def _file(self, kind: str) -> str:
        return load_page_kinds()[kind].file.in_language(self.language)

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
        return f"{self.year_folder(year)}index.html"

    def step(self, year: int, step: Step) -> str:
        """The page of a step."""
        return f"{self.year_folder(year)}{step.slug.in_language(self.language)}.html"

    def risk(self, year: int, risk_id: str) -> str:
        """The page of a risk."""
        return f"{self.year_folder(year)}{self._file('risk')}-{risk_id}.html"

    def paper(self, year: int) -> str:
        """The whole report as a PDF; its name says whose and of which year, wherever it ends up."""
        version = f"-v{self.version}" if self.version else ""
        whose = self.own_folder or self.key
        return f"{self.year_folder(year)}{self._file('paper')}-{whose}-{year}{version}.pdf"

    def own(self, path: str) -> str:
        """An address that is given from the organisation's front page in its main language.

        One that begins with a slash is given from the top of the site.
        """
        if path.startswith("/"):
            return path.removeprefix("/")
        return f"{self.in_language(self.main).folder}{path}"

    def data(self, year: int, name: str) -> str:
        """A file of open data (see `DATA_FILES`); one for all languages."""
        return f"{self.in_language(self.main).year_folder(year)}{name}"

    def tables(self) -> str:
        """The organisation's rows of the tables of all statements; one for all languages."""
        return f"{self.in_language(self.main).folder}{ROWS}"

    def attachment(self, year: int, file: str) -> str:
        """An attachment of a report; one for all languages."""
        return f"{self.in_language(self.main).year_folder(year)}attachments/{file}"

    def cover(self, year: int) -> str:
        """A report's cover picture as pages show it; one for all languages."""
        return f"{self.in_language(self.main).year_folder(year)}cover.jpg"

    def card(self, year: int) -> str:
        """The picture of a report's link that is shared."""
        return f"{self.year_folder(year)}card.png"

    def icon(self, kind: str) -> str:
        """The organisation's icon, of a kind (`.svg`); where no logo can have its name."""
        return self.own(f"assets/icon{kind}")

    def in_language(self, language: str) -> "Addresses":
        """The same organisation's addresses in another of its languages."""
        return replace(self, language=language)

    def in_version(self, version: int) -> "Addresses":
        """The same addresses for a version of a report that was signed; 0: as it stands now."""
        return replace(self, version=version)


def relative(page: str, target: str, fragment: str = "") -> str:
    """Return the link from one page to another, or to a place on it; always names the file."""
    anchor = f"#{quote(fragment)}" if fragment else ""
    if page == target and anchor:
        return anchor
    return _lead(page.rpartition("/")[0], target) + anchor


# The pages of a folder lead to the same: the menus, steps and risks of a report.
@lru_cache(maxsize=4096)
def _lead(folder: str, target: str) -> str:
    """Return the relative address of a page from a folder."""
    here, there = folder.split("/") if folder else [], target.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return quote("/".join([*[".."] * (len(here) - shared), *there[shared:]]))


def absolute(site: Site, path: str) -> str | None:
    """Return the public address of a page, or None when the site's own is not known."""
    if site.url is None:
        return None
    folder, slash, name = path.rpartition("/")
    shown = f"{folder}{slash}" if name == "index.html" else path
    return f"{site.url.rstrip('/')}/{quote(shown)}"
