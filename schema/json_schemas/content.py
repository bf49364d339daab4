"""JSON Schemas of the files that editors write, made from the models: help and completion."""

from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from schema.facts import FACTS_BY_STEP
from schema.facts.step import StepFacts
from schema.fields import FieldWords, fields_of, load_field_words
from schema.form import form_names, load_form
from schema.json_schemas.explaining import explain, find_questions
from schema.json_schemas.fitting import fit
from schema.json_schemas.shapes import Json, describe, load_words
from schema.organisation import Organisation
from schema.report import Report
from schema.values import Model
from schema.vocabulary import load_vocabulary

DIALECT = "https://json-schema.org/draft/2020-12/schema"

# The model of each file that editors write, by the name of its schema.
CONTENT: Mapping[str, type[Model]] = {
    "organisation": Organisation,
    "report": Report,
    **{f"facts-{step}": model for step, model in FACTS_BY_STEP.items()},
    "facts": StepFacts,
}
# YAML of other tools reads `2023` as a number; aktsom reads what is written, as text.
_PLAIN = ["string", "number"]


class _Generator(GenerateJsonSchema):
    """pydantic's generator, with Norwegian titles or none, and one shape for all texts."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic's signature
        """Never make a title of a field's English name."""
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Leave out the class's name and docstring."""
        made = super().model_schema(schema)
        return {key: value for key, value in made.items() if key not in {"title", "description"}}

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Leave out defaults: a key that is not there says nothing."""
        return self.generate_inner(schema["schema"])

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Take numbers for texts where any text will do."""
        made = super().str_schema(schema)
        return made if "pattern" in made else {**made, "type": _PLAIN}


def make_content_schemas() -> Mapping[str, Json]:
    """Return the JSON Schema of each kind of YAML file, by the name of the schema's file."""
    return {f"{name}.json": _finish(name, model) for name, model in CONTENT.items()}


def _finish(name: str, model: type[Model]) -> Json:
    made = _share_texts(model.model_json_schema(schema_generator=_Generator))
    _name(made, {each.key: each.words for each in fields_of(model)})
    _explain(made, name.removeprefix("facts-"))
    shapes = {**made.pop("$defs", {}), "Text": _text()}
    for each, shape in shapes.items():
        shape["title"] = load_words().shapes[each]
        _name(shape, load_field_words().get(each, {}))
    if model is Report:
        made["properties"]["form"] |= _forms()
    whole = fit({**made, "$defs": dict(sorted(shapes.items()))})
    return {"$schema": DIALECT, **load_words().files[name], **whole}


def _name(shape: Json, words: Mapping[str, FieldWords]) -> None:
    """Say at each key what it is called, and what an editor needs to know of it."""
    properties = shape.get("properties", {})
    for key, node in properties.items():
        properties[key] = dict(sorted({**node, **describe(words[key])}.items()))


def _explain(schema: Json, file: str) -> None:
    """Say at each key which question it answers, in whose form, and what the law says."""
    questions = find_questions(file)
    for key, node in schema["properties"].items():
        description = node.get("description", "")
        if key in questions:
            node["description"], node["markdownDescription"] = explain(questions[key], description)


def _text() -> Json:
    """Return the one shape of all texts: plain, or by language."""
    languages = load_vocabulary("languages").terms
    by_language = {term.id: {"type": _PLAIN, "title": term.label.usual} for term in languages}
    table = {"type": "object", "properties": by_language, "additionalProperties": False}
    plain = {"type": _PLAIN, "title": "Tekst på hovedspråket"}
    return {"anyOf": [plain, {**table, "minProperties": 1, "title": "Én tekst for hvert språk"}]}


# What pydantic makes of a text, wherever one stands.
_TEXT = [{"type": _PLAIN}, {"additionalProperties": {"type": _PLAIN}, "type": "object"}]


def _share_texts(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_share_texts(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("oneOf") == _TEXT:
        rest = {key: value for key, value in schema.items() if key != "oneOf"}
        return {"$ref": "#/$defs/Text", **rest}
    return {key: _share_texts(value) for key, value in schema.items()}


def _forms() -> Json:
    heads = [load_form(name).head for name in form_names()]
    titles = [head.title.in_language(head.language) for head in heads]
    return {"enum": [head.id for head in heads], "enumDescriptions": titles}
