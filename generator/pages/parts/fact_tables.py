"""Facts that are shown as tables and lists: supply chain, goals, legal entities."""

from generator.pages.format.plain_tables import Cell, Column, Table
from generator.pages.format.rich_text import make_plain
from generator.pages.format.terms import find_tag, label_of, name_places
from generator.pages.parts.answers import FieldsView, ListView, TableView
from generator.pages.parts.fact_charts import chart_countries, chart_goals, chart_shares
from generator.pages.parts.fact_context import Showing
from generator.pages.place import Place
from generator.text.cldr import format_number, format_percent
from generator.text.collation import sort_key
from schema.facts.enterprise import CountryCount, Goal, Input, NextGoal, Purchasing, Workers
from schema.organisation import Entity
from schema.vocabulary import country_name, load_vocabulary


def show_percentages(value: Purchasing, showing: Showing) -> TableView:
    """Return how purchases are spread, in percent."""
    words, language = showing.place.words, showing.place.language
    terms = load_vocabulary("purchasing")
    shares = [getattr(value, term.id) for term in terms.terms]
    rows = tuple(
        (
            Cell(showing.plain(term.label.in_language(language))),
            Cell(showing.plain(format_percent(share, language)) if share is not None else None),
        )
        for term, share in zip(terms.terms, shares, strict=True)
    )
    columns = (Column(terms.title.in_language(language)), Column(words["share"], numeric=True))
    table = Table(words["purchasing_caption"], columns, rows)
    return TableView(table, chart=chart_shares(value, showing))


def show_countries(value: tuple[CountryCount, ...], showing: Showing) -> TableView:
    """Return how many producers (or suppliers) there are in each country, the most first."""
    words, language = showing.place.words, showing.place.language
    counted = showing.report.enterprise.producers_counted
    named = [(country_name(each.country, language), each.producers) for each in value]
    named.sort(key=lambda each: (-each[1], sort_key(each[0])))
    rows = tuple(_count(name, count, showing) for name, count in named)
    columns = (Column(words["country"]), Column(words[f"count_{counted}"], numeric=True))
    total = _count(words["total"], sum(count for _, count in named), showing)
    table = Table(words[f"countries_caption_{counted}"], columns, rows, total)
    note = showing.plain(words["suppliers_counted"])
    chart = chart_countries(tuple(named), showing)
    return TableView(table, (note,) if counted == "suppliers" else (), chart)


def _count(name: str, count: int, showing: Showing) -> tuple[Cell, ...]:
    number = format_number(count, showing.place.language)
    return Cell(showing.plain(name)), Cell(showing.plain(number))


def show_workers(value: Workers, showing: Showing) -> FieldsView:
    """Return the numbers of workers and of the producers they work for."""
    counts = (("workers", value.workers), ("producers", value.producers))
    fields = (
        (
            label_of("worker_fields", name, showing.place),
            None if count is None else showing.plain(format_number(count, showing.place.language)),
        )
        for name, count in counts
    )
    return FieldsView(tuple(fields))


def show_inputs(value: tuple[Input, ...], showing: Showing) -> TableView:
    """Return the main inputs and where they come from."""
    words = showing.place.words
    rows = []
    for each in value:
        where = name_places(each.geography, showing.place)
        rows.append((Cell(showing.text(each.item)), Cell(showing.plain(where) if where else None)))
    columns = (Column(words["input"]), Column(words["geography"]))
    return TableView(Table(words["inputs_caption"], columns, tuple(rows)))


def show_goals(value: tuple[Goal, ...], showing: Showing) -> TableView:
    """Return the goals of the year and how far each came."""
    rows = tuple(
        (
            Cell(showing.markdown(each.goal, each.id)),
            Cell(
                tag=find_tag("statuses", each.status, showing.place),
                note=showing.markdown(each.status_note, each.id, "status"),
            ),
        )
        for each in value
    )
    columns = tuple(
        Column(label_of("goal_fields", each, showing.place)) for each in ("goal", "status")
    )
    table = Table(showing.place.words["goals_caption"], columns, rows)
    return TableView(table, chart=chart_goals(value, showing))


def show_next_goals(value: tuple[NextGoal, ...], showing: Showing) -> ListView:
    """Return the goals of the coming year."""
    goals = (showing.markdown(each.goal, each.id) for each in value)
    return ListView(passages=tuple(goal for goal in goals if goal))


def list_entities(entities: tuple[Entity, ...], place: Place) -> Table:
    """Return the legal entities that a statement covers, as a table."""
    words = place.words
    rows = tuple(
        (
            Cell(make_plain(each.name, place)),
            Cell(make_plain(group_digits(each.number), place) if each.number else None),
            Cell(
                make_plain(country_name(each.country, place.language), place)
                if each.country
                else None
            ),
        )
        for each in entities
    )
    columns = (Column(words["entity"]), Column(words["number"]), Column(words["country"]))
    return Table(words["entities_caption"], columns, rows)


def group_digits(number: str) -> str:
    """Return an organisation number as Norwegians write it, 971 526 920, never broken."""
    return "\u00a0".join(number[start : start + 3] for start in range(0, len(number), 3))
