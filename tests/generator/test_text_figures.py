"""Figures in running text: what each is, all that it may mean, and whether it is a share."""

from decimal import Decimal

import pytest

from generator.text.figures import figures_in
from generator.text.suggestions import Suggestions, closest


def read(text: str) -> list[tuple[str, set[str]]]:
    """Each figure as it is written, with its readings."""
    return [(each.written, set(each.readings)) for each in figures_in(text)]


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Vi er 120.", {"n120"}),
        ("Vi er 12 000.", {"n12000"}),
        ("1.000.000 kroner", {"n1000000"}),
        ("1'000", {"n1000"}),
        ("1 000,5", {"n1000.5"}),
        ("1,000.5", {"n1000.5"}),
        ("12,5 kg", {"n12.5"}),
        ("1,0 million", {"n1000000"}),
        ("3 millioner", {"n3000000", "t180"}),
        ("3 tusen", {"n3000", "t180"}),
        ("30 mrd", {"n30000000000"}),
        ("30 bn", {"n30000000000"}),
        ("683m", {"n683000000", "n683"}),
        ("683k", {"n683000", "n683"}),
        ("MNOK 140", {"n140000000"}),
        ("30.06", {"n30.06", "n30"}),
        ("40.06", {"n40.06"}),
        ("12345678901234567890", set()),
        ("A4", set()),
        ("4x", set()),
        ("21st", {"n21", "t1260"}),
    ],
)
def test_a_figure_has_all_that_it_may_mean(text: str, readings: set[str]) -> None:
    found = read(text)
    assert (found[0][1] if found else set()) == readings


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("kl. 14:30", {"t870"}),
        ("2 pm", {"t840"}),
        ("12 am", {"t0"}),
        ("12 p.m.", {"t720"}),
        ("2:30pm", {"t870"}),
    ],
)
def test_a_time_is_of_the_clock(text: str, readings: set[str]) -> None:
    assert [each for _, each in read(text)] == [readings]


def test_dates_and_pairs_of_years_are_their_parts() -> None:
    assert [each.number for each in figures_in("13.03.24")] == [13, 3, 2024]
    assert [each.number for each in figures_in("12/31/2024")] == [12, 31, 2024]
    assert [each.number for each in figures_in("2023/24")] == [2023, 2024]
    assert [each.number for each in figures_in("2023–24")] == [2023, 2024]


@pytest.mark.parametrize(
    "text",
    [
        "[a](https://lo.no/12)", "https://lo.no/12", "kari12@lo.no", "[^12]", "uke 12",
        "24/7", "100 miles", "212 °F", "30 lbs", "ingen",
    ],
)  # fmt: skip
def test_what_is_no_figure_of_what_is_told_is_left_out(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text", ["12 %", "12%", "12 prosent", "12 per cent", "12 pst."])
def test_a_share_is_known_by_what_follows(text: str) -> None:
    (found,) = figures_in(text)
    assert (found.share, found.number) == (True, Decimal(12))


def test_the_value_has_its_million_and_of_a_time_its_hour() -> None:
    (million,), (time,) = tuple(figures_in("2 millioner")), tuple(figures_in("2 pm"))
    assert (million.value, million.share) == (Decimal(2_000_000), False)
    assert time.value == 2


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("suplliers", "suppliers"),
        ("SUPPLIERS", "suppliers"),
        ("supplier", "suppliers"),
        ("xyzzy", ""),
        ("", ""),
        ("s" * 201, ""),
    ],
)
def test_the_closest_known_name_is_meant(written: str, found: str) -> None:
    assert closest(written, ("workers", "suppliers", "supplied")) == found


def test_of_several_alike_the_first_is_taken_and_the_same_before_any() -> None:
    assert closest("ab", ("abc", "abd")) == "abc"
    assert closest("Nb", ("nb", "Nb")) == "Nb"
    assert closest("abcd", [f"x{number}" for number in range(300)] + ["abce"]) == "abce"


def test_only_so_many_mistakes_get_a_suggestion() -> None:
    suggestions = Suggestions(["suppliers"])
    found = [suggestions.closest(f"suppliers{number}") for number in range(42)]
    assert found == ["suppliers"] * 40 + ["", ""]
    assert suggestions.closest("suppliers7") == "suppliers", "the same mistake has the same hint"
