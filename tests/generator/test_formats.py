"""How findings are shown to people: frames, the text format, terminals of every kind."""

import io
import re

import pytest
from msgspec.structs import replace

from generator.findings.finding import Ref, Severity
from generator.findings.positions import Span
from generator.formats import as_text
from generator.formats.listing import ListedFinding, Location
from generator.formats.source_frames import frame_of
from generator.formats.summary import count, sum_up
from generator.formats.terminal import Look, Terminal, open_terminal
from generator.formats.visible import show_path
from tests.generator.listings import HERE, entry, listing, place


def underlined(source: str, start: int, end: int, width: int = 40) -> str:
    """A line and its underline, as the text format draws them."""
    frame = frame_of(place(source, start, end), width)
    assert frame
    return f"{frame.line}\n{' ' * frame.start}{'^' * frame.length}"


@pytest.mark.parametrize(
    ("source", "start", "end", "expected"),
    [
        ("status: ongoin", 9, 15, "status: ongoin\n        ^^^^^^"),
        ("status:", 8, 8, "status:\n       ^"),
        ("\tstatus: x", 1, 2, "    status: x\n^^^^"),
        ("  \tstatus: x", 4, 10, "    status: x\n    ^^^^^^"),
        ("navn: 漢字 x", 7, 9, "navn: 漢字 x\n      ^^^^"),
        ("navn: é", 7, 9, "navn: é\n      ^"),
        ("a\x1b[31mb", 2, 3, "a\N{REPLACEMENT CHARACTER}[31mb\n ^"),
        ("a\u202eb", 2, 3, "a\N{REPLACEMENT CHARACTER}b\n ^"),
        ("short", 40, 50, "short\n     ^"),
    ],
)
def test_the_span_is_underlined(source: str, start: int, end: int, expected: str) -> None:
    assert underlined(source, start, end) == expected


def test_a_long_line_is_cut_around_the_span() -> None:
    source = "a" * 200 + " HERE " + "b" * 200
    assert underlined(source, 202, 206, width=20) == ("…aaaaaa HERE bbbbbb…\n        ^^^^")
    assert underlined("HERE " + "b" * 200, 1, 5, width=20) == "HERE bbbbbbbbbbbbbbb…\n^^^^"
    assert underlined("a" * 200 + " HERE", 202, 206, width=20) == (
        "…aaaaaaaaaaaaa HERE\n               ^^^^"
    )
    assert underlined("x" * 400, 101, 301, width=20) == f"…{'x' * 18}…\n {'^' * 18}"


def test_a_line_of_megabytes_is_cut_in_no_time() -> None:
    assert len(underlined("x" * 5_000_000, 2_500_000, 2_500_010).split("\n")[0]) == 40


def test_a_span_over_several_lines_is_underlined_to_the_end_of_its_first() -> None:
    frame = frame_of(Location("a", Span(1, 3, 2, 4), "one two\nthree", whole=False), 40)
    assert frame
    assert (frame.start, frame.length) == (2, 5)


def test_the_text_format_shows_place_source_message_and_help() -> None:
    assert as_text.render(listing(entry()), HERE) == (
        "content/lo/a.yaml:1:9  feil VAL102\n"
        "     │\n"
        "   1 │ status: ongoin\n"
        "     │         ^^^^^^ ukjent status\n"
        "     │\n"
        "     = bruk ongoing\n"
        "     = mer: aktsom explain VAL102\n"
        "\n"
        "1 feil\n"
        "Kan ikke publiseres ennå. Rett det som er merket med feil, og kjør kommandoen igjen.\n"
    )


def test_what_is_said_of_a_whole_file_has_no_frame() -> None:
    whole = entry(where=Location("lo/a.docx", Span(1, 1, 1, 1), "", whole=True))
    assert as_text.render(listing(whole), HERE).startswith(
        "content/lo/a.docx  feil VAL102\n     ukjent status\n     = bruk ongoing\n"
    )


def test_colour_is_only_added_between_the_characters() -> None:
    coloured = as_text.render(listing(entry()), replace(HERE, look=Look(colour=True)))
    assert "\x1b[1;31m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == as_text.render(listing(entry()), HERE)


@pytest.mark.parametrize(
    ("entries", "nb", "en"),
    [
        ((entry(),), "1 feil", "1 error"),
        ((entry(), entry()), "2 feil", "2 errors"),
        (
            (entry(Severity.WARNING), entry(Severity.INFO), entry(excepted="fordi")),
            "1 advarsel, 1 opplysning, 1 unntatt",
            "1 warning, 1 note, 1 excepted",
        ),
        (
            (entry(Severity.INFO),) * 2 + (entry(Severity.WARNING),) * 3,
            "3 advarsler, 2 opplysninger",
            "3 warnings, 2 notes",
        ),
    ],
)
def test_the_sum_counts_in_words(entries: tuple[ListedFinding, ...], nb: str, en: str) -> None:
    assert count(listing(*entries)) == nb
    assert count(listing(*entries, language="en")) == en


def of(key: str, severity: Severity) -> ListedFinding:
    """A finding in an organisation of its own."""
    made, file = entry(severity), f"{key}/a.yaml"
    finding = replace(made.finding, where=Ref(file))
    return replace(made, finding=finding, place=replace(made.place, file=file))


def test_organisations_are_counted_each_where_there_are_several_the_worst_first() -> None:
    warned, wrong = of("ask", Severity.WARNING), of("bjerk", Severity.ERROR)
    several = [*sum_up(listing(warned, wrong, warned), Look())]
    assert several[-4:-1] == ["Etter virksomhet:", "  bjerk: 1 feil", "  ask: 2 advarsler"]
    assert "Etter virksomhet:" not in [*sum_up(listing(wrong, wrong), Look())]


def test_only_what_stands_as_an_error_stops_publishing() -> None:
    assert listing(entry()).stops
    assert not listing(entry(excepted="fordi")).stops
    assert not listing(entry(Severity.WARNING)).stops
    assert replace(listing(entry(Severity.WARNING)), strict=True).stops
    assert not replace(listing(entry(Severity.INFO)), strict=True).stops


def test_a_path_that_is_no_text_can_be_printed_all_the_same() -> None:
    assert show_path("lo/\udcff.md") == r"lo/\xff.md"
    assert show_path("lo/\ud800.md") == r"lo/\ud800.md"
    assert show_path("a\nb\x07") == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp850", "utf-8"])
def test_any_encoding_of_the_terminal_will_do(encoding: str) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    open_terminal(stream, {}).write("│ «øl» …\n")
    stream.seek(0)
    expected = {
        "ascii": '| "ol" ...\n',
        "latin-1": "| «øl» ...\n",
        "cp850": "│ «øl» ...\n",
        "utf-8": "│ «øl» …\n",
    }
    assert stream.read() == expected[encoding]


@pytest.mark.parametrize(
    ("environment", "colour"),
    [
        ({}, ""),
        ({"FORCE_COLOR": "1"}, "\x1b[1mx\x1b[0m"),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, ""),
    ],
)
def test_a_file_gets_colour_only_when_asked_for(environment: dict[str, str], colour: str) -> None:
    assert open_terminal(io.StringIO(), environment).look.paint("x", "bold") == (colour or "x")


def test_a_terminal_gets_nothing_to_obey_but_our_colours() -> None:
    ours = Look(colour=True).paint("rød", "red")
    text = f"{ours} \x1b]0;t\x07 \x9b31m \u202ex\r\x08 \x1b[2J\té\n"
    seen = {}
    for colour in (False, True):
        stream = io.StringIO(newline="")
        Terminal(stream, Look(colour=colour)).write(text)
        seen[colour] = stream.getvalue()
    assert seen[True] == "\x1b[1;31mrød\x1b[0m �]0;t� �31m �x�� �[2J\té\n"
    assert seen[False] == "�rød� �]0;t� �31m �x�� �[2J\té\n"


class Seen(io.StringIO):
    """A stream that somebody looks at."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "colour"),
    [
        ({}, False),
        ({"TERM": "dumb"}, False),
        ({"TERM": "xterm"}, True),
        ({"WT_SESSION": "1"}, True),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False),
        ({"TERM": "xterm", "NO_COLOR": ""}, True),
        ({"TERM": "xterm", "FORCE_COLOR": "0"}, False),
        ({"FORCE_COLOR": "1"}, True),
    ],
)
def test_a_terminal_has_colour_if_it_knows_how(
    environment: dict[str, str], *, colour: bool
) -> None:
    assert open_terminal(Seen(), environment).look.colour is colour


@pytest.mark.parametrize(("columns", "width"), [("20", 40), ("72", 72), ("300", 100)])
def test_a_terminal_is_as_wide_as_it_is_within_reason(
    columns: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert open_terminal(Seen(), {}).look.width == width
    assert open_terminal(io.StringIO(), {}).look.width == 100
