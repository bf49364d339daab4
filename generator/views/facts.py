"""Facts as readers see them: one function per way a form may ask for a fact to be shown."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from generator.book import BoundReport, FactValue
from generator.views.answers import FactView, FieldsView, ListView, TableView, ValueView
from generator.views.cldr import (
    country_name,
    format_date,
    format_money,
    format_number,
    format_percent,
    join_words,
    sort_key,
)
from generator.views.measures import show_measures
from generator.views.passages import Passage, localise, make_plain, render_text
from generator.views.place import Link, Place
from generator.views.risks import show_risks, where_of
from generator.views.signing import show_signing
from generator.views.tables import Cell, Column, Table, Tag
from schema.facts.embed import Policy
from schema.facts.enterprise import CountryCount, Goal, Input, NextGoal, Person, Purchasing, Workers
from schema.organisation import Entity
from schema.report import Contact, Money
from schema.values import Text
from schema.vocabulary import load_vocabulary


def tag_of(vocabulary: str, term_id: str | None, place: Place) -> Tag | None:
    """Return a term of a vocabulary in the page's language, or None when there is none."""
    term = load_vocabulary(vocabulary).find(term_id) if term_id else None
    return Tag(term.id, term.label.in_language(place.language)) if term else None
