"""Slips in the lines of a YAML file, each told at its own place."""

import pytest

from generator.content.yaml_slips import (
    find_slip,
    in_block,
    languages_in,
    languages_on_line,
    quoted,
)
from generator.findings.positions import Span


def slip(line: str) -> tuple[str, object, Span | None] | None:
    """What is wrong with a line: code, case and place."""
    found = find_slip("facts.yaml", ["a: 1", line], [2])
    return (found.code, found.arguments.get("case"), found.where.span) if found else None


@pytest.mark.parametrize(
    ("line", "case", "first", "after"),
    [
        ("\u00a0 id: a", "indent", 1, 2),
        ("  \u00a0id: a", "indent", 3, 4),
        ("-\u00a0id: a", "dash", 2, 3),
        ("id:\u00a0a", "colon", 4, 5),
        ("- id:\u2003a", "colon", 6, 7),
    ],
)
def test_a_space_that_is_none_for_yaml_is_found(
    line: str, case: str, first: int, after: int
) -> None:
    found = slip(line)
    assert found is not None
    assert (found[1], found[2]) == (case, Span(2, first, 2, after))


@pytest.mark.parametrize("mark", ["–", "—", "•", "·", "*", "1.", "2)"])
def test_an_item_begins_with_the_dash_of_lists(mark: str) -> None:
    finding = find_slip("facts.yaml", [f"  {mark} id: a"], [1])
    assert finding is not None
    assert finding.arguments == {"case": "other", "character": mark, "rest": "id: a"}
    assert finding.where.span == Span(1, 3, 1, 3 + len(mark))


def test_a_number_may_begin_a_text() -> None:
    assert slip("  1. juni er fristen") is None
    assert slip("id: a – b") is None


def test_a_text_on_the_line_of_its_bar_belongs_below() -> None:
    finding = find_slip("facts.yaml", ["  - goal: |- Færre skift"], [1])
    assert finding is not None
    assert finding.arguments["block"] == "goal: |-\n  Færre skift"
    assert finding.where.span == Span(1, 11, 1, 13)
    assert slip("goal: | # merknad") is None


def test_languages_in_braces_that_cannot_be_read_get_a_line_each() -> None:
    finding = find_slip("facts.yaml", ["- goal: {nb: Ull, bomull, en: Wool}"], [1])
    assert finding is not None
    assert finding.arguments["case"] == "broken"
    assert finding.arguments["block"] == "goal:\n  nb: Ull, bomull\n  en: Wool"


def test_a_reason_in_braces_with_signs_of_yaml_goes_below() -> None:
    finding = find_slip("facts.yaml", ["employees: {unavailable: Ikke talt, dessverre}"], [1])
    assert finding is not None
    assert finding.arguments["case"] == "reason"
    assert finding.arguments["block"] == "employees:\n  unavailable: Ikke talt, dessverre"
    assert slip("employees: {unavailable: Ikke talt}") is None


def test_the_first_line_with_a_slip_is_the_one_told() -> None:
    lines = ["a: 1", "• b", "• c"]
    found = find_slip("a.yaml", lines, [0, 1, 4, 3, 2])
    assert found is not None
    assert found.where.span is not None
    assert found.where.span.line == 3
    assert find_slip("a.yaml", lines, [0, 1, 4]) is None


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("{nb: Ull, en: Wool}", [("nb", "Ull"), ("en", "Wool")]),
        ("{\"nb\": 'Ull', en : Wool", [("nb", "Ull"), ("en", "Wool")]),
        ("{nb: Ull}", [("nb", "Ull")]),
        ("{a: Ull}", []),
        ("x {nb: Ull, en: Wool}", []),
    ],
)
def test_texts_by_language_are_read_however_they_are_written(
    text: str, texts: list[tuple[str, str]]
) -> None:
    assert languages_in(text) == texts


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("nb: Ull en: Wool", [("nb", "Ull"), ("en", "Wool")]),
        ("nb = Ull en = Wool", [("nb", "Ull"), ("en", "Wool")]),
        ("(nb: Ull (grov), en: Wool)", [("nb", "Ull (grov)"), ("en", "Wool")]),
        ("nb: Ull; en: Wool", [("nb", "Ull"), ("en", "Wool")]),
        ("nb: Ull\nen: Wool\n", [("nb", "Ull"), ("en", "Wool")]),
        ("nb: Ull", [("nb", "Ull")]),
        ("nb: Ull nb: Wool", []),
        ("nb: en: Wool", []),
        ("Ull, en: Wool", []),
        ("Vi har en: den", []),
    ],
)
def test_texts_by_language_without_braces_are_known(
    text: str, texts: list[tuple[str, str]]
) -> None:
    assert languages_on_line(text) == texts


def test_a_block_is_cut_to_what_a_message_can_hold() -> None:
    assert in_block("goal:", [("nb", "x" * 70)]) == f"goal:\n  nb: {'x' * 70}"
    assert in_block("", [("nb", "x" * 71)]) == f"  nb: {'x' * 69}…"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Ull", "Ull"),
        ("Ull: bomull", '"Ull: bomull"'),
        ("Ull #1", '"Ull #1"'),
        ("Ull:bomull#1", "Ull:bomull#1"),
        ("Ull:", '"Ull:"'),
        ("- Ull", '"- Ull"'),
        ("@ull", '"@ull"'),
        ('"Ull" og', "'\"Ull\" og'"),
        ("'Ull' og \"bomull\"", "'''Ull'' og \"bomull\"'"),
        ("'a\\b", "'''a\\b'"),
    ],
)
def test_a_text_stands_in_quotation_marks_where_yaml_would_read_it_otherwise(
    text: str, value: str
) -> None:
    assert quoted(text) == value


@pytest.mark.parametrize(
    "lines",
    [
        ["measures:", "  - risk:stov", "    goal: {nb: Ull, en: Wool}"],
        ["measures:", "  - risk: stov", "    goal: {nb: Ull, en: Wool}", "   status: ongoing"],
        ["measures:", "  - risk: stov", "    goal: {unavailable: 'a, b'}", "   status: ongoing"],
    ],
)
def test_languages_that_can_be_read_are_not_to_blame(lines: list[str]) -> None:
    numbers = range(1, len(lines) + 1)
    assert find_slip("facts.yaml", lines, numbers) is None
