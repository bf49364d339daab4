"""What a field usually holds, shown before anybody has written there; alone, it is no answer."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from generator.book.model import Answered, Book, BookReport
from generator.editing.given_values import Given
from generator.editing.places import FoundAnswer
from schema.fields import Field
from schema.report import Money

_CURRENCY = "Money.currency"


class UsualValues(Struct, frozen=True):
    """What fields of a report usually hold, as schema/fields.yaml says, by its year.

    `currency` is that of the enterprise's own amounts; empty where it has none yet.
    """

    year: int
    currency: str

    def fill(self, value: Given, field: Field) -> Given:
        """Return a value with what is usual where nothing is said."""
        if not _holds_fields(field) or not (value is None or isinstance(value, dict)):
            return value
        said = value or {}
        if "unavailable" in said:
            return value
        filled = {key: each for key, each in self._fill(said, field.fields) if each is not None}
        return {**said, **filled} or value

    def drop(self, value: Given, field: Field) -> Given:
        """Return a value without what is only usual: None where nothing else is said in it."""
        if not _holds_fields(field) or not isinstance(value, dict):
            return value
        known = {each.key: each for each in field.fields}
        left = {key: self.drop(each, known[key]) if key in known else each
                for key, each in value.items()}  # fmt: skip
        own = any(each and each != self._of(known.get(key)) for key, each in left.items())
        return left if own else None

    def _fill(
        self, said: Mapping[str, Given], fields: Iterable[Field]
    ) -> Iterator[tuple[str, Given]]:
        for each in fields:
            now = said.get(each.key)
            usual = self._of(each) or None
            yield each.key, usual if now is None and usual else self.fill(now, each)

    def _of(self, field: Field | None) -> str:
        if field is None:
            return ""
        if field.path == _CURRENCY and self.currency:
            return self.currency
        return field.words.usual.format(year=self.year)


def fill_usual(found: FoundAnswer, value: Given) -> Given:
    """Return an answer with what is usual in it where nothing is said."""
    usual = _usual_values(found.checked.book, found.report)
    if found.question is None:
        said = value if isinstance(value, dict) else {}
        filled = {each.key: usual.fill(said.get(each.key), each) for each in found.fields}
        return {**said, **{key: each for key, each in filled.items() if each is not None}}
    return value if found.field is None else usual.fill(value, found.field)


def drop_usual(found: FoundAnswer, given: Given, now: Given) -> Given:
    """Return what is given without what is only usual, unless the file says that `now`."""
    usual = _usual_values(found.checked.book, found.report)
    if found.question is None and isinstance(given, dict):
        said, fields = (
            now if isinstance(now, dict) else {},
            {each.key: each for each in found.fields},
        )
        return {
            key: usual.drop(each, fields[key]) if key in fields and each != said.get(key) else each
            for key, each in given.items()
        }
    return given if found.field is None or given == now else usual.drop(given, found.field)


def _usual_values(book: Book, report: BookReport) -> UsualValues:
    """Return what is usual in a report; the enterprise's newest amount says the currency."""
    newest = sorted(book.reports, key=lambda each: -each.year)
    return UsualValues(report.year, next((each for one in newest for each in _currencies(one)), ""))


def _currencies(report: BookReport) -> Iterator[str]:
    for bound in report.questions:
        for answer in bound.answers.values():
            if isinstance(answer, Answered) and isinstance(answer.value, Money):
                yield answer.value.currency


def _holds_fields(field: Field) -> bool:
    return bool(field.fields) and not field.many
