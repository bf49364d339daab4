"""Bar charts: plain values laid out as the drawing that the chart component writes as SVG.

Widths are in percent of the drawing and heights in em of its text, so a drawing fits any column
and grows with the reader's text. A bar's label stands on lines of its own above it and its value
behind it: nothing can overlap, however narrow the page and however long the words.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

# Characters of a label's line, and em of the narrowest drawing: 288 px at 15 px, with room for
# readers who set letters and words further apart.
_LINE, _NARROWEST = 32, 19.0
# Em: a line of text, its baseline, a bar, what stands between a label and its bar, between rows.
_TEXT, _BASELINE, _BAR, _NEAR, _FAR = 1.35, 1.05, 1.1, 0.15, 0.65
_EM_OF_SIGN = 0.6


class Bar(Struct, frozen=True):
    """What a bar shows: its label, its value (None when there is none), the value in words.

    `pattern` is how it is filled, so that bars can be told apart without colours (see the
    component's own list).
    """

    label: str
    value: Decimal | int | None
    shown: str
    pattern: str = "solid"


class Line(Struct, frozen=True):
    """A line of text and its baseline."""

    y: str
    text: str


class ChartRow(Struct, frozen=True):
    """A bar, drawn: `width` is None where there is no value, `track` where the whole is unknown.

    The value stands at `x`, the `gap` after it.
    """

    lines: tuple[Line, ...]
    y: str
    width: str | None
    track: str | None
    fill: str | None
    value: Line
    x: str
    gap: str


class Chart(Struct, frozen=True):
    """A chart, drawn. `patterns` are those it uses beside solid bars; ids begin with `id`.

    `caption` is what everyone sees (None where a table below says the same), `title` and
    `description` are what screen readers say instead.
    """

    id: str
    caption: str | None
    title: str
    description: str
    height: str
    bar: str
    patterns: tuple[str, ...]
    rows: tuple[ChartRow, ...]


def draw_bars(
    anchor: str,
    names: tuple[str | None, str, str],
    bars: Sequence[Bar],
    whole: Decimal | int | None = None,
) -> Chart:
    """Return a chart of one bar for each value, in their order.

    `names` are its caption, title and description. A bar's length is its part of `whole`, where
    there is one, else of the largest value.
    """
    longest = max((len(bar.shown) for bar in bars if bar.value is not None), default=0)
    room = max(100 * (1 - (longest * _EM_OF_SIGN + 0.8) / _NARROWEST), 20)
    largest = max((bar.value for bar in bars if bar.value is not None), default=0)
    patterns = dict.fromkeys(bar.pattern for bar in bars if bar.pattern != "solid")
    rows, height = _lay_out(anchor, bars, whole or largest or 1, room, track=whole is not None)
    return Chart(anchor, *names, _em(height), _em(_BAR), tuple(patterns), tuple(rows))


def _lay_out(
    anchor: str, bars: Sequence[Bar], whole: Decimal | int, room: float, *, track: bool
) -> tuple[list[ChartRow], float]:
    rows: list[ChartRow] = []
    top = 0.0
    for bar in bars:
        lines = [
            Line(_em(top + index * _TEXT + _BASELINE), text)
            for index, text in enumerate(wrap(bar.label))
        ]
        under = top + len(lines) * _TEXT + _NEAR
        part = None if bar.value is None else float(bar.value / whole) * room
        own = None if bar.pattern == "solid" else f"url(#{anchor}-{bar.pattern})"
        whole_bar = _percent(room) if track and part is not None else None
        width = None if part is None else _percent(part)
        value = Line(_em(under + _BAR - 0.22), bar.shown)
        end, gap = whole_bar or width or "0", "0" if part is None else ".5em"
        rows.append(ChartRow(tuple(lines), _em(under), width, whole_bar, own, value, end, gap))
        top = under + _BAR + _FAR
    return rows, max(top - _FAR + 0.2, 0)


def wrap(label: str) -> tuple[str, ...]:
    """Return a label in lines that fit, broken between words, after / and -, or where it must."""
    lines = [""]
    for piece in _pieces(label):
        if len(lines[-1].strip()) + len(piece.rstrip()) > _LINE and lines[-1]:
            lines.append("")
        lines[-1] += piece
    return tuple(line.strip() for line in lines)


def _pieces(label: str) -> Iterator[str]:
    """Yield what a line may be broken between."""
    for word in label.replace("/", "/\0").replace("-", "-\0").replace(" ", " \0").split("\0"):
        rest = word
        while len(rest.rstrip()) > _LINE:
            yield f"{rest[: _LINE - 1]}-"
            rest = rest[_LINE - 1 :]
        yield rest


def _em(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") + "em"


def _percent(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"
