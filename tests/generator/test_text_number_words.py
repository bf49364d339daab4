"""Whether a text says in words what another says in figures."""

from decimal import Decimal

import pytest

from generator.text.figures import Figure
from generator.text.number_words import is_in_words, load_number_words


def said(number: str, text: str, language: str = "nb", *, share: bool = False) -> bool:
    figure = Figure(number, Decimal(number), frozenset(), share=share)
    return is_in_words(figure, text, language)


@pytest.mark.parametrize(
    ("number", "text", "language"),
    [
        ("3", "Vi har tre gårder.", "nb"),
        ("19", "Nitten av dem", "nb"),
        ("20", "Tjue av dem", "nb"),
        ("25", "Vi er tjuefem.", "nb"),
        ("25", "We are twenty-five.", "en"),
        ("25", "We are twenty five.", "en"),
        ("99", "ninety-nine", "en"),
        ("100", "hundre", "nb"),
        ("100", "ett hundre", "nb"),
        ("2000", "two thousand", "en"),
        ("300", "trehundre", "nb"),
    ],
)
def test_a_figure_is_found_in_words(number: str, text: str, language: str) -> None:
    assert said(number, text, language)


@pytest.mark.parametrize(
    ("number", "text", "language"),
    [
        ("3", "Vi har trehundre.", "nb"),
        ("3", "We have tre farms.", "en"),
        ("30", "Vi er tjue.", "nb"),
        ("3.5", "Vi har tre gårder.", "nb"),
        ("101", "hundre", "nb"),
        ("3", "Vi har tre gårder.", "xx"),
    ],
)
def test_another_number_is_not(number: str, text: str, language: str) -> None:
    assert not said(number, text, language)


def test_half_is_a_share_and_no_number() -> None:
    assert said("50", "Halvparten av dem", share=True)
    assert not said("50", "Halvparten av dem")


def test_each_language_has_twenty_units_and_eight_tens() -> None:
    sizes = {(len(each.units), len(each.tens)) for each in load_number_words()}
    assert sizes == {(20, 8)}
