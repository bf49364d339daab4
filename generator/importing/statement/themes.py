"""What a text is about: a heading by its wordings, sentences by the signs in them."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, lru_cache

from msgspec import Struct
from rapidfuzz import fuzz

from generator.importing.portal.lexicon import words_of
from generator.importing.statement.data import (
    ThemeWording,
    filler_words,
    heading_wordings,
    nothing_wordings,
    sign_wordings,
    statement_data,
)

# How like a word must be to one of a wording, of a hundred: «tilltak» is «tiltak».
_LIKE = 88
_SHORTEST_LIKE = 6
# What is no longer than this stands for itself alone: «mål» is not «målgruppe».
_SHORT = 3
# How many words may stand between those of a wording.
_BETWEEN = 3
# Of these, what one heading may be about («Hva vi gjør»), what stands before it tells which it is.
_BY_ORDER = {"operations", "measures"}
# A sign of several words says more than one word.
_SEVERAL = 2
# What counts a heading: «B2», «IV», «3a».
_COUNT = re.compile(r"(?:[a-z]?\d+[a-z]?|[ivx]{1,4}|[a-z])")


class HeadingTheme(Struct, frozen=True):
    """What a heading is about, whether it says nothing else, and whether anything may be below.

    `among` are all themes that it names, if several: what is below is about one of them.
    """

    theme: str
    sure: bool
    broad: bool
    among: tuple[str, ...] = ()


def find_heading_theme(
    text: str, seen: Collection[str] = (), own: Collection[str] = ()
) -> HeadingTheme | None:
    """Return what a heading is about; None where no wording is in it.

    `own` are the words of the enterprise's name, which say nothing of that.

    The longest wording decides; of equals the first in the heading, or of one that means several
    things («Hva vi gjør») what comes next: measures, where risks have been `seen`, else operations.
    """
    return _find_heading_theme(text, "risks" in seen, frozenset(own))


@lru_cache(maxsize=4096)
def _find_heading_theme(text: str, late_in: bool, own: frozenset[str]) -> HeadingTheme | None:  # noqa: FBT001 - a cache takes no keywords
    words = [w for w in _uncounted(words_of(text)) if not w.isdecimal() and w not in own]
    found = [
        (wording, places)
        for wording in _headings_of(frozenset(words))
        if (places := _places(wording.words, words))
    ]
    if not found:
        return None
    order = list(statement_data().themes)
    late = 1 if late_in else -1
    best, _ = max(
        found,
        key=lambda each: (
            each[0].letters, each[0].broad, -each[1][0], late * order.index(each[0].theme)
        ),
    )  # fmt: skip
    best = _governing(best, found, words)
    taken = {at for wording, places in found if wording == best for at in places}
    themes = {best.theme: min(taken)}
    heard = {best.words: {best.theme}}
    for wording, places in sorted(found, key=lambda each: -each[0].letters):
        of_same = heard.setdefault(wording.words, set()) | {wording.theme}
        if taken.isdisjoint(places) and not best.broad:
            themes.setdefault(wording.theme, places[0])
            taken |= {*places}
            heard[wording.words] = of_same
        elif heard[wording.words] and not best.broad and not of_same >= _BY_ORDER:
            themes.setdefault(wording.theme, places[0])
            heard[wording.words] = of_same
        elif wording.theme in themes:
            taken |= {*places}
    rest = [w for at, w in enumerate(words) if at not in taken and w not in filler_words()]
    among = tuple(sorted(themes, key=lambda each: themes[each])) if len(themes) > 1 else ()
    return HeadingTheme(best.theme, not rest, best.broad or (bool(among) and not rest), among)


def _headings_of(words: frozenset[str]) -> Sequence[ThemeWording]:
    """Return the wordings that words may begin: a likeness has the same first letter."""
    letters = {word[:1] for word in words} | {"*"}
    return [each for each in heading_wordings() if each.words[0][:1] in letters]


def _governing(
    best: ThemeWording, found: Sequence[tuple[ThemeWording, tuple[int, ...]]], words: Sequence[str]
) -> ThemeWording:
    """Return the wording that governs the best one: «Krav» in «Krav i anskaffelser»."""
    start = min(places[0] for wording, places in found if wording == best)
    before = [
        (wording, places)
        for wording, places in found
        if wording.letters >= _SHORTEST_LIKE
        and places[-1] < start
        and not set(words[places[-1] + 1 : start]).isdisjoint(statement_data().prepositions)
    ]
    return min(before, key=lambda each: (each[1][0], -each[0].letters))[0] if before else best


def _uncounted(words: list[str]) -> list[str]:
    """Return the words of a heading without what counts it, and without single letters."""
    first = next((at for at, word in enumerate(words) if not _COUNT.fullmatch(word)), 0)
    known = statement_data().prepositions
    return [word for word in words[first:] if len(word) > 1 or word in known]


def _places(wanted: Sequence[str], words: Sequence[str]) -> tuple[int, ...]:
    """Return where the words of a wording are, in order; none where it is not whole."""
    for start, word in enumerate(words):
        if not _is_like(wanted[0], word):
            continue
        places = [start]
        for each in wanted[1:]:
            after = range(places[-1] + 1, min(places[-1] + 2 + _BETWEEN, len(words)))
            at = next((place for place in after if _is_like(each, words[place])), None)
            if at is None:
                break
            places.append(at)
        if len(places) == len(wanted):
            return tuple(places)
    return ()


@lru_cache(maxsize=1 << 16)
def _is_like(stem: str, word: str) -> bool:
    if stem.startswith("*"):
        return stem[1:] in word
    if word.startswith(stem):
        return len(stem) > _SHORT or word == stem
    if len(stem) < _SHORTEST_LIKE or abs(len(word) - len(stem)) > 3 or word[0] != stem[0]:
        return False
    return fuzz.ratio(stem, word[: len(stem) + 1]) >= _LIKE


@cache
def _signs_by_letters() -> Mapping[str, tuple[int, ...]]:
    """Return the numbers of the signs by the first letters of their first word."""
    found: dict[str, list[int]] = {}
    for number, wording in enumerate(sign_wordings()):
        found.setdefault(wording.words[0][:_SHORT], []).append(number)
    return {letters: tuple(numbers) for letters, numbers in found.items()}


def weigh_themes(text: str) -> Counter[str]:
    """Return how much a text says of each theme: its signs, each counted once."""
    return Counter(_weigh(text))


@lru_cache(maxsize=2048)
def _weigh(text: str) -> Counter[str]:
    words = words_of(text)
    by_letters = _signs_by_letters()
    places: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        places.setdefault(word[:_SHORT], []).append(place)
    begun = places.keys() & by_letters.keys()
    signs = sorted(each for letters in begun for each in by_letters[letters])
    weights: Counter[str] = Counter()
    heard: set[tuple[str, int]] = set()  # in the words that a sign took, no shorter one is heard
    for number in signs:
        wording = sign_wordings()[number]
        at = _exact(wording.words, words, places[wording.words[0][:_SHORT]])
        # Two signs in one word, «employ» and «employees», are one; so are those in the same words.
        own = {(wording.theme, at + n) for n in range(len(wording.words))} if at is not None else ()
        if own and heard.isdisjoint(own):
            heard.update(own)
            weights[wording.theme] += _SEVERAL if len(wording.words) > 1 else 1
    return weights


def _exact(wanted: Sequence[str], words: Sequence[str], starts: Iterable[int]) -> int | None:
    """Return where a sign is among words, each begun and right after another; None for nowhere.

    `starts` are the places where its first word may be.
    """
    size = len(wanted)
    for start in starts:
        found = words[start : start + size]
        if len(found) == size and all(map(_begins, found, wanted)):
            return start
    return None


def _begins(word: str, stem: str) -> bool:
    """Return whether a word begins as a sign does; a short one is the whole word."""
    return word == stem or (len(stem) > _SHORT and word.startswith(stem))


def other_language(text: str) -> str:
    """Return the language of a text that is in one reports cannot be in; nothing for others."""
    words = Counter(words_of(text))
    for language, common in statement_data().other_languages.items():
        if 8 * sum(words[each] for each in common) > words.total():
            return language
    return ""


def says_nothing_found(text: str) -> bool:
    """Return whether a text says that nothing was found."""
    words = words_of(text)
    return any(_places(wanted, words) for wanted in nothing_wordings())
