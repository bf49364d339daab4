"""What belongs to the whole site: frames and languages."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.pages.context import Link, PageContext
from generator.pages.parts.frame import Frame, make_frame, policy_of
from generator.pages.parts.headings import Heading
from generator.plan.addresses import Site
from tests.generator.books import make_book, pages


def test_pages_of_several_languages_lead_to_each_other(tmp_path: Path) -> None:
    book = make_book(tmp_path, {"organisation.yaml": "name: A\nlanguages: [nb, nn, en]\n"})
    context = next(pages(book, "law", Site(url="https://x.no"), "nn"))
    frame = make_frame(context, Heading("t", "d", ()))
    assert frame.around is not None
    assert [(link.text, link.href, link.current) for link in frame.around.languages] == [
        ("Bokmål", "../../2023/apenhetsloven.html", False),
        ("Nynorsk", "openheitslova.html", True),
        ("English", "../../en/2023/transparency-act.html", False),
    ]
    assert frame.alternates[2] == ("en", "https://x.no/en/2023/transparency-act.html")
    assert frame.canonical == "https://x.no/nn/2023/openheitslova.html"


def test_drafts_say_so_and_stay_out_of_search_also_in_a_preview(tmp_path: Path) -> None:
    book = make_book(tmp_path, {"2023/report.yaml": "form: ehn-2023\nstatus: draft\n"})
    context = next(pages(book, "report", Site(preview=True), "nb"))
    frame = make_frame(context, Heading("t", "d", ()))
    assert frame.hidden
    assert frame.around is not None
    assert [each.text for each in frame.around.banners] == [context.words["draft_banner"]]
    assert "connect-src 'self' ws:" in frame.policy
    assert "unsafe-inline" not in frame.policy


TWO_YEARS = {
    "2023/report.yaml": "form: ehn-2023\nstatus: published\npublished: 2024-06-20\n",
    "2022/report.yaml": "form: ehn-2023\nstatus: draft\n",
}
SEVERAL, SEARCH = Site(several=True), Site(search=True)


def open_kind(
    content: Path, kind: str, files: dict[str, str] | None = None, site: Site | None = None
) -> PageContext:
    """The first page of a kind, of an organisation with a published report and an older draft."""
    book = make_book(content, {**TWO_YEARS, **(files or {})})
    return next(pages(book, kind, site or Site(), "nb"))


def frame_of(context: PageContext, *trail: Link) -> Frame:
    return make_frame(context, Heading("t", "d", trail))


def texts(links: tuple[Link, ...]) -> list[str]:
    return [each.text for each in links]


@pytest.mark.parametrize(
    ("kind", "year", "shown"),
    [
        ("front", "", "Fjordfisk AS"),
        ("step", "2023", "Redegjørelse etter åpenhetsloven 2023 · Fjordfisk AS"),
        ("accessibility", "", "Fjordfisk AS"),
    ],
)
def test_search_knows_whose_a_page_is_and_of_which_year(
    kind: str, year: str, shown: str, tmp_path: Path
) -> None:
    indexed = frame_of(open_kind(tmp_path, kind, site=SEARCH)).indexed
    assert indexed is not None
    assert (indexed.year, indexed.context) == (year, shown)


@pytest.mark.parametrize(
    ("kind", "site", "hidden"),
    [
        ("report", None, False),
        ("front", SEVERAL, False),
        ("latest", None, True),
        ("search", SEARCH, True),
    ],
)
def test_pages_that_only_lead_on_are_hidden_from_search_engines(
    kind: str,
    site: Site | None,
    hidden: bool,  # noqa: FBT001 - what is expected
    tmp_path: Path,
) -> None:
    assert frame_of(open_kind(tmp_path, kind, site=site)).hidden is hidden


REVISED = """
revisions:
  - {date: 2024-09-01, text: Ett tall er rettet.}
  - {date: 2024-11-05, text: Enda et tall er rettet.}
"""


@pytest.mark.parametrize(
    ("head", "dated"),
    [
        ("", None),
        ("published: 2024-06-20\n", "Publisert 20. juni 2024"),
        (f"published: 2024-06-20{REVISED}", "Sist endret 5. november 2024"),
    ],
)
def test_the_foot_says_when_a_report_was_last_changed(
    head: str, dated: str | None, tmp_path: Path
) -> None:
    files = {"2023/report.yaml": f"form: ehn-2023\nstatus: published\n{head}"}
    assert frame_of(open_kind(tmp_path, "report", files)).dated == dated


def test_what_belongs_to_reports_is_left_out_where_there_is_none(tmp_path: Path) -> None:
    book = make_book(tmp_path)
    bare = replace(book, reports=())
    with_report, without = (
        frame_of(next(pages(each, "front", SEVERAL, "nb"))) for each in (book, bare)
    )
    assert (with_report.feed, with_report.running) == (
        "feed.xml",
        "Fjordfisk AS: redegjørelse etter åpenhetsloven 2023",
    )
    assert (without.feed, without.running, without.dated) == (None, None, None)


@pytest.mark.parametrize(
    ("kind", "site", "trail"),
    [
        ("front", None, []),
        ("front", SEVERAL, ["Alle virksomheter", "Fjordfisk AS"]),
        ("report", None, ["Fjordfisk AS", "Dette"]),
        ("report", SEVERAL, ["Alle virksomheter", "Fjordfisk AS", "Dette"]),
        ("latest", None, ["Fjordfisk AS", "Dette"]),
        ("step", None, ["Fjordfisk AS", "Redegjørelse 2023", "Dette"]),
    ],
)
def test_the_way_to_a_page(kind: str, site: Site | None, trail: list[str], tmp_path: Path) -> None:
    links = () if kind == "front" else (Link("Dette", ""),)
    frame = frame_of(open_kind(tmp_path, kind, site=site), *links)
    assert frame.around is not None
    assert texts(frame.around.trail) == trail
    assert [each.text for each in frame.around.trail if each.current] == (
        ["Fjordfisk AS"] if kind == "front" and trail else []
    )


@pytest.mark.parametrize(("site", "shown"), [(None, False), (SEVERAL, True)])
def test_the_foot_leads_to_all_organisations_where_there_are_several(
    site: Site | None,
    shown: bool,  # noqa: FBT001 - what is expected
    tmp_path: Path,
) -> None:
    frame = frame_of(open_kind(tmp_path, "report", site=site))
    assert frame.around is not None
    assert ("Alle virksomheter" in texts(frame.around.footer)) is shown
    assert "Få beskjed om nye redegjørelser (RSS)" in texts(frame.around.footer)


def test_a_page_in_one_language_leads_to_no_other(tmp_path: Path) -> None:
    frame = frame_of(open_kind(tmp_path, "report", site=Site(url="https://x.no")))
    assert frame.around is not None
    assert (frame.alternates, frame.around.languages) == ((), ())


def test_the_menu_says_which_page_this_is(tmp_path: Path) -> None:
    for kind, current in (("report", "Redegjørelse 2023"), ("law", "Åpenhetsloven")):
        frame = frame_of(open_kind(tmp_path / kind, kind))
        assert frame.around is not None
        assert [each.text for each in frame.around.navigation if each.current] == [current]
        assert frame.around.navigation[0].text == "Redegjørelse 2023"


def test_only_the_page_that_searches_may_compile() -> None:
    assert "wasm-unsafe-eval" not in policy_of(Site())
    assert "wasm-unsafe-eval" in policy_of(Site(), searches=True)
    assert "wasm-unsafe-eval" not in policy_of(Site(preview=True), searches=True)
