"""Question by question: what is answered now and was not before, and which answers differ."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

from msgspec import Struct

from generator.book.model import (
    Answer,
    Answered,
    BookQuestion,
    BookReport,
    Invalid,
    Prose,
    Unanswered,
    Unavailable,
)
from generator.compare.pairs import ReportPair
from schema.form import Question

# Answered now; no longer; otherwise; asked for the first time; asked no more; as before; unknown,
# as what is written in one of the reports cannot be read.
State: TypeAlias = Literal["now", "before", "changed", "asked", "dropped", "same", "unread"]
CHANGED: frozenset[State] = frozenset({"now", "before", "changed"})
# Facts that have comparisons of their own, and which.
ELSEWHERE = {"risks": "risks", "measures": "risks", "goals": "goals", "next_goals": "goals"}


class Asked(Struct, frozen=True):
    """A question that both reports ask; the answers are in one language, where there is one."""

    before: BookQuestion
    now: BookQuestion
    old: Answer
    new: Answer


class Pair(Struct, frozen=True):
    """A question in two reports; `both` is None where only one of them asks it."""

    state: State
    question: Question
    both: Asked | None = None


def pair_answers(reports: ReportPair) -> Iterator[Pair]:
    """Yield the questions that are answered in one of two reports or both."""
    earlier, report, language = reports.earlier, reports.report, reports.language
    same = reports.match_questions()
    for now in report.questions:
        before = same.get(now.question.id)
        if now.question.answer == "parts":
            continue
        if before is not None:
            yield from _compare(_read(before, now, reports))
        elif isinstance(now.answer(language, report.language), Answered):
            yield Pair("asked", now.question)
    joined = {each.question.id for each in same.values()}
    for before in earlier.questions:
        asked_now = before.question.id in joined
        if not asked_now and isinstance(before.answer(language, earlier.language), Answered):
            yield Pair("dropped", before.question)


def count_states(pairs: Iterable[Pair]) -> Counter[State]:
    """Return how many questions there are of each state."""
    return Counter(each.state for each in pairs)


def is_hidden(report: BookReport, fact: str) -> bool:
    """Tell whether what is written as a fact of a report cannot be read, in whole or in part."""
    asked = (each for each in report.questions if each.question.fact == fact)
    return any(isinstance(each.answers[report.language], Invalid) for each in asked)


def prose_of(answer: Answer) -> Prose | None:
    """Return the prose that answers a question, or None where something else or nothing does."""
    if isinstance(answer, Answered) and isinstance(answer.value, Prose):
        return answer.value
    return None


def _read(before: BookQuestion, now: BookQuestion, reports: ReportPair) -> Asked:
    """Return both answers in the pair's language; in the main ones if only one is translated."""
    earlier, report = reports.earlier, reports.report
    old = before.answer(reports.language, earlier.language)
    new = now.answer(reports.language, report.language)
    if prose_of(old) and prose_of(new) and _language(old) != _language(new):
        old, new = before.answers[earlier.language], now.answers[report.language]
    return Asked(before, now, old, new)


def _compare(both: Asked) -> Iterator[Pair]:
    question, old, new = both.now.question, both.old, both.new
    if isinstance(old, Invalid) or isinstance(new, Invalid):
        yield Pair("unread", question, both)
    elif isinstance(old, Answered) != isinstance(new, Answered):
        yield Pair("now" if isinstance(new, Answered) else "before", question, both)
    elif not (isinstance(old, Unanswered) and isinstance(new, Unanswered)):
        same = _content(old) == _content(new)
        yield Pair("same" if same else "changed", question, both)


def _language(answer: Answer) -> str | None:
    prose = prose_of(answer)
    return prose.language if prose else None


def _content(answer: Answer) -> object:
    if isinstance(answer, Answered):
        return answer.value
    return (answer.reason, answer.see) if isinstance(answer, Unavailable) else type(answer)
