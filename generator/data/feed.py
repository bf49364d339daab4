"""Atom feeds, of an organisation and of all: an entry for each publication and each revision."""

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from msgspec import Struct

from generator.book.model import Book, BookReport
from generator.plan.addresses import Site, absolute, relative
from generator.plan.artifacts import Artifact
from generator.plan.site_addresses import SiteAddresses
from generator.plan.site_plan import SitePlan
from generator.text.prose import to_text
from generator.text.words import Words, load_words
from schema.languages import usual_language

_ATOM = "http://www.w3.org/2005/Atom"
# So many entries has the feed of all, the newest: whoever wants all of them has the tables.
MOST_ENTRIES = 500
# When a feed without entries was last updated: the day the Act came into force.
_BEFORE_ALL = date(2022, 7, 1)
_PUBLISHED = "published"


class FeedEntry(Struct, frozen=True):
    """Something that happened to a report, in plain values that can cross between processes.

    `event` tells it from the report's other entries, `identity` from all others; `path` is where
    the report is, from site/.
    """

    day: date
    year: int
    event: str
    identity: str
    title: str
    summary: str | None
    path: str
    name: str
    language: str


class _Head(Struct, frozen=True):
    """What a feed is; `path` and `front` are where it and the page it is of are, from site/."""

    language: str
    title: str
    identity: str
    updated: date
    path: str
    front: str


class _Event(Struct, frozen=True):
    """What happened to a report, and when."""

    name: str
    day: date
    summary: str | None = None


def list_feed_entries(plan: SitePlan) -> tuple[FeedEntry, ...]:
    """Return the entries of an organisation, in its main language, the newest first."""
    words = load_words(plan.main.main, "data")
    found = sorted(_entries(plan, words), key=lambda each: (each.day, each.year, each.event))
    return tuple(reversed(found))


def make_feed(plan: SitePlan) -> Artifact | None:
    """Return the feed in the organisation's main language; None where there are no reports."""
    book, site, home = plan.book, plan.site, plan.main
    if not book.reports:
        return None
    entries, name = list_feed_entries(plan), book.organisation.name
    newest = entries[0].day if entries else book.reports[0].published_on
    title = load_words(home.main, "data")("feed_title", name=name)
    identity = _identify(book, "feed")
    head = _Head(home.main, title, identity, newest, home.feed(), home.front())
    feed = _begin(head, site)
    _add(SubElement(feed, "author"), "name", name)
    for entry in entries:
        _write(SubElement(feed, "entry"), entry, home.feed(), site)
    return _finish(feed, home.feed())


def make_register_feed(entries: Iterable[FeedEntry], site: Site) -> Artifact:
    """Return the feed of all organisations: the newest entries, each in its own language."""
    language, title = usual_language(), load_words(usual_language())["index_title"]
    home = SiteAddresses(language, site.top)
    # What happened on one day is in the order of names, whatever the order of the folders.
    ordered = sorted(entries, key=lambda each: (each.name, each.year, each.event))
    newest = sorted(ordered, key=lambda each: each.day, reverse=True)[:MOST_ENTRIES]
    identity = uuid5(NAMESPACE_URL, f"aktsom/{site.url or ''}/feed").urn
    updated = newest[0].day if newest else _BEFORE_ALL
    feed = _begin(_Head(language, title, identity, updated, home.feed(), home.front()), site)
    for entry in newest:
        element = SubElement(feed, "entry")
        if entry.language != language:
            element.set("xml:lang", entry.language)
        _write(element, entry, home.feed(), site)
        _add(SubElement(element, "author"), "name", entry.name)
    return _finish(feed, home.feed())


def _begin(head: _Head, site: Site) -> Element:
    feed, path = Element("feed", {"xmlns": _ATOM, "xml:lang": head.language}), head.path
    _add(feed, "title", head.title)
    _add(feed, "id", head.identity)
    _add(feed, "updated", _stamp(head.updated))
    SubElement(feed, "link", {"rel": "self", "href": absolute(site, path) or relative(path, path)})
    front = absolute(site, head.front) or relative(path, head.front)
    SubElement(feed, "link", {"href": front})
    return feed


def _finish(feed: Element, path: str) -> Artifact:
    indent(feed, " ")
    return Artifact(path, tostring(feed, "utf-8", xml_declaration=True) + b"\n")


def _entries(plan: SitePlan, words: Words) -> Iterator[FeedEntry]:
    for report in plan.book.reports:
        if report.head.status != "published":
            continue
        yield _entry(plan, report, _Event(_PUBLISHED, report.published_on), words)
        for number, revision in enumerate(report.head.revisions, 1):
            changes = (
                revision.changes.find(report.language, report.language)
                if revision.changes
                else None
            )
            summary = to_text(changes[0]) if changes else None
            event = _Event(f"revision-{number}", revision.date, summary)
            yield _entry(plan, report, event, words)


def _entry(plan: SitePlan, report: BookReport, event: _Event, words: Words) -> FeedEntry:
    key = "entry_published" if event.name == _PUBLISHED else "entry_revised"
    return FeedEntry(
        day=event.day,
        year=report.year,
        event=event.name,
        identity=_identify(plan.book, f"{report.year}/{event.name}"),
        title=words(key, name=report.organisation.name, year=report.year),
        summary=event.summary,
        path=plan.main.report(report.year),
        name=report.organisation.name,
        language=plan.main.main,
    )


def _identify(book: Book, name: str) -> str:
    """Return an id that is the same whatever the site's address: a UUID of names that stay."""
    publisher = book.organisation.website or book.organisation.name
    return uuid5(NAMESPACE_URL, f"aktsom/{publisher}/{book.key}/{name}").urn


def _write(element: Element, entry: FeedEntry, feed: str, site: Site) -> None:
    _add(element, "title", entry.title)
    _add(element, "id", entry.identity)
    _add(element, "updated", _stamp(entry.day))
    href = absolute(site, entry.path) or relative(feed, entry.path)
    SubElement(element, "link", {"href": href})
    if entry.summary:
        _add(element, "summary", entry.summary)


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _stamp(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
