"""Numbers that went up or down: amounts, counts and shares, each by itself."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TypeAlias

from msgspec import Struct

from generator.book.model import Answered
from generator.compare.answers import Pair
from schema.facts.enterprise import CountryCount, Purchasing, Workers
from schema.form import FactAnswer, Question
from schema.report import Money

Amount: TypeAlias = int | Decimal
PERCENT = "%"


class NumberChange(Struct, frozen=True):
    """A number that differs. `unit` is a currency's code, `%`, or empty for counts.

    `part` says which number of the answer it is: a country's code or a field; empty where it is
    the whole answer. A country that is in one report only has no number in the other.
    """

    question: Question
    part: str
    unit: str
    before: Amount | None
    now: Amount | None

    @property
    def rises(self) -> bool:
        """Whether it went up."""
        return (self.now or 0) > (self.before or 0)


def compare_numbers(pairs: Iterable[Pair]) -> Iterator[NumberChange]:
    """Yield the numbers that differ in answers that both reports give in numbers."""
    for pair in pairs:
        both = pair.both
        if both and isinstance(both.old, Answered) and isinstance(both.new, Answered):
            old, new = (_numbers(pair.question, each.value) for each in (both.old, both.new))
            for part, unit in dict.fromkeys((*old, *new)) if old and new else ():
                before, now = old.get((part, unit)), new.get((part, unit))
                if before != now:
                    yield NumberChange(pair.question, part, unit, before, now)


def _numbers(question: Question, value: object) -> dict[tuple[str, str], Amount]:
    """Return the numbers of an answer by part and unit; none where it is not one in numbers."""
    if isinstance(value, Money):
        return {("", value.currency): value.amount}
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        percent = isinstance(question.answer, FactAnswer) and question.answer.shown_as == "percent"
        return {("", PERCENT if percent else ""): value}
    if isinstance(value, Purchasing | Workers):
        unit = PERCENT if isinstance(value, Purchasing) else ""
        shares = {name: getattr(value, name) for name in type(value).model_fields}
        return {(name, unit): share for name, share in shares.items() if share is not None}
    if isinstance(value, tuple):
        counts = [each for each in value if isinstance(each, CountryCount)]
        return {(each.country, ""): each.producers for each in counts}
    return {}
