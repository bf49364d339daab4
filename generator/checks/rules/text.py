"""TXT108 and TXT109: texts that say nothing."""

from collections.abc import Iterator

from generator.assessment.tallies import asks_for_anything
from generator.book.model import Answer, Answered, BookReport, Prose, Unanswered
from generator.book.text_index import TextPassage, passages_of
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Severity
from generator.text.characters import has_words
from schema.wordlists import load_words

_SECTION_5_A = "aapenhetsloven-5-a"
_SHOWN = 40
# Texts that the Act wants to say something: why something is left out, or was signed with doubts.
_REASONS = frozenset({"withheld", "signing"})


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
