"""What is only hoped for, or not known yet: sentences of what is to come, not of what is.

The Act tells results from expected results (§ 5 c), and so must the reader. The words are data,
schema/expectation_words.yaml; a language without any has no expectations that we know of. In doubt
a sentence is taken to tell of what is.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from msgspec import Struct

from generator.text.sentence_ends import spans_with_lists, split_main_clauses, split_sentences
from schema.files import FOLDER, read_as
from schema.kept_patterns import compile_kept
from schema.languages import load_languages
from schema.substance_words import find_phrase

_WORD = compile_kept(r"[\w.]{1,20}\Z")
_WORD = compile_kept(r"\w[\w'’-]*")
_KINDS = ("opens", "joins", "expects", "real", "aside")
# A clause of fewer words than this before «og» or a comma may be part of the next one's subject.
_FEWEST_IN_CLAUSE, _NEAR = 4, 3


class ExpectationWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The words of a language, or a family of languages, by what they say."""

    expects: tuple[str, ...]
    time: tuple[str, ...]
    real: tuple[str, ...]
    aside: tuple[str, ...]
    opens: tuple[str, ...]
    joins: tuple[str, ...]
    pointing: frozenset[str]
    times: tuple[str, ...]
    pasts: tuple[str, ...]


class ExpectationFile(Struct, frozen=True, forbid_unknown_fields=True):
    """All of schema/expectation_words.yaml."""

    languages: Mapping[str, ExpectationWords]


class _ExpectationReader(Struct, frozen=True):
    """What it takes to read a language: its words as one pattern, and what each of them says."""

    words: ExpectationWords
    pattern: re.Pattern[str]
    kinds: Mapping[str, str]


@cache
def _load() -> ExpectationFile:
    return read_as(FOLDER / "expectation_words.yaml", ExpectationFile)


@cache
def _reader(language: str) -> _ExpectationReader | None:
    known = load_languages().get(language)
    words = _load().languages.get(known.family or known.id) if known else None
    if words is None:
        return None
    kinds = {phrase: kind for kind in _KINDS for phrase in getattr(words, kind)}
    time = f"(?:{'|'.join(words.times)})"
    alternatives = [
        (phrase, re.escape(phrase.removesuffix("{time}")) + time * phrase.endswith("{time}"))
        for phrase in (*kinds, *words.time)
    ]
    longest_first = sorted(alternatives, key=lambda pair: (-len(pair[0]), pair[0]))
    phrases = "|".join(pattern for _, pattern in longest_first)
    return _ExpectationReader(
        words, compile_kept(rf"(?<!\w)(?:{phrases})(?!\w)|[,;:]|\s[–—-]\s"), kinds
    )


def expectation_pattern(language: str) -> re.Pattern[str]:
    """Return the pattern that finds the words of a language. Raises KeyError: it has none."""
    reader = _reader(language)
    if reader is None:
        raise KeyError(language)
    return reader.pattern


@lru_cache(maxsize=1024)  # rules, points of the Act and pages ask it of the same results
def only_expects(text: str, language: str) -> bool:
    """Tell whether every sentence of a text speaks of what is to come.

    Sentences that say that nothing has come yet count neither way, if others expect something.
    """
    verdicts = {_judge(each, language) for each in _sentences(text)}
    return "expects" in verdicts and verdicts <= {"expects", "nothing"}


def split_expectations(text: str, language: str) -> tuple[str, str]:
    """Return what a text says of what is, and what it says of what is clearly only to come.

    A sentence that begins with «hun», «dette» or the like stays with the one before it. The two
    parts together have every word of the text.
    """
    found = [*_sort(text, language)]
    kept, moved = ("".join(each for each, to_come in found if to_come is which).strip()
                   for which in (False, True))  # fmt: skip
    return kept, moved


def list_expectations(text: str, language: str) -> tuple[str, ...]:
    """Return the sentences that `split_expectations` takes out, each by itself."""
    return tuple(each.strip() for each, to_come in _sort(text, language) if to_come)


def _sort(text: str, language: str) -> Iterator[tuple[str, bool]]:
    """Yield each sentence, with the white space after it, and whether it is clearly to come."""
    whole, last = only_expects(text, language), None
    for sentence in _sentences(text):
        if whole:
            last = True
        elif last is not False or not _points_back(sentence, language):
            last = _judge(sentence, language) == "expects"
        yield sentence, last


def mentions_expectations(text: str, language: str) -> bool:
    """Tell whether a text has any word that speaks of what is to come, whatever else it says."""
    reader = _reader(language)
    return reader is not None and any(
        _kind(each.group(), reader) in {"expects", "time"}
        for each in reader.pattern.finditer(text.casefold())
    )


def _sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text with the white space after them: together, all of it.

    A list that something introduces («Vi forventer:») is one with it.
    """
    return (text[each.start : each.end] for each in spans_with_lists(text))


def _points_back(sentence: str, language: str) -> bool:
    """Tell whether a sentence begins with a word that may be about what was said before it."""
    reader, first = _reader(language), _WORD.search(sentence)
    return bool(reader and first and first.group().casefold() in reader.words.pointing)


def _kind(phrase: str, reader: _ExpectationReader) -> str:
    if not phrase.strip(",;:–—- \t\n"):
        return "pause"
    return reader.kinds.get(phrase, "time")


class _Clauses:
    """The clauses of one sentence, as they are read: what each of them says."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.main = ""
        self.below: list[str] | None = None
        self.words = 0
        self.joined = 99

    def close(self) -> None:
        """End a clause; one without a word that we know, but long enough, says something."""
        told_below = self.below[-1] if self.below and len(self.below) > 1 else ""
        main = self.main or told_below
        self.said.append(main or ("unknown" if self.words >= _FEWEST_IN_CLAUSE else ""))
        self.main, self.below, self.words, self.joined = "", None, 0, 99

    def take(self, kind: str) -> None:
        """Take in one word or phrase of a kind."""
        if kind == "pause":
            if self.main:
                self.close()
            self.below = None
        elif kind == "joins" and self.below is None:
            self.join()
        elif kind == "opens":
            self.below = self.below or []
        elif kind in {"expects", "real"}:
            self.tell(kind)

    def join(self) -> None:
        if not self.main and self.words >= _FEWEST_IN_CLAUSE:
            self.close()
        self.joined = 0

    def tell(self, kind: str) -> None:
        if self.below is not None:
            self.below.append(kind)
        elif not self.main:
            self.main = kind
        elif self.main != kind and (kind == "expects" or self.joined <= _NEAR):
            self.said.append(kind)

    def count(self, words: int) -> None:
        self.joined += words
        self.words += 0 if self.below is not None else words


def _judge(sentence: str, language: str) -> str:
    """Return what a sentence does: `expects`, tells what is (`real`), or says `nothing` of either.

    Empty where we cannot tell.
    """
    reader, lowered = _reader(language), sentence.casefold()
    if reader is None:
        return ""
    clauses, end, kinds = _Clauses(), 0, set[str]()
    for each in reader.pattern.finditer(lowered):
        clauses.count(len(_WORD.findall(lowered, end, each.start())))
        kind, end = _kind(each.group(), reader), each.end()
        kinds.add(kind)
        # «Som følge av», «der» and “that” begin no clause below another where they come first.
        if not (kind == "opens" and _points_back(lowered[:end], language)):
            clauses.take(kind)
    clauses.count(len(_WORD.findall(lowered, end)))
    clauses.close()
    first = next((at for at, said in enumerate(clauses.said) if said == "expects"), None)
    before = clauses.said[:first]
    if "real" in clauses.said or (first is not None and "unknown" in before):
        return "real"
    if first is not None:
        return "expects"
    if "time" in kinds and not _may_be_past(lowered, reader):
        return "expects"
    return "nothing" if "aside" in kinds else ""


def _may_be_past(lowered: str, reader: _ExpectationReader) -> bool:
    return any(word.endswith(reader.words.pasts) for word in _WORD.findall(lowered))


# «Ni av ti», «90 av 212», «40 prosent»: how far it has come, if only by counting what is done.
SHARE_REACHED = compile_kept(
    r"(?:\d|\b(?:to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv|two|three|four|five|six|seven|eight"
    r"|nine|ten|eleven|twelve|halvparten|half))\s(?:av|of)\s|\d\s?(?:%|prosent|per ?cent)"
)


def clauses_of(folded: str) -> list[str]:
    """Return the clauses of a text as `fold` makes it, each as `find_phrase` reads it."""
    parts = (part for each in split_sentences(folded) for part in split_main_clauses(each))
    return [f" {clause}" for each in parts if (clause := each.strip(" \n.!?;"))]


def says_none_yet(folded: str, language: str) -> bool:
    """Tell whether all that results say is that there is nothing to tell yet."""
    clauses = clauses_of(folded)
    untold = all(find_phrase(each, "no_results", language) for each in clauses)
    return bool(clauses) and untold and not SHARE_REACHED.search(folded)


def tells_of_none_yet(folded: str, language: str) -> bool:
    """Tell whether results only say that none has come: nothing to tell, or not done «ennå».

    Wider than `says_none_yet`: «Ingen fabrikk er oppgitt ennå» tells something, and so is no
    mistake, but it is not what came of a measure. «Ingen er skadd ennå» may be.
    """
    return not SHARE_REACHED.search(folded) and all(
        find_phrase(each, "no_results", language) or _is_not_yet(each, language)
        for each in clauses_of(folded) or [""]
    )


def _is_not_yet(clause: str, language: str) -> bool:
    denied = all(find_phrase(clause, each, language) for each in ("denying", "as_yet"))
    return denied and not find_phrase(clause, "well_if_none", language)
