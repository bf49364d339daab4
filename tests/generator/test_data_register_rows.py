"""An organisation's rows of all statements' tables: what is known is there, the rest is empty."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.data.register_rows import make_rows, read_rows
from generator.data.report_json import describe_report
from generator.plan.addresses import Site
from generator.plan.datasets import list_register_tables
from generator.plan.site_plan import plan
from tests.generator.books import make_checked_book

RISKS = "2023/2-identify/facts.yaml"
MEASURES = "2023/3-address/facts.yaml"
ENTERPRISE = "2023/0-enterprise/facts.yaml"
TWO_RISKS = "risks:\n- {id: a, title: A, kind: actual, geography: [NO, BD]}\n- {id: b, title: B}\n"


def rows(
    content: Path, files: Mapping[str, str] | None = None, site: Site | None = None
) -> dict[str, list[dict[str, Any]]]:
    """The rows of each table, by its columns; cells that are empty are left out."""
    planned = plan(make_checked_book(content, files), site or Site())
    described = {each.path: describe_report(planned, each) for each in planned.book.reports}
    made = make_rows(planned, described)
    assert made.path == "tables.json"
    return {
        name: [
            {key: each for key, each in zip(table.columns, row, strict=True) if each is not None}
            for row in table.rows
        ]
        for name, table in read_rows(made.data).tables.items()
    }


def test_every_row_says_whose_it_is_and_where(tmp_path: Path) -> None:
    organisation = "name: Fjordfisk AS\nnumber: 971 032 081\nlanguages: [nb]\n"
    files = {
        "organisation.yaml": organisation,
        RISKS: TWO_RISKS,
        MEASURES: "measures: [{risk: a, goal: G}]\n",
        ENTERPRISE: "employees: 12\ngoals: [{id: g, goal: G}]\nnext_goals: [{id: n, goal: N}]\n",
    }
    found = rows(tmp_path, files, Site(url="https://fisk.no/x/"))
    assert set(found) == {each.name for each in list_register_tables()}
    for name, table in found.items():
        for row in table:
            assert row["number"] == "971032081", name
            assert (row["name"], row["organisation"]) == ("Fjordfisk AS", "fisk")
            assert (row["year"], row["language"]) == (2023, "nb")
            assert row["url"].startswith("https://fisk.no/x/2023/"), name
    assert all(found.values())
    assert found["risks"][0]["url"] == "https://fisk.no/x/2023/risiko-a.html"
    assert found["measures"][0]["url"] == "https://fisk.no/x/2023/risiko-a.html"
    assert found["gaps"][0]["url"] == "https://fisk.no/x/2023/apenhetsloven.html#gaps"
    assert found["figures"][0]["url"].endswith("0-virksomheten.html#0.6")


def test_the_columns_are_those_of_each_statements_own_tables(tmp_path: Path) -> None:
    (risk, _) = rows(tmp_path, {RISKS: TWO_RISKS})["risks"]
    told = {key: risk[key] for key in ("id", "title", "kind", "kind_label", "geography_label")}
    assert told == {
        "id": "a",
        "title": "A",
        "kind": "actual",
        "kind_label": "Faktisk konsekvens",
        "geography_label": "Norge | Bangladesh",
    }
    assert risk["geography"] == "NO|BD"


@pytest.mark.parametrize(
    ("risks", "expected"),
    [
        ("", {}),
        ("risks: []\n", {}),
        (TWO_RISKS, {"risks": 2, "risks_with_measures": 0, "risks_with_results": 0}),
        (
            "risks: [{id: a, title: A, kind: potential}]\n",
            {
                "risks": 1,
                "actual": 0,
                "potential": 1,
                "risks_with_measures": 0,
                "risks_with_results": 0,
            },
        ),
    ],
)
def test_what_is_not_known_is_empty_and_never_0(
    tmp_path: Path, risks: str, expected: dict[str, int]
) -> None:
    """A statement that says nothing of risks has not found 0; nor are kinds counted by guess."""
    (statement,) = rows(tmp_path, {RISKS: risks} if risks else None)["statements"]
    counted = ("risks", "actual", "potential", "risks_with_measures", "risks_with_results")
    assert {key: statement[key] for key in counted if key in statement} == expected
    for key in ("turnover", "employees", "published_in_time", "on_own_website", "published"):
        assert key not in statement


def test_nothing_found_is_0_where_it_is_said_how_it_was_looked_for(tmp_path: Path) -> None:
    why = "{method: Vi spurte kaffegårdene i Brasil og Kenya, scope: Leverandørene}"
    files = {
        RISKS: f"none_found: {why}\n",
        "2023/report.yaml": "form: act-minimum\nstatus: draft\n",
    }
    (statement,) = rows(tmp_path, files)["statements"]
    assert statement["risks"] == 0


def test_figures_have_their_parts_and_units(tmp_path: Path) -> None:
    facts = (
        "turnover: {amount: 12.5, currency: NOK}\nemployees: 0\n"
        "producers_by_country: [{country: BD, producers: 3}]\n"
        "purchasing: {direct_from_producer: 60, other: 40}\n"
    )
    found = rows(tmp_path, {ENTERPRISE: facts})["figures"]
    told = [
        (each.get("part"), each.get("part_label"), each["amount"], each["unit"]) for each in found
    ]
    assert (None, None, 12.5, "NOK") in told
    assert (None, None, 0, "count") in told  # said to be 0
    assert ("BD", "Bangladesh", 3, "count") in told
    assert {each[3] for each in told} == {"NOK", "count", "%"}


def test_an_answer_is_there_in_each_language_as_plain_text(tmp_path: Path) -> None:
    head = "## 1.A.2 Hva sier virksomheten offentlig"
    files = {
        "organisation.yaml": "name: Fjordfisk AS\nlanguages: [nb, en]\n",
        "2023/1-embed/nb.md": f"{head}\n\nVi *følger* [loven](https://lov.no).\n",
        "2023/1-embed/en.md": f"{head}\n\nWe follow the Act.\n",
    }
    found = rows(tmp_path, files)["answers"]
    answers = [each for each in found if each["question"] == "1.A.2"]
    assert [(each["language"], each["status"], each.get("text")) for each in answers] == [
        ("nb", "answered", "Vi følger loven."),
        ("en", "answered", "We follow the Act."),
    ]
    assert answers[1]["url"].startswith("en/2023/")
    assert answers[0]["question_label"] != answers[1]["question_label"]
    assert all("text" not in each for each in found if each["status"] == "unanswered")


def test_gaps_are_those_of_the_page_of_the_act_each_with_its_reason(tmp_path: Path) -> None:
    head = (
        "form: ehn-2023\nstatus: draft\n"
        "withheld: [{question: 2.A.1, ground: c, reason: 'Det *skader* oss.'}]\n"
        "exceptions: [{code: LAW301, reason: Vi vet ikke ennå.}]\n"
    )
    gaps = rows(tmp_path, {"2023/report.yaml": head, RISKS: TWO_RISKS})["gaps"]
    kinds = [each["kind"] for each in gaps]
    assert list(dict.fromkeys(kinds))[-1] == "unanswered"
    held = next(each for each in gaps if each["kind"] == "withheld")
    assert (held["about"], held["reason"]) == ("2.A.1", "Det skader oss.")
    assert [each["gap"] for each in gaps] == list(range(1, len(gaps) + 1))


def test_the_rows_are_the_same_bytes_each_time(tmp_path: Path) -> None:
    planned = plan(make_checked_book(tmp_path), Site())
    described = {each.path: describe_report(planned, each) for each in planned.book.reports}
    assert make_rows(planned, described) == make_rows(planned, described)
    assert json.loads(make_rows(planned, described).data)["organisation"] == "fisk"
