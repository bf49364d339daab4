"""Tables on paper: where cells are on the grid, which headers they have, where words may break."""

from xml.etree.ElementTree import Element, fromstring, tostring

import pytest

from generator.pdf.tables import drop_row_headers, fit, headers_of, lay_out, soften

GRID = """
<table>
  <tr><th id="a" rowspan="2">A</th><th id="b" colspan="2">B</th></tr>
  <tr><th id="c">C</th><th id="d">D</th></tr>
  <tr><th id="e" scope="row">E</th><td id="f">1</td><td id="g">2</td></tr>
</table>
"""


def parse(html: str) -> Element:
    return fromstring(f"<body>{html}</body>")  # noqa: S314 - our own text


def places(html: str) -> dict[str, tuple[int, int, int, int]]:
    """The row, column and spans of each cell, by its id."""
    return {
        each.element.get("id", ""): (each.row, each.column, each.rows, each.columns)
        for each in lay_out(parse(html))
    }


def test_cells_are_where_the_spans_of_others_let_them_be() -> None:
    assert places(GRID) == {
        "a": (0, 0, 2, 1), "b": (0, 1, 1, 2),
        "c": (1, 1, 1, 1), "d": (1, 2, 1, 1),
        "e": (2, 0, 1, 1), "f": (2, 1, 1, 1), "g": (2, 2, 1, 1),
    }  # fmt: skip


@pytest.mark.parametrize(("written", "span"), [("0", 1), ("x", 1), ("-2", 1), ("3", 3)])
def test_a_span_that_is_no_number_is_one(written: str, span: int) -> None:
    cell = f'<table><tr><td id="a" colspan="{written}" rowspan="{written}">A</td></tr></table>'
    assert places(cell)["a"] == (0, 0, span, span)


def test_only_cells_take_room_in_a_row() -> None:
    row = '<table><tr><script/><td id="a">A</td></tr></table>'
    assert places(row) == {"a": (0, 0, 1, 1)}


@pytest.mark.parametrize(("cell", "headers"), [("f", ["e", "b", "c"]), ("g", ["e", "b", "d"])])
def test_a_cell_has_the_headers_of_its_row_first_then_of_its_column(
    cell: str, headers: list[str]
) -> None:
    cells = lay_out(parse(GRID))
    (here,) = (each for each in cells if each.element.get("id") == cell)
    assert [each.get("id") for each in headers_of(here, cells)] == headers


def test_a_header_of_rows_reaches_as_far_as_it_spans() -> None:
    cells = lay_out(
        parse(
            '<table><tr><th id="h" scope="rowgroup" rowspan="2">H</th><td id="a">1</td></tr>'
            '<tr><td id="b">2</td></tr><tr><td>3</td><td id="c">4</td></tr></table>'
        )
    )
    found = {
        each.element.get("id"): [header.get("id") for header in headers_of(each, cells)]
        for each in cells
    }
    assert (found["a"], found["b"], found["c"]) == (["h"], ["h"], [])


@pytest.mark.parametrize(
    ("cells", "dropped"),
    [
        ('<th scope="row">A</th><td>1</td>', False),
        ('<th scope="row">A</th><td>1</td><td>2</td>', False),
        ('<th>B</th><th scope="row" class="x">A</th><td>1</td>', True),
        ('<th>B</th><th scope="col">A</th><td>1</td>', False),
    ],
)
def test_where_headers_outnumber_the_data_those_of_rows_are_data(
    cells: str,
    dropped: bool,  # noqa: FBT001 - what is expected
) -> None:
    body = parse(f"<table><tr>{cells}</tr></table>")
    before = tostring(body)
    drop_row_headers(body)
    assert (tostring(body) != before) is dropped
    if dropped:
        assert [(each.tag, each.get("class")) for each in body.iter() if each.get("class")] == [
            ("td", "x head")
        ]


def softened(html: str) -> str:
    body = parse(f"<table><tr>{html}</tr></table>")
    soften(body)
    return tostring(body, encoding="unicode").replace("<wbr />", "·")


def test_a_long_word_may_break_and_one_that_fits_may_not() -> None:
    assert f"<td>{'x' * 24}</td>" in softened(f"<td>{'x' * 24}</td>")
    assert f"<td>A {'x' * 16}·{'x' * 9} b</td>" in softened(f"<td>A {'x' * 25} b</td>")


def test_an_address_breaks_after_its_marks() -> None:
    address = "https://www.fjord.no/apenhet/2023/index.html?side=2"
    assert "https://·www.·fjord.·no/·apenhet/·2023/·index.·html?·side=·2" in softened(
        f"<td>{address}</td>"
    )


def test_words_may_break_anywhere_within_a_cell_and_nowhere_else() -> None:
    word = "x" * 25
    assert softened(f"<td>A<b>{word}</b> {word}</td>").count("·") == 2
    body = parse(f"<p>{word}</p>")
    soften(body)
    assert len(list(body.iter("wbr"))) == 0


def test_what_stands_between_keeps_its_order() -> None:
    long = "y" * 25
    body = parse(f"<table><tr><td>{long} <i>a</i> {long} <b>c</b></td></tr></table>")
    soften(body)
    assert "".join(body.itertext()) == f"{long} a {long} c"
    (cell,) = body.iter("td")
    assert [each.tag for each in cell] == ["wbr", "i", "wbr", "b"]


@pytest.mark.parametrize(("length", "tall"), [(1200, None), (1201, "tall")])
def test_a_row_with_much_text_goes_on_on_the_next_page(length: int, tall: str | None) -> None:
    body = parse(f"<table><tr><td>a</td><td>{('ord ' * 400)[: length - 1]}b</td></tr></table>")
    soften(body)
    (row,) = body.iter("tr")
    assert row.get("class") == tall


def test_words_that_cannot_be_divided_break_where_a_few_columns_have_no_room_for_them() -> None:
    """Within a list four columns of twenty letters go off the page; three do not."""

    def broken(columns: int, word: str, around: str = "ul><li") -> bool:
        row = "".join(f"<td>{word}</td>" for _ in range(columns))
        ends = "".join(f"</{tag}>" for tag in reversed(around.split("><")))
        body = parse(f"<{around}><table><tr>{row}</tr></table>{ends}")
        fit(body)
        return body.find(".//wbr") is not None

    assert broken(4, "leverandørregister2025")
    assert broken(4, "innkjop.ost@granlia.no")
    assert not broken(3, "leverandørregister2025")
    assert not broken(4, "leverandørregisteret")
    assert not broken(4, "12 000")
