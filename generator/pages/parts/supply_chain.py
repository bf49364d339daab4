"""The way goods come: own production, direct suppliers, agents, and the countries behind them."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from msgspec import Struct

from generator.book.model import Answered
from generator.pages.context import PageContext
from generator.pages.format.terms import find_tag
from generator.text.cldr import format_number, format_percent
from schema.facts.enterprise import Purchasing
from schema.fields import fields_of

_OWN, _OTHER = "own_production", "other"
_WHOLE = 100


class ChainShare(Struct, frozen=True):
    """One way of the purchases: what it is, its share in words, and in percent (None unstated)."""

    label: str
    shown: str
    percent: str | None


class ChainEnd(Struct, frozen=True):
    """One end of the chain: what it is called, its figure, and what else is known of it."""

    label: str
    value: str
    notes: tuple[str, ...]


class ChainView(Struct, frozen=True):
    """Own production at one end, the ways of purchase, the countries at the other end.

    `own` is None where nobody states its share, `countries` where no list of them is given.
    """

    own: ChainShare | None
    own_notes: tuple[str, ...]
    bought: str | None
    ways: tuple[ChainShare, ...]
    countries: ChainEnd | None


def show_chain(context: PageContext) -> ChainView | None:
    """Return the chain; None unless two shares of the purchases are stated."""
    purchasing: Purchasing | None = _find("purchasing", context)
    if purchasing is None:
        return None
    shares = {each.name: getattr(purchasing, each.name) for each in fields_of(Purchasing)}
    if sum(each is not None for each in shares.values()) < 2:
        return None
    shown = {name: share for name, share in shares.items() if share or name != _OTHER}
    drawn = {
        each.name: _share(context.label(each), shown[each.name], context)
        for each in fields_of(Purchasing)
        if each.name in shown
    }
    own = drawn.pop(_OWN, None)
    return ChainView(
        own=own,
        own_notes=tuple(_risks_at("own", context)),
        bought=_bought(context),
        ways=tuple(drawn.values()),
        countries=_countries(context),
    )


def _find(fact: str, context: PageContext) -> Any:
    """Return what a report answers with a fact; None where it does not."""
    asked = context.report.answered_by(fact)
    answer = asked.answers[context.report.language] if asked else None
    return answer.value if isinstance(answer, Answered) else None


def _share(label: str, share: Decimal | None, context: PageContext) -> ChainShare:
    if share is None:
        return ChainShare(label, context.words["not_stated"], None)
    part = float(min(share, Decimal(_WHOLE)))
    return ChainShare(label, format_percent(share, context.language), f"{part:g}%")


def _bought(context: PageContext) -> str | None:
    """Return how many suppliers there are, where the countries do not say it."""
    suppliers: int | None = _find("suppliers", context)
    counted = context.report.enterprise.producers_counted == "suppliers"
    if suppliers is None or (counted and _find("producers_by_country", context)):
        return None
    return context.words.count("of_suppliers", suppliers)


def _countries(context: PageContext) -> ChainEnd | None:
    named = _find("producers_by_country", context)
    if not named:
        return None
    words, counted = context.words, context.report.enterprise.producers_counted
    return ChainEnd(
        label=words["figure_producers_by_country"],
        value=format_number(len(named), context.language),
        notes=(
            words.count(f"of_{counted}", sum(each.producers for each in named)),
            *_risks_at("supply_chain", context),
        ),
    )


def _risks_at(relation: str, context: PageContext) -> Iterator[str]:
    """Yield how many risks there are at a place of the chain, where there are any."""
    count = sum(each.risk.relation == relation for each in context.report.risks)
    tag = find_tag("relations", relation, context)
    if count and tag:
        yield context.words("chain_risks", place=tag.label, risks=_count(count, context))


def _count(count: int, context: PageContext) -> str:
    return context.words.count("risk_count", count)
