"""Question by question: what is answered now and was not before, and which answers differ."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

from msgspec import Struct

from generator.book import Answer, Answered, BoundQuestion, Prose, Unanswered, Unavailable
from generator.prose import to_text
from generator.views.answer_rows import Row, compare_rows
from generator.views.answer_texts import read_answer
from generator.views.answers import AnswerView
from generator.views.differing import Allowance, DifferenceView
from generator.views.place import Link
from generator.views.questions import fact_of, number_of
from generator.views.steps import show_answer
from generator.views.terms import Tag
from generator.views.years import Years
from schema.form import Question

# Answered now; no longer; otherwise; asked for the first time; asked no more; as before.
State: TypeAlias = Literal["now", "before", "changed", "asked", "dropped", "same"]
CHANGED: frozenset[State] = frozenset({"now", "before", "changed"})
_SHAPES = {"now": "new", "before": "closed"}
# Facts that the comparison shows in lists of their own: where on the page.
_ELSEWHERE = {"risks": "risks", "measures": "risks", "goals": "goals", "next_goals": "goals"}
_LEVEL = 4


class Asked(Struct, frozen=True):
    """A question that both reports ask; the answers are in one language, where there is one."""

    before: BoundQuestion
    now: BoundQuestion
    old: Answer
    new: Answer


class Pair(Struct, frozen=True):
    """A question in two reports; `both` is None where only one of them asks it."""

    state: State
    question: Question
    both: Asked | None = None


class AnswerChange(Struct, frozen=True):
    """An answer that differs: how, its question, both answers, and the difference if it shows.

    `rows` are the labelled values that differ; other answers have the `difference` of their text.
    """

    state: Tag
    question: Link
    number: str
    from_to: str
    readings: tuple[Link, ...]
    rows: tuple[Row, ...]
    difference: DifferenceView | None
    elsewhere: Link | None


def pair_answers(years: Years) -> Iterator[Pair]:
    """Yield the questions that are answered in one of two reports or both."""
    earlier, report, language = years.earlier, years.report, years.language
    asked = {_identify(each.question, years): each for each in earlier.questions}
    for now in report.questions:
        before = asked.pop(_identify(now.question, years), None)
        if now.question.answer == "parts":
            continue
        if before is not None:
            yield from _compare(_read(before, now, years))
        elif isinstance(now.answer(language, report.language), Answered):
            yield Pair("asked", now.question)
    for before in asked.values():
        if isinstance(before.answer(language, earlier.language), Answered):
            yield Pair("dropped", before.question)


def count_states(pairs: Iterable[Pair]) -> Counter[State]:
    """Return how many questions there are of each state."""
    return Counter(each.state for each in pairs)


def _identify(question: Question, years: Years) -> str:
    """Return what makes two questions the same; in two forms, one id may be of two questions."""
    if years.one_form:
        return question.id
    return fact_of(question) or question.label.in_language("nb")


def _read(before: BoundQuestion, now: BoundQuestion, years: Years) -> Asked:
    """Return both answers in the page's language; in the main ones if only one is translated."""
    earlier, report = years.earlier, years.report
    old = before.answer(years.language, earlier.language)
    new = now.answer(years.language, report.language)
    if _prose(old) and _prose(new) and _language(old) != _language(new):
        old, new = before.answers[earlier.language], now.answers[report.language]
    return Asked(before, now, old, new)


def _compare(both: Asked) -> Iterator[Pair]:
    question, old, new = both.now.question, both.old, both.new
    if isinstance(old, Answered) != isinstance(new, Answered):
        yield Pair("now" if isinstance(new, Answered) else "before", question, both)
    elif not (isinstance(old, Unanswered) and isinstance(new, Unanswered)):
        same = _content(old) == _content(new)
        yield Pair("same" if same else "changed", question, both)


def _prose(answer: Answer) -> Prose | None:
    if isinstance(answer, Answered) and isinstance(answer.value, Prose):
        return answer.value
    return None


def _language(answer: Answer) -> str | None:
    prose = _prose(answer)
    return prose.language if prose else None


def _content(answer: Answer) -> object:
    if isinstance(answer, Answered):
        return answer.value
    return (answer.reason, answer.see) if isinstance(answer, Unavailable) else type(answer)


def show_change(pair: Pair, years: Years, allowance: Allowance) -> AnswerChange:
    """Return what is shown of a question whose answer differs. Raises TypeError for any other."""
    words, question, both = years.place.words, pair.question, pair.both
    if both is None:
        raise TypeError(f"{question.id} is asked in one report only")
    changed = pair.state == "changed"
    shown = _ELSEWHERE.get(fact_of(question) or "") if changed else None
    old, new = (words[type(each).__name__.lower()] for each in (both.old, both.new))
    rows = _rows(both, years, allowance) if changed and not shown else ()
    return AnswerChange(
        state=Tag(_SHAPES.get(pair.state, "changed"), words[f"state_{pair.state}"]),
        question=Link(
            " ".join(filter(None, (question.number, question.label.in_language(years.language)))),
            years.place.to_question(years.report, question.id),
        ),
        number=number_of(question),
        from_to=words("from_to", old=old, new=new) if old != new else "",
        readings=tuple(_readings(both, years)),
        rows=rows,
        difference=(
            _difference(both, years, allowance) if changed and not shown and not rows else None
        ),
        elsewhere=Link(words["difference_above"], f"#{shown}") if shown else None,
    )


def _readings(both: Asked, years: Years) -> Iterator[Link]:
    for bound, report in ((both.before, years.earlier), (both.now, years.report)):
        yield Link(str(report.year), years.place.to_question(report, bound.question.id))


def _difference(both: Asked, years: Years, allowance: Allowance) -> DifferenceView:
    old, new, place = _prose(both.old), _prose(both.new), years.place
    if old and new and old.language == new.language:
        before, now = (to_text(each.markdown) for each in (old, new))
        return allowance.show(before, now, place, new.language)
    before, now = (read_answer(each) or "" for each in _shown(both, years))
    return allowance.show(before, now, place)


def _rows(both: Asked, years: Years, allowance: Allowance) -> tuple[Row, ...]:
    """Return the labelled values that differ, if there is room for them."""
    if _prose(both.old) or _prose(both.new):
        return ()
    rows = compare_rows(*_shown(both, years))
    length = sum(len(text or "") for row in rows for text in row)
    return rows if allowance.spend(length) else ()


def _shown(both: Asked, years: Years) -> tuple[AnswerView | None, AnswerView | None]:
    return (
        show_answer(both.before, years.place, years.earlier, _LEVEL),
        show_answer(both.now, years.place, years.report, _LEVEL),
    )
