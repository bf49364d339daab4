"""Norwegian order of names: … y (and ü), z, æ (ä), ø (ö), å (aa), as CLDR has it and Babel not."""

from functools import lru_cache
from unicodedata import combining, normalize

from generator.text.characters import compose

# Code points put å before æ and ø, and all three apart from z: these follow z directly.
_LAST = {"{": "Æ", "|": "Ø", "}": "Å"}
_ORDER = str.maketrans(
    {"æ": "{", "ä": "{", "ø": "|", "ö": "|", "ő": "|", "œ": "|", "å": "}"}
    | {"ü": "y", "ű": "y", "đ": "d", "ð": "d", "þ": "th", "ł": "l"}
)
OTHER = "#"
# Marks upon a letter are put in order, which takes the square of their number: pieces have few.
_PIECE = 1000


# A register asks for each of its names many times over: it has thousands.
@lru_cache(maxsize=1 << 16)
def sort_key(text: str) -> tuple[str, str]:
    """Return what a text is sorted by; what differs only in case or accents comes by code point."""
    letters = compose(text.casefold()).replace("aa", "å").translate(_ORDER)
    pieces = (letters[at : at + _PIECE] for at in range(0, len(letters), _PIECE))
    taken_apart = "".join(normalize("NFKD", each) for each in pieces)
    plain = "".join(each for each in taken_apart if not combining(each))
    return " ".join("".join(filter(_is_sorted_by, plain)).split()), text


def _is_sorted_by(character: str) -> bool:
    return character.isalnum() or character in _LAST or character.isspace()


def initial_of(text: str) -> str:
    """Return the letter that a text stands under in a list from A to Å; OTHER if it is none."""
    first = sort_key(text)[0][:1]
    return _LAST.get(first) or (first.upper() if "a" <= first <= "z" else OTHER)
