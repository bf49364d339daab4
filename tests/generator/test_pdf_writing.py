"""The structure as it is written into a PDF, in files made by hand."""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from generator.pdf.reading import Content, Drawn
from generator.pdf.structure import Node
from generator.pdf.values import MarkedSource, Phrases
from generator.pdf.writing import finish_links, write_structure

PHRASES = Phrases("{text}, side {page}", "{text}: {address}", "s. {page}", "Note {number}")


@pytest.fixture
def pdf() -> Iterator[Pdf]:
    """Two pages, with content of the renderer's numbers 7 and 8 on each, 9 on the first."""
    with Pdf.new() as made:
        for numbers in ((7, 8, 9), (7, 8)):
            made.add_blank_page(page_size=(100, 200))
            drawn = "".join(f"/P <</MCID {each}>> BDC\n(x) Tj\nEMC\n" for each in numbers)
            made.pages[-1].obj.Contents = made.make_stream(drawn.encode())
        yield made


def mark(body: str) -> MarkedSource:
    root = fromstring(f"<body>{body}</body>")  # noqa: S314 - our own text
    return MarkedSource(root, tuple(root.iter()), {})


def write(
    pdf: Pdf, *nodes: Node, body: str = "", drawn: dict[int, Drawn] | None = None
) -> list[Any]:
    """Write a document of these elements, and return them as they are in the file."""
    write_structure(pdf, Node("Document", None, [*nodes]), mark(body), drawn or {})
    (document,) = pdf.Root.StructTreeRoot.K
    assert document.P.objgen == pdf.Root.StructTreeRoot.objgen
    return list(document.K)


def instructions(pdf: Pdf, page: int = 0) -> list[str]:
    lines = pdf.pages[page].obj.Contents.read_bytes().decode().split("\n")
    return [each for each in lines if each.endswith(("BDC", "BMC"))]


def test_content_is_numbered_in_the_order_of_the_structure(pdf: Pdf) -> None:
    head, text = write(pdf, Node("H1", None, [Content(0, 8)]), Node("P", None, [Content(0, 7)]))
    assert (head.S, head.K, text.K) == (Name.H1, 0, 1)
    assert instructions(pdf) == [
        "/P <</MCID 1>> BDC", "/H1 <</MCID 0>> BDC", "/Artifact <</Type /Pagination>> BDC",
    ]  # fmt: skip


def test_what_the_renderer_made_an_artifact_is_of_the_layout(pdf: Pdf) -> None:
    pdf.pages[1].obj.Contents = pdf.make_stream(b"/Artifact BMC\nf\nEMC\n")
    write(pdf)
    assert instructions(pdf, 1) == ["/Artifact <</Type /Layout>> BDC"]


def test_an_element_on_two_pages_says_of_the_second_which_it_is(pdf: Pdf) -> None:
    (text,) = write(pdf, Node("P", None, [Content(0, 7), Content(1, 8)]))
    first, second = text.K
    assert text.Pg.objgen == pdf.pages[0].obj.objgen
    assert first == 0
    assert (second.Type, second.MCID, second.Pg.objgen) == (Name.MCR, 0, pdf.pages[1].obj.objgen)


def test_a_page_knows_which_elements_its_content_is_of(pdf: Pdf) -> None:
    nodes = (Node("P", None, [Content(0, 7), Content(1, 7)]), Node("P", None, [Content(0, 8)]))
    first, second = write(pdf, *nodes)
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    assert [numbers[0], numbers[2]] == [0, 1]
    assert [each.objgen for each in numbers[1]] == [first.objgen, second.objgen]
    assert [each.objgen for each in numbers[3]] == [first.objgen]
    assert [each.obj.StructParents for each in pdf.pages] == [0, 1]
    assert pdf.Root.StructTreeRoot.ParentTreeNextKey == 2


def area(pdf: Pdf, page: int = 0) -> Any:
    """An area that carries a mark, as the renderer makes it."""
    made = pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Link, A=Dictionary(URI=String("mark:1:")))
    )
    annotations = list(pdf.pages[page].obj.get("/Annots", ()))
    pdf.pages[page].obj.Annots = Array([*annotations, made])
    return made


def test_a_link_holds_its_areas_and_they_lead_back(pdf: Pdf) -> None:
    one, other = area(pdf), area(pdf, 1)
    drawn = {1: Drawn(links=[(0, one), (1, other)])}
    node = Node("Link", 1, [Content(0, 7)])
    (link,) = write(pdf, node, body="<a/>", drawn=drawn)
    number, first, second = link.K
    assert number == 0
    assert [each.Type for each in (first, second)] == [Name.OBJR] * 2
    assert (first.Obj.objgen, second.Obj.objgen) == (one.objgen, other.objgen)
    assert second.Pg.objgen == pdf.pages[1].obj.objgen
    assert [each.StructParent for each in (one, other)] == [2, 3]
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    assert [numbers[index] for index in (4, 6)] == [2, 3]
    assert numbers[5].objgen == numbers[7].objgen == link.objgen
    assert pdf.Root.StructTreeRoot.ParentTreeNextKey == 4


def test_elements_of_another_type_hold_no_areas(pdf: Pdf) -> None:
    drawn = {1: Drawn(links=[(0, area(pdf))])}
    (text,) = write(pdf, Node("P", 1, [Content(0, 7)]), body="<p/>", drawn=drawn)
    assert text.K == 0


def test_a_passage_says_its_language(pdf: Pdf) -> None:
    english, norwegian = write(pdf, Node("Span", None, [], "en"), Node("Span"))
    assert (str(english.Lang), "/Lang" in norwegian) == ("en", False)


@pytest.mark.parametrize(
    ("tag", "numbering"), [("ol", Name.Decimal), ("ul", Name.Disc), ("dl", Name("/None"))]
)
def test_a_list_says_how_it_is_numbered(pdf: Pdf, tag: str, numbering: Name) -> None:
    (made,) = write(pdf, Node("L", 1), body=f"<{tag}/>")
    assert made.A.ListNumbering == numbering


TABLE = (
    '<table><tr><th>A</th><th colspan="2">B</th></tr>'
    '<tr><th scope="row" rowspan="2">C</th><td>1</td><td>2</td></tr></table>'
)


def test_cells_say_what_they_are_headers_of_and_which_theirs_are(pdf: Pdf) -> None:
    roles = {3: "TH", 4: "TH", 6: "TH", 7: "TD", 8: "TD"}
    a, b, c, one, two = write(pdf, *(Node(r, m) for m, r in roles.items()), body=TABLE)
    assert [each.A.Scope for each in (a, b, c)] == [Name.Column, Name.Column, Name.Row]
    assert [each.A.get("/ColSpan") for each in (a, b, c)] == [None, 2, None]
    assert [each.A.get("/RowSpan") for each in (a, b, c)] == [None, None, 2]
    assert [str(each) for each in one.A.Headers] == [str(c.ID), str(b.ID)]
    assert "/Scope" not in two.A
    assert "/ID" not in two
    names = pdf.Root.StructTreeRoot.IDTree.Names
    assert [str(each) for each in names[::2]] == sorted(str(each.ID) for each in (a, b, c))


def test_a_cell_without_headers_names_none(pdf: Pdf) -> None:
    (cell,) = write(pdf, Node("TD", 3), body="<table><tr><td>1</td></tr></table>")
    assert (cell.A.O, "/Headers" in cell.A) == (Name.Table, False)


def test_a_note_has_the_name_of_its_number(pdf: Pdf) -> None:
    (note,) = write(pdf, Node("Note", 1), body='<a data-number="3"/>')
    assert str(note.ID) == "note-3"
    assert [str(each) for each in pdf.Root.StructTreeRoot.IDTree.Names[::2]] == ["note-3"]


def test_without_names_there_is_no_list_of_them(pdf: Pdf) -> None:
    write(pdf, Node("P"))
    assert "/IDTree" not in pdf.Root.StructTreeRoot


def test_a_figure_has_its_alternative_and_where_it_is_in_points(pdf: Pdf) -> None:
    body = '<img alt="Et kart"/><img data-alt="Land." alt="x"/><img/>'
    drawn = {1: Drawn(box=(0, [10, 20, 30, 60])), 2: Drawn(), 3: Drawn()}
    first, second, third = write(
        pdf, *(Node("Figure", each) for each in drawn), body=body, drawn=drawn
    )
    assert [str(each.get("/Alt", "")) for each in (first, second, third)] == [
        "Et kart",
        "Land.",
        "",
    ]
    # From the left and from below, where the renderer counts from above in pixels.
    assert [float(each) for each in first.A.BBox] == [7.5, 155.0, 22.5, 185.0]
    assert "/A" not in second


def finish(pdf: Pdf, body: str, linked: set[int], *areas: Any) -> None:
    drawn = {1: Drawn(links=[(0, each) for each in areas]), 2: Drawn()}
    finish_links(pdf, mark(body), drawn, linked, PHRASES)


def test_a_link_within_the_document_says_on_which_page(pdf: Pdf) -> None:
    place = Array([pdf.pages[1].obj, Name.Fit])
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String("step-2"), place])))
    link = area(pdf)
    finish(pdf, '<a data-href="#step-2">Steg <b>2</b></a>', {1}, link)
    assert (str(link.Dest), str(link.Contents)) == ("step-2", "Steg 2, side 2")
    assert ("/A" in link, link.F) == (False, 4)


def test_a_link_out_of_it_says_to_which_address(pdf: Pdf) -> None:
    link = area(pdf)
    finish(pdf, '<a data-href="https://lo.no/" aria-label="LO">x</a>', {1}, link)
    assert (str(link.A.URI), str(link.Contents)) == ("https://lo.no/", "LO: https://lo.no/")
    assert "/Dest" not in link


def test_areas_of_what_is_no_link_are_taken_away(pdf: Pdf) -> None:
    link, other = area(pdf), area(pdf)
    area(pdf, 1)
    finish(pdf, '<a data-href="#a">A</a>', {1}, link)
    assert [each.objgen for each in pdf.pages[0].obj.Annots] == [link.objgen]
    assert "/Annots" not in pdf.pages[1].obj
    assert "/A" in other
