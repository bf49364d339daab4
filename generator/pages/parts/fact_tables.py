"""Facts that are shown as tables and lists: supply chain, goals, legal entities."""

from msgspec.structs import replace

from generator.pages.context import PageContext
from generator.pages.format.plain_tables import DASH, Cell, Column, Table
from generator.pages.format.rich_text import make_plain
from generator.pages.format.terms import find_tag
from generator.pages.parts.answers import FieldsView, ListView, TableView
from generator.pages.parts.fact_charts import chart_countries, chart_goals, chart_shares
from generator.pages.parts.fact_context import Showing
from generator.text.cldr import format_number, group_digits
from generator.text.collation import sort_key
from schema.facts.enterprise import (
    CountryCount,
    EnterpriseFacts,
    Goal,
    Input,
    NextGoal,
    Purchasing,
    Workers,
)
from schema.fields import Field, fields_of, find_field, shown_in
from schema.organisation import Entity
from schema.vocabulary import country_name


def show_percentages(value: Purchasing, showing: Showing) -> TableView:
    """Return how purchases are spread, in percent."""
    context, words = showing.context, showing.context.words
    rows = tuple(
        (Cell(showing.plain(context.label(each))), Cell(showing.field(value, each)))
        for each in fields_of(Purchasing)
    )
    kinds = find_field(EnterpriseFacts, "purchasing").short(context.language)
    columns = (Column(kinds), Column(words["share"], numeric=True))
    table = Table(words["purchasing_caption"], columns, rows)
    return TableView(table, chart=chart_shares(value, showing))


def show_countries(value: tuple[CountryCount, ...], showing: Showing) -> TableView:
    """Return how many producers (or suppliers) there are in each country, the most first."""
    words, language = showing.context.words, showing.context.language
    counted = showing.context.report.enterprise.producers_counted
    named = [(country_name(each.country, language), each.producers) for each in value]
    named.sort(key=lambda each: (-each[1], sort_key(each[0])))
    rows = tuple(_count(name, count, showing) for name, count in named)
    country = showing.context.label(find_field(CountryCount, "country"))
    columns = (Column(country), Column(words[f"count_{counted}"], numeric=True))
    total = _count(words["total"], sum(count for _, count in named), showing)
    table = Table(words[f"countries_caption_{counted}"], columns, rows, total)
    note = showing.plain(words["suppliers_counted"])
    chart = chart_countries(tuple(named), showing)
    return TableView(table, (note,) if counted == "suppliers" else (), chart)


def _count(name: str, count: int, showing: Showing) -> tuple[Cell, ...]:
    number = format_number(count, showing.context.language)
    return Cell(showing.plain(name)), Cell(showing.plain(number))


def show_workers(value: Workers, showing: Showing) -> FieldsView:
    """Return the numbers of workers and of the producers they work for."""
    context, fields = showing.context, fields_of(Workers)
    return FieldsView(tuple((context.label(each), showing.field(value, each)) for each in fields))


def show_inputs(value: tuple[Input, ...], showing: Showing) -> TableView:
    """Return the main inputs and where they come from."""
    fields = fields_of(Input)
    rows = tuple(tuple(Cell(showing.field(each, field)) for field in fields) for each in value)
    columns = tuple(Column(showing.context.label(each)) for each in fields)
    return TableView(Table(showing.context.words["inputs_caption"], columns, rows))


def show_goals(value: tuple[Goal, ...], showing: Showing) -> TableView:
    """Return the goals of the year and how far each came."""
    fields = [
        each
        for each in shown_in(Goal, "table")
        if each.stands_in("table", filled_in=False) or any(getattr(g, each.name) for g in value)
    ]
    rows = tuple(tuple(_goal(each, field, showing) for field in fields) for each in value)
    columns = tuple(Column(showing.context.label(each)) for each in fields)
    table = Table(showing.context.words["goals_caption"], columns, rows)
    return TableView(table, chart=chart_goals(value, showing))


def _goal(goal: Goal, field: Field, showing: Showing) -> Cell:
    if field.name == "goal":
        return Cell(showing.markdown(goal.goal, goal.id))
    if field.name == "status":
        tag = find_tag("statuses", goal.status, showing.context)
        return Cell(tag=tag, note=showing.markdown(goal.status_note, goal.id, "status"))
    return Cell(replace(showing, anchor=f"{showing.anchor}-{goal.id}").field(goal, field))


def show_next_goals(value: tuple[NextGoal, ...], showing: Showing) -> ListView:
    """Return the goals of the coming year."""
    goals = (showing.markdown(each.goal, each.id) for each in value)
    return ListView(passages=tuple(goal for goal in goals if goal))


def _number(entity: Entity, context: PageContext) -> str:
    return group_digits(entity.number) if entity.number else context.words["not_stated"]


def list_entities(entities: tuple[Entity, ...], context: PageContext) -> Table:
    """Return the legal entities that a statement covers, as a table.

    No form asks which country they are of: where none says so, there is no such column.
    """
    rows = tuple(
        (
            Cell(make_plain(each.name, context)),
            Cell(make_plain(_number(each, context), context)),
            Cell(
                make_plain(
                    country_name(each.country, context.language) if each.country else DASH,
                    context,
                )
            ),
        )
        for each in entities
    )
    shown = ("name", "number", *(["country"] if any(each.country for each in entities) else []))
    columns = tuple(Column(find_field(Entity, each).short(context.language)) for each in shown)
    cut = tuple(row[: len(columns)] for row in rows)
    return Table(context.words["entities_caption"], columns, cut)
