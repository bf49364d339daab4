"""How much the words of a text speak for each theme, by the sentences that are about it.

What a theme's sentences share is counted from examples (schema/import/examples/): a new example is
all that the import needs to learn a new way of saying something.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from math import log, sqrt
from typing import TypeAlias

from generator.importing.portal.lexicon import words_of
from generator.importing.statement.data import (
    example_headings,
    example_sentences,
    statement_data,
)
from generator.importing.statement.themes import weigh_themes

# One number for each theme, in the order of themes.yaml, in nats: how much speaks for it.
ThemeWeights: TypeAlias = tuple[float, ...]

# What words share that are forms of one: «leverandøren», «leverandører».
_STEM = 6
# So many texts of a theme are taken to have each word as often as all texts have it.
_USUAL = 2.0
# Two words in a row say the less as their parts have been weighed already.
_PAIR = 0.6
_NUMBER = "#"
# Words do not speak independently of each other: of a sentence's weight so much is believed, and
# of a longer text's no more than of a few sentences'.
_WORDS, _SENTENCE = 0.27, 14
# What a sign, a word known to tell of a theme, weighs.
_SIGN = 0.5
# Headings are few words, and common ones: of their weight so much is believed.
_HEADING = 0.15


@cache
def themes() -> tuple[str, ...]:
    """Return the themes in the order in which statements have them."""
    return tuple(statement_data().themes)


def no_weights() -> ThemeWeights:
    """Return weights that speak for nothing."""
    return (0.0,) * len(themes())


def add_weights(one: ThemeWeights, other: ThemeWeights, times: float = 1.0) -> ThemeWeights:
    """Return the sum of weights, the second so many times."""
    return tuple(a + times * b for a, b in zip(one, other, strict=True))


def weigh_text(text: str) -> ThemeWeights:
    """Return how much a text's words speak for each theme, in nats."""
    long = max(1.0, sqrt(len(words_of(text)) / _SENTENCE))
    signs = weigh_themes(text)
    own = add_weights(no_weights(), weigh_words(text), _WORDS / long)
    return tuple(each + _SIGN * signs[theme] for each, theme in zip(own, themes(), strict=True))


def weights_for(theme: str, weight: float = 1.0) -> ThemeWeights:
    """Return weights that speak for one theme alone."""
    return tuple(weight if each == theme else 0.0 for each in themes())


def likeliest(*weights: ThemeWeights) -> str:
    """Return the theme that the sum of weights speaks for most; nothing for none."""
    total = [sum(each) for each in zip(*weights, strict=True)]
    return themes()[total.index(max(total))] if any(total) else ""


def speaks_for(theme: str, *weights: ThemeWeights, within: float) -> bool:
    """Return whether the sum of weights speaks for a theme, or for none much more than for it."""
    total = [sum(each) for each in zip(*weights, strict=True)]
    return bool(total[themes().index(theme)] >= max(total) - within)


@lru_cache(maxsize=4096)
def weigh_words(text: str) -> ThemeWeights:
    """Return how much a text's words, each counted once, speak for each theme."""
    return _weigh(text, _learnt_of_sentences())


@lru_cache(maxsize=4096)
def weigh_heading_words(text: str) -> ThemeWeights:
    """Return how much a heading's words speak for each theme, in nats."""
    return tuple(_HEADING * each for each in _weigh(text, _learnt_of_headings()))


def _weigh(text: str, learnt: Mapping[str, ThemeWeights]) -> ThemeWeights:
    known = [learnt[each] for each in _features(text) if each in learnt]
    return tuple(map(sum, zip(*known, strict=True))) if known else no_weights()


@cache
def _learnt_of_sentences() -> Mapping[str, ThemeWeights]:
    return _learn(example_sentences())


@cache
def _learnt_of_headings() -> Mapping[str, ThemeWeights]:
    return _learn([*example_headings(), *example_sentences()])


def _learn(examples: Sequence[tuple[str, str]]) -> Mapping[str, ThemeWeights]:
    """Return how much each word, and each pair, speaks for each theme, from texts with theirs."""
    texts = Counter(theme for theme, _ in examples)
    found: dict[str, Counter[str]] = {}
    for theme, text in examples:
        for each in _features(text):
            found.setdefault(each, Counter())[theme] += 1
    return {each: _weights(each, seen, texts) for each, seen in found.items()}


def _weights(feature: str, seen: Counter[str], texts: Counter[str]) -> ThemeWeights:
    """Return how much a word speaks for each theme: how much oftener it is there than elsewhere.

    A theme of few examples lacks many words by chance: it is taken to have each as often as all.
    """
    size = _PAIR if " " in feature else 1.0
    usual = seen.total() / texts.total()
    own = ((seen[each] + _USUAL * usual) / (texts[each] + _USUAL) for each in themes())
    return tuple(size * log(each / usual) for each in own)


def _features(text: str) -> frozenset[str]:
    return frozenset(_each_feature(words_of(text)))


def _each_feature(words: Sequence[str]) -> Iterator[str]:
    stems = [_NUMBER if each[:1].isdecimal() else each[:_STEM] for each in words]
    yield from stems
    yield from map(" ".join, pairwise(stems))
