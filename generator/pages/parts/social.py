"""What stands for a page elsewhere: the card of a link that is shared, and the browser's icon.

A card is made where the site's address is known, since those who show it ask for a whole address.
"""

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from generator.book.model import BookReport
from generator.pages.context import PageContext
from generator.pages.format.card import HEIGHT, WIDTH, Card, draw_card
from generator.pages.format.icon import Icon, draw_png, is_square, write_svg
from generator.plan.addresses import Addresses, Site, absolute, relative
from generator.plan.artifacts import Artifact
from generator.plan.site_addresses import SiteAddresses
from generator.plan.site_plan import SitePlan, newest
from generator.text.colours import derive, palette
from generator.text.words import Words, load_words

_SVG = ".svg"
# The icon of pages that belong to no organisation: the sign that the Act is cited by.
_SIGN = "§"
_SITE_ICONS = ("assets/site-icon.svg", "assets/site-icon.png")


class SocialCard(Struct, frozen=True):
    """The picture of a link that is shared: its whole address, its size in dots, what it says."""

    address: str
    width: int
    height: int
    text: str


class PageIcons(Struct, frozen=True):
    """The addresses of a page's icon: as a drawing, and in dots."""

    drawing: str
    picture: str


def list_social(plan: SitePlan) -> Iterator[Artifact]:
    """Yield an organisation's icons, and a card for each report in each language."""
    home, icon = plan.main, _make_icon(plan)
    yield Artifact(home.icon(_SVG), write_svg(icon))
    yield Artifact(home.icon(".png"), draw_png(icon))
    yield from list_cards(plan)


def list_cards(plan: SitePlan) -> Iterator[Artifact]:
    """Yield the cards of a plan's reports; none where the address of the site is not known."""
    if plan.site.url is None:
        return
    for language, home in plan.homes.items():
        for report in plan.book.reports:
            card = _make_card(plan, report, plan.words[language])
            yield Artifact(home.card(report.year), draw_card(card))


def _make_card(plan: SitePlan, report: BookReport, words: Words) -> Card:
    logo = plan.book.logo
    drawn = logo is None or logo.source.path.endswith(_SVG)
    return Card(
        name=report.organisation.name,
        title=words["statement"],
        year=str(report.year),
        accent=_accent(plan.book.organisation.appearance.accent),
        note=words["draft"] if report.head.status == "draft" else "",
        logo=b"" if drawn or logo is None else logo.data,
    )


def _make_icon(plan: SitePlan) -> Icon:
    organisation, logo = plan.book.organisation, plan.book.logo
    name = organisation.short_name or organisation.name
    letter = next((each.upper() for each in name if each.isalnum()), "")
    accent = _accent(organisation.appearance.accent)
    if logo is None or not is_square(logo.width, logo.height):
        return Icon(letter, accent)
    if logo.source.path.endswith(_SVG):
        return Icon(letter, accent, drawing=logo.data)
    return Icon(letter, accent, picture=logo.data)


def _accent(chosen: str | None) -> str:
    """Return the organisation's colour, dark enough for letters of it on paper."""
    return derive(chosen, "light")["link"] if chosen else palette("light")["accent"]


def show_card(context: PageContext, text: str) -> SocialCard | None:
    """Return the card of a page: of its own report, else of the newest; it says `text`."""
    report = context.page.report or newest(context.book)
    if report is None:
        return None
    return _show(context.home.site, context.home.card(report.year), text)


def show_icons(home: Addresses, page: str) -> PageIcons:
    """Return the icons of an organisation's page at an address."""
    return PageIcons(relative(page, home.icon(_SVG)), relative(page, home.icon(".png")))


def _show(site: Site, path: str, text: str) -> SocialCard | None:
    address = absolute(site, path)
    return SocialCard(address, WIDTH, HEIGHT, text) if address else None


def list_site_social(site: Site, language: str) -> Iterator[Artifact]:
    """Yield the card of the site's own pages in a language."""
    if site.url is not None:
        words = load_words(language)
        card = Card("", words["index_title"], "", palette("light")["accent"])
        yield Artifact(SiteAddresses(language, site.top).card(), draw_card(card))


def list_site_icons() -> Iterator[Artifact]:
    """Yield the icons of the pages that belong to no organisation."""
    for path, data in zip(_SITE_ICONS, _draw_site_icons(), strict=True):
        yield Artifact(path, data)


@cache
def _draw_site_icons() -> tuple[bytes, bytes]:
    icon = Icon(_SIGN, palette("light")["accent"])
    return write_svg(icon), draw_png(icon)


def show_site_card(site: Site, words: Words) -> SocialCard | None:
    """Return the card of the site's own pages in a language."""
    return _show(site, SiteAddresses(words.language, site.top).card(), words["index_title"])


def show_site_icons(page: str) -> PageIcons:
    """Return the icons of one of the site's own pages at an address."""
    drawing, picture = _SITE_ICONS
    return PageIcons(relative(page, drawing), relative(page, picture))
