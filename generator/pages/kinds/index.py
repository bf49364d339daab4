"""The page shown at addresses that do not exist."""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from markupsafe import Markup
from msgspec import Struct

from generator.pages.context import Link
from generator.pages.parts.summary import Summary, site_languages
from generator.plan.addresses import Site, absolute
from generator.plan.page_kinds import load_page_kinds
from generator.plan.site_addresses import SiteAddresses
from generator.text.words import TEMPLATES, load_words
from schema.languages import complete_languages, load_languages


class LostView(Struct, frozen=True):
    """What a lost reader is told in one language: where all begins, and a search (its address)."""

    language: str
    title: str
    text: str
    menu: tuple[Link, ...]
    search: str | None
    search_label: str
    search_button: str


class NotFoundView(Struct, frozen=True):
    """The page shown at addresses that do not exist; its style is in the page, at any depth.

    It says so in every language, that of most organisations first.
    """

    language: str
    policy: str
    style: Markup
    told: tuple[LostView, ...]


def make_not_found(summaries: tuple[Summary, ...], site: Site) -> NotFoundView:
    """Return the page for addresses that do not exist; it links home only by a full address."""
    style = (TEMPLATES / "styles" / "not_found.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    own, first = f"style-src 'sha256-{digest}'", common_language(summaries)
    languages = sorted(complete_languages("pages"), key=lambda each: each != first)
    return NotFoundView(
        language=first,
        policy=f"default-src 'none'; {own}; base-uri 'none'; form-action 'self'",
        style=Markup(style),  # noqa: S704 - a file of our own
        told=tuple(_tell(each, summaries, site) for each in languages),
    )


def _tell(language: str, summaries: tuple[Summary, ...], site: Site) -> LostView:
    words = load_words(language)
    found = tuple(_menu(language, summaries, site))
    search = _search(language, summaries, site) if site.search else None
    return LostView(
        language=language,
        title=words["not_found_title"],
        text=words["not_found_text" if found else "not_found_no_home"],
        menu=found,
        search=absolute(site, search) if search else None,
        search_label=words["search_label"],
        search_button=words["search_button"],
    )


def _menu(language: str, summaries: tuple[Summary, ...], site: Site) -> Iterator[Link]:
    """Yield where one may begin: the front page, and the statements of one organisation."""
    words = load_words(language)
    paths = [(words["not_found_home"], _front(language, summaries, site))]
    if not site.several:
        for statement in (each for summary in summaries for each in summary.statements):
            own = statement.pages.get(language)
            if own:
                paths.append((words("nav_report", year=statement.year), own))
    for text, path in paths:
        address = absolute(site, path) if path else None
        if address:
            yield Link(text, address)


def _front(language: str, summaries: tuple[Summary, ...], site: Site) -> str:
    if site.several and language in site_languages(summaries):
        return SiteAddresses(language, site.top).front()
    return summaries[0].fronts.get(language, "index.html") if len(summaries) == 1 else "index.html"


def _search(language: str, summaries: tuple[Summary, ...], site: Site) -> str:
    """Return the search page in a language; empty where there is none."""
    if site.several:
        known = language in site_languages(summaries)
        return SiteAddresses(language, site.top).search() if known else ""
    front = summaries[0].fronts.get(language, "") if summaries else ""
    file = load_page_kinds()["search"].file.in_language(language)
    return f"{front.rpartition('/')[0]}/{file}.html".removeprefix("/") if front else ""


def common_language(summaries: Iterable[Summary]) -> str:
    """Return the main language of most organisations; the first of all when equally many."""
    counts = Counter(each.languages[0] for each in summaries)
    return max(load_languages(), key=lambda each: counts[each])
