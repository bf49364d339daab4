"""Key figures of a report: the facts that size up an enterprise and its supply chain."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from generator.book.model import Answered, BookQuestion, BookReport, Unavailable
from generator.pages.context import PageContext
from generator.text.cldr import format_money, format_number
from schema.facts.enterprise import EnterpriseFacts
from schema.fields import find_field


class KeyFigure(Struct, frozen=True):
    """A key figure and where it stands; without a value it is missing, or unavailable."""

    label: str
    href: str
    value: str | None
    unavailable: bool


# Which facts are key figures, by path, and what is shown of each.
_SHOWN: Mapping[str, Callable[[Any, str], str]] = {
    "turnover": lambda value, language: format_money(value.amount, value.currency, language),
    "employees": format_number,
    "suppliers": format_number,
    "producers_by_country": lambda value, language: format_number(len(value), language),
    "workers": lambda value, language: (
        format_number(value.workers, language) if value.workers is not None else ""
    ),
}
# Of these, forms ask for one number or another.
_COUNTED_AS_ASKED = frozenset({"employees"})


def show_figures(context: PageContext) -> Iterator[KeyFigure]:
    """Yield the key figures that the report's form asks for, in a fixed order.

    What need not be answered and is not, is left out.
    """
    asked = {fact: question for fact, question in _by_fact(context.report) if fact in _SHOWN}
    for fact, show in _SHOWN.items():
        if fact in asked:
            figure = _figure(fact, asked[fact], show, context)
            if figure.value or figure.unavailable or asked[fact].question.required:
                yield figure


def name_figure(fact: str, context: PageContext) -> str:
    """Return what a key figure is called: as its field, where it is not made of it.

    Heads or full-time equivalents are counted, and so named, as the form asks.
    """
    asked = context.report.answered_by(fact) if fact in _COUNTED_AS_ASKED else None
    if asked:
        return asked.question.called.in_language(context.language)
    made = context.words.texts.get(f"figure_{fact}")
    return made or find_field(EnterpriseFacts, fact).short(context.language)


def _by_fact(report: BookReport) -> Iterator[tuple[str, BookQuestion]]:
    for question in report.questions:
        fact = question.question.fact
        if fact:
            yield fact, question


def _figure(
    fact: str, question: BookQuestion, show: Callable[[Any, str], str], context: PageContext
) -> KeyFigure:
    answer = question.answer(context.language, context.report.language)
    value = show(answer.value, context.language) if isinstance(answer, Answered) else ""
    return KeyFigure(
        label=name_figure(fact, context),
        href=context.to_question(question.question.id),
        value=value or None,
        unavailable=isinstance(answer, Unavailable),
    )
