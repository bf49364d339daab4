"""Trees that remember where they stood: what they say, and what is pointed at."""

import pytest

from generator.content.yaml_documents import parse_yaml
from generator.findings.positions import (
    Keys,
    MappingEntry,
    MappingNode,
    Scalar,
    Sequence,
    Span,
    descend,
    is_broken,
    is_written,
    span_of,
    step_into,
    to_plain,
    walk_scalars,
)

CONTENT = """\
goals:
  - id: save-flour
    goal: |
      Mindre svinn
    status:
geography: [NO, SE]
employees: 12
"""


def read(text: str) -> MappingNode:
    document, findings = parse_yaml("facts.yaml", text)
    assert document is not None
    assert findings == ()
    return document.root


def at(keys: Keys, *, of_key: bool = False) -> tuple[int, int]:
    span = span_of(read(CONTENT), keys, of_key=of_key)
    return span.line, span.column


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        (("employees",), (7, 12)),
        (("geography", 1), (6, 17)),
        (("goals", 0, "id"), (2, 9)),
    ],
)
def test_a_value_on_one_line_is_pointed_at_itself(keys: Keys, place: tuple[int, int]) -> None:
    assert at(keys) == place


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        (("goals", 0, "goal"), (3, 5)),
        (("goals", 0, "status"), (5, 5)),
        (("goals",), (1, 1)),
        (("geography",), (6, 1)),
    ],
)
def test_a_longer_value_or_none_at_all_is_pointed_at_by_its_key(
    keys: Keys, place: tuple[int, int]
) -> None:
    assert at(keys) == place


def test_an_item_is_pointed_at_by_the_first_thing_in_it() -> None:
    assert at(("goals", 0)) == (2, 5)


def test_a_key_may_be_asked_for() -> None:
    assert at(("employees",), of_key=True) == (7, 1)


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        ((), (1, 1)),
        (("suppliers",), (1, 1)),
        (("goals", 0, "goal_this_year"), (2, 5)),
        (("goals", 4), (1, 1)),
        (("employees", "amount"), (7, 12)),
    ],
)
def test_what_is_not_there_is_pointed_at_where_it_would_be(
    keys: Keys, place: tuple[int, int]
) -> None:
    assert at(keys) == place


def test_a_value_without_anything_written_is_left_out() -> None:
    written = "a:\nb: ~\nc: null\nd: ''\ne: {x: , y: }\nf: {}\ng: [x, ]\nh: 'null'\n"
    assert to_plain(read(written)) == {"g": ["x"], "h": "null"}


def test_an_empty_item_is_not_left_out_for_it_would_not_be_missed() -> None:
    assert to_plain(read("a: [x, '', ~]\n")) == {"a": ["x", None, None]}


def test_all_is_text() -> None:
    assert to_plain(read("a: NO\nb: 1.10\nc: 0123\nd: 12:30\ne: true\n")) == {
        "a": "NO",
        "b": "1.10",
        "c": "0123",
        "d": "12:30",
        "e": "true",
    }


def test_a_path_is_followed_as_far_as_it_goes() -> None:
    root = read("a:\n  - b: 1\n")
    assert descend(root, ("a", 0, "b")) == (step_into(root.entries[0].value.items[0], "b"), True)  # type: ignore[union-attr]
    found, ended = descend(root, ("a", 3, "b"))
    assert (found, ended) == (root.entries[0].value, False)
    assert step_into(root, 0) is None


def test_a_broken_value_says_nothing_and_marks_all_around_it() -> None:
    span = Span(1, 1, 1, 1)
    broken = Scalar("x", span, empty=False, block=False, broken=True)
    assert not is_written(broken)
    assert to_plain(broken) is None
    sound = read("a: [x, {b: y}]\n")
    assert is_written(sound)
    assert not is_broken(sound)
    assert is_broken(broken)


def test_scalars_are_walked_in_the_order_of_the_file() -> None:
    walked = [(keys, scalar.text) for keys, scalar in walk_scalars(read("b: [1, {c: 2}]\na: 3\n"))]
    assert walked == [(("b", 0), "1"), (("b", 1, "c"), "2"), (("a",), "3")]


def test_what_cannot_be_used_makes_all_around_it_so() -> None:
    span = Span(1, 1, 1, 2)
    fine = Scalar("x", span, empty=False, block=False)
    broken = Scalar("", span, empty=False, block=False, broken=True)
    assert [is_broken(each) for each in (fine, broken)] == [False, True]
    lists = (
        Sequence((fine,), span),
        Sequence((fine, broken), span),
        Sequence((), span, broken=True),
    )
    assert [is_broken(each) for each in lists] == [False, True, True]
    entries = [MappingEntry("a", span, each) for each in (fine, broken)]
    assert is_broken(MappingNode(tuple(entries), span))
    assert not is_broken(MappingNode((entries[0],), span))
    assert not is_broken(MappingNode((), span))


def test_only_what_is_there_is_stepped_into() -> None:
    scalar = Scalar("x", Span(1, 1, 1, 2), empty=False, block=False)
    items = Sequence((scalar, scalar), Span(1, 1, 1, 1))
    assert step_into(items, 1) is scalar
    assert step_into(items, 2) is None
    assert step_into(items, -1) is None
    assert step_into(items, "0") is None
    assert step_into(scalar, 0) is None
