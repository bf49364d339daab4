"""What frames the pages that belong to no organisation: the register and its search."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from generator.pages.context import Link
from generator.pages.parts.frame import Frame, PageSurroundings, policy_of
from generator.pages.parts.headings import Heading
from generator.pages.parts.social import show_site_card, show_site_icons
from generator.pages.parts.styles import list_page_styles, list_print_styles
from generator.plan.addresses import Site, absolute, relative
from generator.plan.site_addresses import SiteAddresses
from generator.text.words import Words
from schema.languages import own_name


class SitePlace(Struct, frozen=True):
    """One of the site's own pages about to be made; `paths` are its addresses by language.

    `kind` is the template whose styles it has.
    """

    site: Site
    words: Words
    paths: Mapping[str, str]
    searches: bool = False
    kind: str = "index"

    @property
    def language(self) -> str:
        """The language of the page."""
        return self.words.language

    @property
    def path(self) -> str:
        """The page's own address."""
        return self.paths[self.language]

    @property
    def home(self) -> SiteAddresses:
        """The addresses of the site's own pages in this language."""
        return SiteAddresses(self.language, self.site.top)

    def link(self, path: str) -> str:
        """Return the relative address of another page."""
        return relative(self.path, path)


def make_site_frame(place: SitePlace, heading: Heading) -> Frame:
    """Return the frame of one of the site's own pages."""
    kind = "search" if place.searches else place.kind
    return Frame(
        language=place.language,
        title=heading.title,
        description=heading.description,
        policy=policy_of(place.site, searches=place.searches),
        styles=tuple(map(place.link, list_page_styles(kind))),
        print_styles=tuple(map(place.link, list_print_styles(kind))),
        canonical=absolute(place.site, place.path),
        icons=show_site_icons(place.path),
        whole_site=place.words["index_title"],
        card=show_site_card(place.site, place.words),
        hidden=place.searches,
        heading=heading.shown,
        alternates=tuple(_alternates(place)),
        feed=place.link(place.home.feed()),
        linked_data=heading.linked_data,
        around=_surroundings(place, heading),
    )


def _surroundings(place: SitePlace, heading: Heading) -> PageSurroundings:
    words, home = place.words, place.home
    front = Link(words["all_organisations"], place.link(home.front()))
    is_front = place.path == home.front()
    search = Link(words["page_search"], place.link(home.search()), current=place.searches)
    searches = (search,) if place.site.search else ()
    data = place.path == home.open_data()
    all_data = Link(words["page_open_data"], place.link(home.open_data()), current=data)
    tables = (all_data,) if place.site.tables else ()
    return PageSurroundings(
        site=Link(words["index_title"], place.link(home.front())),
        logo=None,
        navigation=(Link(front.text, front.href, current=is_front), *searches),
        languages=tuple(_languages(place)),
        trail=() if is_front else (front, *heading.trail),
        banners=(),
        translation=None,
        footer=(front, *searches, *tables),
        publisher=words["published_by_each"],
    )


def _alternates(place: SitePlace) -> Iterator[tuple[str, str]]:
    for language, path in place.paths.items():
        address = absolute(place.site, path)
        if address and len(place.paths) > 1:
            yield language, address


def _languages(place: SitePlace) -> Iterator[Link]:
    if len(place.paths) > 1:
        for language, path in place.paths.items():
            name = own_name(language)
            yield Link(name, place.link(path), language, current=language == place.language)
