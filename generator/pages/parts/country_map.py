"""The map of a statement: the countries bought from, where raw materials are from, the risks."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from generator.book.model import Answered, BookReport
from generator.pages.context import PageContext
from generator.pages.format.charts import MapDrawing, Marked, draw_maps
from generator.pages.format.plain_tables import DASH, Cell, Column, Table
from generator.pages.format.rich_text import make_plain
from generator.pages.format.terms import Tag, find_tag
from generator.pages.parts.outcomes import count_kinds
from generator.text.cldr import format_number, join_words
from generator.text.collation import sort_key
from schema.facts.enterprise import CountryCount
from schema.fields import find_field
from schema.vocabulary import country_name, is_country, load_vocabulary

# How a country is filled: bought from, where inputs are from, or there for its risks alone.
_BOUGHT, _INPUTS, _RISK = "bought", "inputs", "risk"
# The mark of a risk whose kind nobody stated.
_UNKNOWN = "unknown"
# So many countries are told one by one: nobody can leaf through what is read aloud.
_TOLD = 6
# What the section is headed by whether all that the map shows is risks.
_HEADINGS = {False: "sources_title", True: "risk_places_title"}


class CountryFacts(Struct, frozen=True):
    """What a statement says of a country: producers there (None unstated), inputs, risks' kinds."""

    code: str
    name: str
    producers: int | None
    inputs: tuple[str, ...]
    kinds: tuple[str | None, ...]

    @property
    def fill(self) -> str | None:
        """How it is filled; None where all that is told is that nothing is bought there."""
        if self.producers:
            return _BOUGHT
        return _INPUTS if self.inputs else _RISK if self.kinds else None

    @property
    def marks(self) -> tuple[str, ...]:
        """The kinds of its risks, those that have happened first."""
        known = (each.id for each in load_vocabulary("kinds").terms if each.id in self.kinds)
        return (*known, *((_UNKNOWN,) if None in self.kinds else ()))


class MapView(Struct, frozen=True):
    """The map: drawings, a legend of (fill or mark, words), what is not on it, and the table.

    `heading` is the section's where the map stands alone in it: without purchases it is of risks.
    `title` and what is `told` are what screen readers say in place of each drawing.
    """

    maps: tuple[MapDrawing, ...]
    heading: str
    title: str
    told: tuple[str, ...]
    fills: tuple[Tag, ...]
    marks: tuple[Tag, ...]
    notes: tuple[str, ...]
    table: Table


def show_map(context: PageContext) -> MapView | None:
    """Return the map of a report; None where it names no country, or none that is on a map."""
    facts = sorted(_collect(context), key=_gravest_first)
    drawing = draw_maps([_mark(each, each.fill, context) for each in facts if each.fill])
    if not drawing.maps:
        return None
    words, counted = context.words, context.report.enterprise.producers_counted
    labels = {
        _BOUGHT: words[f"map_bought_{counted}"],
        _INPUTS: words["map_inputs"],
        _RISK: words["map_risk"],
    }
    shown = [each for each in facts if each.fill and each.code not in drawing.missing]
    return MapView(
        maps=drawing.maps,
        heading=words[_HEADINGS[all(each.fill == _RISK for each in shown)]],
        title=words("map_title", title=words["map_caption"]),
        told=tuple(_tell_map(each, shown, context) for each in drawing.maps),
        fills=tuple(
            Tag(fill, label)
            for fill, label in labels.items()
            if any(each.fill == fill for each in shown)
        ),
        marks=tuple(_legend_of_marks(shown, context)),
        notes=tuple(_notes(facts, drawing.missing, context)),
        table=_table(facts, context),
    )


def _gravest_first(each: CountryFacts) -> tuple[int, int, tuple[str, str]]:
    """Order countries by what has happened there, then by how much is bought there."""
    grave = 0 if "actual" in each.kinds else 1 if each.kinds else 2
    return grave, -(each.producers or 0), sort_key(each.name)


def _collect(context: PageContext) -> Iterator[CountryFacts]:
    report = context.report
    producers = {e.country: e.producers for e in _told(report, "producers_by_country")}
    inputs: dict[str, list[str]] = {}
    for each in _told(report, "inputs"):
        found = each.item.find(context.language, report.language)
        for code in each.geography:
            inputs.setdefault(code, []).append(found[0] if found else "")
    kinds: dict[str, list[str | None]] = {}
    for bound in report.risks:
        for code in bound.risk.geography:
            kinds.setdefault(code, []).append(bound.risk.kind)
    for code in dict.fromkeys((*producers, *inputs, *kinds)):
        if is_country(code):
            yield CountryFacts(
                code,
                country_name(code, context.language),
                producers.get(code),
                tuple(inputs.get(code, ())),
                tuple(kinds.get(code, ())),
            )


def _told(report: BookReport, fact: str) -> tuple[Any, ...]:
    """Return a list of facts that the report answers with; empty where it does not."""
    asked = report.answered_by(fact)
    answer = asked.answers[report.language] if asked else None
    found: Any = answer.value if isinstance(answer, Answered) else ()
    return tuple(found)


def _mark(each: CountryFacts, fill: str, context: PageContext) -> Marked:
    number = f" {_number(each.producers, context)}" if each.producers else ""
    return Marked(each.code, each.name + number, fill, each.marks)


def _number(count: int, context: PageContext) -> str:
    return format_number(count, context.language)


def _tell_map(drawing: MapDrawing, facts: list[CountryFacts], context: PageContext) -> str:
    """Return a map in words: the gravest where they are many, for its table has them all."""
    marked = [each for each in facts if each.code in drawing.marked]
    told = [_tell(each, context) for each in marked]
    if len(told) > _TOLD + 1 and not context.holds_all:
        told[_TOLD:] = [context.words("other_countries", count=len(told) - _TOLD)]
    return context.words("chart_text", values="; ".join(told))


def _tell(each: CountryFacts, context: PageContext) -> str:
    """Return what the map shows of a country in words."""
    words, told = context.words, []
    if each.producers is not None:
        counted = context.report.enterprise.producers_counted
        told.append(words.count(f"of_{counted}", each.producers))
    if each.inputs:
        told.append(words["map_inputs"].lower())
    if each.kinds:
        told.append(_risks(each, context))
    return f"{each.name}: {', '.join(told)}"


def _risks(each: CountryFacts, context: PageContext) -> str:
    words, kinds = context.words, set(each.kinds)
    if len(kinds) == 1:
        (kind,) = kinds
        return words.count(f"kind_{kind}" if kind else "risk_count", len(each.kinds))
    return count_kinds(each.kinds, context)


def _legend_of_marks(shown: list[CountryFacts], context: PageContext) -> Iterator[Tag]:
    for term in load_vocabulary("kinds").terms:
        tag = find_tag("kinds", term.id, context)
        if tag and any(term.id in each.marks for each in shown):
            yield tag
    if any(_UNKNOWN in each.marks for each in shown):
        yield Tag(_UNKNOWN, context.words["map_unknown_kind"])


def _notes(
    facts: list[CountryFacts], missing: tuple[str, ...], context: PageContext
) -> Iterator[str]:
    """Yield what the map cannot show: countries that it has not, and regions."""
    names = tuple(each.name for each in facts if each.code in missing)
    if names:
        yield context.words("map_missing", places=join_words(names, context.language))
    regions: dict[str, int] = {}
    for bound in context.report.risks:
        for code in bound.risk.geography:
            if not is_country(code):
                regions[code] = regions.get(code, 0) + 1
    told = tuple(
        context.words.count("map_region", count, place=tag.label)
        for code, count in regions.items()
        if (tag := find_tag("geographies", code, context))
    )
    if told:
        yield context.words("map_regions", places=join_words(told, context.language))
    nowhere = sum(not bound.risk.geography for bound in context.report.risks)
    if nowhere:
        yield context.words.count("map_nowhere", nowhere)


def _table(facts: list[CountryFacts], context: PageContext) -> Table:
    """Return all that the map shows, and what it cannot; columns that nothing fills in are out."""
    words, counted = context.words, context.report.enterprise.producers_counted
    country = context.label(find_field(CountryCount, "country"))
    columns = [(Column(country), [each.name for each in facts])]
    if any(each.producers is not None for each in facts):
        numbers = (None if e.producers is None else _number(e.producers, context) for e in facts)
        columns.append((Column(words[f"count_{counted}"], numeric=True), list(map(_dash, numbers))))
    if any(each.inputs for each in facts):
        items = (", ".join(filter(None, each.inputs)) for each in facts)
        columns.append((Column(words["map_inputs"]), list(map(_dash, items))))
    if any(each.kinds for each in facts):
        kinds = (_risks(each, context) if each.kinds else None for each in facts)
        columns.append((Column(words["map_risks"]), list(map(_dash, kinds))))
    rows = zip(*(texts for _, texts in columns), strict=True)
    cells = tuple(tuple(Cell(make_plain(text, context)) for text in row) for row in rows)
    return Table(words["map_caption"], tuple(column for column, _ in columns), cells)


def _dash(text: str | None) -> str:
    """Return what stands in the table: a dash where the statement says nothing of it."""
    return text or DASH
