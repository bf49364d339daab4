"""The numbers that the form prints before its headings, however they are punctuated."""

import re

from msgspec import Struct

from generator.importing.portal import reading_data

# 2.A.1 · 2.A.1. · 2A1 · 2.A 1 · 2-A-1 · 2.a.1; what follows begins a word of its own.
_QUESTION = re.compile(
    r"(?P<step>\d)\s?[.\-]?\s?(?P<section>[A-Za-z])\s?[.\-]?\s?(?P<question>\d{1,2})\s?[.:)\-]?(?!\w)"
)
_SECTION = re.compile(r"(?P<step>\d)\s?[.\-]?\s?(?P<section>[A-Z])\s?[.:)\-]?(?![\w.\-])")
_STEP = re.compile(r"(?P<step>\d)\s?[.:)]?(?![\w.,])")
_DOTTED = re.compile(r"\d\.[A-Z](?:\.\d{1,2})?\.?(?:\s|$)")


class Numbered(Struct, frozen=True):
    """A number as ids are written, what follows it, and whether it is punctuated as the form's."""

    number: str
    rest: str
    dotted: bool


def read_number(text: str) -> Numbered | None:
    """Return the number that a line begins with, of a question, a section or a step."""
    bare = _without_prefix(text)
    for pattern in (_QUESTION, _SECTION, _STEP):
        match = pattern.match(bare)
        if match:
            number = ".".join(each.upper() for each in match.groupdict().values() if each)
            return Numbered(number, bare[match.end() :].strip(), bool(_DOTTED.match(bare)))
    return None


def _without_prefix(text: str) -> str:
    first, _, rest = text.partition(" ")
    return rest.strip() if first.casefold().strip(".") in reading_data().number_prefixes else text
