"""The languages of reports, pages and aktsom's own words, and which words stand in for others."""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, TypeVar, get_args

from msgspec import Struct

from schema.files import FOLDER, DataError, read_as

if TYPE_CHECKING:
    from babel import Locale

FILE = FOLDER / "languages.yaml"
Whole = Literal["pages", "command"]
Word = TypeVar("Word")
# Those of CLDR beside `other`, which every language has.
PLURAL_CATEGORIES = ("zero", "one", "two", "few", "many")


class Language(Struct, frozen=True, forbid_unknown_fields=True):
    """What is known of a language; the fields are explained in schema/languages.yaml."""

    id: str
    label: Mapping[str, str]
    complete: tuple[Whole, ...] = ()
    fallback: str | None = None
    locale: str | None = None
    money: str | None = None
    capitals: bool = False
    article: str = ""
    citation: str = "{title} {reference}"
    quotes: str = "«»"
    family: str | None = None


class LanguageFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file: a vocabulary of which more is known."""

    id: str
    title: Mapping[str, str]
    help: Mapping[str, str]
    terms: tuple[Language, ...]


@cache
def load_language_file() -> LanguageFile:
    """Load schema/languages.yaml. Raises DataError: a fault of aktsom's own."""
    return read_as(FILE, LanguageFile)


@cache
def load_languages() -> Mapping[str, Language]:
    """Return every language by its code, the usual one first. Raises DataError."""
    languages = {each.id: each for each in load_language_file().terms}
    usual = next(iter(languages.values()))
    if {*usual.complete} != {*get_args(Whole)}:
        raise DataError.at(FILE, f"{usual.id} comes first and is not complete")
    for code, language in languages.items():
        if code not in language.label:
            raise DataError.at(FILE, f"{code} has no name of its own")
        if language.fallback not in {None, *languages}:
            raise DataError.at(FILE, f"{code} falls back on {language.fallback}, which is not here")
        if not language.fallback and "pages" not in language.complete:
            raise DataError.at(FILE, f"{code} is not complete and has no fallback")
    return languages


@cache
def complete_languages(where: Whole) -> tuple[str, ...]:
    """Return the languages that lack no word on pages, or in the command."""
    return tuple(code for code, each in load_languages().items() if where in each.complete)


@cache
def usual_language() -> str:
    """Return the language that is meant where none is chosen."""
    return next(iter(load_languages()))


def own_name(language: str) -> str:
    """Return what a language is called in the language itself."""
    return load_languages()[language].label[language]


@cache
def lookup_order(language: str) -> tuple[str, ...]:
    """Return a language and those whose words stand in for it, in turn."""
    order = {language: None}
    following = load_languages()[language].fallback
    while following and following not in order:
        order[following] = None
        following = load_languages()[following].fallback
    return tuple(order)


def in_language(words: Mapping[str, Word], language: str) -> Word:
    """Return what there is in a language, else in the one that stands in for it.

    Raises KeyError: there is neither.
    """
    for code in lookup_order(language):
        if code in words:
            return words[code]
    raise KeyError(language)


@cache
def spoken_for(language: str) -> str:
    """Return the language in which the command speaks to readers of a language."""
    spoken = complete_languages("command")
    return next((each for each in lookup_order(language) if each in spoken), usual_language())


def name_within(name: str, language: str) -> str:
    """Return the name of a language or statute as it stands within a sentence: «engelsk»."""
    known = load_languages()[language]
    keeps = known.capitals and not (known.article and name.startswith(f"{known.article} "))
    return name if keeps else f"{name[:1].lower()}{name[1:]}"


@cache
def locale_of(language: str) -> "Locale":
    """Return the CLDR locale of a language."""
    from babel import Locale

    return Locale.parse(load_languages()[language].locale or language)


@lru_cache(maxsize=4096)
def plural_category(number: int, language: str) -> str:
    """Return the plural category of a number by CLDR: zero, one, two, few, many or other."""
    return str(locale_of(language).plural_form(number))
