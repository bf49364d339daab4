"""The structure of a rendered PDF: what each element of the source became, in its order."""

from types import SimpleNamespace
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf

from generator.pdf.reading import Content, Drawn, DrawnPart, read_structure
from generator.pdf.rendering import ADDRESS


class Paper:
    """A PDF of two empty pages, to which elements are added; `blank` has content 9, of nothing."""

    def __init__(self) -> None:
        self.pdf, self.elements = Pdf.new(), Array()
        for _ in range(2):
            page = self.pdf.add_blank_page()
            page.obj.Contents = self.pdf.make_stream(b"/P <</MCID 9>> BDC EMC")

    def add(self, *kids: Any, page: int = 0) -> None:
        place = self.pdf.pages[page].obj
        element = Dictionary(S=Name.P, Pg=place, K=Array(kids))
        self.elements.append(element)

    def mark(self, of: str) -> Dictionary:
        """What says which element of the source something is of."""
        area = self.pdf.make_indirect(Dictionary(A=Dictionary(URI=f"{ADDRESS}{of}")))
        return Dictionary(Type=Name.OBJR, Obj=area)

    def read(self, *tags: str) -> dict[int, Drawn]:
        whole = Dictionary(K=self.elements)
        self.pdf.Root.StructTreeRoot = Dictionary(K=Array([whole]))
        source: Any = SimpleNamespace(elements=[SimpleNamespace(tag=each) for each in tags])
        return read_structure(self.pdf, source)


def test_pieces_on_several_pages_are_one_element() -> None:
    paper = Paper()
    paper.add(paper.mark("1"), 0, Dictionary(Type=Name.MCR))
    paper.add(paper.mark("1"), 0, 9, page=1)
    drawn = paper.read("body", "p")
    assert drawn[0].entries == [1]
    assert drawn[1].entries == [Content(0, 0), Content(1, 0)]
    assert [page for page, _ in drawn[1].links] == [0, 1]


def test_the_head_of_a_table_is_what_it_was_first() -> None:
    paper = Paper()
    paper.add(paper.mark("1"), 0)
    paper.add(paper.mark("1"), 0, page=1)
    assert paper.read("body", "thead")[1].entries == [Content(0, 0)]
    assert paper.read("body", "tbody")[1].entries == [Content(0, 0), Content(1, 0)]


def test_what_is_drawn_beside_an_element_is_a_part_of_it() -> None:
    paper = Paper()
    paper.add(paper.mark("1:marker"), 3)
    assert paper.read("body", "li")[0].entries == [DrawnPart("marker", 1, [Content(0, 3)])]
