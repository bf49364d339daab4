"""Charts: bars as long as their values are large, and texts that never meet."""

from itertools import pairwise

import pytest

from generator.pages.format.charts import Bar, Chart, draw_bars, wrap

NAMES = ("Land", "Stolpediagram: Land", "Norge: 4; Sverige: 1.")


def draw(*bars: Bar, whole: int | None = None) -> Chart:
    return draw_bars("x", NAMES, bars, whole)


def em(length: str) -> float:
    return float(length.removesuffix("em"))


def percent(length: str | None) -> float:
    return float((length or "").removesuffix("%"))


def test_a_bar_is_as_long_as_its_part_of_the_largest() -> None:
    large, small = draw(Bar("Norge", 4, "4"), Bar("Sverige", 1, "1")).rows
    assert percent(small.width) == pytest.approx(percent(large.width) / 4, abs=0.01)
    assert large.track is None


def test_a_bar_of_a_whole_is_as_long_as_its_part_of_the_whole() -> None:
    (half,) = draw(Bar("Direkte", 50, "50 %"), whole=100).rows
    assert percent(half.width) == pytest.approx(percent(half.track) / 2, abs=0.01)
    assert half.x == half.track


def test_a_missing_value_has_its_words_and_no_bar() -> None:
    (row,) = draw(Bar("Annet", None, "ikke oppgitt"), whole=100).rows
    assert (row.width, row.track, row.x, row.value.text) == (None, None, "0", "ikke oppgitt")


def test_bars_without_any_value_to_compare_with_are_empty() -> None:
    (row,) = draw(Bar("Norge", 0, "0")).rows
    assert row.width == "0%"


@pytest.mark.parametrize("shown", ["1", "100 %", "683 000 000 kr"])
def test_the_value_behind_the_longest_bar_fits_on_a_narrow_screen(shown: str) -> None:
    (row,) = draw(Bar("Omsetning", 1, shown)).rows
    narrow, sign = 288 / 15, 0.6
    assert percent(row.width) / 100 * narrow + em(row.gap) + len(shown) * sign <= narrow


def test_label_bar_and_next_label_never_touch() -> None:
    long = "Innkjøp via agent/mellomledd/importør/merkevareleverandører"
    chart = draw(Bar(long, 1, "1"), Bar(long, 2, "2"), Bar("Kort", 3, "3"))
    for row in chart.rows:
        assert em(row.lines[-1].y) < em(row.y)
        assert all(em(one.y) + 1 < em(other.y) for one, other in pairwise(row.lines))
    for above, below in pairwise(chart.rows):
        assert em(above.y) + em(chart.bar) < em(below.lines[0].y) - 0.8
    assert em(chart.rows[-1].y) + em(chart.bar) <= em(chart.height)


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("Norge", ("Norge",)),
        ("Innkjøp direkte fra produsent", ("Innkjøp direkte fra produsent",)),
        (
            "Innkjøp via agent/mellomledd/importør/merkevareleverandører",
            ("Innkjøp via agent/mellomledd/", "importør/merkevareleverandører"),
        ),
        (
            "Arbeidervernforsikringsordningskoordinator",
            ("Arbeidervernforsikringsordnings-", "koordinator"),
        ),
    ],
)
def test_labels_break_between_words_after_signs_and_where_they_must(
    label: str, lines: tuple[str, ...]
) -> None:
    assert wrap(label) == lines


def test_only_the_patterns_that_are_used_are_drawn() -> None:
    chart = draw(
        Bar("Utført", 1, "1"), Bar("Pågår", 1, "1", "ongoing"), Bar("X", 1, "1", "ongoing")
    )
    assert chart.patterns == ("ongoing",)
    assert [row.fill for row in chart.rows] == [None, "url(#x-ongoing)", "url(#x-ongoing)"]
