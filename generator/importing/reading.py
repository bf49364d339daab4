"""From a file's bytes to text: PDF, or text in whatever encoding it was saved."""

import codecs
import re

from generator.importing.unreadable import UnreadableError

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


def read_text(data: bytes) -> tuple[str, bool]:
    """Return a report's text, and whether it came from a PDF. Raises UnreadableError."""
    if not data.strip(b"\0 \t\r\n\f"):
        raise UnreadableError("import_empty")
    if b"%PDF-" in data[:_HEAD]:
        from generator.importing.pdf import extract_text

        if len(data) > _LARGEST_PDF:
            raise UnreadableError("import_too_large")
        return extract_text(data), True
    if data.startswith(_OTHERS):
        raise UnreadableError("import_other_format")
    if len(data) > _LARGEST_TEXT:
        raise UnreadableError("import_too_large")
    return _decode(data), False


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
