"""Key figures over the years: what an enterprise has told of its size in each of its reports."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

from msgspec import Struct

from generator.book.model import Answer, Answered, BookReport, Unavailable
from generator.pages.context import Link, PageContext
from generator.pages.format.charts import Bar, Chart
from generator.pages.format.plain_tables import DASH, Cell, Column, Table
from generator.pages.format.rich_text import make_plain
from generator.pages.format.terms import Tag
from generator.pages.parts.fact_charts import draw
from generator.pages.parts.figures import name_figure
from generator.pages.parts.numbers import ANCHOR
from schema.report import Money

# Of more years, each statement would show all that every other one shows.
_YEARS = 10
# Which facts are followed over the years; each is a number or an amount.
_FACTS = ("turnover", "employees", "suppliers")
_Series: TypeAlias = Mapping[str, tuple[Answer | None, ...]]


class TrendsView(Struct, frozen=True):
    """A chart for each figure that can be compared, and one table of them all."""

    charts: tuple[Chart, ...]
    table: Table


def show_trends(context: PageContext) -> TrendsView | None:
    """Return the key figures of a report and the nine before it; None unless two have some."""
    reports = sorted(
        (each for each in context.book.reports if each.year <= context.report.year),
        key=lambda each: each.year,
    )[-_YEARS:]
    followed = {
        fact: tuple(_answer(fact, context.about(each)) for each in reports) for fact in _FACTS
    }
    # What no form of these years asks for is no figure of theirs.
    series = {fact: answers for fact, answers in followed.items() if any(answers)}
    years = zip(*series.values(), strict=True)
    if sum(any(isinstance(answer, Answered) for answer in year) for year in years) < 2:
        return None
    charts = (_chart(fact, answers, reports, context) for fact, answers in series.items())
    return TrendsView(tuple(each for each in charts if each), _table(series, reports, context))


def _answer(fact: str, context: PageContext) -> Answer | None:
    question = context.report.answered_by(fact)
    return question.answer(context.language, context.report.language) if question else None


def _chart(
    fact: str,
    answers: tuple[Answer | None, ...],
    reports: Sequence[BookReport],
    context: PageContext,
) -> Chart | None:
    if len(set(_currencies(answers))) > 1:
        return None
    bars = [
        Bar(str(report.year), _size(answer), _show(answer, context) or context.words["not_stated"])
        for report, answer in zip(reports, answers, strict=True)
    ]
    title = name_figure(fact, context)
    return draw(f"trend-{fact}", (title, title), bars, context)


def _currencies(answers: tuple[Answer | None, ...]) -> Iterator[str]:
    for answer in answers:
        if isinstance(answer, Answered) and isinstance(answer.value, Money):
            yield answer.value.currency


def _size(answer: Answer | None) -> Decimal | int | None:
    value = answer.value if isinstance(answer, Answered) else None
    if isinstance(value, Money):
        return value.amount
    return value if isinstance(value, Decimal | int) else None


def _show(answer: Answer | None, context: PageContext) -> str:
    return context.writer.write(answer.value) if isinstance(answer, Answered) else ""


def _table(series: _Series, reports: Sequence[BookReport], context: PageContext) -> Table:
    words, names = context.words, [name_figure(each, context) for each in series]
    columns = (Column(words["year"]), *(Column(each, numeric=True) for each in names))
    rows = tuple(
        (
            _year(context.about(report)),
            *(_cell(series[f][index], f, context.about(report)) for f in series),
        )
        for index, report in enumerate(reports)
    )
    return Table(words["trends_caption"], columns, rows)


def _year(context: PageContext) -> Cell:
    path = context.home.report(context.report.year)
    return Cell(link=Link(str(context.report.year), context.link(path)))


def _cell(answer: Answer | None, fact: str, context: PageContext) -> Cell:
    """Return a figure, with a link to its place in the data of its year."""
    if isinstance(answer, Unavailable):
        return Cell(tag=Tag("unavailable", context.words["unavailable"]))
    shown, asked = _show(answer, context), context.report.answered_by(fact)
    if asked is None or not (shown or asked.question.required):
        return Cell(make_plain(DASH, context))
    if not shown or context.holds_all:
        return Cell(make_plain(shown, context) if shown else None)
    page = context.home.page("data", context.report.year)
    return Cell(link=Link(shown, context.link(page, f"{ANCHOR}-{asked.question.id}")))
