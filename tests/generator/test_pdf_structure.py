"""The structure that is built from what was drawn: by hand, without the renderer."""

from collections.abc import Mapping
from typing import Any, TypeAlias
from xml.etree.ElementTree import fromstring

from generator.pdf.reading import Content, Drawn, DrawnEntry, DrawnPart
from generator.pdf.structure import Kid, Node, build_structure
from generator.pdf.values import MarkedSource

# A type and what is in it: elements, or the numbers of content.
Told: TypeAlias = "tuple[str, list[Told | int]]"


def mark(body: str) -> MarkedSource:
    """The elements of a body by mark: 0 is the body, the others are in their order."""
    root = fromstring(f"<body>{body}</body>")  # noqa: S314 - our own text
    elements = tuple(root.iter())
    marks = {id(each): number for number, each in enumerate(elements)}
    parents = {marks[id(child)]: marks[id(each)] for each in elements for child in each}
    return MarkedSource(root, elements, parents)


def build(body: str, drawn: Mapping[int, Any]) -> list["Told | int"]:
    """What becomes of a body of which this was drawn, by the marks of its elements."""
    document = build_structure(
        mark(body), {each: Drawn(entries) for each, entries in drawn.items()}
    )
    assert document.role == "Document"
    return tell(document.kids)


def tell(kids: list[Kid]) -> list["Told | int"]:
    return [(each.role, tell(each.kids)) if isinstance(each, Node) else each.mcid for each in kids]


def draw(*numbers: int) -> list[DrawnEntry]:
    return [Content(0, each) for each in numbers]


def test_elements_are_in_each_other_as_in_the_source() -> None:
    drawn = {0: [1, 2], 1: draw(0), 2: [3], 3: draw(1)}
    assert build("<h1>A</h1><section><p>B</p></section>", drawn) == [
        ("H1", [0]), ("Sect", [("P", [1])]),
    ]  # fmt: skip


def test_what_was_drawn_apart_comes_where_the_source_has_it() -> None:
    # The second of three was drawn first, and is named by none.
    drawn = {0: [3, 1], 1: draw(0), 2: draw(1), 3: draw(2)}
    assert build("<p>A</p><p>B</p><p>C</p>", drawn) == [("P", [0]), ("P", [1]), ("P", [2])]


def test_what_was_drawn_last_and_is_named_by_none_comes_last() -> None:
    drawn = {0: [1], 1: draw(0), 2: draw(1)}
    assert build("<p>A</p><p>B</p>", drawn) == [("P", [0]), ("P", [1])]


def test_nothing_is_made_of_what_was_not_drawn_but_cells() -> None:
    drawn = {0: [1, 2, 3], 1: draw(), 2: draw(0), 3: [4], 4: [5], 5: [6], 6: draw(1)}
    body = "<p/><p>A</p><table><tbody><tr><td>B</td><td/></tr><tr><td/></tr></tbody></table>"
    rows = [("TR", [("TD", [1]), ("TD", [])]), ("TR", [("TD", [])])]
    assert build(body, drawn) == [("P", [0]), ("Table", [("TBody", rows)])]


def test_of_a_table_that_was_not_drawn_no_cells_are_made() -> None:
    body = "<p>A</p><table><tr><td/></tr></table>"
    assert build(body, {0: [1], 1: draw(0)}) == [("P", [0])]


def test_what_is_for_the_eye_alone_is_left_out() -> None:
    body = '<p>A<span aria-hidden="true">#</span></p>'
    drawn = {0: [1], 1: [Content(0, 0), 2, Content(0, 2)], 2: draw(1)}
    assert build(body, drawn) == [("P", [0, 2])]


def test_loose_text_is_in_paragraphs_and_what_stands_between_is_not() -> None:
    body = "<section>A <em>b</em><p>C</p>d</section>"
    drawn = {0: [1], 1: [Content(0, 0), 2, 3, Content(0, 3)], 2: draw(1), 3: draw(2)}
    assert build(body, drawn) == [("Sect", [("P", [0, ("Em", [1])]), ("P", [2]), ("P", [3])])]


def test_a_box_with_text_of_its_own_is_a_paragraph_and_others_are_nothing() -> None:
    drawn = {0: [1, 2], 1: draw(0), 2: [3], 3: draw(1)}
    assert build("<div>A</div><div><p>B</p></div>", drawn) == [("P", [0]), ("P", [1])]


def test_a_passage_in_another_language_is_an_element_for_its_sake() -> None:
    source = mark('<p><span lang="en">A</span><span>B</span></p><div lang="nn"><p>C</p></div>')
    drawn = {0: Drawn([1, 4]), 1: Drawn([2, 3]), 2: Drawn(draw(0)), 3: Drawn(draw(1)),
             4: Drawn([5]), 5: Drawn(draw(2))}  # fmt: skip
    document = build_structure(source, drawn)
    assert tell(document.kids) == [("P", [("Span", [0]), 1]), ("Div", [("P", [2])])]
    assert [each.language for each in document.walk()] == [None, None, "en", "nn", None]


def test_a_note_is_read_where_it_is_called() -> None:
    body = '<p>A<a class="note"><span class="note-number">1</span>N</a> b</p>'
    drawn = {
        0: [1],
        1: [Content(0, 0), DrawnPart("footnote-call", 2, [Content(0, 1)]), Content(0, 2)],
        2: [3, Content(0, 4)],
        3: draw(3),
    }
    note = ("Note", [("Lbl", [3]), 4])
    assert build(body, drawn) == [("P", [0, ("Reference", [("Lbl", [1])]), note, 2])]


def test_a_note_that_was_not_drawn_is_no_error_of_the_program() -> None:
    body = '<p>A<a class="note"><span class="note-number">1</span>N</a></p>'
    drawn = {0: [1], 1: [Content(0, 0), DrawnPart("footnote-call", 2, [Content(0, 1)])]}
    assert build(body, drawn) == [("P", [0, ("Reference", [("Lbl", [1])])])]


def test_what_stands_after_an_element_is_read_and_what_stands_before_is_not() -> None:
    drawn = {
        0: [1],
        1: [
            DrawnPart("before", 1, [Content(0, 0)]),
            Content(0, 1),
            DrawnPart("after", 1, [Content(0, 2)]),
        ],
    }
    assert build("<p>A</p>", drawn) == [("P", [1, 2])]


def test_an_item_has_its_mark_as_label_and_the_rest_as_body() -> None:
    drawn = {
        0: [1],
        1: [2, 3],
        2: [DrawnPart("marker", 2, [Content(0, 0)]), Content(0, 1)],
        3: [DrawnPart("marker", 3), 4],
        4: draw(2),
    }
    assert build("<ul><li>A</li><li><p>B</p></li></ul>", drawn) == [
        ("L", [
            ("LI", [("Lbl", [0]), ("LBody", [1])]),
            ("LI", [("LBody", [("P", [2])])]),
        ])
    ]  # fmt: skip


def test_terms_and_their_descriptions_are_items_of_one_body_each() -> None:
    body = "<dl><dt>A</dt><dd>B</dd><dd>C</dd><dt>D</dt><dt>E</dt><dd><p>F</p></dd></dl>"
    drawn: dict[int, Any] = {0: [1], 1: [2, 3, 4, 5, 6, 7], 7: [8], 8: draw(7)}
    drawn |= {each: draw(each) for each in range(2, 7)}
    assert build(body, drawn) == [
        ("L", [
            ("LI", [("Lbl", [2]), ("LBody", [("P", [3]), ("P", [4])])]),
            ("LI", [("Lbl", [5]), ("Lbl", [6]), ("LBody", [("P", [7])])]),
        ])
    ]  # fmt: skip


def test_a_list_of_contents_refers_to_what_is_in_the_document() -> None:
    body = (
        '<nav class="contents"><ol><li><a data-href="#a">A</a></li></ol></nav><ol><li>B</li></ol>'
    )
    drawn = {0: [1, 5], 1: [2], 2: [3], 3: [4], 4: draw(0), 5: [6], 6: draw(1)}
    assert build(body, drawn) == [
        ("Sect", [("TOC", [("TOCI", [("Reference", [("Link", [0])])])])]),
        ("L", [("LI", [("LBody", [1])])]),
    ]


def test_a_number_that_the_source_has_within_an_item_is_no_label_of_it() -> None:
    body = '<ul><li><span class="note-number">1</span>A</li></ul>'
    drawn = {0: [1], 1: [2], 2: [3, Content(0, 1)], 3: draw(0)}
    assert build(body, drawn) == [("L", [("LI", [("LBody", [("Lbl", [0]), 1])])])]
