"""How much of a text is told by another: words that name something, however they are inflected.

Words are alike when they begin alike: «nøkkelkortene» and «nøkkelkort», “packing” and “packed”. It
knows no synonyms; what is told once more in other words altogether is not found.
"""

from msgspec import Struct

from generator.text.vacuity import telling_words
from schema.kept_patterns import compile_kept

_WORD = compile_kept(r"[^\W_]+")
# Words that are inflected begin with so many letters alike, and so large a part of the shorter.
_FEWEST_LETTERS, _PART = 4, 0.6
# Shorter words are of the language, not of what is told.
_SHORTEST = 3


class Retelling(Struct, frozen=True):
    """How many words of a text name something, and how many of those another text has too."""

    named: int
    retold: int

    @property
    def share(self) -> float:
        """The part of the named words that is retold; 0 where nothing is named."""
        return self.retold / self.named if self.named else 0.0


def compare_told(text: str, other: str, language: str) -> Retelling:
    """Return how much of a text another tells as well."""
    found = telling_words(text, language=language, things=True)
    named = [each for each in found if len(each) >= _SHORTEST]
    words = {*_WORD.findall(other.casefold())}
    retold = sum(any(_are_alike(each, word) for word in words) for each in named)
    return Retelling(len(named), retold)


def _are_alike(one: str, other: str) -> bool:
    if one == other:
        return True
    most = min(len(one), len(other))
    least = max(_FEWEST_LETTERS, _PART * most)
    if most < least:
        return False
    alike = next((i for i in range(most) if one[i] != other[i]), most)
    return alike >= least
