"""What a report can be downloaded as: its tables with their columns, keys and references.

Pages describe these tables, and `generator.data` fills them. What a table has of a model it has of
every field, in the model's order.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from pydantic import BaseModel

from generator.text.words import Words
from schema.facts.address import Measure
from schema.facts.enterprise import CountryCount, EnterpriseFacts, Goal
from schema.facts.identify import Risk
from schema.fields import Field, Kind, fields_of, find_field

# The types of the standard Data Package; every other kind is `string`.
_TYPES: Mapping[Kind, str] = {
    "integer": "integer", "number": "number", "percent": "number", "date": "date",
    "yes_no": "boolean",
}  # fmt: skip


class Column(Struct, frozen=True):
    """A column: of a model's field, of the labels of the field's codes, or one of the table's own.

    `type` is a type of the standard Data Package.
    """

    name: str
    field: Field | None = None
    of_labels: bool = False
    type: str = "string"

    def title(self, words: Words) -> str:
        """Return what the column holds: the label of its field, or the words of the open data."""
        label = self.field.label(words.language) if self.field else ""
        if self.name in words.texts:
            return words(self.name, label=label)
        return words("code", label=label) if self._is_coded else label

    @property
    def _is_coded(self) -> bool:
        return self.field is not None and self.field.kind == "code" and not self.of_labels


class Dataset(Struct, frozen=True):
    """A table: its columns, and which of them are its key.

    `reference` is (a column, the table it points to, the column there), where there is one.
    """

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    reference: tuple[str, str, str] | None = None

    @property
    def file(self) -> str:
        """The name of the table's file."""
        return f"{self.name}.csv"

    @property
    def required(self) -> frozenset[str]:
        """The columns that every row fills in."""
        return frozenset((*(each.name for each in _ORIGIN), *self.key))


def _of(model: type[BaseModel], *first: str) -> tuple[Column, ...]:
    """Return the columns of a model's fields, these first."""
    known = {each.name: each for field in fields_of(model) for each in _of_field(field)}
    return tuple(known.pop(name) for name in first) + tuple(known.values())


def _of_field(field: Field) -> Iterator[Column]:
    """Yield the column of a field, and that of its labels if readers meet these."""
    yield Column(field.key, field, type=_TYPES.get(field.kind, "string"))
    if field.vocabulary and field.is_shown:
        yield Column(f"{field.key}_label", field, of_labels=True)


def _count(name: str) -> Column:
    return Column(name, type="integer")


# The columns that say whose row it is, so that tables of many reports can be put together.
_ORIGIN = (Column("organisation"), _count("year"))
_COUNTRY, _COUNTRY_LABEL, _ = _of(CountryCount)
_RISK, *_OF_MEASURE = _of(
    Measure, "risk", "joined_by", "status", "status_label", "status_note"
)  # fmt: skip

DATASETS = (
    Dataset("risks", (*_ORIGIN, *_of(Risk), _count("measures")), ("id",)),
    Dataset(
        "measures",
        (*_ORIGIN, _RISK, _count("block"), Column("risk_title", _RISK.field), *_OF_MEASURE),
        ("risk", "block"),
        ("risk", "risks", "id"),
    ),
    Dataset("goals", (*_ORIGIN, Column("when"), *_of(Goal)), ("when", "id")),
    Dataset(
        "producers",
        (
            *_ORIGIN, _COUNTRY, _COUNTRY_LABEL, _count("count"),
            Column("counted", find_field(EnterpriseFacts, "producers_counted")),
        ),
        ("country",),
    ),
)  # fmt: skip
