"""The page of one risk: its terms, its measures, its years, and its neighbours."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.pages.kinds.risk import RiskView, make_risk
from generator.pages.parts.headings import Heading
from generator.plan.addresses import Site
from generator.plan.site_plan import MANY_RISKS
from tests.generator.books import make_book, pages, view

FORM = "form: ehn-2023\nstatus: published\n"
RISKS, MEASURES = "2023/2-identify/facts.yaml", "2023/3-address/facts.yaml"


def risk_pages(
    content: Path, files: Mapping[str, str], year: int = 2023
) -> list[tuple[Heading, RiskView]]:
    """The pages of a year's risks, in their order."""
    book = make_book(content, files)
    made = [each for each in pages(book, "risk", Site(), "nb") if each.report.year == year]
    return [make_risk(each) for each in made]


def test_a_risk_leads_to_the_ones_before_and_after_it(tmp_path: Path) -> None:
    risks = "risks: [{id: a, title: A}, {id: b, title: B}, {id: c, title: C}]"
    views = [view for _, view in risk_pages(tmp_path, {RISKS: risks})]
    assert [
        (view.before and view.before.text, view.after and view.after.text) for view in views
    ] == [(None, "B"), ("A", "C"), ("B", None)]


@pytest.mark.parametrize("more", [0, 1])
def test_one_of_many_risks_leads_back_to_all_of_them(tmp_path: Path, more: int) -> None:
    risks = "".join(f"  - {{id: r{n}, title: Fare {n}}}\n" for n in range(MANY_RISKS + more))
    heading, _ = risk_pages(tmp_path, {RISKS: f"risks:\n{risks}"})[0]
    above = [(each.text, each.href) for each in heading.trail[:-1]]
    assert above == [("Skade og risiko", "risikoer.html")] * more


def test_only_a_risk_of_a_later_year_is_compared(tmp_path: Path) -> None:
    files = {
        RISKS: "risks: [{id: a, title: A, kind: potential}]",
        MEASURES: "measures: [{risk: a, status: ongoing}]",
        "2024/report.yaml": FORM,
        "2024/2-identify/facts.yaml": "risks: [{id: a, title: A, kind: actual}]",
    }
    ((_, first),) = risk_pages(tmp_path, files)
    assert (first.changes, first.changes_title) == (None, "")
    ((_, later),) = risk_pages(tmp_path, files, 2024)
    assert later.changes is not None
    assert "2023" in later.changes_title
    assert [(each.year.text, each.year.current) for each in later.history] == [
        ("2024", True),
        ("2023", False),
    ]
    assert [[tag and tag.label for tag in each.statuses] for each in later.history] == [
        [],
        ["Pågår"],
    ]


def test_terms_say_what_is_stated_and_leave_open_what_is_not(tmp_path: Path) -> None:
    known = "{id: a, title: A, topic: wages, geography: [NO], relation: own, involvement: caused}"
    (_, view), (_, bare) = risk_pages(tmp_path, {RISKS: f"risks: [{known}, {{id: b, title: B}}]"})
    assert [text and str(text.html) for _, text in view.terms] == [
        "Norge",
        "Egen virksomhet",
        "Forårsaket",
    ]
    # Where no topic is stated, that is one of the terms; a stated one is in the name. The form asks
    # neither where in the chain it is nor what the enterprise's part in it is.
    assert bare.terms == (("Relatert tema", None), ("Geografi", None))


def test_measures_are_numbered_and_what_is_withheld_is_told(tmp_path: Path) -> None:
    withheld = "withheld: [{question: 2.A.1, risk: a, ground: c, reason: Konkurranse.}]\n"
    files = {
        "2023/report.yaml": f"{FORM}{withheld}",
        RISKS: "risks: [{id: a, title: A}, {id: b, title: B}]",
        MEASURES: "measures: [{risk: a, goal: Kurs}, {risk: a, goal: Revisjon}]",
    }
    (_, first), (_, other) = risk_pages(tmp_path, files)
    assert [each.anchor for each in first.measures] == ["measure-1", "measure-2"]
    assert (len(first.withheld), len(other.withheld), other.measures) == (1, 0, ())
    assert [each.text for each in first.sources] == [
        "Prioritert skade og risiko",
        "Tiltak mot hver risiko",
    ]


def test_the_heading_names_the_risk_and_the_organisation(tmp_path: Path) -> None:
    ((heading, _),) = risk_pages(tmp_path, {RISKS: "risks: [{id: a, title: Lave lønninger}]"})
    assert heading.title.startswith("Lave lønninger")
    assert "Fjordfisk AS" in heading.title
    assert "Lave lønninger" in heading.description


def test_another_page_has_no_risk(tmp_path: Path) -> None:
    book = make_book(tmp_path, {RISKS: "risks: [{id: a, title: A}]"})
    (context,) = pages(book, "risk", Site(), "nb")
    with pytest.raises(TypeError, match="has no risk"):
        make_risk(replace(context, page=replace(context.page, subject=None)))


def test_a_risk_has_its_history_over_the_years(tmp_path: Path) -> None:
    risks = "risks: [{id: a, title: A, kind: potential}]"
    files = {
        "2023/2-identify/facts.yaml": risks,
        "2024/report.yaml": FORM,
        "2024/2-identify/facts.yaml": risks.replace("potential", "actual"),
        "2024/3-address/facts.yaml": "measures: [{risk: a, status: done}, {risk: a}]",
    }
    history = view(make_book(tmp_path, files), "risk")[1].history
    told = [
        (line.year.text, line.year.current, line.kind.id, [s and s.id for s in line.statuses])
        for line in history
    ]
    assert told == [("2024", True, "actual", ["done", None]), ("2023", False, "potential", [])]
    assert history[1].year.href == "../2023/risiko-a.html"


def test_a_risk_states_what_is_not_stated(tmp_path: Path) -> None:
    book = make_book(tmp_path, {"2023/2-identify/facts.yaml": "risks: [{id: a, title: A}]"})
    risk = view(book, "risk")[1]
    assert [value for _, value in risk.terms] == [None, None]
    assert risk.texts == (("why", "Hvorfor risikoen er prioritert", None),)
    assert risk.measures == ()
    assert risk.reasoned.text == "Prioritert skade og risiko"
