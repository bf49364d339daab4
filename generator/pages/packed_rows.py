"""Every row of the register for its script: each piece that many rows share is there once.

A row is some 1,100 characters of HTML, and but 200 of them are its own. What is packed:
`{"parts": [HTML, …], "values": ["topic:wages", …], "rows": [[values, head, part, …], …]}`, where a
row has numbers for its values and parts, and its first cell as it is.
"""

import re
from html import unescape
from typing import Any, TypeAlias

Packed: TypeAlias = dict[str, list[Any]]
_ROW = re.compile(r'<tr data-values="([^"]*)">\s*(<th .*?</th>)(.*?)</tr>', re.DOTALL)
_CELLS = re.compile(r"(?=<td)")


def pack_rows(html: str) -> Packed:
    """Return the rows of a table, which all say what they are found by, as values for JSON."""
    parts: dict[str, int] = {}
    values: dict[str, int] = {}
    rows: list[Any] = []
    for found, head, cells in _ROW.findall(html):
        numbers = [values.setdefault(each, len(values)) for each in unescape(found).split()]
        split = (each.strip() for each in _CELLS.split(cells))
        inner = [parts.setdefault(each, len(parts)) for each in split if each]
        rows.append([numbers, head, *inner])
    return {"parts": list(parts), "values": list(values), "rows": rows}
