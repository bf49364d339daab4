"""Labels beside marks: where each has room, so that none meets another, however large the map."""

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from msgspec import Struct

Side: TypeAlias = Literal["after", "before", "above", "below"]
# Em of the labels' text: a sign, a line, and what is between a mark and its label. A sign is
# counted as wide as those of a wide font are.
_SIGN, _LINE, _NEAR, _MARK = 0.58, 1.15, 0.75, 0.6
_SIDES: tuple[Side, ...] = ("after", "before", "below", "above")


class LabelledSpot(Struct, frozen=True):
    """A mark and its label: where it is, as parts of a map's width and height, and the text."""

    x: float
    y: float
    text: str


class _Box(Struct, frozen=True):
    """What something covers, in em."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "_Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


class LabelPlacer:
    """Finds room for labels on a map that is at least `width` em wide, and `ratio` times as high.

    The marks are all there from the beginning; a label that has got a side keeps it.
    """

    def __init__(self, spots: Sequence[LabelledSpot], ratio: float) -> None:
        self._spots, self._ratio = spots, ratio
        self._sides: dict[int, Side] = {}

    def place(self, widths: Sequence[float]) -> dict[int, Side]:
        """Return the side of every label that has room at all of these widths, by its place.

        Labels are tried in their order: the first are those that matter most.
        """
        new: dict[int, Side] = {}
        for index in range(len(self._spots)):
            if index not in self._sides:
                for side in _SIDES:
                    if all(self._has_room(index, side, width) for width in widths):
                        self._sides[index] = new[index] = side
                        break
        return new

    def _has_room(self, index: int, side: Side, width: float) -> bool:
        height = width * self._ratio
        box = self._label(index, side, width)
        if box.left < 0 or box.right > width or box.top < 0 or box.bottom > height:
            return False
        return not any(box.meets(other) for other in self._others(index, width))

    def _others(self, index: int, width: float) -> Iterator[_Box]:
        for other in range(len(self._spots)):
            if other != index:
                yield self._mark(other, width)
        for other, side in self._sides.items():
            yield self._label(other, side, width)

    def _mark(self, index: int, width: float) -> _Box:
        spot = self._spots[index]
        x, y, half = spot.x * width, spot.y * width * self._ratio, _MARK
        return _Box(x - half, y - half, x + half, y + half)

    def _label(self, index: int, side: Side, width: float) -> _Box:
        spot = self._spots[index]
        x, y = spot.x * width, spot.y * width * self._ratio
        long, half = len(spot.text) * _SIGN, _LINE / 2
        if side == "after":
            return _Box(x + _NEAR, y - half, x + _NEAR + long, y + half)
        if side == "before":
            return _Box(x - _NEAR - long, y - half, x - _NEAR, y + half)
        middle = y + (_LINE if side == "below" else -_LINE)
        return _Box(x - long / 2, middle - half, x + long / 2, middle + half)
