"""A register with more statements than one page holds."""

from pathlib import Path
from typing import TYPE_CHECKING

from generator.output.assets import list_assets
from generator.pages.parts.summary import Part, StatementSummary, Summary
from generator.plan.addresses import Site
from tests.browser.pages import open_page
from tests.registers import render_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROWS = ".register tbody th a"


def test_where_pages_are_several_all_rows_are_fetched_when_needed(
    browser: "Browser", tmp_path: Path
) -> None:
    """The script that holds all rows is asked for when one begins to search, not before."""
    site = tmp_path / "site"
    _build_many(site)
    asked: list[str] = []
    with open_page(browser, 1280) as page:
        page.on("request", lambda request: asked.append(request.url))
        page.goto((site / "index.html").as_uri())
        assert len(page.locator(ROWS).all_inner_texts()) == 20
        assert not any("register-nb" in url for url in asked)
        page.get_by_role("searchbox").fill("Virksomhet 25")
        page.locator(".hits:not(:empty)").wait_for()
        assert page.locator(ROWS).all_inner_texts() == ["Virksomhet 25 2024"]
        assert any("register-nb" in url for url in asked)
        href = page.locator(".register tbody a").get_attribute("href")
        assert href == "k25/2024/index.html"
        assert not page.locator(".letters").is_visible()
        page.get_by_role("button", name="Nullstill").click()
        page.locator(".letters").wait_for()
        assert len(page.locator(ROWS).all_inner_texts()) == 20


def test_where_the_rows_cannot_be_fetched_a_value_leads_to_its_page(
    browser: "Browser", tmp_path: Path
) -> None:
    """What is only on the first page is not taken for all there is."""
    site = tmp_path / "site"
    _build_many(site)
    assert "data-values" not in (site / "index.html").read_text(encoding="utf-8")
    with open_page(browser, 1280) as page:
        page.route("**/register-nb*", lambda route: route.abort())
        page.goto((site / "index.html").as_uri())
        page.get_by_text("Tema", exact=True).click()
        page.locator('.facet a[href$="hse.html"]').click()
        page.wait_for_url("**/register/tema/hse.html")
        assert len(page.locator(ROWS).all_inner_texts()) == 20


def _build_many(site: Path) -> None:
    """Lay out the register's own pages for thirty organisations with a statement each."""

    def summary(number: int) -> Summary:
        statement = StatementSummary(
            year=2024, draft=False, pages={"nb": f"k{number}/2024/index.html"}, form="ehn-2023",
            published=None, signed="complete", complete=True, parts=(Part(1, 1),) * 3, risks=1,
            topics=("hse",), places=("NO",), measures=("done",),
        )  # fmt: skip
        fronts = {"nb": f"k{number}/index.html"}
        return Summary(
            f"k{number}", f"Virksomhet {number}", None, None, ("nb",), fronts, (statement,)
        )

    several = Site(several=True)
    summaries = tuple(summary(number) for number in range(30))
    for artifact in (*list_assets(several), *render_site(summaries, several)):
        file = site / artifact.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(artifact.data)
