"""Values with a fixed way of writing: what they should look like, and what was probably meant."""

import re
from collections.abc import Mapping
from posixpath import basename

from generator.findings.finding import Argument
from schema.scalars import make_identifier

_CODE = re.compile(r"[A-Z]{3}\d{3}")
# Letters that are taken for digits.
_DIGITS = str.maketrans({"O": "0", "I": "1", "L": "1"})
_PAGES = frozenset({"from", "to"})


def explain_pattern(key: str, value: str) -> Mapping[str, Argument]:
    """Return how the value of a key is written, and what this one probably should be."""
    if key == "code":
        upper = re.sub(r"[^A-Z0-9]", "", value.upper())
        meant = upper[:3] + upper[3:].translate(_DIGITS)
        return {"remedy": "code", "suggestion": meant if _CODE.fullmatch(meant) else ""}
    if key in _PAGES:
        return {"remedy": "page"}
    if key == "digest":
        return {"remedy": "digest"}
    name = basename(value.replace("\\", "/"))
    if key == "logo":
        stem, dot, kind = name.rpartition(".")
        meant = f"{make_identifier(stem)}{dot}{kind.lower()}"
        fits = bool(stem) and kind.lower() in {"svg", "png"} and meant != value
        return {"remedy": "logo", "suggestion": meant if fits else ""}
    return {"remedy": "file", "suggestion": name if name != value else ""}
