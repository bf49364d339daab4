"""What a new year's report takes over from the last one's, and what it leaves behind."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from generator.scaffold.carry_over import (
    Previous,
    attachments_in,
    carried_answer,
    carried_facts,
    items_of,
    move,
    read_previous,
)
from generator.scaffold.frame_files import next_report, signatories_of
from generator.scaffold.planning import NewReport, plan_report
from schema.form import load_form
from tests.organisations import check_files

FORM = load_form("ehn-2023")
HEAD = "form: ehn-2023\nstatus: published\n"
ENTERPRISE, RISKS, MEASURES = "0-enterprise", "2-identify", "3-address"


def previous(files: Mapping[str, str], head: str = HEAD) -> Previous:
    """The report of 2025, of these files beside the smallest."""
    there = {f"2025/{path}": text for path, text in {"report.yaml": head, **files}.items()}
    found = read_previous(check_files(there), 2025)
    assert found
    return found


def facts(step: str, files: Mapping[str, str]) -> dict[str, Any]:
    return carried_facts(previous(files), step, FORM.steps[step])


def test_there_is_nothing_to_carry_over_from_no_report() -> None:
    assert carried_facts(None, RISKS, FORM.steps[RISKS]) == {}
    assert carried_answer(None, FORM.steps[RISKS].questions[0], "nb") is None
    assert read_previous(check_files({}), 2019) is None


def test_what_lasts_goes_on_and_what_is_counted_each_year_does_not() -> None:
    written = "head_office: Oslo\nemployees: 80\nproducers_by_country: {unavailable: Nei}\n"
    found = facts(ENTERPRISE, {"0-enterprise/facts.yaml": written})
    assert found["head_office"] == "Oslo"
    assert "employees" not in found
    assert "producers_by_country" not in found


def test_next_years_goals_come_first_then_those_not_reached_each_once() -> None:
    written = (
        "goals:\n  - {id: a, goal: A, status: ongoing}\n  - {id: b, goal: B, status: done}\n"
        "  - {id: c, goal: C, status: stopped}\n  - {id: d, goal: D}\n"
        "next_goals:\n  - {id: d, goal: D igjen}\n  - {id: e, goal: E}\n"
    )
    found = facts(ENTERPRISE, {"0-enterprise/facts.yaml": written})
    assert [(each["id"], each["goal"]) for each in found["goals"]] == [
        ("d", "D igjen"), ("e", "E"), ("a", "A"),
    ]  # fmt: skip


def test_every_risk_has_its_measures_or_an_empty_one() -> None:
    files = {
        "2-identify/facts.yaml": "risks: [{id: a, title: A}, {id: b, title: B}]\n",
        "3-address/facts.yaml": "measures: [{risk: a, goal: X}, {risk: a, goal: Y}, {risk: z}]\n",
    }
    found = facts(MEASURES, files)["measures"]
    assert [(each["risk"], each.get("goal")) for each in found] == [
        ("a", "X"), ("a", "Y"), ("b", None),
    ]  # fmt: skip


def test_an_answer_goes_on_unless_it_is_empty_or_of_its_year() -> None:
    prose = "## 1.A.2\n\nVi lover fem ting.\n\n## 1.A.3\n\n<!-- Skriv her. -->\n"
    foreword = "## 0.foreword\n\nDette var året da alt skjedde.\n"
    last = previous({"1-embed/nb.md": prose, "0-enterprise/nb.md": foreword})
    asked = {each.id: each for each in FORM.questions}
    answer = carried_answer(last, asked["1.A.2"], "nb")
    assert answer
    assert answer.text == "Vi lover fem ting."
    assert carried_answer(last, asked["1.A.3"], "nb") is None
    assert carried_answer(last, asked["1.A.2"], "en") is None
    assert ("0.foreword", "nb") in last.answers
    assert carried_answer(last, asked["0.foreword"], "nb") is None


def test_an_answer_goes_on_to_the_same_question_only_not_to_the_one_of_its_number() -> None:
    last = previous({"1-embed/nb.md": "## 1.A.2\n\nVi lover fem ting.\n"})
    asked = next(each for each in FORM.questions if each.id == "1.A.2")
    assert carried_answer(last, replace(asked, id="1.A.9"), "nb")
    assert carried_answer(last, replace(asked, origin="act-minimum/1.A.2"), "nb") is None


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Se [planen](attachments/plan.pdf) og [siden](https://a.no).", ["plan.pdf"]),
        ("Ingen lenke til plan.pdf.", []),
        ([{"attachment": "a.pdf", "title": "A"}, {"url": "https://a.no"}], ["a.pdf"]),
        (
            {"text": "[B](attachments/b.pdf)", "more": ["[C](attachments/c.pdf)"]},
            ["b.pdf", "c.pdf"],
        ),
        (None, []),
    ],
)
def test_attachments_are_found_in_texts_and_fields(value: Any, names: list[str]) -> None:
    assert list(attachments_in(value)) == names


@pytest.mark.parametrize(
    ("day", "moved"),
    [
        (date(2023, 1, 1), date(2024, 1, 1)),
        (date(2023, 2, 28), date(2024, 2, 29)),
        (date(2023, 12, 31), date(2024, 12, 31)),
        (date(2023, 4, 30), date(2024, 4, 30)),
        (date(2023, 4, 29), date(2024, 4, 29)),
    ],
)
def test_the_last_of_a_month_stays_the_last(day: date, moved: date) -> None:
    assert move(day, 1) == moved


def test_only_mappings_are_items() -> None:
    assert items_of(["a", {"id": "b"}, None]) == [{"id": "b"}]
    assert items_of("a") == items_of(None) == []


def test_dates_and_signatures_are_left_and_the_period_moves_on() -> None:
    head = (
        f"{HEAD}published: 2026-06-01\nlanguage: nb\nperiod: {{from: 2025-01-01, to: 2025-12-31}}\n"
        "contact: {name: Kari}\n"
        "signing: {place: Oslo, date: 2026-05-01, board_size: 3,"
        " signatories: [{name: Ida, role: chair, reservation: Nei}, {name: Ola, role: chair}]}\n"
        "scope: {basis: resident, balance_sheet: 55}\n"
    )
    last = previous({"0-enterprise/facts.yaml": "employees: 80\nsuppliers: 4\n"}, head)
    values = next_report(last, "ehn-2023", 2027)
    assert values["period"] == {"from": "2027-01-01", "to": "2027-12-31"}
    assert (values["language"], values["contact"]) == ("nb", {"name": "Kari"})
    assert values["signing"] == {"place": "Oslo", "board_size": "3"}
    assert values["scope"] == {
        "basis": "resident",
        "previous": {"employees": "80", "balance_sheet": "55"},
    }
    assert (values["status"], "published" in values) == ("draft", False)
    assert signatories_of(last) == [
        {"name": "Ida", "role": "chair"}, {"name": "Ola", "role": "chair"},
    ]  # fmt: skip


def test_a_report_without_any_of_it_leaves_nothing() -> None:
    last = previous({})
    assert next_report(last, "ehn-2023", 2026) == {
        "form": "ehn-2023", "status": "draft",
        "period": {"from": "2026-01-01", "to": "2026-12-31"},
    }  # fmt: skip
    assert signatories_of(last) == []


def test_an_attachment_comes_along_only_if_something_carried_leads_to_it(tmp_path: Any) -> None:
    files = {
        "1-embed/nb.md": "## 1.A.2\n\nSe [planen](attachments/plan.pdf).\n",
        "attachments/plan.pdf": "%PDF",
        "attachments/annet.pdf": "%PDF",
    }
    listed = "attachments: [{file: annet.pdf, title: Annet}, {file: plan.pdf, title: Plan}]\n"
    new = NewReport(tmp_path, 2026, FORM, ("nb",), previous(files, f"{HEAD}{listed}"))
    scaffold = plan_report(new)
    assert {name: file.name for name, file in scaffold.attachments.items()} == {
        "attachments/plan.pdf": "plan.pdf"
    }
    assert (scaffold.carried["answers"], scaffold.carried["attachments"]) == (1, 1)
    assert "file: plan.pdf" in scaffold.files["report.yaml"]
    assert "annet.pdf" not in scaffold.files["report.yaml"]
