"""Characters that no content needs, and whether a text has any that say something."""

import html
import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from unicodedata import category, combining, normalize

from schema.characters import is_plain
from schema.kept_patterns import compile_kept

# Control characters but tab and line feed, the line ends that only some programs honour, marks
# that turn the direction of text around, a byte order mark inside a text, and non-characters. Then
# what carries a text that nobody sees: tags but those of a flag, and rows of marks without a width.
# The pattern begins with all of them in one set: that is looked for many times as fast.
_MOVING = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff"
    "\ufffe\uffff"
)
_TAG, _FLAG = "\U000e0000-\U000e007f", "\U0001f3f4\U000e0020-\U000e007f"
_CHOOSING, _NO_WIDTH = "\ufe00-\ufe0f\U000e0100-\U000e01ef", "\u200b-\u200f\u2060-\u2064"
INVISIBLE = compile_kept(
    f"[{_MOVING}{_TAG}{_CHOOSING}{_NO_WIDTH}](?:(?<=[{_MOVING}])"
    f"|(?<=[{_TAG}])(?<![{_FLAG}][{_TAG}])"
    f"|(?<=[{_CHOOSING}])[{_CHOOSING}]|(?<=[{_NO_WIDTH}])[{_NO_WIDTH}]{{3}})"
)

# What has no width, and may be in words of a text, but in no name, code or number.
_HIDDEN = compile_kept(
    "[\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\U000e0000-\U000e0fff]"
)

# Where a row of marks upon one letter may be, and so many of them as no language has.
_FAR_FROM_LATIN = compile_kept(r"[^\x00-\u02ff]{31,}")
_MOST_MARKS = 30
# Where marks may be, and marks that are written with their number, in HTML or YAML.
_MARKABLE = compile_kept(r"[^\x00-\u02ff]+")
_SPELLED = compile_kept(r"\\(?:u(?P<four>[0-9a-fA-F]{4})|U(?P<eight>000[0-9a-fA-F]{5}))")
_MARKS = frozenset({"Mn", "Me"})
_ENTITY = compile_kept(r"&#?\w{1,32};")


def find_hidden(text: str) -> str:
    """Return the first character of a name, code or number that nobody sees; empty if none."""
    found = INVISIBLE.search(text) or _HIDDEN.search(text)
    return found.group() if found else ""


def is_blank(text: str) -> bool:
    """Tell whether nothing of a text can be seen."""
    return not (text if text.isascii() else _HIDDEN.sub("", text)).strip()


def compose(text: str) -> str:
    """Return a text in Unicode's form C, in a time in proportion to its length.

    Marks of which no language has so many upon one letter are put in order thirty at a time.
    """
    if text.isascii() or is_plain(text):
        return text
    if not any(any(_cuts(each[0])) for each in _FAR_FROM_LATIN.finditer(text)):
        return normalize("NFC", text)
    cuts = [0, *_cuts(text), len(text)]
    return "".join(normalize("NFC", text[i:j]) for i, j in pairwise(cuts))


def _cuts(text: str) -> Iterator[int]:
    """Yield where a row of marks has got as long as no language has it."""
    length = 0
    for at, character in enumerate(text, 1):
        length = length + 1 if combining(character) else 0
        if length and not length % _MOST_MARKS:
            yield at


def find_stacked(text: str, limit: int) -> int:
    """Return the index of the first mark that is one too many upon its letter; -1 where none is."""
    for run in () if is_plain(text) else _MARKABLE.finditer(text):
        length = 0
        for at, character in enumerate(run.group(), run.start()):
            length = length + 1 if category(character) in _MARKS else 0
            if length > limit:
                return at
    return -1


def spelled_out(text: str) -> str:
    r"""Return a text with the characters for which it has numbers: `&#x301;`, `\u0301`."""
    said = html.unescape(text) if "&" in text else text
    return _SPELLED.sub(_character, said) if "\\" in said else said


def _character(match: re.Match[str]) -> str:
    number = int(match["four"] or match["eight"], 16)
    return chr(number) if number <= sys.maxunicode else ""


def has_words(text: str) -> bool:
    """Tell whether a text of Markdown has a letter or a digit that a reader will see."""
    first, *others = text.split("<!--")
    after = (each.partition("-->")[2] if "-->" in each else each for each in others)
    shown = "".join((first, *after))
    return any(map(str.isalnum, _ENTITY.sub("", shown) if "&" in shown else shown))


def odd_space(one: str, other: str) -> str:
    """Return the name of the space by which alone two names differ, such as U+00A0; empty if not.

    It is one that looks like a common space, and is none.
    """
    if one == other or one.split() != other.split():
        return ""
    odd = (each for each in (*one, *other) if each.isspace() and each != " ")
    return next(map(name_character, odd), "")


def meant_by_control(character: str) -> str:
    """Return the character that a control character of ISO 8859-1 is in Windows-1252, or none."""
    code = ord(character)
    return bytes([code]).decode("cp1252", "ignore") if 0x80 <= code < 0xA0 else ""


def name_character(character: str) -> str:
    """Return a character's name as in the Unicode charts: U+2028."""
    return f"U+{ord(character):04X}"
