"""The interface's words: complete in every language, all in use, none missing."""

import re
from collections.abc import Iterator
from string import Formatter

import pytest

from generator.text.words import TEMPLATES, Words, load_words
from schema.files import read_data
from schema.languages import PLURAL_CATEGORIES, complete_languages, load_languages, locale_of
from tests.tools import ROOT

# The Norwegian name of a statement needs no second mention on a page in bokmål.
MAY_BE_EMPTY = {("nb", "statement_native")}
FOLDERS = ("layouts", "pages", "components", "paper")
TEXTS = {language: load_words(language).texts for language in load_languages()}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", complete_languages("pages"))
def test_every_word_is_there(language: str) -> None:
    empty = {(language, key) for key, text in TEXTS[language].items() if not text.strip()}
    assert empty <= MAY_BE_EMPTY


@pytest.mark.parametrize("file", ["interface", "changes", "command", "comparison"])
def test_what_is_counted_has_every_plural_that_a_complete_language_has(file: str) -> None:
    for language in complete_languages("pages" if file in {"interface", "changes"} else "command"):
        texts = load_words(language, file).texts
        forms = [key.rpartition("_") for key in texts]
        counted = {key for key, _, form in forms if form in PLURAL_CATEGORIES} & {
            key for key, _, form in forms if form == "other"
        }
        wanted = {f"{key}_{each}" for key in counted for each in plurals_of(language)}
        assert wanted - texts.keys() == set()


def plurals_of(language: str) -> set[str]:
    """The plural categories that a language has, by CLDR."""
    return {*locale_of(language).plural_form.tags, "other"}


@pytest.mark.parametrize("language", load_languages())
def test_every_language_fills_the_same_places(language: str) -> None:
    main = TEXTS["nb"]
    differing = {
        key
        for key, text in TEXTS[language].items()
        if key != "statement_native" and placeholders(text) != placeholders(main[key])
    }
    assert differing == set()


@pytest.mark.parametrize("language", complete_languages("pages"))
def test_changes_are_said_with_the_same_places_in_every_language(language: str) -> None:
    main, texts = (load_words(each, "changes").texts for each in ("nb", language))
    assert [key for key in texts if placeholders(texts[key]) != placeholders(main[key])] == []


def words_used() -> tuple[set[str], set[str]]:
    """The words that templates and views name in full, and the beginnings of those they compose."""
    sources = [
        *(path for folder in FOLDERS for path in (TEMPLATES / folder).rglob("*.html")),
        *(ROOT / "generator" / "pages").rglob("*.py"),
        ROOT / "generator" / "book" / "plain.py",
    ]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    named = r"""\bwords(?:\.|\[["']|\(\s*")([a-z][a-z_]*)"""
    whole = set(re.findall(named, text)) - {"count", "forms", "texts"}
    whole |= set(re.findall(r'"([a-z][a-z_]*)"', text)) & set(TEXTS["nb"])
    counted = set(re.findall(r'\.(?:count|forms)\(\s*f?"([a-z_]+)', text))
    whole |= {f"{key}_{form}" for key in counted for form in ("one", "two", "other")} & set(
        TEXTS["nb"]
    )
    begun = set(re.findall(r'f"([a-z]+_(?:[a-z]+_)*)\{', text))
    return whole, begun


def test_every_word_in_use_exists() -> None:
    whole, _ = words_used()
    of_others = (load_words("nb", domain).texts.keys() for domain in ("changes", "cms"))
    known = TEXTS["nb"].keys() | {key for keys in of_others for key in keys}
    assert whole - {"language"} - known == set()


def test_every_word_is_in_use() -> None:
    whole, begun = words_used()
    unused = {key for key in TEXTS["nb"] if key not in whole and not key.startswith(tuple(begun))}
    assert unused == set()


def test_no_english_text_has_a_straight_apostrophe() -> None:
    """They are curved, as quotation marks are: in words, findings, forms, law and vocabularies."""
    straight = re.compile(r"(?<=[^\W\d])'(?=(?:s|t|d|re|ve|ll)\b)|(?<=s)'(?= \w)")
    files = [*(TEMPLATES / "words").rglob("*.yaml"), TEMPLATES / "pages.yaml"]
    files += (ROOT / "schema" / "forms").rglob("en.yaml")
    files += [each for name in ("law", "vocabulary") for each in (ROOT / "schema" / name).iterdir()]
    files += [ROOT / "schema" / name for name in ("fields.yaml", "review_questions.yaml")]
    wrong = {text for file in files for text in _texts(read_data(file)) if straight.search(text)}
    assert wrong == set()


def _texts(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for each in data.values():
            yield from _texts(each)
    elif isinstance(data, list):
        for each in data:
            yield from _texts(each)


def test_a_count_chooses_its_word() -> None:
    words = Words("nb", {"risk_one": "{count} risiko", "risk_other": "{count} risikoer"})
    assert words.count("risk", 1) == "1 risiko"
    assert words.count("risk", 0) == "0 risikoer"


def test_a_borrowed_word_is_counted_as_the_language_does_that_it_is_borrowed_from() -> None:
    texts = {"risk_one": "{count} risk", "risk_other": "{count} risiko"}
    assert Words("en", texts, {"risk_other": "nb"}).count("risk", 1) == "1 risiko"
    assert Words("en", texts, {"risk_other": "nb", "risk_one": "nb"}).count("risk", 1) == "1 risk"


def test_a_word_that_is_always_the_same_has_no_category() -> None:
    assert Words("nb", {"gone": "{count} fjernet"}).count("gone", 2) == "2 fjernet"


def test_an_unknown_word_is_a_fault_of_the_program() -> None:
    with pytest.raises(KeyError):
        load_words("nb")["no_such_word"]
