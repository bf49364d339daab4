"""The wordings of all headings, found by number, by first letters, and by words in common."""

from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher

from generator.importing.lexicon import squeeze, words_of
from generator.importing.targets import Target, Wording

_START = 3
# How alike a paragraph must be to a heading without a number, and how many words they share.
_LIKE = 0.84
_SHARED = 0.6


class Index:
    """Targets by what a line may have of them."""

    def __init__(self, targets: tuple[Target, ...]) -> None:
        self.by_number: dict[str, list[Target]] = defaultdict(list)
        self._by_start: dict[str, list[tuple[Target, Wording]]] = defaultdict(list)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._all = [(target, wording) for target in targets for wording in target.wordings]
        for target in targets:
            if target.number:
                self.by_number[target.number].append(target)
        for position, (target, wording) in enumerate(self._all):
            self._by_start[wording.letters[:_START]].append((target, wording))
            for word in wording.words:
                self._by_word[word].append(position)

    @property
    def letters(self) -> Iterator[str]:
        """The letters of every wording."""
        return (wording.letters for _, wording in self._all)

    def beginning(self, letters: str) -> list[tuple[Target, Wording]]:
        """Return the wordings that begin as these letters do, the longest first."""
        found = self._by_start.get(letters[:_START], [])
        return sorted(found, key=lambda each: -len(each[1].letters))

    def like(self, text: str) -> Iterator[tuple[Target, Wording]]:
        """Yield the wordings that a text is much like."""
        words = frozenset(words_of(text))
        shared: dict[int, int] = defaultdict(int)
        for word in words:
            for position in self._by_word.get(word, ()):
                shared[position] += 1
        for position, count in shared.items():
            target, wording = self._all[position]
            enough = 2 * count >= _SHARED * (len(words) + len(wording.words))
            if count > 1 and enough and likeness(text, wording) >= _LIKE:
                yield target, wording


def likeness(text: str, wording: Wording) -> float:
    """Return how alike a text and a wording are by their letters, from 0 to 1."""
    letters = squeeze(text)
    if not letters or abs(len(letters) - len(wording.letters)) > 0.5 * len(wording.letters):
        return 0.0
    matcher = SequenceMatcher(None, letters, wording.letters, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _LIKE - 0.2 else 0.0
