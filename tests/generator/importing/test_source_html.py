"""A web page as blocks: its main part, and nothing of its frame."""

import pytest

from generator.importing.source.blocks import BlockKind, PlaceUnit, TextRun, plain
from generator.importing.source.html import read_html

LONG = "Vi selger fisk og skalldyr. " * 10


def read(body: str) -> list[tuple[str, str]]:
    """Kind and text of each block of a body."""
    return [(each.kind.value, each.text) for each in read_html(f"<body>{body}</body>").blocks]


def test_blocks_are_numbered_and_the_title_is_kept() -> None:
    found = read_html(
        "<head><title> Om \n oss </title></head><body><h2>A</h2><p>b</p></body>",
        PlaceUnit.PARAGRAPH,
    )
    assert (found.title, found.unit) == ("Om oss", PlaceUnit.PARAGRAPH)
    assert [(each.place, each.level, each.text) for each in found.blocks] == [
        (1, 2, "A"), (2, 0, "b"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "frame",
    [
        "<nav>x</nav>", "<header>x</header>", "<footer>x</footer>", "<aside>x</aside>",
        "<div role=navigation>x</div>", "<div hidden>x</div>", "<div aria-hidden=true>x</div>",
        "<div class='cookie-bar'>x</div>", "<ul id=breadcrumbs><li>x</ul>", "<script>x</script>",
        "<style>x</style>", "<form>x</form>", "<button>x</button>", "<svg><text>x</text></svg>",
    ],
)  # fmt: skip
def test_what_frames_a_page_is_left_out(frame: str) -> None:
    assert read(f"{frame}<p>a</p>") == [("paragraph", "a")]


def test_what_only_looks_like_it_is_kept() -> None:
    assert read("<p class=cookie>a</p><div aria-hidden=false>b</div>") == [
        ("paragraph", "a"), ("paragraph", "b"),
    ]  # fmt: skip


def test_the_main_part_is_the_only_one_with_much_in_it() -> None:
    assert read(f"<p>a</p><main><header>h</header><p>{LONG}</p></main>") == [
        ("paragraph", "h"), ("paragraph", LONG.strip()),
    ]  # fmt: skip
    assert read("<p>a</p><main><p>kort</p></main>")[0] == ("paragraph", "a")
    two = f"<p>a</p><article>{LONG}</article><article>{LONG}</article>"
    assert read(two)[0] == ("paragraph", "a")


def test_text_between_blocks_is_a_paragraph_of_its_own() -> None:
    assert read("a <b>b</b><p>c</p>d<br>e<div>f</div>") == [
        ("paragraph", "a b"), ("paragraph", "c"), ("paragraph", "d"), ("paragraph", "e"),
        ("paragraph", "f"),
    ]  # fmt: skip


def test_items_are_as_deep_as_their_lists() -> None:
    (block,) = read_html("<ul><li>a<ol><li>b<li><p>c</p>d</ol><li></li><li>e</ul>").blocks
    assert [(each.level, plain(each.runs), each.ordered) for each in block.entries] == [
        (0, "a", False), (1, "b", True), (1, "c d", True), (0, "e", False),
    ]  # fmt: skip


def test_notes_are_numbered() -> None:
    found = read_html(
        '<ol><li id="footnote-1">En ↩</li><li id="fn:2"><a href="#r">↑</a> To</li></ol>'
    )
    assert [(each.kind, each.note, each.text) for each in found.blocks] == [
        (BlockKind.FOOTNOTE, "1", "En ↩"), (BlockKind.FOOTNOTE, "2", "To"),
    ]  # fmt: skip


def test_a_table_has_rows_and_a_caption() -> None:
    html = (
        "<table><caption>Land</caption><tr><th>A</th><th>B</th></tr>"
        "<tr><td><p>1</p><p>2</p></td><td>x<br>y</td></tr><tr><td></td><td></td></tr></table>"
    )
    caption, table = read_html(html).blocks
    assert caption.text == "Land"
    assert [[plain(cell) for cell in row] for row in table.rows] == [["A", "B"], ["1 2", "x y"]]


def test_a_table_that_only_lays_out_is_what_is_in_it() -> None:
    assert read("<table><tr><td><p>a</p></td></tr><tr><td>b</td></tr></table>") == [
        ("paragraph", "a"), ("paragraph", "b"),
    ]  # fmt: skip
    nested = (
        "<table><tr><td>a</td><td><table><tr><td>c</td><td>d</td></tr></table></td></tr></table>"
    )
    assert read(nested)[0] == ("paragraph", "a")


def test_definitions_are_a_table_of_two_columns() -> None:
    (table,) = read_html("<dl><dt>A<dd>1<dd>2<dt>B<dd>3</dl>").blocks
    assert [[plain(cell) for cell in row] for row in table.rows] == [
        ["A", "1"], ["A", "2"], ["B", "3"],
    ]  # fmt: skip


def test_pictures_are_what_they_show() -> None:
    assert read('<p>a <img alt="Et skip" src=x></p>') == [
        ("paragraph", "a"), ("picture", "Et skip"),
    ]  # fmt: skip
    assert read("<h2>A <strong>b</strong><img alt=c></h2>") == [
        ("heading", "A b"), ("picture", "c"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("href", "link"),
    [
        ("https://lo.no/a", "https://lo.no/a"),
        (" HTTPS://lo.no ", "HTTPS://lo.no"),
        ("mailto:a@lo.no", "mailto:a@lo.no"),
        ("www.lo.no", "https://www.lo.no"),
        ("https://lo.no/a (b)", "https://lo.no/a%20%28b%29"),
        ("/om", ""),
        ("#a", ""),
        ("javascript:x()", ""),
    ],
)
def test_only_addresses_that_can_be_followed_from_elsewhere_are_kept(href: str, link: str) -> None:
    (block,) = read_html(f'<p><a href="{href}">a</a></p>').blocks
    assert block.runs == (TextRun("a", link),)


def test_strong_text_is_marked_also_within_a_link() -> None:
    (block,) = read_html("<p>a <b>b</b> <a href=https://lo.no><strong>c</strong></a></p>").blocks
    assert block.runs == (
        TextRun("a "), TextRun("b", strong=True), TextRun(" "),
        TextRun("c", "https://lo.no", strong=True),
    )  # fmt: skip
