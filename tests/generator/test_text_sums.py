"""Parts that do not make the whole they are told of."""

import re

import pytest

from generator.text.sums import wrong_sums


def wrong(text: str) -> list[str]:
    return [*wrong_sums(text, frozenset(re.findall(r"\w+", text.casefold())))]


@pytest.mark.parametrize(
    "text",
    [
        "2 gårder: 1 i Norge og 2 i Sverige",
        "3 gårder: 1 i Norge og 3 i Sverige",
        "5 gårder: 2 i Norge og 2 i Sverige",
        "2 gårder (1 i Norge og 2 i Sverige",
    ],
)
def test_parts_may_be_too_many_or_too_few(text: str) -> None:
    assert wrong(f"Vi besøkte {text}{')' * text.count('(')}.") == [text]


@pytest.mark.parametrize(
    "text",
    [
        "2 gårder: 1 i Norge og 1 i Sverige",
        "5 gårder: 2 i Norge og 3 i Sverige",
        # One has no parts.
        "1 gård: 1 i Norge og 1 i Sverige",
    ],
)
def test_parts_that_make_the_whole_are_right(text: str) -> None:
    assert wrong(f"Vi besøkte {text}.") == []
