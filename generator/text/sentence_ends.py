"""Where sentences end in running text, and clauses within them: one answer for all who ask.

A sentence ends at a full stop, “!”, “?” or “…” before what may begin another: not after an
abbreviation («kl. 10.30»), an initial («Kari A. Moe») or a number in order («1. januar»); the words
are `abbreviations` and `abbreviations_at_end` in schema/words.yaml. A line of a list, a table, a
heading or a quotation is a sentence, and so is what introduces it; lines that only wrap are not.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from schema.kept_patterns import compile_kept
from schema.wordlists import load_words

# All begin with one of a few signs: said first, it is looked for six times as fast.
_MAY_END = compile_kept(
    r"(?P<sign>[.!?…:\n])(?:"
    r"(?<=[.!?…])(?P<closed>[\"»”’)\]*_]{0,4})\s+(?=[\"«“(*_\[]{0,4}(?P<next>[\w§]))"
    r"|(?<=:)[ \t]*\n|(?<=\n)(?:[ \t]*\n|(?=[ \t]*(?:[-*+|#>]|\d{1,3}[.)]\s)))"
    r")"
)
_ITEM = compile_kept(r"[ \t]{0,8}(?:[-*+]|\d{1,3}[.)])\s")
_LONGEST_WORD = 20
_LAST_WORD = compile_kept(rf"[\w.]{{1,{_LONGEST_WORD}}}\Z")
# «A», and «J.R»
_INITIALS = compile_kept(r"[A-ZÆØÅ](?:\.[A-ZÆØÅ])*\Z")
# «i klasse A.», not «av Kari A.» or «hos A.»: what stands before an initial is a name, or short.
_BEFORE_LETTER = compile_kept(r"(?:\A|\W)[a-zæøå]{4,30} \Z")
_NO_NAME = compile_kept(r"(?:Vi|Det|Den|Dei?|Dette|Der|Her|We|The|They|It|This)(?!\w)")
# «1. Vi snakket …» is a line of a list.
_LINE_BEGINS = compile_kept(r"(?:\A|\n)[ \t]{0,8}\Z")
# Before what may begin a sentence, but with no capital, a full stop may be of an abbreviation that
# no list has: those have few letters, and many have no vowel.
_SURE = 4
_VOWEL = compile_kept(r"[aeiouyæøåAEIOUYÆØÅ]|\d")
# Digits of a number in order; a year may end a sentence.
_ORDINAL = 2
# Characters: a hundred lines.
_MOST_OF_A_SENTENCE = 5000
_PIECE = compile_kept(rf"(?s).{{1,{_MOST_OF_A_SENTENCE}}}(?!\S)|.{{1,{_MOST_OF_A_SENTENCE}}}")
# Where a clause of the same rank follows; and every pause, with the words that set against.
_MAIN_CLAUSE = compile_kept(r";\s|,\s(?:og|and|men|but)\s", re.IGNORECASE)
_PAUSE = compile_kept(r"[,;:](?=\s|$)|\s[–—]\s|\s(?:men|but|mens|medan|while)(?=\s)", re.IGNORECASE)


class SentenceSpan(Struct, frozen=True):
    """Where a sentence stands in its text: with its mark up to `stop`, with the space to `end`."""

    start: int
    stop: int
    end: int


@lru_cache(maxsize=2048)  # many rules, points and pages read the same texts
def sentence_spans(text: str) -> tuple[SentenceSpan, ...]:
    """Return where the sentences of a text are; none is empty, and they follow each other."""
    return tuple(_spans(text, _ends(text)))


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a text, each with the mark that ends it.

    What is longer than any sentence comes in pieces: rules look at a sentence more than once.
    """
    sentences = [text[each.start : each.stop].strip() for each in sentence_spans(text)]
    if len(text) <= _MOST_OF_A_SENTENCE:
        return sentences
    return [piece for sentence in sentences for piece in _PIECE.findall(sentence)]


def spans_with_lists(text: str) -> tuple[SentenceSpan, ...]:
    """Return where the sentences are, where a list is one with what introduces it."""
    return tuple(_spans(text, _ends_with_lists(text)))


def sentence_before(text: str, at: int, most: int) -> str:
    """Return what stands before a place in its sentence; of it, the last `most` characters."""
    spans = sentence_spans(text)
    index = bisect_right(spans, at, key=lambda each: each.start) - 1
    start = spans[index].start if index >= 0 else 0
    return text[max(start, at - most) : at]


def split_main_clauses(sentence: str) -> list[str]:
    """Return the clauses that might each be a sentence: split at «;» and «, og», «, men»."""
    return _MAIN_CLAUSE.split(sentence)


def split_at_pauses(sentence: str) -> list[str]:
    """Return the parts between commas, colons and dashes, and before «men», «mens» and the like."""
    return _PAUSE.split(sentence)


def clause_between(text: str, start: int, stop: int) -> tuple[int, int]:
    """Return where the part of a text begins and ends that has a place, as pauses part it."""
    begins = [each.end() for each in _PAUSE.finditer(text, 0, start)]
    end = _PAUSE.search(text, stop)
    return max(begins, default=0), end.start() if end else len(text)


def _spans(text: str, ends: Iterator[re.Match[str]]) -> Iterator[SentenceSpan]:
    start = 0
    for each in ends:
        stop = each.start() + len(each.group().rstrip())
        if text[start:stop].strip():
            yield SentenceSpan(start, stop, each.end())
            start = each.end()
    if text[start:].strip():
        yield SentenceSpan(start, len(text), len(text))


def _ends(text: str) -> Iterator[re.Match[str]]:
    # Folded for comparison, or typed in a hurry: what begins a sentence is not seen by its capital.
    small = text.islower()
    return (each for each in _MAY_END.finditer(text) if _is_end(each, text, small=small))


def _ends_with_lists(text: str) -> Iterator[re.Match[str]]:
    """Yield the ends of sentences but those between what introduces a list and its items."""
    begin, colon = 0, -1
    for end in _ends(text):
        if end["sign"] == ":" or text[end.start() - 1 : end.start()] == ":":
            continue
        if colon < begin:
            colon = text.find(":\n", begin) % (len(text) + 1)
        introduced = colon < end.start() and _ITEM.match(text, end.end())
        if not introduced or end.group().strip():
            yield end
            begin = end.end()


def _is_end(found: re.Match[str], text: str, *, small: bool) -> bool:
    sign, following = found["sign"], found["next"]
    if not following or found.group().count("\n") > 1:
        return True
    large = following.isupper() or following == "§"
    if sign != ".":
        return large or ((small or following.isdecimal()) and sign != "…")
    before = _last_word(text[max(0, found.start() - _LONGEST_WORD) : found.start()])
    start = found.start() - len(before)
    if before and _ends_no_sentence(before, text[max(0, start - 40) : start], large=large):
        # «Klasse A. Vi …»: no name begins so.
        return large and bool(_INITIALS.match(before) and _NO_NAME.match(text, found.end()))
    if large or (small and not following.isdecimal()):
        return True
    if following.isdecimal():
        return len(before) > 1 and bool(_VOWEL.search(before))
    return before.isalnum() and len(before) >= _SURE and not found["closed"]


def _last_word(text: str) -> str:
    """Return the word that a text ends in, with the full stops in it; empty where it has none."""
    # Most words stand after a space, and have letters alone: that is seen without a pattern.
    last = text.rpartition(" ")[2]
    if last.isalnum():
        return last
    found = _LAST_WORD.search(text)
    return found.group() if found else ""


def _ends_no_sentence(word: str, before: str, *, large: bool) -> bool:
    """Tell whether a full stop after a word is of the word: of what is short for it, or in order.

    `large` tells whether a capital comes next.
    """
    folded = word.lower()
    if folded in load_words("abbreviations"):
        return True
    if folded in load_words("abbreviations_at_end"):
        return not large
    if word.isdecimal() and len(word) <= _ORDINAL:
        return not large or bool(_LINE_BEGINS.search(before))
    return bool(_INITIALS.match(word)) and not _BEFORE_LETTER.search(before)
