"""The work page in a real browser: forms that need no script, and leave no trap for anyone."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.pages import find_violations_in_all_looks
from tests.browser.preview_pages import complaints_of, wait_until_connected
from tests.preview import Preview, run_preview, wait_until
from tests.tools import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

REPORTS = ROOT / "tests" / "generator" / "importing" / "reports"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory, program: Path) -> Iterator[Preview]:
    folder = tmp_path_factory.mktemp("work")
    with run_preview(folder, ROOT / "tests" / "folders" / "three-years", program) as running:
        yield running


def work(page: "Page", preview: Preview, report: str = "bergvik/2024") -> None:
    page.goto(f"{preview.address}_preview/work/?report={report}&language=nb")


def test_next_year_is_made_with_the_keyboard_alone(page: "Page", preview: Preview) -> None:
    heard = complaints_of(page)
    work(page, preview)
    field = page.get_by_role("region", name="Neste år").get_by_label("År")
    assert field.input_value() == "2025"
    field.press("Enter")
    told = page.get_by_role("status")
    told.get_by_text("Redegjørelsen for 2025 er laget.").wait_for()
    assert page.locator("h1").inner_text() == "Bergvik Møbel AS 2025"
    assert page.get_by_role("region", name="Publisere utkastet").is_visible()
    page.reload()
    assert told.is_visible()
    assert heard == []


def test_an_old_report_is_brought_in_beside_its_source(
    page: "Page", preview: Preview, axe_script: str
) -> None:
    work(page, preview)
    part = page.get_by_role("region", name="Hente inn en redegjørelse dere har")
    part.get_by_label("Fil").set_input_files(REPORTS / "nordlys-textiles-2024.txt")
    part.get_by_role("button", name="Hent inn").click()
    page.get_by_role("status").get_by_text("Redegjørelsen er hentet inn som utkast.").wait_for()
    beside = page.locator("article")
    doubted = beside.filter(has_text="«Liv Fantasi» står uten rolle")
    assert doubted.count() == 1
    answer, source = (
        beside.filter(has_text="Nordlys Textiles AS").first.locator(".sides > div").all()
    )
    assert "Nordlys Textiles AS" in source.inner_text()
    assert answer.inner_text().startswith("Svaret")
    assert [*find_violations_in_all_looks(page, axe_script)] == []


def test_axe_finds_nothing_wrong_with_the_work_page(
    page: "Page", preview: Preview, axe_script: str
) -> None:
    work(page, preview, "bergvik/2023")
    assert [*find_violations_in_all_looks(page, axe_script)] == []
    page.set_viewport_size({"width": 320, "height": 900})
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_a_statement_that_cannot_be_read_at_all_is_mended_from_the_page_that_says_so(
    page: "Page", preview: Preview, axe_script: str
) -> None:
    heard = complaints_of(page)
    file = preview.folder / "content" / "bergvik" / "2022" / "report.yaml"
    before = file.read_text(encoding="utf-8")
    file.write_text(f"{before}status: [\n", encoding="utf-8")
    preview.wait_for(lambda answer: "Rett filen her" in answer.text, "/")
    page.goto(preview.address)
    page.get_by_role("link", name="Rett filen her").first.click()
    area = page.locator("aktsom-writer textarea")
    area.wait_for()
    assert page.locator("aktsom-writer .finding.error").first.is_visible()
    assert [*find_violations_in_all_looks(page, axe_script, ("color-contrast-enhanced",))] == []
    heard.clear()  # axe puts styles into pages
    area.focus()
    page.keyboard.press("Control+End")
    page.keyboard.press("Shift+ArrowUp")
    page.keyboard.press("Delete")
    page.keyboard.press("Control+s")
    wait_until(lambda: file.read_text(encoding="utf-8") == before)
    assert heard == []


def test_a_whole_statement_is_put_back_with_the_keyboard_alone(
    page: "Page", preview: Preview, axe_script: str
) -> None:
    text = preview.folder / "content" / "bergvik" / "2023" / "2-identify" / "nb.md"
    before = text.read_bytes()
    page.goto(f"{preview.address}2023/2-kartlegging.html")
    wait_until_connected(page)
    page.get_by_role("button", name="Skriv svaret på 2.A.2.a", exact=True).press("Enter")
    area = page.locator("aktsom-writer textarea")
    area.fill("Alt er skrevet om.")
    area.press("Control+s")
    page.locator(".answer").get_by_text("Alt er skrevet om.").wait_for()
    changed = text.read_bytes()
    for shown, expected in (
        ("før det ble skrevet i den her", before),
        ("før den ble satt", changed),
    ):
        work(page, preview, "bergvik/2023")
        choice = page.get_by_label("Slik den var")
        label = choice.locator("option", has_text=shown).first.inner_text()
        choice.select_option(label=label)
        page.get_by_role("button", name="Se hva som kommer tilbake").press("Enter")
        outcome = page.locator("#outcome")
        outcome.get_by_text("Blir som den var: 2-identify/nb.md").wait_for()
        assert text.read_bytes() != expected
        assert [*find_violations_in_all_looks(page, axe_script)] == []
        page.get_by_role("button", name="Sett tilbake hele redegjørelsen").press("Enter")
        outcome.get_by_text(f"Redegjørelsen er satt tilbake til {label}").wait_for()
        assert text.read_bytes() == expected
    page.get_by_role("link", name="Tilbake til siden").press("Enter")
    page.wait_for_url("**/2023/index.html")
