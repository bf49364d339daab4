"""What every source is read to: blocks in the order of reading, each with its place."""

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from generator.importing.source.lines import clean_text

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class BlockKind(Enum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    TABLE = "table"
    PICTURE = "picture"
    FOOTNOTE = "footnote"


class PlaceUnit(Enum):
    """What places of a source count: lines, pages, or paragraphs. The values are keys of words."""

    LINE = "import_lines"
    PAGE = "import_pages"
    PARAGRAPH = "import_paragraphs"


class TextRun(Struct, frozen=True):
    """A piece of text, where it leads to, and whether it is strong."""

    text: str
    link: str = ""
    strong: bool = False


Inline: TypeAlias = tuple[TextRun, ...]


class ListEntry(Struct, frozen=True):
    """An item of a list, and how deep it is: 0 is the outermost."""

    level: int
    runs: Inline
    ordered: bool = False


class SourceBlock(Struct, frozen=True):
    """A block: what it is, its text, and its place in the source, from 1.

    `level` is a heading's, from 1. `runs` are the text of a heading, a paragraph, a note, and what
    a picture shows; `entries` are a list's, `rows` a table's: cells of text. `note` is the number
    of a footnote.
    """

    kind: BlockKind
    runs: Inline = ()
    level: int = 0
    entries: tuple[ListEntry, ...] = ()
    rows: tuple[tuple[Inline, ...], ...] = ()
    place: int = 0
    note: str = ""

    @property
    def text(self) -> str:
        """All of its text, on one line."""
        return " ".join(filter(None, map(plain, self.inlines)))

    @property
    def inlines(self) -> Iterator[Inline]:
        """Every text of it, apart."""
        if self.runs:
            yield self.runs
        yield from (each.runs for each in self.entries)
        yield from (cell for row in self.rows for cell in row)

    @property
    def links(self) -> Iterator[TextRun]:
        """Every run that leads somewhere."""
        yield from (run for runs in self.inlines for run in runs if run.link)

    @property
    def is_list(self) -> bool:
        """Whether it is a list."""
        return self.kind is BlockKind.LIST

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading."""
        return self.kind is BlockKind.HEADING


class BlockRemark(Struct, frozen=True):
    """What the reader of a source saw that the editor should know: a key of the words, a text."""

    key: str
    text: str = ""
    place: int = 0


class BlockDocument(Struct, frozen=True):
    """A source as blocks; `title` is what the file itself says that it is called."""

    blocks: tuple[SourceBlock, ...]
    unit: PlaceUnit
    title: str = ""
    remarks: tuple[BlockRemark, ...] = ()

    @property
    def text(self) -> str:
        """The whole as plain text: a line for every piece, a blank one between blocks."""
        return "\n\n".join("\n".join(map(plain, each.inlines)) for each in self.blocks)


def raised(number: str) -> str:
    """Return a number as the mark of a note: «¹²»."""
    return number.translate(_RAISED)


def plain(runs: Iterable[TextRun]) -> str:
    """Return the text of runs, on one line."""
    return " ".join("".join(run.text for run in runs).split())


def make_runs(text: str, link: str = "", *, strong: bool = False) -> Inline:
    """Return a text as its only run; none for an empty one."""
    clean = clean_text(text)
    return (TextRun(clean, link, strong),) if clean.strip() else ()


def join_runs(runs: Iterable[TextRun]) -> Inline:
    """Return runs with white space made single and none at the ends, and equal ones joined."""
    joined: list[TextRun] = []
    for run in runs:
        text = clean_text(run.text)
        if not joined or joined[-1].text.endswith(" "):
            text = text.lstrip(" ")
        if not text:
            continue
        last = joined[-1] if joined else None
        if last and (last.link, last.strong) == (run.link, run.strong):
            joined[-1] = replace(last, text=last.text + text)
        else:
            joined.append(replace(run, text=text))
    while joined and not joined[-1].text.strip():
        joined.pop()
    if joined:
        joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip())
    return tuple(joined)
