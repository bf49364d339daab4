"""Facts as readers see them: one function per way in which a form may ask to have a fact shown."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import quote

from generator.pages.context import Link
from generator.pages.parts.answers import FactView, ListView, TableView, ValueView
from generator.pages.parts.fact_context import Showing
from generator.pages.parts.fact_tables import (
    list_entities,
    show_countries,
    show_goals,
    show_inputs,
    show_next_goals,
    show_percentages,
    show_workers,
)
from generator.pages.parts.measures import show_measures
from generator.pages.parts.risks import show_risks
from generator.pages.parts.signing import show_signings
from generator.text.cldr import format_percent
from schema.facts.embed import Policy
from schema.facts.enterprise import Person
from schema.organisation import Entity
from schema.report import Contact, Money
from schema.values import Text


def show_fact(shown_as: str, value: Any, showing: Showing) -> FactView:
    """Return a fact in the way its question asks for."""
    return _SHOWN[shown_as](value, showing)


def _text(value: Text | str, showing: Showing) -> ValueView:
    passage = showing.plain(value) if isinstance(value, str) else showing.text(value)
    return ValueView(passage or showing.plain(""))


def _single(value: int | Decimal | date | Money | str, showing: Showing) -> ValueView:
    return ValueView(showing.plain(showing.context.writer.write(value)))


def _percent(value: Decimal, showing: Showing) -> ValueView:
    return ValueView(showing.plain(format_percent(value, showing.context.language)))


def _person(value: Person | Contact, showing: Showing) -> ValueView:
    return ValueView(showing.plain(value.name or ""), note=showing.text(value.title))


def _email(value: str, showing: Showing) -> ValueView:
    return ValueView(showing.plain(value), mail_to(value))


def _links(value: tuple[Policy, ...], showing: Showing) -> ListView:
    return ListView(links=tuple(_link(each, showing) for each in value))


def _link(policy: Policy, showing: Showing) -> Link:
    context = showing.context
    title = showing.text(policy.title)
    text = str(title.html.unescape()) if title else policy.url or policy.attachment or ""
    if policy.url or not policy.attachment:
        return Link(text, policy.url or "", title.language if title else None)
    target = context.link(context.home.attachment(context.report.year, policy.attachment))
    return Link(text, target, title.language if title else None)


def _entities(value: tuple[Entity, ...], showing: Showing) -> TableView:
    return TableView(list_entities(value, showing.context))


def mail_to(address: str) -> str:
    """Return the link that writes to an address, also to one beyond ASCII."""
    return f"mailto:{quote(address, safe='@')}"


_SHOWN: Mapping[str, Callable[[Any, Showing], FactView]] = {
    "text": _text,
    "integer": _single,
    "number": _single,
    "percent": _percent,
    "money": _single,
    "yes_no": _single,
    "date": _single,
    "person": _person,
    "email": _email,
    "signing": lambda _, it: show_signings(it.context),
    "percentages": show_percentages,
    "countries": show_countries,
    "workers": show_workers,
    "inputs": show_inputs,
    "goals": show_goals,
    "next_goals": show_next_goals,
    "risks": lambda value, it: show_risks(value, it.context, it.anchor, it.level),
    "measures": lambda _, it: show_measures(it.context, it.anchor, it.level),
    "links": _links,
    "entities": _entities,
}
