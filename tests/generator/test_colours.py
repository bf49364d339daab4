"""Colours: contrast by WCAG's own examples, and an accent that can be read whatever was chosen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.colours import (
    SCHEMES,
    Scheme,
    contrast,
    derive,
    grounds,
    make_readable,
    palette,
)

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#767676", "#ffffff", 4.54)],
)
def test_contrast_is_as_in_the_standard(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize("scheme", SCHEMES)
@given(accent=COLOURS)
def test_every_accent_becomes_readable(scheme: Scheme, accent: str) -> None:
    made = derive(accent, scheme)
    for ground in grounds(scheme):
        assert contrast(made["link"], ground) >= 7
        assert contrast(made["accent"], ground) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
def test_all_colours_of_text_have_the_contrast_of_aaa(scheme: Scheme) -> None:
    for name in ("ink", "quiet", "link", "alert", "grave"):
        for ground in grounds(scheme):
            assert contrast(palette(scheme)[name], ground) >= 7, (name, ground)


def test_a_colour_that_can_be_read_is_left_as_it_is() -> None:
    assert derive("#0b4f5c", "light") == {"link": "#0b4f5c", "accent": "#0b4f5c"}


@pytest.mark.parametrize(("colour", "ground"), [("#767676", "#ffffff"), ("#757575", "#000000")])
def test_just_the_contrast_that_is_asked_for_is_enough(colour: str, ground: str) -> None:
    assert make_readable(colour, [ground], contrast(colour, ground)) == colour
    assert make_readable(colour, [ground], contrast(colour, ground) + 0.01) != colour


def test_a_colour_gets_darker_on_light_and_lighter_on_dark_and_keeps_its_hue() -> None:
    assert make_readable("#ffd400", ["#ffffff"], 4.5) == "#8c7400"
    assert make_readable("#00003c", ["#000000"], 4.5) == "#5e5eff"


def test_no_colour_is_readable_on_black_and_white_at_once() -> None:
    with pytest.raises(ValueError, match="no colour"):
        make_readable("#777777", ["#000000", "#ffffff"], 7)
