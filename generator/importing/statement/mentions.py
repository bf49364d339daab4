"""Which risk a text is about that names none: the one that it shares telling words with."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from generator.importing.statement.impacts import FoundRisk, telling_words

# Words that begin with the same letters are forms of one: «gebyr», «gebyrer».
_STEM = 6
_SHORTEST = 4
# So many words of one risk alone tell of it, with none as many of another; and so many for sure.
_FEWEST, _SURELY = 2, 3


class Mention(Struct, frozen=True):
    """A risk that a text speaks of without naming it, and whether that is sure."""

    risk: FoundRisk
    sure: bool


def find_mentioned(text: str, risks: Sequence[FoundRisk]) -> Mention | None:
    """Return the risk of which a text has words that no other risk has; None for no one risk."""
    by_risk = [_stems(f"{each.title} {each.values.get('description', '')}") for each in risks]
    common = Counter(stem for stems in by_risk for stem in stems)
    own = {stem for stem in _stems(text) if common[stem] == 1}
    counts = sorted(((len(own & stems), -at) for at, stems in enumerate(by_risk)), reverse=True)
    if not counts or counts[0][0] < _FEWEST:
        return None
    most, place = counts[0]
    others = counts[1][0] if len(counts) > 1 else 0
    if most - others < _FEWEST:
        return None
    return Mention(risks[-place], sure=most - others >= _SURELY)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in telling_words(text) if len(word) >= _SHORTEST)
