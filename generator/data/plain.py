"""Values of the book as JSON has them: every text by language, every date as text."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from msgspec import Struct, field
from pydantic_core import to_json

from schema.fields import fields_of
from schema.values import Model, Text
from schema.vocabulary import COUNTRIES, country_label, load_vocabulary

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"


def write_json(value: Json) -> bytes:
    """Return JSON as UTF-8, indented, with a line end at its end."""
    return to_json(value, indent=2) + b"\n"


class Converter(Struct, frozen=True):
    """Makes values plain; `main` is the language of texts that do not name theirs.

    `terms` gathers, by vocabulary, the codes that were met, so that their labels can be added.
    """

    main: str
    terms: dict[str, set[str]] = field(default_factory=dict)

    def convert(self, value: object) -> Json:
        """Return a value of the book as JSON; whole numbers stay whole, others become floats.

        Raises TypeError for a kind of value that the book does not have.
        """
        if value is None or isinstance(value, bool | int | str):
            return value
        if isinstance(value, Decimal):
            return int(value) if value == value.to_integral_value() else float(value)
        return value.isoformat() if isinstance(value, date) else self._convert_whole(value)

    def _convert_whole(self, value: object) -> Json:
        if isinstance(value, Text):
            return self.text(value)
        if isinstance(value, tuple):
            return [self.convert(each) for each in value]
        if isinstance(value, Mapping):
            return {str(key): self.convert(each) for key, each in value.items()}
        if isinstance(value, Model):
            return self.model(value)
        raise TypeError(f"no JSON for {type(value).__name__}")

    def text(self, text: Text) -> dict[str, Json]:
        """Return a text as a mapping from language to text."""
        return {code or self.main: each for code, each in text.by_language.items()}

    def model(self, model: Model) -> dict[str, Json]:
        """Return every field of a model by the key that content files use."""
        plain: dict[str, Json] = {}
        for each in fields_of(type(model)):
            value = getattr(model, each.name)
            plain[each.key] = self.convert(value)
            if each.vocabulary:
                codes = value if isinstance(value, tuple) else (value,)
                self.terms.setdefault(each.vocabulary, set()).update(filter(None, codes))
        return plain

    def code(self, vocabulary: str, code: str) -> str:
        """Return a code, whose label is to be added."""
        self.terms.setdefault(vocabulary, set()).add(code)
        return code

    def labels(self) -> dict[str, Json]:
        """Return the labels, in every language, of the codes met so far."""
        return {
            vocabulary: {code: dict(label_of(vocabulary, code)) for code in sorted(codes)}
            for vocabulary, codes in sorted(self.terms.items())
            if codes
        }


def label_of(vocabulary: str, code: str) -> Mapping[str, str]:
    """Return the label of a code in each language; a country's comes from CLDR."""
    term = None if vocabulary == COUNTRIES else load_vocabulary(vocabulary).find(code)
    if term:
        return term.label.by_language
    country = country_label(code)
    return country.by_language if country else {}
