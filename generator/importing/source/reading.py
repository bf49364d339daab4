"""From a file's bytes to lines: PDF, or text in whatever encoding it was saved."""

import codecs
import re

from msgspec import Struct

from generator.importing.source import UnreadableError
from generator.importing.source.lines import Lines, split_lines

# A report has some hundred thousand characters; a PDF is heavy with pictures.
_LARGEST_TEXT = 5_000_000
_LARGEST_PDF = 200_000_000
_HEAD = 1024
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# How files begin that are something else: archives (Word, Excel), old Word, RTF, HTML, pictures.
_OTHERS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
_CONTROL = re.compile("[\x00-\x06\x0e-\x1a]")
# What Windows' encoding has no sign for; the older one it grew from has.
_MANY_CONTROLS = 0.01


class SourceDocument(Struct, frozen=True):
    """A report's lines as its file has them, and whether that is a PDF."""

    lines: Lines
    from_pdf: bool


def read_document(data: bytes) -> SourceDocument:
    """Return the lines of a file by the reader of its format. Raises UnreadableError."""
    if not data.strip(b"\0 \t\r\n\f"):
        raise UnreadableError("import_empty")
    from_pdf = b"%PDF-" in data[:_HEAD]
    if not from_pdf and data.startswith(_OTHERS):
        raise UnreadableError("import_other_format")
    if len(data) > (_LARGEST_PDF if from_pdf else _LARGEST_TEXT):
        raise UnreadableError("import_too_large")
    return SourceDocument(split_lines(_read_pdf(data) if from_pdf else _decode(data)), from_pdf)


def _read_pdf(data: bytes) -> str:
    from generator.importing.source.pdf import extract_text

    return extract_text(data)


def _decode(data: bytes) -> str:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    try:
        text = data.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        text = _decode_single_bytes(data)
    if len(_CONTROL.findall(text)) > len(text) * _MANY_CONTROLS:
        raise UnreadableError("import_other_format")
    return text


def _decode_single_bytes(data: bytes) -> str:
    """Decode what is not Unicode: Windows' encoding for western Europe, or the standard's."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")
