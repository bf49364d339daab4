"""Fences of code blocks: which line closes one, and when a whole file stands in one."""

import pytest

from generator.content.code_fences import closes, take_off_fences

FENCED = ["```yaml", "a: 1", "```"]


@pytest.mark.parametrize(
    ("line", "marks", "does"),
    [
        ("```", "```", True),
        ("  ````  ", "```", True),
        ("```", "````", False),
        ("```a", "```", False),
        ("~~~", "```", False),
    ],
)
def test_a_block_is_closed_by_as_many_marks(line: str, marks: str, *, does: bool) -> None:
    assert closes(line, marks) is does


@pytest.mark.parametrize(
    ("lines", "starts", "is_taken"),
    [
        (FENCED, [1], True),
        (["# a", *FENCED, "# b"], [2], True),
        (["a: 1", *FENCED], [0], False),
        (FENCED, [0], False),
        (FENCED, [], False),
        (FENCED[:2], [1], False),
        (["```", "```", "a: 1", "```"], [2], False),
    ],
)
def test_fences_go_where_they_are_round_all(
    lines: list[str], starts: list[int], *, is_taken: bool
) -> None:
    left = [*lines]
    assert bool(take_off_fences("a.yaml", left, starts)) is is_taken
    assert (left != lines) is is_taken
    if is_taken:
        assert [each for each in left if each] == [each for each in lines if "```" not in each]
