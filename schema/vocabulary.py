"""Controlled vocabularies: ids that content uses, with labels in every language."""

from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import AfterValidator, GetJsonSchemaHandler, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from schema.files import FOLDER, read_as
from schema.guesses import guess_percent
from schema.labels import DataShape, Label
from schema.languages import (
    load_language_file,
    load_languages,
    locale_of,
    lookup_order,
    usual_language,
)
from schema.user_cache import keep_value
from schema.values import Text

if TYPE_CHECKING:
    from babel import Locale

# What stands for a vocabulary of the countries of ISO 3166-1, whose names are CLDR's.
COUNTRIES = "countries"
# Those whose terms are countries, or may be.
PLACES = frozenset({COUNTRIES, "geographies"})
# Codes that CLDR lists beside the countries of ISO 3166-1: unions, territories, placeholders.
_NOT_COUNTRIES = frozenset(
    ("AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ")
)


class Term(DataShape, frozen=True):
    """One entry of a vocabulary: its id, never shown, and its label, never stored.

    What else is true of a status is explained in vocabulary/statuses.yaml.
    """

    id: str
    label: Label
    human_right: bool = False
    m49: str | None = None
    sn2007: str | None = None
    promise: Literal["kept", "broken", "under_way"] = "under_way"
    over: bool = False
    given_up: bool = False


class Vocabulary(DataShape, frozen=True):
    """A list of terms in the order in which readers meet them."""

    id: str
    title: Label
    help: Label
    terms: tuple[Term, ...]

    def find(self, term_id: str) -> Term | None:
        """Return the term with this id, or None."""
        return next((term for term in self.terms if term.id == term_id), None)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all terms, in order."""
        return tuple(term.id for term in self.terms)


@cache
def load_vocabulary(name: str) -> Vocabulary:
    """Load schema/vocabulary/<name>.yaml. Raises DataError: a fault of aktsom's own.

    The vocabulary `languages` is in schema/languages.yaml, which knows more of them.
    """
    if name == "languages":
        file = load_language_file()
        terms = tuple(Term(each.id, Label(each.label)) for each in file.terms)
        return Vocabulary(file.id, Label(file.title), Label(file.help), terms)
    return read_as(FOLDER / "vocabulary" / f"{name}.yaml", Vocabulary)


def is_status(status: object, what: Literal["over", "given_up"]) -> bool:
    """Tell whether a status is one that is over or given up; what is no status is neither."""
    term = load_vocabulary("statuses").find(status) if isinstance(status, str) else None
    return term is not None and bool(getattr(term, what))


def is_term(value: str, vocabulary: str) -> bool:
    """Tell whether a value is a term's id in the named vocabulary, or a country's code if it is."""
    if vocabulary in PLACES and is_country(value):
        return True
    return vocabulary != COUNTRIES and value in load_vocabulary(vocabulary).ids


def load_also_called(vocabulary: str) -> Mapping[str, str]:
    """Return the ids of a vocabulary's terms by what people call them, where no label is like it.

    The names are in small letters, from schema/also_called.yaml.
    """
    return _also_called().get(vocabulary, {})


def find_called(vocabulary: str, written: str) -> str:
    """Return the id of the term that people call so, or write as a sign or a percentage."""
    percent = guess_percent(written)
    if percent and (shares := load_also_called(f"{vocabulary}_in_percent")):
        return shares.get(percent, shares["other"])
    return load_also_called(vocabulary).get(written.casefold().strip(), "")


@cache
def _also_called() -> Mapping[str, Mapping[str, str]]:
    return read_as(FOLDER / "also_called.yaml", dict[str, dict[str, str]])


@cache
def _countries(language: str) -> Mapping[str, str]:
    """Return the names of all countries of ISO 3166-1 in a language, by code, from CLDR.

    A country that has no name in the language has that of the language which stands in for it. The
    names are kept: reading all that CLDR says of three languages takes a hundred times as long.
    """
    from babel import __version__ as version

    locales = [locale_of(each) for each in reversed(lookup_order(language))]
    known = sha256(repr((version, locales, sorted(_NOT_COUNTRIES))).encode()).hexdigest()
    name = f"countries-{known[:32]}.msgpack"
    return keep_value(name, dict[str, str], lambda: _read_countries(locales))


def _read_countries(locales: "Iterable[Locale]") -> dict[str, str]:
    """Return what CLDR calls all countries, by code; what a later locale says counts."""
    names = {code: name for each in locales for code, name in each.territories.items()}
    return {
        code: name for code, name in names.items() if code.isalpha() and code not in _NOT_COUNTRIES
    }


def is_country(code: str) -> bool:
    """Tell whether a code is one of ISO 3166-1 (two capital letters), by CLDR's list."""
    return code in _countries(usual_language())


def country_name(code: str, language: str) -> str:
    """Return the name of a country in a language. Raises KeyError where there is none."""
    return _countries(language)[code]


def country_label(code: str) -> Text | None:
    """Return the name of a country in every language; None where there is no such country."""
    names = {language: _countries(language).get(code, "") for language in load_languages()}
    return Text(names) if all(names.values()) else None


def countries_by_name() -> Mapping[str, str]:
    """Return the codes of all countries by what they are called in any language."""
    return {
        name: code for language in load_languages() for code, name in _countries(language).items()
    }


def find_country(written: str) -> str:
    """Return the code of a country written in small letters or by its name; else an empty text."""
    word = written.strip().casefold()
    also_called = load_also_called(COUNTRIES)
    if word in also_called:
        return also_called[word]
    for language in load_languages():
        for code, name in _countries(language).items():
            # British English has «St Lucia», American «St. Lucia».
            if word == code.casefold() or word.replace(".", "") == name.casefold().replace(".", ""):
                return code
    return ""


@cache
def _currencies() -> frozenset[str]:
    """Return the codes of the currencies that a country has used since 2010, from CLDR.

    They are kept, as reading all that CLDR says of the whole world takes a hundred times as long.
    """
    from babel import __version__ as version

    return keep_value(f"currencies-2010-{version}.msgpack", frozenset[str], _read_currencies)


def _read_currencies() -> frozenset[str]:
    from babel.core import get_global

    used = (each for country in get_global("territory_currencies").values() for each in country)
    return frozenset(
        code for code, _, end, tender in used if tender and (end is None or end >= (2010, 1, 1))
    )


def find_currency(written: str) -> str:
    """Return the code of a currency in small letters, by its sign or name; else an empty text."""
    called = load_also_called("currencies").get(written.strip(" .,-").casefold(), "")
    code = called or written.strip().upper()
    return code if code in _currencies() else ""


class OneOf:
    """Annotation: the text must be a term's id in the named vocabulary (or a country's code)."""

    def __init__(self, vocabulary: str, *, countries: bool = False) -> None:
        self.vocabulary, self.countries = vocabulary, countries

    def check(self, value: str) -> str:
        """Return the value if it is a term. Raises PydanticCustomError `not_in_vocabulary`."""
        bare = value.strip()
        if bare in load_vocabulary(self.vocabulary).ids or (self.countries and is_country(bare)):
            return bare
        context = {"vocabulary": self.vocabulary, "value": value}
        raise PydanticCustomError("not_in_vocabulary", "not in {vocabulary}: {value}", context)

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        schema: CoreSchema = handler(Annotated[source, AfterValidator(self.check)])
        return schema

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        labels = {term.id: term.label.usual for term in load_vocabulary(self.vocabulary).terms}
        return _choices(
            {
                **labels,
                **(dict(sorted(_countries(usual_language()).items())) if self.countries else {}),
            }
        )


def _choices(labels: Mapping[str, str]) -> JsonSchemaValue:
    """Return the JSON Schema of one of these; `enumDescriptions` is what editors' programs show."""
    return {"enum": [*labels], "enumDescriptions": [*labels.values()]}


class OneCountry:
    """Annotation: what the JSON Schema says of a country's code."""

    vocabulary = COUNTRIES

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return _choices(dict(sorted(_countries(usual_language()).items())))


def _check_country(value: str) -> str:
    if not is_country(value.strip()):
        context = {"vocabulary": COUNTRIES, "value": value}
        raise PydanticCustomError("not_in_vocabulary", "not a country: {value}", context)
    return value.strip()


def _check_currency(value: str) -> str:
    if value not in _currencies():
        context = {"vocabulary": "currencies", "value": value}
        raise PydanticCustomError("not_in_vocabulary", "not a currency: {value}", context)
    return value


Country = Annotated[str, AfterValidator(_check_country), OneCountry()]
Currency = Annotated[
    str,
    AfterValidator(_check_currency),
    WithJsonSchema({"type": "string", "pattern": "^[A-Z]{3}$"}),
]
Geography = Annotated[str, OneOf("geographies", countries=True)]
Topic = Annotated[str, OneOf("topics")]
Status = Annotated[str, OneOf("statuses")]
Kind = Annotated[str, OneOf("kinds")]
Relation = Annotated[str, OneOf("relations")]
Involvement = Annotated[str, OneOf("involvements")]
Role = Annotated[str, OneOf("roles")]
ReportStatus = Annotated[str, OneOf("report_statuses")]
ScopeBasis = Annotated[str, OneOf("scope_bases")]
Ground = Annotated[str, OneOf("grounds")]
WithheldPart = Annotated[str, OneOf("withheld_parts")]
Join = Annotated[str, OneOf("joins")]
Sector = Annotated[str, OneOf("sectors")]
LanguageCode = Annotated[str, OneOf("languages")]
