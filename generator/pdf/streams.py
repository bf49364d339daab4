"""The drawing instructions of a page: what is marked content, and what is an artifact."""

import re
from collections.abc import Mapping

_MARKED = re.compile(rb"/(\w+)\s*<<\s*/MCID (\d+)\s*>>\s*BDC")
_BLANK = re.compile(rb"/\w+\s*<<\s*/MCID (\d+)\s*>>\s*BDC\s+EMC")
_UNTYPED = re.compile(rb"/Artifact\s+BMC")
_LAYOUT = b"/Artifact <</Type /Layout>> BDC"
_PAGINATION = b"/Artifact <</Type /Pagination>> BDC"


def renumber(stream: bytes, numbers: Mapping[int, tuple[int, str]]) -> bytes:
    """Return a page's instructions with new marked-content ids.

    `numbers` gives, by the old id, the new one and the type of the element that holds it; what is
    not among them becomes an artifact, which nobody is read.
    """

    def change(match: re.Match[bytes]) -> bytes:
        kept = numbers.get(int(match[2]))
        if kept is None:
            return _PAGINATION
        number, role = kept
        return f"/{role} <</MCID {number}>> BDC".encode()

    return _MARKED.sub(change, _UNTYPED.sub(_LAYOUT, stream))


def list_blank(stream: bytes) -> tuple[int, ...]:
    """Return the marked-content ids of a page between whose marks nothing is drawn: mere spaces."""
    return tuple(int(match[1]) for match in _BLANK.finditer(stream))
