"""Maps: outlines within their frames, a place for almost every country of ISO 3166-1."""

import re

import pytest

from schema.maps import EUROPE, WORLD, CountryMap, load_map
from schema.vocabulary import countries_by_name

_NUMBER = re.compile(r"-?\d+")
# Uninhabited, or so small and far off that the map has no place for them.
NOWHERE = {"AQ", "AS", "BQ", "BV", "CC", "CK", "CX", "GI", "KI", "NU", "PF", "TK", "TV", "UM", "WS"}


def corners(path: str) -> list[tuple[int, int]]:
    """The points of a path, whose rings each begin by a step from where the last began."""
    found, x, y = [], 0, 0
    for ring in path.removeprefix("m").removesuffix("z").split("zm"):
        numbers = [int(each) for each in _NUMBER.findall(ring)]
        begin = None
        for right, down in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + right, y + down
            begin = begin or (x, y)
            found.append((x, y))
        x, y = begin or (x, y)
    return found


@pytest.mark.parametrize("name", [WORLD, EUROPE])
def test_all_is_drawn_within_the_frame(name: str) -> None:
    shown = load_map(name)
    edge = 7
    for path in (shown.land, *(each.path for each in shown.countries.values() if each.path)):
        assert re.fullmatch(r"(?:m[-\d ]+z)+", path)
        for x, y in corners(path):
            assert -edge <= x <= shown.width + edge
            assert -edge <= y <= shown.height + edge
    for code, place in shown.countries.items():
        assert 0 < place.x < shown.width, code
        assert 0 < place.y < shown.height, code


def reach(shown: CountryMap, code: str) -> tuple[int, int, int, int]:
    points = corners(shown.countries[code].path)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def test_a_mark_stands_within_the_reach_of_its_country() -> None:
    for name in (WORLD, EUROPE):
        shown = load_map(name)
        for code, place in shown.countries.items():
            if place.path:
                left, top, right, bottom = reach(shown, code)
                assert left <= place.x <= right, code
                assert top <= place.y <= bottom, code
                assert place.size <= max(right - left, bottom - top) + 1, code


def test_almost_every_country_is_on_the_world_map() -> None:
    codes = set(countries_by_name().values())
    assert codes - set(load_map(WORLD).countries) <= NOWHERE
    assert set(load_map(WORLD).countries) <= codes
    assert set(load_map(EUROPE).countries) <= codes


def test_crimea_is_ukraine_s_and_territories_with_codes_are_their_own() -> None:
    """By the General Assembly's resolution 68/262; as ISO 3166-1 has it."""
    europe, world = load_map(EUROPE), load_map(WORLD)
    # Odesa lies farther north than all of Crimea, whose south coast is the southernmost.
    assert reach(europe, "UA")[3] - europe.countries["UA"].y > 40
    assert "RU" not in europe.countries
    assert reach(world, "FR")[3] < reach(world, "GF")[1]
    assert reach(europe, "NO")[1] > 0
