"""Risk → measure → result: the table that a report opens with."""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from generator.book.model import BookMeasure, BookRisk, Invalid, Prose, Unavailable
from generator.findings.finding import Ref
from generator.pages.context import Link, PageContext
from generator.pages.format.field_values import say_value, show_value
from generator.pages.format.rich_text import (
    Passage,
    make_plain,
    render,
    render_text,
    shorten,
    shorten_to_sentence,
)
from generator.pages.format.terms import Tag, find_tag
from generator.pages.parts.answers import (
    AnswerView,
    InvalidView,
    UnansweredView,
    show_unavailable,
)
from generator.pages.parts.numbers import ANCHOR
from generator.pages.parts.outcomes import Outcome, count_kinds, list_outcomes
from generator.pages.parts.questions import link_to
from generator.pages.parts.risk_lines import RiskLine, gravest_first, list_risk_lines
from generator.pages.parts.risks import (
    RiskName,
    kind_of,
    link_risk,
    name_risks,
    show_none_found,
)
from generator.pages.parts.topic_matrix import MatrixView, show_matrix
from generator.plan.site_plan import MANY_RISKS
from generator.text.expectation import only_expects
from generator.text.prose import to_text
from schema.facts.identify import Risk
from schema.fields import find_field, shown_in
from schema.values import Text

# Of many, each text is a first sentence of so many characters.
_SENTENCE = 140
# Longer texts are cut in the overview, with a link to the whole on the risk's page.
LONGEST = 220
# What does not fit into a cell: the overview then gives the words alone.
_STRUCTURE = re.compile("<(?:table|h[1-6]|pre|img|blockquote)\\b")


class Extract(Struct, frozen=True):
    """A text of the overview; `shortened` when the risk's page has more."""

    passage: Passage
    shortened: bool


class MeasureRow(Struct, frozen=True):
    """One row: what is aimed at, what is done and what came of it; None where nobody answered.

    Of a measure that an earlier risk has too, it is only the `same_as` there, and its status. Where
    there is no measure yet, `deferred` says why. `asked` are those of `goal` and `status` that the
    form asks for: others are not missed.
    """

    goal: Extract | None = None
    goal_this_year: Extract | None = None
    actions: Extract | None = None
    results: Extract | None = None
    expected_results: Extract | None = None
    status: Tag | None = None
    status_note: Passage | None = None
    same_as: Link | None = None
    deferred: Extract | None = None
    asked: tuple[str, ...] = ()

    @property
    def stated(self) -> bool:
        """Whether anything at all is told."""
        texts = (self.goal, self.goal_this_year, self.actions, self.results, self.expected_results)
        return self.status is not None or any((*texts, self.status_note))


class RiskRow(Struct, frozen=True):
    """One risk and its rows of measures: always at least one, empty where there are none.

    `terms` are the short properties that have no place of their own, by label.
    """

    name: RiskName
    href: str
    kind: Tag | None
    where: str | None
    relation: str | None
    terms: tuple[tuple[str, Passage], ...]
    rows: tuple[MeasureRow, ...]


class RiskGroup(Struct, frozen=True):
    """Many risks with one topic: where they begin, how many, of which kinds."""

    anchor: str
    topic: str
    count: str
    kinds: str
    risks: tuple[RiskRow, ...]


class OverviewView(Struct, frozen=True):
    """The whole overview; `instead` says why there are no risks to list.

    Actual impacts come first. It is `brief` when there are many: a line for each risk, the goals
    left to its own page, or to step 3. Many are on a page of their own: then there are no `risks`
    here (but on paper), a `matrix` counts them by topic, the `lines` name the gravest, and `more`
    leads there. Without `goals` no risk has any, and none is missed.
    """

    risks: tuple[RiskRow, ...]
    brief: bool
    outcomes: tuple[Outcome, ...]
    instead: AnswerView | None
    question: Link | None
    data: Link | None
    lines: tuple[RiskLine, ...] = ()
    more: Link | None = None
    matrix: MatrixView | None = None

    @property
    def goals(self) -> bool:
        """Whether a column of goals has anything to say."""
        rows = (each for risk in self.risks for each in risk.rows)
        return any(row.goal or row.goal_this_year or "goal" in row.asked for row in rows)


def show_overview(context: PageContext, *, listed: bool = False) -> OverviewView:
    """Return the overview of a report; with `listed`, many risks are in it, a line for each."""
    brief = len(context.report.risks) > MANY_RISKS
    elsewhere = brief and not listed
    risks = gravest_first(context.report.risks)
    data = context.home.page("data", context.report.year)
    asked = context.report.answered_by("risks")
    return OverviewView(
        risks=() if elsewhere else _make_rows(risks, context, _SENTENCE if brief else LONGEST),
        brief=brief,
        outcomes=tuple(list_outcomes(context)),
        instead=None if context.report.risks else _instead(context),
        question=link_to(asked.question, context) if asked else None,
        data=None
        if context.holds_all or not risks
        else Link(context.words["data_word"], context.link(data, f"{ANCHOR}-found")),
        lines=_name_gravest(context) if elsewhere else (),
        more=_to_all(context) if elsewhere else None,
        matrix=_matrix(_by_topic(risks, context), context) if brief else None,
    )


def show_groups(context: PageContext) -> tuple[RiskGroup, ...]:
    """Return many risks by topic, each with a first sentence of what is done and of results."""
    by_topic = _by_topic(gravest_first(context.report.risks), context)
    return tuple(
        RiskGroup(
            f"topic-{index}",
            topic,
            context.words.count("risk_count", len(group)),
            count_kinds([each.risk.kind for each in group], context),
            _make_rows(group, context, _SENTENCE),
        )
        for index, (topic, group) in enumerate(by_topic.items(), 1)
    )


def _make_rows(risks: Sequence[BookRisk], context: PageContext, limit: int) -> tuple[RiskRow, ...]:
    """Return the rows of risks; a measure for several of them is whole at the first."""
    first: dict[Ref, Ref] = {}
    for risk in risks:
        for each in risk.measures:
            first.setdefault(each.where, risk.where)
    brief = len(context.report.risks) > MANY_RISKS
    rows = _Rows(context, name_risks(context), limit, brief, first)
    return tuple(rows.risk(each) for each in risks)


class _Rows(Struct, frozen=True):
    """Makes the rows; texts of more than `limit` characters are cut; all are plain if `brief`."""

    context: PageContext
    names: Mapping[str, RiskName]
    limit: int
    brief: bool
    first: Mapping[Ref, Ref]

    def risk(self, bound: BookRisk) -> RiskRow:
        risk, context = bound.risk, self.context
        rows = tuple(
            self.shared(each, bound) or self.measure(each, f"{risk.id}-{index + 1}")
            for index, each in enumerate(bound.measures)
        )
        return RiskRow(
            name=self.names[risk.id],
            href=self.context.to_risk(risk.id),
            kind=kind_of(risk, context),
            where=say_value(find_field(Risk, "geography"), risk.geography, context),
            relation=say_value(find_field(Risk, "relation"), risk.relation, context),
            terms=tuple(self.terms(risk)),
            rows=rows or (self.without_measures(risk),),
        )

    def without_measures(self, risk: Risk) -> MeasureRow:
        deferred = self.extract(risk.no_measure_yet, f"{risk.id}-no_measure_yet")
        return MeasureRow(deferred=deferred, asked=self.asked)

    @property
    def asked(self) -> tuple[str, ...]:
        form = self.context.report.form
        return tuple(each for each in ("goal", "status") if form.asks_for("measures", each))

    def terms(self, risk: Risk) -> Iterator[tuple[str, Passage]]:
        for field in shown_in(Risk, "overview"):
            value = getattr(risk, field.name)
            shown = show_value(field, value, self.context, risk.id)
            if shown and field.kind != "markdown":
                yield self.context.label(field), shown

    def shared(self, bound: BookMeasure, risk: BookRisk) -> MeasureRow | None:
        """Return the row of a measure that is shown whole at an earlier risk; else None."""
        if self.brief or len(bound.measure.risks) == 1:
            return None
        where = self.first[bound.where]
        if where == risk.where:
            return None
        first = next(each for each in self.context.report.risks if each.where == where)
        name = self.names[first.risk.id]
        status = find_tag("statuses", bound.measure.status, self.context)
        link = link_risk(name, first.risk.id, self.context)
        return MeasureRow(status=status, same_as=link, asked=self.asked)

    def measure(self, bound: BookMeasure, anchor: str) -> MeasureRow:
        """Return a measure’s row; results that are only hoped for are expected ones."""
        measure, texts = bound.measure, self.context.counter.texts
        results, expected = measure.results, measure.expected_results
        if only_expects(texts.main(results), texts.language):
            results, expected = None, expected or results
        note = render_text(measure.status_note, self.context, f"{anchor}-status")
        return MeasureRow(
            goal=self.extract(measure.goal, f"{anchor}-goal"),
            goal_this_year=self.extract(measure.goal_this_year, f"{anchor}-goal_this_year"),
            actions=self.extract(measure.actions, f"{anchor}-actions"),
            results=self.extract(results, f"{anchor}-results"),
            expected_results=self.extract(expected, f"{anchor}-expected_results"),
            status=find_tag("statuses", measure.status, self.context),
            status_note=None if self.brief else note,
            asked=self.asked,
        )

    def extract(self, text: Text | None, anchor: str) -> Extract | None:
        found = text.find(self.context.language, self.context.report.language) if text else None
        if not found:
            return None
        if self.brief:
            sentence, more = shorten_to_sentence(found[0], self.limit)
            return Extract(make_plain(sentence, self.context, found[1]), shortened=more)
        beginning = shorten(found[0], self.limit)
        passage = render(Prose(*found), self.context, anchor)
        if beginning is None and _STRUCTURE.search(passage.html):
            beginning = to_text(found[0])
        if beginning is None:
            return Extract(passage, shortened=False)
        return Extract(make_plain(beginning, self.context, found[1]), shortened=True)


def _by_topic(risks: tuple[BookRisk, ...], context: PageContext) -> Mapping[str, list[BookRisk]]:
    """Return many risks by topic, those with what has happened first, then the largest."""
    names = name_risks(context)
    found: dict[str, list[BookRisk]] = {}
    for each in risks:
        topic = names[each.risk.id].topic
        found.setdefault(to_text(topic.html) if topic else context.words["no_topic"], []).append(
            each
        )

    def order(entry: tuple[str, list[BookRisk]]) -> tuple[bool, int]:
        return entry[1][0].risk.kind != "actual", -len(entry[1])

    return dict(sorted(found.items(), key=order))


def _name_gravest(context: PageContext) -> tuple[RiskLine, ...]:
    """Return the first few of what has happened, by name; where nothing has, of what may."""
    lines, _ = list_risk_lines(context)
    actual = tuple(each for each in lines if each.kind and each.kind.id == "actual")
    return actual or lines


def _to_all(context: PageContext) -> Link:
    page = context.home.page("risks", context.report.year)
    text = context.words("overview_all", count=len(context.report.risks))
    return Link(text, context.link(page))


def _matrix(by_topic: Mapping[str, list[BookRisk]], context: PageContext) -> MatrixView | None:
    """Return the matrix of many risks; its topics lead to them, where another page has them."""
    page = context.home.page("risks", context.report.year)
    return show_matrix(
        [
            (Link(topic, "" if context.holds_all else context.link(page, f"topic-{index}")), group)
            for index, (topic, group) in enumerate(by_topic.items(), 1)
        ],
        context,
    )


def _instead(context: PageContext) -> AnswerView:
    found = context.report.identify.none_found
    if found:
        return show_none_found(found, context, "none-found")
    asked = context.report.answered_by("risks")
    answer = asked.answer(context.language, context.report.language) if asked else None
    if asked and isinstance(answer, Unavailable):
        return show_unavailable(answer, context, asked.question.id)
    return InvalidView() if isinstance(answer, Invalid) else UnansweredView()
