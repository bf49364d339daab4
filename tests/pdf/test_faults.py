"""Every fault that is planted in a PDF is found, and told of by its kind."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from msgspec.structs import replace
from pikepdf import Array, Dictionary, Name, Pdf, String

from generator.pdf.checking import check_pdf
from generator.pdf.checking_structure import Element, read_elements
from generator.pdf.printing import print_statement
from generator.pdf.values import FaultKind
from tests.pdf.documents import FOLDERS, Document, print_html

ROWS = "".join(f"<tr><th scope=row>Rad {n}<td>{n}<td>{n * n}" for n in range(90))
BODY = f"""<h1>Prøve</h1><h2 id=a>En</h2><p>Se <a href="#b">to</a> og
<a href="https://example.org/">ut</a>. <span lang="en">English</span></p>
<table><caption>Tall</caption><thead><tr><th scope=col>A<th scope=col>B<th scope=col>C</thead>
<tbody>{ROWS}</tbody></table><h2 id=b>To</h2><ul><li>Ett</li><li>To</li></ul>
<svg width=20 height=20 viewBox="0 0 20 20"><title>Rute</title><rect width=20 height=20 /></svg>
<p>Note<sup><a class="footnote-ref" href="#n">1</a></sup></p>
<div class="footnote"><ol><li id=n><p>Noten.</p></li></ol></div>"""


@pytest.fixture(scope="module")
def sound() -> Document:
    return print_html(BODY)


def first(pdf: Pdf, role: str) -> Element:
    return next(each for each in read_elements(pdf) if each.role == role)


def split_table(pdf: Pdf) -> None:
    """Make two tables of one, as the renderer does where a page ends."""
    table = first(pdf, "/Table").obj
    body = next(kid for kid in table.K if Name.TBody == kid.S)
    rows = list(body.K)
    other = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Table, P=table.P))
    half = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.TBody, P=other))
    body.K, half.K, other.K = Array(rows[:40]), Array(rows[40:]), Array([half])
    around = table.P
    kids = list(around.K)
    place = next(index for index, kid in enumerate(kids) if kid.objgen == table.objgen)
    around.K = Array([*kids[: place + 1], other, *kids[place + 1 :]])


def drop(role: str, key: str) -> Callable[[Pdf], None]:
    """Take a key away from the first element of a type."""

    def change(pdf: Pdf) -> None:
        del first(pdf, role).obj[key]

    return change


def drop_scope(pdf: Pdf) -> None:
    del first(pdf, "/TH").obj.A["/Scope"]


def read_head_twice(pdf: Pdf) -> None:
    """Let the head of a table hold content of a later page too."""
    head, last = first(pdf, "/TH"), list(first(pdf, "/Table").all("/TD"))[-1]
    page, mcid = last.content[0]
    marked = Dictionary(Type=Name.MCR, Pg=pdf.pages[page].obj, MCID=mcid)
    head.obj.K = Array([head.obj.K, marked])


def draw_untagged(pdf: Pdf) -> None:
    contents = pdf.pages[0].obj.Contents
    contents.write(contents.read_bytes() + b"\n0 0 9 9 re\nf\n")


def forget_parent(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTree.Nums[1] = Array([])


def set_root(key: str, value: Any) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        pdf.Root[key] = value

    return change


def silence_link(pdf: Pdf) -> None:
    page = next(page for page in pdf.pages if "/Annots" in page.obj)
    page.obj.Annots[0].Contents = String("")


def rename_bookmark(pdf: Pdf) -> None:
    pdf.Root.Outlines.First.Title = String("Noe annet")


def forget_standard(pdf: Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(packet.replace(b'pdfuaid:part="1"', b'pdfuaid:part="9"'))


def forget_title(pdf: Pdf) -> None:
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=False)


def misplace_item(pdf: Pdf) -> None:
    first(pdf, "/LI").obj.S = Name.P


def drop_font(pdf: Pdf) -> None:
    for font in pdf.pages[0].obj.Resources.Font.values():
        told: Any = font.DescendantFonts[0].FontDescriptor
        for key in ("/FontFile2", "/FontFile3"):
            if key in told:
                del told[key]


def jump_heading(pdf: Pdf) -> None:
    first(pdf, "/H2").obj.S = Name.H4


PLANTED: dict[str, tuple[FaultKind, Callable[[Pdf], None]]] = {
    "a table split in two": ("table", split_table),
    "a head read on two pages": ("table", read_head_twice),
    "a header that does not say of what": ("cell", drop_scope),
    "a figure without alternative": ("alternative", drop("/Figure", "/Alt")),
    "a note without a name": ("note", drop("/Note", "/ID")),
    "a passage without its language": ("passage", drop("/Span", "/Lang")),
    "no language": ("language", set_root("/Lang", String(""))),
    "something drawn that is not tagged": ("untagged", draw_untagged),
    "content that does not lead back": ("parent", forget_parent),
    "a link that says nothing": ("link", silence_link),
    "a bookmark that is no heading": ("outline", rename_bookmark),
    "a heading that jumps": ("heading", jump_heading),
    "a standard not named": ("metadata", forget_standard),
    "a title not shown": ("title", forget_title),
    "a list with something else in it": ("list", misplace_item),
    "a font that is not there": ("font", drop_font),
}


def test_nothing_is_wrong_with_a_sound_document(sound: Document) -> None:
    assert check_pdf(sound.printed.data, sound.expected) == ()
    assert sound.warnings == ()
    assert sound.printed.pages > 2


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_found(sound: Document, name: str) -> None:
    kind, plant = PLANTED[name]
    target = BytesIO()
    with Pdf.open(BytesIO(sound.printed.data)) as pdf:
        plant(pdf)
        pdf.save(target)
    assert kind in {each.kind for each in check_pdf(target.getvalue(), sound.expected)}


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<h1>En</h1><h3>Tre</h3>", "heading"),
        ("<h2>To</h2>", "heading"),
        ('<h1>En</h1><p><img src="x.png" alt="Et bilde"></p>', "picture"),
        ('<h1>En</h1><p style="color: var(--no) blå">Tekst</p>', "warning"),
        ("<h1>En</h1><p>Et tegn: \U00020bb7</p>", "character"),
    ],
)
def test_a_fault_of_the_html_is_refused(body: str, kind: FaultKind) -> None:
    _, faults = print_statement(print_html("<h1>En</h1>").statement)
    assert faults == ()
    statement = print_html(body).statement
    assert kind in {each.kind for each in print_statement(statement)[1]}


def test_characters_without_a_font_are_one_fault() -> None:
    statement = print_html("<h1>En</h1><p>\U00020bb7\U00020bb8\U00020bb9</p>").statement
    faults = [each for each in print_statement(statement)[1] if each.kind == "character"]
    assert len(faults) == 1
    assert all(f"U+20BB{number}" in faults[0].detail for number in (7, 8, 9))


def test_a_picture_without_alternative_is_refused() -> None:
    file = FOLDERS / "paper" / "papirmolle" / "2024" / "attachments" / "kart.png"
    statement = print_html("<h1>En</h1><p><img src='kart.png'></p>").statement
    held = replace(statement, pictures={f"{statement.path.rpartition('/')[0]}/kart.png": file})
    assert "alternative" in {each.kind for each in print_statement(held)[1]}


def test_files_that_are_not_attached_are_missed(sound: Document) -> None:
    expected = replace(sound.expected, files=("report.json",))
    assert "attachment" in {each.kind for each in check_pdf(sound.printed.data, expected)}
