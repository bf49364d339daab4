"""Inspecting built pages: each fault by the smallest page that has it."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.checks.messages import message_of
from generator.findings.finding import Finding, Ref
from generator.output.inspection import (
    find_targets,
    inspect_links,
    inspect_organisation,
    inspect_page,
    is_page,
    origins,
)
from generator.pages.render import render
from generator.plan.addresses import Site
from generator.plan.artifacts import Artifact
from generator.plan.site_plan import plan
from generator.text.words import load_words
from tests.calls import calls_of
from tests.generator.samples import HEAD, bind_report
from tests.tools import ROOT

WHERE = Ref("lo/2023/report.yaml")
SOUND = "<!doctype html><html lang=nb><head><title>Side</title></head><body><h1>Side</h1>{}</body>"


def page(body: str, path: str = "2023/a.html", frame: str = SOUND) -> Artifact:
    """A page that is sound but for what is put into it."""
    return Artifact(path, frame.replace("{}", body).encode())


def told(finding: Finding) -> tuple[str, dict[str, object]]:
    """A finding's code and what it tells beside the page; there are words for it, too."""
    for language in ("nb", "en"):
        assert str(finding.arguments["page"]) in message_of(finding, language).text
    return finding.code, {k: v for k, v in finding.arguments.items() if k != "page"}


@pytest.mark.parametrize(
    ("body", "code", "arguments"),
    [
        ("<p id=x><p id=x><p id=y>", "ACC901", {"id": "x"}),
        ("<h1>To</h1>", "ACC902", {"count": 2}),
        ("<h3>Dypt</h3>", "ACC903", {"heading": "Dypt", "level": 3, "expected": 2}),
        ("<h2> </h2>", "ACC904", {}),
        ("<img src=kart.png>", "ACC905", {"picture": "kart.png"}),
        ("<a href=https://lo.no></a>", "ACC907", {"element": "<a>", "target": "https://lo.no"}),
        ("<button id=b> </button>", "ACC907", {"element": "<button>", "target": "b"}),
        ("<a href=#><img src=a.png alt=''></a>", "ACC907", {"element": "<a>", "target": "#"}),
    ],
)
def test_a_fault_within_a_page(body: str, code: str, arguments: dict[str, object]) -> None:
    (finding,) = inspect_page(page(body), WHERE).findings
    assert told(finding) == (code, arguments)
    assert finding.where == WHERE
    assert finding.arguments["page"] == "2023/a.html"


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ("<html><head><title>x</title></head><h1>x</h1>", "ACC906"),
        ("<html lang=' '><head><title>x</title></head><h1>x</h1>", "ACC906"),
        ("<html lang=nb><head><title> </title></head><h1>x</h1>", "ACC908"),
        ("<html lang=nb><h1>x</h1><svg><title>ikon</title></svg>", "ACC908"),
        ("<html lang=nb><head><title>x</title></head>", "ACC902"),
    ],
)
def test_a_fault_of_the_page_itself(frame: str, code: str) -> None:
    findings = inspect_page(page("", frame=frame), WHERE).findings
    assert [told(each)[0] for each in findings] == [code]


@pytest.mark.parametrize(
    "body",
    [
        "<h2>a</h2><h3>b</h3><h2>c</h2>",
        "<img src=a.png alt=''>",
        "<a href=#><img src=a.png alt=Hjem></a>",
        "<a href=# aria-label=Hjem></a>",
        "<a id=anker></a>",
        "<h2 id=2.A.1>Æ</h2><a href=#2.A.1>Ø</a>",
    ],
)
def test_sound_pages(body: str) -> None:
    inspected = inspect_page(page(body), WHERE)
    assert inspected.findings == ()


def dead(body: str) -> list[tuple[str, object]]:
    """The links that lead nowhere from a page in 2023/, beside which lie b.html and a picture."""
    pages = [
        inspect_page(page(body), WHERE),
        inspect_page(page("<p id=to><p id=å>", "2023/b.html"), WHERE),
    ]
    files = {"2023/a.html", "2023/b.html", "2023/kart.png", "2023/attachments/Årsplan 2.pdf"}
    found = inspect_links(pages, files, {"assets/style.css", "index.html"})
    return [(told(each)[0], each.arguments["target"]) for each in found]


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("c.html", "REF901"),
        ("../2022/b.html", "REF901"),
        ("../../b.html", "REF901"),
        ("./", "REF901"),
        ("/2023/b.html", "REF901"),
        ("attachments/Årsplan.pdf", "REF901"),
        ("#nei", "REF902"),
        ("b.html#nei", "REF902"),
    ],
)
def test_links_that_lead_nowhere(address: str, code: str) -> None:
    assert dead(f'<a href="{address}">x</a>') == [(code, address)]


@pytest.mark.parametrize(
    "address",
    [
        "b.html",
        "b.html#to",
        "b.html#%C3%A5",
        "b.html?x=1#to",
        "../2023/b.html#to",
        "../index.html#anything",
        "attachments/%C3%85rsplan%202.pdf",
        "https://example.org/x",
        "//example.org/x",
        "mailto:post@example.org",
        "tel:+4722222222",
    ],
)
def test_links_that_lead_somewhere(address: str) -> None:
    assert dead(f'<a href="{address}">x</a>') == []


def test_pictures_and_styles_are_links_too() -> None:
    body = '<img src=nei.png alt=x><link rel=stylesheet href="../assets/style.css">'
    assert dead(f"{body}<img src=kart.png alt=x>") == [("REF901", "nei.png")]


def test_los_site_has_no_faults_and_every_page_has_a_place_in_the_content(tmp_path: Path) -> None:
    organisation = bind_report(tmp_path)
    places = origins(plan(organisation, Site()))
    artifacts = list(render(plan(organisation, Site())))
    pages = [inspect_page(each, places[each.path]) for each in artifacts]
    assert [finding for each in pages for finding in each.findings] == []
    assert list(inspect_organisation(plan(organisation, Site()), pages)) == []
    assert places["index.html"].file == "lo/organisation.yaml"
    assert places["2023/2-kartlegging.html"].file == "lo/2023/2-identify/nb.md"
    assert {(ROOT / "content" / each.file).is_file() for each in places.values()} == {True}


def test_the_front_of_a_report_must_say_what_it_is(tmp_path: Path) -> None:
    organisation = bind_report(tmp_path)
    front = inspect_page(page("", "2023/index.html"), WHERE)
    latest = inspect_page(page("", "latest/index.html"), WHERE)
    findings = list(inspect_organisation(plan(organisation, Site()), [front, latest]))
    name = "Landsorganisasjonen i Norge (LO)"
    missing = ("Redegjørelse etter åpenhetsloven", name, "2023")
    assert [told(each) for each in findings] == [
        ("LAW404", {"shown": "Side", "missing": missing}),
        ("LAW404", {"shown": "Side", "missing": missing}),
    ]


def test_the_words_that_the_act_is_known_by_are_these() -> None:
    assert load_words("nb")["statement"] == "Redegjørelse etter åpenhetsloven"


def test_a_front_that_is_not_there_says_nothing(tmp_path: Path) -> None:
    findings = inspect_organisation(plan(bind_report(tmp_path), Site()), [])
    codes = [told(each)[0] for each in findings]
    assert codes == ["LAW404", "LAW406"]


def test_nothing_published_needs_no_latest_address(tmp_path: Path) -> None:
    draft = bind_report(tmp_path, {HEAD: ("status: published", "status: draft")})
    assert [each.code for each in inspect_organisation(plan(draft, Site()), [])] == ["LAW404"]
    assert list(inspect_organisation(plan(replace(draft, reports=()), Site()), [])) == []


def test_inspection_takes_few_calls_a_page(tmp_path: Path) -> None:
    artifacts = list(render(plan(bind_report(tmp_path), Site())))

    def inspect() -> None:
        pages = [inspect_page(each, WHERE) for each in artifacts]
        list(inspect_links(pages, {each.path for each in artifacts}))

    assert calls_of(inspect) / len(artifacts) < 5_000


def test_an_attachment_in_html_is_the_editors_and_is_not_inspected() -> None:
    assert not is_page(Artifact("2023/attachments/tabell.html", b"<p>x"))
    assert is_page(Artifact("2023/index.html", b"<p>x"))


def test_what_links_lead_to_is_there_or_not() -> None:
    """Known once, it is told without the page; where anchors are not known, any will do."""
    addresses = ("#a", "b.html#b", "../c/c.html?d#e", "d")
    links = "".join(f'<a href="{each}">a</a>' for each in addresses)
    page = inspect_page(Artifact("x/a.html", f"<p id=a>{links}".encode()), Ref("x/a.html"))
    targets = find_targets(page)
    assert targets.paths == {"x/a.html", "x/b.html", "c/c.html", "x/d"}
    ids, files = {"x/a.html": {"a"}, "x/b.html": {"b"}}, {"x/a.html", "x/b.html", "x/d"}
    assert targets.are_there(ids, {*files, "c/c.html"})
    assert not targets.are_there(ids, files)
    assert not targets.are_there({**ids, "x/b.html": set()}, {*files, "c/c.html"})
