"""TXT105: texts that only say where the answer is."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from generator.book.model import BookReport
from generator.book.text_index import TextPassage, passages_of
from generator.checks.rules.queries import LINK
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Severity
from generator.text.characters import has_words
from schema.signs import load_hints, load_pattern
from schema.wordlists import words_pattern

# A text without any of these has no pointer to an attachment (LAW303, REF306).
ATTACHMENT_HINTS = ("vedl", "dokumentliste", "attach", "appendix", "annex")
# A longer text says more than where to look; only in a brief sentence does «vedlagt» say it.
_LONGEST, _BRIEF, _LONG = 60, 6, 24
_SENTENCE_END = re.compile(r"[.!?][\"»”)]*\s+(?=[\"«(\[]?[A-ZÆØÅ])")
# A Norwegian sentence may begin with «se» and tell what somebody does.
_DOES = r"(?!\s+(?:til\s+at|etter|på|nærmere\s+på|for\s+seg|an)\b)"
# «Vi viser til § 5, og forklarer her hvordan vi følger den: …»
_GOES_ON = re.compile(r"[:;]\s+(?:\S+\s+){5}\S")
_ID = re.compile(r"(?<![\w.])\d\.\w{1,9}(?:\.\w{1,9}){0,2}")
_LINK = re.compile(r"(?<!!)\[[^\[\]]*\]\([^()\n]*\)|https?://\S+")
# Fields that § 5 b and c ask to say something, as what the form asks in prose does.
_FIELDS = frozenset(
    {"actions", "results", "expected_results", "description", "method", "scope", "reason"}
)
# What questions on how one communicates serve: where something lies may be the answer.
_COMMUNICATED = frozenset({"aapenhetsloven-4-e", "aapenhetsloven-6", "aapenhetsloven-7"})


@cache
def _pointer() -> re.Pattern[str]:
    pointers = words_pattern("pointers", before=r"\W*")
    return re.compile(rf"{pointers}{_DOES}", re.IGNORECASE)


@cache
def _brief_pointer() -> re.Pattern[str]:
    return re.compile(words_pattern("pointers_in_brief", before=r"\W*"), re.IGNORECASE)


def only_points(text: str) -> bool:
    """Tell whether every sentence of a text begins with «viser til», «se» or the like."""
    return _every_sentence(text, _points)


def points_elsewhere(text: str) -> bool:
    """Tell whether every sentence of a text only says in which document something stands."""
    return _every_sentence(text, _points_away)


def _every_sentence(text: str, points: Callable[[str], bool]) -> bool:
    if len(text.split()) > _LONGEST:
        return False
    sentences = [each for each in _SENTENCE_END.split(text) if each.strip()]
    return bool(sentences) and all(map(points, sentences))


def _points(sentence: str) -> bool:
    if len(sentence.split()) <= _BRIEF and _brief_pointer().match(sentence):
        return True
    return bool(_pointer().match(sentence)) and not _GOES_ON.search(sentence)


def _points_away(sentence: str) -> bool:
    """Tell whether a sentence only says in which document, or on which page, something stands."""
    if _points(sentence):
        return True
    brief = len(sentence.split()) <= _LONG and not load_pattern("goes_on").search(sentence)
    return brief and bool(load_pattern("points_elsewhere").search(sentence))


@rule("TXT105", Severity.WARNING)
def answered_here(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield texts that only say where the answer is, and of which the Act says nothing itself."""
    points = context.assessment(report).points
    told = {lack.where for point in points for lack in point.lacks}
    for passage in passages_of(report):
        prose = passage.where.file.endswith(".md")
        field = not prose and _FIELDS & {*map(str, passage.where.keys)}
        if not (prose or field) or not _is_elsewhere(passage, report):
            continue
        if passage.where in told:
            continue
        targets = [each["target"] or each["bare"] for each in LINK.finditer(passage.text)]
        if targets and all(each.startswith("#") for each in targets):
            continue
        words = passage.text.strip().split("\n", 1)[0]
        yield hit(
            passage.where.on(words),
            about=passage.question or None,
            case="field" if field else "linked" if targets else "unlinked",
            question=passage.question,
            words=words,
        )


def _is_elsewhere(passage: TextPassage, report: BookReport) -> bool:
    """Tell whether a text only points, and not to another answer of the same statement."""
    text = passage.text
    if len(passage.words) > _LONGEST:
        return False
    linked = "://" in text or "](" in text
    if linked and not has_words(_LINK.sub(" ", text)):
        return not _names_an_answer(text, report)
    if not passage.where.file.endswith(".md") and any(
        map(text.lower().__contains__, ATTACHMENT_HINTS)
    ):
        return False
    if only_points(text):
        return not _names_an_answer(text, report)
    hinted = not passage.vocabulary.isdisjoint(load_hints("pointing"))
    named = hinted and any(map(text.casefold().__contains__, load_hints("documents")))
    if not named or not _every_sentence(text, _points_away):
        return False
    return not (_is_asked_where(passage, report) or _names_an_answer(text, report))


def _is_asked_where(passage: TextPassage, report: BookReport) -> bool:
    bound = report.find(passage.question)
    return bool(bound and _COMMUNICATED & set(bound.question.law))


def _names_an_answer(text: str, report: BookReport) -> bool:
    """Tell whether the id of another question stands there: «Se 5.b.2»."""
    written = {each.casefold() for each in _ID.findall(text)}
    return bool(written) and any(
        each.question.id.casefold() in written for each in report.questions
    )
