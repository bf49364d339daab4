"""The fields of the models: type and vocabulary from the model, words from schema/fields.yaml."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Literal, TypeAlias, get_args, get_origin

from msgspec import Struct
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from schema.files import FOLDER, DataError, read_as
from schema.labels import DataShape, Label
from schema.scalars import Percent
from schema.values import MARKDOWN, ONE_OR_SEVERAL, Text, Unavailable
from schema.vocabulary import OneCountry, OneOf

# What a field holds, one or several of it: `code` is a term's id, `text` is by language, `string`
# the same in all. `other` are models, and what has no single value to show.
Kind: TypeAlias = Literal[
    "code", "text", "markdown", "string", "integer", "number", "percent", "yes_no", "date", "other"
]
# What becomes of a field in the next year's report: see schema/fields.yaml.
NextYear: TypeAlias = Literal["kept", "wanted", "renewed", "dropped"]
# Whether a field is in the files that `aktsom new` makes: see schema/fields.yaml.
InNewFiles: TypeAlias = Literal["first", "later", "never"]
# The lists in which readers meet a field: see schema/fields.yaml.
Place: TypeAlias = Literal["overview", "table", "page"]
# Where the file lies that a field names: see schema/fields.yaml.
FilePlace: TypeAlias = Literal["", "report", "attachments", "organisation"]

# Marks in annotations that are texts themselves.
_MARKS = frozenset({MARKDOWN, ONE_OR_SEVERAL})
_FILE = FOLDER / "fields.yaml"
# What says of which kind a field is, wherever it stands in an annotation: the first that is there.
_KINDS: Mapping[Any, Kind] = {
    MARKDOWN: "markdown", Text: "text", get_args(Percent)[1]: "percent", Decimal: "number",
    bool: "yes_no", int: "integer", date: "date", str: "string", Literal: "string",
}  # fmt: skip


class FieldWords(DataShape, frozen=True):
    """What a field is called and explained as, where it is shown, what becomes of it next year.

    `names_file` says where the file lies, if it names one; `usual` what it mostly holds.
    """

    label: Label
    short: Label | None = None
    help: Label | None = None
    shown_in: tuple[Place, ...] = ("overview", "table", "page")
    missed_in: tuple[Place, ...] = ()
    next_year: NextYear = "kept"
    in_new_files: InNewFiles = "later"
    names_file: FilePlace = ""
    usual: str = ""

    @property
    def shortly(self) -> Label:
        """The label where there is little room."""
        return self.short or self.label


class Field(Struct, frozen=True):
    """A field: `name` in Python, `key` in content files; `many` where it takes a list.

    `path` is where its words are in schema/fields.yaml, and where a form may word it: `Risk.title`.
    `vocabulary` names that of its codes (`countries` for those of ISO 3166-1), `model` is what it
    holds where that is a mapping. It is `one_or_several` where a list of one may be written as that
    one. It `may_lack` if it may be said why it cannot be given. `choices` are the words that it
    takes where they are no codes.
    """

    name: str
    key: str
    path: str
    words: FieldWords
    kind: Kind
    vocabulary: str | None
    model: type[BaseModel] | None
    many: bool
    one_or_several: bool
    may_lack: bool
    choices: tuple[str, ...]
    examples: tuple[str, ...]

    @property
    def is_text(self) -> bool:
        """Whether it holds a text in the enterprise's own words."""
        return self.kind in {"text", "markdown"}

    @property
    def fields(self) -> "tuple[Field, ...]":
        """The fields of what it holds, or of each; none where that is no mapping."""
        return fields_of(self.model) if self.model and self.model is not Unavailable else ()

    @property
    def is_shown(self) -> bool:
        """Whether readers meet it in any list."""
        return bool(self.words.shown_in)

    def stands_in(self, place: Place, *, filled_in: bool) -> bool:
        """Tell whether readers meet it in a list of fields, filled in or not."""
        return place in (self.words.shown_in if filled_in else self.words.missed_in)

    @property
    def in_sentence(self) -> Text:
        """Its short label as it stands within a sentence."""
        texts = self.words.shortly.by_language.items()
        return Text({code: text[0].lower() + text[1:] for code, text in texts})

    def help(self, language: str) -> str:
        """Return what an editor needs to know of it; empty where that is nothing."""
        return self.words.help.in_language(language) if self.words.help else ""

    def label(self, language: str) -> str:
        """Return its label in a language."""
        return self.words.label.in_language(language)

    def short(self, language: str) -> str:
        """Return its label in a language, where there is little room."""
        return self.words.shortly.in_language(language)


@cache
def load_field_words() -> Mapping[str, Mapping[str, FieldWords]]:
    """Return the words of all fields, by model and key. Raises DataError: aktsom's own fault."""
    return read_as(_FILE, dict[str, dict[str, FieldWords]])


@cache
def field_paths() -> frozenset[str]:
    """Return the paths of all fields."""
    return frozenset(f"{model}.{key}" for model, keys in load_field_words().items() for key in keys)


def labels_of_models(language: str, *, short: bool = False) -> Mapping[str, Mapping[str, str]]:
    """Return the labels of all fields in a language, by model and key, for templates."""
    return {
        model: {
            key: (each.shortly if short else each.label).in_language(language)
            for key, each in words.items()
        }
        for model, words in load_field_words().items()
    }


@cache
def fields_of(model: type[BaseModel]) -> tuple[Field, ...]:
    """Return a model's fields in its order. Raises DataError: a field has no words."""
    return tuple(_field(model, name, info) for name, info in model.model_fields.items())


def find_field(model: type[BaseModel], name: str) -> Field:
    """Return the field of a model by its name. Raises KeyError: there is none."""
    try:
        return next(each for each in fields_of(model) if each.name == name)
    except StopIteration:
        raise KeyError(f"{model.__name__}.{name}") from None


def keys_for_next_year(model: type[BaseModel], what: NextYear) -> tuple[str, ...]:
    """Return the keys of the fields of which this becomes in the next year's report."""
    return tuple(each.key for each in fields_of(model) if each.words.next_year == what)


def fields_to_begin_with(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Return those of a mapping's fields that a new file has: the first, or all that may come."""
    first = tuple(each for each in fields if each.words.in_new_files == "first")
    return first or tuple(each for each in fields if each.words.in_new_files != "never")


def shown_in(model: type[BaseModel], place: Place) -> Iterator[Field]:
    """Yield the fields of a model that readers meet in a place."""
    return (each for each in fields_of(model) if each.stands_in(place, filled_in=True))


def _field(model: type[BaseModel], name: str, info: FieldInfo) -> Field:
    key, parts = info.alias or name, (*_parts(info.annotation), *info.metadata)
    owner = _owner(model, key)
    marks = (each.vocabulary for each in parts if isinstance(each, OneOf | OneCountry))
    vocabulary = next(marks, None)
    models = (each for each in parts if isinstance(each, type) and issubclass(each, BaseModel))
    kind: Kind = next((kind for mark, kind in _KINDS.items() if mark in parts), "other")
    return Field(
        name=name,
        key=key,
        path=f"{owner}.{key}",
        words=load_field_words()[owner][key],
        kind="code" if vocabulary else kind,
        vocabulary=vocabulary,
        model=next(models, None),
        many=tuple in parts,
        one_or_several=ONE_OR_SEVERAL in parts,
        may_lack=Unavailable in parts,
        choices=tuple(part for part in parts if isinstance(part, str) and part not in _MARKS),
        examples=tuple(map(str, info.examples or ())),
    )


def _parts(hint: Any) -> Iterator[Any]:
    """Yield the types and marks that an annotation consists of; none of a mapping's."""
    inside = get_origin(hint)
    if inside is Mapping:
        return
    yield hint if inside is None else inside
    for each in get_args(hint):
        yield from _parts(each)


def _owner(model: type[BaseModel], key: str) -> str:
    """Return the model that has the words of a field: the model itself or one it is made of."""
    for each in model.__mro__:
        if key in load_field_words().get(each.__name__, {}):
            return each.__name__
    raise DataError(f"{_FILE}: no words for the field {key} of {model.__name__}")
