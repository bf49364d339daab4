"""The words of findings: a file for each code in templates/words/findings/, and one for all.

A code's file is read when the code is first asked for: few of them are in any one run.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeAlias

import msgspec
from msgspec import Struct

from generator.text.words import TEMPLATES
from schema.files import DataError, read_as, read_data
from schema.languages import lookup_order, usual_language

_WORDS = TEMPLATES / "words"
# One text, or several by the finding's argument `case`.
Cases: TypeAlias = str | dict[str, str]
_Names: TypeAlias = Mapping[str, Mapping[str, str]]


class Example(Struct, frozen=True):
    """A piece of content that fails or passes; `file` is empty where it only illustrates."""

    file: str
    text: str


class Together(Struct, frozen=True, forbid_unknown_fields=True):
    """What is said where a code finds the same of several items of one list."""

    message: str
    help: str = ""


class PageWording(
    Struct, frozen=True, forbid_unknown_fields=True, rename={"help_added": "help_if"}
):
    """What the page on which answers are written says instead: for all cases, or for some."""

    message: Cases = ""
    help: Cases = ""
    help_added: dict[str, str] = {}


class FindingWords(
    Struct, frozen=True, forbid_unknown_fields=True, rename={"added": "if", "help_added": "help_if"}
):
    """What one language says of a code; templates/words/findings.yaml explains the fields."""

    title: str = ""
    message: Cases = ""
    added: dict[str, str] = {}
    help: Cases = ""
    help_added: dict[str, str] = {}
    on_page: PageWording | None = None
    why: str = ""
    remedy: str = ""
    together: Together | None = None
    sum: dict[str, str] = {}
    gap: Cases = ""


class CodeWords(Struct, frozen=True):
    """All that is said of a code, and its examples, which are run as tests."""

    by_language: Mapping[str, FindingWords]
    failing: tuple[Example, ...]
    passing: tuple[Example, ...]


class SharedWords(Struct, frozen=True, forbid_unknown_fields=True):
    """What findings of several codes say, by key and language; `manual` is by language first.

    The sums of `sums_of_statements` count the statements that have such findings.
    """

    kinds: _Names
    remedies: _Names
    notes: _Names
    days: _Names
    families: _Names
    numbers: Mapping[str, tuple[str, ...]]
    manual: _Names
    sums_of_statements: tuple[str, ...]


@cache
def load_shared_words() -> SharedWords:
    """Return the words that codes share. Raises DataError: a fault of aktsom's own."""
    return read_as(_WORDS / "findings.yaml", SharedWords)


@cache
def words_of(code: str) -> CodeWords:
    """Return the words and the examples of a code. Raises DataError, and OSError for no file."""
    path = _WORDS / "findings" / f"{code}.yaml"
    data: dict[str, Any] = read_data(path)
    try:
        failing, passing = (_examples(data.pop(kind, {})) for kind in ("failing", "passing"))
        return CodeWords(msgspec.convert(data, dict[str, FindingWords]), failing, passing)
    except msgspec.ValidationError as error:
        raise DataError.at(path, error) from error


def _examples(texts: object) -> tuple[Example, ...]:
    """Return examples, which are texts by their file. Raises msgspec.ValidationError."""
    by_file = msgspec.convert(texts, dict[str, str])
    return tuple(Example(file, text.removesuffix("\n")) for file, text in by_file.items())


def gap_title_of(code: str, case: str, language: str) -> str:
    """Return the title, on the site, of a finding that an exception lets stand, by its case.

    What a language lacks is in the one that stands in for it, or the usual one; what has no title
    at all, no code that can be excepted, is titled as the finding itself is.
    """
    said = words_of(code).by_language
    order = [each for each in (*lookup_order(language), usual_language()) if each in said]
    titles = (_of_case(said[each].gap, case) for each in order)
    return next(filter(None, titles), said[usual_language()].title.rstrip("."))


def _of_case(cases: Cases, case: str) -> str:
    return cases if isinstance(cases, str) else cases.get(case, "")
