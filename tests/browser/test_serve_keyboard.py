"""All of the editor by the keyboard alone: no test here calls a mouse, or puts the focus anywhere.

What is asked after each action is where the focus is, and what a screen reader is told.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from tests.browser.preview_pages import (
    choose_file,
    complaints_of,
    focused,
    read,
    replace,
    tab_to,
    visit,
)
from tests.preview import Preview, run_preview, wait_until
from tests.tools import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

IDENTIFY = "2023/2-kartlegging.html"
FACTS = "content/lo/2023/0-enterprise/facts.yaml"
RISKS = "content/lo/2023/2-identify/facts.yaml"
TEXT = "content/lo/2023/2-identify/nb.md"
REPORT = "content/lo/2023/report.yaml"
TITLE = "Prioritert negativ påvirkning / skade"


def open_field(page: "Page", name: str) -> None:
    """Go to the button of a field and press it; while it opens, the focus stays there."""
    assert tab_to(page, name).startswith("button")
    page.keyboard.press("Enter")
    assert focused(page) != "body: "
    page.locator("aktsom-writer .bar").wait_for()
    wait_until(lambda: focused(page) != f"button: {name}")


def told(page: "Page", text: str) -> None:
    """Wait until a live region of the open field says something."""
    page.locator("aktsom-writer [role=status]", has_text=text).first.wait_for(state="attached")


def press(page: "Page", name: str, *keys: str) -> None:
    """Go to what is so called, and press keys there; Enter where none are named."""
    tab_to(page, name)
    for key in keys or ("Enter",):
        page.keyboard.press(key)


def test_items_are_made_moved_copied_taken_away_and_undone(page: "Page", preview: Preview) -> None:
    heard = complaints_of(page)
    visit(page, preview, IDENTIFY)
    before = read(preview, RISKS)
    open_field(page, "Skriv svaret på 2.A.1")
    assert focused(page).startswith("summary: 1. Innkjøp fra utsatte bransjer")
    press(page, "Legg til en")
    assert focused(page) == f"input: {TITLE}"
    page.keyboard.type("Lav lønn på åkeren")
    press(page, "Relatert tema")
    page.keyboard.type("tvangs")
    page.keyboard.press("Enter")
    told(page, "Valgt: Tvangsarbeid.")
    press(page, "Flytt opp")
    told(page, "Flyttet. Nå nummer 4 av 5.")
    assert focused(page) == "button: Flytt opp"
    press(page, "Kopier")
    assert focused(page) == f"input: {TITLE}"
    told(page, "Funn i dette svaret")
    press(page, "Ta bort")
    told(page, "Tatt bort: Lav lønn på åkeren.")
    assert focused(page) == "button: Hent tilbake"
    page.keyboard.press("Enter")
    assert focused(page) == f"input: {TITLE}"
    press(page, "Ta bort")
    page.keyboard.press("Control+s")
    page.locator(".answer").get_by_text("Lav lønn på åkeren").first.wait_for()
    assert "title: Lav lønn på åkeren\n    topic: forced_labour" in read(preview, RISKS)
    wait_until(lambda: focused(page) == "button: Skriv svaret på 2.A.1")
    said = page.locator("aktsom-said").get_by_role("status")
    said.get_by_text("Lagret.").wait_for()
    page.keyboard.press("Tab")
    assert focused(page) == "button: Angre lagringen"
    page.keyboard.press("Enter")
    said.get_by_text("Lagringen er angret.").wait_for()
    wait_until(lambda: read(preview, RISKS) == before)
    wait_until(lambda: focused(page) == "button: Skriv svaret på 2.A.1")
    assert heard == []


def test_places_are_picked_by_what_they_begin_with_and_taken_away(
    page: "Page", untouched: Preview
) -> None:
    visit(page, untouched, IDENTIFY)
    open_field(page, "Skriv svaret på 2.A.1")
    page.keyboard.press("Enter")
    press(page, "Geografi: Legg til")
    page.keyboard.type("ind")
    page.keyboard.press("Enter")
    told(page, "India, Indonesia")
    page.keyboard.type("ia")
    page.keyboard.press("Enter")
    told(page, "Valgt: India.")
    assert focused(page) == "input: Geografi: Legg til"
    page.keyboard.press("Shift+Tab")
    assert focused(page) == "button: Ta bort India"
    page.keyboard.press("Enter")
    told(page, "Tatt bort: India.")
    assert focused(page) == "input: Geografi: Legg til"
    page.keyboard.type("Nor")
    page.keyboard.press("Escape")
    assert focused(page) == "input: Geografi: Legg til"
    page.keyboard.press("Escape")
    assert focused(page) == "button: Skriv svaret på 2.A.1"
    assert page.locator("aktsom-writer").count() == 0


def test_a_text_gets_a_table_and_a_picture(page: "Page", preview: Preview, tmp_path: Path) -> None:
    picture = tmp_path / "lager.png"
    Image.new("RGB", (8, 8), "green").save(picture)
    visit(page, preview, IDENTIFY)
    open_field(page, "Skriv svaret på 2.A.3")
    page.keyboard.press("Control+End")
    page.keyboard.press("Shift+Tab")
    assert focused(page) == "button: Fet"
    tab_to(page, "Tabell", key="ArrowRight")
    page.keyboard.press("Enter")
    assert focused(page).startswith("textarea")
    for tool in ("Ny rad", "Ny kolonne"):
        page.keyboard.press("Shift+Tab")
        tab_to(page, tool, key="ArrowRight")
        page.keyboard.press("Enter")
        assert focused(page).startswith("textarea")
    page.keyboard.press("Control+End")
    page.keyboard.press("Shift+Tab")
    tab_to(page, "Bilde eller vedlegg", key="ArrowLeft")
    choose_file(page, picture)
    wait_until(lambda: focused(page).startswith("input: lager.png: Hva viser bildet?"))
    page.keyboard.press("Enter")
    told(page, "Skriv hva vedlegget heter, eller hva bildet viser.")
    page.keyboard.type("Lageret")
    page.keyboard.press("Enter")
    wait_until(lambda: focused(page).startswith("textarea"))
    page.keyboard.press("Control+s")
    page.get_by_role("img", name="Lageret").wait_for()
    text = read(preview, TEXT)
    assert "|   |   |   |\n\n![Lageret](attachments/lager.png)" in text


def test_a_cover_is_brought_along(page: "Page", preview: Preview, tmp_path: Path) -> None:
    """A picture is put where the field wants it; what it shows is asked for next."""
    picture = tmp_path / "Åpent hav.png"
    Image.new("RGB", (1600, 900), "green").save(picture)
    visit(page, preview, "2023/index.html")
    open_field(page, "Skriv: Om redegjørelsen")
    tab_to(page, "Bildefil")
    page.keyboard.press("Tab")
    assert focused(page) == "button: Velg fil"
    choose_file(page, picture)
    told(page, "Åpent hav.png blir lagt inn når du lagrer.")
    assert focused(page) == "input: Beskrivelse av bildet"
    page.keyboard.type("Havet utenfor Lofoten")
    page.keyboard.press("Control+s")
    cover = "cover:\n  file: apent-hav.png\n  alt: Havet utenfor Lofoten\n"
    wait_until(lambda: cover in read(preview, REPORT))
    assert "attachments:" not in read(preview, REPORT)


def test_the_work_page_tells_what_was_done_and_the_focus_is_there(
    page: "Page", tmp_path: Path, program: Path
) -> None:
    content = ROOT / "tests" / "folders" / "three-years"
    with run_preview(tmp_path, content, program) as preview:
        page.goto(f"{preview.address}_preview/work/?report=bergvik/2024&language=nb")
        assert page.title() == "Bergvik Møbel AS 2024: Arbeid med redegjørelsen"
        for button, said in (
            ("Ta kontrollsum og kopi", "Det som skal signeres, er tatt vare på."),
            ("Vis hva som er endret siden 2023", "Dette er endret."),
            ("Lag neste års redegjørelse", "Redegjørelsen for 2025 er laget."),
            ("Publiser", "Utkastet kan ikke publiseres ennå. Dette mangler"),
        ):
            press(page, button)
            page.get_by_role("status").get_by_text(said).wait_for()
            wait_until(lambda said=said: focused(page) == f"section: {said}")  # type: ignore[misc]
        for button, said in (
            ("Se hva som går tapt", "Redegjørelsen for 2025: skal alt dette bort? "),
            ("Ta bort alt dette", "Redegjørelsen for 2025 er tatt bort."),
            ("Angre", "Det er angret. Alt er som det var."),
        ):
            if button == "Se hva som går tapt":
                page.goto(f"{preview.address}_preview/work/?report=bergvik/2025&language=nb")
            press(page, button)
            page.get_by_role("status").get_by_text(said).wait_for()
            wait_until(lambda said=said: focused(page).startswith(f"section: {said}"))  # type: ignore[misc]


def test_keys_that_are_pressed_while_the_page_is_renewed_lead_on(
    page: "Page", preview: Preview
) -> None:
    """The server is slow to answer: whoever goes on meanwhile is where the keys have led."""
    visit(page, preview, IDENTIFY)
    tab_to(page, "Skriv svaret på 2.A.3")
    held: list[Route] = []

    def hold(route: "Route") -> None:
        held.append(route)

    page.route(f"**/{IDENTIFY}", hold)
    replace(preview, FACTS, "Torggata 12", "Torggata 14")
    for _ in range(1000):
        if held:
            break
        page.wait_for_timeout(20)
    for key in ("Tab", "Shift+Tab", "Shift+Tab", "Tab", "Enter"):
        page.keyboard.press(key)
    held[0].continue_()
    page.locator("aktsom-writer textarea").wait_for()
    wait_until(lambda: focused(page).startswith("textarea"))
    page.keyboard.type("Skrive med det same.")
    assert "Skrive med det same." in page.locator("aktsom-writer textarea").input_value()
