"""How rules read running text: only texts that have a word of theirs, sentence by sentence."""

import re
from collections.abc import Iterable, Iterator, Mapping

from generator.book.model import BookReport
from generator.book.text_index import TextPassage
from generator.checks.rules.registry import Hit
from generator.findings.finding import Argument, Ref
from schema.signs import load_sign


def texts_with(report: BookReport, *hints: frozenset[str]) -> Iterator[TextPassage]:
    """Yield the texts that have a word of each of these sets (in small letters)."""
    yield from report.passages_with(*hints)


def places_of(passage: TextPassage, words: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield where words (in small letters) stand in a text, as whole words."""
    lowered = passage.text.lower()
    if len(lowered) != len(passage.text):
        return
    for word in passage.vocabulary.intersection(words):
        at = lowered.find(word)
        while at >= 0:
            end = at + len(word)
            around = lowered[at - 1 : at] + lowered[end : end + 1]
            if not any(map(str.isalnum, around)):
                yield at, word
            at = lowered.find(word, end)


def signs_in(
    report: BookReport, name: str, texts: Iterable[TextPassage] | None = None
) -> Iterator[tuple[TextPassage, str, re.Match[str]]]:
    """Yield each text that has a sign of schema/signs.yaml, the first sentence, and the match.

    `texts` are those to look at; all of the report, if they are not given.
    """
    sign = load_sign(name)
    hinted_at = report.passages_with(*sign.hints)
    if texts is not None and hinted_at:
        wanted = set(map(id, texts))
        hinted_at = tuple(each for each in hinted_at if id(each) in wanted)
    for passage in hinted_at:
        for sentence in passage.sentences:
            for hints in sign.hints:  # `any` takes twice the time
                if sentence.vocabulary.isdisjoint(hints):
                    break
            else:
                found = sign.find(sentence.written)
                if found:
                    yield passage, sentence.written, found
                    break


def hits_of_signs(report: BookReport, cases: Mapping[str, str]) -> Iterator[Hit]:
    """Yield what has these signs, each told by its case, a sentence once.

    Two signs of one mistake may be in a sentence: it is one.
    """
    said: set[tuple[Ref, str]] = set()
    for name, case in cases.items():
        for passage, sentence, found in signs_in(report, name):
            if (passage.where, sentence) not in said:
                said.add((passage.where, sentence))
                yield hit_on(passage, found.group(), case=case)


def hit_on(
    passage: TextPassage, words: str, *, related: tuple[Ref, ...] = (), **arguments: Argument
) -> Hit:
    """Return the hit on these words of a text, which it quotes."""
    where, about = passage.where.on(words), passage.question or None
    told = {**arguments, "words": quoted(words)}
    return Hit(where, about, related, tuple(told.items()))


def quoted(words: str) -> str:
    """Return words as a message quotes them: on one line."""
    return " ".join(words.split()).strip(" ,;:")
