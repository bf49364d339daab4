"""The tables of all statements of a site: schema/tables.yaml."""

from collections.abc import Mapping
from functools import cache
from typing import Literal, TypeAlias

from schema.fields import load_field_words
from schema.files import FOLDER, read_as
from schema.labels import DataShape, Label

# The types of the standard Data Package that columns have.
ColumnType: TypeAlias = Literal["string", "integer", "number", "boolean", "date"]
# What a row of a table is.
RowKind: TypeAlias = Literal["statement", "question", "figure", "gap", "of"]


class TableColumn(DataShape, frozen=True):
    """A column: where its value is (a JSON Pointer), and what it is called.

    `field` is the path of a field whose words it has, `coded` where it holds that one's codes.
    """

    name: str
    at: str = ""
    type: ColumnType = "string"
    field: str = ""
    coded: bool = False
    vocabulary: str = ""
    label: Label | None = None
    required: bool = False

    @property
    def pointer(self) -> str:
        """The place of its value in what a row is of."""
        return self.at or f"/{self.name}"

    @property
    def called(self) -> Label:
        """What it is called. Raises KeyError: neither a label nor a field is given."""
        if self.label:
            return self.label
        model, key = self.field.split(".")
        return load_field_words()[model][key].label


class Table(DataShape, frozen=True):
    """A table: what its rows are, and what it is called; `of` names a statement's own table."""

    rows: RowKind
    title: Label
    key: tuple[str, ...]
    columns: tuple[TableColumn, ...] = ()
    of: str = ""


class Tables(DataShape, frozen=True):
    """All tables, by name; each begins with the columns of `origin`."""

    origin: tuple[TableColumn, ...]
    tables: Mapping[str, Table]


@cache
def load_tables() -> Tables:
    """Return the tables of all statements. Raises DataError: a fault of aktsom's own."""
    return read_as(FOLDER / "tables.yaml", Tables)
