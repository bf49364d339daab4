"""The numbers in an answer: amounts, counts and shares, each by itself."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TypeAlias

from msgspec import Struct

from generator.book.model import Answer, Answered
from generator.text.cldr import format_money, format_number, format_percent
from schema.facts.enterprise import CountryCount, Purchasing, Workers
from schema.fields import Field, fields_of
from schema.form import FactAnswer, Question
from schema.report import Money
from schema.vocabulary import country_name

Amount: TypeAlias = int | Decimal
PERCENT = "%"


class AnswerNumber(Struct, frozen=True):
    """A number of an answer; `unit` is a currency's code, `%`, or empty for counts.

    `part` says which it is: a `field` or a country's code; empty where it is the whole answer.
    `pointer` is its place in the answer as report.json has it: a JSON Pointer (RFC 6901).
    """

    part: str
    unit: str
    amount: Amount
    pointer: str = ""
    field: Field | None = None

    def label(self, language: str) -> str:
        """Return what readers call it; empty where it is the whole answer."""
        if self.field:
            return self.field.short(language)
        return country_name(self.part, language) if self.part else ""


def find_numbers(question: Question, answer: Answer | None) -> Iterator[AnswerNumber]:
    """Yield the numbers of an answer; none where it is not one in numbers."""
    value, asked = answer.value if isinstance(answer, Answered) else None, question.answer
    if isinstance(value, Money):
        yield AnswerNumber("", value.currency, value.amount, "/amount")
    elif isinstance(value, int | Decimal) and not isinstance(value, bool):
        percent = isinstance(asked, FactAnswer) and asked.shown_as == "percent"
        yield AnswerNumber("", PERCENT if percent else "", value)
    elif isinstance(value, Purchasing | Workers):
        for field in fields_of(type(value)):
            amount = getattr(value, field.name)
            if amount is not None:
                unit = PERCENT if field.kind == "percent" else ""
                yield AnswerNumber(field.name, unit, amount, f"/{field.key}", field)
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            if isinstance(each, CountryCount):
                yield AnswerNumber(each.country, "", each.producers, f"/{index}/producers")


def write_amount(amount: Amount | None, unit: str, language: str) -> str:
    """Return an amount with its unit; empty where there is none."""
    if amount is None:
        return ""
    if unit == PERCENT:
        return format_percent(Decimal(amount), language)
    if unit:
        return format_money(Decimal(amount), unit, language)
    return format_number(amount, language)
