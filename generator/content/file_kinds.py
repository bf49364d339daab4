"""What a file is by what is in it, whatever its name says: the first bytes, and the last."""

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

Kind = Literal[
    "empty", "pdf", "broken_pdf", "png", "jpg", "gif", "webp", "avif", "heic", "tiff", "bmp", "svg",
    "docx", "xlsx", "pptx", "odt", "ods", "odp", "epub", "zip", "broken_zip", "old_office", "html",
    "pointer", "program", "text", "unknown", "gone",
]  # fmt: skip

# How much of a file's beginning and end is looked at, in bytes.
_HEAD, _TAIL = 4096, 2048
_STARTS: tuple[tuple[bytes, Kind], ...] = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"BM", "bmp"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_office"),
    (b"version https://git-lfs", "pointer"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
)
_BRANDS: tuple[tuple[bytes, Kind], ...] = (
    (b"avif", "avif"),
    (b"avis", "avif"),
    *((brand, "heic") for brand in (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heif")),
)
# What a document that is a zip file must have within, and which kind it then is.
_WITHIN: tuple[tuple[str, Kind], ...] = (
    ("word/", "docx"),
    ("xl/", "xlsx"),
    ("ppt/", "pptx"),
)
_TYPES: Mapping[str, Kind] = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.presentation": "odp",
    "application/epub+zip": "epub",
}
# What browsers take for a page by its bytes, as the WHATWG's «MIME Sniffing» lists it.
_MARKUP = re.compile(
    rb"[\xef\xbb\xbf\s]*+<(?:!--|\?xml|(?:!doctype html|html|head|body|script|iframe|h1|div|font"
    rb"|table|a|style|title|b|br|p|meta|link|object|embed|form)(?![\w-]))",
    re.IGNORECASE,
)
# What a page has within, wherever it stands, and no picture has.
_PAGE_WITHIN = re.compile(rb"<(?:!doctype html|html|script)\b", re.IGNORECASE)
_PICTURES = frozenset({"png", "jpg", "gif", "webp"})
# What files are called whose content is any text, and pictures that have two names.
_TEXTS = frozenset({"txt", "csv", "tsv", "json", "md", "yaml", "yml"})
_SAME: Mapping[str, Kind] = {
    "jpeg": "jpg", "jfif": "jpg", "jpe": "jpg", "tif": "tiff", "heif": "heic",
}  # fmt: skip
# Names that say of what kind a file is.
_SAYING = frozenset(
    (
        *("pdf", "png", "jpg", "gif", "webp", "avif", "heic", "tiff", "bmp", "svg", "zip"),
        *("docx", "xlsx", "pptx", "odt", "ods", "odp", "epub"),
    )
)


def suffix_of(name: str) -> str:
    """Return what a file's name ends in, in small letters and without the dot."""
    return name.rpartition(".")[2].casefold() if "." in name else ""


def is_as_named(name: str, kind: Kind) -> bool:
    """Return whether a file of this kind may have this name; names we know nothing of may."""
    suffix = suffix_of(name)
    if kind in {"empty", "pointer", "gone"}:
        return kind == "gone"
    if suffix in _TEXTS:
        return kind == "text"
    wanted = _SAME.get(suffix, suffix)
    return wanted not in _SAYING or wanted == kind


def recognise(file: Path) -> Kind:
    """Return what a file is; `gone` when it cannot be read any more, which others tell of."""
    try:
        with file.open("rb") as opened:
            head = opened.read(_HEAD)
            opened.seek(max(0, file.stat().st_size - _TAIL))
            tail = opened.read()
    except OSError:
        return "gone"
    if not head:
        return "empty"
    if head.startswith(b"PK"):
        return _recognise_zip(file)
    if _MARKUP.match(head):
        return "html"
    if b"%PDF-" in head[:1024]:
        return "pdf" if b"%%EOF" in tail else "broken_pdf"
    kind = _recognise_start(head) or _recognise_text(head)
    return (_recognise_behind(file, tail) or kind) if kind in _PICTURES else kind


def _recognise_behind(file: Path, tail: bytes) -> Kind | None:
    """Return what a picture is besides, by its end; None for what is one and nothing else."""
    if _PAGE_WITHIN.search(tail):
        return "html"
    return "zip" if zipfile.is_zipfile(file) else None


def _recognise_start(head: bytes) -> Kind | None:
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp":
        return next((kind for brand, kind in _BRANDS if brand in head[8:40]), "unknown")
    # A text may begin with these two letters.
    if head.startswith((b"BM", b"MZ")) and _is_text(head):
        return None
    return next((kind for start, kind in _STARTS if head.startswith(start)), None)


def _recognise_zip(file: Path) -> Kind:
    try:
        with zipfile.ZipFile(file) as opened:
            names = opened.namelist()
            said = opened.read("mimetype")[:100].decode("ascii") if "mimetype" in names else ""
    except (zipfile.BadZipFile, UnicodeDecodeError, NotImplementedError, RuntimeError, EOFError):
        return "broken_zip"
    if said.strip() in _TYPES:
        return _TYPES[said.strip()]
    found = (kind for part, kind in _WITHIN if any(name.startswith(part) for name in names))
    return next(found, "zip")


def _recognise_text(head: bytes) -> Kind:
    if not _is_text(head):
        return "unknown"
    return "svg" if b"<svg" in head.lower() else "text"


def _is_text(head: bytes) -> bool:
    """Return whether a file begins as a text does; UTF-16 is one, if it says so."""
    return head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" not in head
