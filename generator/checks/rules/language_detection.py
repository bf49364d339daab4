"""LNG104: texts in another language than they are said to be in."""

from collections.abc import Iterator, Sequence

from generator.book.model import BookReport
from generator.book.text_index import passages_of
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Severity
from schema.languages import load_languages
from schema.wordlists import find_words

# So many words that only the other language uses, and so many times as many as of its own.
_FEWEST, _FEWEST_NEAR, _TIMES = 5, 4, 4


@rule("LNG104", Severity.WARNING)
def in_its_language(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield texts in another language than the one of their file or field."""
    for passage in passages_of(report):
        found = _language_of(passage.words, passage.language)
        if found != passage.language:
            yield hit(
                passage.where,
                about=passage.question or None,
                found_language=found,
                said_language=passage.language,
            )


def _language_of(words: Sequence[str], said: str) -> str:
    """The language that words are in, if that is quite clear; else the one it is said to be in."""
    families = {code: each.family or code for code, each in load_languages().items()}
    own = families.get(said, said)
    if len(words) < _FEWEST_NEAR or not find_words(f"words_{own}"):
        return said

    def count(name: str) -> int:
        return sum(map(find_words(f"words_{name}").__contains__, words))

    other = max((each for each in families.values() if each != own), key=count)
    if count(other) >= max(_FEWEST, _TIMES * count(own)):
        return max((code for code, family in families.items() if family == other), key=count)
    for code, family in families.items():
        near = family == own and code != said
        if near and count(code) >= max(_FEWEST_NEAR, _TIMES * count(said)):
            return code
    return said
