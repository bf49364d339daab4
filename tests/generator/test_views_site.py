"""What belongs to the whole site: frames, the list of organisations, summaries, lost readers."""

from pathlib import Path

import pytest

from generator.book import BoundOrganisation
from generator.routes import Site
from generator.views import Summary, summarise
from generator.views.frame import Heading, make_frame
from generator.views.index import common_language, make_index, make_not_found
from tests.generator.books import make_book, pages

HEAD = "form: ehn-2023\nstatus: published\n"


def test_pages_of_several_languages_lead_to_each_other(tmp_path: Path) -> None:
    book = make_book(tmp_path, {"organisation.yaml": "name: A\nlanguages: [nb, nn, en]\n"})
    page, place = next(pages(book, "law", Site(url="https://x.no"), "nn"))
    frame = make_frame(page, place, Heading("t", "d", ()))
    assert frame.around is not None
    assert [(link.text, link.href, link.current) for link in frame.around.languages] == [
        ("Bokmål", "../../2023/apenhetsloven.html", False),
        ("Nynorsk", "openheitslova.html", True),
        ("English", "../../en/2023/transparency-act.html", False),
    ]
    assert frame.alternates[2] == ("en", "https://x.no/en/2023/transparency-act.html")
    assert frame.canonical == "https://x.no/nn/2023/openheitslova.html"


def test_drafts_and_previews_say_so_and_drafts_stay_out_of_search(tmp_path: Path) -> None:
    book = make_book(tmp_path, {"2023/report.yaml": "form: ehn-2023\nstatus: draft\n"})
    page, place = next(pages(book, "report", Site(preview=True), "nb"))
    frame = make_frame(page, place, Heading("t", "d", ()))
    assert frame.hidden
    assert frame.around is not None
    assert len(frame.around.banners) == 2
    assert "'unsafe-inline'" in frame.policy


def summary(key: str, name: str, language: str = "nb") -> Summary:
    """An organisation with one statement."""
    return Summary(
        key, name, None, (language,), (2023,), f"{key}/index.html", f"{key}/2023/index.html", 2023,
        draft=False, risks=1, answered=2, asked=3,
    )  # fmt: skip


def test_organisations_are_listed_in_norwegian_order() -> None:
    listed = (summary("a", "Åsen"), summary("o", "Ødegård"), summary("z", "Zen"))
    frame, index = make_index(listed, Site(several=True))
    assert [line.name.text for line in index.lines] == ["Zen", "Ødegård", "Åsen"]
    assert (index.count, frame.language) == ("3 virksomheter", "nb")


@pytest.mark.parametrize(
    ("languages", "common"), [([], "nb"), (["en", "nn", "en"], "en"), (["en", "nn"], "nn")]
)
def test_the_site_s_own_pages_use_the_most_common_language(
    languages: list[str], common: str
) -> None:
    assert common_language([summary("k", "n", each) for each in languages]) == common


def test_the_page_for_lost_readers_links_home_by_a_full_address_only() -> None:
    assert make_not_found((), Site()).home is None
    assert make_not_found((), Site(url="https://x.no/a")).home == "https://x.no/a/"


def test_a_summary_is_plain_and_small(tmp_path: Path) -> None:
    found = summarise(make_book(tmp_path, {"2024/report.yaml": HEAD}), Site(several=True))
    assert (found.years, found.newest, found.draft) == ((2024, 2023), "fisk/2024/index.html", False)
    assert (found.answered, found.asked, found.risks) == (1, 54, 0)


def test_a_summary_of_an_organisation_without_statements(tmp_path: Path) -> None:
    book = make_book(tmp_path)
    found = summarise(BoundOrganisation(book.key, book.organisation, ()), Site())
    assert (found.newest, found.newest_year, found.years) == (None, None, ())
