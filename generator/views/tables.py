"""Plain tables: what the table component shows."""

from dataclasses import dataclass

from generator.views.passages import Passage
from generator.views.place import Link
from generator.views.terms import Tag


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading; numbers are set flush right."""

    label: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: a text, a link or a tag, and a note below; nothing when nobody filled it in."""

    passage: Passage | None = None
    link: Link | None = None
    tag: Tag | None = None
    note: Passage | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first cell of a row is its heading, `total` its last row."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] = ()
