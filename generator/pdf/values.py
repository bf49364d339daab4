"""What goes into a PDF, what comes out, and what can be wrong with it."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Literal
from xml.etree.ElementTree import Element

from msgspec import Struct

FaultKind = Literal[
    "warning", "character", "picture", "title", "language", "passage", "untagged", "alternative",
    "heading", "outline", "table", "cell", "list", "link", "note", "parent", "metadata",
    "attachment", "font", "outside", "time", "depth",
]  # fmt: skip


class Attached(Struct, frozen=True):
    """A file that the PDF carries: its name, its media type, what it is, its bytes."""

    name: str
    media_type: str
    text: str
    data: bytes


class Phrases(Struct, frozen=True):
    """The words that links and notes of the PDF need, in its language; with {placeholders}."""

    inside: str
    outside: str
    page: str
    note: str


class Statement(Struct, frozen=True):
    """A document to be printed.

    `html` has the address `path` of the site; `pictures` are files by such addresses.
    `places` leads from pages of the site to places in the document; `address` is the public one of
    the site's top, where it is known. `made` and `changed` are the document's own dates.
    """

    path: str
    html: bytes
    language: str
    title: str
    author: str
    made: date
    changed: date
    accent: str
    phrases: Phrases
    pictures: Mapping[str, Path]
    places: Mapping[str, str]
    attached: tuple[Attached, ...]
    address: str | None = None


class Printed(Struct, frozen=True):
    """A PDF that has been made: its bytes and how many pages it has."""

    data: bytes
    pages: int


class Fault(Struct, frozen=True):
    """Why a PDF may not be published: what kind of fault, where or what it is, below which heading.

    `heading` is its text, and `place` the id of the nearest heading that has one: both empty where
    a fault is of no one place, or nothing says which.
    """

    kind: FaultKind
    detail: str
    heading: str = ""
    place: str = ""


class MarkedSource(Struct, frozen=True):
    """The document as it is rendered: its elements by mark, in their order, and their parents."""

    root: Element
    elements: tuple[Element, ...]
    parents: Mapping[int, int]

    def ancestors(self, mark: int) -> tuple[int, ...]:
        """Return the marks around an element, the nearest first."""
        found = []
        while mark in self.parents:
            mark = self.parents[mark]
            found.append(mark)
        return tuple(found)


def text_of(element: Element) -> str:
    """Return the text within an element, its spaces made single."""
    return " ".join("".join(element.itertext()).split())
