"""Structure types of elements, pictures as PDF/A wants them, and what a PDF says of itself."""

import io
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from pikepdf import Pdf
from PIL import Image

from generator.pdf.metadata import finish_metadata
from generator.pdf.pictures import read_picture
from generator.pdf.roles import is_inline, is_silent, needs_paragraph, role_of
from generator.pdf.values import MarkedSource, Phrases, Statement
from generator.pdf.writing import _cell_attributes, _renumber


@pytest.mark.parametrize(
    ("markup", "role"),
    [
        ("<h1/>", "H1"), ("<h6/>", "H6"), ("<p/>", "P"), ("<pre/>", "P"), ("<figcaption/>", "P"),
        ("<section/>", "Sect"), ("<nav/>", "Sect"), ("<blockquote/>", "BlockQuote"),
        ("<code/>", "Code"), ("<em/>", "Em"), ("<strong/>", "Strong"), ("<ul/>", "L"),
        ("<dl/>", "L"), ("<li/>", "LI"), ("<dt/>", "Lbl"), ("<dd/>", "LBody"),
        ("<table/>", "Table"), ("<caption/>", "Caption"), ("<thead/>", "THead"), ("<tr/>", "TR"),
        ("<th/>", "TH"), ("<td/>", "TD"), ("<img/>", "Figure"), ("<div/>", None),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', "Figure"),
        ('<a data-href="x"/>', "Link"), ("<a/>", None), ('<a class="note"/>', "Note"),
        ('<span class="note-number"/>', "Lbl"), ("<span/>", None),
    ],
)  # fmt: skip
def test_each_element_has_its_type(markup: str, role: str | None) -> None:
    assert role_of(fromstring(markup), in_contents=False) == role  # noqa: S314 - our own text


def test_a_list_of_contents_is_one() -> None:
    ordered, item = fromstring("<ol/>"), fromstring("<li/>")  # noqa: S314 - our own text
    assert [role_of(each, in_contents=True) for each in (ordered, item)] == ["TOC", "TOCI"]
    assert [role_of(each, in_contents=False) for each in (ordered, item)] == ["L", "LI"]
    assert role_of(fromstring("<ul/>"), in_contents=True) == "L"  # noqa: S314 - our own text


@pytest.mark.parametrize(
    ("markup", "silent", "inline"),
    [
        ('<span aria-hidden="true"/>', True, True),
        ('<span aria-hidden="false"/>', False, True),
        ('<img alt=""/>', True, False),
        ('<img alt=" "/>', True, False),
        ('<img alt="Et skip"/>', False, False),
        ("<img/>", False, False),
        ("<sup/>", False, True),
        ("<a/>", False, True),
        ('<a class="whole"/>', False, False),
        ("<p/>", False, False),
    ],
)
def test_what_is_there_for_the_eye_alone_is_silent(
    markup: str, *, silent: bool, inline: bool
) -> None:
    element = fromstring(markup)  # noqa: S314 - our own text
    assert (is_silent(element), is_inline(element)) == (silent, inline)


def test_loose_text_needs_a_paragraph_where_nothing_holds_it() -> None:
    held = ("H1", "P", "TD", "LBody", "Lbl", "Caption", "Note", "Link", "Code", "TOCI")
    assert not any(map(needs_paragraph, held))
    assert all(map(needs_paragraph, ("Document", "Sect", "BlockQuote", "LI", "L", None)))


COLOURS: dict[str, float | tuple[float, ...]] = {
    "CMYK": (0, 255, 255, 0), "RGB": (255, 0, 0), "I;16": 65535, "P": 1,
}  # fmt: skip


def save(file: Path, mode: str, kind: str) -> bytes:
    Image.new(mode, (4, 2), COLOURS[mode]).save(file, kind)
    return file.read_bytes()


def test_what_is_as_it_should_be_goes_in_byte_for_byte(tmp_path: Path) -> None:
    for mode, kind in (("RGB", "PNG"), ("RGB", "JPEG"), ("P", "GIF")):
        file = tmp_path / f"a.{kind.lower()}"
        data = save(file, mode, kind)
        assert read_picture(file) == data
    drawing = tmp_path / "a.SVG"
    drawing.write_bytes(b"<svg/>")
    assert read_picture(drawing) == b"<svg/>"
    broken = tmp_path / "b.png"
    broken.write_bytes(b"\x89PNG")
    assert read_picture(broken) == b"\x89PNG"


def test_inks_become_light_and_sixteen_bits_eight(tmp_path: Path) -> None:
    save(tmp_path / "a.jpg", "CMYK", "JPEG")
    inks = Image.open(io.BytesIO(read_picture(tmp_path / "a.jpg")))
    assert (inks.format, inks.mode, inks.size) == ("JPEG", "RGB", (4, 2))
    red, green, blue = inks.getpixel((0, 0))  # type: ignore[misc]
    assert red > 150 > max(green, blue)
    save(tmp_path / "b.png", "I;16", "PNG")
    grey = Image.open(io.BytesIO(read_picture(tmp_path / "b.png")))
    assert (grey.format, grey.mode, grey.getpixel((0, 0))) == ("PNG", "L", 255)
    save(tmp_path / "c.tif", "P", "TIFF")
    plain = Image.open(io.BytesIO(read_picture(tmp_path / "c.tif")))
    assert (plain.format, plain.mode) == ("PNG", "RGB")


def test_a_pdf_says_whose_it_is_and_which_standards_it_keeps() -> None:
    statement = Statement(
        path="2023/a.pdf",
        html=b"",
        language="nb",
        title="Fisk & <skalldyr>",
        author="Fjordfisk AS",
        made=date(2024, 5, 2),
        changed=date(2024, 6, 1),
        accent="#000000",
        phrases=Phrases("", "", "", ""),
        pictures={},
        places={},
        attached=(),
    )
    with Pdf.new() as pdf:
        finish_metadata(pdf, statement)
        packet = pdf.Root.Metadata.read_bytes().decode()
        info = pdf.trailer.Info
        assert str(pdf.Root.Lang) == "nb"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.Root.PageMode) == "/UseOutlines"
        assert (str(info.Title), str(info.Author)) == ("Fisk & <skalldyr>", "Fjordfisk AS")
        assert str(info.CreationDate) == "D:20240502000000Z"
        assert str(info.ModDate) == "D:20240601000000Z"
        assert "/AF" not in pdf.Root
    assert '<rdf:li xml:lang="x-default">Fisk &amp; &lt;skalldyr&gt;</rdf:li>' in packet
    assert "<xmp:CreateDate>2024-05-02T00:00:00Z" in packet
    assert "<xmp:ModifyDate>2024-06-01T00:00:00Z" in packet
    assert 'pdfaid:part="3" pdfaid:conformance="A"' in packet
    assert 'pdfuaid:part="1"' in packet


def test_content_is_numbered_anew_and_the_rest_is_for_the_eye() -> None:
    stream = b"/P <</MCID 7>> BDC x EMC /P <</MCID 8>> BDC y EMC /Artifact BMC z EMC"
    assert _renumber(stream, {7: (0, "H1")}) == (
        b"/H1 <</MCID 0>> BDC x EMC /Artifact <</Type /Pagination>> BDC y EMC"
        b" /Artifact <</Type /Layout>> BDC z EMC"
    )


def test_cells_say_how_far_they_reach_and_what_heads_them() -> None:
    root = fromstring(  # noqa: S314 - our own text
        '<body><table><tr><th scope="col" colspan="2">A</th></tr>'
        '<tr><td rowspan="2">1</td><td>2</td></tr><tr><td>3</td></tr></table></body>'
    )
    elements = tuple(root.iter())
    said = _cell_attributes(MarkedSource(root, elements, {}))
    by_text = {elements[mark].text: attributes for mark, attributes in said.items()}
    assert by_text["A"]["/ColSpan"] == 2
    assert str(by_text["A"]["/Scope"]) == "/Column"
    assert by_text["1"]["/RowSpan"] == 2
    assert "/RowSpan" not in by_text["2"]
    (head,) = by_text["2"]["/Headers"]
    assert str(head) == "cell-000003"
