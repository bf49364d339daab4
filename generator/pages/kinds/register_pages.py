"""The register's pages: all statements, and those of each topic, country, sector, status, year."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from generator.pages.context import Link
from generator.pages.parts.frame import Frame
from generator.pages.parts.headings import Heading
from generator.pages.parts.register import (
    FacetView,
    Register,
    RegisterEntry,
    RegisterListing,
    name_value,
    show_facet,
)
from generator.pages.parts.register_rows import RegisterRow, RegisterWriter
from generator.pages.parts.scripts import load_script
from generator.pages.parts.site_frame import SitePlace, make_site_frame
from generator.plan.addresses import Site, relative
from generator.plan.site_addresses import ListedPage, SiteAddresses, facets
from generator.text.collation import OTHER
from generator.text.words import Words


class RegisterView(Struct, frozen=True):
    """A page of the register; `rest` is the script that holds every row, where pages are several.

    `facet` is what the page is narrowed by: "" on the pages of the whole register.
    """

    title: str
    eyebrow: str | None
    introduction: str
    facets: tuple[FacetView, ...]
    rows: tuple[RegisterRow, ...]
    letters: tuple[Link, ...]
    before: Link | None
    after: Link | None
    facet: str = ""
    script: str | None = None
    rest: str | None = None
    data: Link | None = None


class RegisterPage(Struct, frozen=True, dict=True):
    """A page ready for its template; `told` is all that it comes from, in plain values.

    What it shows is made when it is asked for: few pages are others than they were.
    """

    path: str
    told: tuple[object, ...]
    show: Callable[[], tuple[Frame, RegisterView]]

    @cached_property
    def shown(self) -> tuple[Frame, RegisterView]:
        """What the page shows, and what frames it."""
        return self.show()

    @property
    def frame(self) -> Frame:
        """What frames the page."""
        return self.shown[0]

    @property
    def view(self) -> RegisterView:
        """What the page shows."""
        return self.shown[1]

    def values(self) -> Mapping[str, object]:
        """Return what the template is given."""
        return {"frame": self.frame, "view": self.view}


def list_paths(register: Register, site: Site) -> Iterator[ListedPage]:
    """Yield every page of the register, as new as the newest statement that it lists."""
    homes = [SiteAddresses(each, site.top) for each in register.languages]
    for listing in register.listings:
        for number in range(1, listing.count + 1):
            newest = _newest(listing.rows(number))
            for home in homes:
                yield ListedPage(listing.path(home, number), newest)
    for home in homes if site.tables else ():
        yield ListedPage(home.open_data(), _newest(register.entries))


def _newest(entries: Iterable[RegisterEntry]) -> date | None:
    """Return when any of these statements was last published or revised, drafts left aside."""
    statements = (each.statement for each in entries if each.statement)
    days = (each.changed for each in statements if not each.draft and each.changed)
    return max(days, default=None)


def make_register(
    register: Register, site: Site, writer: RegisterWriter, rest: str | None
) -> Iterator[RegisterPage]:
    """Yield the register's pages in the writer's language; `rest` is the script of all rows."""
    homes = {each: SiteAddresses(each, site.top) for each in register.languages}
    for listing in register.listings:
        for number in range(1, listing.count + 1):
            paths = {each: listing.path(home, number) for each, home in homes.items()}
            place, first = SitePlace(site, writer.words, paths), _is_first(listing, number)
            shown = _PageMaker(listing, number, place, register, writer, rest if first else None)
            yield RegisterPage(place.path, shown.told, shown.make)


class _PageMaker(Struct, frozen=True):
    """What a page of the register is made of; `rest` is the script of all rows, if it has it."""

    listing: RegisterListing
    number: int
    place: SitePlace
    register: Register
    writer: RegisterWriter
    rest: str | None

    @property
    def told(self) -> tuple[object, ...]:
        """All that the page comes from, beside the program and what is true of the whole site."""
        listing, number = self.listing, self.number
        rows = [self.writer.digest(each) for each in listing.rows(number)]
        counted = (listing.count, listing.statements, listing.organisations)
        letters = listing.letters if listing.count > 1 else {}
        counts = self.register.counts if number == 1 else ()
        around = (number, listing.narrowed, *counted, tuple(letters.items()), counts, self.rest)
        return dict(self.place.paths), rows, around

    def make(self) -> tuple[Frame, RegisterView]:
        """Return what frames the page, and what it shows."""
        listing, number, place = self.listing, self.number, self.place
        # Where a script has all rows, it has what they are found by, too.
        values = _is_first(listing, number) and not self.rest
        rows = self.writer.write(
            listing.rows(number), place, anchors=listing.count > 1, values=values
        )
        heading, view = _show(listing, number, place, self.register, self.rest)
        return make_site_frame(place, heading), replace(view, rows=rows)


def _is_first(listing: RegisterListing, number: int) -> bool:
    return number == 1 and not listing.narrowed


def place_of_all_rows(site: Site, words: Words) -> SitePlace:
    """Return where the script is used that has every row: the first page of the register."""
    paths = {words.language: SiteAddresses(words.language, site.top).front()}
    return SitePlace(site, words, paths)


def _show(
    listing: RegisterListing, number: int, place: SitePlace, register: Register, rest: str | None
) -> tuple[Heading, RegisterView]:
    """Return what is around the rows of a page."""
    words = place.words
    title, narrowed = words["index_title"], listing.narrowed
    if narrowed:
        facet, value = narrowed
        title = f"{words[f'facet_{facet}']}: {name_value(facet, value, words)}"
    shown, counted = _number(listing, number, words), _introduction(listing, words)
    first = _is_first(listing, number)
    view = RegisterView(
        title=title,
        eyebrow=words["index_title"] if narrowed else None,
        introduction=f"{counted} {shown}." if shown else counted,
        facets=tuple(_facets(listing, number, place, register)),
        rows=(),
        letters=tuple(_letters(listing, place)),
        before=_neighbour(listing, number - 1, place),
        after=_neighbour(listing, number + 1, place),
        facet=narrowed[0] if narrowed else "",
        script=place.link(load_script("register").path) if first else None,
        rest=place.link(rest) if first and rest else None,
        data=_link_tables(place) if first and place.site.tables else None,
    )
    here = f"{title}, {shown.lower()}" if shown else title
    full = f"{here} – {words['index_title']}" if narrowed else here
    return Heading(full, words["index_description"], (Link(here, "", current=True),)), view


def _link_tables(place: SitePlace) -> Link:
    return Link(place.words["open_data_link"], place.link(place.home.open_data()))


def _introduction(listing: RegisterListing, words: Words) -> str:
    statements = words.count("statements", listing.statements)
    organisations = words.count("organisations", listing.organisations)
    return words("register_count", statements=statements, organisations=organisations)


def _number(listing: RegisterListing, number: int, words: Words) -> str:
    several = listing.count > 1
    return words("register_page", number=number, count=listing.count) if several else ""


def _facets(
    listing: RegisterListing, number: int, place: SitePlace, register: Register
) -> Iterator[FacetView]:
    facet, current = listing.narrowed or ("", "")
    if number == 1:
        for each in (facet,) if facet else facets():
            if register.groups[each]:
                yield show_facet(each, register.groups[each], place, current)


def _letters(listing: RegisterListing, place: SitePlace) -> Iterator[Link]:
    if listing.count > 1:
        for letter, number in listing.letters.items():
            path = listing.path(place.home, number)
            shown = place.words["register_digits"] if letter == OTHER else letter
            yield Link(shown, relative(place.path, path, f"letter-{letter}"))


def _neighbour(listing: RegisterListing, number: int, place: SitePlace) -> Link | None:
    if not 1 <= number <= listing.count:
        return None
    path = listing.path(place.home, number)
    return Link(_number(listing, number, place.words), place.link(path))
