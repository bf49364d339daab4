"""The preview in a real browser: pages renew themselves, mistakes come and go."""

from typing import TYPE_CHECKING

import pytest

from tests.browser.preview_pages import complaints_of, replace, visit, wait_until_connected
from tests.preview import Preview

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture
def page(page: "Page", preview: Preview) -> "Page":
    visit(page, preview, "")
    return page


def test_a_saved_change_shows_without_a_click(page: "Page", preview: Preview) -> None:
    heard = complaints_of(page)
    assert "Torggata 14" not in page.content()
    visit(page, preview, "2023/hele-redegjorelsen.html")
    replace(preview, "content/lo/2023/0-enterprise/facts.yaml", "Torggata 12", "Torggata 14")
    page.get_by_text("Torggata 14").first.wait_for(state="attached")
    assert heard == []


def test_a_mistake_shows_beside_the_answer_until_it_is_mended(
    page: "Page", preview: Preview
) -> None:
    heard = complaints_of(page)
    facts = "content/lo/2023/3-address/facts.yaml"
    visit(page, preview, "2023/3-tiltak.html")
    replace(preview, facts, "status: ongoing", "status: ongoin")
    strip = page.locator(".aktsom-strip")
    strip.wait_for()
    question = page.locator(".question", has=page.locator("[id='3.A.1']"))
    note = question.locator("aktsom-note .finding").filter(has_text="VAL102")
    assert "Mente du «Pågår»" in note.inner_text()
    # Where it stands in the files is folded away.
    assert f"{facts}:8:13" in (note.text_content() or "")
    assert "Noe her er skrevet på en måte som ikke kan leses" in question.inner_text()

    wait_until_connected(page)
    strip.get_by_role("link", name="Vis siste gode utgave").click()
    page.wait_for_url("**/_last/2023/3-tiltak.html")
    assert page.get_by_text("Noe her er skrevet på en måte").count() == 0
    wait_until_connected(page)
    replace(preview, facts, "status: ongoin", "status: ongoing")
    page.wait_for_url(f"{preview.address}2023/3-tiltak.html")
    assert page.locator(".aktsom-strip").count() == 0
    assert heard == []


def test_content_that_is_gone_comes_back_by_itself(page: "Page", preview: Preview) -> None:
    heard = complaints_of(page)
    title = page.title()
    (preview.folder / "content").rename(preview.folder / "elsewhere")
    page.get_by_role("heading", name="Innholdet er borte").wait_for()
    wait_until_connected(page)
    (preview.folder / "elsewhere").rename(preview.folder / "content")
    page.get_by_role("heading", level=1, name="Landsorganisasjonen").wait_for()
    assert page.title() == title
    assert heard == []


def test_each_save_shows_also_those_that_follow_at_once(page: "Page", preview: Preview) -> None:
    visit(page, preview, "2023/0-virksomheten.html")
    for number in range(12, 17):
        replace(
            preview,
            "content/lo/2023/0-enterprise/facts.yaml",
            f"Torggata {number}",
            f"Torggata {number + 1}",
        )
        page.get_by_text(f"Torggata {number + 1}").first.wait_for(state="attached")
