"""What a PDF's page looks like, read as blocks: ruled cells, drawn marks, columns, notes."""

from collections.abc import Sequence

import pytest

from generator.importing.source.blocks import BlockKind, SourceBlock, plain
from generator.importing.source.page_rulings import RuledTable, Ruling
from generator.importing.source.reading import read_blocks
from generator.importing.statement.contents import without_contents

LOOKS = (
    "@page{size:A4;margin:20mm}body{font:10pt 'DejaVu Sans'}table{border-collapse:collapse}"
    "td,th{border:1px solid;padding:1mm;vertical-align:middle;text-align:left}"
)
WIDTHS = "th:nth-child(1){width:22mm}th:nth-child(2){width:34mm}th:nth-child(3){width:30mm}"


def read(body: str, style: str = "") -> tuple[SourceBlock, ...]:
    from weasyprint import HTML

    pdf = HTML(string=f"<style>{LOOKS}{style}</style>{body}").write_pdf()
    return read_blocks(bytes(pdf)).blocks


def rows(block: SourceBlock) -> list[list[str]]:
    return [[plain(cell) for cell in row] for row in block.rows]


def test_cells_are_those_that_lines_part() -> None:
    """Wrapped cells in the middle of a row, and heads that stand close together."""
    cells = [
        ["Risiko", "Betroffene", "Maßnahme"],
        ["Unfälle mit Flurförderzeugen", "Lagerpersonal", "Trennung der Verkehrswege in Lagern"],
        ["Zwangsarbeit bei der Herstellung von Schutzhandschuhen", "Wanderarbeiter", "Nachweis"],
    ]
    html = "".join(
        f"<tr>{''.join(f'<{tag}>{each}</{tag}>' for each in row)}</tr>"
        for row, tag in zip(cells, ("th", "td", "td"), strict=True)
    )
    blocks = read(f"<p>Davor.</p><table>{html}</table><p>Danach.</p>", WIDTHS)
    assert [each.kind for each in blocks] == [
        BlockKind.PARAGRAPH,
        BlockKind.TABLE,
        BlockKind.PARAGRAPH,
    ]
    assert rows(blocks[1]) == cells


def test_a_table_goes_on_over_pages() -> None:
    html = "".join(f"<tr><td>Risiko {n}</td><td>Tiltak {n}</td></tr>" for n in range(90))
    blocks = read(f"<p>Før.</p><table><thead><tr><th>A</th><th>B</th></tr></thead>{html}</table>")
    tables = [each for each in blocks if each.kind is BlockKind.TABLE]
    assert len(tables) == 1
    assert rows(tables[0]) == [["A", "B"], *([f"Risiko {n}", f"Tiltak {n}"] for n in range(90))]


def test_what_only_frames_a_text_is_no_table() -> None:
    blocks = read("<div style='border:1px solid;padding:3mm'><p>En ramme om en setning.</p></div>")
    assert [each.text for each in blocks] == ["En ramme om en setning."]


def test_cells_that_no_line_parts_are_one() -> None:
    upright = tuple(Ruling(at, 0, 100) for at in (0.0, 50.0, 100.0))
    level = (Ruling(100, 0, 100), Ruling(50, 50, 100), Ruling(0, 0, 100))
    table = RuledTable((0, 50, 100), (100, 50, 0), upright, level)
    assert table.cell_at(10, 20) == (0, 0)
    assert table.cell_at(60, 20) == (1, 1)
    assert table.cell_at(60, 80) == (0, 1)
    assert table.cell_at(160, 80) is None


LINES = (
    "Selskapet eier fire fabrikker og har kontor i Oslo. Styret i Holding AS har seks medlemmer. "
    "Direktøren har det daglige ansvaret. Norske kunder kjøper det meste, og Europa kjøper resten."
)


def test_lines_of_a_narrow_column_are_one_paragraph() -> None:
    body = f"<div style='columns:2;column-gap:10mm'>{f'<p>{LINES}</p>' * 8}</div>"
    assert [each.text for each in read(body)] == [LINES] * 8


@pytest.mark.parametrize("title", ["Halden Medical Devices ASA", "Åpenhet i Nordlys Tekstil AS"])
def test_a_heading_that_does_not_fit_on_a_line_is_one(title: str) -> None:
    blocks = read(f"<div style='width:70mm'><h1>{title}</h1>{f'<p>{LINES}</p>' * 3}</div>")
    assert [each.text for each in blocks if each.is_heading] == [title]


def test_marks_that_are_drawn_begin_items() -> None:
    """As Chromium draws the marks of a list: shapes, and no letters."""
    mark = "<svg width='4' height='4' style='margin-right:8px'><rect width='4' height='4'/></svg>"
    items = "".join(f"<div style='margin-left:8mm'>{mark}Krav nummer {n}</div>" for n in range(4))
    lists = [each for each in read(f"<p>{LINES}</p>{items}<p>{LINES}</p>") if each.is_list]
    assert [plain(each.runs) for one in lists for each in one.entries] == [
        f"Krav nummer {n}" for n in range(4)
    ]


def test_a_note_follows_what_it_is_to() -> None:
    body = f"<p>Vi er 96 ansatte.<sup>1</sup></p><p>{LINES}</p><p><sup>1</sup> Uten avisbud.</p>"
    blocks = read(body)
    assert [(each.kind.value, each.text) for each in blocks] == [
        ("paragraph", "Vi er 96 ansatte.¹"),
        ("footnote", "Uten avisbud."),
        ("paragraph", LINES),
    ]


def _texts(blocks: Sequence[SourceBlock]) -> list[str]:
    return [each.text for each in blocks]


@pytest.mark.parametrize(
    "contents",
    [
        "## Innhold\n\n1. Om oss\n2. Risiko\n3. Tiltak",
        "Innhold\n\nOm oss ........ 2\n\nRisiko ........ 3\n\nTiltak ........ 4",
        "- Om oss\n- Risiko\n- Tiltak",
    ],
)
def test_a_list_of_contents_is_left_out(contents: str) -> None:
    body = (
        "## Om oss\n\nVi selger sko.\n\n## Risiko\n\nLave lønninger.\n\n## Tiltak\n\nVi drar dit."
    )
    blocks = read_blocks(f"# Åpenhet\n\n{contents}\n\n{body}".encode()).blocks
    assert _texts(without_contents(blocks)) == [
        *("Åpenhet", "Om oss", "Vi selger sko.", "Risiko", "Lave lønninger.", "Tiltak"),
        "Vi drar dit.",
    ]


def test_a_list_of_which_only_some_is_headed_below_is_no_list_of_contents() -> None:
    text = "## Risiko\n\n- Sko\n- Klær\n- Vesker\n\n## Sko\n\nLim.\n\n## Kontakt\n\nSkriv til oss."
    blocks = read_blocks(text.encode()).blocks
    assert without_contents(blocks) == blocks
