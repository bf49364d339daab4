"""Markdown as GitHub shows it: texts that mean nothing but themselves, tables, places."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.formats.github_markdown import escape, link_place, table
from tests.generator.listings import HERE, entry, listing

GITHUB = {
    "GITHUB_SERVER_URL": "https://github.example",
    "GITHUB_REPOSITORY": "lo/rapport",
    "GITHUB_SHA": "abc",
}


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a*b_c", "a\\*b\\_c"),
        ("<b>&amp;", "\\<b\\>\\&amp;"),
        ("[a](b) | `c` ~d~ {e}", "\\[a\\](b) \\| \\`c\\` \\~d\\~ \\{e\\}"),
        ("a\nb", "a b"),
        ("a\\b", "a\\\\b"),
        ("Blåbær.", "Blåbær."),
    ],
)
def test_nothing_of_a_text_is_obeyed(text: str, escaped: str) -> None:
    assert escape(text) == escaped


def test_a_table_has_a_heading_a_line_and_its_rows() -> None:
    assert list(table(("A", "B"), [("1", "2"), ("3", "4")])) == [
        "| A | B |", "| --- | --- |", "| 1 | 2 |", "| 3 | 4 |",
    ]  # fmt: skip


def test_a_place_is_a_link_where_the_repository_is_named() -> None:
    found = entry()
    shown = link_place(found, listing(found), HERE)
    assert shown.endswith("a.yaml:1")
    assert not shown.startswith("[")
    linked = link_place(found, listing(found), replace(HERE, environment=GITHUB))
    text, _, address = linked.partition("](")
    assert text == f"[{shown}"
    assert address.startswith("https://github.example/lo/rapport/blob/abc/")
    assert address.endswith("a.yaml?plain=1#L1)")
    missing = {key: value for key, value in GITHUB.items() if key != "GITHUB_SHA"}
    assert link_place(found, listing(found), replace(HERE, environment=missing)) == shown


def test_a_whole_file_is_linked_without_a_line() -> None:
    found = entry(where=replace(entry().place, whole=True))
    linked = link_place(found, listing(found), replace(HERE, environment=GITHUB))
    assert "?plain=1" not in linked
    assert linked.endswith("a.yaml)")
    assert Path(linked).name == "a.yaml)"
