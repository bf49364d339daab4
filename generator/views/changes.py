"""What changed since the year before: risks new and closed, kinds and statuses that differ."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.book import BoundReport, BoundRisk
from generator.views.place import Link, Place
from generator.views.risks import link_risk, name_risks
from generator.views.terms import find_tag


@dataclass(frozen=True, slots=True)
class Change:
    """One change: what kind of it (new, closed, changed), of which risk, from what to what."""

    id: str
    label: str
    risk: Link
    text: str


@dataclass(frozen=True, slots=True)
class ChangesView:
    """The changes since an earlier report."""

    title: str
    earlier: Link
    changes: tuple[Change, ...]


def show_changes(place: Place, report: BoundReport) -> ChangesView | None:
    """Return what changed since the report before this one; None for the first report."""
    reports = place.organisation.reports
    earlier = next((each for each in reports if each.year < report.year), None)
    if earlier is None:
        return None
    link = Link(str(earlier.year), place.link(place.home.report(earlier.year)))
    title = place.words("changes_since", year=earlier.year)
    return ChangesView(title, link, tuple(_changes(place, earlier, report)))


def _changes(place: Place, earlier: BoundReport, report: BoundReport) -> Iterator[Change]:
    before = {each.risk.id: each for each in earlier.risks}
    now = {each.risk.id: each for each in report.risks}
    for risk_id in now:
        if risk_id not in before:
            yield _change("new", risk_id, "", place, report)
    for risk_id in before:
        if risk_id not in now:
            yield _change("closed", risk_id, "", place, earlier)
    for risk_id, risk in now.items():
        if risk_id in before:
            for text in _differences(before[risk_id], risk, place):
                yield _change("changed", risk_id, text, place, report)


def _change(kind: str, risk_id: str, text: str, place: Place, report: BoundReport) -> Change:
    name = name_risks(report, place)[risk_id]
    risk = link_risk(name, risk_id, place, report)
    return Change(kind, place.words[f"change_{kind}"], risk, text)


def _differences(before: BoundRisk, now: BoundRisk, place: Place) -> Iterator[str]:
    pairs = (
        ("kinds", (before.risk.kind,), (now.risk.kind,)),
        ("statuses", _statuses(before), _statuses(now)),
    )
    for vocabulary, old, new in pairs:
        if old != new:
            first, second = (_labels(vocabulary, terms, place) for terms in (old, new))
            yield place.words("from_to", old=first, new=second)


def _statuses(risk: BoundRisk) -> tuple[str | None, ...]:
    return tuple(each.measure.status for each in risk.measures)


def _labels(vocabulary: str, terms: tuple[str | None, ...], place: Place) -> str:
    tags = (find_tag(vocabulary, term, place) for term in terms)
    labels = (tag.label if tag else place.words["not_stated"] for tag in tags)
    return ", ".join(labels) or place.words["not_stated"]
