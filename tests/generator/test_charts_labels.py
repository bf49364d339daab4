"""Labels on maps: what touches does not meet, and what stands at an edge has room."""

import pytest

from generator.pages.format.charts.labels import LabelledSpot, LabelPlacer, _Box

SQUARE = _Box(1, 1, 2, 2)


@pytest.mark.parametrize(
    ("other", "do"),
    [
        (SQUARE, True),
        (_Box(1.5, 1.5, 3, 3), True),
        (_Box(2, 1, 3, 2), False),
        (_Box(0, 1, 1, 2), False),
        (_Box(1, 2, 2, 3), False),
        (_Box(1, 0, 2, 1), False),
    ],
)
def test_boxes_meet_where_they_share_more_than_an_edge(other: _Box, *, do: bool) -> None:
    assert SQUARE.meets(other) is do
    assert other.meets(SQUARE) is do


def test_a_label_stands_after_its_mark_where_there_is_room() -> None:
    def side(x: float) -> str:
        return LabelPlacer([LabelledSpot(x, 0.5, "Brasil")], 1).place([20]).get(0, "")

    assert [side(each) for each in (0.1, 0.9)] == ["after", "before"]


def test_a_label_keeps_its_side_and_none_is_put_upon_another() -> None:
    spots = [LabelledSpot(0.5, 0.5, "Brasil"), LabelledSpot(0.5, 0.51, "Peru")]
    placer = LabelPlacer(spots, 1)
    first = placer.place([30])
    assert first[0] == "after"
    assert first.get(1) != "after"
    assert placer.place([30]) == {}
