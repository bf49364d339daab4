"""Whole ways through the editor with keys alone: where each leads, what is seen, what is heard.

Nothing here calls a mouse, or puts the focus anywhere. After each action the focus must be where
one goes on, and be seen; what was done must be said by a live region, or be what has the focus.
Whoever has saved waits until the page shows it, and goes on from where the focus was before.
"""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.preview_pages import (
    choose_file,
    complaints_of,
    focused,
    read,
    renew,
    replace,
    see,
    tab_to,
    visit,
    wait_until_connected,
    write,
)
from tests.preview import Preview, run_preview, wait_until
from tests.tools import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

IDENTIFY = "2023/2-kartlegging.html"
TEXT = "content/lo/2023/2-identify/nb.md"
RISKS = "content/lo/2023/2-identify/facts.yaml"
STATEMENT = """Redegjørelse etter åpenhetsloven for 2024

Om virksomheten

Ullbarna AS lager gensere av ull i Molde.

Risiko

Vi fant risiko for lav lønn hos leverandører i Bangladesh.

Tiltak

Vi har besøkt fabrikken og krevd høyere lønn.
"""


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory, program: Path) -> Iterator[Preview]:
    """One preview for all ways, in a project of git."""
    folder = tmp_path_factory.mktemp("walked")
    with run_preview(folder, ROOT / "content", program) as preview:
        who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        for arguments in (
            ("init", "-q", "-b", "main"), ("config", "user.name", "Kari"),
            ("config", "user.email", "kari@example.no"), ("add", "content"),
            (*who, "commit", "-qm", "Begin"),
        ):  # fmt: skip
            subprocess.run(["git", *arguments], cwd=folder, check=True)
        yield preview


def go(page: "Page", name: str, *keys: str) -> None:
    """Go to what is so called with Tab, see that it is seen, and press keys there."""
    tab_to(page, name)
    see(page, name)
    for key in keys or ("Enter",):
        page.keyboard.press(key)


def shows(page: "Page", answer: str) -> None:
    """Wait until the page has been renewed, and has an answer of which these are words."""
    page.locator(".answer", has_text=answer).first.wait_for()
    wait_until_connected(page)


def test_both_wordings_are_chosen_between_and_a_broken_file_is_mended(
    page: "Page", walked: Preview
) -> None:
    heard = complaints_of(page)
    visit(page, walked, IDENTIFY)
    go(page, "Skriv svaret på 2.A.3")
    wait_until(lambda: focused(page).startswith("textarea"))
    see(page)
    page.keyboard.type("Mitt svar. ")
    replace(walked, TEXT, "LO er en Miljøfyrtårnbedrift.", "LO er det ikke.")
    page.keyboard.press("Control+s")
    see(page, "Svaret er endret et annet sted")
    go(page, "Bruk det jeg har skrevet")
    wait_until(lambda: "Mitt svar. LO er en Miljø" in read(walked, TEXT))
    shows(page, "Mitt svar. LO er en Miljø")
    see(page, "Skriv svaret på 2.A.3")
    told = page.locator("aktsom-said").get_by_role("status")
    told.get_by_text("Lagret.").wait_for()
    go(page, "Angre lagringen")
    told.get_by_text("Lagringen er angret.").wait_for()
    assert "LO er det ikke." in read(walked, TEXT)
    shows(page, "LO er det ikke.")
    see(page, "Skriv svaret på 2.A.3")
    before = read(walked, RISKS)
    write(walked, RISKS, f"{before}risks: [\n")
    broken = page.locator("aktsom-panel").get_by_text("Rett filen her").first
    broken.wait_for()
    wait_until_connected(page)
    go(page, "Skriv svaret på 2.A.1")
    wait_until(lambda: focused(page).startswith("textarea: Filen lo/2023/2-identify/facts.yaml"))
    # The caret is where the file cannot be read; Tab leads on, and back.
    go(page, "Lagre", "Shift+Tab")
    tab_to(page, "Filen lo/2023/2-identify/facts.yaml som tekst", key="Shift+Tab")
    for key in ("Control+End", "Shift+ArrowUp", "Delete", "Control+s"):
        page.keyboard.press(key)
    wait_until(lambda: read(walked, RISKS) == before)
    broken.wait_for(state="detached")
    see(page, "Skriv svaret på 2.A.1")
    assert heard == []


def test_what_undoes_keeps_the_focus_when_somebody_else_saves(
    page: "Page", walked: Preview
) -> None:
    visit(page, walked, IDENTIFY)
    before = read(walked, TEXT)
    go(page, "Skriv svaret på 2.A.3")
    wait_until(lambda: focused(page).startswith("textarea"))
    page.keyboard.type("Nytt her. ")
    page.keyboard.press("Control+s")
    shows(page, "Nytt her. LO er")
    tab_to(page, "Angre lagringen")
    renew(page, walked, "Torggata 12", "Torggata 14")
    see(page, "Angre lagringen")
    page.keyboard.press("Enter")
    wait_until(lambda: read(walked, TEXT) == before)


def test_an_enterprise_is_begun_brought_in_and_sent_in(
    page: "Page", walked: Preview, tmp_path: Path
) -> None:
    def done(said: str) -> None:
        page.get_by_role("status").get_by_text(said).wait_for()
        wait_until(lambda: focused(page).startswith("section: "))

    page.goto(f"{walked.address}_preview/work/?report=lo/2023&language=nb")
    tab_to(page, "Navn")
    page.keyboard.type("Nordlys Ull AS")
    go(page, "Skjema", "ArrowDown")
    go(page, "Engelsk", "Space")
    go(page, "Lag redegjørelsen")
    done("Redegjørelsen for 2025 er laget.")
    assert "languages: [nb, en]" in read(walked, "content/nordlys-ull/organisation.yaml")
    go(page, "Legg til språket")
    done("Språket er lagt til.")
    source = tmp_path / "redegjorelse.txt"
    source.write_text(STATEMENT, encoding="utf-8")
    tab_to(page, "Fil")
    choose_file(page, source)
    for name, text in (("År", "2024"), ("Virksomhet", "Ullbarna AS")):
        page.keyboard.press("Tab")
        tab_to(page, name)
        page.keyboard.type(text)
    page.keyboard.press("Enter")
    done("Redegjørelsen er hentet inn som utkast.")
    assert (walked.folder / "content" / "ullbarna" / "2024" / "report.yaml").is_file()
    go(page, "Send inn forslaget")
    done("Endringene er samlet i et forslag")
