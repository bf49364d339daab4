"""The panel of findings as the preview sends it: whose findings, in which order and language."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.formats.listing import Listing
from generator.serve.injection import compose, prepare
from generator.serve.outcome import Item, Panel, PreviewOutcome
from generator.serve.panel import make_panel
from tests.generator.command import FINE, break_report
from tests.preview import Preview, run_preview
from tests.tools import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture
def preview(tmp_path: Path, program: Path) -> Iterator[Preview]:
    with run_preview(tmp_path, FINE, program) as running:
        yield running


def test_findings_of_the_page_come_first_and_those_of_no_page_are_there(preview: Preview) -> None:
    organisation = preview.folder / "content" / "fjordtre"
    (organisation / "2025" / "notater.txt").write_text("x", encoding="utf-8")
    break_report(organisation, "2025/3-address/facts.yaml", "status: ", "status: nei")
    page = preview.wait_for(
        lambda answer: "SYN004" in answer.text and "VAL102" in answer.text, "/2025/3-tiltak.html"
    )
    here, elsewhere = re.findall(r"<ol [^>]*>(.*?)</ol>", page.text, re.DOTALL)
    assert "<code>VAL102</code>" in here
    assert "<code>SYN004</code>" not in here
    assert "<code>SYN004</code>" in elsewhere
    front, other = re.findall(
        r"<ol [^>]*>(.*?)</ol>", preview.get("/2025/0-virksomheten.html").text, re.DOTALL
    )
    assert "<code>VAL102</code>" not in front
    assert "<code>VAL102</code>" in other


def test_what_must_be_mended_before_a_draft_is_published_is_said(preview: Preview) -> None:
    report = preview.folder / "content" / "fjordtre"
    break_report(report, "2025/report.yaml", "status: published", "status: draft")
    (report / "2025" / "1-embed" / "nb.md").unlink()
    preview.wait_for(lambda answer: "av advarslene blir til feil når det skal" in answer.text)


def test_the_panel_speaks_the_language_of_the_command(tmp_path: Path, program: Path) -> None:
    with run_preview(tmp_path, ROOT / "content", program, "--lang", "en") as preview:
        page = preview.get("/2023/2-kartlegging.html").text
        assert '<aktsom-panel id="aktsom" lang="en"' in page
        assert "How to put it right:" in page
        manual = preview.get("/_preview/manual/ADV203").text
        assert "<strong>Why:</strong>" in manual
        assert preview.get("/_preview/manual/XYZ999").status == 404


def test_a_report_without_a_fault_has_a_panel_that_says_so(tmp_path: Path) -> None:
    panel = make_panel(Listing((), tmp_path, "nb"), (), tmp_path)
    assert panel.items == ()
    assert "ingen funn" in panel.before
    assert "Alt i orden" in panel.before
    assert "checkbox" not in panel.before + panel.between + panel.after


def test_what_only_people_can_judge_stands_beside_the_pages_of_a_draft(preview: Preview) -> None:
    page = "/2025/2-kartlegging.html"
    assert "spørreskjemaer, og kildene" not in preview.get(page).text
    organisation = preview.folder / "content" / "fjordtre"
    break_report(organisation, "2025/report.yaml", "status: published", "status: draft")
    text = preview.wait_for(lambda answer: "spørreskjemaer, og kildene" in answer.text, page).text
    assert "<b>H3</b>" in text
    assert "<b>H10</b>" not in text
    assert "<b>H10</b>" in preview.get("/2025/index.html").text
    assert "<asked/>" not in preview.get("/2025/apenhetsloven.html").text


def test_content_cannot_bring_markup_into_the_panel(preview: Preview) -> None:
    organisation = preview.folder / "content" / "fjordtre"
    name = "<img src=x onerror=alert(1)><here>"
    break_report(organisation, "organisation.yaml", "website", f'"{name}"')
    page = preview.wait_for(lambda answer: "kan ikke publiseres slik" in answer.text).text
    assert "&lt;img src=x onerror=alert(1)&gt;&lt;here&gt;" in page
    assert "<img src=x" not in page


def test_a_page_is_sent_no_more_findings_than_it_can_hold() -> None:
    items = tuple(Item(f"<li>{n}</li>", ("a.html",) if n % 2 else (), ()) for n in range(1000))
    panel = Panel("<ol>", "</ol><ol>", "</ol>", items, "{count} more", beyond=7)
    shown = prepare(PreviewOutcome("good", "", "", "", panel=panel))
    html = compose(b"<head></head><body></body>", shown, "a.html", {}).decode()
    assert html.count("<li>") == 300 + 200
    assert '<li class="more">507 more</li>' in html
    assert "<li>1</li></ol>" not in html
    first, second = re.findall(r"<ol>(.*?)</ol>", html)
    assert first.startswith("<li>1</li><li>3</li>")
    assert second.startswith("<li>0</li><li>2</li>")


def test_of_other_pages_errors_come_first_and_then_the_nearest() -> None:
    items = (
        Item("<li>other error</li>", ("b/2.html",), (), stops=True),
        Item("<li>far</li>", ("b/1.html",), ()),
        Item("<li>nowhere</li>", (), ()),
        Item("<li>near</li>", ("a/2.html",), ()),
        Item("<li>here</li>", ("a/1.html",), ()),
    )
    shown = prepare(PreviewOutcome("good", "", "", "", panel=Panel("", "|", "", items, "")))
    html = compose(b"<head></head><body></body>", shown, "a/1.html", {}).decode()
    listed = re.findall(r"<li>(.*?)</li>|(\|)", html)
    assert ["".join(each) for each in listed] == [
        "here", "|", "other error", "near", "far", "nowhere",
    ]  # fmt: skip
