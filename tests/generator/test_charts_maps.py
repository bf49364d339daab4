"""Maps of countries: each has its mark on one, or is told to be on none; no labels meet."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.format.charts import Marked, draw_maps
from generator.pages.format.charts.labels import LabelledSpot, LabelPlacer
from generator.pages.format.charts.maps import MapDrawing, MapMark
from schema.maps import load_map
from schema.vocabulary import countries_by_name

CODES = sorted(set(countries_by_name().values()))
Box = tuple[float, float, float, float]


def marked(*codes: str) -> list[Marked]:
    return [Marked(each, f"Land {each} 12", "bought") for each in codes]


def number(text: str) -> float:
    return float(text.removesuffix("%").removesuffix("em"))


def box_of(mark: MapMark, width: float, ratio: float) -> Box:
    """What a label covers, in em, on a map so many em wide: left, top, right, bottom."""
    x, y = number(mark.x) / 100 * width, number(mark.y) / 100 * width * ratio
    long = len(mark.label or "") * 0.55
    begin = {None: 0.0, "end": long, "middle": long / 2}[mark.anchor]
    left, base = x + number(mark.right) - begin, y + number(mark.down)
    return left, base - 0.75, left + long, base + 0.25


def meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def check(drawing: MapDrawing, width: float, *, wide: bool) -> None:
    """Raise AssertionError where labels meet or reach over the edge."""
    ratio = drawing.height / drawing.width
    labelled = [each for each in drawing.marks if each.label and (wide or not each.wide)]
    boxes = [box_of(each, width, ratio) for each in labelled]
    for box in boxes:
        assert box[0] >= -0.3
        assert box[2] <= width + 0.3
    assert not any(meet(one, other) for one, other in combinations(boxes, 2))


@given(st.lists(st.sampled_from(CODES), unique=True, max_size=30))
def test_each_country_is_marked_on_one_map_or_told_to_be_missing(codes: list[str]) -> None:
    drawn = draw_maps(marked(*codes))
    shown = [code for each in drawn.maps for code in each.marked]
    assert sorted((*shown, *drawn.missing)) == sorted(codes)
    for each in drawn.maps:
        assert len(each.marks) == len(each.marked)
        for mark in each.marks:
            assert 0 < number(mark.x) < 100
            assert 0 < number(mark.y) < 100
        check(each, 19.2, wide=False)
        check(each, 54, wide=True)


@pytest.mark.parametrize(
    ("codes", "maps"),
    [
        (("NO",), ["europe"]),
        (("NO", "SE", "MT"), ["europe"]),
        (("NO", "CN"), ["world"]),
        (("NO", "SE", "CN"), ["world", "europe"]),
        (("AQ",), []),
        ((), []),
    ],
)
def test_europe_has_a_map_of_its_own_where_it_takes_one(
    codes: tuple[str, ...], maps: list[str]
) -> None:
    assert [each.id for each in draw_maps(marked(*codes)).maps] == maps


def test_a_country_too_small_to_see_has_a_dot_and_a_large_one_its_outline_alone() -> None:
    (drawn,) = draw_maps(marked("MT", "NO")).maps
    assert [each.bare for each in drawn.marks] == [False, True]


def test_a_label_has_a_side_where_it_covers_no_mark_and_no_label_before_it() -> None:
    """So low a map has room at the sides alone."""
    spots = [
        LabelledSpot(0.5, 0.5, "Landet"),
        LabelledSpot(0.56, 0.5, "Langtland"),
        LabelledSpot(0.62, 0.5, "Lengst"),
    ]
    assert LabelPlacer(spots, 0.07).place((19,)) == {0: "before", 2: "after"}
    apart = [LabelledSpot(0.2, 0.5, "Landet"), LabelledSpot(0.6, 0.5, "Langtland")]
    assert LabelPlacer(apart, 0.07).place((19,)) == {0: "after", 1: "after"}
    narrow = LabelPlacer([LabelledSpot(0.5, 0.5, "Et altfor langt navn på et land")], 0.07)
    assert narrow.place((19,)) == {}
    assert narrow.place((60,)) == {0: "after"}


def test_a_small_drawing_is_as_it_is() -> None:
    (drawn,) = draw_maps([Marked("NO", "Norge 4", "bought", ("actual",))]).maps
    norway = load_map("europe").countries["NO"].path
    begun, *_ = drawn.outlines[0].path.partition("l")
    assert [each.fill for each in drawn.outlines] == ["bought"]
    assert norway.startswith(begun.replace("M", "m"))
    (mark,) = drawn.marks
    assert (mark.marks, mark.bare, mark.label, mark.anchor) == (("actual",), False, "Norge 4", None)


def test_countries_that_are_filled_alike_are_one_path() -> None:
    """Each begins where it lies, whatever is drawn before it: only its first point is moved to."""
    codes, paths = ("NO", "SE", "PL"), load_map("europe").countries
    marked = [Marked(each, each, "risk" if each == "PL" else "bought", ()) for each in codes]
    (drawn,) = draw_maps(marked).maps
    told = {each.fill: each.path for each in drawn.outlines}
    assert list(told) == ["bought", "risk"]
    shown = told["bought"].split("M")[1:] + told["risk"].split("M")[1:]
    for code, path in zip(codes, shown, strict=True):
        place, _, lines = path.partition("l")
        assert paths[code].path in {f"m{place} {lines}", f"m{place}{lines}"}
