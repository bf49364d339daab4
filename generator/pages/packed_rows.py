"""Every row of the register for its script: each piece that many rows share is there once.

A row is some 1,100 characters of HTML, and but 200 of them are its own. What is packed:
`{"parts": [HTML, …], "values": ["topic:wages", …], "rows": [[values, head, part, …], …]}`, where a
row has numbers for its values and parts, and its first cell as it is.
"""

import re
from html import unescape
from typing import Any, TypeAlias

Packed: TypeAlias = dict[str, list[Any]]
_ROW = re.compile(r'<tr data-values="([^"<>]*)">((?:[^<]|<(?!/?tr))*)</tr>')
_HEAD_ENDS = "</th>"
_CELLS = re.compile(r"(?=<td)")


def pack_rows(html: str) -> Packed:
    """Return the rows of a table, which all say what they are found by, as values for JSON."""
    parts: dict[str, int] = {}
    values: dict[str, int] = {}
    rows: list[Any] = []
    for found, row in _ROW.findall(html):
        head, ends, cells = row.strip().partition(_HEAD_ENDS)
        numbers = [values.setdefault(each, len(values)) for each in unescape(found).split()]
        split = (each.strip() for each in _CELLS.split(cells))
        inner = [parts.setdefault(each, len(parts)) for each in split if each]
        rows.append([numbers, head + ends, *inner])
    return {"parts": list(parts), "values": list(values), "rows": rows}
