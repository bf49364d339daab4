"""Where on the site of a preview a finding's place is shown, the nearest first."""

from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from generator.checks.check import Located
from generator.findings.finding import Finding, Ref, Severity
from generator.findings.positions import START, Keys
from generator.line.preview_anchors import find_shown
from generator.plan.addresses import Site
from generator.plan.site_plan import plan
from tests.organisations import KEY, SMALLEST, check_files

RISKS = "risks: [{id: fire, title: Brann}, {id: dust, title: Støv}]\n"
MEASURES = "measures: [{risk: fire}, {risk: dust, goal: A}, {risk: dust}, {risk: nei}]\n"
FILES = {
    "2025/0-enterprise/facts.yaml": "employees: 5\n",
    "2025/2-identify/facts.yaml": RISKS,
    "2025/3-address/facts.yaml": MEASURES,
    "2025/4-track/nb.md": "## 4.A.2\n\nVi spør dem.\n",
}
TWO_LANGUAGES = {"organisation.yaml": "name: Elvebakken\nlanguages: [nb, en]\n"}


def shown(
    file: str,
    keys: Keys = (),
    about: str | None = None,
    page: str = "",
    more: Mapping[str, str] | None = None,
) -> tuple[str, ...]:
    """The addresses that show a place in a file of the organisation."""
    checked = check_files({**FILES, **(more or {})})
    arguments = {"page": page} if page else {}
    where = Ref(f"{KEY}/{file}", keys)
    finding = Finding("XXX101", Severity.ERROR, where, arguments=arguments, about=about)
    found = replace(checked, findings=(Located(finding, START),))
    (located,) = find_shown(found, plan(checked.book, Site())).findings
    return located.shown


FACTS, TRACK = "2025/0-enterprise/facts.yaml", "2025/4-track/nb.md"
WHOLE = "2025/hele-redegjorelsen.html"


def test_an_answer_is_on_its_steps_page_and_on_the_one_with_everything() -> None:
    assert shown(TRACK, ("4.A.2",)) == ("2025/4-overvaking.html#4.A.2", f"{WHOLE}#4.A.2")
    assert shown(FACTS, ("employees",)) == ("2025/0-virksomheten.html#0.6", f"{WHOLE}#0.6")


def test_a_text_is_shown_in_its_language_and_a_fact_in_all() -> None:
    pages = shown(TRACK, ("4.A.2",), more=TWO_LANGUAGES)
    assert all(not each.startswith("en/") for each in pages)
    assert pages == ("2025/4-overvaking.html#4.A.2", f"{WHOLE}#4.A.2")
    fact = shown(FACTS, ("employees",), more=TWO_LANGUAGES)
    assert [each.startswith("en/") for each in fact] == [False, True, False, True]


def test_a_risk_is_in_the_list_of_risks_and_on_its_own_page() -> None:
    assert shown("2025/2-identify/facts.yaml", ("risks", 0, "title")) == (
        "2025/2-kartlegging.html#2.A.1", f"{WHOLE}#2.A.1", "2025/risiko-fire.html",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("index", "anchor", "page"),
    [
        (0, "3.A.1-fire", "2025/risiko-fire.html"),
        (1, "3.A.1-dust", "2025/risiko-dust.html"),
        (2, "3.A.1-dust-2", "2025/risiko-dust.html"),
    ],
)
def test_a_measure_is_below_its_risk_and_on_the_risks_page(
    index: int, anchor: str, page: str
) -> None:
    assert shown("2025/3-address/facts.yaml", ("measures", index, "goal")) == (
        f"2025/3-tiltak.html#{anchor}", f"{WHOLE}#{anchor}", page,
    )  # fmt: skip


def test_a_measure_without_a_risk_has_no_risks_page() -> None:
    first, second = shown("2025/3-address/facts.yaml", ("measures", 3))
    assert first.startswith("2025/3-tiltak.html#3.A.1-")
    assert second.startswith(f"{WHOLE}#3.A.1-")


def test_what_has_no_place_of_its_own_is_shown_where_what_it_is_about_is() -> None:
    there = shown("2025/report.yaml", ("withheld", 0), about="4.A.2")
    assert there == shown(TRACK, ("4.A.2",))
    fire = shown("2025/report.yaml", ("withheld", 0), about="fire")
    assert fire[-1] == "2025/risiko-fire.html"


def test_a_whole_file_is_shown_on_the_page_that_is_made_of_it() -> None:
    assert shown("2025/report.yaml") == ("2025/index.html",)
    assert shown(FACTS) == ("2025/0-virksomheten.html",)
    assert shown(TRACK) == ("2025/4-overvaking.html",)
    assert shown("2025/4-track/en.md", more=TWO_LANGUAGES) == ("en/2025/4-track.html",)


STRAY = ("notater.txt", "2025/notater.txt", "2025/4-track/en.md", "2025/x/report.yaml")


@pytest.mark.parametrize("file", STRAY)
def test_what_is_written_on_no_page_has_no_address(file: str) -> None:
    assert shown(file) == ()


def test_the_organisations_file_is_on_the_front_page() -> None:
    assert shown("organisation.yaml", ("website",)) == ("index.html",)
    assert shown("organisation.yaml", ("website",), more=TWO_LANGUAGES) == (
        "index.html", "en/index.html",
    )  # fmt: skip
    name = shown("organisation.yaml", ("name",))
    assert name[-1] == "index.html"
    assert name[0].startswith("2025/0-virksomheten.html#")


def test_the_page_that_a_finding_names_comes_first() -> None:
    assert shown(FACTS, page="2025/index.html") == ("2025/index.html", "2025/0-virksomheten.html")
    assert shown(FACTS, page="2025/rapport.pdf") == ("2025/0-virksomheten.html",)
    assert shown("2025/report.yaml", page="2025/index.html") == ("2025/index.html",)


def test_each_report_has_its_own_pages() -> None:
    last = {
        "2024/report.yaml": SMALLEST["2025/report.yaml"],
        "2024/4-track/nb.md": FILES["2025/4-track/nb.md"],
    }
    assert shown("2024/4-track/nb.md", ("4.A.2",), more=last)[0] == "2024/4-overvaking.html#4.A.2"
