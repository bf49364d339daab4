"""Measures below their risks: each once, those of no risk last, and lines where risks are many."""

from pathlib import Path

from generator.pages.parts.measures import name_anchor, show_measures, show_measures_of
from generator.plan.site_plan import MANY_RISKS
from tests.generator.books import make_book, open_page

RISKS = "2023/2-identify/facts.yaml"
MEASURES = "2023/3-address/facts.yaml"
TWO = "risks: [{id: a, title: Skift}, {id: b, title: Lønn}]"


def test_each_measure_stands_below_its_risk_and_those_of_none_come_last(tmp_path: Path) -> None:
    measures = "measures: [{risk: b, goal: B}, {risk: x, goal: X}, {risk: a, goal: A}]"
    context = open_page(make_book(tmp_path, {RISKS: TWO, MEASURES: measures}))
    view = show_measures(context, "3.A.1", 3)
    shown = [(group.risk.text, [each.anchor for each in group.blocks]) for group in view.groups]
    assert shown == [("Skift", ["3.A.1-a"]), ("Lønn", ["3.A.1-b"]), ("x", ["3.A.1-orphan"])]
    assert view.groups[-1].risk.href == context.to_question("3.A.1")
    assert (view.heading, view.below, view.lines) == ("h3", "h4", ())
    assert show_measures(context, "3.A.1", 7).heading == "h6"


def test_measures_against_one_risk_are_numbered_and_named_apart(tmp_path: Path) -> None:
    measures = "measures: [{risk: a, goal: A}, {risk: b, goal: B}, {risk: a, goal: C}]"
    context = open_page(make_book(tmp_path, {RISKS: TWO, MEASURES: measures}))
    first, second = show_measures(context, "3.A.1", 3).groups
    assert [each.anchor for each in first.blocks] == ["3.A.1-a", "3.A.1-a-2"]
    assert [each.number for each in first.blocks] == ["Tiltak 1 av 2", "Tiltak 2 av 2"]
    assert [each.number for each in second.blocks] == [None]
    assert name_anchor("3.A.1", "a", 2) == "3.A.1-a-3"


def test_a_measure_of_several_risks_is_whole_under_the_first_of_them(tmp_path: Path) -> None:
    measures = "measures: [{risk: [b, a], goal: B}]"
    context = open_page(make_book(tmp_path, {RISKS: TWO, MEASURES: measures}))
    first, second = show_measures(context, "3.A.1", 3).groups
    (whole,), (pointer,) = first.blocks, second.blocks
    assert whole.same_as is None
    assert [each.text for each in whole.others] == ["Lønn"]
    assert pointer.same_as
    assert (pointer.same_as.text, pointer.same_as.href) == (
        "Skift", context.link(context.path, "3.A.1-a"),
    )  # fmt: skip
    (own,) = show_measures_of(context.report.risks[1], context)
    assert (own.anchor, [each.text for each in own.others]) == ("measure-1", ["Skift"])


def test_what_is_true_of_several_is_said_once(tmp_path: Path) -> None:
    by_position = "{{risk: {}, goal: G, joined_by: position}}"
    for risks in (["a"], ["a", "b"]):
        measures = ", ".join(map(by_position.format, risks))
        files = {RISKS: TWO, MEASURES: f"measures: [{measures}]"}
        view = show_measures(open_page(make_book(tmp_path, files)), "3.A.1", 3)
        said = [each.joined is not None for group in view.groups for each in group.blocks]
        once = len(risks) > 1
        assert (view.note is not None, said) == (once, [not once] * len(risks))


def test_what_is_missing_is_named_together_from_two_fields_on(tmp_path: Path) -> None:
    measures = """
        measures:
          - {risk: a, goal: G, goal_this_year: H, status: ongoing, actions: Vi ringer}
          - {risk: b, goal: G, status: ongoing}
    """
    context = open_page(make_book(tmp_path, {RISKS: TWO, MEASURES: measures}))
    (one,), (two,) = (each.blocks for each in show_measures(context, "3.A.1", 3).groups)
    assert one.missing == ()
    assert [text is None for _, text in one.fields].count(True) == 1
    assert len(two.missing) == 3
    assert all(text for _, text in two.fields)


def test_where_risks_are_many_each_measure_is_a_line_that_leads_to_the_risks_page(
    tmp_path: Path,
) -> None:
    many = "\n".join(
        f"  - {{id: r{number}, title: Risiko {number}}}" for number in range(MANY_RISKS + 1)
    )
    measures = "measures: [{risk: r1, goal: A}, {risk: r1, goal: B, status: planned}]"
    files = {RISKS: f"risks:\n{many}", MEASURES: measures}
    context = open_page(make_book(tmp_path, files))
    view = show_measures(context, "3.A.1", 3)
    assert view.groups == ()
    assert [each.anchor for each in view.lines] == ["3.A.1-r1", "3.A.1-r1-2"]
    assert [each.risk.href.partition("#")[2] for each in view.lines] == ["measure-1", "measure-2"]
    assert [each.status is None for each in view.lines] == [True, False]
