"""What frames every page: head, header, breadcrumb, footer."""

from collections.abc import Iterator

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from generator.book.model import BookReport
from generator.pages.parts.brand import LogoView, own_styles, show_logo
from generator.pages.parts.headings import Heading, list_menu, name_shortly
from generator.pages.parts.scripts import load_script
from generator.pages.parts.styles import list_page_styles, print_style
from generator.pages.parts.translation import TranslationView, show_translation
from generator.pages.place import Link, Place
from generator.plan.addresses import Site, absolute, relative
from generator.plan.site_addresses import SiteAddresses, is_indexed
from generator.plan.site_plan import Page, newest
from generator.text.cldr import format_date
from generator.text.words import Words
from schema.languages import own_name

# `file:` lets a page opened from disk have its styles also in browsers that give every file an
# origin of its own; no page from the web can reach that scheme. Fetching from the site itself is
# allowed: search does, and auditors such as Lighthouse fetch robots.txt from within the page.
_POLICY = (
    "default-src 'none'; connect-src 'self'; style-src 'self' file:; img-src 'self' file:; "
    "script-src 'self' file:; base-uri 'none'; form-action 'none'"
)
# Search compiles its index reader (WebAssembly).
_SEARCH_POLICY = _POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
# The preview's script is put in by the server, and talks back to it.
_PREVIEW_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; "
    "connect-src 'self' ws:; base-uri 'none'; form-action 'none'"
)


class Surroundings(Struct, frozen=True):
    """What stands around the content of an organisation's page, within its body."""

    site: Link
    logo: LogoView | None
    navigation: tuple[Link, ...]
    languages: tuple[Link, ...]
    trail: tuple[Link, ...]
    banners: tuple[str, ...]
    translation: TranslationView | None
    footer: tuple[Link, ...]
    publisher: str


class Indexed(Struct, frozen=True):
    """What search knows of a page beside its text: whose, of which year, and that in words."""

    organisation: str
    year: str
    context: str


class Frame(Struct, frozen=True):
    """Everything around a page's own content; all addresses are relative to the page."""

    language: str
    title: str
    description: str
    policy: str
    styles: tuple[str, ...]
    print_style: str
    canonical: str | None
    script: str | None = None
    hidden: bool = False
    heading: str = ""
    alternates: tuple[tuple[str, str], ...] = ()
    feed: str | None = None
    running: str | None = None
    linked_data: Markup | None = None
    around: Surroundings | None = None
    indexed: Indexed | None = None
    dated: str | None = None


def make_frame(page: Page, place: Place, heading: Heading) -> Frame:
    """Return the frame of one page of an organisation."""
    site, report = place.home.site, page.report or newest(place.organisation)
    return Frame(
        language=place.language,
        title=heading.title,
        description=heading.description,
        heading=heading.shown,
        policy=policy_of(site, searches=page.kind == "search"),
        styles=tuple(map(place.link, (*list_page_styles(page.kind), *own_styles(place)))),
        print_style=place.link(print_style().path),
        script=place.link(load_script("site").path),
        canonical=absolute(site, page.path),
        hidden=page.kind in {"latest", "moved", "search"} or _is_draft(page.report),
        alternates=tuple(_alternates(page, site)),
        feed=place.link(place.home.feed()) if report else None,
        running=_running(place, report),
        linked_data=heading.linked_data,
        around=_surroundings(page, place, heading, report),
        indexed=_indexed(page, place) if is_indexed(page, site) else None,
        dated=_dated(place, report),
    )


def _indexed(page: Page, place: Place) -> Indexed:
    year = str(page.report.year) if page.report else ""
    name = name_shortly(place.organisation)
    context = f"{place.words('nav_statement', year=year)} · {name}" if year else name
    return Indexed(place.organisation.key, year, context)


def _surroundings(
    page: Page, place: Place, heading: Heading, report: BookReport | None
) -> Surroundings:
    name = place.organisation.organisation.name
    return Surroundings(
        site=Link(name_shortly(place.organisation), place.link(place.home.front())),
        logo=show_logo(place),
        navigation=tuple(_navigation(place, page, report)),
        languages=tuple(_languages(page)),
        trail=tuple(_trail(place, page, heading)),
        banners=tuple(_banners(place, page)),
        translation=show_translation(page, place),
        footer=tuple(_footer(place, report)),
        publisher=place.words("published_by", name=name),
    )


def _register(place: Place) -> str:
    return SiteAddresses(place.language).front()


def _running(place: Place, report: BookReport | None) -> str | None:
    if report is None:
        return None
    name = name_shortly(place.organisation)
    return place.words("running_head", name=name, year=report.year)


def _dated(place: Place, report: BookReport | None) -> str | None:
    """Return when the report was published or last changed, as far as it says."""
    if report is None:
        return None
    revised = max((each.date for each in report.head.revisions), default=None)
    if revised:
        return f"{place.words['revised']} {format_date(revised, place.language)}"
    published = report.head.published
    if published is None:
        return None
    return place.words("published_on", day=format_date(published, place.language))


def name_statement(words: Words, name: str, year: int) -> str:
    """Return the title that a statement must have: what it is, whose, of which year.

    Other languages than bokmål give the Norwegian name as well, since it is what one searches for.
    """
    return words("statement_title", name=name, year=year)


def policy_of(site: Site, *, searches: bool = False) -> str:
    """Return the Content-Security-Policy of a page; only the one that searches may compile."""
    if site.preview:
        return _PREVIEW_POLICY
    return _SEARCH_POLICY if searches else _POLICY


def _is_draft(report: BookReport | None) -> bool:
    return report is not None and report.head.status == "draft"


def _alternates(page: Page, site: Site) -> Iterator[tuple[str, str]]:
    if len(page.paths) > 1:
        for language, path in page.paths.items():
            address = absolute(site, path)
            if address:
                yield language, address


def _languages(page: Page) -> Iterator[Link]:
    if len(page.paths) > 1:
        for language, path in page.paths.items():
            current = language == page.language
            yield Link(own_name(language), relative(page.path, path), language, current)


def _navigation(place: Place, page: Page, report: BookReport | None) -> Iterator[Link]:
    if report:
        text, path = place.words("nav_report", year=report.year), place.home.report(report.year)
        yield Link(text, place.link(path), current=page.kind == "report")
    for name, link in list_menu("head", place, report):
        yield replace(link, current=page.kind == name)


def _trail(place: Place, page: Page, heading: Heading) -> Iterator[Link]:
    if page.kind == "front" and not place.home.site.several:
        return
    if place.home.site.several:
        yield Link(place.words["all_organisations"], place.link(_register(place)))
    yield Link(
        name_shortly(place.organisation),
        place.link(place.home.front()),
        current=page.kind == "front",
    )
    if page.report and page.kind not in {"report", "latest"}:
        text = place.words("nav_report", year=page.report.year)
        yield Link(text, place.link(place.home.report(page.report.year)))
    yield from heading.trail


def _banners(place: Place, page: Page) -> Iterator[str]:
    if _is_draft(page.report):
        yield place.words["draft_banner"]


def _footer(place: Place, report: BookReport | None) -> Iterator[Link]:
    words, home = place.words, place.home
    yield Link(words["all_statements"], place.link(home.front()))
    if report:
        yield Link(words["latest_statement"], place.link(home.latest()))
        yield Link(words["feed"], place.link(home.feed()))
    yield from (link for _, link in list_menu("foot", place, report))
    if place.home.site.several:
        yield Link(words["all_organisations"], place.link(_register(place)))
