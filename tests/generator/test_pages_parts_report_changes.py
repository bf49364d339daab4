"""An answer that differs between two years: as text, as rows, or told where it is compared."""

from collections.abc import Mapping
from pathlib import Path

from generator.pages.kinds.comparison import make_comparison
from generator.pages.parts.report_changes import Allowance, AnswerChangeView
from generator.plan.addresses import Site
from tests.generator.books import make_book, pages

FORM = "form: ehn-2023\nstatus: published\n"
FACTS, PROSE = "0-enterprise/facts.yaml", "4-track/nb.md"


def change(content: Path, file: str, before: str, now: str) -> AnswerChangeView:
    """The only answer that differs between 2023 and 2024."""
    files: Mapping[str, str] = {
        "2024/report.yaml": FORM, f"2023/{file}": before, f"2024/{file}": now,
    }  # fmt: skip
    (context,) = pages(make_book(content, files), "comparison", Site(), "nb")
    (found,) = [each for step in make_comparison(context)[1].steps for each in step.changes]
    return found


def test_text_that_differs_is_shown_with_what_was_added_and_removed(tmp_path: Path) -> None:
    text = "## 4.A.2\n\nVi besøker {} gårder.\n"
    shown = change(tmp_path, PROSE, text.format("to"), text.format("tre"))
    assert (shown.state.label, shown.from_to, shown.rows, shown.elsewhere) == (
        "Endret",
        "",
        (),
        None,
    )
    assert shown.difference is not None
    assert [(each.kind, each.text) for each in shown.difference.pieces] == [
        ("same", "Vi besøker"), ("removed", "to"), ("added", "tre"), ("same", "gårder."),
    ]  # fmt: skip


def test_labelled_values_that_differ_are_rows_and_no_text(tmp_path: Path) -> None:
    workers = "workers: {{workers: {}, producers: 12}}"
    shown = change(tmp_path, FACTS, workers.format(900), workers.format(950))
    assert [row[1:] for row in shown.rows] == [("900", "950")]
    assert shown.difference is None


def test_a_lone_value_is_a_row_without_a_label(tmp_path: Path) -> None:
    shown = change(tmp_path, FACTS, "employees: 80", "employees: 90")
    assert shown.rows == (("", "80", "90"),)
    assert shown.difference is None


def test_risks_are_compared_above_and_only_pointed_to(tmp_path: Path) -> None:
    risks = "risks: [{{id: a, title: A, kind: {}}}]"
    shown = change(
        tmp_path, "2-identify/facts.yaml", risks.format("potential"), risks.format("actual")
    )
    assert shown.elsewhere is not None
    assert shown.elsewhere.href == "#risks"
    assert (shown.rows, shown.difference) == ((), None)


def test_an_answer_that_is_new_has_no_difference_but_says_what_it_was(tmp_path: Path) -> None:
    shown = change(tmp_path, PROSE, "", "## 4.A.2\n\nVi besøker gårder.\n")
    assert shown.from_to == "Ikke besvart → Besvart"
    assert (shown.rows, shown.difference, shown.elsewhere) == ((), None, None)
    assert [each.text for each in shown.readings] == ["2023", "2024"]
    assert shown.question.text == "Om tiltakene virker"
    assert shown.name == "Om tiltakene virker"


def test_risks_that_are_new_are_not_pointed_to(tmp_path: Path) -> None:
    shown = change(tmp_path, "2-identify/facts.yaml", "", "risks: [{id: a, title: A}]")
    assert (shown.from_to, shown.elsewhere) == ("Ikke besvart → Besvart", None)


def test_the_first_changes_get_the_room_there_is() -> None:
    left = Allowance(10)
    assert [left.spend(each) for each in (6, 5, 4, 1, 0)] == [True, False, True, False, True]
