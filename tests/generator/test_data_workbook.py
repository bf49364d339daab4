"""The workbook: read back as others read it, and looked at as XML."""

import re
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from generator.data.register_rows import Row
from generator.data.sheet_rows import CUT, MOST_SIGNS, SheetRows, SheetWriter, cut, name_column
from generator.data.workbook import Workbook
from generator.plan.datasets import Dataset, DatasetColumn

TABLE = Dataset(
    "things",
    (
        DatasetColumn("number"),
        DatasetColumn("count", type="integer"),
        DatasetColumn("share", type="number"),
        DatasetColumn("day", type="date"),
        DatasetColumn("done", type="boolean"),
    ),
    ("number",),
)


def pack(*rows: Row, before: int = 0, most_rows: int = 100) -> SheetRows:
    """Rows of the table, ready for a sheet."""
    writer = SheetWriter([each.type for each in TABLE.columns], before, most_rows)
    for row in rows:
        writer.add(row)
    return writer.finish()


def write_packed(file: Path, *packed: SheetRows) -> Path:
    """A workbook with these rows of the table."""
    book = Workbook(file.parent)
    sheet = book.add_sheet(TABLE)
    for each in packed:
        sheet.add(each)
    book.write(file)
    return file


def write(file: Path, *rows: Row, most_rows: int = 100) -> Path:
    """A workbook with these rows of the table."""
    return write_packed(file, pack(*rows, most_rows=most_rows))


def read(file: Path, sheet: str = "things") -> list[tuple[Any, ...]]:
    """The values of a sheet, heads first."""
    return list(load_workbook(file)[sheet].values)


def test_a_cell_is_of_the_kind_that_it_holds(tmp_path: Path) -> None:
    row = ("971032081", 12, 12.5, "2024-06-28", True)
    file = write(tmp_path / "a.xlsx", row)
    assert read(file)[1] == ("971032081", 12, 12.5, datetime(2024, 6, 28), True)  # noqa: DTZ001 - Excel has no zones
    cells = next(load_workbook(file)["things"].iter_rows(min_row=2))
    assert [each.data_type for each in cells] == ["s", "n", "n", "d", "b"]
    # The built-in short date, which each reader's own settings write: 28.06.2024 in Norwegian.
    with zipfile.ZipFile(file) as parts:
        assert 'numFmtId="14"' in parts.read("xl/styles.xml").decode()


def test_an_unknown_value_is_no_cell_at_all(tmp_path: Path) -> None:
    file = write(tmp_path / "a.xlsx", ("1", None, None, None, None))
    with zipfile.ZipFile(file) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert 'r="A2"' in sheet
    assert 'r="B2"' not in sheet


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "+47 22", "-1", "@x", "\t=1", '=HYPERLINK("http://x.no")', "{=1}", "＝1"),  # noqa: RUF001 - meant
        *("0012", "1e5", "https://x.no", "a\nb", "<&>"),
    ],
)
def test_a_text_is_a_text_whatever_it_looks_like(tmp_path: Path, text: str) -> None:
    file = write(tmp_path / "a.xlsx", (text, None, None, None, None))
    with zipfile.ZipFile(file) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet
    cell = load_workbook(file)["things"]["A2"]
    assert (cell.data_type, cell.value) == ("s", text)


def test_what_looks_like_a_sign_written_by_its_number_is_not_read_as_one(tmp_path: Path) -> None:
    file = write(tmp_path / "a.xlsx", ("_x0041_", None, None, None, None))
    with zipfile.ZipFile(file) as parts:
        assert "_x005F_x0041_" in parts.read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize(
    ("value", "shown"),
    [(10**15, str(10**15)), (10**15 - 1, 10**15 - 1), (-(10**15), str(-(10**15)))],
)
def test_a_number_with_more_digits_than_excel_keeps_is_a_text(
    tmp_path: Path, value: int, shown: object
) -> None:
    assert read(write(tmp_path / "a.xlsx", ("1", value, None, None, None)))[1][1] == shown


def test_a_day_before_excels_first_is_a_text(tmp_path: Path) -> None:
    assert read(write(tmp_path / "a.xlsx", ("1", None, None, "1814-05-17", None)))[1][3] == (
        "1814-05-17"
    )


def test_a_text_too_long_for_a_cell_is_cut_and_says_so(tmp_path: Path) -> None:
    assert cut("a" * MOST_SIGNS) == "a" * MOST_SIGNS
    long = cut("a" * (MOST_SIGNS + 1))
    assert (len(long), long.endswith(CUT)) == (MOST_SIGNS, True)
    # Excel counts a sign beyond the first plane twice, and none may be cut in two.
    rare = cut("𐐷" * MOST_SIGNS)
    assert len(rare.encode("utf-16-le")) // 2 <= MOST_SIGNS
    assert set(rare.removesuffix(CUT)) == {"𐐷"}
    assert read(write(tmp_path / "a.xlsx", (rare, None, None, None, None)))[1][0] == rare


def test_rows_beyond_a_sheet_go_on_in_another(tmp_path: Path) -> None:
    rows = [(str(each), None, None, None, None) for each in range(5)]
    file = write(tmp_path / "a.xlsx", *rows, most_rows=3)
    assert load_workbook(file).sheetnames == ["things", "things 2", "things 3"]
    parts = [read(file, each) for each in ("things", "things 2", "things 3")]
    assert [row[0] for part in parts for row in part[1:]] == ["0", "1", "2", "3", "4"]
    assert all(part[0][0] == "number" for part in parts)


def test_heads_stay_in_view_and_can_be_filtered_by(tmp_path: Path) -> None:
    file = write(tmp_path / "a.xlsx", ("a text of some length", 1, None, "2024-06-28", None))
    sheet = load_workbook(file)["things"]
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == "A1:E2"
    widths = {name: sheet.column_dimensions[name].width for name in "ABD"}
    assert widths["A"] > len("a text of some length")
    assert widths["B"] > len("count")
    assert widths["D"] > len("28.06.2024")
    assert sheet["A1"].font.bold


def test_a_table_without_rows_has_its_heads(tmp_path: Path) -> None:
    assert read(write(tmp_path / "a.xlsx")) == [("number", "count", "share", "day", "done")]


def test_the_same_rows_are_the_same_bytes(tmp_path: Path) -> None:
    row = ("1", 1, 1.5, "2024-06-28", False)
    one = write(tmp_path / "a.xlsx", row)
    assert one.read_bytes() == write(tmp_path / "b.xlsx", row).read_bytes()
    assert load_workbook(one).properties.created == datetime(2000, 1, 1)  # noqa: DTZ001 - as Excel has it
    with zipfile.ZipFile(one) as parts:
        assert {each.date_time[0] for each in parts.infolist()} == {1980}
    assert datetime.now(UTC).year > 2000


def test_what_the_columns_hold_is_said_in_every_language(tmp_path: Path) -> None:
    from generator.plan.datasets import list_register_tables

    tables = list_register_tables()
    book = Workbook(tmp_path)
    book.explain(tables)
    book.write(tmp_path / "a.xlsx")
    told = read(tmp_path / "a.xlsx", "columns")
    assert told[0] == ("sheet", "column", "type", "nb", "nn", "en")
    assert len(told) == 1 + sum(len(each.columns) for each in tables)
    assert all(all(row) for row in told)


def test_nothing_is_left_behind_but_the_file(tmp_path: Path) -> None:
    write(tmp_path / "a.xlsx", ("1", None, None, None, None))
    assert [each.name for each in tmp_path.iterdir()] == ["a.xlsx"]


def rows_in(file: Path) -> bytes:
    """The XML of the rows of a workbook's first sheet."""
    with zipfile.ZipFile(file) as parts:
        return parts.read("xl/worksheets/sheet1.xml").partition(b"<sheetData>")[2].split(b"</sh")[0]


@given(
    st.lists(
        st.tuples(
            st.one_of(
                st.none(),
                st.text(st.characters(exclude_categories=["Cs"])),
                st.from_regex(r"\s?[<&_]x00[0-9A]{2}_[\x01\x1f\n >]?", fullmatch=True),
            ),
            st.one_of(st.none(), st.integers(-(10**15) + 1, 10**15 - 1)),
            st.one_of(st.none(), st.floats(-1e14, 1e14)),
            st.one_of(st.none(), st.dates(date(1900, 3, 1)).map(date.isoformat)),
            st.one_of(st.none(), st.booleans()),
        ),
        max_size=4,
    )
)
@settings(max_examples=60, deadline=None)
def test_rows_are_as_xlsxwriter_writes_them(rows: list[Row]) -> None:
    """Except a text in the tags of rich text, which it takes for that: broken XML as a rule."""
    with TemporaryDirectory() as folder:
        ours = rows_in(write(Path(folder, "a.xlsx"), *rows)).partition(b"</row>")[2]
        book = xlsxwriter.Workbook(
            Path(folder, "b.xlsx"), {"constant_memory": True, "strings_to_formulas": False}
        )
        head, day = book.add_format({"bold": True}), book.add_format({"num_format": 14})
        sheet = book.add_worksheet()
        sheet.write_string(0, 0, "", head)
        sheet.write_datetime(0, 1, date(2024, 6, 28), day)
        for number, row in enumerate(rows, 1):
            for place, value in enumerate(row):
                if isinstance(value, bool):
                    sheet.write_boolean(number, place, value)
                elif isinstance(value, str) and place == 3:
                    sheet.write_datetime(number, place, date.fromisoformat(value), day)
                elif isinstance(value, str):
                    sheet.write_string(number, place, value)
                elif value is not None:
                    sheet.write_number(number, place, value)
        book.close()
        theirs = rows_in(Path(folder, "b.xlsx")).partition(b"</row>")[2]
        empty = re.sub(rb'<row r="\d+"></row>', b"", ours)
        assert empty == theirs


def test_a_text_in_the_tags_of_rich_text_is_a_text(tmp_path: Path) -> None:
    file = write(tmp_path / "a.xlsx", ("<r>&</r>", None, None, None, None))
    assert read(file)[1][0] == "<r>&</r>"


@pytest.mark.parametrize("divided", [1, 2, 3, 4, 7])
def test_rows_in_pieces_are_the_rows_of_one(tmp_path: Path, divided: int) -> None:
    """Also where a sheet is full amid a piece, or with it."""
    rows: list[Row] = [(str(each), each, each / 8, None, True) for each in range(12)]
    packed = [
        pack(*rows[start : start + divided], before=start, most_rows=6)
        for start in range(0, len(rows), divided)
    ]
    file = write_packed(tmp_path / "a.xlsx", *packed)
    with zipfile.ZipFile(file) as parts:
        assert parts.testzip() is None
    names = ["things", "things 2", "things 3"]
    assert load_workbook(file).sheetnames == names
    found = [row for name in names for row in read(file, name)[1:]]
    assert found == rows
    assert [load_workbook(file)[name].dimensions for name in names] == ["A1:E6", "A1:E6", "A1:E3"]


def test_columns_are_called_as_in_excel() -> None:
    places = (0, 25, 26, 51, 52, 701, 702, 16_383)
    assert [name_column(each) for each in places] == [
        "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD",
    ]  # fmt: skip
