"""Risk by risk: new, closed, and what differs in those that are still there."""

from collections.abc import Iterator
from itertools import zip_longest

from msgspec import Struct

from generator.book import BoundReport, BoundRisk
from generator.prose import to_text
from generator.views.cldr import join_words
from generator.views.differing import Allowance, DifferenceView
from generator.views.place import Link, Place
from generator.views.risks import is_brief, link_risk, name_risks
from generator.views.terms import Tag, find_tag, label_of, name_places
from generator.views.years import Years
from schema.facts.identify import Risk
from schema.values import Text

# Where a risk's own page shows what changed.
CHANGES = "changes"
# Fields that the form asks for in a whole sentence, by a word for each.
_SHORT = {
    "status_note": "status",
    "goal": "goal",
    "actions": "measures",
    "results": "results",
}
_MEASURE_TEXTS = ("goal", "status_note", "goal_this_year", "actions", "results")


class RiskChange(Struct, frozen=True):
    """A risk that is new, closed or changed; `terms` are (label, before, now), None if unstated.

    `texts` are the differences of its texts; `named` only says which texts differ, and then its
    own page shows how.
    """

    state: Tag
    risk: Link
    terms: tuple[tuple[str, str | None, str | None], ...] = ()
    texts: tuple[tuple[str, DifferenceView], ...] = ()
    named: str | None = None


def compare_risks(
    years: Years, allowance: Allowance
) -> tuple[tuple[RiskChange, ...], tuple[Link, ...]]:
    """Return the risks that are new, closed or changed, in this order; and the unchanged ones.

    When the risks are many, it is their own pages that show how their texts differ.
    """
    place, earlier, report = years.place, years.earlier, years.report
    before = {each.risk.id: each for each in earlier.risks}
    now = {each.risk.id: each for each in report.risks}
    changes = [_plain("new", each, place, report) for each in now if each not in before]
    changes += [_plain("closed", each, place, earlier) for each in before if each not in now]
    unchanged: list[Link] = []
    brief = is_brief(report, place)
    for risk_id in (each for each in now if each in before):
        change = _differ(before[risk_id], now[risk_id], years, allowance)
        if change is None:
            unchanged.append(_plain("changed", risk_id, place, report).risk)
        else:
            changes.append(_shorten(change, risk_id, years) if brief and change.texts else change)
    return tuple(changes), tuple(unchanged)


def compare_risk(now: BoundRisk, years: Years) -> RiskChange | None:
    """Return how a risk differs from the year before; None when it does not, or is new."""
    for before in years.earlier.risks:
        if before.risk.id == now.risk.id:
            return _differ(before, now, years, Allowance())
    return None


def _differ(
    before: BoundRisk, now: BoundRisk, years: Years, allowance: Allowance
) -> RiskChange | None:
    comparer = _Comparer(years, allowance)
    terms, texts = tuple(comparer.terms(before, now)), tuple(comparer.texts(before, now))
    plain = _plain("changed", now.risk.id, years.place, years.report)
    return RiskChange(plain.state, plain.risk, terms, texts) if terms or texts else None


def _shorten(change: RiskChange, risk_id: str, years: Years) -> RiskChange:
    """Name the texts that differ, and link to where the risk's own page shows how."""
    place, labels = years.place, dict.fromkeys(label for label, _ in change.texts)
    page = place.link(place.home.risk(years.report.year, risk_id), CHANGES)
    named = place.words("texts_changed", texts=join_words(tuple(labels), place.language))
    return RiskChange(
        change.state, Link(change.risk.text, page, change.risk.language), change.terms, (), named
    )


def _plain(state: str, risk_id: str, place: Place, report: BoundReport) -> RiskChange:
    link = link_risk(name_risks(report, place)[risk_id], risk_id, place, report)
    return RiskChange(Tag(state, place.words[f"change_{state}"]), link)


class _Comparer(Struct, frozen=True):
    """Compares one risk in two reports."""

    years: Years
    allowance: Allowance

    @property
    def place(self) -> Place:
        """The page."""
        return self.years.place

    def terms(
        self, before: BoundRisk, now: BoundRisk
    ) -> Iterator[tuple[str, str | None, str | None]]:
        """Yield what differs in the short properties and the statuses."""
        old, new = (dict(self._terms(each)) for each in (before, now))
        for field in old:
            if old[field] != new[field]:
                label = (
                    self.place.words["status"]
                    if field == "status"
                    else label_of("risk_fields", field, self.place)
                )
                yield label, old[field], new[field]

    def _terms(self, bound: BoundRisk) -> Iterator[tuple[str, str | None]]:
        risk = bound.risk
        yield "topic", self._topic(risk)
        yield "geography", name_places(risk.geography, self.place) or None
        for field in ("kind", "relation", "involvement"):
            tag = find_tag(f"{field}s", getattr(risk, field), self.place)
            yield field, tag.label if tag else None
        tags = [find_tag("statuses", each.measure.status, self.place) for each in bound.measures]
        yield "status", ", ".join(tag.label for tag in tags if tag) or None

    def _topic(self, risk: Risk) -> str | None:
        if risk.other_topic:
            return self._plain(risk.other_topic, self.years.report)
        tag = find_tag("topics", risk.topic, self.place)
        return tag.label if tag else None

    def texts(self, before: BoundRisk, now: BoundRisk) -> Iterator[tuple[str, DifferenceView]]:
        """Yield what differs in the texts of a risk and of the measures against it."""
        for field in ("title", "description", "reason"):
            label = label_of("risk_fields", field, self.place)
            yield from self._text(label, getattr(before.risk, field), getattr(now.risk, field))
        for old, new in zip_longest(before.measures, now.measures):
            for field in _MEASURE_TEXTS:
                texts = (getattr(each.measure, field) if each else None for each in (old, new))
                yield from self._text(self._label(field), *texts)

    def _label(self, field: str) -> str:
        if field in _SHORT:
            return self.place.words[_SHORT[field]]
        return label_of("measure_fields", field, self.place)

    def _text(
        self, label: str, before: Text | None, now: Text | None
    ) -> Iterator[tuple[str, DifferenceView]]:
        old, new = self._plain(before, self.years.earlier), self._plain(now, self.years.report)
        if old != new:
            found = now.find(self.place.language, self.years.report.language) if now else None
            language = found[1] if found else self.place.language
            yield label, self.allowance.show(old, new, self.place, language)

    def _plain(self, text: Text | None, report: BoundReport) -> str:
        found = text.find(self.place.language, report.language) if text else None
        return to_text(found[0]) if found else ""
