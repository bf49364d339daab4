"""REF4xx and FRM401: questions left open, and answers that point to others."""

from collections.abc import Iterator

from generator.assessment.tallies import (
    Counter,
    asks_for_anything,
    is_of_diligence,
    must_be_answered,
)
from generator.book.model import (
    Answer,
    Answered,
    BookQuestion,
    BookReport,
    Invalid,
    Prose,
    Unavailable,
)
from generator.checks.rules.queries import main_answer, questions_near, told_by_the_act, unanswered
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.checks.rules.sentences import find
from generator.findings.finding import Severity
from generator.text.pointing import points_elsewhere
from generator.text.suggestions import Suggestions, closest
from generator.text.vacuity import Wanted
from schema.law import load_provisions
from schema.substance_words import fold

_LETTERS = tuple(f"aapenhetsloven-5-{letter}" for letter in "abc")
# Provisions with a rule of their own (LAW101, FRM204, FRM306, FRM503).
_RULED = frozenset({*_LETTERS, "aapenhetsloven-6", "aapenhetsloven-7"})
_SECTION_4_F = "aapenhetsloven-4-f"
# Of fewer words, it is a short answer, good or bad.
_FEWEST_WORDS = 4


@rule("REF401", Severity.WARNING)
def all_answered(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield the unanswered questions of provisions that no other rule looks after."""
    left = {"", *load_provisions()} - _RULED
    if any(each.risk.kind == "actual" for each in report.risks):
        left -= {_SECTION_4_F}  # ADV304 says these
    yield from unanswered(report, left)


@rule("REF403", Severity.ERROR)
def reasons_found(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield references (`unavailable: {see: …}`) to a question that is unknown or unanswered."""
    known = {each.question.id: each for each in report.questions}
    for bound in report.questions:
        answer = main_answer(report, bound)
        if not (bound.question.fact and isinstance(answer, Unavailable) and answer.see):
            continue
        target = known.get(answer.see)
        if target is None or not _says_something(main_answer(report, target)):
            yield hit(
                answer.where.at("unavailable", "see"),
                about=bound.question.id,
                case="unanswered" if target else "unknown",
                question=answer.see,
                suggestion="" if target else closest(answer.see, known),
            )


def _says_something(answer: Answer) -> bool:
    """Whether an answer has words, or a finding already says that it cannot be read."""
    reasoned = isinstance(answer, Unavailable) and answer.reason is not None
    return isinstance(answer, Answered | Invalid) or reasoned


@rule("REF404", Severity.ERROR)
def withheld_found(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield what is withheld of a question or a risk that does not exist."""
    questions = {each.question.id for each in report.questions}
    risks = {each.risk.id for each in report.risks}
    near = Suggestions(sorted(questions)), Suggestions(sorted(risks))
    for index, each in enumerate(report.head.withheld):
        where = report.ref("report.yaml", "withheld", index)
        for key, name, known, hints in (
            ("question", each.question, questions, near[0]),
            ("risk", each.risk, risks, near[1]),
        ):
            if name is not None and name not in known:
                suggestion = hints.closest(name)
                yield hit(
                    where.at(key),
                    about=name,
                    case=key,
                    named=name,
                    suggestion=suggestion,
                    known=questions_near(report, name) if key == "question" else (),
                    risks=tuple(sorted(known)) if key == "risk" else (),
                )


@rule("REF405", Severity.WARNING)
def unavailable_with_reason(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield answers that say «Ikke tilgjengelig:» and nothing more."""
    for bound in report.questions:
        for answer in bound.answers.values() if bound.question.answer == "prose" else ():
            if isinstance(answer, Unavailable) and answer.reason is None and answer.see is None:
                question = bound.question.id
                yield hit(answer.where, about=question, question=question)


@rule("FRM401", Severity.WARNING)
def something_definite_is_said(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield answers that say nothing definite, where the form requires them or asks what is done.

    What the Act needs answered has errors of its own (LAW101); a word or two have TXT109.
    """
    told = told_by_the_act(report, context)
    counter = Counter.of(report, context.assessment(report))
    for bound in report.questions:
        question, answer = bound.question, main_answer(report, bound)
        if question.id in told or not isinstance(answer, Answered):
            continue
        words = answer.value.markdown if isinstance(answer.value, Prose) else ""
        wanted = _wanted(bound, words, report.language)
        if wanted is None or not words or not counter.is_indefinite(words, wanted):
            continue
        if len(words.split()) >= _FEWEST_WORDS and not points_elsewhere(words):
            yield hit(
                answer.where, about=question.id, question=question.id, label=question.label.text
            )


def _wanted(bound: BookQuestion, words: str, language: str) -> Wanted | None:
    """Return what an answer must have to be definite; None where anything will do.

    On due diligence that is more than what makes it count as an answer, and somewhat less where it
    denies something, which enterprises that say nothing seldom do.
    """
    question = bound.question
    if asks_for_anything(question):
        return None
    if not is_of_diligence(question):
        return "words" if must_be_answered(question) else None
    return "named" if find(fold(words), "negation", language) else "definite"
