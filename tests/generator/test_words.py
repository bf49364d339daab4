"""The interface's words: complete in every language, all in use, none missing."""

import re
from string import Formatter

import pytest

from generator.text.words import LANGUAGES, TEMPLATES, Words, load_comparison_words, load_words
from tests.tools import ROOT

# The Norwegian name of a statement needs no second mention on a page in bokmål.
MAY_BE_EMPTY = {("nb", "statement_native")}
FOLDERS = ("layouts", "pages", "components", "paper")
TEXTS = {language: load_words(language).texts for language in LANGUAGES}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_there(language: str) -> None:
    empty = {(language, key) for key, text in TEXTS[language].items() if not text.strip()}
    assert empty <= MAY_BE_EMPTY


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_fills_the_same_places(language: str) -> None:
    main = TEXTS["nb"]
    differing = {
        key
        for key, text in TEXTS[language].items()
        if key != "statement_native" and placeholders(text) != placeholders(main[key])
    }
    assert differing == set()


def words_used() -> tuple[set[str], set[str]]:
    """The words that templates and views name in full, and the beginnings of those they compose."""
    sources = [
        *(path for folder in FOLDERS for path in (TEMPLATES / folder).rglob("*.html")),
        *(ROOT / "generator" / "pages").rglob("*.py"),
        ROOT / "generator" / "book" / "plain.py",
    ]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    named = r"""\bwords(?:\.|\[["']|\(\s*")([a-z][a-z_]*)"""
    whole = set(re.findall(named, text)) - {"count", "texts"}
    whole |= set(re.findall(r'"([a-z][a-z_]*)"', text)) & set(TEXTS["nb"])
    counted = set(re.findall(r'\.count\(\s*f?"([a-z_]+)', text))
    whole |= {f"{key}_{form}" for key in counted for form in ("one", "many")} & set(TEXTS["nb"])
    begun = set(re.findall(r'f"([a-z]+_(?:[a-z]+_)*)\{', text))
    return whole, begun


def test_every_word_in_use_exists() -> None:
    whole, _ = words_used()
    known = TEXTS["nb"].keys() | load_comparison_words("nb").texts.keys()
    assert whole - {"language"} - known == set()


def test_every_word_is_in_use() -> None:
    whole, begun = words_used()
    unused = {key for key in TEXTS["nb"] if key not in whole and not key.startswith(tuple(begun))}
    assert unused == set()


# Words of comparisons that their page shows too.
OF_CHANGES = (
    "section_risks", "section_goals", "section_promises", "section_answers", "measure",
    "measure_new", "measure_gone", "orphans", "unseen", "goal_unmentioned", "other_form",
    "asked_one", "asked_many", "dropped_one", "dropped_many", "mark_new", "mark_changed",
    "mark_now", "mark_before",
)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_pages_say_of_changes_is_said_in_every_language(language: str) -> None:
    main, texts = (load_comparison_words(each).texts for each in ("nb", language))
    assert [key for key in OF_CHANGES if key not in texts] == []
    assert [key for key in texts if placeholders(texts[key]) != placeholders(main[key])] == []


def test_a_count_chooses_its_word() -> None:
    words = Words("nb", {"risk_one": "{count} risiko", "risk_many": "{count} risikoer"})
    assert words.count("risk", 1) == "1 risiko"
    assert words.count("risk", 0) == "0 risikoer"


def test_an_unknown_word_is_a_fault_of_the_program() -> None:
    with pytest.raises(KeyError):
        load_words("nb")["no_such_word"]
