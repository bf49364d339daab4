"""Changes within a YAML file that leave all else as it is typed."""

import pytest

from generator.content.yaml_documents import parse_yaml
from generator.findings.positions import MappingEntry, MappingNode
from generator.scaffold.yaml_edits import (
    TextEdit,
    apply_edits,
    comments_of,
    cut,
    insert_after,
    is_flow,
    rename_key,
    rewrite,
)


def find(text: str, *keys: str) -> tuple[MappingEntry, MappingNode]:
    """The entry at a path of keys, and the mapping it is in."""
    document, findings = parse_yaml("a.yaml", text)
    assert document is not None
    assert findings == ()
    parent = document.root
    for key in keys[:-1]:
        entry = parent.find(key)
        assert entry is not None
        assert isinstance(entry.value, MappingNode)
        parent = entry.value
    entry = parent.find(keys[-1])
    assert entry is not None
    return entry, parent


def test_edits_are_made_at_their_places_in_any_order() -> None:
    edits = [
        TextEdit((1, 1), (1, 2), "X"),
        TextEdit((3, 2), (3, 2), "!"),
        TextEdit((1, 3), (2, 2), ""),
    ]
    assert apply_edits("abc\ndef\ngh", edits) == "Xbef\ng!h"
    assert apply_edits("abc", []) == "abc"


def test_a_key_gets_another_name_and_all_else_stays() -> None:
    text = "a: 1 # en\nb:   2\n"
    entry, _ = find(text, "b")
    assert apply_edits(text, [rename_key(entry, "beta")]) == "a: 1 # en\nbeta:   2\n"


@pytest.mark.parametrize(
    ("text", "keys", "value", "expected"),
    [
        ("a: x # hei\nb: 2\n", ("a",), "y", "a: y # hei\nb: 2\n"),
        ("a: {b: x, c: 2}\n", ("a", "b"), "y z", 'a: {b: "y z", c: 2}\n'),
        ("a: |\n  x\n  y\n\nb: 2\n", ("a",), "z", "a: z\n\nb: 2\n"),
        ("a:\n  b: x\n  c: 2\n", ("a", "b"), "y", "a:\n  b: y\n  c: 2\n"),
        ("a: 'x\n  y'\nb: 2\n", ("a",), "z", "a: z\nb: 2\n"),
    ],
)
def test_a_key_gets_another_text(
    text: str, keys: tuple[str, ...], value: str, expected: str
) -> None:
    entry, parent = find(text, *keys)
    assert apply_edits(text, [rewrite(entry, value, parent, text)]) == expected


def test_a_long_text_is_folded_within_its_indentation() -> None:
    text = "a:\n  b: x\n  c: 2\n"
    entry, parent = find(text, "a", "b")
    made = apply_edits(text, [rewrite(entry, "ord " * 40 + "slutt", parent, text)])
    lines = made.split("\n")
    assert lines[1] == "  b: >-"
    assert lines[2].startswith("    ord ord")
    assert lines[-2] == "  c: 2"
    read, _ = find(made, "a", "b")
    assert getattr(read.value, "text", "") == "ord " * 40 + "slutt"


@pytest.mark.parametrize(
    ("text", "pieces", "expected"),
    [
        ("a: en to tre\n", ["to"], "a: en tre\n"),
        ("a: en to tre\n", ["tre"], "a: en to\n"),
        ("a: |\n  en\n  to\n  tre\nb: 1\n", ["to"], "a: |\n  en\n  tre\nb: 1\n"),
        ("a: en to\n", ["en", "to"], "a:\n"),
        ("a: 'en to'\n", ["to"], "a: 'en'\n"),
    ],
)
def test_pieces_are_taken_out_of_a_text(text: str, pieces: list[str], expected: str) -> None:
    entry, _ = find(text, "a")
    edit = cut(entry, pieces, text)
    assert edit is not None
    assert apply_edits(text, [edit]).replace("a: \n", "a:\n") == expected


def test_a_piece_that_is_not_there_just_once_is_not_taken_out() -> None:
    text = "a: en to to\n"
    entry, _ = find(text, "a")
    assert cut(entry, ["to"], text) is None
    assert cut(entry, ["fire"], text) is None


@pytest.mark.parametrize(
    ("text", "keys", "expected"),
    [
        ("a: 1 # en\nc: 2\n", ("a",), "a: 1 # en\nb: x\nc: 2\n"),
        ("{a: 1, c: 2}\n", ("a",), '{a: 1, b: "x", c: 2}\n'),
        ("a:\n  d: 1\n  e: 2\nc: 2\n", ("a",), "a:\n  d: 1\n  e: 2\nb: x\nc: 2\n"),
        ("a:\n  - 1\n  - 2\nc: 2\n", ("a",), "a:\n  - 1\n  - 2\nb: x\nc: 2\n"),
        ("a: [1, 2]\nc: 2\n", ("a",), "a: [1, 2]\nb: x\nc: 2\n"),
        ("a: {d: 1}\nc: 2\n", ("a",), "a: {d: 1}\nb: x\nc: 2\n"),
        ("a: |\n  d\n\n\nc: 2\n", ("a",), "a: |\n  d\nb: x\n\n\nc: 2\n"),
        ("z:\n  a: 1\n  c: 2\n", ("z", "a"), "z:\n  a: 1\n  b: x\n  c: 2\n"),
    ],
)
def test_a_key_is_put_after_another_in_the_same_mapping(
    text: str, keys: tuple[str, ...], expected: str
) -> None:
    entry, parent = find(text, *keys)
    assert apply_edits(text, [insert_after(entry, "b", "x", parent, text)]) == expected


def test_fields_are_put_in_as_the_mapping_is_written() -> None:
    text = "a: 1\n"
    entry, parent = find(text, "a")
    made = apply_edits(text, [insert_after(entry, "b", {"c": "x", "d": "y"}, parent, text)])
    assert made == "a: 1\nb:\n  c: x\n  d: y\n"
    flow = "{a: 1}\n"
    entry, parent = find(flow, "a")
    made = apply_edits(flow, [insert_after(entry, "b", {"c": "x"}, parent, flow)])
    assert made == '{a: 1, b: {c: "x"}}\n'
    assert is_flow(parent, flow.split("\n"))


def test_comments_are_found_where_a_hash_stands_apart() -> None:
    assert comments_of("# en\na: 1 # to\nb: x#y\n\tc:\t# tre\n") == ["# en", "# to", "# tre"]
