"""Risk → measure → result: the rows of the overview, and what stands where there are none."""

from pathlib import Path

import pytest

from generator.pages.parts.answers import InvalidView, UnansweredView, UnavailableView
from generator.pages.parts.overview import MeasureRow, OverviewView, RiskRow, show_overview
from tests.generator.books import make_book, open_page

RISKS = "2023/2-identify/facts.yaml"
MEASURES = "2023/3-address/facts.yaml"
RISK = (
    "risks: [{id: a, title: Lav lønn, kind: actual, geography: [NO, SE], relation: own,"
    " topic: wages}]\n"
)


def overview(content: Path, risks: str, measures: str = "", form: str = "ehn-2023") -> OverviewView:
    head = f"form: {form}\nstatus: published\n"
    files = {"2023/report.yaml": head, RISKS: risks, MEASURES: measures}
    return show_overview(open_page(make_book(content, files)))


def only_row(content: Path, measures: str, risks: str = RISK) -> MeasureRow:
    ((row,),) = [each.rows for each in overview(content, risks, measures).risks]
    return row


def test_a_risk_is_shown_with_what_is_known_of_it(tmp_path: Path) -> None:
    view = overview(tmp_path, RISK)
    (risk,) = view.risks
    assert isinstance(risk, RiskRow)
    assert (risk.name.unique, risk.href) == ("Lav lønn", "risiko-a.html")
    assert risk.kind is not None
    assert risk.kind.id == "actual"
    assert risk.where == "Norge og Sverige"
    assert risk.relation
    assert (view.brief, view.instead) == (False, None)
    assert view.question is not None
    assert view.question.text == "Prioritert skade og risiko"
    assert view.question.href.endswith("#2.A.1")


def test_a_measure_has_each_text_in_its_place(tmp_path: Path) -> None:
    row = only_row(
        tmp_path,
        "measures: [{risk: a, goal: Mål, goal_this_year: År, actions: Gjør, results: Fikk,"
        " expected_results: Venter, status: done, status_note: Merk}]\n",
    )
    texts = (row.goal, row.goal_this_year, row.actions, row.results, row.expected_results)
    assert [each.passage.html.strip() for each in texts if each] == [
        f"<p>{text}</p>" for text in ("Mål", "År", "Gjør", "Fikk", "Venter")
    ]
    assert row.status is not None
    assert row.status.id == "done"
    assert row.status_note is not None
    assert "Merk" in row.status_note.html
    assert row.stated
    assert (row.same_as, row.deferred) == (None, None)


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        ("results: Lønnen økte.", (True, False)),
        ("results: Vi venter lister fra to selskaper.", (False, True)),
        ("results: Vi venter lister., expected_results: Vi venter lister.", (False, True)),
        ("results: Lønnen økte., expected_results: Vi venter lister.", (True, True)),
    ],
)
def test_what_is_only_hoped_for_is_no_result(
    tmp_path: Path, texts: str, shown: tuple[bool, bool]
) -> None:
    row = only_row(tmp_path, f"measures: [{{risk: a, {texts}}}]\n")
    assert (row.results is not None, row.expected_results is not None) == shown


def test_what_the_form_asks_for_is_missed(tmp_path: Path) -> None:
    assert only_row(tmp_path / "1", "measures: [{risk: a}]\n").asked == ("goal", "status")
    assert not only_row(tmp_path / "2", "measures: [{risk: a}]\n").stated
    assert only_row(tmp_path / "3", "").asked == ("goal", "status")


@pytest.mark.parametrize(
    ("form", "measures", "shown"),
    [
        ("ehn-2023", "measures: [{risk: a, actions: Vi ringer}]", True),
        ("act-minimum", "measures: [{risk: a, actions: Vi ringer}]", False),
        ("act-minimum", "measures: [{risk: a, goal: Alle svarer}]", True),
    ],
)
def test_goals_have_a_column_where_there_are_any_or_any_is_missed(
    tmp_path: Path, form: str, measures: str, *, shown: bool
) -> None:
    assert overview(tmp_path, RISK, measures, form).goals is shown


def test_a_risk_without_measures_says_why(tmp_path: Path) -> None:
    risks = "risks: [{id: a, title: A, no_measure_yet: Vi venter på svar.}]\n"
    row = only_row(tmp_path, "", risks)
    assert row.deferred is not None
    assert "Vi venter på svar." in row.deferred.passage.html
    assert not row.stated


def test_a_measure_for_several_risks_is_shown_once(tmp_path: Path) -> None:
    risks = "risks: [{id: a, title: A}, {id: b, title: B}]\n"
    view = overview(tmp_path, risks, "measures: [{risk: [a, b], goal: Mål, status: done}]\n")
    (first,), (second,) = (each.rows for each in view.risks)
    assert first.same_as is None
    assert first.goal is not None
    assert second.same_as is not None
    assert (second.same_as.text, second.same_as.href) == ("A", "risiko-a.html")
    assert second.goal is None
    assert second.status is not None


@pytest.mark.parametrize(
    ("text", "shortened"),
    [
        ("x" * 220, False),
        ("ord " * 60, True),
        ('"- en\\n- to"', False),
        ('"### Mål\\n\\nTekst"', True),
    ],
)
def test_long_texts_and_those_that_fit_no_cell_are_shortened(
    tmp_path: Path, text: str, *, shortened: bool
) -> None:
    row = only_row(tmp_path, f"measures: [{{risk: a, goal: {text}}}]\n")
    assert row.goal is not None
    assert row.goal.shortened is shortened


@pytest.mark.parametrize(
    ("risks", "kind"),
    [
        ("", UnansweredView),
        ("risks: {unavailable: Vi bygger om.}\n", UnavailableView),
        ("risks: xyzzy\n", InvalidView),
    ],
)
def test_without_risks_it_says_why(tmp_path: Path, risks: str, kind: type) -> None:
    view = overview(tmp_path, risks)
    assert view.risks == ()
    assert isinstance(view.instead, kind)
    assert view.outcomes == ()


@pytest.mark.parametrize(("count", "is_brief"), [(12, False), (13, True)])
def test_more_than_a_dozen_risks_are_told_briefly(
    tmp_path: Path, count: int, *, is_brief: bool
) -> None:
    risks = "".join(f"  - {{id: r{each}, title: Risiko {each}}}\n" for each in range(count))
    assert overview(tmp_path, f"risks:\n{risks}").brief is is_brief
