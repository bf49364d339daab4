"""Plain text as blocks: Markdown by its marks, any other text by how its lines stand."""

import pytest

from generator.importing.source.blocks import BlockKind, SourceBlock, TextRun, plain
from generator.importing.source.plain_text import (
    heading_level,
    linked,
    locate_blocks,
    looks_like_heading,
    read_page,
    read_plain_text,
)


def read(text: str) -> list[tuple[str, int, str]]:
    """The blocks of a text: kind, place and text."""
    return [(each.kind.value, each.place, each.text) for each in read_plain_text(text).blocks]


def test_a_line_alone_with_a_capital_and_no_sign_at_its_end_heads_what_follows() -> None:
    text = "Om oss\n\nVi selger fisk.\nOg mer.\n\n2.1 Tiltak\nVi gjør det.\n"
    assert read(text) == [
        ("heading", 1, "Om oss"),
        ("paragraph", 3, "Vi selger fisk. Og mer."),
        ("heading", 6, "2.1 Tiltak"),
        ("paragraph", 7, "Vi gjør det."),
    ]


def test_lines_that_count_up_right_below_each_other_are_a_list() -> None:
    text = "1. Etiske retningslinjer\n2. Krav til leverandører\n"
    (found,) = read_plain_text(text).blocks
    assert [plain(each.runs) for each in found.entries] == [
        "Etiske retningslinjer", "Krav til leverandører",
    ]  # fmt: skip
    assert read("1. Om oss\nVi selger fisk.\n")[0] == ("heading", 1, "1. Om oss")


def test_an_underlined_line_is_a_heading_of_its_level() -> None:
    text = "om oss\n======\nVi selger.\n\nmer\n---\n"
    blocks = read_plain_text(text).blocks
    assert [(each.kind, each.level) for each in blocks] == [
        (BlockKind.HEADING, 1), (BlockKind.PARAGRAPH, 0), (BlockKind.HEADING, 2),
    ]  # fmt: skip


def test_capitals_are_a_heading_also_right_above_its_text() -> None:
    assert read("OM OSS\nvi selger\n")[0] == ("heading", 1, "OM OSS")
    assert read("Om oss\nvi selger\n")[0] == ("paragraph", 1, "Om oss vi selger")
    assert read("ABC\nvi selger\n")[0][0] == "paragraph"


def test_items_are_a_list_as_deep_as_they_stand() -> None:
    text = "Vi har:\n- a\n  b\n  • c\n1) d\n"
    first, items = read_plain_text(text).blocks
    assert (first.text, items.place) == ("Vi har:", 2)
    assert [(each.level, plain(each.runs), each.ordered) for each in items.entries] == [
        (0, "a b", False), (1, "c", False), (0, "d", True),
    ]  # fmt: skip


def test_lines_with_as_many_cells_are_a_table() -> None:
    (table,) = read_plain_text("Land    Antall\nNorge    3\n").blocks
    assert table.kind is BlockKind.TABLE
    assert [[plain(cell) for cell in row] for row in table.rows] == [
        ["Land", "Antall"], ["Norge", "3"],
    ]  # fmt: skip
    (other,) = read_plain_text("a; b\nc; d; e\n").blocks
    assert other.kind is BlockKind.PARAGRAPH
    (semicolons,) = read_plain_text("a;b\nc;d\n").blocks
    assert semicolons.kind is BlockKind.TABLE


def test_markdown_is_read_by_its_marks() -> None:
    text = "---\ntitle: x\n---\n# Om oss\n\nVi **selger** [fisk](https://lo.no).\n\nAda Lie\nOslo\n"
    heading, paragraph, *signed = read_plain_text(text).blocks
    assert (heading.kind, heading.level, heading.place) == (BlockKind.HEADING, 1, 4)
    assert [(each.text, each.link, each.strong) for each in paragraph.runs] == [
        ("Vi ", "", False), ("selger", "", True), (" ", "", False),
        ("fisk", "https://lo.no", False), (".", "", False),
    ]  # fmt: skip
    assert [(each.place, each.text) for each in signed] == [(8, "Ada Lie"), (9, "Oslo")]


def test_a_page_s_blocks_are_where_their_first_words_are() -> None:
    html = "<html><body>\n<h1>Om oss</h1>\n\n<p>Vi selger fisk.</p>\n</body></html>"
    assert [(each.place, each.text) for each in read_page(html).blocks] == [
        (2, "Om oss"), (4, "Vi selger fisk."),
    ]  # fmt: skip


def test_what_is_not_found_is_where_the_last_one_was() -> None:
    blocks = tuple(
        SourceBlock(BlockKind.PARAGRAPH, (TextRun(each),)) for each in ("b", "xyzzy", "a")
    )
    assert [each.place for each in locate_blocks(blocks, "a\nb\na\n")] == [2, 2, 3]
    assert [each.place for each in locate_blocks(blocks[:1], "")] == [1]


def test_addresses_lead_where_they_say() -> None:
    assert linked("Se www.lo.no og https://nho.no/a.") == (
        TextRun("Se "), TextRun("www.lo.no", "https://www.lo.no"), TextRun(" og "),
        TextRun("https://nho.no/a", "https://nho.no/a"), TextRun("."),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("Om oss", True),
        ("§ 5", True),
        ("2.1 Om oss", True),
        ("om oss", False),
        ("Om oss.", False),
        ("Om oss:", False),
        ("- Om oss", False),
        ("Skriv til a@lo.no", False),
        ("Se www.lo.no", False),
        ("Ord " * 11 + "ord", True),
        ("Ord " * 12 + "ord", False),
        ("O" * 90, True),
        ("O" * 91, False),
    ],
)
def test_a_heading_is_short_and_ends_in_no_sign(text: str, *, may: bool) -> None:
    assert looks_like_heading(text) is may


@pytest.mark.parametrize(
    ("text", "level"),
    [("Om oss", 2), ("2 Tiltak", 2), ("2. Tiltak", 2), ("2.1 Tiltak", 3), ("2.1.3 Tiltak", 4)],
)
def test_a_heading_s_level_is_that_of_its_number(text: str, level: int) -> None:
    assert heading_level(text) == level
