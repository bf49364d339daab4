"""The fonts that a PDF is drawn with, and what the renderer's warnings mean."""

import os
from pathlib import Path

import pytest

from generator.pdf import fonts, printing
from generator.pdf.limits import TooSlowError
from generator.pdf.preparing import ORIGIN
from generator.pdf.printing import _fault_of, _join_characters, print_statement
from generator.pdf.values import Fault, Printed

VARIABLE = "FONTCONFIG_FILE"


def test_own_fonts_are_found_only_where_all_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr(fonts, "find_fonts", lambda: (Path(__file__),))
    with fonts.own_fonts():
        assert os.environ[VARIABLE].endswith("fonts.conf")
    assert VARIABLE not in os.environ
    monkeypatch.setattr(fonts, "find_fonts", lambda: ())
    with fonts.own_fonts():
        assert VARIABLE not in os.environ


def test_a_setting_of_somebody_s_is_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "theirs")
    monkeypatch.setattr(fonts, "find_fonts", lambda: (Path(__file__),))
    with fonts.own_fonts():
        assert os.environ[VARIABLE] != "theirs"
    assert os.environ[VARIABLE] == "theirs"


def test_the_name_of_the_fonts_follows_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    font = tmp_path / "a.ttf"
    font.write_bytes(b"1")
    monkeypatch.setattr(fonts, "find_fonts", lambda: (font,))
    first = fonts.name_fonts()
    font.write_bytes(b"12")
    assert fonts.name_fonts() != first
    assert len(first) == len("fonts ") + 12
    monkeypatch.setattr(fonts, "find_fonts", lambda: ())
    assert fonts.name_fonts() == "fonts of the machine"


@pytest.mark.parametrize(
    ("warning", "fault"),
    [
        ("Failed to load image at 'x/a b.png': gone", Fault("picture", "x/a b.png")),
        (f"Failed to load image at '{ORIGIN}x/a%20b.png': gone", Fault("picture", "x/a b.png")),
        ("Characters unsupported by fonts: U+1234", Fault("character", "U+1234")),
        ("Ignored `x: y` at 1:2", Fault("warning", "Ignored `x: y` at 1:2")),
    ],
)
def test_a_warning_is_a_fault_of_its_kind(warning: str, fault: Fault) -> None:
    assert _fault_of(warning) == fault


def test_characters_without_a_font_are_one_fault() -> None:
    characters = [Fault("character", str(number)) for number in range(8)]
    other = Fault("warning", "w")
    assert _join_characters((other,)) == (other,)
    assert _join_characters((characters[0], other, *characters[1:])) == (
        Fault("character", "0, 1, 2, 3, 4, 5, 6, 7"), other,
    )  # fmt: skip
    nine = (*characters, Fault("character", "8"))
    assert _join_characters(nine) == (Fault("character", "0, 1, 2, 3, 4, 5, 6, 7, …"),)


@pytest.mark.parametrize(
    ("error", "fault"),
    [(TooSlowError(), Fault("time", "120")), (RecursionError(), Fault("depth", ""))],
)
def test_what_cannot_be_finished_has_no_bytes(
    monkeypatch: pytest.MonkeyPatch, error: Exception, fault: Fault
) -> None:
    class Short:
        html = b"x"

    def fail(_statement: object) -> None:
        raise error

    monkeypatch.setattr(printing, "_print", fail)
    assert print_statement(Short()) == (Printed(b"", 0), (fault,))  # type: ignore[arg-type]
