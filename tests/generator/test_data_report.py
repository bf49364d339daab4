"""report.json: whole, valid by its own schema, and the same shape whatever is answered."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.book.model import Book
from generator.data.plain import Converter, write_json
from generator.data.report_json import make_report_json
from generator.plan.addresses import Site
from generator.plan.site_plan import plan
from schema.facts.enterprise import EnterpriseFacts
from schema.values import Text, Unavailable
from tests.generator.samples import HEAD, MEASURES, RISKS, bind_report
from tests.tools import ROOT

SCHEMA = json.loads((ROOT / "schema" / "json" / "report-data.json").read_text(encoding="utf-8"))
FACTS = "2023/0-enterprise/facts.yaml"
PROSE = "2023/1-embed/nb.md"
THREE = {"organisation.yaml": ("languages: [nb]", "languages: [nb, nn, en]")}
FULL = """attachments:
  - {file: a.pdf, title: {nb: Plan, en: Plan}, language: en}
revisions:
  - {date: 2024-06-01, changes: Rettet}
withheld:
  - {question: 2.A.1, risk: union-rights, ground: d, reason: Forretningshemmelighet}
scope:
  basis: resident
  balance_sheet: {amount: "1000,5", currency: NOK}
  previous: {employees: 12}
"""


def read(organisation: Book, site: Site | None = None) -> dict[str, Any]:
    """The JSON of LO's report, once it is known to be valid."""
    artifact = make_report_json(plan(organisation, site or Site()), organisation.reports[0])
    data: dict[str, Any] = json.loads(artifact.data)
    validator = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert [f"{each.json_path}: {each.message}" for each in validator.iter_errors(data)] == []
    return data


def question(data: dict[str, Any], wanted: str) -> dict[str, Any]:
    """A question by its id."""
    (found,) = [each for each in data["questions"] if each["id"] == wanted]
    return dict(found)


def test_every_question_of_the_form_is_there_once_and_in_order(tmp_path: Path) -> None:
    organisation = bind_report(tmp_path)
    asked = [each.id for each in organisation.reports[0].form.questions]
    assert [each["id"] for each in read(organisation)["questions"]] == asked


def test_an_answer_says_what_it_is(tmp_path: Path) -> None:
    data = read(bind_report(tmp_path))
    assert question(data, "0.4")["answers"][0].keys() == {"language", "status", "markdown"}
    assert question(data, "0.5") | {"label": {}, "law": [], "heading": None} == {
        "id": "0.5",
        "number": None,
        "step": "0",
        "section": "0.B",
        "part_of": None,
        "heading": None,
        "label": {},
        "required": True,
        "law": [],
        "kind": "money",
        "fact": "turnover",
        "answers": [
            {
                "language": None,
                "status": "answered",
                "value": {"amount": 683000000, "currency": "NOK"},
            }
        ],
    }


def test_what_is_not_answered_is_told_apart(tmp_path: Path) -> None:
    unavailable = {
        FACTS: ("employees: 299", "employees:\n  unavailable: Tallet er ikke klart."),
        MEASURES: ("status: ongoing", "status: ongoin"),
    }
    data = read(bind_report(tmp_path, unavailable))
    kinds = {each["id"]: each["answers"][0] for each in data["questions"]}
    reason = {"nb": "Tallet er ikke klart."}
    employees = {"language": None, "status": "unavailable", "reason": reason, "see": None}
    assert kinds["0.6"] == employees
    workers = next(each for each in data["questions"] if each["fact"] == "workers")
    assert workers["answers"][0]["see"] == "0.17"
    (measures,) = [each for each in data["questions"] if each["fact"] == "measures"]
    assert measures["answers"] == [{"language": None, "status": "invalid"}]
    assert kinds["3.A.1"] == {"language": None, "status": "invalid"}


def test_an_answer_that_cannot_be_given_gives_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "source"
    organisation = bind_report(path)
    first = next(
        each
        for each in organisation.reports[0].steps[1].questions
        if each.question.answer == "prose"
    )
    heading = f"## {first.question.id} {first.question.label.in_language('nb')}\n"
    edits = {PROSE: (heading, f"{heading}\nIkke tilgjengelig: Arkivet brant.\n\n")}
    answer = question(read(bind_report(tmp_path / "edited", edits)), first.question.id)["answers"][
        0
    ]
    assert answer["status"] == "unavailable"
    assert answer["reason"]["nb"].startswith("Arkivet brant.")


def test_prose_has_an_answer_for_each_language_and_facts_have_one(tmp_path: Path) -> None:
    data = read(bind_report(tmp_path, THREE))
    assert data["pages"] == {
        "nb": "index.html",
        "nn": "../nn/2023/index.html",
        "en": "../en/2023/index.html",
    }
    prose = question(data, "0.foreword")["answers"]
    assert [(each["language"], each["status"]) for each in prose] == [
        ("nb", "answered"),
        ("nn", "unanswered"),
        ("en", "unanswered"),
    ]
    assert len(question(data, "0.5")["answers"]) == 1


def test_risks_hold_their_measures_and_every_code_has_a_label(tmp_path: Path) -> None:
    data = read(bind_report(tmp_path))
    assert [(each["id"], len(each["measures"])) for each in data["risks"]] == [
        ("union-rights", 1),
        ("discrimination", 1),
        ("regular-employment", 1),
        ("business-travel", 1),
    ]
    assert data["labels"]["geographies"]["western_europe"]["nb"] == "Vest-Europa"
    assert data["labels"]["countries"]["SE"]["en"] == "Sweden"
    assert data["labels"]["statuses"]["ongoing"]["nb"] == "Pågår"
    assert data["measures_without_risk"] == []


def test_a_measure_without_a_risk_is_not_lost(tmp_path: Path) -> None:
    data = read(bind_report(tmp_path, {RISKS: ("id: discrimination", "id: other-risk")}))
    assert [each["risk"] for each in data["measures_without_risk"]] == [["discrimination"]]


def test_the_frame_of_the_report_and_its_known_gaps_are_there(tmp_path: Path) -> None:
    data = read(bind_report(tmp_path, {HEAD: ("signing:", f"{FULL}signing:")}))
    assert data["period"] == {"from": "2023-01-01", "to": "2023-12-31"}
    assert data["scope"]["balance_sheet"] == {"amount": 1000.5, "currency": "NOK"}
    assert data["attachments"][0]["title"] == {"nb": "Plan", "en": "Plan"}
    (revision,) = data["revisions"]
    assert revision["changes"] == {"nb": "Rettet"}
    assert {revision[each] for each in ("signing", "digest")} == {None}
    assert data["withheld"][0]["ground"] == "d"
    assert data["known_gaps"][0]["code"] == "LAW401"
    assert data["facts"]["0-enterprise"]["producers_counted"] == "suppliers"


def test_addresses_are_whole_where_the_sites_is_known(tmp_path: Path) -> None:
    organisation = bind_report(tmp_path)
    data = read(organisation, Site(several=True, url="https://example.org/x"))
    assert data["pages"] == {"nb": "https://example.org/x/lo/2023/"}
    assert data["$schema"] == "../../data/report.schema.json"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (True, True),
        (3, 3),
        (Decimal(683000000), 683000000),
        (Decimal("12.5"), 12.5),
        (date(2024, 3, 13), "2024-03-13"),
        (Text({"": "Hei"}), {"nb": "Hei"}),
        (Text({"en": "Hi", "nb": "Hei"}), {"en": "Hi", "nb": "Hei"}),
        ((1, Text({"": "a"})), [1, {"nb": "a"}]),
        (
            {"a": Unavailable.model_validate({"unavailable": "b"})},
            {"a": {"unavailable": {"nb": "b"}}},
        ),
    ],
)
def test_values_are_made_plain(value: object, expected: object) -> None:
    assert Converter("nb").convert(value) == expected


def test_a_value_the_book_does_not_have_is_a_fault() -> None:
    with pytest.raises(TypeError, match="no JSON for bytes"):
        Converter("nb").convert(b"")


def test_json_is_utf_8_indented_and_ends_its_last_line() -> None:
    assert write_json({"å": [1]}) == '{\n  "å": [\n    1\n  ]\n}\n'.encode()


def test_empty_facts_have_every_key() -> None:
    plain = Converter("nb").model(EnterpriseFacts())
    assert plain.keys() == EnterpriseFacts.model_fields.keys()
