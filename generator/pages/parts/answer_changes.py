"""Answers that differ from one report to the next, as the page that compares them shows them."""

from collections.abc import Iterator

from msgspec import Struct

from generator.compare.answers import ELSEWHERE, Asked, Pair, prose_of
from generator.pages.format.terms import Tag
from generator.pages.parts.answer_rows import Row, compare_rows
from generator.pages.parts.answer_texts import read_answer
from generator.pages.parts.answers import AnswerView
from generator.pages.parts.differing import Allowance, DifferenceView
from generator.pages.parts.questions import number_of
from generator.pages.parts.steps import show_answer
from generator.pages.parts.years import Years
from generator.pages.place import Link
from generator.text.prose import to_text

_SHAPES = {"now": "new", "before": "closed"}
_LEVEL = 4


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


def show_change(pair: Pair, years: Years, allowance: Allowance) -> AnswerChange:
    """Return what is shown of a question whose answer differs. Raises TypeError for any other."""
    words, question, both = years.place.words, pair.question, pair.both
    if both is None:
        raise TypeError(f"{question.id} is asked in one report only")
    changed = pair.state == "changed"
    shown = ELSEWHERE.get(question.fact or "") if changed else None
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
    old, new, place = prose_of(both.old), prose_of(both.new), years.place
    if old and new and old.language == new.language:
        before, now = (to_text(each.markdown) for each in (old, new))
        return allowance.show(before, now, place, new.language)
    before, now = (read_answer(each) or "" for each in _shown(both, years))
    return allowance.show(before, now, place)


def _rows(both: Asked, years: Years, allowance: Allowance) -> tuple[Row, ...]:
    """Return the labelled values that differ, if there is room for them."""
    if prose_of(both.old) or prose_of(both.new):
        return ()
    rows = compare_rows(*_shown(both, years))
    length = sum(len(text or "") for row in rows for text in row)
    return rows if allowance.spend(length) else ()


def _shown(both: Asked, years: Years) -> tuple[AnswerView | None, AnswerView | None]:
    return (
        show_answer(both.before, years.place, years.earlier, _LEVEL),
        show_answer(both.now, years.place, years.report, _LEVEL),
    )
