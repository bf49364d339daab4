"""Values between a page and a file: as deep as any field, and no deeper."""

import pytest

from generator.editing.given_values import Given, GivenError, from_given

DEEPEST = 8


def nested(depth: int) -> Given:
    value: Given = "a"
    for _ in range(depth):
        value = {"b": value}
    return value


def test_a_value_is_as_deep_as_any_field() -> None:
    assert from_given(nested(DEEPEST)) == nested(DEEPEST)
    with pytest.raises(GivenError):
        from_given(nested(DEEPEST + 1))


@pytest.mark.parametrize(
    ("given", "value"),
    [(None, None), ("", ""), ("a\r\nb\rc\x07", "a\nb\nc"), (["a", "b"], ["a", "b"]), ([], [])],
)
def test_texts_come_without_what_nobody_sees(given: Given, value: object) -> None:
    assert from_given(given) == value


def test_a_list_is_of_one_kind() -> None:
    with pytest.raises(GivenError):
        from_given(["a", {"b": "c"}])
