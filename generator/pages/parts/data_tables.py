"""Tables described for those who use them: the files they are in, and what each column holds."""

from collections.abc import Iterable

from msgspec import Struct

from generator.pages.context import Link
from generator.plan.datasets import Dataset, DatasetColumn
from generator.text.words import Words


class DataField(Struct, frozen=True):
    """A field: its name in the file, its type in words, what it means."""

    name: str
    type: str
    text: str


class DataTable(Struct, frozen=True):
    """A table, the files that it can be had as, and its fields."""

    id: str
    title: str
    links: tuple[Link, ...]
    fields: tuple[DataField, ...]


def describe_table(
    table: Dataset,
    columns: Iterable[DatasetColumn],
    links: tuple[Link, ...],
    words: Words,
    terms: Words,
) -> DataTable:
    """Return a table with these of its columns; `terms` are the words of the open data."""
    fields = tuple(describe_column(each, table, words, terms) for each in columns)
    return DataTable(table.name, table.title(terms), links, fields)


def describe_column(column: DatasetColumn, table: Dataset, words: Words, terms: Words) -> DataField:
    """Return a column: its name, its type, what it means."""
    name = words[f"type_{column.type}"]
    if column.name in table.key:
        name = words("type_key", type=name)
    if table.reference and column.name == table.reference[0]:
        name = words("type_reference", type=name, table=f"{table.reference[1]}.csv")
    return DataField(column.name, name, column.title(terms))
