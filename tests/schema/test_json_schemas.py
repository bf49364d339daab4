"""The JSON Schemas: current, valid, in Norwegian, and of one mind with the models."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from schema.facts import FACTS_BY_STEP
from schema.json_schemas import render
from schema.json_schemas.content import CONTENT
from schema.organisation import Organisation
from schema.report import Report
from schema.values import Model
from tests.golden import check_goldens
from tests.tools import ROOT

FOLDER = ROOT / "schema" / "json"
SCHEMAS = {name: json.loads(text) for name, text in render().items()}
MODELS: dict[str, type[Model]] = {f"{name}.json": model for name, model in CONTENT.items()}
FILES = {
    "organisation.json": "organisation.yaml",
    "report.json": "2023/report.yaml",
    **{f"facts-{step}.json": f"2023/{step}/facts.yaml" for step in FACTS_BY_STEP},
}


class _Loader(yaml.SafeLoader):
    """YAML as editors' language servers read it (1.2): `ja`, `NO` and dates are text."""


_Loader.yaml_implicit_resolvers = {
    first: [each for each in resolvers if each[0].rsplit(":", 1)[1] not in {"bool", "timestamp"}]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def complaints(name: str, text: str) -> list[str]:
    """What a schema has against a YAML text."""
    data = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader, with fewer kinds of values
    return [each.json_path for each in Draft202012Validator(SCHEMAS[name]).iter_errors(data)]


def properties(schema: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property of a schema and of its definitions."""
    for part in (schema, *schema["$defs"].values()):
        yield from part.get("properties", {}).items()


def test_the_files_are_current() -> None:
    check_goldens(dict(render()), FOLDER, renew="make schema")


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_is_a_schema_of_the_dialect_it_names(name: str) -> None:
    assert SCHEMAS[name]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_and_every_shape_has_a_title(name: str) -> None:
    schema = SCHEMAS[name]
    assert [key for key, each in properties(schema) if not each.get("title")] == []
    assert [key for key, each in schema["$defs"].items() if not each.get("title")] == []
    assert schema["title"]
    assert schema["description"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_no_name_of_the_code_shows(name: str) -> None:
    titles = re.findall(r'"(?:title|description)": "([^"]*)"', render()[name])
    assert [each for each in titles if re.fullmatch(r"[A-Z][a-z]+[A-Z]\w*", each)] == []


@pytest.mark.parametrize("name", MODELS)
def test_a_schema_has_the_keys_of_its_model(name: str) -> None:
    keys = {info.alias or field for field, info in MODELS[name].model_fields.items()}
    assert SCHEMAS[name]["properties"].keys() == keys


@pytest.mark.parametrize("name", FILES)
def test_los_report_is_valid(name: str) -> None:
    text = (ROOT / "content" / "lo" / FILES[name]).read_text(encoding="utf-8")
    assert complaints(name, text) == []


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("organisation.json", "{name: A, languages: [nb], nmae: B}", "$"),
        ("organisation.json", "{name: A, languages: [de]}", "$.languages[0]"),
        ("organisation.json", "{languages: [nb]}", "$"),
        ("report.json", "{form: ehn-2022, status: draft}", "$.form"),
        ("report.json", "{form: ehn-2023, status: ferdig}", "$.status"),
        ("facts-0-enterprise.json", "{employees: mange}", "$.employees"),
        ("facts-0-enterprise.json", "{head_office: {de: Berlin}}", "$.head_office"),
        ("facts-2-identify.json", "{risks: [{id: a b, title: c}]}", "$.risks"),
        ("facts-3-address.json", "{measures: [{risk: a, status: ongoin}]}", "$.measures"),
    ],
)
def test_mistakes_are_seen_while_writing(name: str, text: str, place: str) -> None:
    assert complaints(name, text) == [place]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("organisation.json", "{name: 2023, languages: [nb], information: {telephone: 22222222}}"),
        (
            "report.json",
            "{form: ehn-2023, status: draft, period: {from: 2023-01-01, to: 2023-12-31}}",
        ),
        ("facts-0-enterprise.json", "{covered_by_act: ja, supplier_to_public_sector: nei}"),
        ("facts-0-enterprise.json", "{workers: {unavailable: {see: '0.17'}}}"),
        ("facts-0-enterprise.json", "{head_office: {unavailable: Flytter}, employees: 1 200}"),
        ("facts-0-enterprise.json", "{head_office: {nb: Oslo, en: Oslo}}"),
        ("facts-2-identify.json", "{risks: [{id: a, title: b, geography: [NO, global]}]}"),
        ("facts.json", "{values: {cases: 3}}"),
    ],
)
def test_what_aktsom_takes_is_taken(name: str, text: str) -> None:
    assert complaints(name, text) == []
    MODELS[name].model_validate(yaml.load(text, Loader=yaml.BaseLoader))  # noqa: S506 - text only


def test_a_form_and_a_code_show_what_they_mean() -> None:
    form = SCHEMAS["report.json"]["properties"]["form"]
    shown = dict(zip(form["enum"], form["enumDescriptions"], strict=True))
    assert shown["act-minimum"] == "Åpenhetsloven § 5, kort skjema"
    risk = SCHEMAS["facts-2-identify.json"]["$defs"]["Risk"]["properties"]
    topic, geography = risk["topic"]["anyOf"][0], risk["geography"]["anyOf"][0]["items"]
    assert dict(zip(topic["enum"], topic["enumDescriptions"], strict=True))["wages"] == "Lønn"
    places = dict(zip(geography["enum"], geography["enumDescriptions"], strict=True))
    assert (places["NO"], places["western_europe"]) == ("Norge", "Vest-Europa")


def test_a_key_says_which_question_it_answers_and_what_the_law_says() -> None:
    turnover = SCHEMAS["facts-0-enterprise.json"]["properties"]["turnover"]
    assert "ehn-2023 0.5: Omsetning i rapporteringsåret (NOK)\n" in turnover["description"]
    assert (
        "**0.4** Omsetning i rapporteringsåret _(act-minimum)_" in turnover["markdownDescription"]
    )
    assert "[åpenhetsloven § 3 a](https://lovdata.no/" in turnover["markdownDescription"]
    signing = SCHEMAS["report.json"]["properties"]["signing"]
    assert "regnskapsloven § 3-5" in signing["description"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("facts-0-enterprise.json", "{employees: , turnover: {amount: , currency: }, goals: }"),
        ("facts-2-identify.json", "{risks: [{id: a, title: b, kind: , topic: }]}"),
        ("report.json", "{form: ehn-2023, status: draft, contact: {name: , email: }, signing: }"),
        ("organisation.json", "{name: A, languages: [nb], license: {name: , url: }, sector: }"),
    ],
)
def test_what_is_not_filled_in_yet_is_no_mistake(name: str, text: str) -> None:
    assert complaints(name, text) == []
    schema = SCHEMAS[name]
    assert complaints(name, "{}") == ["$"] * len(schema.get("required", ()))


def test_the_models_of_the_frame_are_the_organisation_and_the_report() -> None:
    assert MODELS["organisation.json"] is Organisation
    assert MODELS["report.json"] is Report
