"""The page about a report's open data: files, licence, citation, fields, places of numbers."""

import json
from collections.abc import Iterator
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from generator.book.model import BookQuestion
from generator.pages.context import Link, PageContext
from generator.pages.parts.data_tables import DataField, DataTable, describe_table
from generator.pages.parts.downloads import DataFile, LicenseView, show_license, show_paper
from generator.pages.parts.headings import Heading, make_heading
from generator.pages.parts.linked_data import describe_report_data
from generator.pages.parts.numbers import ANCHOR, Number, list_numbers
from generator.pages.parts.outcomes import COUNTED, Outcome, list_outcomes
from generator.pages.parts.questions import link_to
from generator.plan.addresses import DATA_FILES, DATA_PACKAGE, DATA_SCHEMA, absolute
from generator.plan.datasets import DATASETS, Dataset
from generator.text.cldr import format_date
from generator.text.words import Words, load_words
from schema.files import FOLDER


class NumberRow(Struct, frozen=True):
    """A number: where it is answered, what it is, and its JSON Pointer into report.json."""

    anchor: str | None
    question: Link | None
    label: str | None
    value: str
    pointer: str


class DataView(Struct, frozen=True):
    """The data page of a report."""

    files: tuple[DataFile, ...]
    license: LicenseView
    citation: str
    tables: tuple[DataTable, ...]
    json_fields: tuple[DataField, ...]
    numbers: tuple[NumberRow, ...]


def make_data(context: PageContext) -> tuple[Heading, DataView]:
    """Return the view of a report's data page."""
    words = context.words
    terms = load_words(context.language, "data")
    view = DataView(
        files=tuple(_files(context)),
        license=show_license(context),
        citation=_cite(context),
        tables=tuple(_table(each, context, terms) for each in DATASETS),
        json_fields=tuple(_json_fields(words, terms)),
        numbers=tuple(_rows(context)),
    )
    heading = make_heading(context)
    described = describe_report_data(context, heading.title, heading.description)
    return replace(heading, linked_data=described), view


def _files(context: PageContext) -> Iterator[DataFile]:
    words, home = context.words, context.home
    yield from show_paper(context)
    for name in (*DATA_FILES, DATA_PACKAGE):
        text = words[f"download_{name.replace('.', '_')}"]
        yield DataFile(Link(name, context.link(home.data(context.report.year, name))), text)
    schema = Link(DATA_SCHEMA.rpartition("/")[2], context.link(DATA_SCHEMA))
    yield DataFile(schema, words["download_schema"])
    feed = home.feed()
    yield DataFile(Link(feed.rpartition("/")[2], context.link(feed)), words["download_feed"])


def _cite(context: PageContext) -> str:
    words, head, home = context.words, context.report.head, context.home
    parts = [
        f"{context.report.organisation.name}.",
        f"{words('nav_statement', year=context.report.year)}.",
    ]
    if head.published:
        day = format_date(head.published, context.language)
        parts.append(words("citation_published", day=day))
    if head.revisions:
        day = format_date(max(each.date for each in head.revisions), context.language)
        parts.append(words("citation_revised", day=day))
    address = absolute(home.site, home.report(context.report.year))
    return " ".join([*parts, *([address] if address else [])])


def _table(table: Dataset, context: PageContext, terms: Words) -> DataTable:
    path = context.home.data(context.report.year, table.file)
    link = Link(table.file, context.link(path))
    return describe_table(table, table.columns, (link,), context.words, terms)


def _json_fields(words: Words, terms: Words) -> Iterator[DataField]:
    for name, kind in _json_types():
        yield DataField(name, words[f"type_{kind}"], terms[f"json_{name}"])


@cache
def _json_types() -> tuple[tuple[str, str], ...]:
    """Return the fields of report.json and their types, as its JSON Schema has them."""
    schema = json.loads((FOLDER / "json" / "report-data.json").read_bytes())
    return tuple((name, _type_of(each)) for name, each in schema["properties"].items())


def _type_of(shape: dict[str, object]) -> str:
    kind = shape.get("type")
    if kind in {"integer", "array", "string"}:
        return str(kind)
    choices = shape.get("anyOf", ())
    plain = isinstance(choices, list) and all("$ref" not in each for each in choices)
    return "string" if choices and plain else "object"


def _rows(context: PageContext) -> Iterator[NumberRow]:
    for outcome in list_outcomes(context):
        yield _count(outcome, context)
    for bound, numbers in list_numbers(context):
        for index, number in enumerate(numbers):
            yield _row(bound, number, context, first=index == 0)


def _count(outcome: Outcome, context: PageContext) -> NumberRow:
    asked = context.report.answered_by(COUNTED[outcome.id])
    counted = outcome.text
    if outcome.id != "found":
        counted = context.words(f"number_{outcome.id}", count=len(context.report.risks))
    return NumberRow(
        anchor=f"{ANCHOR}-{outcome.id}",
        question=link_to(asked.question, context) if asked else None,
        label=counted,
        value=outcome.value,
        pointer=f"/counts/{outcome.id}",
    )


def _row(bound: BookQuestion, number: Number, context: PageContext, *, first: bool) -> NumberRow:
    question = bound.question
    return NumberRow(
        anchor=f"{ANCHOR}-{question.id}" if first else None,
        question=link_to(question, context),
        label=number.name,
        value=number.value,
        pointer=number.pointer,
    )
