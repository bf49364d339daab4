"""The page that compares a report with the one before: risks, goals promised, every answer."""

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from generator.book.model import BookReport
from generator.compare.answers import CHANGED, Pair, State, pair_answers
from generator.compare.goals import count_followed
from generator.pages.parts.answer_changes import AnswerChange, show_change
from generator.pages.parts.differing import Allowance
from generator.pages.parts.figures import Figure
from generator.pages.parts.goal_changes import GoalLine, follow_goals
from generator.pages.parts.headings import Heading, make_heading
from generator.pages.parts.questions import link_number
from generator.pages.parts.risk_changes import RiskChange, show_risk_changes
from generator.pages.parts.years import Years
from generator.pages.place import Link, Place
from generator.plan.site_plan import Page, earlier_than


class StepChanges(Struct, frozen=True):
    """The answers of a step that differ."""

    title: str
    changes: tuple[AnswerChange, ...]


class ComparisonView(Struct, frozen=True):
    """The comparison of a report with an earlier one.

    `others` are questions of which only the numbers are listed: unchanged, asked in one year only.
    """

    other_form: str | None
    earlier: Link
    year: Link
    figures: tuple[Figure, ...]
    risks: tuple[RiskChange, ...]
    unchanged_risks: tuple[Link, ...]
    unchanged_risks_title: str
    goals_title: str
    goals_caption: str
    goals_none: str
    goals: tuple[GoalLine, ...]
    steps: tuple[StepChanges, ...]
    others: tuple[tuple[str, tuple[Link, ...]], ...]


def make_comparison(page: Page, place: Place) -> tuple[Heading, ComparisonView]:
    """Return the view of the page that compares a report with the one before."""
    report = page.owner
    earlier = earlier_than(place.organisation, report)
    if earlier is None:
        raise TypeError(f"{page.path} has nothing to compare with")
    view = _compare(Years(place, earlier, report))
    return make_heading(page, place), view


def _compare(years: Years) -> ComparisonView:
    words, allowance = years.place.words, Allowance()
    risks, unchanged_risks = show_risk_changes(years, allowance)
    pairs = tuple(pair_answers(years.pair))
    return ComparisonView(
        other_form=_say_forms(years),
        earlier=_link(years.earlier, years.place),
        year=_link(years.report, years.place),
        figures=tuple(_figures(risks, pairs, years)),
        risks=risks,
        unchanged_risks=unchanged_risks,
        unchanged_risks_title=words.count("unchanged_risks", len(unchanged_risks)),
        goals_title=words("comparison_goals", **years.named),
        goals_caption=words("comparison_goals_caption", **years.named),
        goals_none=words("comparison_no_goals", **years.named),
        goals=follow_goals(years),
        steps=_steps(pairs, years, allowance),
        others=tuple(_others(pairs, years)),
    )


def _say_forms(years: Years) -> str | None:
    """Return what there is to say where the two follow different forms."""
    if years.pair.one_form:
        return None
    return years.place.words["comparison_next" if years.pair.one_line else "comparison_forms"]


def _link(report: BookReport, place: Place) -> Link:
    return Link(str(report.year), place.link(place.home.report(report.year)))


def _figures(
    risks: tuple[RiskChange, ...], pairs: tuple[Pair, ...], years: Years
) -> Iterator[Figure]:
    words, states = years.place.words, Counter(each.state.id for each in risks)
    for state in ("new", "closed", "changed"):
        label = words[f"counted_{state}"]
        yield Figure(label, "#risks", str(states[state]), unavailable=False)
    followed, left = count_followed(years.earlier, years.report)
    if left:
        told = words("count_of", number=followed, count=left)
        yield Figure(words["counted_goals"], "#goals", told, unavailable=False)
    differing = sum(each.state in CHANGED for each in pairs)
    yield Figure(words["counted_answers"], "#answers", str(differing), unavailable=False)


def _others(pairs: tuple[Pair, ...], years: Years) -> Iterator[tuple[str, tuple[Link, ...]]]:
    listed: tuple[State, ...] = ("same", "asked", "dropped")
    for state in listed:
        owner = years.earlier if state == "dropped" else years.report
        found = [each.question for each in pairs if each.state == state]
        if found:
            links = tuple(link_number(each, years.place, owner) for each in found)
            yield years.place.words.count(f"answers_{state}", len(found)), links


def _steps(pairs: tuple[Pair, ...], years: Years, allowance: Allowance) -> tuple[StepChanges, ...]:
    titles = {
        bound.question.id: step.step.title.in_language(years.language)
        for step in years.report.steps
        for bound in step.questions
    }
    found: dict[str, list[AnswerChange]] = {}
    for pair in pairs:
        if pair.state in CHANGED:
            change = show_change(pair, years, allowance)
            found.setdefault(titles[pair.question.id], []).append(change)
    return tuple(StepChanges(title, tuple(changes)) for title, changes in found.items())
