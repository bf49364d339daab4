"""From a file's bytes to lines or blocks, by what the bytes are, whatever the file is called."""

import codecs
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.importing.source import UnreadableError
from generator.importing.source.blocks import (
    BlockDocument,
    BlockKind,
    BlockRemark,
    SourceBlock,
    TextRun,
    plain,
    raised,
)
from generator.importing.source.lines import Lines, split_lines
from generator.text.ruined import LOST, find_ruined

# A report has some hundred thousand characters; a PDF or a Word document is heavy with pictures.
_LARGEST_TEXT = 5_000_000
_LARGEST_PDF = 200_000_000
_HEAD = 1024
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_ARCHIVE = b"PK\x03\x04"
# How files begin that are something else, and what is said of each.
_OTHERS = (
    (b"\xd0\xcf\x11\xe0", "import_old_office"),
    (b"{\\rtf", "import_rtf"),
    (b"\x89PNG", "import_picture"),
    (b"\xff\xd8\xff", "import_picture"),
    (b"GIF8", "import_picture"),
    (b"II*\x00", "import_picture"),
    (b"MM\x00*", "import_picture"),
    (b"PK\x05\x06", "import_other_format"),
    (b"Rar!", "import_other_format"),
    (b"7z\xbc\xaf", "import_other_format"),
    (b"\x1f\x8b", "import_other_format"),
)
_CONTROL = re.compile("[\x00-\x06\x0e-\x1a]")
_MANY_CONTROLS = 0.01
_HTML = re.compile(
    rb"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype html|html|head|body|article|main|div|h1|p)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"charset=[\"']?([\w-]+)", re.IGNORECASE)
# Encodings of one byte that Norwegian texts are found in.
_SINGLE_BYTES = ["cp1252", "latin_1", "mac_roman", "cp850", "cp865", "iso8859_15"]
_MARK = re.compile(r"(?P<mark>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\s?(?=\S)")
# What leads back from a note to its mark, at the end of each in a list of notes.
_BACK = re.compile(r"\s?[↑↩]\ufe0e?$")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


class SourceDocument(Struct, frozen=True):
    """A report's lines as its file has them, and whether that is a PDF."""

    lines: Lines
    from_pdf: bool


def read_document(data: bytes) -> SourceDocument:
    """Return the lines of a file by the reader of its format. Raises UnreadableError."""
    _refuse(data)
    if _is_pdf(data):
        from generator.importing.source.pdf import extract_text

        return SourceDocument(split_lines(extract_text(data)), from_pdf=True)
    text = read_blocks(data).text if _has_marks(data) else _decode(data)
    return SourceDocument(split_lines(text), from_pdf=False)


def read_blocks(data: bytes) -> BlockDocument:
    """Return a file as blocks by the reader of its format. Raises UnreadableError."""
    document = _read_blocks(data)
    return replace(document, blocks=place_notes(document.blocks))


def _read_blocks(data: bytes) -> BlockDocument:
    _refuse(data)
    if _is_pdf(data):
        from generator.importing.source.pdf_blocks import read_pdf_blocks

        return read_pdf_blocks(data)
    if data.startswith(_ARCHIVE):
        from generator.importing.source.word import read_archive

        return read_archive(data)
    from generator.importing.source.plain_text import read_page, read_plain_text

    text = _decode(data)
    ruined = find_ruined(text)
    for each in reversed(ruined):
        meant = each.meant or each.word.replace(LOST, "?")
        text = text[: each.start] + meant + text[each.start + len(each.word) :]
    document = read_page(text) if _has_marks(data) else read_plain_text(text)
    remarks = (BlockRemark("import_garbled", ruined[0].word),) if ruined else ()
    return replace(document, remarks=(*document.remarks, *remarks))


def _refuse(data: bytes) -> None:
    """Refuse what no reader is for. Raises UnreadableError."""
    if not data.strip(b"\0 \t\r\n\f"):
        raise UnreadableError("import_empty")
    for start, key in _OTHERS:
        if data.startswith(start) and not _is_pdf(data):
            raise UnreadableError(key)
    heavy = _is_pdf(data) or data.startswith(_ARCHIVE)
    if len(data) > (_LARGEST_PDF if heavy else _LARGEST_TEXT):
        raise UnreadableError("import_too_large")


def _is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:_HEAD] and not data.startswith(_ARCHIVE)


def _has_marks(data: bytes) -> bool:
    """Return whether a file is an archive or a web page."""
    bare = data.removeprefix(codecs.BOM_UTF8)[: 64 * _HEAD].replace(b"\0", b"")
    return data.startswith(_ARCHIVE) or _HTML.match(bare.removeprefix(b"\xff\xfe")) is not None


def _decode(data: bytes) -> str:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "") or _wide(data)
    try:
        text = data.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        text = _decode_single_bytes(data)
    if len(_CONTROL.findall(text)) > len(text) * _MANY_CONTROLS:
        raise UnreadableError("import_other_format")
    return text


def _wide(data: bytes) -> str:
    """Return the encoding of several bytes that a text without a mark has; nothing for others."""
    start = data[: 4 * _HEAD]
    if start.count(0) < len(start) // 4:
        return ""
    for name in reversed(_WIDE):
        try:
            text = start[: len(start) // 4 * 4].decode(name)
        except UnicodeDecodeError:
            continue
        if sum(each.isalpha() and each < "\u0250" for each in text) > len(text) // 2:
            return name
    return ""


def _decode_single_bytes(data: bytes) -> str:
    """Decode what is not Unicode, or only partly."""
    declared = _CHARSET.search(data[: 4 * _HEAD])
    if declared and declared[1].lower() not in (b"utf-8", b"utf8"):
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    mixed = _decode_mixed(data)
    if mixed is not None:
        return mixed
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=_SINGLE_BYTES, threshold=0.5).best()
    return data.decode(best.encoding if best else "latin-1", "replace")


def _decode_mixed(data: bytes) -> str | None:
    """Return a text of which some lines are UTF-8 and others are not; None where none is."""
    lines = data.splitlines(keepends=True)
    written: list[str] = []
    wide = 0
    for line in lines:
        try:
            text = line.decode("utf-8")
            wide += not text.isascii()
        except UnicodeDecodeError:
            text = line.decode("cp1252", "replace")
        written.append(text)
    return "".join(written) if wide else None


def place_notes(blocks: Sequence[SourceBlock]) -> tuple[SourceBlock, ...]:
    """Return blocks with each note right after the one that has its mark, where one has."""
    known = [note for block in blocks for note in _notes(block)]
    rest = [block for block in blocks if not any(_notes(block))]
    for note in reversed(known):
        mark = re.compile(rf"(?<![⁰¹²³⁴⁵⁶⁷⁸⁹]){raised(note.note)}(?![⁰¹²³⁴⁵⁶⁷⁸⁹])")
        marked = [at for at, block in enumerate(rest) if mark.search(block.text)]
        before = [at for at in marked if rest[at].place <= note.place] or marked
        if note in blocks and not before:
            rest.insert(list(blocks).index(note), note)
        else:
            rest.insert(before[-1] + 1 if before else len(rest), note)
    return tuple(rest)


def _notes(block: SourceBlock) -> Iterator[SourceBlock]:
    """Yield the notes that a block is: one, a paragraph with a mark, or a list of them."""
    if block.kind is BlockKind.FOOTNOTE:
        yield block
    elif block.kind is BlockKind.PARAGRAPH and (match := _MARK.match(block.text)):
        number = match["mark"].translate(_DIGITS)
        first, *others = block.runs
        runs = (replace(first, text=first.text[match.end() :]), *others)
        yield replace(block, kind=BlockKind.FOOTNOTE, runs=runs, note=number)
    elif block.is_list and all(_BACK.search(plain(each.runs)) for each in block.entries):
        for number, each in enumerate(block.entries, 1):
            text = TextRun(_BACK.sub("", plain(each.runs)))
            yield SourceBlock(BlockKind.FOOTNOTE, (text,), place=block.place, note=str(number))
