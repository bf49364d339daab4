"""Text from content made fit to be shown: nothing that moves the cursor, hides or turns around."""

import re
import unicodedata
from collections.abc import Iterator

from generator.text.characters import INVISIBLE

_SURROGATE = re.compile("[\ud800-\udfff]")
_TURNING = re.compile("[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_TAB = 4
UNSEEN = "\N{REPLACEMENT CHARACTER}"


def show_text(text: str) -> str:
    """Return a text with its unprintable characters made visible; line breaks and tabs stay."""
    if text.isprintable():
        return text
    kept = (char if char in "\n\t" or _cell(char)[0] == char else _cell(char)[0] for char in text)
    return "".join(kept)


def flatten(text: str) -> str:
    """Return a text on one line, fit to be shown; what it is indented by stays."""
    indent = " " * (len(text) - len(text.lstrip(" ")))
    return show_text(indent + " ".join(text.split()))


def show_path(path: str) -> str:
    r"""Return a path as text that can be printed: a byte that is no UTF-8 as `\xff`."""
    return show_text(_SURROGATE.sub(_escape, path)).replace("\n", UNSEEN)


def escape_json(data: str) -> str:
    """Return JSON with an escape for each character that a terminal obeys, or that turns text."""
    return _TURNING.sub(lambda each: f"\\u{ord(each.group()):04x}", data)


def cells(line: str) -> Iterator[tuple[str, int]]:
    """Yield how each character of a line is shown, and how many columns it takes."""
    column = 0
    for char in line:
        shown, width = _cell(char)
        if char == "\t":
            width = _TAB - column % _TAB
            shown = " " * width
        column += width
        yield shown, width


def _cell(char: str) -> tuple[str, int]:
    if " " <= char <= "~":
        return char, 1
    category = unicodedata.category(char)
    if category in {"Cc", "Cs"} or INVISIBLE.match(char):
        return UNSEEN, 1
    if category in {"Mn", "Me", "Cf"}:
        return char, 0
    return char, 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else f"\\u{code:04x}"
