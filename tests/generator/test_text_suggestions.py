"""The known name closest to what somebody wrote, however long it is and however many there are."""

import pytest

from generator.text.suggestions import closest


@pytest.mark.parametrize(
    ("written", "name"),
    [("ongoin", "ongoing"), ("ONGOING", "ongoing"), ("ongoing", "ongoing"), ("xyz", ""), ("", "")],
)
def test_the_closest_name_is_meant(written: str, name: str) -> None:
    assert closest(written, ["planned", "ongoing", "Ongoing"]) == name


def test_nobody_means_a_name_of_more_than_two_hundred_letters() -> None:
    assert closest("x" * 200, ["x" * 199]) == "x" * 199
    assert closest("x" * 201, ["x" * 199]) == ""


@pytest.mark.parametrize(("many", "name"), [(199, "bongoing"), (200, "")])
def test_of_very_many_names_those_that_begin_alike_are_compared(many: int, name: str) -> None:
    alike = [f"ong{number}" for number in range(many)]
    assert closest("ongoing", [*alike, "bongoing"]) == name
