"""Files that no statement can be read from: each a short, true message with the next step."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import ModuleType

import pikepdf
import pytest

from generator.importing.source import UnreadableError, reading, word
from generator.importing.source.reading import read_blocks
from tests.generator.command import Run
from tests.generator.importing.statement.documents import (
    as_html,
    as_open_document,
    as_pdf,
    as_word,
)

TEXT = (Path(__file__).parent / "statement" / "texts" / "fjordmobel.md").read_text(encoding="utf-8")


def archive(**parts: bytes) -> bytes:
    """Return an archive of files; «__» stands for the stroke between folders."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return file.getvalue()


def open_document(kind: str, content: bytes) -> bytes:
    """Return an OpenDocument file of a kind."""
    return archive(
        mimetype=f"application/vnd.oasis.opendocument.{kind}".encode(), content_xml=content
    )


def locked(data: bytes) -> bytes:
    """Return a PDF that takes a password to open."""
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.save(file, encryption=pikepdf.Encryption(owner="a", user="b"))
    return file.getvalue()


def pictured(data: bytes, pages: int) -> bytes:
    """Return a PDF with pages after its own that have a picture and no text."""
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        for _ in range(pages):
            document.add_blank_page(page_size=(595, 842))
            picture = document.make_stream(
                b"\x00" * 100, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=10,
                Height=10, ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=8,
            )  # fmt: skip
            page = document.pages[-1]
            page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=picture))
            page.Contents = document.make_stream(b"q 500 0 0 700 40 40 cm /Im Do Q")
        document.save(file)
    return file.getvalue()


def scanned() -> bytes:
    with pikepdf.open(io.BytesIO(pictured(as_pdf("# A"), 2))) as document:
        del document.pages[0]
        file = io.BytesIO()
        document.save(file)
    return file.getvalue()


LOCK = "<a><manifest:encryption-data/></a>"
ENTITY = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
BAD: Mapping[str, tuple[Callable[[], bytes | str], str]] = {
    "empty": (lambda: b"", "er tom"),
    "blank": (lambda: b" \r\n\f\n", "er tom"),
    "locked": (lambda: locked(as_pdf(TEXT)), "uten passord"),
    "half a PDF": (lambda: as_pdf(TEXT)[:2000], "Last den ned på nytt"),
    "half a Word document": (lambda: as_word(TEXT)[:900], "lagre det på nytt"),
    "a bomb": (lambda: archive(word__document_xml=b"0" * 30_000_000), "pakker ut til mye mer"),
    "entities": (lambda: archive(word__document_xml=ENTITY.encode()), "henter inn noe utenfra"),
    "a spreadsheet": (lambda: archive(xl__workbook_xml=b"<x/>"), "er et regneark"),
    "slides": (lambda: archive(ppt__presentation_xml=b"<x/>"), "Lagre den som PDF"),
    "an OpenDocument of no kind": (
        lambda: archive(content_xml=b"<x/>"),
        "et format som aktsom ikke leser",
    ),
    "an OpenDocument spreadsheet": (
        lambda: archive(
            mimetype=b"application/vnd.oasis.opendocument.spreadsheet", content_xml=b"<x/>"
        ),
        "er et regneark",
    ),
    "OpenDocument slides": (
        lambda: archive(
            mimetype=b"application/vnd.oasis.opendocument.presentation", content_xml=b"<x/>"
        ),
        "Lagre den som PDF",
    ),
    "half an OpenDocument": (lambda: as_open_document(TEXT)[:900], "lagre det på nytt"),
    "a locked OpenDocument": (
        lambda: as_open_document(
            TEXT, **{"META-INF/manifest.xml": "<a><manifest:encryption-data/></a>"}
        ),
        "uten passord",
    ),
    "an OpenDocument with entities": (
        lambda: archive(
            mimetype=b"application/vnd.oasis.opendocument.text", content_xml=ENTITY.encode()
        ),
        "henter inn noe utenfra",
    ),
    "an OpenDocument bomb": (
        lambda: archive(
            mimetype=b"application/vnd.oasis.opendocument.text", content_xml=b"0" * 30_000_000
        ),
        "pakker ut til mye mer",
    ),
    "an OpenDocument of folds": (
        lambda: as_open_document(TEXT, "<text:section>" * 5000 + "</text:section>" * 5000),
        "lagre det på nytt",
    ),
    "another archive": (lambda: archive(a=b"b"), "et format som aktsom ikke leser"),
    "old Word": (lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "lagre den som .docx"),
    "RTF": (lambda: rb"{\rtf1 Hei}", "lagre den som .docx"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(99), "ocrmypdf -l nor"),
    "a scan": (scanned, "ocrmypdf -l nor"),
    "an empty page": (lambda: b"<!doctype html><body><script>x()</script></body>", "ingen tekst"),
    "something else": (
        lambda: "Kjære alle, her er referatet. " * 60,
        "ligner ikke på en redegjørelse",
    ),
    "noise": (lambda: bytes(range(256)) * 40, "et format som aktsom ikke leser"),
}


@cache
def made(name: str) -> bytes:
    """The bytes of a bad file: some take a renderer, which is loaded only for these tests."""
    data = BAD[name][0]()
    return data.encode() if isinstance(data, str) else data


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_refused_with_the_next_step(
    name: str, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "fil.pdf").write_bytes(made(name))
    ran = run("import", "fil.pdf", "--organisation", "x", "--year", "2024")
    assert (ran.status, ran.out) == (2, "")
    assert BAD[name][1] in ran.err
    assert not (tmp_path / "content").exists()


@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_refusal_has_words_in_both_languages(language: str, run: Run, tmp_path: Path) -> None:
    for name in BAD:
        (tmp_path / "fil").write_bytes(made(name))
        ran = run("--lang", language, "import", "fil", "--year", "2024")
        assert ran.status == 2
        assert "«fil»" in ran.err if language == "nb" else "“fil”" in ran.err


def test_a_file_is_what_its_bytes_are(run: Run, tmp_path: Path) -> None:
    (tmp_path / "rapport.pdf").write_bytes(as_word(TEXT))
    assert run("import", "rapport.pdf").status == 0
    assert (tmp_path / "content" / "fjordmobel" / "2024" / "report.yaml").is_file()


def test_pages_that_are_pictures_are_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "delvis.pdf").write_bytes(pictured(as_pdf(TEXT), 3))
    pages = len(re.findall(rb"/Type /Page\b", as_pdf(TEXT))) or 2
    ran = run("import", "delvis.pdf")
    assert ran.status == 0
    assert f"side {pages + 1}–{pages + 3} er bilder uten tekst" in ran.out
    assert "ocrmypdf -l nor --skip-text" in ran.out


def test_changes_and_comments_in_word_are_told() -> None:
    more = (
        '<w:p><w:ins w:id="1"><w:r><w:t>Nytt.</w:t></w:r></w:ins>'
        '<w:del w:id="2"><w:r><w:delText>Gammelt.</w:delText></w:r></w:del></w:p>'
    )
    comments = '<w:comments xmlns:w="w"><w:comment w:id="0"/><w:comment w:id="1"/></w:comments>'
    document = read_blocks(
        as_word(TEXT, more, **{"word/comments.xml": comments, "word/vbaProject.bin": "x"})
    )
    assert [(each.key, each.text) for each in document.remarks] == [
        ("import_tracked", "2"), ("import_comments", "2"), ("import_macros", ""),
    ]  # fmt: skip
    assert document.blocks[-1].text == "Nytt."


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"]
)
def test_encodings_are_found(encoding: str) -> None:
    text = TEXT.replace("–", "-").replace("# ", "## ")
    blocks = read_blocks(text.encode(encoding)).blocks
    assert "Fjordmøbel AS produserer" in text.replace("Vi produserer", "Fjordmøbel AS produserer")
    assert any("åpenhetsloven" in each.text for each in blocks)
    assert any("Gjenoppretting" in each.text and each.is_heading for each in blocks)


def test_lines_in_two_encodings_are_each_read_in_their_own() -> None:
    one, two = "Vår redegjørelse.\n\n".encode(), "Vår kjøper på Øya.\n".encode("cp1252")
    text = read_blocks(one + two).text
    assert text == "Vår redegjørelse.\n\nVår kjøper på Øya."


def test_ruined_text_is_put_right_and_told() -> None:
    document = read_blocks("# Ã…penhet\n\nVi har mÃ¥l.\n".encode())
    assert document.blocks[-1].text == "Vi har mål."
    assert document.remarks[0].key == "import_garbled"


def test_nothing_of_a_page_s_frame_is_read() -> None:
    text = read_blocks(as_html(TEXT)).text
    for left_out in ("cookies", "Hjem", "Personvern", "track()", "Produkter og tjenester"):
        assert left_out not in text


def test_external_entities_are_refused_before_they_are_read() -> None:
    with pytest.raises(UnreadableError, match="import_entities"):
        read_blocks(archive(word__document_xml=ENTITY.encode()))


LETTER = as_word(TEXT)
PARTS = zipfile.ZipFile(io.BytesIO(LETTER)).infolist()
SIZES = [each.file_size for each in PARTS]
MANY_MARKS = TEXT.encode() + b"\x01" * 40
LIMITS: Mapping[str, tuple[ModuleType, str, int, bytes]] = {
    "a text": (reading, "_LARGEST_TEXT", len(TEXT.encode()), TEXT.encode()),
    "a paper": (reading, "_LARGEST_PDF", len(LETTER), LETTER),
    "the parts": (word, "_MOST_PARTS", len(PARTS), LETTER),
    "all parts": (word, "_LARGEST_ALL", sum(SIZES), LETTER),
    "one part": (word, "_LARGEST_PART", max(SIZES), LETTER),
}


@pytest.mark.parametrize("name", LIMITS)
def test_just_as_much_as_may_be_is_read(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    module, limit, most, data = LIMITS[name]
    monkeypatch.setattr(module, limit, most)
    assert read_blocks(data).blocks
    monkeypatch.setattr(module, limit, most - 1)
    with pytest.raises(UnreadableError):
        read_blocks(data)


def test_what_unpacks_to_far_more_is_refused_if_it_is_large(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    swollen = max(PARTS, key=lambda each: each.file_size / each.compress_size)
    monkeypatch.setattr(word, "_WORST_RATIO", 1)
    monkeypatch.setattr(word, "_SMALL", max(SIZES))
    assert read_blocks(LETTER).blocks
    monkeypatch.setattr(word, "_SMALL", swollen.file_size - 1)
    with pytest.raises(UnreadableError):
        read_blocks(LETTER)
    monkeypatch.setattr(word, "_WORST_RATIO", swollen.file_size / swollen.compress_size)
    assert read_blocks(LETTER).blocks


def test_few_marks_of_control_are_no_other_format(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_MANY_CONTROLS", 40 / len(MANY_MARKS.decode()))
    assert read_blocks(MANY_MARKS).blocks
    with pytest.raises(UnreadableError):
        read_blocks(MANY_MARKS + b"\x01")
