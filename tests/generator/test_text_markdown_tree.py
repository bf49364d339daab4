"""Blocks as elements: code, tables, lists that are not spaced out; and notes with their marks."""

from xml.etree.ElementTree import Element, fromstring, tostring

import pytest

from generator.text.markdown_tree import append_code, append_table, tighten
from generator.text.prose_markdown import make_markdown


def written(element: Element) -> str:
    return tostring(element, encoding="unicode")


@pytest.mark.parametrize(
    ("lines", "fenced", "text"),
    [
        (["a", "", "b"], True, "a\n\nb\n"),
        (["a", "", " "], True, "a\n\n \n"),
        (["a", "", " "], False, "a\n"),
        ([], False, ""),
        ([""], False, ""),
    ],
)
def test_code_that_is_merely_indented_ends_with_its_last_line(
    lines: list[str], text: str, *, fenced: bool
) -> None:
    parent = Element("div")
    append_code(parent, lines, fenced=fenced)
    code = parent.find("pre/code")
    assert code is not None
    assert code.text == text


def test_a_row_has_as_many_cells_as_there_are_columns() -> None:
    parent = Element("div")
    append_table(parent, ("", "end"), [("A", "B"), ("1",), ("2", "3", "4")])
    assert written(parent) == (
        '<div><table><thead><tr><th>A</th><th class="end">B</th></tr></thead>'
        '<tbody><tr><td>1</td><td class="end" /></tr>'
        '<tr><td>2</td><td class="end">3</td></tr></tbody></table></div>'
    )


def test_a_table_without_rows_has_a_head_alone() -> None:
    parent = Element("div")
    append_table(parent, ("",), [("A",)])
    assert written(parent) == "<div><table><thead><tr><th>A</th></tr></thead></table></div>"


def test_paragraphs_directly_in_items_are_taken_away() -> None:
    items = fromstring(  # noqa: S314 - our own text
        "<ul><li><p>a</p><ul><li><p>b</p></li></ul><p>c</p></li><li><pre>d</pre></li></ul>"
    )
    tighten(items)
    assert written(items) == ("<ul><li>a<ul><li><p>b</p></li></ul>c</li><li><pre>d</pre></li></ul>")


def html(text: str) -> str:
    return make_markdown().convert(text)


def test_notes_are_numbered_in_the_order_of_their_first_marks() -> None:
    made = html("A[^x] B[^y] C[^x] D[^z]\n\n[^y]: Y\n[^x]: X\n")
    assert 'href="#aktsom-note-fn-x"' in made
    assert made.index(">1</a>") < made.index(">2</a>")
    assert 'id="aktsom-note-fnref-x"' in made
    assert 'id="aktsom-note-fnref2-x"' in made
    assert "[^z]" in made


def test_marks_in_notes_that_nothing_marks_have_numbers() -> None:
    made = html("A[^x]\n\n[^x]: X\n[^y]: Y[^y] Z[^z]\n[^z]: Z\n")
    assert made.count(">1</a>") == 1
    assert made.count(">2</a>") == 1
    assert made.count(">3</a>") == 1


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("*a*", "<em>a</em>"),
        ("_a_", "<em>a</em>"),
        ("**a**", "<strong>a</strong>"),
        ("***a***", "<em><strong>a</strong></em>"),
        ("~~a~~", "<del>a</del>"),
        ("a*b**c*d", "a<em>b**c</em>d"),
        ("a_b_c", "a_b_c"),
        ("a*b*c", "a<em>b</em>c"),
        ("* a *", None),
        ("**Mål:**ingen ulykker", "<strong>Mål:</strong>ingen ulykker"),
        ("**a*", "*<em>a</em>"),
        ("*a **b** c*", "<em>a <strong>b</strong> c</em>"),
        ("**a", "**a"),
        ("\\*a\\*", "*a*"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("__init__.py", "<strong>init</strong>.py"),
    ],
)
def test_marks_are_paired_as_github_pairs_them(text: str, shown: str | None) -> None:
    # What only holds text apart is taken away later.
    made = html(text).replace("<span>", "").replace("</span>", "")
    assert made == f"<p>{shown}</p>" if shown else "<em>" not in made
