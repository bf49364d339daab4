"""Files brought into fields in a real browser: dropped, pasted, refused, saved, and taken away."""

from base64 import b64encode
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.browser.preview_pages import complaints_of, focused, read, start, visit
from tests.preview import Preview, wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

IDENTIFY = "2023/2-kartlegging.html"
FRONT = "2023/index.html"
EMBED = "2023/1-forankring.html"
REPORT = "content/lo/2023/report.yaml"
OWNER = "content/lo/organisation.yaml"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><circle r="9"/></svg>'
_GIVE = """(element, [way, name, data, zeros]) => {
  const bytes = zeros ? new Uint8Array(zeros)
    : Uint8Array.from(atob(data), each => each.charCodeAt(0));
  const given = new DataTransfer();
  given.items.add(new File([bytes], name));
  const event = { bubbles: true, cancelable: true, composed: true };
  const over = new DragEvent("dragover", { ...event, dataTransfer: given });
  element.dispatchEvent(way === "paste"
    ? new ClipboardEvent("paste", { ...event, clipboardData: given })
    : new DragEvent("drop", { ...event, dataTransfer: given }));
  return way === "paste" || !element.dispatchEvent(over);
}"""

# The answer to the first request comes when it is asked for.
_LATE = """() => {
  const send = fetch;
  window.fetch = (...given) => {
    window.fetch = send;
    return new Promise((done) => { window.answerLate = async () => done(await send(...given)); });
  };
}"""


def picture(size: tuple[int, int] = (1600, 900), colour: str = "green") -> bytes:
    into = BytesIO()
    Image.new("RGB", size, colour).save(into, "PNG")
    return into.getvalue()


def give(field: "Locator", way: str, name: str, data: bytes = b"", zeros: int = 0) -> None:
    """Drop a file on a field, or paste it there, as a browser tells of it."""
    assert field.evaluate(_GIVE, [way, name, b64encode(data).decode(), zeros])


def open_file(page: "Page", preview: Preview, path: str, name: str) -> "Locator":
    """Open the field of what no question asks for."""
    visit(page, preview, path)
    page.get_by_role("button", name=f"Skriv: {name}", exact=True).click()
    writer = page.locator("aktsom-writer")
    writer.get_by_role("button", name="Lagre", exact=True).wait_for()
    for each in writer.locator("details.more").all():
        each.evaluate("each => { each.open = true; }")
    return writer


def names(preview: Preview, folder: str = "content/lo/2023/attachments") -> list[str]:
    return sorted(each.name for each in (preview.folder / folder).glob("*"))


@pytest.mark.parametrize("way", ["drop", "paste"])
def test_what_is_no_logo_is_refused_and_a_new_one_takes_the_place_of_the_old(
    page: "Page", preview: Preview, way: str
) -> None:
    heard = complaints_of(page)
    before = read(preview, OWNER)
    for name, data, own in (
        ("Vår logo (1).SVG", SVG, "var-logo-1.svg"),
        ("logo\u202egnp.png", picture((90, 90)), "logo-gnp.png"),
    ):
        writer = open_file(page, preview, FRONT, "Om virksomheten")
        field = writer.get_by_label("Logo", exact=True)
        for wrong, given, said in (
            ("logo.pdf", b"%PDF-1.7", "En logo er et bilde"),
            ("logo", SVG, "En logo er et bilde"),
            ("logo.png", b"<html>", "Filen kan ikke legges ved"),
            ("logo.svg", b"", "Filen er tom."),
        ):
            give(field, way, wrong, given)
            writer.get_by_role("status").get_by_text(said).wait_for()
        if own == "var-logo-1.svg":
            give(field, way, "logo.png", zeros=29_000_000)
            writer.get_by_role("status").get_by_text("større enn 25 megabyte").wait_for()
            with page.expect_response(lambda answer: answer.status == 413):
                give(field, way, "logo.png", zeros=31_000_000)
            writer.get_by_role("status").get_by_text("større enn 25 megabyte").wait_for()
        give(field, way, name, data)
        writer.get_by_role("status").get_by_text("blir lagt inn når du lagrer").wait_for()
        assert field.input_value() == own
        assert own not in names(preview, "content/lo")
        page.keyboard.press("Control+s")
        wait_until(lambda own=own: f"logo: {own}" in read(preview, OWNER))  # type: ignore[misc]
        assert (preview.folder / "content/lo" / own).read_bytes() == data
        page.locator("aktsom-writer").wait_for(state="detached")
    wait_until(lambda: "var-logo-1.svg" not in names(preview, "content/lo"))
    assert [each for each in names(preview, "content/lo") if "logo" in each] == ["logo-gnp.png"]
    assert f"logo: {own}" in read(preview, OWNER)
    assert before.splitlines()[:5] == read(preview, OWNER).splitlines()[:5]
    # What is larger than all that is taken is told of by its status, which a browser notes.
    assert [each for each in heard if "413" not in each] == []


def test_the_file_given_last_is_the_one_that_counts_however_late_others_are_answered(
    page: "Page", preview: Preview
) -> None:
    writer = open_file(page, preview, FRONT, "Om virksomheten")
    field, said = writer.get_by_label("Logo", exact=True), writer.get_by_role("status")
    page.evaluate(_LATE)
    give(field, "drop", "logo.pdf", b"%PDF-1.7")
    give(field, "drop", "logo.svg", SVG)
    said.get_by_text("blir lagt inn når du lagrer").wait_for()
    page.evaluate("async () => { await answerLate(); await new Promise(requestAnimationFrame); }")
    said.get_by_text("blir lagt inn når du lagrer").wait_for()
    assert said.get_by_text("En logo er et bilde").count() == 0
    assert field.input_value() == "logo.svg"


def test_a_cover_an_attachment_and_a_policy_are_dropped(page: "Page", preview: Preview) -> None:
    writer = open_file(page, preview, FRONT, "Om redegjørelsen")
    field = writer.get_by_label("Bildefil", exact=True)
    give(field, "drop", "Åpent  hav?.png", picture())
    wait_until(lambda: focused(page) == "input: Beskrivelse av bildet")
    page.keyboard.type("Havet")
    page.keyboard.press("Control+s")
    wait_until(lambda: "file: apent-hav.png" in read(preview, REPORT))
    assert names(preview) == ["apent-hav.png"]
    visit(page, preview, EMBED)
    writer = start(page, "1.A.1")
    field = writer.get_by_label("Vedlagt fil", exact=True)
    give(field, "drop", "Etiske retningslinjer.pdf", b"%PDF-1.7\n%%EOF\n")
    writer.get_by_role("status").get_by_text("blir lagt inn når du lagrer").wait_for()
    page.keyboard.press("Control+s")
    wait_until(lambda: "title: Etiske retningslinjer" in read(preview, REPORT))
    assert names(preview) == ["apent-hav.png", "etiske-retningslinjer.pdf"]


def test_what_is_not_saved_waits_through_a_reload_and_never_comes_if_it_is_discarded(
    page: "Page", preview: Preview
) -> None:
    visit(page, preview, IDENTIFY)
    before = read(preview, REPORT)
    writer = start(page, "2.A.3")
    give(writer.locator("textarea"), "paste", "image.png", picture((9, 9)))
    shown = writer.get_by_label("image.png:")
    shown.fill("Lageret på Alnabru")
    shown.press("Enter")
    link = "![Lageret på Alnabru](attachments/lageret-pa-alnabru.png)"
    wait_until(lambda: link in writer.locator("textarea").input_value())
    writer.get_by_text("Ingen funn i dette svaret.").wait_for()
    page.reload()
    writer = start(page, "2.A.3")
    assert link in writer.locator("textarea").input_value()
    assert names(preview) == []
    assert read(preview, REPORT) == before
    page.keyboard.press("Control+s")
    page.get_by_role("img", name="Lageret på Alnabru").wait_for()
    assert names(preview) == ["lageret-pa-alnabru.png"]
    page.get_by_role("button", name="Angre lagringen").press("Enter")
    wait_until(lambda: names(preview) == [])
    assert read(preview, REPORT) == before


def test_a_file_that_nothing_names_is_taken_away_from_its_finding_and_comes_back(
    page: "Page", preview: Preview
) -> None:
    heard = complaints_of(page)
    loose = preview.folder / "content/lo/2023/attachments/Gammel plan.pdf"
    loose.parent.mkdir()
    loose.write_bytes(b"%PDF-1.7\n%%EOF\n")
    preview.wait_for(lambda answer: "REF302" in answer.text, f"/{IDENTIFY}")
    visit(page, preview, IDENTIFY)
    button = page.locator("aktsom-panel").get_by_role("button", name="Ta bort filen").first
    button.press("Enter")
    told = page.get_by_role("status").get_by_text("Filen «Gammel plan.pdf» er tatt bort.")
    told.wait_for()
    assert focused(page).startswith("section: Filen «Gammel plan.pdf» er tatt bort.")
    assert not loose.exists()
    page.get_by_role("button", name="Angre", exact=True).press("Enter")
    page.get_by_text("Det er angret. Alt er som det var.").wait_for()
    assert loose.read_bytes() == b"%PDF-1.7\n%%EOF\n"
    assert heard == []
