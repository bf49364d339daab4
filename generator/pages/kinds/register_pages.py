"""The register's pages: all statements, and those of each topic, country, sector, status, year."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from generator.pages.context import Link
from generator.pages.parts.frame import Frame
from generator.pages.parts.headings import Heading
from generator.pages.parts.register import (
    FacetView,
    Register,
    RegisterEntry,
    name_value,
    show_facet,
)
from generator.pages.parts.register_rows import RegisterRow, RegisterWriter
from generator.pages.parts.scripts import load_script
from generator.pages.parts.site_frame import SitePlace, make_site_frame
from generator.plan.addresses import Site, relative
from generator.plan.site_addresses import ListedPage, SiteAddresses, facets
from generator.text.collation import OTHER, initial_of
from generator.text.words import Words

# So many rows that the page, with styles and script, stays within what a page may weigh.
ROWS = 20


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


class RegisterPage(Struct, frozen=True):
    """A page ready for its template."""

    path: str
    frame: Frame
    view: RegisterView


class _Listing(Struct, frozen=True):
    """Entries over as many pages as they need; `narrowed` is by which facet and value.

    `letters` maps a letter to the page on which its first name is.
    """

    entries: tuple[RegisterEntry, ...]
    narrowed: tuple[str, str] | None
    letters: Mapping[str, int]
    statements: int
    organisations: int
    site: Site

    @property
    def count(self) -> int:
        return max(1, -(-len(self.entries) // ROWS))

    def path(self, language: str, number: int) -> str:
        home = SiteAddresses(language, self.site.top)
        return home.facet(*self.narrowed, number) if self.narrowed else home.front(number)

    def rows(self, number: int) -> tuple[RegisterEntry, ...]:
        return self.entries[(number - 1) * ROWS : number * ROWS]


def list_paths(register: Register, site: Site) -> Iterator[ListedPage]:
    """Yield every page of the register, as new as the newest statement that it lists."""
    languages = register.languages
    for listing in _listings(register, site):
        for number in range(1, listing.count + 1):
            newest = _newest(listing.rows(number))
            for language in languages:
                yield ListedPage(listing.path(language, number), newest)
    for language in languages if site.tables else ():
        everything = _newest(register.entries)
        yield ListedPage(SiteAddresses(language, site.top).open_data(), everything)


def _newest(entries: Iterable[RegisterEntry]) -> date | None:
    """Return when any of these statements was last published or revised, drafts left aside."""
    statements = (each.statement for each in entries if each.statement)
    days = (each.changed for each in statements if not each.draft and each.changed)
    return max(days, default=None)


def _listings(register: Register, site: Site) -> Iterator[_Listing]:
    yield _list(register.entries, None, site)
    for facet, group in register.groups.items():
        for value, entries in group.items():
            yield _list(entries, (facet, value), site)


def _list(
    entries: tuple[RegisterEntry, ...], narrowed: tuple[str, str] | None, site: Site
) -> _Listing:
    letters: dict[str, int] = {}
    for index, entry in enumerate(entries):
        letters.setdefault(initial_of(entry.organisation.name), index // ROWS + 1)
    statements = sum(each.statement is not None for each in entries)
    organisations = len({each.organisation.key for each in entries})
    return _Listing(entries, narrowed, letters, statements, organisations, site)


def make_register(
    register: Register, site: Site, writer: RegisterWriter, rest: str | None
) -> Iterator[RegisterPage]:
    """Yield the register's pages in the writer's language; `rest` is the script of all rows."""
    for listing in _listings(register, site):
        for number in range(1, listing.count + 1):
            paths = {each: listing.path(each, number) for each in register.languages}
            place = SitePlace(site, writer.words, paths)
            first = number == 1 and not listing.narrowed
            rows = writer.write(
                listing.rows(number), place, anchors=listing.count > 1, values=first
            )
            heading, view = _show(listing, number, place, register, rest)
            frame = make_site_frame(place, heading)
            yield RegisterPage(place.path, frame, replace(view, rows=rows))


def show_all_rows(
    register: Register, site: Site, writer: RegisterWriter
) -> tuple[RegisterRow, ...]:
    """Return every row as the first page has them; none if that page holds them all."""
    if len(register.entries) <= ROWS:
        return ()
    paths = {writer.language: SiteAddresses(writer.language, site.top).front()}
    return writer.write(register.entries, SitePlace(site, writer.words, paths), values=True)


def _show(
    listing: _Listing, number: int, place: SitePlace, register: Register, rest: str | None
) -> tuple[Heading, RegisterView]:
    """Return what is around the rows of a page."""
    words = place.words
    title, narrowed = words["index_title"], listing.narrowed
    if narrowed:
        facet, value = narrowed
        title = f"{words[f'facet_{facet}']}: {name_value(facet, value, words)}"
    shown, counted = _number(listing, number, words), _introduction(listing, words)
    first = number == 1 and not narrowed
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


def _introduction(listing: _Listing, words: Words) -> str:
    statements = words.count("statements", listing.statements)
    organisations = words.count("organisations", listing.organisations)
    return words("register_count", statements=statements, organisations=organisations)


def _number(listing: _Listing, number: int, words: Words) -> str:
    several = listing.count > 1
    return words("register_page", number=number, count=listing.count) if several else ""


def _facets(
    listing: _Listing, number: int, place: SitePlace, register: Register
) -> Iterator[FacetView]:
    facet, current = listing.narrowed or ("", "")
    if number == 1:
        for each in (facet,) if facet else facets():
            if register.groups[each]:
                yield show_facet(each, register.groups[each], place, current)


def _letters(listing: _Listing, place: SitePlace) -> Iterator[Link]:
    if listing.count > 1:
        for letter, number in listing.letters.items():
            path = listing.path(place.language, number)
            shown = place.words["register_digits"] if letter == OTHER else letter
            yield Link(shown, relative(place.path, path, f"letter-{letter}"))


def _neighbour(listing: _Listing, number: int, place: SitePlace) -> Link | None:
    if not 1 <= number <= listing.count:
        return None
    path = listing.path(place.language, number)
    return Link(_number(listing, number, place.words), place.link(path))
