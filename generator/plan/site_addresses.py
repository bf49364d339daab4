"""Where the pages are that belong to no organisation: the register, its pages, and search."""

from collections.abc import Mapping

from msgspec import Struct

from generator.plan.addresses import Site
from generator.plan.page_kinds import load_page_kinds
from generator.plan.site_plan import Page

# What the register can be narrowed by, and the folder of each; permanent once published.
FACETS: Mapping[str, Mapping[str, str]] = {
    "topic": {"nb": "tema", "nn": "tema", "en": "topic"},
    "country": {"nb": "land", "nn": "land", "en": "country"},
    "sector": {"nb": "sektor", "nn": "sektor", "en": "sector"},
    "status": {"nb": "status", "nn": "status", "en": "status"},
    "measure": {"nb": "tiltak", "nn": "tiltak", "en": "measure"},
    "year": {"nb": "ar", "nn": "ar", "en": "year"},
}
_PAGE = {"nb": "side", "nn": "side", "en": "page"}
# Where the search index is, and which kinds of pages are in it: each text once, where it belongs.
INDEX = "assets/pagefind"
_INDEXED = frozenset({"front", "risk", "step"})
# What says nearly the same for every organisation is found only where there is one.
_ALIKE = frozenset({"accessibility", "information"})
# The language whose pages have no folder of their own, whatever languages the organisations use.
DEFAULT = "nb"


class SiteAddresses(Struct, frozen=True):
    """The addresses of the site's own pages in one language, from site/."""

    language: str

    @property
    def folder(self) -> str:
        """The folder of the pages, with a slash at its end; empty for the default language."""
        return "" if self.language == DEFAULT else f"{self.language}/"

    def front(self, number: int = 1) -> str:
        """A page of the whole register; the first is the site's front page."""
        if number == 1:
            return f"{self.folder}index.html"
        return f"{self.folder}register/{_PAGE[self.language]}-{number}.html"

    def facet(self, facet: str, value: str, number: int = 1) -> str:
        """A page of the statements that have a value of a facet (see `FACETS`)."""
        name = value if number == 1 else f"{value}-{number}"
        return f"{self.folder}register/{FACETS[facet][self.language]}/{name}.html"

    def search(self) -> str:
        """The page that searches every organisation's pages in this language."""
        return f"{self.folder}{load_page_kinds()['search'].file[self.language]}.html"


def is_indexed(page: Page, site: Site) -> bool:
    """Tell whether search finds a page."""
    kinds = _INDEXED if site.several else _INDEXED | _ALIKE
    return site.search and page.kind in kinds
