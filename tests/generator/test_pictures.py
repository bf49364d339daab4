"""Pictures: their size, and what is none."""

from pathlib import Path

import pytest

from generator.content import opened_pictures
from generator.content.opened_pictures import find_flaw
from generator.content.pictures import measure, measure_drawing
from tests.generator.odd_files import picture


@pytest.mark.parametrize(
    ("name", "kind"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.jpeg", "JPEG"), ("a.webp", "WEBP")]
)
def test_a_picture_has_a_size(name: str, kind: str) -> None:
    assert measure(name, picture(kind, size=(300, 100))) == (300, 100)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", b""),
        ("a.png", picture("JPEG")),
        ("a.jpg", picture("PNG")),
        ("a.png", picture("PNG")[:20]),
        ("a.png", b'<svg viewBox="0 0 3 1"/>'),
        ("a.gif", picture("GIF")),
    ],
)
def test_what_is_not_what_its_name_says_has_none(name: str, data: bytes) -> None:
    assert measure(name, data) is None


@pytest.mark.parametrize(
    "head",
    [
        {"viewBox": "0 0 300 100"},
        {"width": "300px", "height": "100"},
        {"width": "100%", "viewBox": "-10,-10,300,100.2"},
    ],
)
def test_a_drawing_has_a_size(head: dict[str, str]) -> None:
    assert measure_drawing(head) == (300, 100)


@pytest.mark.parametrize(
    "head",
    [
        {},
        {"width": "100%", "height": "100%"},
        {"width": "300"},
        {"viewBox": "0 0 0 1"},
        {"viewBox": "0 0 3.1.4 1"},
        {"viewBox": f"0 0 {'9' * 400} 1"},
        {"width": "9" * 400, "height": "1"},
    ],
)
def test_a_drawing_that_does_not_say_how_large_it_is_has_none(head: dict[str, str]) -> None:
    assert measure_drawing(head) is None


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


@pytest.mark.parametrize(
    ("box", "size"), [("0 0 1 1", (1, 1)), ("0 0 0 1", None), ("0 0 1 0.4", None)]
)
def test_a_drawing_without_a_side_has_no_size(box: str, size: tuple[int, int] | None) -> None:
    assert measure_drawing({"viewBox": box}) == size


def test_a_picture_may_have_as_many_dots_as_the_limit_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, dots, flaw in (("a.png", 6, ""), ("b.png", 5, "huge")):
        (tmp_path / name).write_bytes(picture("PNG", size=(3, 2)))
        monkeypatch.setattr(opened_pictures, "most", lambda _, dots=dots: dots)
        assert find_flaw(tmp_path / name) == flaw
