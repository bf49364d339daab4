"""What a person meets who writes a whole statement on the page: tables, sizes, names, the next."""

from typing import TYPE_CHECKING

from tests.browser.preview_pages import (
    read,
    replace,
    start,
    visit,
    wait_until_connected,
    write,
)
from tests.preview import Preview

if TYPE_CHECKING:
    from playwright.sync_api import Page

IDENTIFY = "2023/2-kartlegging.html"
ENTERPRISE = "2023/0-virksomheten.html"
TEXT = "content/lo/2023/2-identify/nb.md"
FACTS = "content/lo/2023/0-enterprise/facts.yaml"


def test_a_renewal_keeps_nobody_from_another_page(page: "Page", preview: Preview) -> None:
    """A page that is being left is not renewed; one that is left for a download is, a bit later."""
    visit(page, preview, ENTERPRISE)
    build = page.locator("script[data-build]").get_attribute("data-build")
    page.evaluate("dispatchEvent(new Event('beforeunload'))")
    replace(preview, FACTS, "Torggata 12", "Torggata 14")
    preview.wait_for(lambda answer: "Torggata 14" in answer.text, f"/{ENTERPRISE}")
    assert page.locator("script[data-build]").get_attribute("data-build") == build
    page.get_by_text("Torggata 14").first.wait_for()


def test_a_saved_answer_stays_where_it_is_on_the_screen(page: "Page", preview: Preview) -> None:
    """What is hidden on the page has no place, and must not be gone by when it is renewed."""
    visit(page, preview, ENTERPRISE)
    writer = start(page, "0.5")
    field = writer.get_by_label("Beløp")
    field.fill("684000000")
    before = page.evaluate("scrollY")
    assert before > 500
    field.press("Control+s")
    page.locator(".answer").get_by_text("684 000 000").first.wait_for()
    wait_until_connected(page)
    assert abs(page.evaluate("scrollY") - before) < 200


def test_a_table_grows_where_the_caret_is_and_headings_are_a_tool(
    page: "Page", untouched: Preview
) -> None:
    visit(page, untouched, IDENTIFY)
    writer = start(page, "2.A.3")
    area = writer.locator("textarea")
    row, column = (writer.get_by_role("button", name=name) for name in ("Ny rad", "Ny kolonne"))
    area.fill("Vi så på flere ting.\n")
    area.press("Control+End")
    assert not row.is_visible()
    writer.get_by_role("button", name="Tabell", exact=True).press("Enter")
    row.press("Enter")
    page.keyboard.type("Ny celle")
    column.click()
    page.keyboard.type("Andel")
    table = (
        "| Kolonne 1 | Andel | Kolonne 2 |\n| --- | --- | --- |\n"
        "| innhold |   | innhold |\n| Ny celle |   |   |"
    )
    assert area.input_value() == f"Vi så på flere ting.\n\n{table}"
    area.press("Control+Home")
    assert not row.is_visible()
    writer.get_by_role("button", name="Mellomtittel").click()
    assert area.input_value() == f"Vi så på flere ting.\n\n### Mellomtittel\n\n{table}"
    writer.get_by_text("Ingen funn i dette svaret.").wait_for()


def test_one_goes_on_to_what_is_missing_next(page: "Page", preview: Preview) -> None:
    text = read(preview, TEXT)
    for question in ("2.A.2.d", "2.A.3"):
        begins = text.index("\n", text.index(f"## {question}"))
        ends = text.find("\n## ", begins)
        text = text[:begins] + (text[ends:] if ends > 0 else "\n")
    write(preview, TEXT, text)
    preview.wait_for(lambda answer: answer.text.count("Ikke besvart") > 1, f"/{IDENTIFY}")
    visit(page, preview, IDENTIFY)
    page.locator("aktsom-panel a.lacking[data-question='2.A.2.d']").click()
    page.locator("aktsom-writer textarea").fill("Først dette.")
    page.get_by_role("button", name="Lagre og gå til neste").press("Enter")
    page.get_by_role("region", name="Skriv svaret på 2.A.3").wait_for()
    area = page.locator("aktsom-writer textarea")
    assert area.input_value() == ""
    page.keyboard.type("Så dette.")
    page.keyboard.press("Control+s")
    page.locator(".answer").get_by_text("Så dette.").wait_for()
    assert "\n\nFørst dette.\n" in read(preview, TEXT)
    assert "\n\nSå dette.\n" in read(preview, TEXT)


def test_what_is_too_large_is_said_to_be_so_and_not_to_be_kept(
    page: "Page", untouched: Preview
) -> None:
    visit(page, untouched, IDENTIFY)
    writer = start(page, "2.A.3")
    area = writer.locator("textarea")
    area.evaluate("each => { each.value = 'Ord og ord. '.repeat(450000); }")
    area.dispatch_event("input")
    writer.locator(".found").get_by_text("Svaret er for stort.").wait_for()
    assert "for lang til å tas vare på i nettleseren" in writer.locator(".say").inner_text()
    area.fill("Kort.")
    area.evaluate(
        """area => {
          const given = new DataTransfer();
          given.items.add(new File([new Uint8Array(31e6)], "kart.png", { type: "image/png" }));
          const event = { bubbles: true, cancelable: true, dataTransfer: given };
          area.dispatchEvent(new DragEvent("drop", event));
        }"""
    )
    shown = writer.get_by_label("kart.png: Hva viser bildet?")
    shown.fill("Kart")
    shown.press("Enter")
    writer.get_by_text("Filen er større enn 25 megabyte.").wait_for()


def test_what_is_found_is_tied_to_the_field_and_names_are_heard(
    page: "Page", untouched: Preview
) -> None:
    visit(page, untouched, IDENTIFY)
    writer = start(page, "2.A.1")
    writer.get_by_role("button", name="Legg til en").press("Enter")
    item = writer.get_by_role("group", name="Nummer 5").first
    assert item.get_by_role("combobox", name="Relatert tema").is_visible()
    assert (
        writer.get_by_role("group", name="Nummer 5")
        .last.get_by_role("button", name="Ta bort")
        .is_visible()
    )
    places = item.get_by_role("combobox", name="Geografi: Legg til")
    places.fill("Bangladesj")
    places.press("Enter")
    writer.locator(".said .finding", has_text="Bangladesj").wait_for()
    described = places.evaluate(
        """each => each.getAttribute("aria-describedby").split(" ")
          .map(id => each.getRootNode().getElementById(id).textContent).join(" ")"""
    )
    assert "«Bangladesj» er ikke en gyldig verdi for «Geografi»." in described
    assert places.get_attribute("aria-invalid") == "true"
    dangling = writer.evaluate(
        """host => [...host.shadowRoot.querySelectorAll("[aria-describedby], [aria-labelledby]")]
          .flatMap(each => ["aria-describedby", "aria-labelledby"]
            .flatMap(name => (each.getAttribute(name) ?? "").split(" ")))
          .filter(id => id && !host.shadowRoot.getElementById(id))"""
    )
    assert dangling == []
