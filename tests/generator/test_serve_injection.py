"""What the preview puts into a page: the script, a strip, and the panel of its findings."""

import pytest

from generator.serve.addresses import LAST_GOOD
from generator.serve.injection import ASKED, Shown, add_script, compose, compose_past, prepare
from generator.serve.outcome import Item, Panel, PreviewOutcome

HTML = b'<html><head></head><body><a class="skip" href="#c">Hopp</a><main></main></body></html>'
SCRIPT = {"build": "7"}


def item(name: str, *pages: str, stops: bool = False) -> Item:
    return Item(f"<li>{name}</li>", pages, (), stops)


def shown(*items: Item, beyond: int = 0, notice: str = "", past: str = "") -> Shown:
    panel = Panel(
        before="<panel>",
        between="<between>",
        after=f"{ASKED}</panel>",
        items=items,
        more="{count} til",
        beyond=beyond,
        asking="<h2>Spør</h2>",
        questions={"H1": "<li>H1</li>", "H2": "<li>H2</li>"},
        asked={"lo/a.html": ("H2",)},
    )
    return prepare(PreviewOutcome("now", "", "", "", notice, past, panel))


def panel_of(page: str, *items: Item, beyond: int = 0) -> str:
    html = compose(HTML, shown(*items, beyond=beyond), page, SCRIPT).decode()
    return html.partition("<panel>")[2].partition("</panel>")[0]


def test_findings_of_the_page_come_first_then_errors_then_what_is_near() -> None:
    items = (
        item("far", "other/a.html"),
        item("near", "lo/b.html"),
        item("own", "lo/a.html", "lo/b.html"),
        item("error", "other/c.html", stops=True),
        item("nowhere"),
    )
    here, elsewhere = panel_of("lo/a.html", *items).split("<between>")
    assert here == "<li>own</li>"
    assert elsewhere.startswith("<li>error</li><li>near</li><li>far</li><li>nowhere</li>")


def test_questions_for_people_stand_beside_their_page_alone() -> None:
    assert panel_of("lo/a.html").endswith('<h2>Spør</h2><ul class="asked"><li>H2</li></ul>')
    assert panel_of("lo/b.html") == "<between>"


@pytest.mark.parametrize(
    ("own", "others", "beyond", "left"),
    [(300, 200, 0, 0), (301, 200, 0, 1), (300, 201, 0, 1), (301, 202, 4, 7), (0, 0, 3, 3)],
)
def test_what_is_not_sent_is_counted(own: int, others: int, beyond: int, left: int) -> None:
    items = (*(item("x", "a.html") for _ in range(own)), *(item("y") for _ in range(others)))
    panel = panel_of("a.html", *items, beyond=beyond)
    assert panel.count("<li>x</li>") == min(own, 300)
    assert panel.count("<li>y</li>") == min(others, 200)
    assert (f'<li class="more">{left} til</li>' in panel) is bool(left)
    assert ('class="more"' in panel) is bool(left)


def test_a_notice_stands_at_the_top_after_the_link_past_it_all() -> None:
    notice = f'<p><a href="{LAST_GOOD}">Sist</a></p>'
    html = compose(HTML, shown(notice=notice), "å/b.html", SCRIPT).decode()
    assert f'Hopp</a><p><a href="{LAST_GOOD}%C3%A5/b.html">Sist</a></p><main>' in html
    assert html.endswith("</panel></body></html>")


def test_a_page_of_the_last_good_site_says_so_and_has_no_panel() -> None:
    past = '<p><a href="/">Nå</a></p>'
    html = compose_past(HTML, shown(past=past), "a b.html", SCRIPT).decode()
    assert 'Hopp</a><p><a href="/a%20b.html">Nå</a></p>' in html
    assert "<panel>" not in html


def test_the_script_is_given_data_that_cannot_leave_its_place() -> None:
    html = add_script(HTML, {"word": '"><b>'}).decode()
    assert 'data-word="&quot;&gt;&lt;b&gt;"></script></head>' in html
    assert "beside.css" not in html
    assert "beside.css" in add_script(HTML, {}, styled=True).decode()
    page = compose(HTML, shown(), "a.html", SCRIPT).decode()
    assert 'data-build="7" data-page="a.html"' in page


def test_without_findings_there_is_no_panel() -> None:
    bare = prepare(PreviewOutcome("now", "", "", ""))
    assert b"panel" not in compose(HTML, bare, "a.html", SCRIPT)
    assert bare.on == {}
