"""The preview's panel in a real browser: what it holds, remembers and says, and how it is used."""

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.pages import NARROW, WIDE, find_violations, open_page
from tests.browser.preview_pages import renew, replace, visit, wait_until_connected
from tests.preview import Preview

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

IDENTIFY = "2023/2-kartlegging.html"
ADDRESS = "2023/3-tiltak.html"


def codes_in(page: "Page", place: str) -> list[str]:
    page.evaluate(
        "for (const each of document.querySelector('aktsom-panel').shadowRoot"
        ".querySelectorAll('.group > details')) each.open = true"
    )
    return page.locator(f"aktsom-panel {place} .finding:visible .kind code").all_inner_texts()


def unfold(finding: "Locator") -> None:
    """Show all of a warning: only errors are open from the start."""
    finding.locator(".fold > summary").click()


def test_the_panel_follows_the_page(page: "Page", preview: Preview) -> None:
    visit(page, preview, IDENTIFY)
    assert codes_in(page, "#here") == ["ADV203", "REF103", "LAW222", "ADV214", "ADV213"]
    assert page.get_by_role("heading", name="På denne siden (5)").is_visible()
    visit(page, preview, "2023/6-gjenoppretting.html")
    assert codes_in(page, "#here") == ["TXT102", "ACC106", "TXT104"]
    assert len(codes_in(page, "#elsewhere")) == 14
    finding = page.locator("#here > .finding", has_text="TXT102")
    assert "nb.md" not in finding.inner_text()
    unfold(finding)
    assert "nb.md" not in finding.inner_text()
    finding.locator("summary", has_text="I filene").click()
    assert "content/lo/2023/6-remediate/nb.md:17:294" in finding.inner_text()
    assert finding.locator("mark").inner_text() == "ITUC"
    assert "Skriv navnet helt ut" in finding.inner_text()


def test_each_finding_leads_to_its_file_its_page_and_its_manual(
    page: "Page", preview: Preview
) -> None:
    visit(page, preview, IDENTIFY)
    file = preview.folder / "content" / "lo" / "2023" / "2-identify" / "facts.yaml"
    finding = page.locator("#here > .finding").first
    link = finding.locator(".place a").first.get_attribute("href")
    assert link == f"vscode://file{file}:6:5"
    assert finding.locator(".open").first.is_hidden()
    unfold(finding)
    finding.locator("summary", has_text="Mer om ADV203").click()
    finding.get_by_text("Tema, geografi og hvor i verdikjeden").wait_for()
    finding.get_by_role("link", name="Vis svaret").click()
    assert page.url.endswith("#2.A.1")
    elsewhere = page.locator("#elsewhere > .finding", has_text="TXT102").first
    unfold(elsewhere)
    elsewhere.get_by_role("link", name="Vis svaret: Varslingskanaler").click()
    page.wait_for_url("**/2023/6-gjenoppretting.html#6.B.1")


def test_findings_stand_beside_the_answers(page: "Page", preview: Preview) -> None:
    visit(page, preview, IDENTIFY)
    question = page.locator(".question", has=page.locator("[id='2.A.1']")).first
    note = question.locator("aktsom-note")
    note.locator(".finding").nth(2).wait_for()
    assert note.locator(".finding").count() == 3
    assert note.get_by_role("group", name="Funn om Prioritert skade og risiko").is_visible()
    visit(page, preview, "2023/index.html")
    page.locator("aktsom-note summary", has_text="Funn om hele siden (1)").click()
    assert page.locator("aktsom-note").get_by_text("DAT102", exact=True).is_visible()


def test_filters_hold_for_the_panel_and_the_notes_and_are_remembered(
    page: "Page", preview: Preview
) -> None:
    visit(page, preview, IDENTIFY)
    page.get_by_role("checkbox", name="advarsler (15)").uncheck()
    assert codes_in(page, "#here") == []
    assert page.get_by_text("Ingen slike på denne siden.").is_visible()
    assert page.locator("aktsom-note:visible").count() == 0
    page.get_by_role("checkbox", name="unntatt (6)").check()
    assert len(codes_in(page, "#elsewhere")) == 8
    page.reload()
    wait_until_connected(page)
    assert not page.get_by_role("checkbox", name="advarsler (15)").is_checked()
    assert len(codes_in(page, "#elsewhere")) == 8


def test_the_panel_is_used_with_the_keyboard_and_stays_as_it_was_left(
    page: "Page", preview: Preview
) -> None:
    visit(page, preview, IDENTIFY)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Gå til funnene"
    page.keyboard.press("Enter")
    toggle = page.get_by_role("button", name="Forhåndsvisning")
    assert toggle.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert toggle.get_attribute("aria-expanded") == "false"
    assert page.locator("#body").is_hidden()
    renew(page, preview, "Torggata 12", "Torggata 14")
    assert toggle.get_attribute("aria-expanded") == "false"
    # The focus was on the button, and is so still.
    page.keyboard.press("Enter")
    assert page.locator("#body").is_visible()


def test_a_renewed_page_keeps_its_place_and_says_that_it_is_new(
    page: "Page", preview: Preview
) -> None:
    visit(page, preview, ADDRESS)
    page.locator("[id='3.B.2'] ~ .question-meta .permalink").focus()
    page.evaluate("scrollTo({ top: scrollY + 37, behavior: 'instant' })")
    anchor = page.locator("[id='3.B.2']")
    before = anchor.bounding_box()
    renew(page, preview, "Torggata 12", "Torggata 14")
    page.get_by_role("status").get_by_text("Siden er oppdatert.").wait_for()
    assert page.locator("#toggle").inner_text().count("advarsler") == 1
    after = anchor.bounding_box()
    assert before
    assert after
    assert abs(before["y"] - after["y"]) <= 2
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#3.B.2"


def test_the_place_in_the_panel_is_kept_too(page: "Page", preview: Preview) -> None:
    visit(page, preview, IDENTIFY)
    finding = page.locator("#elsewhere > .finding").nth(9)
    unfold(finding)
    summary = finding.locator(".more-about > summary")
    summary.click()
    code = finding.locator(".kind code").inner_text()
    scrolled = "document.querySelector('aktsom-panel').shadowRoot.getElementById('body').scrollTop"
    before = page.evaluate(scrolled)
    assert before > 500
    renew(page, preview, "Torggata 12", "Torggata 14")
    finding.locator(".manual p").first.wait_for()
    assert abs(page.evaluate(scrolled) - before) <= 2
    focused = "document.querySelector('aktsom-panel').shadowRoot.activeElement.textContent"
    assert page.evaluate(focused) == f"Mer om {code}"


def test_errors_are_open_and_one_bad_value_hides_only_itself(
    page: "Page", preview: Preview
) -> None:
    visit(page, preview, ADDRESS)
    # One a risk.
    page.locator("main .subhead").nth(3).wait_for()
    replace(preview, "content/lo/2023/3-address/facts.yaml", "status: ongoing", "status: nei")
    page.locator(".aktsom-strip").wait_for()
    wait_until_connected(page)
    assert page.locator("main .subhead").count() == 4
    assert page.get_by_text("Noe her er skrevet på en måte som ikke kan leses").is_visible()
    finding = page.locator("#here > .finding.error")
    assert "Velg blant" in finding.inner_text()


def test_many_of_one_kind_are_one_card(page: "Page", preview: Preview) -> None:
    facts = preview.folder / "content" / "lo" / "2023" / "3-address" / "facts.yaml"
    text = facts.read_text(encoding="utf-8")
    wrong = "".join(f"    felt{number}: x\n" for number in range(6))
    facts.write_text(text.replace("    goal:", f"{wrong}    goal:", 1), "utf-8")
    preview.wait_for(lambda answer: answer.text.count("<code>VAL101</code>") > 5)
    visit(page, preview, ADDRESS)
    card = page.locator("aktsom-panel #here > .group.error")
    assert card.count() == 1
    assert "Feltet finnes ikke (6)" in card.inner_text()
    assert card.locator(".finding").count() == 6


def test_a_preview_that_has_ended_says_so(page: "Page", own_preview: Preview) -> None:
    visit(page, own_preview, IDENTIFY)
    own_preview.end()
    page.get_by_role("status").get_by_text("Forhåndsvisningen er avsluttet.").wait_for()


@pytest.mark.parametrize(
    ("width", "options"),
    [
        (WIDE, {}),
        (WIDE, {"color_scheme": "dark"}),
        (WIDE, {"forced_colors": "active"}),
        (NARROW, {}),
    ],
)
def test_axe_finds_no_violation_in_the_preview(
    browser: "Browser", preview: Preview, axe_script: str, width: int, options: dict[str, Any]
) -> None:
    """Pages with findings, with errors, of the last good site, and those that stand in."""
    found: list[str] = []
    with open_page(browser, width, bypass_csp=True, **options) as page:

        def look(path: str, *, panel: bool = True) -> None:
            visit(page, preview, path)
            if panel:
                toggle = page.get_by_role("button", name="Forhåndsvisning")
                if toggle.get_attribute("aria-expanded") == "false":
                    toggle.click()
                page.evaluate(
                    "[...document.querySelector('aktsom-panel').shadowRoot"
                    ".querySelectorAll('details')].slice(0, 4).forEach((each) => each.open = true)"
                )
            page.wait_for_load_state("networkidle")  # styles of the notes come by themselves
            page.evaluate(axe_script)
            found.extend(f"{path}: {each}" for each in find_violations(page))
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            page.goto("about:blank")  # where no renewal can come in between

        look(IDENTIFY)
        look("_preview/manual/ADV203", panel=False)
        replace(preview, "content/lo/2023/3-address/facts.yaml", "status: ongoing", "status: nei")
        preview.wait_for(lambda answer: "VAL102" in answer.text)
        look(ADDRESS)
        look("_last/2023/3-tiltak.html", panel=False)
        look("2023/no-such-page.html", panel=False)
    assert found == []
