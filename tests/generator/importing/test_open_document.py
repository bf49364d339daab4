"""OpenDocument texts as blocks: headings, lists, tables, links, and what is beside the text."""

from generator.importing.source.blocks import BlockKind, plain
from generator.importing.source.reading import read_blocks
from tests.generator.importing.statement.documents import as_open_document

TITLE = '<text:p text:style-name="P1">Redegjørelse</text:p>'
NOTED = (
    "<text:p>Kobber<text:note><text:note-citation>1</text:note-citation><text:note-body>"
    "<text:p>Fra Chile.</text:p></text:note-body></text:note> kjøpes.</text:p>"
)
COMMENTED = (
    "<text:p>Tekst<office:annotation><text:p>Stemmer det?</text:p></office:annotation></text:p>"
)
CHANGED = (
    "<text:tracked-changes><text:changed-region><text:deletion><text:p>Slettet.</text:p>"
    "</text:deletion></text:changed-region></text:tracked-changes>"
)


def test_what_a_text_holds_is_read_as_what_it_is() -> None:
    source = (
        "## Risiko\n\nVi **fant** dette.\n\n- En\n- To\n\n| A | B |\n| --- | --- |\n| x | y |\n"
    )
    blocks = read_blocks(as_open_document(source)).blocks
    assert [each.kind for each in blocks] == [
        BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.TABLE,
    ]  # fmt: skip
    assert blocks[0].level == 2
    assert [run.strong for run in blocks[1].runs] == [False, True, False]
    assert [plain(each.runs) for each in blocks[2].entries] == ["En", "To"]
    assert [[plain(cell) for cell in row] for row in blocks[3].rows] == [["A", "B"], ["x", "y"]]


def test_links_lead_where_they_did() -> None:
    blocks = read_blocks(as_open_document("Se [reglene](https://firma.example/etikk) våre.")).blocks
    assert [each.link for each in blocks[0].links] == ["https://firma.example/etikk"]


def test_the_style_of_titles_makes_one() -> None:
    blocks = read_blocks(as_open_document("", TITLE)).blocks
    assert (blocks[0].is_heading, blocks[0].level) == (True, 1)


def test_notes_stay_and_comments_and_deletions_do_not_but_are_told() -> None:
    document = read_blocks(as_open_document("", CHANGED + COMMENTED + NOTED))
    assert "Fra Chile." in document.text
    assert "Stemmer" not in document.text
    assert "Slettet" not in document.text
    assert {each.key for each in document.remarks} == {"import_tracked", "import_comments"}
