"""The search pages: an organisation's own, and with several one for all of them."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from generator.pages.context import Link, PageContext
from generator.pages.parts.contact import ContactView, show_contact
from generator.pages.parts.frame import Frame
from generator.pages.parts.headings import Heading, make_heading, name_shortly
from generator.pages.parts.scripts import load_script
from generator.pages.parts.site_frame import SitePlace, make_site_frame
from generator.pages.parts.summary import Summary, site_languages
from generator.plan.addresses import Site
from generator.plan.site_addresses import INDEX, SEARCHED_AT_ONCE, SiteAddresses, index_folder
from generator.plan.site_plan import newest
from generator.text.words import load_words


class AskView(Struct, frozen=True):
    """What is offered where nothing is found: to ask the enterprise, whose address it may give."""

    title: str
    contact: ContactView | None
    more: Link


class SearchView(Struct, frozen=True):
    """A search page. Without script it says `notice` and shows `instead`, where all can be read.

    `root` leads from the page to the top of the site, `index` to Pagefind's files, `shard` to the
    index of the organisation whose pages are searched; empty where it is a register's. `years` are
    empty where there is only one. `found` says how many results there are, by the plural category
    of their number; `statements` the same of statements, where there are more than the `at_once`
    organisations whose texts are searched at a time, and a register is searched by them first.
    """

    title: str
    notice: str
    found: tuple[tuple[str, str], ...]
    statements: tuple[tuple[str, str], ...]
    instead: tuple[Link, ...]
    years: tuple[str, ...]
    root: str
    index: str
    script: str
    shard: str
    at_once: int
    ask: AskView


def make_search(context: PageContext) -> tuple[Heading, SearchView]:
    """Return the view of the page that searches one organisation's pages."""
    words, several = context.words, context.home.site.several
    reports = context.book.reports
    whole = tuple(
        Link(
            words("search_whole", year=each.year),
            context.link(context.home.page("whole", each.year)),
        )
        for each in reports
    )
    everywhere = SiteAddresses(context.language, context.home.site.top).search()
    register = Link(words["search_everywhere"], context.link(everywhere))
    name = name_shortly(context.book)
    contact = show_contact(context, newest(context.book))
    view = SearchView(
        title=words("search_title_of", name=name) if several else words["page_search_title"],
        notice=words["search_off"],
        found=words.forms("search_found"),
        statements=(),
        instead=(*whole, register) if several else whole,
        years=_years(each.year for each in reports),
        root=_root(context.path),
        index=context.link(INDEX),
        script=context.link(load_script("search").path),
        shard=context.link(index_folder(context.book.key, context.home.site)),
        at_once=SEARCHED_AT_ONCE,
        ask=AskView(words("search_ask", name=name), contact, contact.more),
    )
    return make_heading(context), view


def make_site_search(
    summaries: Sequence[Summary], site: Site, language: str
) -> tuple[str, Frame, SearchView]:
    """Return the address, frame and view of the page that searches every organisation's pages."""
    languages = site_languages(summaries)
    paths = {each: SiteAddresses(each, site.top).search() for each in languages}
    place = SitePlace(site, load_words(language), paths, searches=True)
    words = place.words
    here = Link(words["page_search"], "", current=True)
    many = len(summaries) > SEARCHED_AT_ONCE
    title = f"{here.text} – {words['index_title']}"
    heading = Heading(title, words["page_search_description"], (here,))
    register = Link(words["all_organisations"], place.link(place.home.front()))
    view = SearchView(
        title=words["page_search_title"],
        notice=words["search_off_several"],
        found=words.forms("search_found"),
        statements=words.forms("search_statements") if many else (),
        instead=(register,),
        years=_years(each.year for summary in summaries for each in summary.statements),
        root=_root(place.path),
        index=place.link(INDEX),
        script=place.link(load_script("search").path),
        shard="",
        at_once=SEARCHED_AT_ONCE,
        ask=AskView(words["search_ask_several"], None, register),
    )
    return place.path, make_site_frame(place, heading), view


def _years(years: Iterable[int]) -> tuple[str, ...]:
    found = sorted(set(years), reverse=True)
    return tuple(map(str, found)) if len(found) > 1 else ()


def _root(path: str) -> str:
    return "../" * path.count("/") or "./"
