"""The short form with only what §§ 5 and 6 require: a whole statement under it, in three languages.

Three measures against one risk, and one measure against two.
"""

import csv
import io

import pytest

from generator.data.tables import write_table
from generator.findings.finding import Severity
from generator.plan.datasets import DATASETS
from schema.form import load_form
from tests.generator.test_data_report import read
from tests.generator.test_folders import check, reports
from tests.organisations import FOLDERS

REQUIRED = {"0.1", "0.2", "0.signature", "5.a.1", "5.a.2", "5.a.4", "5.b.1", "5.c.1"}


def test_only_what_the_act_requires_is_required() -> None:
    form = load_form("act-essential")
    assert {each.id for each in form.questions if each.required} == REQUIRED
    assert [each.law[0] for each in form.questions][-2:] == [
        "aapenhetsloven-4-e",
        "aapenhetsloven-4-f",
    ]


def test_it_asks_all_that_act_minimum_asks_by_the_same_ids() -> None:
    before, now = load_form("act-minimum"), load_form("act-essential")
    assert now.origins.items() >= before.origins.items()
    assert now.origins.keys() - before.origins.keys() == {"4.e.1", "4.f.1"}


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_it_words_what_a_measure_says_itself(language: str) -> None:
    form = load_form("act-essential")
    words = " ".join(each.label.in_language(language) for each in form.fields.values())
    assert "neste år" not in words
    assert "next" not in words
    labels = " ".join(each.label.in_language(language) for each in form.questions)
    assert " lett" not in labels
    assert " leitt" not in labels


def test_a_whole_statement_under_it_is_read_without_a_mistake() -> None:
    errors, (checked,) = check(FOLDERS / "essential")
    assert errors == []
    grave = {each.finding.code for each in checked.findings
             if each.finding.severity is Severity.ERROR}  # fmt: skip
    # What the rules on § 5 c say of a reasoned lack of measures is theirs to change.
    assert grave <= {"LAW301", "LAW305"}


def test_a_measure_against_two_risks_has_a_row_for_each_and_one_number() -> None:
    (report,) = reports("essential")
    table = next(each for each in DATASETS if each.name == "measures")
    written = write_table(table, "vikvev", report).decode()
    rows = [*csv.DictReader(io.StringIO(written))]
    assert [(row["risk"], row["block"], row["measure"]) for row in rows] == [
        ("long-shifts", "1", "1"),
        ("long-shifts", "2", "2"),
        ("long-shifts", "3", "3"),
        ("low-wages", "1", "1"),
    ]


def test_report_json_always_lists_the_risks_of_a_measure() -> None:
    _, (checked,) = check(FOLDERS / "essential")
    data = read(checked.book)
    named = [[each["risk"] for each in risk["measures"]] for risk in data["risks"]]
    both = ["long-shifts", "low-wages"]
    assert named == [[both, ["long-shifts"], ["long-shifts"]], [both], []]
