"""Facts and answers as plain text, in the words of a reader's language: what is compared, and read.

Codes become labels; numbers, dates and amounts are written as the language writes them; Markdown
loses its marks.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from msgspec import Struct
from pydantic import BaseModel

from generator.book.model import Answer, Answered, Prose, Unavailable
from generator.book.numbers import (
    PERCENT,
    Amount,
    AnswerNumber,
    find_numbers,
    write_amount,
)
from generator.text.cldr import (
    format_date,
    format_money,
    format_period,
    group_digits,
    join_words,
)
from generator.text.collation import sort_key
from generator.text.prose import plain_text, to_text
from generator.text.words import Words, load_words
from schema.facts.embed import Policy
from schema.facts.enterprise import NextGoal, Person
from schema.fields import Field, fields_of
from schema.form import Question
from schema.report import Contact, Money, Period, Signing
from schema.values import Text
from schema.values import Unavailable as UnavailableFact
from schema.vocabulary import country_name, load_vocabulary


class PlainAnswer(Struct, frozen=True):
    """An answer as plain text, a line for each of its values or paragraphs.

    `values` are the same by their labels (empty for the only one), where each label is there once;
    prose has none, but a `language`.
    """

    text: str
    values: Mapping[str, str]
    language: str | None = None


class PlainWriter(Struct, frozen=True):
    """Writes values of a report as plain text: labels and numbers for readers of `reader`.

    Its own texts come in `language` where they are written in it, else in the `main` one; in all of
    their languages when `all_languages`.
    """

    reader: str
    language: str
    main: str
    all_languages: bool = False

    @property
    def words(self) -> Words:
        """The words of the interface for the reader."""
        return load_words(self.reader)

    def text(self, text: Text | None) -> str:
        """Return a text of Markdown, one block a line; empty where there is none."""
        return plain_text(text, self.language, self.main)

    def write(self, value: Any, field: Field | None = None) -> str:
        """Return a value; a list of models is a line for each, a model names its fields."""
        if isinstance(value, tuple):
            return self._several(value, field)
        if isinstance(value, BaseModel):
            return self._model(value)
        if isinstance(value, Text):
            return self._text(value, field)
        if isinstance(value, str):
            return self._string(value, field)
        return self._scalar(value, field)

    def answer(self, answer: Answer | None, question: Question) -> PlainAnswer:
        """Return an answer; why it cannot be given, where it is unavailable, and else nothing."""
        if isinstance(answer, Unavailable):
            return PlainAnswer(self._reason(answer.reason, answer.see), {})
        if not isinstance(answer, Answered):
            return PlainAnswer("", {})
        if isinstance(answer.value, Prose):
            return PlainAnswer(to_text(answer.value.markdown), {}, answer.value.language)
        numbers = [*find_numbers(question, answer)]
        found = self._numbers(numbers) if numbers else self._values(answer.value)
        values = [each for each in found if each[1]]
        text = "\n".join(": ".join(filter(None, each)) for each in values)
        by_label = dict(values)
        return PlainAnswer(text, by_label if len(by_label) == len(values) else {})

    def _scalar(self, value: date | Amount | None, field: Field | None) -> str:
        if isinstance(value, bool):
            return self.words["yes" if value else "no"]
        if isinstance(value, date):
            return format_date(value, self.reader)
        percent = field is not None and field.kind == "percent"
        return write_amount(value, PERCENT if percent else "", self.reader)

    def _several(self, values: tuple[object, ...], field: Field | None) -> str:
        written = tuple(self.write(each, field) for each in values)
        if any(isinstance(each, BaseModel) for each in values):
            return "\n".join(written)
        return join_words(written, self.reader) if written else ""

    def _model(self, value: BaseModel) -> str:
        if isinstance(value, Money):
            return format_money(value.amount, value.currency, self.reader)
        if isinstance(value, Period):
            return format_period(value.start, value.end, self.reader)
        if isinstance(value, UnavailableFact):
            return self._reason(value.reason, value.see)
        written = (
            (each.short(self.reader), self.write(getattr(value, each.name), each))
            for each in fields_of(type(value))
        )
        return ", ".join(f"{label}: {text}" for label, text in written if text)

    def _text(self, text: Text, field: Field | None) -> str:
        if self.all_languages and len(text.by_language) > 1:
            return "; ".join(f"{code}: {each}" for code, each in text.by_language.items())
        if field is not None and field.kind == "markdown":
            return self.text(text)
        found = text.find(self.language, self.main)
        return found[0].strip() if found else ""

    def _string(self, value: str, field: Field | None) -> str:
        if field is None:
            return value
        if field.vocabulary:
            return self._label(value, field.vocabulary)
        return group_digits(value) if field.name == "number" else value

    def _label(self, code: str, vocabulary: str) -> str:
        term = None if vocabulary == "countries" else load_vocabulary(vocabulary).find(code)
        return term.label.in_language(self.reader) if term else country_name(code, self.reader)

    def _reason(self, reason: Prose | Text | None, see: str | None) -> str:
        """Return why an answer cannot be given, or where that is said; empty where nowhere."""
        text = to_text(reason.markdown) if isinstance(reason, Prose) else self.text(reason)
        text = text or (self.words("see_answer", number=see) if see else "")
        return f"{self.words['unavailable']}: {text}" if text else ""

    def _values(self, value: object) -> Iterator[tuple[str, str]]:
        """Yield the values of a fact that is no number, each with its label."""
        if isinstance(value, Signing):
            when = ", ".join(filter(None, (value.place, self.write(value.date))))
            yield self.words["signed"], when
            yield from map(self._item, value.signatories)
        elif isinstance(value, Person | Contact):
            yield "", ", ".join(filter(None, (value.name, self.write(value.title))))
        elif not isinstance(value, tuple):
            yield "", self.write(value)
        for each in value if isinstance(value, tuple) else ():
            if isinstance(each, Policy):
                yield "", self.write(each.title) or each.url or each.attachment or ""
            elif isinstance(each, NextGoal):
                yield "", self.text(each.goal)
            else:
                yield self._item(each)

    def _numbers(self, numbers: list[AnswerNumber]) -> Iterator[tuple[str, str]]:
        """Yield the numbers of a fact, each with its label; by country, the most first."""
        counts = {each.label(self.reader): each for each in numbers}
        if numbers[0].part and not numbers[0].field:
            counts = dict(sorted(counts.items(), key=lambda it: (-it[1].amount, sort_key(it[0]))))
        for label, each in counts.items():
            yield label, write_amount(each.amount, each.unit, self.reader)
        if numbers[0].part and not numbers[0].field:
            yield self.words["total"], self.write(sum(each.amount for each in numbers))

    def _item(self, value: BaseModel) -> tuple[str, str]:
        """Return what a model is called by its first field beside the id, and what else it says."""
        fields = (each for each in fields_of(type(value)) if each.name != "id")
        name, *others = (self.write(getattr(value, each.name), each) for each in fields)
        return name, " – ".join(filter(None, others))
