"""LNG104: texts in another language than they are said to be in."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache

from generator.book.model import BookReport
from generator.book.text_index import TextPassage, passages_of
from generator.checks.rules.queries import named_in_exceptions
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Severity
from generator.text.sentence_ends import split_sentences
from schema.kept_patterns import compile_kept
from schema.languages import load_languages
from schema.wordlists import find_words

# What is quoted, or named as a title is, may be in any language.
_QUOTED = compile_kept(
    r"«[^«»]{0,400}»|“[^“”]{0,400}”|\"[^\"\n]{0,400}\"|\*[^*\n]{1,200}\*|^>.*$|\]\([^()\n]{0,400}\)",
    re.MULTILINE,
)
_WORD = compile_kept(r"[^\W\d_]+")
# So many different words that only the other language has, and so many times as many as of its own:
# fewer may be a name. Of the sentences of this repository with eight words seven of ten are told by
# them, with sixteen nine; of languages near each other two and five. None of 15,000 is told wrong.
_FEWEST, _TIMES = 3, 4
# A line of fewer words, within a text of another language, may be a title.
_SHORTEST_SENTENCE = 7
_PARAGRAPH_END = compile_kept(r"\n[ \t]*\n")


@rule("LNG104", Severity.WARNING)
def in_its_language(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield texts in another language than the one of their file or field."""
    foreign: dict[tuple[str, ...], list[TextPassage]] = defaultdict(list)
    named = named_in_exceptions(report, "LNG104")
    for passage in passages_of(report):
        found = _language_told(passage)
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
    return _language_told(passage) != passage.language


def _language_told(passage: TextPassage) -> str:
    """The language of a text without what it quotes."""
    said = passage.language
    found = _language_of(passage.vocabulary, said)
    return said if found == said else _language_of(_own(passage.text), said)


def _own(text: str) -> frozenset[str]:
    """The words of a text that are not quoted, each once."""
    return frozenset(_WORD.findall(_QUOTED.sub(" ", text).casefold()))


def _foreign_part(passage: TextPassage) -> Iterator[Hit]:
    """Yield the first part of a text that is in another language than the whole.

    That is a sentence, or a paragraph where the languages are near each other: these take more.
    """
    if not _may_have_part(passage):
        return
    text, said = _QUOTED.sub(" ", passage.text), passage.language
    sentences = (each for each in split_sentences(text) if len(each.split()) >= _SHORTEST_SENTENCE)
    for case, parts in (("part", sentences), ("paragraph", _PARAGRAPH_END.split(text))):
        for part in parts:
            found = _language_of(frozenset(_WORD.findall(part.casefold())), said)
            if found != said and (case == "part") is (_family(found) != _family(said)):
                where = passage.where.on(" ".join(part.strip().split("\n")[0].split(" ")[:6]))
                about = passage.question or None
                yield hit(where, about=about, case=case, found_language=found, said_language=said)
                return


def _family(code: str) -> str:
    return _families().get(code, code)


@cache
def _families() -> Mapping[str, str]:
    return {code: each.family or code for code, each in load_languages().items()}


@cache
def _words(family: str) -> frozenset[str]:
    """What a family of languages is known by: its own words, and those of each of its languages."""
    codes = [code for code, each in _families().items() if each == family]
    lists = [f"words_{family}", f"names_{family}", *(f"words_{code}" for code in codes)]
    return frozenset().union(*map(find_words, lists))


def _may_have_part(passage: TextPassage) -> bool:
    """Tell whether a text has so many words of another language that a part may be in it."""
    lists = _of_others(passage.language)
    return any(len(passage.vocabulary & each) >= _FEWEST for each in lists)


@cache
def _of_others(language: str) -> tuple[frozenset[str], ...]:
    """The words that all languages but this one are known by."""
    own = _family(language)
    others = {family for family in _families().values() if family != own}
    near = {code for code, family in _families().items() if family == own} - {language}
    return (*map(_words, others), *(find_words(f"words_{code}") for code in near))


def _language_of(words: AbstractSet[str], said: str) -> str:
    """The language that words are in, if that is quite clear; else the one it is said to be in."""
    families, own = _families(), _family(said)
    if len(words) < _FEWEST or not find_words(f"words_{own}"):
        return said

    def count(name: str) -> int:
        return len(words & find_words(f"words_{name}"))

    fewest = max(_FEWEST, _TIMES * len(words & _words(own)))
    for family in sorted({each for each in families.values() if each != own}):
        # What sentences have, and neither titles nor names.
        if len(words & _words(family)) >= fewest and count(family):
            return max((code for code, each in families.items() if each == family), key=count)
    fewest = max(_FEWEST, _TIMES * count(said))
    near = (code for code, family in families.items() if family == own and code != said)
    return next((code for code in near if count(code) >= fewest), said)
