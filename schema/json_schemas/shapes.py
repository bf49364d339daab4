"""The shapes of the models as JSON Schema, as they are published: dense, typed, by language."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin

from msgspec import Struct, field

from schema.fields import FieldWords, fields_of
from schema.files import read_as
from schema.labels import DataShape
from schema.values import ONE_OR_SEVERAL, Model, Text
from schema.vocabulary import OneCountry, OneOf, load_vocabulary

Json: TypeAlias = dict[str, Any]

COUNTRY: Json = {"type": "string", "pattern": "^[A-Z]{2}$", "title": "Land (ISO 3166-1)"}
TEXT = {"$ref": "#/$defs/Text"}
_SCALARS: Mapping[Any, Json] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    Decimal: {"type": "number"},
    date: {"type": "string", "format": "date"},
    type(None): {"type": "null"},
    Text: TEXT,
}


class SchemaWords(DataShape, frozen=True):
    """What editors' programs show of files (their title and description) and of models."""

    files: Mapping[str, Mapping[str, str]]
    shapes: Mapping[str, str]


@cache
def load_words() -> SchemaWords:
    """Load words.yaml. Raises DataError: a fault of aktsom's own."""
    return read_as(Path(__file__).with_name("words.yaml"), SchemaWords)


def describe(words: FieldWords) -> Json:
    """Return what schemas say of a field: its title and, where there is one, its description."""
    texts = {"title": words.label, "description": words.help}
    return {key: text.usual for key, text in texts.items() if text}


def make_object(title: str, properties: Mapping[str, Any]) -> Json:
    """Return the schema of an object that has all these keys and no others."""
    return {
        "title": title,
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def make_list(items: Json, title: str) -> Json:
    """Return the schema of a list."""
    return {"title": title, "type": "array", "items": items}


def make_text() -> Json:
    """Return the schema of a text by language."""
    languages = load_vocabulary("languages").terms
    return {
        "title": "Tekst, etter språk",
        "type": "object",
        "properties": {
            term.id: {"type": "string", "title": term.label.usual} for term in languages
        },
        "additionalProperties": False,
        "minProperties": 1,
    }


class Shapes(Struct, frozen=True):
    """Describes types; `definitions` gathers the models met on the way, by their names."""

    definitions: dict[str, Json] = field(default_factory=dict)

    def describe(self, hint: Any) -> Json:
        """Return the schema of a type as it stands in an annotation."""
        origin, arguments = get_origin(hint), get_args(hint)
        if hint in _SCALARS:
            return dict(_SCALARS[hint])
        if origin is Annotated:
            return self._annotated(arguments[0], arguments[1:])
        if origin in {Union, UnionType}:
            return {"anyOf": [self.describe(each) for each in arguments]}
        if origin is tuple:
            return {"type": "array", "items": self.describe(arguments[0])}
        if origin is Literal:
            return {"enum": list(arguments)}
        return self._named(hint, arguments)

    def _named(self, hint: Any, arguments: tuple[Any, ...]) -> Json:
        if isinstance(hint, type) and issubclass(hint, Model):
            if hint.__name__ not in self.definitions:
                self.definitions[hint.__name__] = {}
                self.definitions[hint.__name__] |= self.shape(hint)
            return {"$ref": f"#/$defs/{hint.__name__}"}
        if get_origin(hint) is not None and issubclass(get_origin(hint), Mapping):
            return {"type": "object", "additionalProperties": self.describe(arguments[1])}
        raise TypeError(f"no JSON Schema for {hint!r}")

    def shape(self, model: type[Model], *, without: Iterable[str] = ()) -> Json:
        """Return the schema of a model, every field of it but these."""
        hints = {
            name: (info.annotation, tuple(info.metadata))
            for name, info in model.model_fields.items()
        }
        properties = {
            each.key: {**self._annotated(*hints[each.name]), **describe(each.words)}
            for each in fields_of(model)
            if each.name not in without
        }
        return make_object(load_words().shapes[model.__name__], properties)

    def _annotated(self, hint: Any, metadata: tuple[Any, ...]) -> Json:
        if ONE_OR_SEVERAL in metadata:
            # Whatever was written, it is a list.
            return self.describe(get_args(hint)[1])
        vocabulary = next((each for each in metadata if isinstance(each, OneOf)), None)
        if vocabulary:
            terms = load_vocabulary(vocabulary.vocabulary).terms
            codes = [{"const": term.id, "title": term.label.usual} for term in terms]
            return {"anyOf": [*codes, *([COUNTRY] if vocabulary.countries else [])]}
        if any(isinstance(each, OneCountry) for each in metadata):
            return dict(COUNTRY)
        return self.describe(hint)
