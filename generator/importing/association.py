"""The association's own texts, known by digests of their words: they are not the enterprise's."""

from collections.abc import Sequence
from hashlib import sha256

from generator.importing.lexicon import words_of
from generator.importing.lines import Line
from generator.importing.portal import shingles

_WORDS = 4
_DIGITS = 6
# How much of a paragraph must be known: other years say the same in slightly different words.
_SHARE = 0.5


def digests_of(text: str) -> list[str]:
    """Return the digest of every four words in a row; of a shorter text, of all its words."""
    words = words_of(text)
    runs = [words[at : at + _WORDS] for at in range(max(1, len(words) - _WORDS + 1))]
    return [sha256(" ".join(run).encode()).hexdigest()[:_DIGITS] for run in runs]


def is_association(lines: Sequence[Line]) -> bool:
    """Tell whether a paragraph is the association's."""
    found = digests_of(" ".join(line.text for line in lines))
    known = shingles()
    return sum(each in known for each in found) >= _SHARE * len(found)
