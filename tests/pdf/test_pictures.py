"""Pictures of every kind come out as PDF/A wants them, the same at every run."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from generator.pdf.checking import check_pdf
from generator.pdf.pictures import read_picture
from tests.generator.odd_files import picture
from tests.pdf.documents import Document, print_html, validate

# By their names: what Pillow calls the kind, and how the dots are kept.
KINDS = {
    "farger.jpg": ("JPEG", "RGB"),
    "trykk.jpg": ("JPEG", "CMYK"),
    "graa.jpg": ("JPEG", "L"),
    "farger.png": ("PNG", "RGB"),
    "gjennomsiktig.png": ("PNG", "RGBA"),
    "palett.png": ("PNG", "P"),
    "strek.png": ("PNG", "1"),
    "skann16.png": ("PNG", "I;16"),
    "farger.gif": ("GIF", "P"),
    "farger.webp": ("WEBP", "RGBA"),
    "farger.avif": ("AVIF", "RGBA"),
}


def show(file: Path) -> Document:
    statement = print_html("<h1>En</h1>").statement
    place = f"{statement.path.rpartition('/')[0]}/{file.name}"
    body = f'<h1>En</h1><p><img src="{file.name}" alt="Et bilde"></p>'
    return print_html(body, pictures={place: file})


def test_every_kind_keeps_both_standards(tmp_path: Path) -> None:
    made = []
    for name, (kind, mode) in KINDS.items():
        (file := tmp_path / name).write_bytes(picture(kind, mode))
        document = show(file)
        assert document.warnings == (), name
        assert check_pdf(document.printed.data, document.expected) == (), name
        (paper := tmp_path / f"{name}.pdf").write_bytes(document.printed.data)
        made.append(paper)
    told = validate(made)
    assert {place: each for place, each in told.items() if each != "PASS"} == {}


@pytest.mark.parametrize(("name", "mode"), [("trykk.jpg", "RGB"), ("skann16.png", "L")])
def test_what_is_made_anew_is_the_same_picture_each_time(
    tmp_path: Path, name: str, mode: str
) -> None:
    (file := tmp_path / name).write_bytes(picture(*KINDS[name]))
    data = read_picture(file)
    assert data == read_picture(file) != file.read_bytes()
    with Image.open(BytesIO(data)) as made, Image.open(BytesIO(picture("PNG", "L"))) as plain:
        assert made.mode == mode
        pairs = zip(made.convert("L").tobytes(), plain.tobytes(), strict=True)
        assert max(abs(a - b) for a, b in pairs) < 9


def test_a_picture_taken_sideways_stands_upright(tmp_path: Path) -> None:
    turned = Image.Exif()
    turned[274] = 6
    file = tmp_path / "sidelengs.jpg"
    Image.new("CMYK", (60, 20)).save(file, "JPEG", exif=turned)
    with Image.open(BytesIO(read_picture(file))) as made:
        assert made.size == (20, 60)


def test_what_is_as_it_should_be_is_left_alone(tmp_path: Path) -> None:
    for name in ("farger.jpg", "gjennomsiktig.png", "farger.gif"):
        (file := tmp_path / name).write_bytes(picture(*KINDS[name]))
        assert read_picture(file) == file.read_bytes()
