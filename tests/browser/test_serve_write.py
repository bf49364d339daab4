"""Writing on the page in a real browser: fields open in place, and nothing written is lost."""

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.browser.pages import find_violations_in_all_looks
from tests.browser.preview_pages import (
    complaints_of,
    read,
    replace,
    start,
    visit,
    wait_until_connected,
    write,
)
from tests.preview import Preview, run_preview, wait_until
from tests.tools import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

IDENTIFY = "2023/2-kartlegging.html"
ENTERPRISE = "2023/0-virksomheten.html"
TEXT = "content/lo/2023/2-identify/nb.md"
RISKS = "content/lo/2023/2-identify/facts.yaml"
FACTS = "content/lo/2023/0-enterprise/facts.yaml"


def test_an_answer_is_written_with_the_keyboard_alone(page: "Page", preview: Preview) -> None:
    heard = complaints_of(page)
    visit(page, preview, f"{IDENTIFY}#2.A.2.b")
    before = read(preview, TEXT)
    page.get_by_role("button", name="Skriv svaret på 2.A.2.b", exact=True).focus()
    page.keyboard.press("e")
    area = page.locator("aktsom-writer textarea")
    area.wait_for()
    assert page.evaluate("document.activeElement.shadowRoot.activeElement.localName") == "textarea"
    page.keyboard.press("Control+End")
    page.keyboard.type("\n\nVi begynner med renhold.\n\n- Først\nSå")
    page.keyboard.press("Control+s")
    page.locator(".answer").get_by_text("Vi begynner med renhold.").wait_for()
    after = read(preview, TEXT)
    added = "\n\nVi begynner med renhold.\n\n- Først\n- Så"
    assert after.replace(added, "", 1) == before
    wait_until_connected(page)
    focused = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert focused == "Skriv svaret på 2.A.2.b"
    page.get_by_role("button", name="Angre lagringen").press("Enter")
    wait_until(lambda: read(preview, TEXT) == before)
    assert heard == []


def test_findings_come_while_one_writes_and_nothing_is_saved(
    page: "Page", preview: Preview
) -> None:
    visit(page, preview, ENTERPRISE)
    before = read(preview, FACTS)
    writer = start(page, "0.6")
    field = writer.get_by_role("textbox").first
    field.fill("mange")
    finding = writer.locator(".finding").filter(has_text="VAL104")
    finding.wait_for()
    assert "1 feil" in writer.locator(".sum").inner_text()
    field.fill("301")
    writer.get_by_text("Ingen funn i dette svaret.").wait_for()
    assert read(preview, FACTS) == before
    writer.get_by_role("button", name="Lagre", exact=True).click()
    page.locator(".answer").get_by_text("301").wait_for()
    assert read(preview, FACTS) == before.replace("employees: 299", "employees: 301")


def test_what_is_not_saved_survives_a_reload_and_the_end_of_the_server(
    page: "Page", own_preview: Preview
) -> None:
    visit(page, own_preview, IDENTIFY)
    writer = start(page, "2.A.3")
    writer.locator("textarea").fill("Nesten mistet.")
    page.reload()
    wait_until_connected(page)
    own = page.get_by_role("button", name="Skriv svaret på 2.A.3", exact=True)
    assert "ulagret tekst" in own.inner_text()
    writer = start(page, "2.A.3")
    assert writer.locator("textarea").input_value() == "Nesten mistet."
    own_preview.end()
    writer.locator("textarea").fill("Nesten mistet igjen.")
    writer.get_by_role("button", name="Lagre", exact=True).click()
    writer.get_by_text("Teksten din er tatt vare på i nettleseren.").wait_for()
    kept = page.evaluate("localStorage.getItem('aktsom-draft lo/2023 2.A.3 nb')")
    assert "Nesten mistet igjen." in kept


def test_a_page_that_is_written_on_is_renewed_when_the_field_is_closed(
    page: "Page", preview: Preview
) -> None:
    visit(page, preview, ENTERPRISE)
    writer = start(page, "0.3")
    writer.locator("textarea").fill("Midt i en setning")
    build = page.locator("script[data-build]").get_attribute("data-build")
    replace(preview, FACTS, "Torggata 12", "Torggata 14")
    preview.wait_for(lambda answer: "Torggata 14" in answer.text, f"/{ENTERPRISE}")
    page.wait_for_timeout(300)
    assert page.locator("script[data-build]").get_attribute("data-build") == build
    assert writer.locator("textarea").input_value() == "Midt i en setning"
    page.keyboard.press("Escape")
    page.get_by_text("Torggata 14").first.wait_for()


def test_both_wordings_are_shown_when_somebody_else_has_saved(
    page: "Page", preview: Preview
) -> None:
    visit(page, preview, IDENTIFY)
    writer = start(page, "2.A.3")
    writer.locator("textarea").fill("Mitt svar.")
    replace(preview, TEXT, "LO er en Miljøfyrtårnbedrift.", "Deres svar.")
    writer.get_by_role("button", name="Lagre", exact=True).click()
    conflict = writer.get_by_role("group", name="Svaret er endret et annet sted")
    conflict.wait_for()
    assert "Deres svar." in conflict.inner_text()
    assert "Mitt svar." in conflict.inner_text()
    assert "Deres svar." in read(preview, TEXT)
    conflict.get_by_role("button", name="Bruk det jeg har skrevet").click()
    page.locator(".answer").get_by_text("Mitt svar.").wait_for()
    assert "Deres svar." not in read(preview, TEXT)


def test_items_of_both_are_kept_and_those_that_say_the_same_once(
    page: "Page", preview: Preview
) -> None:
    visit(page, preview, ENTERPRISE)
    before = read(preview, FACTS)
    writer = start(page, "0.15")
    writer.locator("summary", has_text="Lim inn rader fra et regneark").click()
    rows = writer.get_by_label("Lim inn rader fra et regneark")
    rows.fill("Land\tAntall produsenter\nIndia\t12\nKenya\t7\n")
    writer.get_by_role("button", name="Sett inn", exact=True).click()
    writer.get_by_text("Rader satt inn: 2.").wait_for()
    first = before[before.index("producers_by_country:\n") :].split("\n  - ", 2)[1]
    replace(preview, FACTS, f"  - {first}", f"  - {first}\n  - country: IN\n    producers: 12")
    writer.get_by_role("button", name="Lagre", exact=True).click()
    conflict = writer.get_by_role("group", name="Svaret er endret et annet sted")
    conflict.get_by_role("button", name="Ta med begge deler").click()
    page.locator("aktsom-writer").wait_for(state="detached")
    after = read(preview, FACTS)
    assert (after.count("country: IN"), after.count("country: KE")) == (1, 1)


def test_risks_are_added_copied_moved_and_taken_away(page: "Page", preview: Preview) -> None:
    visit(page, preview, IDENTIFY)
    before = read(preview, RISKS)
    writer = start(page, "2.A.1")
    writer.get_by_role("button", name="Legg til en").click()
    new = writer.locator(".item").last
    new.get_by_label("Prioritert negativ påvirkning / skade", exact=True).fill("Lav lønn på åkeren")
    # What is begun is chosen when one goes on.
    new.get_by_label("Relatert tema", exact=True).fill("tvangs")
    new.get_by_label("Relatert tema", exact=True).press("Tab")
    new.get_by_text("Valgt: Tvangsarbeid").wait_for()
    new.get_by_label("Geografi: Legg til", exact=True).fill("India")
    new.get_by_role("button", name="Legg til", exact=True).click()
    new.get_by_role("button", name="Flytt opp").click()
    writer.locator(".item").nth(4).locator("summary").first.click()
    writer.locator(".item").nth(4).get_by_role("button", name="Ta bort", exact=True).click()
    writer.get_by_role("button", name="Lagre", exact=True).click()
    page.locator(".answer").get_by_text("Lav lønn på åkeren").first.wait_for()
    tail = before[before.index("  - id: business-travel") :]
    added = (
        "  - id: lav-lonn-pa-akeren\n    title: Lav lønn på åkeren\n"
        "    topic: forced_labour\n    geography: [IN]\n"
    )
    assert read(preview, RISKS) == before.replace(tail, added)


def test_rows_of_a_spreadsheet_become_items(page: "Page", preview: Preview) -> None:
    visit(page, preview, ENTERPRISE)
    before = read(preview, FACTS)
    writer = start(page, "0.15")
    writer.locator("summary", has_text="Lim inn rader fra et regneark").click()
    rows = writer.get_by_label("Lim inn rader fra et regneark")
    rows.fill("Land\tAntall produsenter\nIndia\t12\nSverige\t1 200\n")
    writer.get_by_role("button", name="Sett inn", exact=True).click()
    writer.get_by_text("Rader satt inn: 2.").wait_for()
    writer.get_by_role("button", name="Lagre", exact=True).click()
    wait_until(lambda: read(preview, FACTS) != before)
    added = "  - country: IN\n    producers: 12\n  - country: SE\n    producers: 1 200\n"
    assert read(preview, FACTS).replace(added, "", 1) == before


def test_a_picture_is_attached_with_what_it_shows(
    page: "Page", preview: Preview, tmp_path: Path
) -> None:
    picture = tmp_path / "Bilde av lageret.png"
    Image.new("RGB", (8, 8), "green").save(picture)
    visit(page, preview, IDENTIFY)
    writer = start(page, "2.A.3")
    with page.expect_file_chooser() as chooser:
        writer.get_by_role("button", name="Bilde eller vedlegg").click()
    chooser.value.set_files(picture)
    shown = writer.get_by_label("Bilde av lageret.png: Hva viser bildet?")
    shown.press("Enter")
    writer.get_by_text("Skriv hva vedlegget heter, eller hva bildet viser.").wait_for()
    shown.fill("Lageret på Alnabru")
    shown.press("Enter")
    text = "![Lageret på Alnabru](attachments/bilde-av-lageret.png)"
    wait_until(lambda: text in writer.locator("textarea").input_value())
    writer.get_by_role("button", name="Lagre", exact=True).click()
    page.get_by_role("img", name="Lageret på Alnabru").wait_for()
    assert text in read(preview, TEXT)
    assert "file: bilde-av-lageret.png" in read(preview, "content/lo/2023/report.yaml")


def test_what_is_missing_is_a_list_to_work_through(page: "Page", preview: Preview) -> None:
    text = read(preview, TEXT)
    write(preview, TEXT, text[: text.index("\n", text.index("## 2.A.3")) + 1])
    preview.wait_for(lambda answer: "Ikke besvart" in answer.text, f"/{IDENTIFY}")
    visit(page, preview, "2023/3-tiltak.html")
    page.locator("aktsom-panel a.lacking[data-question='2.A.3']").click()
    page.wait_for_url(f"**/{IDENTIFY}#2.A.3")
    area = page.locator("aktsom-writer textarea")
    area.fill("Nå er det besvart.")
    area.press("Control+s")
    page.locator(".answer").get_by_text("Nå er det besvart.").wait_for()
    assert page.locator("aktsom-panel a.lacking[data-question='2.A.3']").count() == 0


def test_texts_are_written_in_each_language(page: "Page", tmp_path: Path, program: Path) -> None:
    content = ROOT / "tests" / "folders" / "three-years"
    with run_preview(tmp_path, content, program) as preview:
        visit(page, preview, "nn/2024/1-forankring.html")
        page.get_by_role("button", name="Skriv svaret på 1.A.2", exact=True).click()
        area = page.locator("aktsom-writer textarea")
        area.fill("Vi har lova å respektere menneskerettane.")
        area.press("Control+s")
        page.locator(".answer").get_by_text("Vi har lova å respektere").wait_for()
        assert "\n\nVi har lova å respektere menneskerettane.\n" in read(
            preview, "content/bergvik/2024/1-embed/nn.md"
        )
        facts = "content/bergvik/2024/2-identify/facts.yaml"
        before = read(preview, facts)
        visit(page, preview, "2024/2-kartlegging.html")
        writer = start(page, "2.A.1")
        # Within the item: until it is open, the first such field is a hidden one below the list.
        item = writer.locator(".item").first
        item.locator("summary").first.click()
        item.get_by_label("Engelsk", exact=True).first.fill("Low pay in sewing")
        writer.get_by_role("button", name="Lagre", exact=True).click()
        wait_until(lambda: read(preview, facts) != before)
        assert read(preview, facts) == before.replace("Low wages in sewing", "Low pay in sewing", 1)


def test_what_is_written_is_sent_in(page: "Page", own_preview: Preview) -> None:
    def git(*arguments: str) -> str:
        own = ("-c", "user.name=Kari", "-c", "user.email=kari@example.no")
        return subprocess.run(
            ["git", *own, *arguments],
            cwd=own_preview.folder,
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    visit(page, own_preview, IDENTIFY)
    page.locator("aktsom-panel").get_by_role("link", name="Nytt år, språk").click()
    page.get_by_text("Mappen hører ikke til noe prosjekt som det kan sendes inn til").wait_for()
    git("init", "--quiet", "--initial-branch=main")
    git("config", "user.name", "Kari")
    git("config", "user.email", "kari@example.no")
    git("add", "content")
    git("commit", "--quiet", "--message", "Begin")
    replace(own_preview, TEXT, "LO er en Miljøfyrtårnbedrift.", "LO er sertifisert.")
    page.reload()
    page.get_by_label("Hva du har gjort").fill("Skriv om sertifiseringen")
    page.get_by_role("button", name="Send inn forslaget").click()
    page.get_by_role("status").get_by_text(
        "men prosjektet har ikke noe sted å sende dem"
    ).wait_for()
    assert git("log", "-1", "--format=%s").strip() == "Skriv om sertifiseringen"
    assert git("branch", "--show-current").startswith("aktsom-")


@pytest.mark.parametrize(
    ("path", "question"),
    [
        (IDENTIFY, "2.A.2.a"),
        (IDENTIFY, "2.A.1"),
        ("2023/3-tiltak.html", "3.A.1"),
        (ENTERPRISE, "0.5"),
        (ENTERPRISE, "0.7"),
        (ENTERPRISE, "0.16"),
        (ENTERPRISE, "0.signature"),
    ],
)
def test_axe_finds_nothing_wrong_with_a_field_open(
    page: "Page", untouched: Preview, axe_script: str, path: str, question: str
) -> None:
    visit(page, untouched, path)
    writer = start(page, question)
    if writer.locator(".item").count():
        writer.locator(".item").first.evaluate("each => { each.open = true; }")
    for each in writer.locator("details").all():
        each.evaluate("each => { each.open = true; }")
    assert [*find_violations_in_all_looks(page, axe_script)] == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_an_answer_that_cannot_be_given_says_why(page: "Page", preview: Preview) -> None:
    visit(page, preview, IDENTIFY)
    writer = start(page, "2.A.3")
    area = writer.locator("textarea")
    area.fill("tallene hentes inn neste år.")
    box = writer.get_by_label("Kan ikke besvares, fordi …")
    box.check()
    assert area.input_value() == "Ikke tilgjengelig: tallene hentes inn neste år."
    box.uncheck()
    assert area.input_value() == "tallene hentes inn neste år."
    box.check()
    writer.get_by_role("button", name="Lagre", exact=True).click()
    wait_until(lambda: "\n\nIkke tilgjengelig: tallene hentes inn" in read(preview, TEXT))


def test_a_file_that_cannot_be_read_is_mended_as_text(
    page: "Page", preview: Preview, axe_script: str
) -> None:
    heard = complaints_of(page)
    visit(page, preview, IDENTIFY)
    before = read(preview, RISKS)
    write(preview, RISKS, before + "risks: [\n")
    page.locator("aktsom-panel").get_by_text("Rett filen her").first.wait_for()
    wait_until_connected(page)
    page.get_by_role("button", name="Skriv svaret på 2.A.1", exact=True).focus()
    page.keyboard.press("e")
    area = page.locator("aktsom-writer textarea")
    area.wait_for()
    writer = page.locator("aktsom-writer")
    assert writer.locator(".finding.error").first.inner_text()
    line = area.evaluate("each => each.value.slice(0, each.selectionStart).split('\\n').length")
    assert line >= before.count("\n")
    assert [*find_violations_in_all_looks(page, axe_script)] == []
    heard.clear()  # axe puts styles into pages
    area.focus()
    page.keyboard.press("Control+End")
    page.keyboard.press("Shift+ArrowUp")
    page.keyboard.press("Delete")
    writer.locator(".finding.error").first.wait_for(state="detached")
    page.keyboard.press("Control+s")
    wait_until(lambda: read(preview, RISKS) == before)
    assert heard == []


def test_the_scripts_are_small(program: Path) -> None:
    scripts = (program / "templates" / "preview" / "files").glob("write*.js")
    assert sum(each.stat().st_size for each in scripts) <= 60_000
