"""The Atom feed of an organisation: one entry for each publication and each revision."""

from collections.abc import Iterator
from datetime import date
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from msgspec import Struct

from generator.book.model import Book, BookReport
from generator.plan.addresses import absolute, relative
from generator.plan.artifacts import Artifact
from generator.plan.site_plan import SitePlan
from generator.text.prose import to_text
from generator.text.words import Words, load_words

_ATOM = "http://www.w3.org/2005/Atom"


class _Entry(Struct, frozen=True):
    """Something that happened to a report; `event` tells it from the report's other entries."""

    report: BookReport
    day: date
    event: str
    title: str
    summary: str | None


def make_feed(plan: SitePlan) -> Artifact | None:
    """Return the feed in the organisation's main language; None where there are no reports."""
    book, site, home = plan.book, plan.site, plan.main
    words = load_words(home.main, "data")
    entries = sorted(
        _entries(book, words), key=lambda each: (each.day, each.report.year, each.event)
    )
    if not book.reports:
        return None
    newest = max((each.day for each in entries), default=published_on(book.reports[0]))
    path, name = home.feed(), book.organisation.name
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": home.main})
    _add(feed, "title", words("feed_title", name=name))
    _add(feed, "id", _identify(book, "feed"))
    _add(feed, "updated", _stamp(newest))
    SubElement(feed, "link", {"rel": "self", "href": absolute(site, path) or relative(path, path)})
    front = home.front()
    SubElement(feed, "link", {"href": absolute(site, front) or relative(path, front)})
    _add(SubElement(feed, "author"), "name", name)
    for entry in reversed(entries):
        address = home.report(entry.report.year)
        href = absolute(site, address) or relative(path, address)
        _write(SubElement(feed, "entry"), entry, _identify(book, _name(entry)), href)
    indent(feed, " ")
    return Artifact(path, tostring(feed, "utf-8", xml_declaration=True) + b"\n")


def _entries(book: Book, words: Words) -> Iterator[_Entry]:
    for report in book.reports:
        if report.head.status != "published":
            continue
        given = {"name": report.organisation.name, "year": report.year}
        title = words("entry_published", **given)
        yield _Entry(report, published_on(report), "published", title, None)
        for number, revision in enumerate(report.head.revisions, 1):
            changes = (
                revision.changes.find(report.language, report.language)
                if revision.changes
                else None
            )
            title = words("entry_revised", **given)
            summary = to_text(changes[0]) if changes else None
            yield _Entry(report, revision.date, f"revision-{number}", title, summary)


def published_on(report: BookReport) -> date:
    """Return when a report was published or, where it does not say, the nearest date it has."""
    head = report.head
    signed = head.signing.date if head.signing else None
    ended = head.period.end if head.period else None
    return head.published or signed or ended or date(report.year, 12, 31)


def _name(entry: _Entry) -> str:
    return f"{entry.report.year}/{entry.event}"


def _identify(book: Book, name: str) -> str:
    """Return an id that is the same whatever the site's address: a UUID of names that stay."""
    publisher = book.organisation.website or book.organisation.name
    return uuid5(NAMESPACE_URL, f"aktsom/{publisher}/{book.key}/{name}").urn


def _write(element: Element, entry: _Entry, identity: str, href: str) -> None:
    _add(element, "title", entry.title)
    _add(element, "id", identity)
    _add(element, "updated", _stamp(entry.day))
    SubElement(element, "link", {"href": href})
    if entry.summary:
        _add(element, "summary", entry.summary)


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _stamp(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
