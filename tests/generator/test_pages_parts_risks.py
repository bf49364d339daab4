"""Risks, measures and results: the overview, the names, the changes, the known gaps."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.pages.context import PageContext
from generator.pages.parts.answers import FieldsView, UnansweredView, UnavailableView
from generator.pages.parts.changes import show_changes
from generator.pages.parts.outcomes import describe
from generator.pages.parts.overview import LONGEST, OverviewView, show_groups, show_overview
from generator.pages.parts.risks import find_risk, is_brief, name_risks
from generator.plan.site_plan import MANY_RISKS
from tests.generator.books import make_book, open_page

RISKS = "2023/2-identify/facts.yaml"
MEASURES = "2023/3-address/facts.yaml"
HEAD = "form: ehn-2023\nstatus: published\n"


def front(content: Path, risks: str, measures: str = "") -> PageContext:
    return open_page(make_book(content, {RISKS: risks, MEASURES: measures}))


def overview(content: Path, risks: str, measures: str = "") -> OverviewView:
    return show_overview(front(content, risks, measures))


def names(content: Path, risks: str) -> list[str]:
    context = open_page(make_book(content, {RISKS: risks}))
    return [name.unique for name in name_risks(context).values()]


def test_a_title_alone_names_a_risk_that_shares_it_with_none(tmp_path: Path) -> None:
    risks = "risks: [{id: a, title: Skift, topic: working_hours}, {id: b, title: Lønn}]"
    assert names(tmp_path, risks) == ["Skift", "Lønn"]


def test_risks_with_one_title_are_told_apart_by_topic_then_by_id(tmp_path: Path) -> None:
    risks = """
        risks:
          - {id: a, title: Innkjøp, topic: discrimination}
          - {id: b, title: Innkjøp, topic: wages}
          - {id: c, title: Innkjøp, topic: wages}
          - {id: d, title: Innkjøp, topic: other, other_topic: Reindrift}
    """
    assert names(tmp_path, risks) == [
        "Innkjøp: Diskriminering",
        "Innkjøp: b",
        "Innkjøp: c",
        "Innkjøp: Reindrift",
    ]


@pytest.mark.parametrize(("risk", "found"), [("b", ("Lønn", "b")), ("c", None), (None, None)])
def test_a_risk_is_found_by_its_id(
    risk: str | None, found: tuple[str, str] | None, tmp_path: Path
) -> None:
    risks = "risks: [{id: a, title: Skift}, {id: b, title: Lønn}]"
    context = open_page(make_book(tmp_path, {RISKS: risks}))
    link = find_risk(risk, context)
    assert (link and (link.text, link.href)) == (found and (found[0], context.to_risk(found[1])))


def test_a_title_is_text_and_never_markup(tmp_path: Path) -> None:
    risks = 'risks: [{id: a, title: "<b> & Sønner"}]'
    assert names(tmp_path, risks) == ["<b> & Sønner"]
    assert overview(tmp_path, risks).risks[0].name.title.html == "&lt;b&gt; &amp; Sønner"


def test_the_three_figures_count_what_was_found_done_and_achieved(tmp_path: Path) -> None:
    risks = """
        risks:
          - {id: a, title: A, kind: actual}
          - {id: b, title: B, kind: potential}
          - {id: c, title: C}
    """
    measures = """
        measures:
          - {risk: a, status: done, actions: Kurs, results: Færre ulykker}
          - {risk: b, actions: Revisjon}
          - {risk: c, status: ongoing, actions: Viser til vedlagt rapport}
    """
    found = [(o.value, o.text, o.details) for o in overview(tmp_path, risks, measures).outcomes]
    assert found == [
        ("3", "konsekvenser og risikoer", "1 faktisk, 1 mulig og 1 der det ikke er oppgitt"),
        ("2", "av 3 har beskrevne tiltak", "1 utført og 1 mangler status"),
        ("1", "av 3 har resultater så langt", ""),
    ]


@pytest.mark.parametrize(
    ("kinds", "text"),
    [
        (("actual",), "faktisk negativ konsekvens"),
        (("actual", "actual"), "faktiske negative konsekvenser"),
        (("potential",), "vesentlig risiko"),
        (("potential", "actual"), "konsekvenser og risikoer"),
    ],
)
def test_an_actual_impact_is_not_called_a_risk(
    kinds: tuple[str, ...], text: str, tmp_path: Path
) -> None:
    listed = "".join(f"  - {{id: r{i}, title: A, kind: {kind}}}\n" for i, kind in enumerate(kinds))
    outcomes = overview(tmp_path, f"risks:\n{listed}").outcomes
    assert outcomes[0].text == text


@pytest.mark.parametrize(
    "hope",
    [
        "results: Vi forventer færre ulykker.",
        "results: Ingen.",
        "expected_results: Færre ulykker",
    ],
)
def test_what_is_only_hoped_for_is_no_result(hope: str, tmp_path: Path) -> None:
    measures = f"measures: [{{risk: a, status: done, actions: Kurs i løfting, {hope}}}]"
    outcomes = overview(tmp_path, "risks: [{id: a, title: A, kind: actual}]", measures).outcomes
    assert outcomes[2].value == "0"
    expected = "" if "Ingen" in hope else "1 har bare forventede resultater"
    assert outcomes[2].details == expected


def test_a_risk_without_measures_has_one_empty_row(tmp_path: Path) -> None:
    (risk,) = overview(tmp_path, "risks: [{id: a, title: A}]").risks
    (row,) = risk.rows
    assert [row.goal, row.actions, row.results, row.status] == [None, None, None, None]
    assert (risk.kind, risk.where) == (None, None)


def test_each_block_of_measures_is_a_row(tmp_path: Path) -> None:
    measures = "measures: [{risk: a, goal: Ett}, {risk: a, goal: To}]"
    (risk,) = overview(tmp_path, "risks: [{id: a, title: A}]", measures).risks
    assert [row.goal.passage.html for row in risk.rows if row.goal] == ["<p>Ett</p>", "<p>To</p>"]


def test_long_texts_are_cut_between_words_and_lead_on(tmp_path: Path) -> None:
    long = " ".join(["ord"] * LONGEST)
    measures = f"measures: [{{risk: a, actions: {long}, results: Kort}}]"
    (row,) = overview(tmp_path, "risks: [{id: a, title: A}]", measures).risks[0].rows
    assert row.actions is not None
    assert row.actions.shortened
    assert row.actions.passage.html.endswith("ord\u00a0…")
    assert len(row.actions.passage.html) <= LONGEST + 2
    assert row.results is not None
    assert not row.results.shortened


def test_a_table_does_not_fit_into_a_cell_so_its_words_stand_there(tmp_path: Path) -> None:
    table = "measures:\n  - risk: a\n    actions: |\n      | Land |\n      |---|\n      | Norge |\n"
    (row,) = overview(tmp_path, "risks: [{id: a, title: A}]", table).risks[0].rows
    assert row.actions is not None
    assert (row.actions.passage.html, row.actions.shortened) == ("Land\nNorge", True)


def test_of_many_risks_each_has_a_line_with_the_beginning_of_its_texts(tmp_path: Path) -> None:
    count = MANY_RISKS + 1
    risks = "risks:\n" + "".join(f"  - {{id: r{n}, title: Risiko {n}}}\n" for n in range(count))
    texts = f"actions: {'ord ' * 50}**igjen**, results: Kort"
    measures = f"measures: [{', '.join(f'{{risk: r{n}, {texts}}}' for n in range(count))}]"
    ((*_, last),) = [each.risks for each in show_groups(front(tmp_path, risks, measures))]
    (row,) = last.rows
    assert row.actions is not None
    assert row.results is not None
    assert row.actions.shortened
    assert len(row.actions.passage.html) <= 2000 // count + 2
    assert (row.results.passage.html, row.results.shortened) == ("Kort", False)


def test_the_whole_report_names_the_gravest_of_many_risks_and_its_steps_have_all_of_them(
    tmp_path: Path,
) -> None:
    risks = "risks:\n" + "".join(
        f"  - {{id: r{n}, title: Risiko {n}}}\n" for n in range(MANY_RISKS + 1)
    )
    context = open_page(make_book(tmp_path, {RISKS: risks}))
    whole = replace(context, page=replace(context.page, kind="whole"))
    assert not is_brief(whole)
    shown = show_overview(whole)
    assert (shown.brief, shown.risks, len(shown.lines)) == (True, (), 6)
    assert shown.more is not None
    assert len(show_overview(context, listed=True).risks) == MANY_RISKS + 1


def test_no_risks_are_told_as_what_they_are(tmp_path: Path) -> None:
    assert overview(tmp_path / "1", "").instead == UnansweredView()
    unavailable = overview(tmp_path / "2", "risks: {unavailable: Kartlegges nå.}")
    assert isinstance(unavailable.instead, UnavailableView)
    none_found = overview(tmp_path / "3", "none_found: {method: Spurte., scope: Alt.}")
    assert isinstance(none_found.instead, FieldsView)
    assert none_found.outcomes == ()


def test_the_description_says_what_was_found(tmp_path: Path) -> None:
    found = describe(open_page(make_book(tmp_path, {RISKS: "risks: [{id: a, title: A}]"})))
    assert found.startswith(
        "1 konsekvens eller risiko (0 faktiske, 0 mulige og 1 der det ikke er oppgitt). 0 av 1"
    )


def test_the_description_says_that_nothing_was_answered(tmp_path: Path) -> None:
    found = describe(open_page(make_book(tmp_path)))
    assert found.startswith("Redegjørelsen svarer ikke på hvilke negative konsekvenser")


def test_the_first_report_has_no_changes_to_tell(tmp_path: Path) -> None:
    assert show_changes(open_page(make_book(tmp_path))) is None


def test_changes_are_found_by_id(tmp_path: Path) -> None:
    files = {
        RISKS: "risks: [{id: old, title: Gammel}, {id: kept, title: Tittel, kind: potential}]",
        MEASURES: "measures: [{risk: kept, status: planned}]",
        "2024/report.yaml": HEAD,
        "2024/2-identify/facts.yaml": (
            "risks: [{id: kept, title: Ny tittel, kind: actual}, {id: fresh, title: Fersk}]"
        ),
        "2024/3-address/facts.yaml": "measures: [{risk: kept, status: ongoing}, {risk: kept}]",
    }
    changes = show_changes(open_page(make_book(tmp_path, files)))
    assert changes is not None
    assert [(each.id, each.risk.text, each.text) for each in changes.changes] == [
        ("new", "Fersk", ""),
        ("closed", "Gammel", ""),
        # One risk is one line, however much of it differs.
        (
            "changed",
            "Ny tittel",
            "Mulig konsekvens → Faktisk konsekvens · Planlagt → Pågår, ikke oppgitt",
        ),
    ]
    assert changes.changes[1].risk.href == "../2023/risiko-old.html"
