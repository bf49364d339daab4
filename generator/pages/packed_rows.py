"""Every row of the register for its script: each piece that many rows share is there once.

A row is some 1,100 characters of HTML, and but 200 of them are its own. What is packed:
`{"parts": [HTML, …], "values": ["topic:wages", …], "rows": [[values, head, part, …], …]}`, where a
row has numbers for its values and parts, and its first cell as it is.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any, TypeAlias

from msgspec import Struct

Packed: TypeAlias = dict[str, list[Any]]
# What a row is found by, its first cell, and the others.
SplitRow: TypeAlias = tuple[list[str], str, list[str]]
_ROW = re.compile(r'<tr data-values="([^"<>]*)">((?:[^<]|<(?!/?tr))*)</tr>')
_HEAD_ENDS = "</th>"
_CELLS = re.compile(r"(?=<td)")


class KeptRows(Struct, frozen=True, array_like=True):
    """Rows as they have been packed, and for each, in order, a digest of what it came from."""

    digests: tuple[bytes, ...]
    packed: Packed

    def split(self) -> dict[bytes, SplitRow]:
        """Return the rows by their digests."""
        values, parts = self.packed["values"], self.packed["parts"]
        return {
            digest: ([values[each] for each in numbers], head, [parts[each] for each in inner])
            for digest, (numbers, head, *inner) in zip(
                self.digests, self.packed["rows"], strict=True
            )
        }


def split_rows(html: str) -> Iterator[SplitRow]:
    """Yield the rows of a table, which all say what they are found by."""
    for found, row in _ROW.findall(html):
        head, ends, cells = row.strip().partition(_HEAD_ENDS)
        split = (each.strip() for each in _CELLS.split(cells))
        yield unescape(found).split(), head + ends, [each for each in split if each]


def pack_rows(split: Iterable[SplitRow]) -> Packed:
    """Return rows as values for JSON."""
    parts: dict[str, int] = {}
    values: dict[str, int] = {}
    rows: list[Any] = []
    for found, head, cells in split:
        numbers = [values.setdefault(each, len(values)) for each in found]
        rows.append([numbers, head, *(parts.setdefault(each, len(parts)) for each in cells)])
    return {"parts": list(parts), "values": list(values), "rows": rows}
