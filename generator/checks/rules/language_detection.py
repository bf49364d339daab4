"""LNG104: texts in another language than they are said to be in."""

import re
from collections.abc import Iterator

from generator.book.model import BookReport
from generator.book.text_index import passages_of
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Severity
from schema.wordlists import load_words

_WORD = re.compile(r"[^\W\d_]+")
# So many words that only the other language uses, and so many times as many as of its own.
_FEWEST, _FEWEST_NORWEGIAN, _TIMES = 5, 4, 4


@rule("LNG104", Severity.WARNING)
def in_its_language(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield texts in another language than the one of their file or field."""
    for passage in passages_of(report):
        found = _language_of(passage.text, passage.language)
        if found != passage.language:
            yield hit(
                passage.where,
                about=passage.question or None,
                found_language=found,
                said_language=passage.language,
            )


def _language_of(text: str, said: str) -> str:
    """The language that a text is in, if that is quite clear; else the one it is said to be in."""
    words = _WORD.findall(text.casefold())
    if len(words) < _FEWEST_NORWEGIAN:
        return said

    def count(name: str) -> int:
        return sum(map(load_words(name).__contains__, words))

    norwegian, english = count("words_nb_nn"), count("words_en")
    if said == "en":
        if norwegian >= max(_FEWEST, _TIMES * english):
            return "nn" if count("words_nn") > count("words_nb") else "nb"
        return said
    if english >= max(_FEWEST, _TIMES * norwegian):
        return "en"
    own, other = ("words_nb", "words_nn") if said == "nb" else ("words_nn", "words_nb")
    if count(other) >= max(_FEWEST_NORWEGIAN, _TIMES * count(own)):
        return "nn" if said == "nb" else "nb"
    return said
