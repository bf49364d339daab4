"""Keys that no model knows: where they belong, and what was probably meant."""

from typing import Any

import pytest

from generator.content.unknown_keys import field_at, find_empty, labels_of, model_at, unknown_key
from generator.content.yaml_documents import YamlDocument, parse_yaml
from generator.findings.finding import Finding
from generator.findings.positions import Keys
from schema.facts import AddressFacts, EnterpriseFacts, IdentifyFacts
from schema.organisation import Organisation
from schema.report import Report

FACTS = "lo/2023/0-enterprise/facts.yaml"


def document(text: str, path: str = FACTS) -> YamlDocument:
    made, _ = parse_yaml(path, text)
    assert made is not None
    return made


def told(text: str, keys: Keys, model: Any = EnterpriseFacts, path: str = FACTS) -> Finding:
    return unknown_key(document(text, path), model, keys)


@pytest.mark.parametrize(
    ("text", "key", "suggestion"),
    [
        ("suplliers: 4\n", "suplliers", "suppliers"),
        ("antall_ansatte: 4\n", "antall_ansatte", "employees"),
        ("Antall-ansatte: 4\n", "Antall-ansatte", "employees"),
        ("ansatte: 4\n", "ansatte", "employees"),
        ("antall: 4\n", "antall", ""),
        ("xyzzy: 4\n", "xyzzy", ""),
    ],
)
def test_what_was_meant_is_like_a_key_or_the_words_for_it(
    text: str, key: str, suggestion: str
) -> None:
    finding = told(text, (key,))
    assert finding.arguments["suggestion"] == suggestion
    assert finding.arguments["case"] == "unknown"
    known = finding.arguments["known"]
    assert isinstance(known, tuple)
    if suggestion:
        title = finding.arguments["suggestion_title"]
        assert title == labels_of(EnterpriseFacts)[suggestion]
        assert suggestion in known
    else:
        assert known == tuple(labels_of(EnterpriseFacts).items())


@pytest.mark.parametrize("key", ["0.6", "2.A.1", "2.A.2.a"])
def test_the_number_of_a_question_is_no_key(key: str) -> None:
    finding = told(f"{key}: x\n", (key,))
    assert finding.arguments["question"] == key
    assert "known" not in finding.arguments


@pytest.mark.parametrize(
    ("text", "keys", "model", "path", "belongs"),
    [
        ("risks: []\n", ("risks",), EnterpriseFacts, FACTS, "2-identify/facts.yaml"),
        ("measures: []\n", ("measures",), EnterpriseFacts, FACTS, "3-address/facts.yaml"),
        (
            "employees: 4\n",
            ("employees",),
            Report,
            "lo/2023/report.yaml",
            "0-enterprise/facts.yaml",
        ),
        ("signing: {}\n", ("signing",), Organisation, "lo/organisation.yaml", "report.yaml"),
        ("values: {}\n", ("values",), Report, "lo/2023/report.yaml", None),
        # A key within another belongs elsewhere only if it holds fields itself.
        (
            "goals: [{id: a, measures: []}]\n",
            ("goals", 0, "measures"),
            EnterpriseFacts,
            FACTS,
            "3-address/facts.yaml",
        ),
        ("goals: [{id: a, status: x}]\n", ("goals", 0, "form"), EnterpriseFacts, FACTS, None),
    ],
)
def test_a_key_of_another_file_is_told_where_it_belongs(
    text: str, keys: Keys, model: Any, path: str, belongs: str | None
) -> None:
    finding = told(text, keys, model, path)
    assert finding.arguments.get("belongs") == belongs
    assert finding.arguments["case"] == ("elsewhere" if belongs else "unknown")


def test_what_should_be_indented_below_the_field_above_is_told_there() -> None:
    text = "employees: 4\nturnover:\namount: 12\ncurrency: NOK\n"
    finding = told(text, ("amount",))
    assert finding.arguments == {
        "key": "amount", "above": "turnover", "suggestion": "", "case": "outdented",
    }  # fmt: skip
    assert finding.where.keys == ("turnover",)
    assert finding.where.span is not None
    assert finding.where.span.line == 2
    assert told(text, ("currency",)).arguments["above"] == "turnover"


def test_within_an_item_it_is_the_item_s_own_field_above() -> None:
    text = "risks:\n  - id: a\n    title:\n    nb: Skift\n"
    finding = told(text, ("risks", 0, "nb"), IdentifyFacts, "lo/2023/2-identify/facts.yaml")
    assert finding.arguments["case"] == "unknown", "a text's languages are no fields"
    measure = "goals:\n  - id: a\n    goal: b\nturnover:\n"
    assert told(f"{measure}amount: 1\n", ("amount",)).arguments["above"] == "turnover"


def test_within_a_field_it_is_a_field_of_its_own_above() -> None:
    text = "form: a\nscope:\n  previous:\n  employees: 4\n"
    finding = told(text, ("scope", "employees"), Report, "lo/2023/report.yaml")
    assert finding.arguments.get("above") == "previous"
    assert finding.where.keys == ("scope", "previous")


@pytest.mark.parametrize(
    "text",
    [
        "turnover: {currency: NOK}\namount: 12\n",
        "turnover:\nemployees: 4\namount: 12\n",
        "turnover:\nxyzzy: 4\namount: 12\n",
        "employees:\namount: 12\n",
        "amount: 12\nturnover:\n",
    ],
)
def test_what_is_filled_in_or_holds_no_such_field_is_not_the_one_above(text: str) -> None:
    assert told(text, ("amount",)).arguments["case"] == "unknown"


def test_unknown_keys_without_a_value_are_found_too() -> None:
    def empty(text: str, model: Any = EnterpriseFacts) -> list[object]:
        return [each.arguments["key"] for each in find_empty(document(text), model)]

    assert empty("xyzzy:\nemployees:\n") == ["xyzzy"]
    assert empty("goals:\n  - {id: a, xyzzy: , status: }\n") == ["xyzzy"]
    assert empty("head_office: {nb: Oslo, xx: }\n") == ["xx"]
    assert empty("head_office: {nb: Oslo, en: }\n") == []
    assert empty("values: {ovens: }\n") == []
    assert empty("workers: {unavailable: {see: , xyzzy: }}\n") == ["xyzzy"]
    assert empty("xyzzy: 1\n") == []


def test_a_model_and_a_field_are_found_by_their_keys() -> None:
    risk = model_at(IdentifyFacts, ("risks", 0))
    assert risk is not None
    assert risk.__name__ == "Risk"
    assert model_at(IdentifyFacts, ("risks", 0, "title")) is None
    assert model_at(IdentifyFacts, ("xyzzy",)) is None
    assert model_at(IdentifyFacts, ()) is IdentifyFacts
    title = field_at(IdentifyFacts, ("risks", 0, "title"))
    assert title is not None
    assert title.key == "title"
    measures = field_at(AddressFacts, ("measures", 2))
    assert measures is not None
    assert measures.key == "measures"
    assert field_at(AddressFacts, (0,)) is None
    assert "values" not in labels_of(EnterpriseFacts)
