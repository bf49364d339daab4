"""Many risks at a glance: topics down, kinds and states of measures across, how many in each."""

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from generator.book.model import BookRisk
from generator.pages.context import Link, PageContext
from generator.pages.format.terms import Tag, find_tag
from schema.vocabulary import load_vocabulary


class MatrixRow(Struct, frozen=True):
    """A topic: a link to its risks where they are listed, how many in all and in each column."""

    topic: Link
    total: int
    counts: tuple[int, ...]


class MatrixView(Struct, frozen=True):
    """The matrix; `kinds` of its columns are the first ones, the rest are states of measures.

    `total` sums up all columns. It is `several` where a risk stands in several states, for it has
    several measures: then the states are more than the risks.
    """

    columns: tuple[Tag, ...]
    kinds: int
    rows: tuple[MatrixRow, ...]
    total: MatrixRow
    several: bool


class _Column(Struct, frozen=True):
    tag: Tag
    holds: Callable[[BookRisk], bool]


def show_matrix(
    groups: Sequence[tuple[Link, Sequence[BookRisk]]], context: PageContext
) -> MatrixView | None:
    """Return the matrix of risks by topic; None where they all have one."""
    if len(groups) < 2:
        return None
    risks = [risk for _, group in groups for risk in group]
    kinds = [each for each in _kinds(context) if any(map(each.holds, risks))]
    states = [each for each in _states(context) if any(map(each.holds, risks))]
    columns = (*kinds, *states)
    return MatrixView(
        columns=tuple(each.tag for each in columns),
        kinds=len(kinds),
        rows=tuple(_row(link, group, columns) for link, group in groups),
        total=_row(Link(context.words["total"], ""), risks, columns),
        several=any(sum(each.holds(risk) for each in states) > 1 for risk in risks),
    )


def _row(topic: Link, risks: Sequence[BookRisk], columns: Sequence[_Column]) -> MatrixRow:
    counts = tuple(sum(map(each.holds, risks)) for each in columns)
    return MatrixRow(topic, len(risks), counts)


def _kinds(context: PageContext) -> Iterator[_Column]:
    for term in load_vocabulary("kinds").terms:
        tag = find_tag("kinds", term.id, context)
        if tag:
            yield _Column(tag, lambda risk, kind=term.id: risk.risk.kind == kind)  # type: ignore[misc]
    unknown = Tag("unknown", context.words["matrix_unknown_kind"])
    yield _Column(unknown, lambda risk: risk.risk.kind is None)


def _states(context: PageContext) -> Iterator[_Column]:
    """Yield a column for each status; then for measures without, and for risks without any."""
    for term in load_vocabulary("statuses").terms:
        tag = find_tag("statuses", term.id, context)
        if tag:
            yield _Column(tag, lambda risk, status=term.id: _has(risk, status))  # type: ignore[misc]
    if context.report.form.asks_for("measures", "status"):
        without = Tag("unanswered", context.words["goals_without_status"])
        yield _Column(without, lambda risk: _has(risk, None))
    none = Tag("none", context.words["matrix_no_measures"])
    yield _Column(none, lambda risk: not risk.measures)


def _has(risk: BookRisk, status: str | None) -> bool:
    return any(each.measure.status == status for each in risk.measures)
