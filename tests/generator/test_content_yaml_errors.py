"""What is said of a line that cannot be read: by the lines around it that say something."""

import pytest

from generator.content.yaml_documents import parse_yaml
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


def said(text: str) -> tuple[str, object, int, int]:
    """The only finding of a file that cannot be read: code, case, line and column."""
    _, (finding,) = parse_yaml("lo/2023/2-identify/facts.yaml", text)
    span = finding.where.span
    assert span is not None
    return finding.code, finding.arguments.get("case"), span.line, span.column


@pytest.mark.parametrize(("mark", "line"), [("---", 2), ("...", 2), ("... # slutt", 2)])
def test_what_divides_a_file_is_named_at_its_own_place(mark: str, line: int) -> None:
    _, (finding,) = parse_yaml("facts.yaml", f"a: 1\n{mark}\nb: 2\n")
    assert (finding.code, finding.arguments["mark"]) == ("SYN112", mark[:3])
    assert finding.where.span is not None
    assert finding.where.span.line == line


@pytest.mark.parametrize(
    ("written", "case", "correct"),
    [
        ("{name: A B role: chair}", "comma", "{name: A B, role: chair}"),
        ("{name: A; role: chair}", "comma", "{name: A, role: chair}"),
        ("{name: A role: chair number: 3}", "comma", "{name: A, role: chair, number: 3}"),
        ("{name: A, role: chair", "open", None),
    ],
)
def test_fields_in_brackets_are_divided_by_commas(
    written: str, case: str, correct: str | None
) -> None:
    _, (finding,) = parse_yaml("report.yaml", f"signatories:\n  - {written}\n")
    assert (finding.code, finding.arguments["case"]) == ("SYN105", case)
    assert finding.arguments.get("correct") == correct


def test_a_field_that_is_indented_too_far_is_told_as_such() -> None:
    text = "risks:\n  - id: a\n    geography: [IN]\n     kind: potential\n"
    assert said(text)[0] == "SYN107"
    assert said(text)[2] == 4


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("website: [Fjord](https://fjord.example)", "website: https://fjord.example"),
        ("email: [post](mailto:a@fjord.example)", "email: a@fjord.example"),
    ],
)
def test_a_link_of_markdown_is_told_with_its_address(written: str, meant: str) -> None:
    _, (finding,) = parse_yaml("organisation.yaml", f"{written}\n")
    assert (finding.code, finding.arguments["case"]) == ("SYN109", "link")
    assert finding.arguments["meant"] == meant


@pytest.mark.parametrize(
    ("value", "correct"),
    [
        ("'Støv i Lars' lager'", 'a: "Støv i Lars\' lager"'),
        ('"Vi er "best" her"', "a: 'Vi er \"best\" her'"),
        ('"Etikk" og "miljø"', 'a: \'"Etikk" og "miljø"\''),
    ],
)
def test_a_text_in_quotes_is_shown_in_quotes_of_the_other_kind(value: str, correct: str) -> None:
    _, (finding,) = parse_yaml("facts.yaml", f"a: {value}\n")
    assert finding.arguments["correct"] == correct


def test_a_key_that_merges_is_told_as_a_part_of_yaml_that_is_not_for_us() -> None:
    assert said("risks:\n  - <<: {kind: actual}\n    id: a\n") == ("SYN111", None, 2, 5)


@pytest.mark.parametrize("hidden", ["\u200b", "\u00ad", "\u2060", "\u200e", "\U000e0041"])
def test_a_key_with_a_character_that_nobody_sees_names_it(hidden: str) -> None:
    _, (finding,) = parse_yaml("facts.yaml", f"ri{hidden}sks: 1\n")
    assert finding.code == "SYN102"
    assert finding.arguments["character"] == f"U+{ord(hidden):04X}"


@pytest.mark.parametrize("value", ['“Støv"', '”Støv"', '„Støv"', '«Støv"', "\u2018Støv'"])
def test_a_value_in_quotes_of_two_kinds_is_refused(value: str) -> None:
    assert said(f"risks:\n  - title: {value}\n")[:3] == ("SYN109", "curly", 2)


@pytest.mark.parametrize("value", ["“Støv”", "”Støv”", "„Støv“", "\u2018Støv\u2019"])
def test_curly_marks_round_a_whole_value_are_told(value: str) -> None:
    (found,) = parse_yaml("facts.yaml", f"title: {value}\n")[1]
    told = (found.code, found.severity.word, found.arguments["case"], found.arguments["bare"])
    assert told == ("SYN109", "warning", "curled", "Støv")


@pytest.mark.parametrize(
    "value",
    [
        "“Støv” i “lager”",
        "'“Støv”'",
        "«Støv» i «lager»",
        "«Støv»",
        'Støv og "røyk"',
        '“Støv” og "røyk"',
    ],
)
def test_a_text_may_begin_with_words_in_quotes(value: str) -> None:
    assert parse_yaml("facts.yaml", f"title: {value}\n")[1] == ()
