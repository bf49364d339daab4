"""How a text names the enterprise, and how many people it is."""

import re

from generator.book.model import BookReport
from generator.checks.rules.signs import texts_with
from generator.text.partitions import value_of
from schema.signs import load_hints, load_pattern

# A first word as short as «Den» is no name.
_LONG_NAME = 4


def counts_full_time(report: BookReport) -> bool:
    """Tell whether the form asks how many full-time equivalents there are, and not people."""
    asked = report.answered_by("employees")
    words = asked.question.label.text.by_language.values() if asked else ()
    return any(not load_hints("full_time").isdisjoint(each.casefold().split()) for each in words)


def people_of(report: BookReport) -> int:
    """Return how many people work here, where the facts and a text together say so; else 0."""
    number = report.enterprise.employees
    if not isinstance(number, int) or not number or not counts_full_time(report):
        return number if isinstance(number, int) else 0
    of_people = load_pattern("so_many_people")
    texts = texts_with(report, load_hints("employees") | load_hints("people"))
    told = (value_of(each["number"]) for text in texts for each in of_people.finditer(text.text))
    return number if number in told else 0


def names_us(owner: str, report: BookReport) -> bool:
    """Tell whether the enterprise's name stands there, or the first word of it alone."""
    itself, folded = report.organisation, owner.casefold()
    first = itself.name.split()[0]
    plain = load_pattern("legal_form_end").sub("", itself.name)
    names = (itself.name, plain, itself.short_name or "")
    alone = len(first) >= _LONG_NAME and rf"(?<!\w){re.escape(first)}(?!\w|\s+[A-ZÆØÅ])"
    return any(name and name.casefold() in folded for name in names) or bool(
        alone and re.search(alone, owner)
    )
