"""Pictures: their size, and what is none."""

from pathlib import Path

import pytest

from generator.content.opened_pictures import find_flaw
from generator.content.pictures import measure

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (300).to_bytes(4) + (100).to_bytes(4)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", PNG),
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"/>'),
        ("a.svg", b"<?xml version='1.0'?><svg width='300px' height='100'><path d=''/></svg>"),
        ("a.svg", b'<svg width="100%" viewBox="-10,-10,300,100.2"></svg>'),
    ],
)
def test_a_picture_has_a_size(name: str, data: bytes) -> None:
    assert measure(name, data) == (300, 100)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", b""),
        ("a.png", PNG[:20]),
        ("a.png", b'<svg viewBox="0 0 3 1"/>'),
        ("a.svg", PNG),
        ("a.svg", b"<html></html>"),
        ("a.svg", b"<svg></svg>"),
        ("a.svg", b'<svg width="100%" height="100%"></svg>'),
        ("a.svg", b'<svg viewBox="0 0 0 1"/>'),
        ("a.svg", b'<svg viewBox="0 0 3.1.4 1"/>'),
        ("a.svg", b'<svg viewBox="0 0 %b 1"/>' % (b"9" * 310)),
        ("a.svg", b'<svg viewBox="0 0 3 1"><script>alert(1)</script></svg>'),
        ("a.svg", b'<svg viewBox="0 0 3 1" onload="alert(1)"/>'),
        ("a.svg", b'<svg viewBox="0 0 3 1"><a href="javascript:alert(1)"/></svg>'),
    ],
)
def test_what_is_no_picture_or_is_a_program_has_none(name: str, data: bytes) -> None:
    assert measure(name, data) is None


@pytest.mark.parametrize(
    "data",
    [
        b"II*\0\x08\0\0\0\x01\0\x1c\x01\x03\0\xff\xff\0\0\xff\xff\0\0",
        b"II*\0\x08\0\0\0\x01\0\x15\x01\x03\0\x01\0\0\0\xff\xff\0\0\0\0\0\0",
    ],
    ids=["cut off", "of many samples"],
)
def test_of_a_picture_that_is_none_nothing_is_printed(
    tmp_path: Path,
    data: bytes,
    capfd: pytest.CaptureFixture[str],
    recwarn: pytest.WarningsRecorder,
) -> None:
    """Pillow warns and logs; what is wrong, the finding says."""
    (tmp_path / "a.tiff").write_bytes(data)
    assert find_flaw(tmp_path / "a.tiff") == "unknown"
    assert capfd.readouterr() == ("", "")
    assert not [*recwarn]
