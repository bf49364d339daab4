"""Whether a text says anything: words of no content against words that name something.

Texts are judged by what is in them, not by a list of sentences: what is left when the words of
schema/vacuous_words.yaml, years and the writer's own names are taken away. It is wrong about irony
and about empty words it does not know; it does not call a text empty that names anything.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from typing import Literal, TypeAlias

from msgspec import Struct

from generator.text.partitions import value_of
from schema.files import FOLDER, read_as
from schema.kept_patterns import compile_kept
from schema.signs import load_hints, load_pattern
from schema.substance_words import find_phrase, fold

_WORD = compile_kept(r"[^\W_]+(?:[-'’][^\W_]+)*")
_LINK = compile_kept(r"\]\([^()\n]*\)|https?://\S+")
_YEAR = compile_kept(r"(?:19|20)\d\d")
# Of a long text, so large a share must say something: a few words do so by chance.
_SHARE = 0.1
# A brief sentence of unknown words says something only if it names a thing; a title may be short.
_BRIEF = range(4, 26)
# Parts of so many letters are known within a word, shorter ones as words with an ending at most.
_WITHIN = 5
_ENDING = "(?:s|e|a|r|t|n|en|et|er|ar|es|ed|ing|ene|ane|ers|te|de)?"
# Of no more telling words than so, a brief text may still name nothing that one could point at.
_FEW = {"named": 1, "definite": 2, "pointed": 3, "organised": 3, "ruled": 3}
# A text on how an enterprise is organised says something only if it names a part of it, an owner, a
# place or a number; of longer ones people are to judge.
_ORGANISED = range(5, 41)
# So does one on policies and routines only if it tells of a rule, or what is done by it.
_RULED = range(9, 41)
# A name has so many letters at least, and so few more where it is inflected: «sparebankens».
_NAME_LETTERS, _NAME_ENDING = 5, 4
_FIGURE = compile_kept(r"\d")
_TOLD = 2
_COUNTED = compile_kept(r"\b(?:to|tre) [a-zæøå]{3,}", re.IGNORECASE)
# A word with a capital letter within a sentence.
_NAME = compile_kept(r"(?<=[^\W\d_][ ,] )[A-ZÆØÅÄÖ][^\W\d_]+|(?<=[^\W\d_] )[A-ZÆØÅÄÖ][^\W\d_]+")


# What a text must have to say something.
Wanted: TypeAlias = Literal["words", "things", "named", "definite", "pointed", "organised", "ruled"]


class _Words(Struct, frozen=True, forbid_unknown_fields=True):
    words: frozenset[str]
    beginnings: tuple[str, ...]


class _Filler(Struct, frozen=True, forbid_unknown_fields=True):
    words: frozenset[str]
    beginnings: tuple[str, ...]
    about_oneself: _Words
    about_risk: frozenset[str]
    risk_in_general: tuple[str, ...]
    whereabouts: tuple[str, ...]
    told_in: dict[str, frozenset[str]]
    abstract_endings: dict[str, tuple[str, ...]]


@cache
def _filler() -> _Filler:
    return read_as(FOLDER / "vacuous_words.yaml", _Filler)


class _Telling(Struct, frozen=True, forbid_unknown_fields=True):
    parts: dict[str, str]
    rules: str
    goods: dict[str, str]


@cache
def _telling_words() -> _Telling:
    return read_as(FOLDER / "telling_words.yaml", _Telling)


# The parts that say what harm is, or whom it is to; and how an enterprise is organised.
_OF_HARM = ("people", "rights")
_OF_ORGANISATION = ("structure", "people", "numbers")


@cache
def _parts(*names: str) -> re.Pattern[str]:
    """Return a pattern for the parts of words of these kinds, or of all."""
    parts = _telling_words().parts
    words = sorted({word for each in names or parts for word in parts[each].split()})
    within = "|".join(sorted(re.escape(each) for each in words if len(each) >= _WITHIN))
    alone = "|".join(sorted(re.escape(each) for each in words if len(each) < _WITHIN))
    return compile_kept(rf"{within}|(?<![^\W\d_])(?:{alone}){_ENDING}(?![^\W\d_])")


def telling_words(
    text: str,
    names: AbstractSet[str] = frozenset(),
    language: str = "",
    *,
    things: bool = False,
) -> frozenset[str]:
    """Return the words of a text that name something, in small letters.

    `names` are the words of the writer's own names (in small letters), which tell nothing; where
    `things` are asked for, words of enterprises about themselves tell nothing either.
    """
    return frozenset(_telling(text, frozenset(names), language, things=things))


def _telling(
    text: str, names: frozenset[str], language: str, *, things: bool = False
) -> Iterator[str]:
    """Yield the telling words of a text as they come, some of them again.

    Where `things` are asked for, words of enterprises about themselves tell nothing either.
    """
    linked = "](" in text or "://" in text
    for match in _WORD.finditer(_LINK.sub("]", text) if linked else text):
        each = match[0].casefold()
        if each not in names and _tells(each, language, things) and not _is_name(each, names):
            yield each


def _is_name(word: str, names: frozenset[str]) -> bool:
    """Tell whether a word is one of the writer's own names, inflected."""
    if word[:_NAME_LETTERS] not in _beginnings(names):
        return False
    least = max(_NAME_LETTERS, len(word) - _NAME_ENDING)
    return any(word[:end] in names for end in range(least, len(word)))


@lru_cache(maxsize=64)
def _beginnings(names: frozenset[str]) -> frozenset[str]:
    """Return how names begin that are long enough to be known when they are inflected."""
    return frozenset(each[:_NAME_LETTERS] for each in names if len(each) >= _NAME_LETTERS)


@lru_cache(maxsize=8192)  # statements have most of their words in common
def _tells(word: str, language: str, things: bool) -> bool:  # noqa: FBT001 - a key
    """Tell whether a word, in small letters, names something."""
    filler = _filler()
    own = filler.about_oneself
    return (
        (word not in filler.words or word in filler.told_in.get(language, frozenset()))
        and not word.startswith(filler.beginnings)
        and not _YEAR.fullmatch(word)
        and (len(word) > 1 or word.isdecimal())
        and not (things and (word in own.words or word.startswith(own.beginnings)))
    )


def words_of_risk() -> frozenset[str]:
    """Return the words, in small letters, that tell nothing of a risk whose topic is known."""
    return _filler().about_risk


def speaks_of_risk(text: str) -> bool:
    """Tell whether a text has a word for risk, harm or trouble in general."""
    return any(map(text.casefold().__contains__, _filler().risk_in_general))


def names_harm(text: str, language: str) -> bool:
    """Tell whether a text has a word for a person's part, a right or a harm; a trade is none.

    «Fire» is a number, but not in English.
    """
    found = _parts(*_OF_HARM).finditer(_of_others(text.casefold()))
    return any(language == "en" or not value_of(each.group()) for each in found)


def says_where(text: str) -> bool:
    """Tell whether a text names a part of the value chain: suppliers, a tier, the employees."""
    words = (each.casefold() for each in _WORD.findall(text))
    return any(each.startswith(_filler().whereabouts) for each in words)


# Rules, points of the Act and tallies ask the same of the same texts.
@lru_cache(maxsize=2048)
def is_vacuous(
    text: str,
    names: frozenset[str] = frozenset(),
    fewest: int = 1,
    language: str = "",
    *,
    wanted: Wanted = "named",
) -> bool:
    """Tell whether fewer than so many words of a text name something.

    A long text needs a share of its words, whatever the fewest. What is `wanted` are words of any
    kind, `things` (words of enterprises about themselves are none), or things that are `named`: a
    brief text of an unknown word says something only if it names one. So does one of two unknown
    words where it must be `definite`, and of three where something `pointed` at is wanted; words
    for a quality are then none. Where an enterprise is to say how it is `organised`, a part of it,
    an owner or a number must be named;
    where it is `ruled`, a rule, what is done by it or a number, and not only what is to come.
    """
    text = _without_laws_kept(text)
    words = text.split()
    organised = wanted == "organised" and len(words) in _ORGANISED
    if organised and not _names_a_thing(text, names, *_OF_ORGANISATION):
        return True
    if wanted == "ruled" and len(words) in _RULED and not _tells_of_rules(text, language):
        return True
    # The same words again make a text longer, but say no less.
    least = max(fewest, _SHARE * len({*words}))
    few = _FEW.get(wanted, 0) if len(words) in _BRIEF else 0
    endings = _filler().abstract_endings.get(language, ()) if few > 1 else ()
    found, concrete = set[str](), set[str]()
    for each in _telling(text, names, language, things=wanted != "words"):
        found.add(each)
        if not each.endswith(endings):
            concrete.add(each)
        if len(found) >= least and len(concrete) > few:
            return False
    if len(found) < least:
        # Words for two things, one of them somebody's part or a harm, say something in any text.
        return len(concrete) < _TOLD or not _names_a_thing(text, names, *_OF_HARM)
    return bool(few) and not (_names_a_thing(text, names) or _counts_things(text, language))


def _tells_of_rules(text: str, language: str) -> bool:
    """Tell whether a text has a word for a rule, or what is asked or done by it, or a number."""
    if find_phrase(fold(text), "rules_to_come", language):
        return False
    rules = _telling_words().rules.split()
    return bool(_FIGURE.search(_YEAR.sub("", text))) or any(
        map(text.casefold().__contains__, rules)
    )


def are_goods(words: Iterable[str], language: str) -> bool:
    """Tell whether all these words are of goods, trades and places, or join such."""
    known = _goods(language)
    return all(map(known.has, map(str.casefold, words)))


class _GoodsWords(Struct, frozen=True):
    """Words, and what words begin with, end in and have within them."""

    whole: frozenset[str]
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]
    parts: tuple[str, ...]

    def has(self, word: str) -> bool:
        """Tell whether a word, in small letters, is one of these."""
        alike = word in self.whole or word.startswith(self.beginnings)
        return alike or word.endswith(self.endings) or any(map(word.__contains__, self.parts))


@cache
def _goods(language: str) -> _GoodsWords:
    """Return the words for goods; in the file, a `*` stands for letters at either end of one."""
    by_kind = defaultdict[tuple[bool, bool], list[str]](list)
    for each in _telling_words().goods.get(language, "").split():
        by_kind[each.startswith("*"), each.endswith("*")].append(each.strip("*"))
    kinds = ((False, True), (True, False), (True, True))
    return _GoodsWords(frozenset(by_kind[False, False]), *(tuple(by_kind[each]) for each in kinds))


def _counts_things(text: str, language: str) -> bool:
    """Tell whether a Norwegian text counts two or three things; in English «to» is no number."""
    return language != "en" and bool(_COUNTED.search(text))


def _without_laws_kept(text: str) -> str:
    """Return a text without «følger alle lover og regler som gjelder», which names nothing."""
    lowered = text.casefold()
    hinted = any(map(lowered.__contains__, load_hints("laws_kept")))
    return load_pattern("law_kept").sub(" ", text) if hinted else text


def _names_a_thing(text: str, names: frozenset[str], *parts: str) -> bool:
    """Tell whether a text has a number, a name or a word for something one could point at.

    `parts` are the kinds of such words; all, if none is given.
    """
    if _FIGURE.search(_YEAR.sub("", text)) or _parts(*parts).search(_of_others(text.casefold())):
        return True
    found = (each.casefold() for each in _NAME.findall(text))
    return any(each not in names and not _is_name(each, names) for each in found)


def _of_others(lowered: str) -> str:
    """Return a text without words of enterprises about themselves: «bærekraft» names no «kraft»."""
    own = _filler().about_oneself
    return " ".join(
        word
        for word in _WORD.findall(lowered)
        if word not in own.words and not word.startswith(own.beginnings)
    )


def repeats(text: str, other: str) -> bool:
    """Tell whether a text says the same as another: the same telling words, however inflected."""
    first, second = (
        {each[:5] for each in telling_words(each_text)} - _AUXILIARY for each_text in (text, other)
    )
    return bool(first) and first == second and not _is_past(text, other)


# What turns a plan into a report of it: «40 innkjøpere har fått kurs» is no mere repetition.
_PAST = compile_kept(r"\b(?:har|er|ble|blei|vart|has|have|been|was|were)\b", re.IGNORECASE)
_AUXILIARY = frozenset({"utfør", "fullf", "gjenn", "compl", "carri"})


def _is_past(text: str, other: str) -> bool:
    return bool(_PAST.search(text)) and not _PAST.search(other)
