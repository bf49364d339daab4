"""The tables of a report as CSV (RFC 4180): ids, codes with labels, and text without markup."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias, TypeVar

from msgspec import Struct

from generator.book.model import BookMeasure, BookReport
from generator.data.plain import COUNTRIES, label_of
from generator.plan.datasets import Dataset
from generator.text.prose import to_text
from schema.values import Text, Unavailable

Cell: TypeAlias = str | int | None
Rows: TypeAlias = Iterator[tuple[Cell, ...]]

# What spreadsheets take for the beginning of a formula, also in full width.
_FORMULA = tuple("=+-@\t\r＝＋－＠")  # noqa: RUF001 - these are meant


class Filler(Struct, frozen=True):
    """Fills tables from one report, with texts in its main language."""

    organisation: str
    report: BookReport

    @property
    def origin(self) -> tuple[Cell, ...]:
        """The cells that begin every row: whose it is, and of which year."""
        return self.organisation, self.report.year

    def plain(self, text: Text | None) -> str | None:
        """Return a text that is no Markdown."""
        found = text.find(self.report.language, self.report.language) if text else None
        return found[0] if found else None

    def text(self, text: Text | None) -> str | None:
        """Return a Markdown text without its markup."""
        markdown = self.plain(text)
        return to_text(markdown) if markdown else None

    def coded(self, vocabulary: str, code: str | None) -> tuple[Cell, Cell]:
        """Return a code and its label."""
        return code, label_of(vocabulary, code)[self.report.language] if code else None

    def places(self, codes: tuple[str, ...]) -> tuple[Cell, Cell]:
        """Return several geographical codes and their labels, each in one cell."""
        labels = (label_of("geographies", code)[self.report.language] for code in codes)
        return ";".join(codes), "; ".join(labels)

    def risks(self) -> Rows:
        """Yield one row a risk."""
        for bound in self.report.risks:
            risk = bound.risk
            yield (
                *self.origin, risk.id, self.plain(risk.title),
                *self.coded("topics", risk.topic), self.plain(risk.other_topic),
                *self.places(risk.geography), *self.coded("kinds", risk.kind),
                *self.coded("relations", risk.relation),
                *self.coded("involvements", risk.involvement),
                self.text(risk.description), self.text(risk.reason), len(bound.measures),
            )  # fmt: skip

    def measures(self) -> Rows:
        """Yield one row a measure block, under its risk; those without a risk come last."""
        for bound in self.report.risks:
            title = self.plain(bound.risk.title)
            yield from self._measures(bound.measures, title)
        yield from self._measures(self.report.orphan_measures, None)

    def _measures(self, measures: Iterable[BookMeasure], title: str | None) -> Rows:
        for block, bound in enumerate(measures, 1):
            each = bound.measure
            texts = (each.status_note, each.goal, each.goal_this_year, each.actions, each.results)
            yield (
                *self.origin, each.risk, block, title, each.joined_by,
                *self.coded("statuses", each.status), *map(self.text, texts),
            )  # fmt: skip

    def goals(self) -> Rows:
        """Yield one row a goal: first those of the year, then those of the next."""
        facts = self.report.enterprise
        for goal in _listed(facts.goals):
            status = (*self.coded("statuses", goal.status), self.text(goal.status_note))
            yield *self.origin, "reporting_year", goal.id, self.text(goal.goal), *status
        for aim in _listed(facts.next_goals):
            yield *self.origin, "next_year", aim.id, self.text(aim.goal), None, None, None

    def producers(self) -> Rows:
        """Yield one row a country."""
        facts = self.report.enterprise
        for each in _listed(facts.producers_by_country):
            country = self.coded(COUNTRIES, each.country)
            yield *self.origin, *country, each.producers, facts.producers_counted


Item = TypeVar("Item")


def _listed(value: tuple[Item, ...] | Unavailable | None) -> tuple[Item, ...]:
    return value if isinstance(value, tuple) else ()


_FILLED: Mapping[str, Callable[[Filler], Rows]] = {
    "risks": Filler.risks,
    "measures": Filler.measures,
    "goals": Filler.goals,
    "producers": Filler.producers,
}


def write_table(table: Dataset, organisation: str, report: BookReport) -> bytes:
    """Return a table of a report as CSV: UTF-8 without a byte order mark, lines ended by CRLF."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows(
        map(_harmless, row) for row in _FILLED[table.name](Filler(organisation, report))
    )
    return stream.getvalue().encode()


def _harmless(cell: Cell) -> Cell:
    """Keep a spreadsheet from running a text as a formula, by an apostrophe before it."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
