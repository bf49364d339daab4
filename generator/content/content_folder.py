"""A content folder as a whole, before any organisation is read: what concerns several of them."""

from pathlib import Path

from msgspec import Struct

from generator.content.committed_site import find_committed
from generator.content.places import Places, find_places
from generator.content.sources import find_shared_numbers, list_organisations, read_heads
from generator.findings.codes import syntax
from generator.findings.finding import Finding, Ref


class ContentFolder(Struct, frozen=True):
    """The names of the organisations' folders, where on the site each is, and what is found.

    `findings` are those of no organisation alone, in the order in which they are shown.
    """

    keys: tuple[str, ...]
    places: Places
    findings: tuple[Finding, ...]


def discover_content(content: Path, *, beside: bool = True) -> ContentFolder:
    """Look at a content folder; `beside`: also at what lies in git where its site is built.

    Raises OSError when content/ itself is not there or cannot be read.
    """
    keys, stray = list_organisations(content)
    none = () if keys else (syntax.NO_CONTENT.at(Ref(".")),)
    heads = read_heads(content, keys)
    places = find_places(content, keys, heads)
    shared = find_shared_numbers(heads)
    committed = find_committed(content) if beside else ()
    return ContentFolder(keys, places, (*stray, *none, *shared, *places.findings, *committed))
