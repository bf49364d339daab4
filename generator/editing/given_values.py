"""Values as they pass between a page and the files: plain JSON, checked as it comes in."""

from typing import TypeAlias

from generator.editing.yaml_nodes import ListItem, Plain, Value
from generator.text.characters import INVISIBLE

# Texts, lists of texts, mappings; an item of a list of mappings is {"origin": …, "value": …}.
Given: TypeAlias = "str | list[Given] | dict[str, Given] | int | None"
_DEEPEST = 8


class GivenError(Exception):
    """What a page has sent is no value of any field."""


def to_given(said: Plain) -> Given:
    """Return a value of a file as a page gets it: items of lists say which they are."""
    if isinstance(said, dict):
        return {key: to_given(each) for key, each in said.items()}
    if isinstance(said, list):
        return [
            {"origin": number, "value": to_given(each)}
            if isinstance(each, dict)
            else to_given(each)
            for number, each in enumerate(said)
        ]
    return said


def from_given(given: Given, depth: int = 0) -> Value:
    """Return a value as a page gives it. Raises GivenError where it is none."""
    if depth > _DEEPEST:
        raise GivenError
    if given is None or isinstance(given, str):
        return clean(given) if given else given
    if isinstance(given, dict):
        return {key: from_given(each, depth + 1) for key, each in given.items()}
    if isinstance(given, list):
        if all(isinstance(each, dict) for each in given):
            return [_item(each, depth + 1) for each in given]
        if all(isinstance(each, str) for each in given):
            return [each for each in given if isinstance(each, str)]
    raise GivenError


def clean(text: str) -> str:
    """Return a text without the characters that nobody sees, and that no file may have."""
    return INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _item(given: Given, depth: int) -> ListItem:
    if not isinstance(given, dict) or given.keys() - {"origin", "value"}:
        raise GivenError
    value, origin = from_given(given.get("value"), depth), given.get("origin")
    if not isinstance(value, dict) or not (origin is None or isinstance(origin, int)):
        raise GivenError
    return ListItem(value, origin)
