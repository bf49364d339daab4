"""Findings in words: the message and the help of each code, from templates/words/findings.yaml.

A wording is one text, or several by the finding's argument `case`. `if` and `help_if` hold
sentences that are added when the argument they are named after is there and not empty.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, TypeAlias

from msgspec import Struct

from generator.checks.rules import all_codes
from generator.findings.finding import Argument, Finding
from generator.text.words import TEMPLATES
from schema.files import read_data
from schema.law import cite, load_provisions
from schema.values import Text
from schema.vocabulary import load_vocabulary

LANGUAGES = ("nb", "en")
_LONGEST = 90
_LOCALES = {"nb": "nb", "en": "en_GB"}
_Wording: TypeAlias = Mapping[str, Any]


class Message(Struct, frozen=True):
    """What is wrong, in one or two sentences, and the lines that say how to put it right."""

    text: str
    help: tuple[str, ...]


@cache
def load_wordings() -> Mapping[str, _Wording]:
    """Return the words of all codes, by code and language; names that begin with `_` are shared."""
    wordings: Mapping[str, _Wording] = read_data(TEMPLATES / "words" / "findings.yaml")
    return wordings


def message_of(finding: Finding, language: str) -> Message:
    """Return a finding in words; nynorsk readers get bokmål.

    Raises KeyError when a wording asks for an argument that the finding lacks: aktsom's own fault.
    """
    language = language if language in LANGUAGES else LANGUAGES[0]
    wording = load_wordings()[finding.code][language]
    case = str(finding.arguments.get("case", ""))
    shown = {name: _show(name, value, language) for name, value in finding.arguments.items()}
    text = (wording["message"], *_added(wording.get("if", {}), finding))
    help_lines = (wording.get("help", ""), *_added(wording.get("help_if", {}), finding))
    told = _fill(help_lines, case, shown)
    return Message(" ".join(_fill(text, case, shown)), (*told, *_notes(finding, shown, language)))


def _notes(finding: Finding, shown: Mapping[str, str], language: str) -> Iterator[str]:
    """Yield what the finding rests on: the question it is about, and the law."""
    notes: Mapping[str, Mapping[str, str]] = load_wordings()["_notes"]
    # A message that has the question's text itself needs no second one.
    if "asked" in shown and "label" not in shown:
        yield notes["question"][language].format(**shown)
    law = all_codes()[finding.code].law
    if law:
        first, *others = (cite(load_provisions()[each], language) for each in law)
        cited = [first, *(_within(each, language) for each in others)]
        yield notes["law"][language].format(law=_join(cited, language))


def _within(reference: str, language: str) -> str:
    """Return a reference as it stands within a sentence: «regnskapsloven § 3-5»."""
    if language == "nb" or reference.startswith("The "):
        return reference[0].lower() + reference[1:]
    return reference


def _added(sentences: Mapping[str, str], finding: Finding) -> tuple[str, ...]:
    """Return the sentences of the arguments that are there; `a_b` says what `a` says, and more."""
    there = [name for name in sentences if finding.arguments.get(name)]
    return tuple(
        sentences[name]
        for name in there
        if not any(other.startswith(f"{name}_") for other in there)
    )


def _fill(
    templates: tuple[str | Mapping[str, str], ...], case: str, shown: Mapping[str, str]
) -> tuple[str, ...]:
    chosen = (each if isinstance(each, str) else each[case] for each in templates)
    return tuple(template.format(**shown) for template in chosen if template)


def _show(name: str, value: Argument, language: str) -> str:
    """Return an argument as readers meet it; its name tells days, languages and kinds."""
    if isinstance(value, Text):
        found = value.find(language, LANGUAGES[0])
        return _shorten(found[0]) if found else ""
    if isinstance(value, tuple):
        return _join([_show_item(name, item, language) for item in value], language)
    if isinstance(value, int):
        return f"{value:,}".replace(",", " ") if abs(value) >= 10_000 else str(value)
    return _show_text(name, value, language)


def _join(items: list[str], language: str) -> str:
    last = " and " if language == "en" else " og "
    return last.join(filter(None, (", ".join(items[:-1]), *items[-1:])))


def _show_item(name: str, item: str | Text | tuple[str, Text], language: str) -> str:
    if isinstance(item, str):
        return _show_text(name, item, language)
    if isinstance(item, Text):
        return _show(name, item, language)
    term, label = item
    named = label.by_language.get(language)
    return f"{term} ({named})" if named else term


def _show_text(name: str, value: str, language: str) -> str:
    if name.endswith("_day"):
        return _show_day(date.fromisoformat(value), language)
    if name.endswith("_language"):
        return _name_language(value, language)
    if name in {"language", "listed"}:
        return f"{value} ({_name_language(value, language)})"
    if name == "keys":
        return f"“{value}”" if language == "en" else f"«{value}»"
    return _show_shared(name, value, language) or _shorten(value)


def _show_shared(name: str, value: str, language: str) -> str:
    """Return the words that findings share: what a kind is called, how something is put right."""
    shared = "_remedies" if name == "remedy" else "_kinds"
    if name not in {"kind", "expected", "remedy"}:
        return ""
    words: Mapping[str, str] = load_wordings()[shared].get(value, {})
    return words.get(language, "")


def _show_day(day: date, language: str) -> str:
    from babel.dates import format_date

    return str(format_date(day, "long", locale=_LOCALES[language]))


def _name_language(code: str, language: str) -> str:
    term = load_vocabulary("languages").find(code)
    name = term.label.in_language(language) if term else code
    return name.lower() if language == "nb" else name


def _shorten(text: str) -> str:
    """Return a text on one line, cut to a length that a message can hold."""
    line = " ".join(text.split())
    if len(line) <= _LONGEST:
        return line
    beginning = line[: _LONGEST - 1]
    words = beginning.rpartition(" ")[0] if " " in beginning else beginning
    return f"{words.rstrip(' ,.;:')}…"
