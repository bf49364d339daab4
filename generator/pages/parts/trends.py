"""Key figures over the years: what an enterprise has told of its size in each of its reports."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

from msgspec import Struct

from generator.book.model import Answer, Answered, BookReport, Unavailable
from generator.pages.format.charts import Bar, Chart
from generator.pages.format.plain_tables import Cell, Column, Table
from generator.pages.format.rich_text import make_plain
from generator.pages.format.terms import Tag
from generator.pages.parts.fact_charts import draw
from generator.pages.parts.figures import name_figure
from generator.pages.parts.numbers import ANCHOR
from generator.pages.place import Link, Place
from schema.report import Money

# Which facts are followed over the years; each is a number or an amount.
_FACTS = ("turnover", "employees", "suppliers")
_Series: TypeAlias = Mapping[str, tuple[Answer | None, ...]]


class TrendsView(Struct, frozen=True):
    """A chart for each figure that can be compared, and one table of them all."""

    charts: tuple[Chart, ...]
    table: Table


def show_trends(place: Place, report: BookReport) -> TrendsView | None:
    """Return the key figures of a report and those before it; None unless two years have some."""
    reports = sorted(
        (each for each in place.organisation.reports if each.year <= report.year),
        key=lambda each: each.year,
    )
    series = {fact: tuple(_answer(each, fact, place) for each in reports) for fact in _FACTS}
    years = zip(*series.values(), strict=True)
    if sum(any(isinstance(answer, Answered) for answer in year) for year in years) < 2:
        return None
    charts = (_chart(fact, series[fact], reports, place) for fact in _FACTS)
    return TrendsView(tuple(each for each in charts if each), _table(series, reports, place))


def _answer(report: BookReport, fact: str, place: Place) -> Answer | None:
    question = report.answered_by(fact)
    return question.answer(place.language, report.language) if question else None


def _chart(
    fact: str, answers: tuple[Answer | None, ...], reports: Sequence[BookReport], place: Place
) -> Chart | None:
    if len(set(_currencies(answers))) > 1:
        return None
    bars = [
        Bar(str(report.year), _size(answer), _show(answer, place) or place.words["not_stated"])
        for report, answer in zip(reports, answers, strict=True)
    ]
    title = name_figure(fact, place)
    return draw(f"trend-{fact}", (title, title), bars, place)


def _currencies(answers: tuple[Answer | None, ...]) -> Iterator[str]:
    for answer in answers:
        if isinstance(answer, Answered) and isinstance(answer.value, Money):
            yield answer.value.currency


def _size(answer: Answer | None) -> Decimal | int | None:
    value = answer.value if isinstance(answer, Answered) else None
    if isinstance(value, Money):
        return value.amount
    return value if isinstance(value, Decimal | int) else None


def _show(answer: Answer | None, place: Place) -> str:
    return place.writer.write(answer.value) if isinstance(answer, Answered) else ""


def _table(series: _Series, reports: Sequence[BookReport], place: Place) -> Table:
    words, names = place.words, [name_figure(each, place) for each in _FACTS]
    columns = (Column(words["year"]), *(Column(each, numeric=True) for each in names))
    rows = tuple(
        (_year(report, place), *(_cell(series[f][index], f, report, place) for f in _FACTS))
        for index, report in enumerate(reports)
    )
    return Table(words["trends_caption"], columns, rows)


def _year(report: BookReport, place: Place) -> Cell:
    path = place.home.report(report.year)
    return Cell(link=Link(str(report.year), place.link(path)))


def _cell(answer: Answer | None, fact: str, report: BookReport, place: Place) -> Cell:
    """Return a figure, with a link to its place in the data of its year."""
    if isinstance(answer, Unavailable):
        return Cell(tag=Tag("unavailable", place.words["unavailable"]))
    shown, asked = _show(answer, place), report.answered_by(fact)
    if not shown or place.holds_all or asked is None:
        return Cell(make_plain(shown, place) if shown else None)
    page = place.home.page("data", report.year)
    return Cell(link=Link(shown, place.link(page, f"{ANCHOR}-{asked.question.id}")))
