"""The page of all data: the tables of all statements of a site, and how they are used."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace

from generator.pages.context import Link, PageContext
from generator.pages.parts.frame import Frame
from generator.pages.parts.headings import Heading, make_heading
from generator.pages.parts.open_data import OpenDataView, describe_dataset, show_open_data
from generator.pages.parts.site_frame import SitePlace, make_site_frame
from generator.pages.parts.summary import Summary, site_languages
from generator.plan.addresses import Site, absolute
from generator.plan.site_addresses import SiteAddresses
from generator.text.words import load_words

# So many publishers are named, or none: all of them are in the tables.
_NAMED = 20


def make_open_data(context: PageContext) -> tuple[Heading, OpenDataView]:
    """Return the view of the page where the organisation is the only one."""
    site, facts = context.home.site, context.book.organisation
    feed = context.home.feed() if context.book.reports else ""
    view = show_open_data(site, context.words, context.link, feed)
    heading = make_heading(context)
    known = {
        **_describe(heading, context.path, site, context.language),
        **_cover(
            [each.year for each in context.book.reports],
            [each.changed for each in context.book.reports],
        ),
        "creator": {"@type": "Organization", "name": facts.name},
    }
    if facts.license:
        known["license"] = facts.license.url or facts.license.name
    data = describe_dataset(site, view, known, context.link)
    return replace(heading, linked_data=data), view


def make_site_open_data(
    summaries: Sequence[Summary], site: Site, language: str
) -> tuple[str, Frame, OpenDataView]:
    """Return the address, frame and view of the page about every organisation's statements."""
    languages, words = site_languages(summaries), load_words(language)
    paths = {each: SiteAddresses(each, site.top).open_data() for each in languages}
    place = SitePlace(site, words, paths, kind="open_data")
    view = show_open_data(site, words, place.link, place.home.feed())
    title, here = words["page_open_data_title"], Link(words["page_open_data"], "", current=True)
    told = words["page_open_data_description"]
    heading = Heading(f"{title} – {words['index_title']}", told, (here,), shown=title)
    statements = [each for summary in summaries for each in summary.statements]
    known = {
        **_describe(heading, place.path, site, language),
        **_cover([each.year for each in statements], [each.changed for each in statements]),
    }
    if len(summaries) <= _NAMED:
        known["creator"] = [{"@type": "Organization", "name": each.name} for each in summaries]
    data = describe_dataset(site, view, known, place.link)
    frame = make_site_frame(place, replace(heading, linked_data=data))
    return place.path, frame, view


def _describe(heading: Heading, path: str, site: Site, language: str) -> dict[str, Any]:
    address = absolute(site, path)
    known = {"name": heading.shown, "description": heading.description, "inLanguage": language}
    return {**known, "url": address} if address else known


def _cover(years: Sequence[int], changed: Sequence[date | None]) -> dict[str, Any]:
    """Return which years the statements are of, and when one was last published or revised."""
    known: dict[str, Any] = {}
    if years:
        known["temporalCoverage"] = f"{min(years)}/{max(years)}"
    days = [each for each in changed if each]
    if days:
        known["dateModified"] = max(days).isoformat()
    return known
