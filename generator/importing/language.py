"""Which language a report is written in: the one whose commonest words it has most of."""

from collections import Counter
from collections.abc import Iterable

from generator.importing.lexicon import words_of
from generator.importing.lines import Line
from generator.importing.portal import reading_data

_USUAL = "nb"
# With fewer telling words than this the headings have their say.
_FEW = 12


def find_language(answers: Iterable[Line], headings: Iterable[str]) -> str:
    """Return the language of the answers; with too few words to tell, that of the headings."""
    counts: Counter[str] = Counter()
    common = {code: frozenset(words) for code, words in reading_data().common_words.items()}
    for line in answers:
        for word in words_of(line.text):
            known = [code for code, words in common.items() if word in words]
            if len(known) == 1:
                counts[known[0]] += 1
    if counts.total() < _FEW:
        counts.update(code for code in headings if code)
    best = counts.most_common(1)
    return best[0][0] if best else _USUAL
