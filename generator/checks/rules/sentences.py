"""How rules read running text: only texts that have a word of theirs, sentence by sentence."""

import re
from collections.abc import Iterator

from generator.book.model import BookReport
from generator.book.text_index import TextPassage
from generator.checks.rules.plain_language import split_sentences
from schema.signs import load_sign


def texts_with(report: BookReport, hints: frozenset[str]) -> Iterator[TextPassage]:
    """Yield the texts that have one of these words (in small letters)."""
    if not report.vocabulary.isdisjoint(hints):
        for each in report.passages:
            if not each.vocabulary.isdisjoint(hints):
                yield each


def signs_in(report: BookReport, name: str) -> Iterator[tuple[TextPassage, str, re.Match[str]]]:
    """Yield each text that has a sign of schema/signs.yaml, the first sentence, and the match."""
    sign = load_sign(name)
    for passage in texts_with(report, sign.hints):
        for sentence in split_sentences(passage.text):
            found = sign.find(sentence)
            if found:
                yield passage, sentence, found
                break


def quoted(words: str) -> str:
    """Return words as a message quotes them: on one line."""
    return " ".join(words.split()).strip(" ,;:")
