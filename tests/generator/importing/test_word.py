"""A Word document as blocks: its headings by their styles, and what it has beside its text."""

import io
import zipfile

import pytest

from generator.importing.source import UnreadableError
from generator.importing.source.blocks import BlockKind
from generator.importing.source.word import read_archive

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.styles+xml"/></Types>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
RELATIONS = (
    f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
STYLES = (
    f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{OFFICE}/styles" '
    'Target="styles.xml"/></Relationships>'
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def paragraph(text: str, style: str = "") -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}<w:r><w:t>{text}</w:t></w:r></w:p>"


def document(body: str, *styles: str, **more: str) -> bytes:
    """A document with this body, and styles whose id is their name without spaces."""
    known = "".join(
        f'<w:style w:type="paragraph" w:styleId="{each.replace(" ", "")}">'
        f'<w:name w:val="{each}"/></w:style>'
        for each in styles
    )
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS,
        "word/_rels/document.xml.rels": STYLES,
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {W}>{known}</w:styles>",
        **{name.replace("__", "/").replace("_xml", ".xml"): text for name, text in more.items()},
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return made.getvalue()


@pytest.mark.parametrize(
    ("style", "level"),
    [
        ("heading 1", 1), ("heading 6", 6), ("overskrift 2", 2), ("überschrift 3", 3),
        ("rubrik 1", 1), ("Tittel", 1), ("Titel", 1), ("heading 7", 0), ("heading 0", 0),
        ("Undertittel", 0),
    ],
)  # fmt: skip
def test_headings_are_known_by_their_styles_in_several_languages(style: str, level: int) -> None:
    (block,) = read_archive(document(paragraph("A", style.replace(" ", "")), style)).blocks
    assert (block.level, block.text) == (level, "A")
    assert block.is_heading is bool(level)


@pytest.mark.parametrize(
    ("style", "ordered"),
    [
        ("List Bullet", False),
        ("Punktliste", False),
        ("List Number", True),
        ("Nummerert liste", True),
    ],
)
def test_lists_are_known_by_their_styles(style: str, *, ordered: bool) -> None:
    (block,) = read_archive(document(paragraph("A", style.replace(" ", "")), style)).blocks
    assert block.kind is BlockKind.LIST
    assert [each.ordered for each in block.entries] == [ordered]


def remarks(data: bytes) -> list[tuple[str, str]]:
    return [(each.key, each.text) for each in read_archive(data).remarks]


def test_what_a_document_has_beside_its_text_is_told() -> None:
    changed = '<w:p><w:ins w:id="1"><w:r><w:t>A</w:t></w:r></w:ins><w:del w:id="2"/></w:p>'
    comments = f'<w:comments {W}><w:comment w:id="1"/><w:comment w:id="2"/></w:comments>'
    edge = f"<w:hdr {W}><w:p><w:r><w:t>Fjordfisk</w:t><w:t>12</w:t></w:r></w:p></w:hdr>"
    assert remarks(document(paragraph("A"))) == []
    assert remarks(document(changed)) == [("import_tracked", "2")]
    assert remarks(document(paragraph("A"), word__comments_xml=comments)) == [
        ("import_comments", "2")
    ]
    assert remarks(document(paragraph("A"), word__header1_xml=edge)) == [
        ("import_page_edges", "Fjordfisk")
    ]


def archive(**files: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as opened:
        for name, text in files.items():
            opened.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"PK", "import_broken_archive"),
        (archive(a="x"), "import_other_format"),
        (archive(xl__workbook_xml=""), "import_spreadsheet"),
        (archive(ppt__presentation_xml=""), "import_presentation"),
        (archive(content_xml=""), "import_other_format"),
        (archive(word__document_xml="<w"), "import_broken_archive"),
        (archive(word__document_xml='<!DOCTYPE a [<!ENTITY b "c">]><a/>'), "import_entities"),
    ],
)
def test_another_archive_is_refused_by_what_it_is(data: bytes, key: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_archive(data)
    assert caught.value.key == key
