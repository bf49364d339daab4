"""What changed since the year before: risks new and closed, kinds and statuses that differ."""

from collections.abc import Iterator

from msgspec import Struct

from generator.book.model import BookReport, BookRisk
from generator.compare.answers import State, count_states, pair_answers
from generator.compare.goals import count_followed
from generator.compare.pairs import ReportPair
from generator.compare.risks import match_risks
from generator.pages.format.terms import find_tag
from generator.pages.parts.risks import link_risk, name_risks
from generator.pages.place import Link, Place
from generator.plan.site_plan import earlier_than


class Change(Struct, frozen=True):
    """One change: what kind of it (new, closed, changed), of which risk, from what to what."""

    id: str
    label: str
    risk: Link
    text: str


class ChangesView(Struct, frozen=True):
    """The changes since an earlier report: of risks one by one, of goals and answers in numbers."""

    title: str
    earlier: Link
    changes: tuple[Change, ...]
    counts: tuple[str, ...]
    more: Link


def show_changes(place: Place, report: BookReport) -> ChangesView | None:
    """Return what changed since the report before this one; None for the first report."""
    earlier, words, home = earlier_than(place.organisation, report), place.words, place.home
    if earlier is None:
        return None
    more = words("comparison_link", earlier=earlier.year, year=report.year)
    return ChangesView(
        title=words("changes_since", year=earlier.year),
        earlier=Link(str(earlier.year), place.link(home.report(earlier.year))),
        changes=tuple(_changes(place, earlier, report)),
        counts=tuple(_counts(place, earlier, report)),
        more=Link(more, place.link(home.page("comparison", report.year))),
    )


def _counts(place: Place, earlier: BookReport, report: BookReport) -> Iterator[str]:
    words = place.words
    followed, left = count_followed(earlier, report)
    if left:
        yield words("goals_followed", count=followed, of=left, earlier=earlier.year)
    states = count_states(pair_answers(ReportPair(earlier, report, place.language)))
    listed: tuple[State, ...] = ("now", "before", "changed")
    for state in listed:
        if states[state]:
            yield words.count(f"answers_{state}", states[state], earlier=earlier.year)


def _changes(place: Place, earlier: BookReport, report: BookReport) -> Iterator[Change]:
    matches = match_risks(earlier, report)
    for new in matches.new:
        yield _change("new", new.risk.id, "", place, report)
    for closed in matches.closed:
        yield _change("closed", closed.risk.id, "", place, earlier)
    for before, now in matches.both:
        for text in _differences(before, now, place):
            yield _change("changed", now.risk.id, text, place, report)


def _change(kind: str, risk_id: str, text: str, place: Place, report: BookReport) -> Change:
    name = name_risks(report, place)[risk_id]
    risk = link_risk(name, risk_id, place, report)
    return Change(kind, place.words[f"change_{kind}"], risk, text)


def _differences(before: BookRisk, now: BookRisk, place: Place) -> Iterator[str]:
    pairs = (
        ("kinds", (before.risk.kind,), (now.risk.kind,)),
        ("statuses", _statuses(before), _statuses(now)),
    )
    for vocabulary, old, new in pairs:
        if old != new:
            first, second = (_labels(vocabulary, terms, place) for terms in (old, new))
            yield place.words("from_to", old=first, new=second)


def _statuses(risk: BookRisk) -> tuple[str | None, ...]:
    return tuple(each.measure.status for each in risk.measures)


def _labels(vocabulary: str, terms: tuple[str | None, ...], place: Place) -> str:
    tags = (find_tag(vocabulary, term, place) for term in terms)
    labels = (tag.label if tag else place.words["not_stated"] for tag in tags)
    return ", ".join(labels) or place.words["not_stated"]
