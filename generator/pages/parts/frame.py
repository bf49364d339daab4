"""What frames every page: head, header, breadcrumb, footer."""

from collections.abc import Iterator

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from generator.assessment.signing import assess_signing
from generator.book.model import BookReport
from generator.pages.context import Link, PageContext
from generator.pages.parts.brand import LogoView, own_styles, show_logo
from generator.pages.parts.headings import Heading, list_menu, name_shortly
from generator.pages.parts.scripts import load_script
from generator.pages.parts.social import PageIcons, SocialCard, show_card, show_icons
from generator.pages.parts.styles import list_page_styles, list_print_styles
from generator.pages.parts.translation import TranslationView, show_translation
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
_HIDDEN = frozenset({"latest", "moved", "search"})
# The preview's script is put in by the server, and talks back to it.
_PREVIEW_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; "
    "connect-src 'self' ws: wss:; base-uri 'none'; form-action 'none'"
)


class Banner(Struct, frozen=True):
    """What is said above a page, and where that leads."""

    text: str
    links: tuple[Link, ...] = ()


class PageSurroundings(Struct, frozen=True):
    """What stands around the content of an organisation's page, within its body."""

    site: Link
    logo: LogoView | None
    navigation: tuple[Link, ...]
    languages: tuple[Link, ...]
    trail: tuple[Link, ...]
    banners: tuple[Banner, ...]
    translation: TranslationView | None
    footer: tuple[Link, ...]
    publisher: str


class Indexed(Struct, frozen=True):
    """What search knows of a page beside its text: of which year, and in words whose and which."""

    year: str
    context: str


class Frame(Struct, frozen=True):
    """Everything around a page's own content; all addresses are relative to the page."""

    language: str
    title: str
    description: str
    policy: str
    styles: tuple[str, ...]
    print_styles: tuple[str, ...]
    canonical: str | None
    icons: PageIcons
    whole_site: str
    script: str | None = None
    hidden: bool = False
    heading: str = ""
    alternates: tuple[tuple[str, str], ...] = ()
    feed: str | None = None
    running: str | None = None
    linked_data: Markup | None = None
    around: PageSurroundings | None = None
    indexed: Indexed | None = None
    dated: str | None = None
    card: SocialCard | None = None


def make_frame(context: PageContext, heading: Heading) -> Frame:
    """Return the frame of one page of an organisation."""
    site, report = context.home.site, context.page.report or newest(context.book)
    return Frame(
        language=context.language,
        title=_title(heading, context),
        description=heading.description,
        heading=heading.shown,
        policy=policy_of(site, searches=context.page.kind == "search"),
        styles=tuple(
            map(context.link, (*list_page_styles(context.page.kind), *own_styles(context)))
        ),
        print_styles=tuple(map(context.link, list_print_styles(context.page.kind))),
        script=context.link(load_script("site").path),
        canonical=absolute(site, context.page.path),
        icons=show_icons(context.home, context.page.path),
        whole_site=name_shortly(context.book),
        hidden=context.page.kind in _HIDDEN or _is_unlisted(context.page.report),
        alternates=tuple(_alternates(context.page, site)),
        feed=context.link(context.home.feed()) if report else None,
        running=_running(context, report),
        linked_data=heading.linked_data,
        around=_surroundings(context, heading, report),
        indexed=_indexed(context) if is_indexed(context.page, site) else None,
        dated=_dated(context, report),
        card=_card(context, report),
    )


def _title(heading: Heading, context: PageContext) -> str:
    """Return the title of the window; of an earlier signed version it says which that is."""
    version = context.page.report.version if context.page.report else 0
    if not version:
        return heading.title
    return f"{heading.title} – {context.words('formality_version_undated', number=version)}"


def _card(context: PageContext, report: BookReport | None) -> SocialCard | None:
    if report is None:
        return None
    return show_card(context, name_statement(context.words, report.organisation.name, report.year))


def _indexed(context: PageContext) -> Indexed:
    year = str(context.page.report.year) if context.page.report else ""
    name = name_shortly(context.book)
    words = context.words("nav_statement", year=year)
    return Indexed(year, f"{words} · {name}" if year else name)


def _surroundings(
    context: PageContext, heading: Heading, report: BookReport | None
) -> PageSurroundings:
    name = context.book.organisation.name
    return PageSurroundings(
        site=Link(name_shortly(context.book), context.link(context.home.front())),
        logo=show_logo(context),
        navigation=tuple(_navigation(context, report)),
        languages=tuple(_languages(context.page)),
        trail=tuple(_trail(context, heading)),
        banners=tuple(_banners(context)),
        translation=show_translation(context),
        footer=tuple(_footer(context, report)),
        publisher=context.words("published_by", name=name),
    )


def _register(context: PageContext) -> str:
    return SiteAddresses(context.language, context.home.site.top).front()


def _running(context: PageContext, report: BookReport | None) -> str | None:
    if report is None:
        return None
    name = name_shortly(context.book)
    return context.words("running_head", name=name, year=report.year)


def _dated(context: PageContext, report: BookReport | None) -> str | None:
    """Return when the report was published or last changed, as far as it says."""
    if report is None:
        return None
    revised = max((each.date for each in report.head.revisions), default=None)
    if revised:
        return f"{context.words['revised']} {format_date(revised, context.language)}"
    published = report.head.published
    if published is None:
        return None
    return context.words("published_on", day=format_date(published, context.language))


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


def _is_unlisted(report: BookReport | None) -> bool:
    return report is not None and (_is_draft(report) or report.version > 0)


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


def _navigation(context: PageContext, report: BookReport | None) -> Iterator[Link]:
    if report:
        text, path = context.words("nav_report", year=report.year), context.home.report(report.year)
        yield Link(text, context.link(path), current=context.page.kind == "report")
    for name, link in list_menu("head", context, report):
        yield replace(link, current=context.page.kind == name)


def _trail(context: PageContext, heading: Heading) -> Iterator[Link]:
    if context.page.kind == "front" and not context.home.site.several:
        return
    if context.home.site.several:
        yield Link(context.words["all_organisations"], context.link(_register(context)))
    yield Link(
        name_shortly(context.book),
        context.link(context.home.front()),
        current=context.page.kind == "front",
    )
    if context.page.report and context.page.kind not in {"report", "latest"}:
        text = context.words("nav_report", year=context.page.report.year)
        yield Link(text, context.link(context.home.report(context.page.report.year)))
    yield from heading.trail


def _banners(context: PageContext) -> Iterator[Banner]:
    if _is_draft(context.page.report):
        yield Banner(context.words["draft_banner"])
    if context.page.report and context.page.report.version:
        yield _version_banner(context, context.page.report)


def _version_banner(context: PageContext, report: BookReport) -> Banner:
    """Return what stands above an earlier signed version, with the way to the one that holds."""
    words = context.words
    kind, home = "version_changes", context.home
    now = home.in_version(0).report(report.year)
    changes = Link(words["page_version_changes"], context.link(home.page(kind, report.year)))
    links = (Link(words["version_current"], context.link(now)), changes)
    return Banner(say_superseded(report, context), links)


def say_superseded(report: BookReport, context: PageContext) -> str:
    """Return the sentence on an earlier signed version that says what it is; "" of any other."""
    act = assess_signing(report).current if report.version else None
    day = format_date(act.day, context.language) if act and act.day else ""
    key = "version_banner" if day else "version_banner_undated"
    return context.words(key, day=day) if report.version else ""


def _footer(context: PageContext, report: BookReport | None) -> Iterator[Link]:
    words, home = context.words, context.home
    yield Link(words["all_statements"], context.link(home.front()))
    if report:
        yield Link(words["latest_statement"], context.link(home.latest()))
        yield Link(words["feed"], context.link(home.feed()))
    yield from (link for _, link in list_menu("foot", context, report))
    if home.site.several:
        site = SiteAddresses(context.language, home.site.top)
        yield Link(words["all_organisations"], context.link(site.front()))
        if home.site.tables:
            yield Link(words["page_open_data"], context.link(site.open_data()))
