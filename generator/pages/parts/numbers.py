"""Every number in a report's answers, and its place in report.json."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any, TypeAlias

from msgspec import Struct

from generator.book.model import Answered, BookQuestion, BookReport
from generator.pages.parts.questions import number_of
from generator.pages.place import Link, Place
from generator.text.cldr import format_money, format_number, format_percent
from schema.facts.enterprise import CountryCount, Purchasing, Workers
from schema.fields import fields_of
from schema.form import FactAnswer
from schema.report import Money
from schema.vocabulary import country_name

# What begins the anchor of a question's first number on the data page.
ANCHOR = "number"


class Number(Struct, frozen=True):
    """A number: its name within the answer (None where it is the answer), its text, its place.

    `pointer` is a JSON Pointer (RFC 6901) into report.json.
    """

    name: str | None
    value: str
    pointer: str


def list_numbers(
    place: Place, report: BookReport
) -> Iterator[tuple[BookQuestion, tuple[Number, ...]]]:
    """Yield every question whose answer has numbers, with these."""
    asked = ((step.folder, bound) for step in report.steps for bound in step.questions)
    for index, (folder, bound) in enumerate(asked):
        found = tuple(_find(bound, place, report))
        if found:
            start = _pointer(bound, index, folder)
            yield bound, tuple(Number(name, text, start + rest) for name, text, rest in found)


def link_numbers(bound: BookQuestion, place: Place, report: BookReport) -> Link | None:
    """Return a link to an answer's numbers on the data page; None when it has none.

    The page for paper, which holds all, needs no such links.
    """
    if place.holds_all or next(_find(bound, place, report), None) is None:
        return None
    path = place.home.page("data", report.year)
    text = place.words("data_of", number=number_of(bound.question))
    return Link(text, place.link(path, f"{ANCHOR}-{bound.question.id}"))


_Found: TypeAlias = Iterator[tuple[str | None, str, str]]


def _find(bound: BookQuestion, place: Place, report: BookReport) -> _Found:
    answer, asked = bound.answers[report.language], bound.question.answer
    find = _FOUND.get(asked.shown_as) if isinstance(asked, FactAnswer) else None
    if find and isinstance(answer, Answered):
        yield from find(answer.value, place)


def _pointer(bound: BookQuestion, index: int, folder: str) -> str:
    """Return where a fact is; those that only the form knows have their type in the answer."""
    asked = bound.question.answer
    fact = asked.fact if isinstance(asked, FactAnswer) else ""
    owner, _, rest = fact.partition(".")
    if owner == "values":
        return f"/questions/{index}/answers/0/value"
    if owner in {"organisation", "report"}:
        path = rest.replace(".", "/")
        return f"/organisation/{path}" if owner == "organisation" else f"/{path}"
    return f"/facts/{folder}/{fact.replace('.', '/')}"


def _number(value: int | Decimal, place: Place) -> _Found:
    yield None, format_number(value, place.language), ""


def _percent(value: Decimal, place: Place) -> _Found:
    yield None, format_percent(value, place.language), ""


def _money(value: Money | str, place: Place) -> _Found:
    if isinstance(value, Money):
        yield None, format_money(value.amount, value.currency, place.language), "/amount"


def _purchasing(value: Purchasing, place: Place) -> _Found:
    return _fields(value, format_percent, place)


def _workers(value: Workers, place: Place) -> _Found:
    return _fields(value, format_number, place)


def _fields(value: Purchasing | Workers, shown: Callable[[Any, str], str], place: Place) -> _Found:
    for field in fields_of(type(value)):
        number = getattr(value, field.name)
        if number is not None:
            label, said = field.label(place.language), shown(number, place.language)
            yield label, said, f"/{field.key}"


def _countries(value: tuple[CountryCount, ...], place: Place) -> _Found:
    for index, each in enumerate(value):
        name = country_name(each.country, place.language)
        yield name, format_number(each.producers, place.language), f"/{index}/producers"


_FOUND: Mapping[str, Callable[[Any, Place], _Found]] = {
    "integer": _number,
    "number": _number,
    "percent": _percent,
    "money": _money,
    "percentages": _purchasing,
    "workers": _workers,
    "countries": _countries,
}
