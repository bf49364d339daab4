"""Plain tables: what the table component shows."""

from msgspec import Struct

from generator.pages.context import Link
from generator.pages.format.rich_text import Passage
from generator.pages.format.terms import Tag

# What stands where nothing was asked, or there is nothing to tell.
DASH = "–"


class Column(Struct, frozen=True):
    """A column's heading; numbers are set flush right."""

    label: str
    numeric: bool = False


class Cell(Struct, frozen=True):
    """One cell: a text, a link or a tag, and a note below; nothing when nobody filled it in."""

    passage: Passage | None = None
    link: Link | None = None
    tag: Tag | None = None
    note: Passage | None = None

    @property
    def dash(self) -> bool:
        """Whether there is nothing to tell: a card of its row goes without."""
        return self.passage is not None and self.passage.html == DASH


class Table(Struct, frozen=True):
    """A table; the first cell of a row is its heading, `total` its last row."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] = ()
