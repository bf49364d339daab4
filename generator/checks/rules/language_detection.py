"""LNG104: texts in another language than they are said to be in."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from generator.book.model import BookReport
from generator.book.text_index import TextPassage, passages_of
from generator.checks.rules.plain_language import split_sentences
from generator.checks.rules.queries import named_in_exceptions
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Severity
from schema.kept_patterns import compile_kept
from schema.languages import load_languages
from schema.wordlists import find_words

# What is quoted, or named as a title is, may be in any language.
_QUOTED = compile_kept(
    r"«[^«»]{0,400}»|“[^“”]{0,400}”|\"[^\"\n]{0,400}\"|\*[^*\n]{1,200}\*|^>.*$|\]\([^()\n]{0,400}\)",
    re.MULTILINE,
)
_WORD = compile_kept(r"[^\W\d_]+")
# A sentence of fewer words may be a title or a name; of so many different words, one may be there.
_LONG_SENTENCE, _FEWEST_DIFFERENT = 12, 4
# So many words that only the other language uses, and so many times as many as of its own.
_FEWEST, _FEWEST_NEAR, _TIMES = 5, 4, 4


@rule("LNG104", Severity.WARNING)
def in_its_language(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield texts in another language than the one of their file or field."""
    foreign: dict[tuple[str, ...], list[TextPassage]] = defaultdict(list)
    named = named_in_exceptions(report, "LNG104")
    for passage in passages_of(report):
        found = _language_of(passage.words, passage.language)
        if found != passage.language and _family(found) == _family(passage.language):
            # Of a language as near as this, a quotation of some length would be enough.
            own = _WORD.findall(_QUOTED.sub(" ", passage.text).casefold())
            found = _language_of(own, passage.language)
        if found != passage.language:
            apart = passage.question if passage.question in named else ""
            foreign[passage.where.file, passage.language, found, apart].append(passage)
        else:
            yield from _foreign_part(passage)
    for (_, said, found, _), passages in foreign.items():
        first, *others = passages
        yield hit(
            first.where,
            about=first.question or None,
            related=tuple(each.where for each in others),
            found_language=found,
            said_language=said,
            case="several" if others else "whole",
            count=len(passages),
        )


def is_foreign(passage: TextPassage) -> bool:
    """Tell whether a text is in another language than it is said to be."""
    return _language_of(passage.words, passage.language) != passage.language


def _foreign_part(passage: TextPassage) -> Iterator[Hit]:
    """Yield the first sentence of some length that is in another language than the text."""
    own = _family(passage.language)
    others = {_family(code) for code in load_languages()} - {own}
    if not find_words(f"words_{own}") or not any(_may_have(passage, each) for each in others):
        return
    text = _QUOTED.sub(" ", passage.text)
    for sentence in split_sentences(text):
        words = _WORD.findall(sentence.casefold())
        found = _language_of(words, passage.language) if len(words) >= _LONG_SENTENCE else ""
        if found and _family(found) != own:
            where = passage.where.on(" ".join(sentence.strip().split("\n")[0].split(" ")[:6]))
            about = passage.question or None
            said = passage.language
            yield hit(where, about=about, case="part", found_language=found, said_language=said)
            return


def _family(code: str) -> str:
    return load_languages()[code].family or code if code in load_languages() else code


@cache
def _families() -> Mapping[str, str]:
    return {code: each.family or code for code, each in load_languages().items()}


def _may_have(passage: TextPassage, family: str) -> bool:
    """Tell whether a text has so many words of another language that a sentence may be in it."""
    return len(passage.vocabulary & find_words(f"words_{family}")) >= _FEWEST_DIFFERENT


def _language_of(words: Sequence[str], said: str) -> str:
    """The language that words are in, if that is quite clear; else the one it is said to be in."""
    families = _families()
    own = families.get(said, said)
    if len(words) < _FEWEST_NEAR or not find_words(f"words_{own}"):
        return said

    @cache
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
