"""Rendered pages: whole, safe, complete without scripts, and the same every time."""

import base64
import hashlib
import json
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.output.assets import list_assets
from generator.pages.parts.summary import summarise
from generator.plan.addresses import Site
from generator.plan.site_plan import plan
from tests.generator.books import make_book, render_all
from tests.generator.samples import bind_report
from tests.registers import render_site

NASTY = '"><script>alert(1)</script>&amp;'
FULL = {
    "organisation.yaml": "name: Fjordfisk AS\nlanguages: [nb, en]\n",
    "2023/0-enterprise/nb.md": "## 0.3 x\n\nFisk og **skalldyr**\n",
    "2023/2-identify/facts.yaml": (
        "risks: [{id: a, title: {nb: Skift, en: Shifts}}, {id: b, title: Lønn}]"
    ),
    "2023/3-address/facts.yaml": "measures: [{risk: a, goal: Kortere skift}]",
}


# One of each kind, and the steps with every kind of answer.
PAGES = (
    "index.html",
    "be-om-informasjon.html",
    "tilgjengelighet.html",
    "2023/data.html",
    "latest/index.html",
    "2023/index.html",
    "2023/apenhetsloven.html",
    "2023/hele-redegjorelsen.html",
    "2023/0-virksomheten.html",
    "2023/1-forankring.html",
    "2023/2-kartlegging.html",
    "2023/3-tiltak.html",
    "2023/risiko-union-rights.html",
    "2023/risiko-business-travel.html",
)


@pytest.fixture(scope="module")
def lo(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """LO's report, rendered once for all tests."""
    return render_all(bind_report(tmp_path_factory.mktemp("content")))


def one(node: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    """The first element that a selector finds; there must be one."""
    return node.css(selector)[0]


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest, lo: dict[str, str]) -> LexborHTMLParser:
    """One page of LO's."""
    return LexborHTMLParser(lo[request.param])


def test_a_page_has_language_title_description_and_one_heading(page: LexborHTMLParser) -> None:
    assert one(page, "html").attributes["lang"] == "nb"
    assert len(page.css("h1")) == 1
    assert one(page, "title").text().strip()
    assert one(page, "meta[name=description]").attributes["content"]


def test_a_page_has_landmarks_and_a_way_past_them(page: LexborHTMLParser) -> None:
    assert [len(page.css(name)) for name in ("header", "main", "footer")] == [1, 1, 1]
    skip = one(page, "body > a")
    assert (skip.attributes["href"], one(page, "main").id) == ("#content", "content")


def test_a_page_runs_nothing_and_styles_nothing_inline(page: LexborHTMLParser) -> None:
    assert page.css("[style], style, [onclick], [onload], iframe, form") == []
    (script,) = page.css("script:not([type='application/ld+json'])")
    assert (script.text(), script.attributes["defer"]) == ("", None)
    policy = one(page, "meta[http-equiv=Content-Security-Policy]").attributes["content"] or ""
    assert policy.startswith("default-src 'none'; connect-src 'self'; style-src 'self' file:;")
    assert "unsafe" not in policy


def test_a_page_asks_only_this_site_for_its_files(page: LexborHTMLParser) -> None:
    for node in page.css("link[rel=stylesheet], img, script[src]"):
        address = node.attributes.get("href") or node.attributes.get("src") or ""
        assert not urlsplit(address).scheme, address
        assert not address.startswith("/"), address


def test_nothing_is_ever_an_empty_label(page: LexborHTMLParser) -> None:
    for node in page.css("dt, dd, th, td, li, h2, h3, h4, h5, h6, caption, p, a"):
        assert node.text().strip(), node.html


def test_tables_have_captions_and_scopes(page: LexborHTMLParser) -> None:
    for table in page.css("main table"):
        assert table.css("caption")
        assert [th.html for th in table.css("th") if not th.attributes.get("scope")] == []
        # Two columns always fit, and no row of theirs becomes a card.
        cards = len(table.css("thead th")) != 2
        for cell in table.css("tbody td") if cards else ():
            # A cell across several columns says in words which they are; cards leave out a dash.
            named = {"data-label", "colspan"} & cell.attributes.keys()
            assert named or cell.text(strip=True) == "–", cell.html


def test_headings_do_not_jump(page: LexborHTMLParser) -> None:
    levels = [int(node.tag[1]) for node in page.css("h1, h2, h3, h4, h5, h6") if node.tag]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_question_is_on_its_step_and_on_the_whole_page(lo: dict[str, str]) -> None:
    whole = LexborHTMLParser(lo["2023/hele-redegjorelsen.html"])
    step = LexborHTMLParser(lo["2023/2-kartlegging.html"])
    for page in (whole, step):
        label = one(page, '[id="2.A.3"]').text()
        assert label == "2.A.3 Annen skade og risiko"
        wordings = [each.text() for each in page.css(".question-wording")]
        assert any("Beskriv annen negativ påvirkning/skade på mennesker" in e for e in wordings)
    assert whole.css('[id="6.B.1"]')


def test_the_report_opens_with_the_table_of_risks_measures_and_results(lo: dict[str, str]) -> None:
    front = LexborHTMLParser(lo["2023/index.html"])
    assert one(front, "h2").text() == "Risiko, tiltak og resultater"
    rows = front.css("table.risk-table tbody")
    titles = [" ".join(one(row, "th a").text().replace("\u00ad", "").split()) for row in rows]
    assert titles[:2] == [
        "Innkjøp fra utsatte bransjer Fagorganisering og kollektive forhandlinger",
        "Innkjøp fra utsatte bransjer Diskriminering",
    ]
    empty = [" ".join(cell.text().split()) for cell in rows[2].css("td")]
    unanswered = "Mål, tiltak, resultater og status er ikke oppgitt"
    assert empty == ["Globalt, Norge og Vest-Europa", unanswered]


def test_what_an_editor_writes_is_never_markup(tmp_path: Path) -> None:
    quoted = json.dumps(NASTY)
    files = {
        "organisation.yaml": f"name: {quoted}\nlanguages: [nb, en]\n",
        "2023/0-enterprise/facts.yaml": f"head_office: {quoted}\n",
        "2023/2-identify/facts.yaml": (
            f"risks: [{{id: a, title: {quoted}, topic: other, other_topic: {quoted}}}]"
        ),
        "2023/3-address/facts.yaml": (
            f"measures: [{{risk: a, goal: {quoted}, status_note: {quoted}}}]"
        ),
    }
    for path, text in render_all(make_book(tmp_path, files)).items():
        scripts = [node.text() for node in LexborHTMLParser(text).css("script[type]")]
        assert all(json.loads(each) for each in scripts), path
        assert "<script>" not in text, path


def test_linked_data_says_what_the_page_says(tmp_path: Path) -> None:
    head = (
        "form: ehn-2023\nstatus: published\npublished: 2024-06-01\n"
        "period: {from: 2023-01-01, to: 2023-12-31}\n"
    )
    pages = render_all(make_book(tmp_path, {"2023/report.yaml": head}), Site(url="https://x.no"))
    page = LexborHTMLParser(pages["2023/index.html"])
    data = json.loads(one(page, "script[type]").text())
    assert data["@type"] == "Report"
    assert data["name"] == "Redegjørelse etter åpenhetsloven – Fjordfisk AS 2023"
    assert data["url"] == "https://x.no/2023/"
    assert data["temporalCoverage"] == "2023-01-01/2023-12-31"
    assert data["publisher"] == {"@type": "Organization", "name": "Fjordfisk AS"}


def test_an_untranslated_answer_carries_its_own_language(tmp_path: Path) -> None:
    pages = render_all(make_book(tmp_path, FULL))
    english = LexborHTMLParser(pages["en/2023/0-enterprise.html"])
    assert one(english, "html").attributes["lang"] == "en"
    assert one(english, ".prose[lang=nb]").text().strip() == "Fisk og skalldyr"
    front = LexborHTMLParser(pages["en/2023/index.html"])
    titles = front.css(".risk-table th a .risk-table-title")
    assert [(title.text(), len(title.css("[lang=nb]"))) for title in titles] == [
        ("Shifts", 0),
        ("Lønn", 1),
    ]


def test_languages_know_of_each_other_when_the_site_has_an_address(tmp_path: Path) -> None:
    pages = render_all(make_book(tmp_path, FULL), Site(url="https://x.no/a"))
    front = LexborHTMLParser(pages["en/2023/index.html"])
    assert one(front, "link[rel=canonical]").attributes["href"] == "https://x.no/a/en/2023/"
    links = front.css("link[hreflang]")
    assert [link.attributes["hreflang"] for link in links] == ["nb", "en"]


def test_the_latest_address_leads_to_the_newest_statement(tmp_path: Path) -> None:
    book = make_book(tmp_path, {"2024/report.yaml": "form: ehn-2023\nstatus: published\n"})
    page = LexborHTMLParser(render_all(book)["latest/index.html"])
    refresh = one(page, "meta[http-equiv=refresh]").attributes["content"]
    assert refresh == "0; url=../2024/index.html"
    assert one(page, "main a").attributes["href"] == "../2024/index.html"


def test_the_page_for_lost_readers_needs_no_other_file() -> None:
    (page,) = render_site((), Site())
    html = LexborHTMLParser(page.data)
    digest = hashlib.sha256((one(html, "style").text()).encode()).digest()
    policy = one(html, "meta[http-equiv]").attributes["content"] or ""
    assert f"'sha256-{base64.b64encode(digest).decode()}'" in policy
    assert html.css("link, script, img, a") == []


def test_several_organisations_share_a_front_page(tmp_path: Path) -> None:
    site = Site(several=True)
    book = make_book(tmp_path)
    made = {each.path: each.data for each in render_site((summarise(plan(book, site)),), site)}
    assert {"index.html", "register/ar/2023.html", "404.html"} <= made.keys()
    links = LexborHTMLParser(made["index.html"]).css("tbody a")
    assert [link.attributes["href"] for link in links] == ["fisk/2023/index.html"]


def test_the_same_book_gives_the_same_bytes(tmp_path: Path) -> None:
    book = make_book(tmp_path, FULL)
    assert render_all(book) == render_all(book)


def test_pages_name_the_styles_that_are_made(lo: dict[str, str]) -> None:
    made = {artifact.path for artifact in list_assets(Site())}
    page = LexborHTMLParser(lo["2023/index.html"])
    used = {link.attributes["href"] for link in page.css("link[rel=stylesheet]")}
    used |= {script.attributes["src"] for script in page.css("script[src]")}
    assert len(used) == 5
    assert used <= {f"../{path}" for path in made}
