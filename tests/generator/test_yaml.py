"""YAML as trees of text: what is read, what is refused, and where the mistake is said to be."""

from typing import Any

import pytest

from generator.content.yaml_documents import YamlDocument, parse_yaml
from generator.findings.finding import Finding
from generator.findings.positions import to_plain
from schema.limits import most


def read(text: str) -> tuple[YamlDocument | None, tuple[Finding, ...]]:
    return parse_yaml("facts.yaml", text)


def plain(text: str) -> Any:
    document, findings = read(text)
    assert document is not None
    assert findings == ()
    return to_plain(document.root)


def mistake(text: str) -> str:
    """The only finding of a file, as `<code> <line>:<column>`."""
    _, (finding,) = read(text)
    span = finding.where.span
    assert span is not None
    return f"{finding.code} {span.line}:{span.column}"


def test_every_value_is_the_text_that_was_written() -> None:
    assert plain("land: NO\ntall: 1.10\nnummer: 0123456\ntid: 12:30\ndato: 2024-01-01\n") == {
        "land": "NO",
        "tall": "1.10",
        "nummer": "0123456",
        "tid": "12:30",
        "dato": "2024-01-01",
    }


def test_texts_may_be_quoted_folded_or_kept_as_they_are() -> None:
    assert plain("a: 'x: y'\nb: \"x # y\"\nc: >-\n  x\n  y\nd: |\n  x\n  y\n") == {
        "a": "x: y",
        "b": "x # y",
        "c": "x y",
        "d": "x\ny\n",
    }


@pytest.mark.parametrize("text", ["", "# bare en merknad\n", "---\n", "~\n", "null\n", "{}\n"])
def test_a_file_that_says_nothing_is_an_empty_mapping(text: str) -> None:
    assert plain(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb:\n\t- 2\n", "SYN103 3:1"),
        ("a: 1\n\t\nb: 2\n", "SYN103 2:1"),
        ('a: "x\nb: 2\n', "SYN104 1:4"),
        ("a: 'x\nb: 2\n", "SYN104 1:4"),
        ('a: "x\nb: "y"\nc: 3\n', "SYN104 1:4"),
        ("a: [1, 2\nb: 3\n", "SYN105 1:4"),
        ("a: {b: 1\n", "SYN105 1:4"),
        ("a: [1]]\n", "SYN105 1:7"),
        ("a: {b: 1}}\n", "SYN105 1:10"),
        ("a: Mål: mindre svinn\n", "SYN106 1:7"),
        ("a:\n  b: 1\n   c: 2\n", "SYN107 3:4"),
        ("a:\n  b: 1\n c: 2\n", "SYN107 3:2"),
        ("a: 1\n  - b\n  c: 2\n", "SYN108 2:3"),
        ("measures: 6\n  - risk: a\n    goal: b\n", "SYN160 1:11"),
        ("measures: 6 # seks\n\n- risk: a\n  goal: b\n", "SYN160 1:11"),
        ("a: 1\nrisks: [x]\n  - id: a\n    topic: b\n", "SYN160 2:8"),
        ('period: "2023"\n  from: 2023-01-01\n', "SYN160 1:9"),
        ("contact:\n  name: Kari\n    email: b\n", "SYN107 3:5"),
        ("a:1\nb: 2\n", "SYN121 1:2"),
        ("a: 1\nb:2\n", "SYN121 2:2"),
        ("a:\n  -b: 1\n   c: 2\n", "SYN121 2:3"),
        ("a:\n  - b:1\n    c: 2\n", "SYN121 2:6"),
        ("a:\n  - b: 1\n    c: 2\n    b: 3\n    c: 4\n", "SYN122 4:5"),
        ("a:\n  - b: 1\n    c: 2\n    b: 3\n", "SYN110 4:5"),
        ("a: x: https://x.no\n", "SYN106 1:5"),
        ("a: 1\nb\nc: 2\n", "SYN108 2:1"),
        ("a: @x\n", "SYN109 1:4"),
        ("a: `x`\n", "SYN109 1:4"),
        ("a: %x\n", "SYN109 1:4"),
        ("a: |x\n", "SYN109 1:4"),
        ("a: > x\n", "SYN109 1:4"),
        ("a: - x\n", "SYN109 1:4"),
        ("a: ? x\n", "SYN109 1:4"),
        ("a: , x\n", "SYN109 1:4"),
        ("a: *.pdf\n", "SYN109 1:4"),
        ('a: "x" y\n', "SYN109 1:4"),
        ("a: [x](https://x.no) y\n", "SYN109 1:4"),
        ("a: Ovn #2\n", "SYN109 1:8"),
        ("a: {Oslo}\n", "SYN109 1:4"),
        ("a: {b: Elva 1, Oslo}\n", "SYN109 1:14"),
        ("a: {b: Elva 1,\n  Oslo}\n", "SYN109 1:14"),
        ("a: !\n", "SYN111 1:4"),
        ('a: "C:\\ovn"\n', "SYN120 1:7"),
        ('a: "\\xzz"\n', "SYN120 1:7"),
        ("a: 1\na: 2\n", "SYN110 2:1"),
        ("a: &x 1\n", "SYN111 1:4"),
        ("a: *x\n", "SYN111 1:4"),
        ("a: !!int 1\n", "SYN111 1:4"),
        ("a: !x 1\n", "SYN111 1:4"),
        ("a: 1\n---\nb: 2\n", "SYN112 2:1"),
        ("a: 1\n...\nb: 2\n", "SYN112 2:1"),
        ("---\n---\na: 1\n", "SYN112 2:1"),
        ("? [a]\n: 1\n", "SYN114 1:3"),
        ("{a: 1}: 2\n", "SYN114 1:1"),
        ("&x a: 2\n", "SYN114 1:1"),
        ("- a\n", "SYN119 1:1"),
        ("hei\n", "SYN119 1:1"),
        ('"hei"\n', "SYN119 1:1"),
    ],
)
def test_a_mistake_is_named_and_found_where_it_was_made(text: str, expected: str) -> None:
    assert mistake(text) == expected


def test_a_character_that_nobody_sees_may_not_come_in_as_a_code() -> None:
    assert mistake('a: "x\\0y"\n') == "SYN102 1:4"
    assert mistake('"a\\u202e": x\n') == "SYN102 1:1"
    assert plain('a: "x\\ty\\nz"\n') == {"a": "x\ty\nz"}


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("a:\n  - id:\n    b: # Merknad\n", None),
        ("a:\n  - id:\n  - id: 1\n  - id: ''\n    c:\n      d:\n", {"a": [{"id": "1"}]}),
        ("a:\n  - id:\n    b:\n      - c:\n", None),
        ("a:\n  - id: 1\n    b:\n      - c:\n", {"a": [{"id": "1"}]}),
        ("a: []\n", {"a": []}),
        ("a:\n  -\n  - 1\n", {"a": [None, "1"]}),
    ],
)
def test_an_item_of_keys_alone_is_not_filled_in_yet(text: str, read_as: object) -> None:
    """As `aktsom new` makes one, to be filled in and copied."""
    assert plain(text) == read_as


def test_of_two_equal_keys_the_first_counts_and_the_second_is_found() -> None:
    document, (finding,) = read("a: 1\nb: {c: 2}\na: 3\n")
    assert document is not None
    assert to_plain(document.root) == {"a": "1", "b": {"c": "2"}}
    assert finding.arguments["line"] == 1
    assert finding.related[0].span is not None


def test_an_item_without_its_dash_is_read_all_the_same() -> None:
    text = "a:\n  - b: 1\n    c: 2\n    b: 3\n    c: 4\n    b: 5\n    c: 6\n"
    document, findings = read(text)
    assert document is not None
    assert to_plain(document.root) == {
        "a": [{"b": "1", "c": "2"}, {"b": "3", "c": "4"}, {"b": "5", "c": "6"}]
    }
    assert [each.code for each in findings] == ["SYN122", "SYN122"]


@pytest.mark.parametrize(
    ("line", "correct"),
    [
        ("a: Mål: mindre svinn", 'a: "Mål: mindre svinn"'),
        ("- a: Mål: mindre svinn", '- a: "Mål: mindre svinn"'),
        ('a: Mål: "mindre" svinn', "a: 'Mål: \"mindre\" svinn'"),
        ("a: “Mål: mindre svinn”", 'a: "Mål: mindre svinn"'),
        ("a: Ikke tilgjengelig: hentes inn i mai", "a: {unavailable: hentes inn i mai}"),
        ("a: Ikke tilgjengelig: mai, tror vi", 'a: {unavailable: "mai, tror vi"}'),
        ("a: " + "Mål: x " * 20, None),
    ],
)
def test_a_line_with_a_colon_is_shown_as_it_should_be(line: str, correct: str | None) -> None:
    _, (finding,) = read(f"{line}\n")
    assert finding.code == "SYN106"
    assert finding.arguments.get("correct", finding.arguments.get("block")) == correct


def test_of_a_wrong_indentation_both_numbers_are_told() -> None:
    _, (finding,) = read("a:\n  - b: 1\n   c: 2\n")
    assert (finding.arguments["spaces"], finding.arguments["above"]) == ("3", "4")


def test_all_repeated_keys_are_found_at_once() -> None:
    _, findings = read("a: 1\na: 2\nb: {c: 1, c: 2}\n")
    assert [finding.code for finding in findings] == ["SYN110", "SYN110"]


@pytest.mark.parametrize(
    "text", ["a: 1 # en merknad\n", "a: 1 #\n", "#merknad\na: 1\n", "a: C#\n", "a: '1' #x\n"]
)
def test_a_comment_that_cannot_be_text_is_let_be(text: str) -> None:
    assert read(text)[1] == ()


@pytest.mark.parametrize(
    "text",
    ["a: " + "[" * 10_000, "{a: " * 10_000, "- " * 10_000 + "x", "a: " + "[" * 500 + "]" * 500],
    ids=["open", "mappings", "lists", "closed"],
)
def test_a_file_that_goes_too_deep_is_refused_where_it_does(text: str) -> None:
    assert mistake(text).startswith("SYN113 1:")


def test_values_may_lie_as_deep_as_anyone_needs() -> None:
    deepest = most("yaml_depth")
    deep = "[" * (deepest - 1) + "x" + "]" * (deepest - 1)
    assert read(f"a: {deep}\n")[1] == ()


def test_nothing_grows_out_of_anchors() -> None:
    laughs = "a: &a [ha, ha]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"
    assert mistake(laughs) == "SYN111 1:4"


def test_columns_count_characters() -> None:
    assert mistake("blåbærøl: 😀: x\n") == "SYN106 1:12"


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("a: >\n  Slik:\n  - en\n  - to\n", "folded"),
        ("a: >-\n  Slik:\n\n  1. en\n  2. to\n", "folded"),
        ("a: Slik\n  - en\n  - to\n", "plain"),
        ("a: 'Slik:\n  | a | b |\n  |---|---|\n  | 1 | 2 |'\n", "quoted"),
        ("- {a: Slik\n  • en\n  • to}\n", "plain"),
    ],
)
def test_a_list_that_yaml_puts_together_to_one_line_is_found(text: str, case: str) -> None:
    _, findings = read(f"b:\n{text}" if text.startswith("-") else text)
    assert [(each.code, each.arguments["case"]) for each in findings] == [("SYN145", case)]


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  Slik:\n  - en\n  - to\n",
        "a: >\n  Slik:\n    - en\n    - to\n",
        "a: >\n  Fra 3\n  - 4 av dem\n  er nye.\n",
        "a:\n  - en\n  - to\n",
        'a: "Slik:\n\n  - en\n\n  - to"\n',
    ],
)
def test_a_list_that_stays_one_is_not(text: str) -> None:
    assert read(text)[1] == ()
