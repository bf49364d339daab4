"""What is said of a line that cannot be read: by the lines around it that say something."""

import pytest

from generator.content.yaml_errors import hints_for, indent_of, line_above, missing_space
from generator.findings.codes import syntax
from generator.findings.positions import Span

LINES = ("a:", "  b: 1", "", "  # merknad", "    c: 2")


@pytest.mark.parametrize(("number", "above"), [(5, 2), (4, 2), (3, 2), (2, 1), (1, 1)])
def test_the_line_above_is_the_nearest_that_says_something(number: int, above: int) -> None:
    assert line_above(LINES, number) == above


def test_an_indent_is_what_comes_before_what_is_said() -> None:
    assert [indent_of(each) for each in LINES] == [0, 2, 0, 2, 4]


@pytest.mark.parametrize(
    ("lines", "number", "found"),
    [
        (("a:1",), 1, ("colon", Span(1, 2, 1, 3))),
        (("a: 1", "-b: 2"), 2, ("dash", Span(2, 1, 2, 2))),
        # What is found on a line may come from the one above it.
        (("a:1", "", "b: 2"), 3, ("colon", Span(1, 2, 1, 3))),
        (("a: 1", "b: 2"), 2, None),
        (("a: https://lo.no",), 1, None),
    ],
)
def test_a_sign_that_lacks_a_space_is_found_on_the_line_or_above(
    lines: tuple[str, ...], number: int, found: tuple[str, Span] | None
) -> None:
    assert missing_space(lines, number) == found


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("a: 1", "   b: 2"), {"spaces": "3", "above": "0"}),
        (("  a: 1", "", "# x", " b: 2"), {"spaces": "1", "above": "2"}),
        (("- a: 1", " b: 2"), {"spaces": "1", "above": "2"}),
        (("- a: 1", " - b: 2"), {"spaces": "1", "above": "0"}),
        (("a: 1", "b: 2"), {}),
    ],
)
def test_an_indent_that_differs_is_said_beside_the_one_above(
    lines: tuple[str, ...], said: dict[str, str]
) -> None:
    number = len(lines)
    span = Span(number, 1, number, 2)
    hints = hints_for(syntax.BAD_INDENTATION, lines, span)
    assert {key: hints[key] for key in ("spaces", "above") if key in hints} == said
