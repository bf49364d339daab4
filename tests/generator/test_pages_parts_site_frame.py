"""The frame of the site's own pages: the register and its search, in all languages."""

from generator.pages.context import Link
from generator.pages.parts.headings import Heading
from generator.pages.parts.site_frame import SitePlace, make_site_frame
from generator.plan.addresses import Site
from generator.plan.site_addresses import SiteAddresses
from generator.text.words import load_words

HEADING = Heading("t", "d", (Link("Søk", "", current=True),))


def place(
    language: str = "nb",
    languages: tuple[str, ...] = ("nb", "en"),
    *,
    searches: bool = False,
    search: bool = True,
) -> SitePlace:
    site = Site(url="https://x.no", several=True, search=search)
    homes = {each: SiteAddresses(each, site.top) for each in languages}
    paths = {each: home.search() if searches else home.front() for each, home in homes.items()}
    return SitePlace(site, load_words(language), paths, searches)


def test_the_front_page_leads_to_the_search_and_to_itself() -> None:
    frame = make_site_frame(place(), HEADING)
    assert frame.around is not None
    front, search = frame.around.navigation
    assert (front.current, search.current) == (True, False)
    assert frame.around.trail == ()
    data = Link("Alle data", "data/index.html")
    assert frame.around.footer == (Link(front.text, front.href), search, data)
    assert frame.feed == "feed.xml"
    assert not frame.hidden
    assert frame.canonical == "https://x.no/"


def test_the_search_is_hidden_from_search_engines_and_knows_where_it_is() -> None:
    frame = make_site_frame(place(searches=True), HEADING)
    assert frame.hidden
    assert frame.around is not None
    front, search = frame.around.navigation
    assert (front.current, search.current) == (False, True)
    assert [each.text for each in frame.around.trail] == [front.text, "Søk"]


def test_without_a_search_nothing_leads_to_one() -> None:
    frame = make_site_frame(place(search=False), HEADING)
    assert frame.around is not None
    assert len(frame.around.navigation) == 1
    assert [each.href for each in frame.around.footer] == ["index.html", "data/index.html"]


def test_languages_lead_to_each_other_where_there_are_several() -> None:
    frame = make_site_frame(place("en"), HEADING)
    assert frame.around is not None
    assert [(each.text, each.language, each.current) for each in frame.around.languages] == [
        ("Bokmål", "nb", False), ("English", "en", True),
    ]  # fmt: skip
    assert frame.alternates == (("nb", "https://x.no/"), ("en", "https://x.no/en/"))
    alone = make_site_frame(place(languages=("nb",)), HEADING)
    assert alone.around is not None
    assert (alone.around.languages, alone.alternates) == ((), ())
