"""Whether a text says anything: words of no content against words that name something.

Texts are judged by what is in them, not by a list of sentences: what is left when the words of
schema/vacuous_words.yaml, years and the writer's own names are taken away. It is wrong about irony
and about empty words it does not know; it does not call a text empty that names anything.
"""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache

from msgspec import Struct

from schema.files import FOLDER, read_as

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_LINK = re.compile(r"\]\([^()\n]*\)|https?://\S+")
_YEAR = re.compile(r"(?:19|20)\d\d")
# A text of so many words in which one alone names something says no more than a text without.
_LONG = 12


class _Filler(Struct, frozen=True, forbid_unknown_fields=True):
    words: frozenset[str]
    beginnings: tuple[str, ...]
    whereabouts: tuple[str, ...]
    told_in: dict[str, frozenset[str]]


@cache
def _filler() -> _Filler:
    return read_as(FOLDER / "vacuous_words.yaml", _Filler)


def telling_words(
    text: str, names: AbstractSet[str] = frozenset(), language: str = ""
) -> frozenset[str]:
    """Return the words of a text that name something, in small letters.

    `names` are the words of the writer's own names (in small letters), which tell nothing.
    """
    return frozenset(_telling(text, names, language))


def _telling(text: str, names: AbstractSet[str], language: str) -> Iterator[str]:
    """Yield the telling words of a text as they come, some of them again."""
    filler = _filler()
    told = filler.told_in.get(language, frozenset())
    for match in _WORD.finditer(_LINK.sub("]", text)):
        each = match[0].casefold()
        if (
            (each not in filler.words or each in told)
            and each not in names
            and not each.startswith(filler.beginnings)
            and not _YEAR.fullmatch(each)
            and (len(each) > 1 or each.isdigit())
        ):
            yield each


def says_where(text: str) -> bool:
    """Tell whether a text names a part of the value chain: suppliers, a tier, the employees."""
    words = (each.casefold() for each in _WORD.findall(text))
    return any(each.startswith(_filler().whereabouts) for each in words)


def is_vacuous(
    text: str, names: AbstractSet[str] = frozenset(), fewest: int = 1, language: str = ""
) -> bool:
    """Tell whether fewer than so many words of a text name something.

    A long text needs two, whatever the fewest.
    """
    enough, found = max(fewest, 2), set[str]()
    for each in _telling(text, names, language):
        found.add(each)
        if len(found) == enough:
            return False
    return len(found) < fewest or len(text.split()) >= _LONG


def repeats(text: str, other: str) -> bool:
    """Tell whether a text says the same as another: the same telling words, however inflected."""
    first, second = (
        {each[:5] for each in telling_words(each_text)} - _AUXILIARY for each_text in (text, other)
    )
    return bool(first) and first == second and not _is_past(text, other)


# What turns a plan into a report of it: «40 innkjøpere har fått kurs» is no mere repetition.
_PAST = re.compile(r"\b(?:har|er|ble|blei|vart|has|have|been|was|were)\b", re.IGNORECASE)
_AUXILIARY = frozenset({"utfør", "fullf", "gjenn", "compl", "carri"})


def _is_past(text: str, other: str) -> bool:
    return bool(_PAST.search(text)) and not _PAST.search(other)
