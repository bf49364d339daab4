"""What a report can be downloaded as: its tables with their columns, keys and references.

Pages describe these tables, and `generator.data` fills them. What a table has of a model it has of
every field, in the model's order. The tables of all statements of a site have the same columns,
with whose row it is before them; others are said by schema/tables.yaml.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct
from msgspec.structs import replace
from pydantic import BaseModel

from generator.text.words import Words
from schema.facts.address import Measure
from schema.facts.enterprise import CountryCount, EnterpriseFacts, Goal
from schema.facts.identify import Risk
from schema.fields import Field, Kind, fields_of, find_field
from schema.labels import Label
from schema.tables import TableColumn, load_tables

# The types of the standard Data Package; every other kind is `string`.
_TYPES: Mapping[Kind, str] = {
    "integer": "integer", "number": "number", "percent": "number", "date": "date",
    "yes_no": "boolean",
}  # fmt: skip


class DatasetColumn(Struct, frozen=True):
    """A column: of a model's field, of the labels of the field's codes, or one of the table's own.

    `type` is a type of the standard Data Package. `source` says where the value of a column of all
    statements is, and what it is called.
    """

    name: str
    field: Field | None = None
    of_labels: bool = False
    type: str = "string"
    source: TableColumn | None = None

    def title(self, words: Words) -> str:
        """Return what the column holds: the label of its field, or the words of the open data."""
        if self.source:
            called = self.source.called.in_language(words.language)
            return words("code", label=called) if self.source.coded else called
        label = self.field.label(words.language) if self.field else ""
        coded = self.field and self.field.vocabulary and not self.of_labels
        key = self.name if self.name in words.texts else "code" if coded else ""
        return words(key, label=label) if key else label


class Dataset(Struct, frozen=True):
    """A table: its columns, and which of them are its key.

    `reference` is (a column, the table it points to, the column there), where there is one. `label`
    is the title of a table of all statements.
    """

    name: str
    columns: tuple[DatasetColumn, ...]
    key: tuple[str, ...]
    reference: tuple[str, str, str] | None = None
    label: Label | None = None

    @property
    def file(self) -> str:
        """The name of the table's file."""
        return f"{self.name}.csv"

    @property
    def required(self) -> frozenset[str]:
        """The columns that every row fills in."""
        if self.label:
            declared = (each.source for each in self.columns if each.source)
            return frozenset(each.name for each in declared if each.required)
        return frozenset((*(each.name for each in _ORIGIN), *self.key))

    def title(self, words: Words) -> str:
        """Return what the table is called."""
        return self.label.in_language(words.language) if self.label else words[f"{self.name}_title"]


def _of(model: type[BaseModel], *first: str) -> tuple[DatasetColumn, ...]:
    """Return the columns of a model's fields, these first, and of labels that readers meet."""
    known = {}
    for field in fields_of(model):
        known[field.key] = DatasetColumn(field.key, field, type=_TYPES.get(field.kind, "string"))
        if field.vocabulary and field.is_shown:
            label = DatasetColumn(f"{field.key}_label", field, of_labels=True)
            known[label.name] = label
    return tuple(known.pop(name) for name in first) + tuple(known.values())


# The columns that say whose row it is, so that tables of many reports can be put together.
_ORIGIN = (DatasetColumn("organisation"), DatasetColumn("year", type="integer"))
_COUNTRY, _COUNTRY_LABEL, _PRODUCERS, *_OF_COUNTRY = _of(CountryCount)
_RISK, *_OF_MEASURE = _of(
    Measure, "risk", "joined_by", "status", "status_label", "status_note"
)  # fmt: skip

DATASETS = (
    Dataset("risks", (*_ORIGIN, *_of(Risk), DatasetColumn("measures", type="integer")), ("id",)),
    Dataset(
        "measures",
        (
            *_ORIGIN, _RISK, DatasetColumn("block", type="integer"),
            DatasetColumn("measure", type="integer"), DatasetColumn("risk_title", _RISK.field),
            *_OF_MEASURE,
        ),
        ("risk", "block"),
        ("risk", "risks", "id"),
    ),
    Dataset("goals", (*_ORIGIN, DatasetColumn("when"), *_of(Goal)), ("when", "id")),
    Dataset(
        "producers",
        (
            *_ORIGIN, _COUNTRY, _COUNTRY_LABEL, replace(_PRODUCERS, name="count"),
            DatasetColumn("counted", find_field(EnterpriseFacts, "producers_counted")),
            *_OF_COUNTRY,
        ),
        ("country",),
    ),
)  # fmt: skip


@cache
def list_register_tables() -> tuple[Dataset, ...]:
    """Return the tables of all statements of a site."""
    tables, own = load_tables(), {each.name: each for each in DATASETS}
    return tuple(
        Dataset(
            name,
            (
                *map(_declared, tables.origin),
                *(_after_origin(own[table.of]) if table.of else map(_declared, table.columns)),
            ),
            table.key,
            label=table.title,
        )
        for name, table in tables.tables.items()
    )


def _declared(column: TableColumn) -> DatasetColumn:
    return DatasetColumn(column.name, type=column.type, source=column)


def _after_origin(table: Dataset) -> Iterator[DatasetColumn]:
    return (each for each in table.columns if each not in _ORIGIN)
