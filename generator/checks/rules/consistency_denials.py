"""What is denied that others tell of: talks, channels, rules, remedy."""

import re
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from generator.book.model import BookReport
from generator.book.text_index import TextPassage
from generator.book.text_passage import Sentence
from generator.checks.rules.queries import harms_people
from generator.checks.rules.sentences import find, sentences_with, told_texts
from generator.checks.rules.signs import signs_in
from generator.text.days import years_in
from schema.kept_patterns import compile_kept
from schema.signs import load_hints, load_pattern

_WORD = compile_kept(r"[\w-]+")
# «stuepikene» is «stuepiker», and “pickers” is “picker”; a stem is no shorter than so.
_ENDING = compile_kept(r"(?:ne|ane|ene|s|r|e)$")
_STEM, _LONGER = 5, 4
# So few words from a verb stands what it is about.
_NEXT = 4
_DOUBTS = ("hypothetical", "expecting", "general")
# Of more that deny in one way, the first are looked at: work grows with the text, not its square.
_MOST = 20
_NOT = frozenset({"ikke", "ikkje", "aldri", "not", "never"})


class Denial(Struct, frozen=True):
    """A sentence that denies something: its text, its words, and the sentence that tells of it."""

    case: str
    passage: TextPassage
    found: str
    words: str
    other: Sentence | None = None


def find_denials(report: BookReport) -> Iterator[Denial]:
    """Yield, of each kind, the first sentence that denies what is told elsewhere."""
    for look in (_none_have, _nobody_spoken_with, _no_channel, _no_rules, _no_remedy):
        yield from islice(look(report), 1)


def _denying(report: BookReport, name: str) -> Iterator[tuple[TextPassage, str, re.Match[str]]]:
    """Yield the first sentences that have a sign: each is held against all others."""
    return islice(signs_in(report, name, told_texts(report)), _MOST)


def _none_have(report: BookReport) -> Iterator[Denial]:
    """Yield «ingen renholdere har fått etterbetalt», where another sentence says that some have."""
    texts = told_texts(report)
    for passage, sentence, found in _denying(report, "none_have"):
        noun = _ENDING.sub("", found["noun"].casefold())
        said = (each for each in _WORD.findall(found["rest"].casefold()) if len(each) > _STEM)
        deed = next(said, "")[:_STEM]
        for text in texts if len(noun) >= _STEM and _is_now(sentence, report) else ():
            if not any(each.startswith(noun) for each in text.vocabulary):
                continue
            for each in text.sentences:
                told = deed and _has_done(_WORD.findall(each.folded), noun, deed)
                if told and each.written != sentence and not each.says_any("negation", *_DOUBTS):
                    yield Denial("done", passage, found.group(), sentence, each)


def _has_done(words: list[str], noun: str, deed: str) -> bool:
    """Tell whether some of a noun do a deed, or it is done to them: just before or just after it.

    «Fabrikkene har betalt tilbake gebyrene til 40 arbeidere» does not say that workers have paid.
    """
    at = next((place for place, word in enumerate(words) if word.startswith(deed)), None)
    near = words[: at + _NEXT] if at is not None else []
    return any(word.startswith(noun) for word in near)


def _nobody_spoken_with(report: BookReport) -> Iterator[Denial]:
    for passage, sentence, found in _denying(report, "none_spoken_with"):
        whom = found["whom"] or found["first"] or ""
        stem = _ENDING.sub("", whom.casefold())
        if len(stem) < _STEM or not _is_now(sentence, report):
            continue
        other = next(_talks_with(report, stem), None)
        if other:
            yield Denial("spoken", passage, found.group(), sentence, other)


def _talks_with(report: BookReport, stem: str) -> Iterator[Sentence]:
    """Yield the sentences that tell of talks with some people in the period."""
    for group in ("consulting", "representatives"):
        for each in sentences_with(told_texts(report), group):
            words = _WORD.findall(each.folded)
            named = any(
                word.startswith(stem) and len(word) <= len(stem) + _LONGER for word in words
            )
            told = load_pattern("have_talked").search(each.folded) and _NOT.isdisjoint(words)
            if named and told and not each.says_any(*_DOUBTS) and _is_now(each.folded, report):
                yield each


def _is_now(sentence: str, report: BookReport) -> bool:
    others = years_in(sentence) - {report.year}
    return not (others or load_pattern("earlier_than").search(sentence))


def _no_channel(report: BookReport) -> Iterator[Denial]:
    for passage, sentence, found in _denying(report, "no_channel"):
        other = next(_affirming(report, "channels", "channel_for_all", sentence), None)
        if other:
            yield Denial("channel", passage, found.group(), sentence, other)


def _no_rules(report: BookReport) -> Iterator[Denial]:
    for passage, sentence, found in _denying(report, "no_rules"):
        whom = (found["whom"] or "").casefold()[: _STEM + 1]
        for other in _affirming(report, "rules", "rules_there_are", sentence):
            if not whom or any(each.startswith(whom) for each in other.passage.vocabulary):
                yield Denial("rules", passage, found.group(), sentence, other)
                return


def _affirming(report: BookReport, hints: str, pattern: str, denial: str) -> Iterator[Sentence]:
    """Yield the sentences that have a pattern, and deny nothing."""
    words = load_hints(hints)
    for passage in told_texts(report):
        if not passage.vocabulary.isdisjoint(words) and load_pattern(pattern).search(passage.text):
            for each in passage.sentences:
                said = load_pattern(pattern).search(each.written)
                denied = find(each.folded, "negation", passage.language)
                if said and not denied and each.written not in denial:
                    yield each


def _no_remedy(report: BookReport) -> Iterator[Denial]:
    if any(harms_people(each.risk) for each in report.risks):
        for passage, sentence, found in _denying(report, "remedy_not_needed"):
            yield Denial("remedied", passage, found.group(), sentence)
