"""Where the pages are that belong to no organisation: the register, its pages, and search."""

from datetime import date

from msgspec import Struct

from generator.plan.addresses import DATA_PACKAGE, WORKBOOK, Site
from generator.plan.page_kinds import kinds_of, load_page_kinds
from generator.plan.site_plan import Page
from schema.languages import usual_language
from schema.tables import load_tables

# What is shown at addresses that do not exist.
NOT_FOUND = "404.html"
# Where search has what it needs: what searches, and below it the indexes that it is given.
INDEX = "assets/pagefind"
SHARDS, STATEMENTS = f"{INDEX}/organisations", f"{INDEX}/statements"
# The texts of so many organisations are searched at once. Each is four requests: of more, the
# statements are searched first, by what they are about.
SEARCHED_AT_ONCE = 25
# Which kinds of pages are indexed: each text once, where it belongs.
_INDEXED = frozenset({"front", "risk", "step"})
# Where the tables of all statements are, with what describes them.
DATA_FOLDER = "data/"
# Where the CMS is, of a site that has one.
CMS = "rediger/"
# What says nearly the same for every organisation is found only where there is one.
_ALIKE = frozenset({"accessibility", "information"})


class ListedPage(Struct, frozen=True):
    """A page that search engines should know, and the day that its content is from, if known."""

    path: str
    changed: date | None = None


class SiteAddresses(Struct, frozen=True):
    """The addresses of the site's own pages in one language, from site/.

    Where an organisation is at the `top`, they are all in a folder beside its pages.
    """

    language: str
    top: bool = False

    @property
    def folder(self) -> str:
        """The folder of the pages, with a slash at its end; empty for the usual language."""
        return "" if self.language == usual_language() else f"{self.language}/"

    @property
    def _front_folder(self) -> str:
        return f"{self.folder}register/" if self.top else self.folder

    def _file(self, kind: str) -> str:
        return load_page_kinds()[kind].file.in_language(self.language)

    def front(self, number: int = 1) -> str:
        """A page of the whole register; the first is the site's front page."""
        if number == 1:
            return f"{self._front_folder}index.html"
        return f"{self.folder}register/{self._file('register')}-{number}.html"

    def facet(self, facet: str, value: str, number: int = 1) -> str:
        """A page of the statements that have a value of a facet (see `facets`)."""
        name = value if number == 1 else f"{value}-{number}"
        return f"{self.folder}register/{self._file(facet)}/{name}.html"

    def card(self) -> str:
        """The picture of a link to one of the site's own pages that is shared."""
        return f"{self._front_folder}card.png"

    def open_data(self) -> str:
        """The page about the tables of all statements, where it is with one organisation, too."""
        return f"{self.folder}{self._file('open_data')}.html"

    def feed(self) -> str:
        """The Atom feed of all organisations; one for all languages."""
        return "register/feed.xml" if self.top else "feed.xml"

    def search(self) -> str:
        """The page that searches every organisation's pages in this language."""
        return f"{self._front_folder}{self._file('search')}.html"


def is_indexed(page: Page, site: Site) -> bool:
    """Tell whether search finds a page."""
    kinds = _INDEXED if site.several else _INDEXED | _ALIKE
    of_version = page.report is not None and page.report.version
    return site.search and page.kind in kinds and not of_version


def index_folder(key: str, site: Site) -> str:
    """Return where the index of an organisation's pages is, from site/; the only one is at once."""
    return f"{SHARDS}/{key}" if site.several else INDEX


def facets() -> tuple[str, ...]:
    """Return what the register can be narrowed by."""
    return tuple(name for name, _ in kinds_of("facet"))


def list_data_files(site: Site) -> tuple[str, ...]:
    """Return the paths of the tables of all statements, and of what describes them; or none."""
    if not site.tables:
        return ()
    formats = ("csv", "parquet") if site.parquet else ("csv",)
    tables = (f"{each}.{kind}" for kind in formats for each in load_tables().tables)
    return tuple(f"{DATA_FOLDER}{each}" for each in (*tables, WORKBOOK, DATA_PACKAGE))
