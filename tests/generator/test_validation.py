"""Typed values out of trees: one mistake, one finding, and the rest is read all the same."""

from typing import Any

import pytest

from generator.content.validation import validate_document
from generator.content.yaml_documents import parse_yaml
from generator.findings.finding import Finding
from generator.findings.positions import descend, is_broken
from schema.facts import AddressFacts, EnterpriseFacts, IdentifyFacts, StepFacts
from schema.limits import most
from schema.organisation import Organisation
from schema.report import Report


def read(text: str, model: Any, **options: Any) -> tuple[Any, tuple[Finding, ...]]:
    document, findings = parse_yaml("facts.yaml", text)
    assert document is not None
    assert findings == ()
    return validate_document(document, model, **options)


def mistakes(text: str, model: Any, **options: Any) -> list[str]:
    """The findings as `<code> <line>:<column> <key>`."""
    return [
        f"{each.code} {each.where.span.line}:{each.where.span.column} {each.arguments['key']}"
        for each in read(text, model, **options)[1]
        if each.where.span
    ]


def arguments(text: str, model: Any) -> dict[str, Any]:
    _, (finding,) = read(text, model)
    return dict(finding.arguments)


RISK = "risks:\n  - id: fire\n    title: Brann\n"
MEASURE = "measures:\n  - risk: fire\n"


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        ("employes: 12\n", EnterpriseFacts, "VAL101 1:1 employes"),
        ("employes:\n", EnterpriseFacts, "VAL101 1:1 employes"),
        ("goals:\n  - {id: a, goal: b, stats: }\n", EnterpriseFacts, "VAL101 2:22 stats"),
        (f"{RISK}    teme: hse\n", IdentifyFacts, "VAL101 4:5 teme"),
        (f"{RISK}    topic: brann\n", IdentifyFacts, "VAL102 4:12 topic"),
        (f"{RISK}    geography: [NO, Norge]\n", IdentifyFacts, "VAL102 4:21 geography"),
        ("producers_counted: workers\n", EnterpriseFacts, "VAL102 1:20 producers_counted"),
        ("risks:\n  - id: fire\n", IdentifyFacts, "VAL103 2:5 title"),
        ("name: Elvebakken\n", Organisation, "VAL103 1:1 languages"),
        ("employees: tolv\n", EnterpriseFacts, "VAL104 1:12 employees"),
        ("employees: -1\n", EnterpriseFacts, "VAL105 1:12 employees"),
        ("purchasing: {other: 101}\n", EnterpriseFacts, "VAL105 1:21 other"),
        (f"{RISK}    geography: NO\n", IdentifyFacts, "VAL106 4:16 geography"),
        ("turnover: 12\n", EnterpriseFacts, "VAL106 1:11 turnover"),
        ("head_office: [Elvebakken]\n", EnterpriseFacts, "VAL106 1:1 head_office"),
        ("risks: fire\n", IdentifyFacts, "VAL106 1:8 risks"),
        ("values: [1]\n", StepFacts, "VAL106 1:1 values"),
        ("values: {a: [1]}\n", StepFacts, "VAL106 1:10 a"),
        ("risks:\n  - id: fire\n    title:\n", IdentifyFacts, "VAL107 3:5 title"),
        ("risks:\n  - id: fire\n    title: ' '\n", IdentifyFacts, "VAL107 3:5 title"),
        ("name: a\nlanguages: []\n", Organisation, "VAL107 2:1 languages"),
        (f"{RISK}  -\n", IdentifyFacts, "VAL109 4:4 risks"),
        (
            f"{RISK}    geography: [NO, ]\n    reason: x\n  - null\n",
            IdentifyFacts,
            "VAL109 6:5 risks",
        ),
    ],
)
def test_a_mistake_is_named_and_found_where_it_was_made(
    text: str, model: Any, expected: str
) -> None:
    assert mistakes(text, model) == [expected]


@pytest.mark.parametrize(
    "text",
    ["employees:\n", "turnover: {amount: , currency: }\n", "workers: {unavailable: }\n",
     "workers: {unavailable: {see: }}\n",
     "values: {ovens: }\n", "head_office: {nb: Elva, en: }\n",
     "goals: [{id: a, goal: {nb: b, en: }}]\n"],
)  # fmt: skip
def test_a_known_key_without_a_value_is_no_mistake(text: str) -> None:
    assert read(text, EnterpriseFacts)[1] == ()


@pytest.mark.parametrize(
    ("line", "belongs_to"),
    [
        ("relation: linked", "involvement"),
        ("involvement: supply_chain", "relation"),
        ("kind: NO", "geography"),
        ("relation: neighbours", None),
    ],
)
def test_a_value_of_a_field_beside_it_is_told_by_that_field(
    line: str, belongs_to: str | None
) -> None:
    (finding,) = read(f"{RISK}    {line}\n", IdentifyFacts)[1]
    assert (finding.code, finding.arguments.get("belongs_to")) == ("VAL102", belongs_to)


def test_all_mistakes_are_found_at_once() -> None:
    text = f"{MEASURE}    status: ongoin\n    goall: x\n  - goal: y\n"
    assert mistakes(text, AddressFacts) == [
        "VAL102 3:13 status",
        "VAL101 4:5 goall",
        "VAL103 5:5 risk",
    ]


def test_what_is_wrong_is_left_out_and_the_rest_is_read() -> None:
    validated, _ = read(f"{MEASURE}    status: ongoin\n    goal: Ingen brann\n", AddressFacts)
    (measure,) = validated.value.measures
    assert measure.status is None
    assert measure.goal.by_language == {"": "Ingen brann"}
    assert validated.broken == {"measures"}


def test_an_item_without_what_it_must_have_is_left_out_whole_and_alone() -> None:
    goals = "".join(
        f"  - {{id: g{number}{', goal: x' if number not in {1, 9, 10} else ''}}}\n"
        for number in range(12)
    )
    validated, findings = read(f"goals:\n{goals}", EnterpriseFacts)
    kept = [goal.id for goal in validated.value.goals]
    assert kept == [f"g{number}" for number in range(12) if number not in {1, 9, 10}]
    assert [finding.about for finding in findings] == ["g1", "g9", "g10"]


def test_two_mistakes_in_one_item_do_not_take_the_next_one_with_it() -> None:
    validated, _ = read("goals:\n  - {status: done}\n  - {id: b, goal: x}\n", EnterpriseFacts)
    assert [goal.id for goal in validated.value.goals] == ["b"]


def test_places_in_what_is_read_are_places_in_the_document_that_comes_with_it() -> None:
    validated, _ = read(
        "goals:\n  - {goal: x}\n  - {id: b, goal: y, status: don}\n", EnterpriseFacts
    )
    assert validated.document is not None
    root = validated.document.root
    goal, _ = descend(root, ("goals", 0, "goal"))
    assert (goal.span.line, getattr(goal, "text", None)) == (3, "y")
    assert is_broken(descend(root, ("goals", 0, "status"))[0])
    assert is_broken(descend(root, ("goals",))[0])


def test_a_mistyped_key_breaks_also_the_key_it_was_meant_to_be() -> None:
    validated, _ = read("suplliers: 4\nemployees: 12\n", EnterpriseFacts)
    assert validated.broken == {"suplliers", "suppliers"}
    assert validated.value.employees == 12


def test_a_mistyped_key_is_not_missing_as_well() -> None:
    text = "producers_by_country:\n  - {county: SE, producers: 2}\n"
    assert mistakes(text, EnterpriseFacts) == ["VAL101 2:6 county"]


def test_a_list_is_not_too_short_as_well_when_what_is_in_it_is_wrong() -> None:
    assert mistakes("name: a\nlanguages: [no]\n", Organisation) == ["VAL102 2:13 languages"]


def test_a_file_without_what_it_must_have_is_nothing() -> None:
    validated, (finding,) = read("status: draft\n", Report)
    assert validated.value is None
    assert finding.code == "VAL103"


def test_a_stand_in_takes_the_place_of_what_is_wrong_but_hides_nothing() -> None:
    text, stand_in = "form: ehn-2023\nstatus: publisert\n", {"status": "draft"}
    validated, (finding,) = read(text, Report, stand_in=stand_in)
    assert (validated.value.form, validated.value.status) == ("ehn-2023", "draft")
    assert finding.code == "VAL102"
    assert (
        read("form: a\nstatus: published\n", Report, stand_in=stand_in)[0].value.status
        == "published"
    )


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        ("turnover: {amont: 1, currency: NOK}\n", EnterpriseFacts, "amount"),
        (f"{MEASURE}    status: Pågår\n", AddressFacts, "ongoing"),
        (f"{MEASURE}    status: ongoin\n", AddressFacts, "ongoing"),
        (f"{RISK}    geography: [Norge]\n", IdentifyFacts, "NO"),
        (f"{RISK}    geography: [vest-europa]\n", IdentifyFacts, "western_europe"),
        ("turnover: {amount: 1, currency: kr}\n", EnterpriseFacts, "NOK"),
        ("risks:\n  - {id: Hot ovens, title: x}\n", IdentifyFacts, "hot-ovens"),
        ("producers_counted: supplier\n", EnterpriseFacts, "suppliers"),
        ("workers: {unavailable: x, unavailble: y}\n", EnterpriseFacts, "unavailable"),
        ("employees: 1.250\n", EnterpriseFacts, "1250"),
    ],
)
def test_the_nearest_right_value_is_suggested(text: str, model: Any, expected: str) -> None:
    assert arguments(text, model)["suggestion"] == expected


def test_the_valid_terms_come_with_their_labels() -> None:
    found = arguments(f"{MEASURE}    status: x\n", AddressFacts)
    assert [term for term, _ in found["valid"]][:2] == ["planned", "ongoing"]
    assert found["suggestion"] == ""


def test_a_long_value_is_not_repeated_whole() -> None:
    assert len(arguments(f"employees: {'9' * 5000}\n", EnterpriseFacts)["value"]) == 60


@pytest.mark.parametrize("key", ["§x", '"§plain"', '""', "0", "~"])
def test_no_key_is_too_strange(key: str) -> None:
    (finding,) = read(f"{key}: 1\n", EnterpriseFacts)[1]
    assert finding.code == "VAL101"


def test_thousands_of_mistakes_take_no_time() -> None:
    text = "measures:\n" + "  - {risk: fire, status: ongoin}\n" * most("items")
    validated, findings = read(text, AddressFacts)
    assert len(findings) == most("items")
    assert len(validated.value.measures) == most("items")
