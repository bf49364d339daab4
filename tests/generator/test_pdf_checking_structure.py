"""The structure of a PDF: what may be within what, and what each kind of element must have."""

from collections.abc import Iterator
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from generator.pdf.checking_structure import check_structure, read_elements
from generator.pdf.expected_structure import Expected
from generator.pdf.values import Fault

# A type, what it has beside (`/Alt`, `/A`, …), and what is in it: elements, or numbers of content.
Shape = tuple[str, dict[str, Any], list[Any]]


@pytest.fixture
def pdf() -> Iterator[Pdf]:
    with Pdf.new() as made:
        made.add_blank_page()
        made.add_blank_page()
        yield made


def tag(pdf: Pdf, *shapes: Shape) -> None:
    """Give a PDF a structure; content is on its first page unless it says which: (page, number)."""
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    root.K = Array([_element(pdf, each, root) for each in shapes])
    pdf.Root.StructTreeRoot = root


def _element(pdf: Pdf, shape: Shape, around: Any) -> Any:
    role, more, within = shape
    made = pdf.make_indirect(Dictionary(S=Name(f"/{role}"), P=around, Pg=pdf.pages[0].obj))
    for key, value in more.items():
        made[key] = value
    kids: list[Any] = []
    for each in within:
        if isinstance(each, int):
            kids.append(each)
        elif isinstance(each[0], int):
            page = pdf.pages[each[0]].obj
            kids.append(Dictionary(Type=Name.MCR, Pg=page, MCID=each[1]))
        else:
            kids.append(_element(pdf, each, made))
    made.K = Array(kids)
    return made


def expect(**expected: Any) -> Expected:
    """Nothing but what is said."""
    nothing = {"title": "", "language": "nb", "headings": (), "tables": (), "files": ()}
    none = {"figures": 0, "notes": 0, "links": 0, "languages": {}}
    return Expected(**{**nothing, **none, **expected})


def faults(pdf: Pdf, *shapes: Shape, **expected: Any) -> list[Fault]:
    tag(pdf, *shapes)
    return list(check_structure(pdf, read_elements(pdf), expect(**expected)))


def plain(role: str, *within: Any) -> Shape:
    return role, {}, list(within)


@pytest.mark.parametrize(
    ("shape", "fault"),
    [
        (plain("L", plain("LI", plain("LBody"))), None),
        (plain("L", plain("P")), Fault("list", "/L > /P")),
        (plain("L", plain("LI", plain("LBody"), 0)), Fault("list", "/LI > text")),
        (plain("TOC", plain("TOCI", plain("Reference"))), None),
        (plain("TOC", plain("P")), Fault("list", "/TOC > /P")),
        (plain("Sect", plain("LI")), Fault("list", "/LI < /Sect")),
        (plain("LBody"), Fault("list", "/LBody < ")),
        (plain("P", plain("THead")), Fault("table", "/THead < /P")),
        (plain("P", 0), None),
    ],
)
def test_elements_are_in_what_their_types_ask_for(
    pdf: Pdf, shape: Shape, fault: Fault | None
) -> None:
    assert faults(pdf, shape) == ([fault] if fault else [])


@pytest.mark.parametrize(("alternative", "said"), [("Et kart", True), (" ", False), (None, False)])
def test_a_figure_has_an_alternative(
    pdf: Pdf,
    alternative: str | None,
    said: bool,  # noqa: FBT001 - what is expected
) -> None:
    more = {"/Alt": String(alternative)} if alternative else {}
    found = faults(pdf, plain("Figure") if not more else ("Figure", more, []), figures=1)
    assert found == ([] if said else [Fault("alternative", "1")])


def test_figures_are_as_many_as_in_the_source(pdf: Pdf) -> None:
    figure: Shape = ("Figure", {"/Alt": String("Et kart")}, [])
    assert faults(pdf, figure, figures=2) == [Fault("alternative", "1 / 2")]


def header(name: str, scope: str = "Column", **more: Any) -> Shape:
    attributes = Dictionary(O=Name.Table, Scope=Name(f"/{scope}"), **more)
    return "TH", {"/A": attributes, "/ID": String(name)}, []


def cell(*headers: str, **more: Any) -> Shape:
    listed = Array([String(each) for each in headers])
    return "TD", {"/A": Dictionary(O=Name.Table, Headers=listed, **more)}, []


def table(*rows: list[Shape]) -> Shape:
    return plain("Table", plain("TBody", *(plain("TR", *each) for each in rows)))


def table_faults(pdf: Pdf, *rows: list[Shape], size: tuple[int, int] = (2, 2)) -> list[Fault]:
    """What is found in a table where the headers `a` and `b` are known by name."""
    return named_faults(pdf, table(*rows), size)


def named_faults(pdf: Pdf, shape: Shape, size: tuple[int, int]) -> list[Fault]:
    tag(pdf, shape)
    names = Array([String("a"), Dictionary(), String("b"), Dictionary()])
    pdf.Root.StructTreeRoot.IDTree = Dictionary(Names=names)
    return list(check_structure(pdf, read_elements(pdf), expect(tables=(size,))))


HEAD = [header("a"), header("b")]


def test_a_table_has_its_rows_and_headers_and_cells_that_name_theirs(pdf: Pdf) -> None:
    assert table_faults(pdf, HEAD, [cell("a"), cell("b")]) == []
    assert table_faults(pdf, HEAD) == [Fault("table", "1: 1 / 2, 2 / 2")]
    assert table_faults(pdf, [header("a"), cell()], [cell("a"), cell()]) == [
        Fault("table", "1: 2 / 2, 1 / 2")
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        [cell("a"), cell("c")],  # a header that is not there
        [cell("a")],  # a cell too few
        [cell("a"), cell("b"), cell()],  # one too many
    ],
)
def test_a_cell_that_does_not_fit_is_found(pdf: Pdf, wrong: list[Shape]) -> None:
    assert table_faults(pdf, HEAD, wrong) == [Fault("cell", "1")]


def test_a_row_may_be_filled_by_spans(pdf: Pdf) -> None:
    assert table_faults(pdf, HEAD, [cell("a", "b", ColSpan=2)]) == []
    tall = [header("a", RowSpan=2), header("b")]
    assert table_faults(pdf, tall, [cell("b")]) == []


@pytest.mark.parametrize(
    "wrong",
    [header("c"), ("TH", {"/ID": String("b"), "/A": Dictionary(O=Name.Table)}, []), plain("TH")],
)
def test_a_header_has_a_scope_and_a_name_that_is_known(pdf: Pdf, wrong: Shape) -> None:
    assert table_faults(pdf, [header("a"), wrong], [cell("a"), cell()]) == [Fault("cell", "1")]


def test_tables_are_as_many_as_in_the_source(pdf: Pdf) -> None:
    assert faults(pdf, tables=((1, 1),)) == [Fault("table", "0 / 1")]


@pytest.mark.parametrize(("page", "found"), [(0, []), (1, [Fault("table", "1: THead")])])
def test_the_head_of_a_table_is_read_once_not_on_every_page(
    pdf: Pdf, page: int, found: list[Fault]
) -> None:
    heads = [(role, more, [(number * page, number)]) for number, (role, more, _) in enumerate(HEAD)]
    shape = plain("Table", plain("THead", plain("TR", *heads)))
    assert named_faults(pdf, shape, (1, 2)) == found


def link(pdf: Pdf, contents: str | None = "Lovdata", *, numbered: bool = True) -> Any:
    """An area of a link, on the first page."""
    area = pdf.make_indirect(Dictionary(Type=Name.Annot))
    if contents is not None:
        area.Contents = String(contents)
    if numbered:
        area.StructParent = 1
    pdf.pages[0].obj.Annots = Array([area])
    return area


def link_faults(pdf: Pdf, area: Any, *content: int, links: int = 1) -> list[Fault]:
    tag(pdf, plain("Link", *content))
    if area is not None:
        held = Dictionary(Type=Name.OBJR, Obj=area)
        pdf.Root.StructTreeRoot.K[0].K = Array([*content, held])
    return list(check_structure(pdf, read_elements(pdf), expect(links=links)))


def test_a_link_has_text_an_area_and_a_description(pdf: Pdf) -> None:
    assert link_faults(pdf, link(pdf), 0) == []
    assert link_faults(pdf, link(pdf)) == [Fault("link", "Lovdata")]
    assert link_faults(pdf, link(pdf, numbered=False), 0) == [Fault("link", "Lovdata")]
    assert link_faults(pdf, link(pdf, " "), 0) == [Fault("link", " ")]
    assert link_faults(pdf, link(pdf, None), 0) == [Fault("link", "")]
    assert link_faults(pdf, link(pdf, "mark:7"), 0) == [Fault("link", "mark:7")]


def test_an_area_that_no_link_holds_is_found(pdf: Pdf) -> None:
    link(pdf)
    assert link_faults(pdf, None, 0) == [Fault("link", ""), Fault("link", "Lovdata")]


def test_links_are_as_many_as_in_the_source(pdf: Pdf) -> None:
    assert link_faults(pdf, link(pdf), 0, links=2) == [Fault("link", "1 / 2")]


def test_content_of_a_link_may_be_within_it(pdf: Pdf) -> None:
    area = link(pdf)
    tag(pdf, plain("Link", plain("Span", 0)))
    kids = pdf.Root.StructTreeRoot.K[0].K
    kids.append(Dictionary(Type=Name.OBJR, Obj=area))
    assert list(check_structure(pdf, read_elements(pdf), expect(links=1))) == []


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["note-1", "note-2"], []),
        (["note-1", "note-1"], [Fault("note", "1 / 2")]),
        (["note-1", ""], [Fault("note", "2 / 2")]),
        (["note-1"], [Fault("note", "1 / 2")]),
    ],
)
def test_every_note_has_a_name_of_its_own(pdf: Pdf, names: list[str], found: list[Fault]) -> None:
    shapes: list[Shape] = [("Note", {"/ID": String(each)} if each else {}, []) for each in names]
    assert faults(pdf, *shapes, notes=2) == found


def test_passages_say_their_language_at_least_as_often_as_the_source(pdf: Pdf) -> None:
    english: Shape = ("Span", {"/Lang": String("en")}, [])
    assert faults(pdf, english, english, languages={"en": 2}) == []
    assert faults(pdf, english, english, languages={"en": 1}) == []
    assert faults(pdf, english, languages={"en": 2}) == [Fault("passage", "en: 1 / 2")]


def test_content_is_found_by_page_and_number(pdf: Pdf) -> None:
    tag(pdf, plain("P", 4, (1, 7)))
    (element,) = read_elements(pdf)
    assert element.content == [(0, 4), (1, 7)]
    assert (element.has_content, element.level) == (True, 0)
    tag(pdf, plain("H3", plain("Span")))
    heading, _ = read_elements(pdf)
    assert (heading.has_content, heading.level) == (False, 3)
