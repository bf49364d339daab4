"""Where a text gets deeper, or a paragraph longer, than any reader of Markdown should be given."""

import pytest

from generator.text.nesting import find_too_deep, find_too_long
from schema.limits import most

DEEP, LONG = most("markdown_depth"), most("paragraph")


def test_brackets_are_too_deep_one_after_the_last_that_may_be_open() -> None:
    assert find_too_deep("a\n" + "[" * DEEP) is None
    assert find_too_deep("a\n" + "[" * (DEEP + 1)) == (1, DEEP)
    assert find_too_deep("(" * (DEEP + 3)) == (0, DEEP)
    assert find_too_deep("[]" * (DEEP + 5)) is None
    assert find_too_deep("]" * 5 + "[" * (DEEP + 1)) == (0, DEEP + 5)


def test_a_blank_line_closes_all_brackets() -> None:
    assert find_too_deep("[" * DEEP + "\n\n" + "[" * DEEP) is None
    assert find_too_deep("[" * DEEP + "\na\n[") == (2, 0)


@pytest.mark.parametrize("mark", ["- ", "> ", "1. ", ">", "+ ", "* ", "1) "])
def test_marks_of_lists_and_quotations_are_levels(mark: str) -> None:
    assert find_too_deep(f"a\n{mark * DEEP} x") is None
    assert find_too_deep(f"a\n  {mark * (DEEP + 1)} x") == (1, 2)


def test_indentation_is_levels_before_what_may_be_a_mark() -> None:
    assert find_too_deep(" " * 4 * (DEEP - 1) + "- x") is None
    assert find_too_deep(" " * 4 * DEEP + "- x") == (0, 4 * DEEP)
    assert find_too_deep("\t" * DEEP + "- x") == (0, DEEP)
    assert find_too_deep(" " * 4 * (DEEP + 1) + "x") is None


def test_a_paragraph_is_too_long_where_it_passes_the_limit() -> None:
    half = "x" * (LONG // 2)
    assert find_too_long(f"{half}\n{half}") is None
    assert find_too_long(f"{half}\n{half}x") == (1, 0)
    assert find_too_long(f"a\n\n{'x' * (LONG + 1)}") == (2, 0)
    assert find_too_long(f"{half}\n\n{half}x") is None


@pytest.mark.parametrize("mark", ["|", "-", "*", "+", ">", "#", "`", "~"])
def test_another_block_begins_to_count_anew(mark: str) -> None:
    half = "x" * (LONG // 2)
    assert find_too_long(f"{half}\n {mark}{half[:-1]}") is None
