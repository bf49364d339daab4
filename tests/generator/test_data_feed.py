"""The feed: an entry for each publication and revision, dated by the report alone."""

from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from msgspec.structs import replace

from generator.book.model import Book
from generator.data.feed import FeedEntry, list_feed_entries, make_feed, make_register_feed
from generator.plan.addresses import Site
from generator.plan.site_plan import plan
from tests.generator.samples import HEAD, bind_report

ATOM = "{http://www.w3.org/2005/Atom}"
REVISIONS = """revisions:
  - date: 2024-06-01
    changes: Rettet *antall* leverandører.
  - date: 2024-08-01
published: 2024-04-02
"""


def read(organisation: Book, site: Site | None = None) -> Element:
    """The feed, read back."""
    artifact = make_feed(plan(organisation, site or Site()))
    assert artifact
    assert artifact.path.endswith("feed.xml")
    return fromstring(artifact.data)  # noqa: S314 - our own


def told(element: Element, name: str) -> str | None:
    """The text of an element's child."""
    return element.findtext(f"{ATOM}{name}")


def href(element: Element, relation: str | None = None) -> str | None:
    """The address of an element's link."""
    links = element.findall(f"{ATOM}link")
    return next(each.get("href") for each in links if each.get("rel") == relation)


def test_a_publication_and_its_revisions_are_entries_the_newest_first(tmp_path: Path) -> None:
    feed = read(bind_report(tmp_path, {HEAD: ("signing:", f"{REVISIONS}signing:")}))
    entries = feed.findall(f"{ATOM}entry")
    assert [(told(each, "updated"), told(each, "summary")) for each in entries] == [
        ("2024-08-01T00:00:00Z", None),
        ("2024-06-01T00:00:00Z", "Rettet antall leverandører."),
        ("2024-04-02T00:00:00Z", None),
    ]
    assert told(feed, "updated") == "2024-08-01T00:00:00Z"
    assert len({told(each, "id") for each in entries}) == 3
    name = "Landsorganisasjonen i Norge (LO), 2023"
    assert told(entries[0], "title") == f"Endret redegjørelse etter åpenhetsloven, {name}"
    assert told(entries[2], "title") == f"Redegjørelse etter åpenhetsloven, {name}"


def test_without_a_date_of_publication_the_nearest_one_stands(tmp_path: Path) -> None:
    signed = read(bind_report(tmp_path / "signed"))
    assert told(signed, "updated") == "2024-03-13T00:00:00Z"
    unsigned = {HEAD: ("date: 2024-03-13", "board_size: 1")}
    assert told(read(bind_report(tmp_path / "unsigned", unsigned)), "updated") == (
        "2023-12-31T00:00:00Z"
    )


def test_ids_stay_when_the_site_moves_or_grows(tmp_path: Path) -> None:
    organisation = bind_report(tmp_path)
    sites = (Site(), Site(url="https://a.example"), Site(several=True, url="https://b.example"))
    feeds = [read(organisation, each) for each in sites]
    ids = {(told(each, "id"), told(each.findall(f"{ATOM}entry")[0], "id")) for each in feeds}
    assert len(ids) == 1
    assert all(each and each.startswith("urn:uuid:") for each in ids.pop())


def test_links_are_relative_until_the_sites_address_is_known(tmp_path: Path) -> None:
    organisation = bind_report(tmp_path)
    here = read(organisation)
    assert (href(here, "self"), href(here)) == ("feed.xml", "index.html")
    assert href(here.findall(f"{ATOM}entry")[0]) == "2023/index.html"
    there = read(organisation, Site(several=True, url="https://example.org"))
    assert href(there, "self") == "https://example.org/lo/feed.xml"
    assert href(there.findall(f"{ATOM}entry")[0]) == "https://example.org/lo/2023/"


def test_without_any_report_there_is_no_feed(tmp_path: Path) -> None:
    book = replace(bind_report(tmp_path), reports=())
    assert make_feed(plan(book, Site())) is None


def test_a_draft_is_no_entry(tmp_path: Path) -> None:
    feed = read(bind_report(tmp_path, {HEAD: ("status: published", "status: draft")}))
    assert feed.findall(f"{ATOM}entry") == []


def entry(name: str, day: date, language: str = "nb") -> FeedEntry:
    """An entry of the feed of all."""
    return FeedEntry(
        day, 2023, "published", f"urn:{name}", name, None, f"{name}/2023/index.html", name, language
    )


def read_all(*entries: FeedEntry, site: Site | None = None) -> Element:
    """The feed of all organisations, read back."""
    made = make_register_feed(entries, site or Site(several=True))
    return fromstring(made.data)  # noqa: S314 - our own


def test_the_feed_of_all_has_everyones_entries_the_newest_first() -> None:
    days = {"b": date(2024, 5, 1), "a": date(2024, 5, 1), "c": date(2025, 1, 1)}
    feed = read_all(*(entry(name, day) for name, day in days.items()))
    entries = feed.findall(f"{ATOM}entry")
    assert [told(each, "title") for each in entries] == ["c", "a", "b"]
    assert told(feed, "updated") == "2025-01-01T00:00:00Z"
    assert [each.findtext(f"{ATOM}author/{ATOM}name") for each in entries] == ["c", "a", "b"]
    assert href(entries[0]) == "c/2023/index.html"
    assert href(feed, "self") == "feed.xml"


def test_an_entry_in_another_language_says_which() -> None:
    feed = read_all(entry("a", date(2024, 5, 1), "en"), entry("b", date(2024, 4, 1)))
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    assert [each.get(language) for each in feed.findall(f"{ATOM}entry")] == ["en", None]


def test_the_feed_of_all_is_no_longer_than_a_reader_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.data.feed.MOST_ENTRIES", 2)
    feed = read_all(*(entry(name, date(2024, 5, day)) for day, name in enumerate("abc", 1)))
    assert [told(each, "title") for each in feed.findall(f"{ATOM}entry")] == ["c", "b"]


def test_a_register_of_no_statements_has_a_feed_all_the_same() -> None:
    feed = read_all(site=Site(several=True, url="https://x.no", top=True))
    assert feed.findall(f"{ATOM}entry") == []
    assert href(feed, "self") == "https://x.no/register/feed.xml"
    assert told(feed, "updated") == "2022-07-01T00:00:00Z"


def test_an_entry_is_the_same_in_the_organisations_feed_and_in_that_of_all(tmp_path: Path) -> None:
    book = bind_report(tmp_path)
    own = [told(each, "id") for each in read(book).findall(f"{ATOM}entry")]
    everyones = read_all(*list_feed_entries(plan(book, Site(several=True))))
    assert [told(each, "id") for each in everyones.findall(f"{ATOM}entry")] == own != []
