"""TXT101, TXT105, TXT108, TXT109: texts that are not finished, or say nothing themselves."""

import re
from collections.abc import Iterator
from functools import cache

from generator.assessment.tallies import asks_for_anything
from generator.book.model import Answer, Answered, BookReport, Prose, Unanswered
from generator.book.text_index import TextPassage, passages_of
from generator.checks.rules.queries import LINK
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Severity
from generator.text.characters import has_words
from schema.wordlists import load_words, words_pattern

_BETWEEN = r"\?{3,}|(?<!\w)(?:X{2,}|x{2,})(?!\w)"
_BRACKETS = (
    r"<[A-ZÆØÅ][A-ZÆØÅ _-]{2,40}>|\[[A-ZÆØÅ][A-ZÆØÅ _-]{3,40}\](?![(\[:])|\[(?:…|\.{3})\](?!\()"
)
# A text without any of these, or the beginning of a phrase, has no placeholder.
_SIGNS = ("???", "xx", "<", "[")
_SECTION_5_A = "aapenhetsloven-5-a"
_SHOWN = 40
# Texts that the Act wants to say something: why something is left out, or was signed with doubts.
_REASONS = frozenset({"withheld", "signing"})
# A longer text says more than where to look; only in a brief sentence does «vedlagt» say it.
_LONGEST, _BRIEF = 60, 6
_SENTENCE_END = re.compile(r"[.!?][\"»”)]*\s+")
# A Norwegian sentence may begin with «se» and tell what somebody does.
_DOES = r"(?!\s+(?:til\s+at|etter|på|nærmere\s+på|for\s+seg|an)\b)"
# «Vi viser til § 5, og forklarer her hvordan vi følger den: …»
_GOES_ON = re.compile(r"[:;]\s+(?:\S+\s+){5}\S")
_LINK = re.compile(r"(?<!!)\[[^\[\]]*\]\([^()\n]*\)|https?://\S+")


@cache
def _placeholder() -> re.Pattern[str]:
    marks, phrases = words_pattern("placeholder_marks"), words_pattern("placeholder_phrases")
    return re.compile(rf"{marks}(?!-\w)|{_BETWEEN}|{_BRACKETS}|(?i:{phrases})")


@cache
def _hints() -> tuple[str, ...]:
    marks = (each.lower() for each in load_words("placeholder_marks"))
    return (*_SIGNS, *marks, *load_words("placeholder_phrases"))


@rule("TXT101", Severity.WARNING)
def nothing_left_to_fill(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield placeholders: «TBD», «???», «<NAVN>», «fyll inn»."""
    for passage in passages_of(report):
        lowered = passage.text.lower()
        if not any(hint in lowered for hint in _hints()):
            continue
        for words in dict.fromkeys(_placeholder().findall(passage.text)):
            yield hit(passage.where.on(words), about=passage.question or None, words=words)


@cache
def _pointer() -> re.Pattern[str]:
    pointers = words_pattern("pointers", before=r"\W*")
    return re.compile(rf"{pointers}{_DOES}", re.IGNORECASE)


@cache
def _brief_pointer() -> re.Pattern[str]:
    return re.compile(words_pattern("pointers_in_brief", before=r"\W*"), re.IGNORECASE)


def only_points(text: str) -> bool:
    """Tell whether every sentence of a text begins with «viser til», «se» or the like."""
    if len(text.split()) > _LONGEST:
        return False
    sentences = [each for each in _SENTENCE_END.split(text) if each.strip()]
    return bool(sentences) and all(map(_points, sentences))


def _points(sentence: str) -> bool:
    if len(sentence.split()) <= _BRIEF and _brief_pointer().match(sentence):
        return True
    return bool(_pointer().match(sentence)) and not _GOES_ON.search(sentence)


@rule("TXT105", Severity.WARNING)
def answered_here(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield answers that only say where the answer is."""
    for passage in passages_of(report):
        if not passage.where.file.endswith(".md") or not _is_elsewhere(passage.text):
            continue
        targets = [each["target"] or each["bare"] for each in LINK.finditer(passage.text)]
        if targets and all(each.startswith("#") for each in targets):
            continue
        words = passage.text.strip().split("\n", 1)[0]
        yield hit(
            passage.where.on(words),
            about=passage.question,
            case="linked" if targets else "unlinked",
            question=passage.question,
            words=words,
        )


def _is_elsewhere(text: str) -> bool:
    linked = "://" in text or "](" in text
    return only_points(text) or (linked and not has_words(_LINK.sub(" ", text)))


@rule("TXT108", Severity.ERROR, in_draft=Severity.WARNING)
def something_is_said(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield answers and fields that have marks, but no words."""
    for bound in report.questions:
        question = bound.question
        for answer in bound.answers.values() if question.answer == "prose" else ():
            if isinstance(answer, Unanswered) and answer.written:
                required = question.required and question.law[:1] == (_SECTION_5_A,)
                yield hit(
                    answer.where,
                    about=question.id,
                    severity=None if required else Severity.WARNING,
                    case="answer",
                    question=question.id,
                    label=question.label.text,
                    words=_show(answer.written),
                )
    for passage in passages_of(report):
        if passage.text and not has_words(passage.text):
            yield _wordless(passage)


def _wordless(passage: TextPassage) -> Hit:
    keys = passage.where.keys
    must_say = passage.where.file.endswith("/report.yaml") and keys[0] in _REASONS
    return hit(
        passage.where,
        about=passage.question or None,
        severity=None if must_say else Severity.WARNING,
        case="field",
        key=next((str(each) for each in reversed(keys) if _is_name(each, passage)), ""),
        words=_show(passage.text),
    )


def _is_name(key: str | int, passage: TextPassage) -> bool:
    return isinstance(key, str) and key != passage.language


def _show(text: str) -> str:
    """What stands there, fit to be quoted: nothing at all where it cannot be seen."""
    seen = " ".join(text.split())
    return seen[:_SHOWN] if seen.isprintable() else ""


@rule("TXT109", Severity.WARNING)
def more_than_a_word(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield answers such as «N/A», and «Nei» where the question asks for more."""
    bare, noes = load_words("bare_answers"), load_words("bare_noes")
    for bound in report.questions:
        for answer in bound.answers.values():
            words = _prose(answer).strip(" \n\t.,!:;–—-*_«»\"'()")
            said = words.casefold() if len(words) <= _SHOWN else ""
            if said in bare or (said in noes and not asks_for_anything(bound.question)):
                question = bound.question.id
                yield hit(answer.where.on(words), about=question, question=question, words=words)


def _prose(answer: Answer) -> str:
    """The prose of an answer; nothing where it is a fact, or not there."""
    value = answer.value if isinstance(answer, Answered) else None
    return value.markdown if isinstance(value, Prose) else ""
