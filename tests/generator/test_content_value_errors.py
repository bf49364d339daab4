"""What pydantic says of a wrong value, turned into what an editor can put right."""

from typing import Any

import pytest

from generator.content.validation import validate_document
from generator.content.value_errors import explain_pattern, keys_of, split_items
from generator.content.yaml_documents import parse_yaml
from generator.findings.finding import Finding
from schema.facts import AddressFacts, EnterpriseFacts, IdentifyFacts
from schema.organisation import Organisation
from schema.report import Report
from schema.values import TAG

RISK = "risks:\n  - id: fire\n    title: Fire\n"


def told(text: str, model: Any = EnterpriseFacts) -> Finding:
    """The one finding of a file."""
    document, _ = parse_yaml("lo/2023/facts.yaml", text)
    assert document is not None
    (finding,) = validate_document(document, model)[1]
    return finding


def test_the_tags_of_unions_are_no_keys() -> None:
    assert keys_of(("risks", 0, f"{TAG}plain", "title")) == ("risks", 0, "title")


@pytest.mark.parametrize(
    ("text", "model", "about"),
    [
        (f"{RISK}    topic: x\n", IdentifyFacts, "fire"),
        ("measures:\n  - {risk: fire, status: x}\n", AddressFacts, "fire"),
        ("measures:\n  - {risk: [fire, wages], status: x}\n", AddressFacts, "fire"),
        ("goals:\n  - {goal: a, id: g, status: x}\n", EnterpriseFacts, "g"),
        ("employees: x\n", EnterpriseFacts, None),
    ],
)
def test_a_value_is_about_what_it_stands_in(text: str, model: Any, about: str | None) -> None:
    assert told(text, model).about == about


@pytest.mark.parametrize(
    ("written", "vocabulary", "items"),
    [
        ("nb en", None, "nb, en"),
        ("nb, en", None, "nb, en"),
        ("[nb; en]", None, "nb, en"),
        ("nb/en|nn", None, "nb, en, nn"),
        ("nb og en", None, "nb, en"),
        ("nb and en eller nn or se", None, "nb, en, nn, se"),
        ("- a\n- b", None, "a, b"),
        ("western_europe asia", None, "western_europe asia"),
        ("western_europe NO", None, "western_europe, NO"),
        ("Sveits og Norge", "countries", "CH, NO"),
        ("Vest-Europa, Norge", "geographies", "western_europe, NO"),
        ("Norge, xyzzy", "geographies", "NO, xyzzy"),
        ("Norsk bokmål", None, "Norsk bokmål"),
        ("a,,b", None, "a, b"),
    ],
)
def test_what_stands_instead_of_a_list_is_divided_into_its_items(
    written: str, vocabulary: str | None, items: str
) -> None:
    assert split_items(written, vocabulary) == items


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("code", "law 301", {"remedy": "code", "suggestion": "LAW301"}),
        ("code", "LAW3O1", {"remedy": "code", "suggestion": "LAW301"}),
        ("code", "LAWI0L", {"remedy": "code", "suggestion": "LAW101"}),
        ("code", "LAW30", {"remedy": "code", "suggestion": ""}),
        ("from", "lo/con", {"remedy": "device"}),
        ("to", "con/lo", {"remedy": "device"}),
        ("from", "Lo/2023", {"remedy": "page"}),
        ("address", "Fjord Fisk", {"remedy": "address", "suggestion": "fjord-fisk"}),
        ("address", "https://lo.no", {"remedy": "address", "suggestion": ""}),
        ("address", "2023!", {"remedy": "address", "suggestion": ""}),
        ("digest", "x", {"remedy": "digest"}),
        ("logo", "bilder/Min Logo.SVG", {"remedy": "logo", "suggestion": "min-logo.svg"}),
        ("logo", "logo.gif", {"remedy": "logo", "suggestion": ""}),
        ("logo", ".svg", {"remedy": "logo", "suggestion": ""}),
        ("file", "mappe\\a.pdf", {"remedy": "file", "suggestion": "a.pdf"}),
        ("file", "a.pdf", {"remedy": "file", "suggestion": ""}),
    ],
)
def test_a_pattern_is_explained_by_what_it_is_of(
    key: str, value: str, expected: dict[str, str]
) -> None:
    assert explain_pattern(key, value) == expected


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        # An id made of what is written would be a new one.
        (
            "measures: [{risk: 'fire, wages'}]\n",
            AddressFacts,
            {"kind": "risk_id", "suggestion": "", "item": "fire, wages"},
        ),
        ("measures: [{risk: FIRE}]\n", AddressFacts, {"remedy": "risk_id", "suggestion": "fire"}),
        ("measures: [{risk: Å b}]\n", AddressFacts, {"remedy": "risk_id", "suggestion": ""}),
        ("employees: ukjent\n", EnterpriseFacts, {"fact": "employees"}),
        ("employees: 1 250 stk\n", EnterpriseFacts, {"key": "employees"}),
        ("turnover: Ukjent.\n", EnterpriseFacts, {"fact": "turnover"}),
        ("turnover: ikke tilgjengelig\n", EnterpriseFacts, {"fact": "turnover"}),
        ("turnover: 12\n", EnterpriseFacts, {"names": ("amount", "currency")}),
        ("producers_by_country: [3]\n", EnterpriseFacts, {"item_names": ("country", "producers")}),
        ("values: [1]\n", EnterpriseFacts, {"remedy": "mapping"}),
        ("goals: x\n", EnterpriseFacts, {"first": "id"}),
        (f"{RISK}    geography: NO og SE\n", IdentifyFacts, {"item": "NO, SE"}),
        (f"{RISK}    geography: {{a: b}}\n", IdentifyFacts, {"remedy": "list"}),
        (
            f"{RISK}    relation: own og supply_chain\n",
            IdentifyFacts,
            {"one_of": "own, supply_chain"},
        ),
        (
            f"{RISK}    description: [{{nb: Ull}}, {{en: Wool}}]\n",
            IdentifyFacts,
            {"remedy": "undashed"},
        ),
        ("covered_by_act: [x]\n", EnterpriseFacts, {"remedy": "yes_no"}),
        ("head_office: [Oslo]\n", EnterpriseFacts, {"remedy": "text"}),
        ("name: {nb: a}\nlanguages: [nb]\n", Organisation, {"remedy": "same_in_all"}),
        ("name: [a]\nlanguages: [nb]\n", Organisation, {"expected": "string", "only": "a"}),
        ("name: [{}]\nlanguages: [nb]\n", Organisation, {"remedy": "string"}),
    ],
)
def test_the_place_of_a_value_says_how_it_is_put_right(
    text: str, model: Any, expected: dict[str, object]
) -> None:
    arguments = told(text, model).arguments
    assert {key: arguments.get(key) for key in expected} == expected


def test_a_fact_that_is_only_a_wrong_kind_is_not_said_to_be_lacking() -> None:
    assert "fact" not in told("employees: 1.250\n").arguments
    assert "fact" not in told("turnover: 12\n").arguments
    assert "fact" not in told("producers_by_country: [3]\n").arguments


@pytest.mark.parametrize(
    ("written", "suggestion", "several"),
    [
        ("CN; VN", "", "CN, VN"),
        ("Norge (Bergen)", "NO", None),
        ("Norgee", "NO", None),
        ("Tyskland", "DE", None),
        ("vesteuropa", "western_europe", None),
        ("xyz", "", None),
        ("Norge og xyzzy", "", None),
    ],
)
def test_places_are_known_by_names_also_misspelt(
    written: str, suggestion: str, several: str | None
) -> None:
    arguments = told(f"{RISK}    geography: ['{written}']\n", IdentifyFacts).arguments
    assert arguments["suggestion"] == suggestion
    assert arguments.get("several") == several
    assert arguments["remedy"] == "country"
    # The regions are listed only where no country was meant.
    meant_country = several is not None or (suggestion.isupper() and suggestion != "")
    assert ("valid" in arguments) is not meant_country


def test_the_label_of_what_is_suggested_comes_with_it() -> None:
    country = told(f"{RISK}    geography: [Norge]\n", IdentifyFacts).arguments
    assert str(country["suggestion_label"].by_language["en"]) == "Norway"  # type: ignore[union-attr]
    topic = told(f"{RISK}    topic: tvangsarbeid\n", IdentifyFacts).arguments
    assert topic["suggestion"] == "forced_labour"
    assert "remedy" not in topic


@pytest.mark.parametrize(
    ("text", "bound"), [("employees: -1\n", "0"), ("purchasing: {other: 101}\n", "100")]
)
def test_a_number_out_of_range_is_told_its_bound(text: str, bound: str) -> None:
    assert told(text).arguments["bound"] == bound


def test_one_of_few_words_is_told_which() -> None:
    arguments = told("form: ehn-2023\nstatus: publishd\n", Report).arguments
    assert arguments["suggestion"] == "published"


@pytest.mark.parametrize("hidden", ["\u200b", "\u00ad", "\u2060"])
@pytest.mark.parametrize(
    "field", ["risk: fi{}re\n    status: done", "risk: fire\n    status: do{}ne"]
)
def test_a_value_with_a_character_that_nobody_sees_names_it(hidden: str, field: str) -> None:
    finding = told(f"measures:\n  - {field.format(hidden)}\n", AddressFacts)
    assert finding.code == "SYN102"
    assert finding.arguments["character"] == f"U+{ord(hidden):04X}"


@pytest.mark.parametrize("dash", ["\u2010", "\u2011", "\u2013", "—", "\u2212", "_"])
def test_an_id_with_another_dash_is_the_one_with_a_hyphen(dash: str) -> None:
    finding = told(f"measures:\n  - {{risk: big{dash}fire, status: done}}\n", AddressFacts)
    assert (finding.code, finding.arguments["suggestion"]) == ("VAL104", "big-fire")


def test_a_deputy_chair_is_a_member_of_the_board() -> None:
    signing = "signing:\n  signatories:\n    - {name: Ola Nes, role: nestleder}\n"
    finding = told(f"form: act-essential\nstatus: draft\n{signing}", Report)
    assert (finding.code, finding.arguments["suggestion"]) == ("VAL102", "board_member")
