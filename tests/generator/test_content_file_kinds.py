"""What a file is by what is in it: its first bytes, whatever its name says."""

import io
import zipfile
from pathlib import Path

import pytest

from generator.content.file_kinds import is_as_named, recognise, suffix_of


def zipped(**files: str) -> bytes:
    """A zip file with these files in it; `_` stands for a slash."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as opened:
        for name, text in files.items():
            opened.writestr(name.replace("_", "/"), text)
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n....", "png"),
        (b"\xff\xd8\xff\xe0", "jpg"),
        (b"GIF87a..", "gif"),
        (b"GIF89a..", "gif"),
        (b"II*\x00", "tiff"),
        (b"MM\x00*", "tiff"),
        (b"BM\x00\x01\x02", "bmp"),
        (b"BMW er en bil.", "text"),
        (b"MZ\x00\x01", "program"),
        (b"MZ er to bokstaver.", "text"),
        (b"\x7fELF\x02", "program"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_office"),
        (b"version https://git-lfs.github.com/spec/v1\n", "pointer"),
        (b"RIFF....WEBPVP8 ", "webp"),
        (b"RIFF\x00...WAVE", "unknown"),
        (b"\x00\x00\x00\x20ftypavif\x00\x00", "avif"),
        (b"\x00\x00\x00\x20ftypavis\x00\x00", "avif"),
        (b"\x00\x00\x00\x20ftypheic\x00\x00", "heic"),
        (b"\x00\x00\x00\x20ftypmif1\x00\x00\x00\x00avif", "avif"),
        (b"\x00\x00\x00\x20ftypmsf1\x00\x00", "heic"),
        (b"\x00\x00\x00\x20ftypisom\x00\x00\x00\x00mp41", "unknown"),
        (b"%PDF-1.7\n%%EOF\n", "pdf"),
        (b"%PDF-1.7\n", "broken_pdf"),
        (b"\n" * 1019 + b"%PDF-\n%%EOF", "pdf"),
        (b"\n" * 1020 + b"%PDF-\n%%EOF", "text"),
        (b"%PDF-1.7\n%%EOF" + b" " * 2048, "broken_pdf"),
        (b"<svg xmlns='x'/>", "svg"),
        (b"<SVG/>", "svg"),
        (b"<p>Hei", "html"),
        (b"\xef\xbb\xbf <!DOCTYPE html>", "html"),
        (b"<!-- svg -->", "html"),
        (b"<pa>", "text"),
        ("blåbær\n".encode(), "text"),
        (b"\xff\xfeh\x00e\x00i\x00", "text"),
        (b"\xfe\xff\x00h\x00e\x00i", "text"),
        (b"h\x00e", "unknown"),
        (b"PK\x03\x04....", "broken_zip"),
    ],
)
def test_a_file_is_known_by_its_bytes(tmp_path: Path, data: bytes, kind: str) -> None:
    file = tmp_path / "file"
    file.write_bytes(data)
    assert recognise(file) == kind


@pytest.mark.parametrize(
    ("files", "kind"),
    [
        ({"word_document.xml": ""}, "docx"),
        ({"xl_workbook.xml": ""}, "xlsx"),
        ({"ppt_slide.xml": ""}, "pptx"),
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, "odt"),
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, "ods"),
        ({"mimetype": "application/vnd.oasis.opendocument.presentation\n"}, "odp"),
        ({"mimetype": "application/epub+zip"}, "epub"),
        ({"mimetype": "text/plain", "word_a.xml": ""}, "docx"),
        ({"mimetype": "blåbær"}, "broken_zip"),
        ({"a_word_b.xml": ""}, "zip"),
    ],
)
def test_a_zip_file_is_known_by_what_lies_in_it(
    tmp_path: Path, files: dict[str, str], kind: str
) -> None:
    file = tmp_path / "file.bin"
    file.write_bytes(zipped(**files))
    assert recognise(file) == kind


def test_what_cannot_be_read_any_more_is_gone(tmp_path: Path) -> None:
    assert recognise(tmp_path / "nowhere") == "gone"


@pytest.mark.parametrize(
    ("name", "suffix"), [("a.PDF", "pdf"), ("a.tar.gz", "gz"), ("README", ""), (".env", "env")]
)
def test_a_suffix_is_small_and_without_its_dot(name: str, suffix: str) -> None:
    assert suffix_of(name) == suffix


@pytest.mark.parametrize(
    ("name", "kind", "fits"),
    [
        ("a.pdf", "pdf", True),
        ("a.pdf", "docx", False),
        ("a.PDF", "pdf", True),
        ("a.jpeg", "jpg", True),
        ("a.jfif", "jpg", True),
        ("a.jpe", "jpg", True),
        ("a.tif", "tiff", True),
        ("a.heif", "heic", True),
        ("a.jpeg", "png", False),
        *((f"a.{each}", each, True) for each in ("zip", "docx", "xlsx", "pptx", "odt", "epub")),
        *((f"a.{each}", "text", False) for each in ("svg", "webp", "avif", "gif", "ods", "odp")),
        *((f"a.{each}", "text", True) for each in ("txt", "csv", "tsv", "json", "md", "yaml")),
        ("a.yml", "html", False),
        ("a.txt", "unknown", False),
        ("a.dat", "program", True),
        ("README", "html", True),
        ("a.dat", "empty", False),
        ("a.dat", "pointer", False),
        ("a.pdf", "gone", True),
    ],
)
def test_only_names_that_say_a_kind_can_be_wrong(name: str, kind: str, *, fits: bool) -> None:
    assert is_as_named(name, kind) is fits  # type: ignore[arg-type]
