"""A Word document or an OpenDocument as blocks, after a look at what its archive holds."""

import io
import re
import zipfile
from collections.abc import Iterator

from msgspec.structs import replace

from generator.importing.source import UnreadableError
from generator.importing.source.blocks import BlockDocument, BlockRemark, PlaceUnit
from generator.importing.source.html import read_html
from generator.importing.source.open_document import read_open_document

_DOCUMENT = "word/document.xml"
# A report has a few megabytes of XML at most; what grows a hundredfold when unpacked is a bomb.
_LARGEST_PART = 60_000_000
_LARGEST_ALL = 600_000_000
_MOST_PARTS = 5_000
_WORST_RATIO = 200
_SMALL = 1_000_000
# Parts that only say how, and not what; of a document's own text these are read.
_XML = (".xml", ".rels")
_ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_INSERTED = re.compile(rb"<w:(?:ins|moveTo) ")
_DELETED = re.compile(rb"<w:(?:del|moveFrom) ")
_COMMENT = re.compile(rb"<w:comment ")
_TEXT_BOX = re.compile(rb"<w:txbxContent")
# The styles that documents have for what mammoth knows in English alone.
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Tittel'] => h1:fresh
p[style-name='Titel'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Undertittel'] => p:fresh
p[style-name='List Bullet'] => ul > li:fresh
p[style-name='Punktliste'] => ul > li:fresh
p[style-name='Liste med punkt'] => ul > li:fresh
p[style-name='List Number'] => ol > li:fresh
p[style-name='Nummerert liste'] => ol > li:fresh
"""
_HEADING_NAMES = ("heading", "overskrift", "überschrift", "rubrik")
_LEVELS = range(1, 7)
_KINDS = {"xl/workbook.xml": "import_spreadsheet", "ppt/presentation.xml": "import_presentation"}
# What an OpenDocument says that it is.
_OPEN, _OPEN_TEXT = "content.xml", b"application/vnd.oasis.opendocument.text"
_OPEN_KINDS = {b"spreadsheet": "import_spreadsheet", b"presentation": "import_presentation"}
_ENCRYPTED = b"manifest:encryption-data"


def read_archive(data: bytes) -> BlockDocument:
    """Return the blocks of a Word document, or of an OpenDocument text.

    Raises UnreadableError: another archive, or a bad one.

    External entities, bombs and damaged archives are refused before anything is unpacked.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        names = {each.filename for each in archive.infolist()}
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableError("import_broken_archive") from error
    with archive:
        for name, key in _KINDS.items():
            if name in names:
                raise UnreadableError(key)
        if _DOCUMENT not in names and _OPEN not in names:
            raise UnreadableError("import_other_format")
        _check_sizes(archive)
        try:
            parts = {each: archive.read(each) for each in names if each.endswith(_XML)}
            kind = archive.read("mimetype") if _OPEN in names and "mimetype" in names else b""
        except (zipfile.BadZipFile, RuntimeError, EOFError, OSError, ValueError) as error:
            encrypted = any(each.flag_bits & 1 for each in archive.infolist())
            raise UnreadableError(
                "import_locked" if encrypted else "import_broken_archive"
            ) from error
    if any(_ENTITY.search(part) for part in parts.values()):
        raise UnreadableError("import_entities")
    if _OPEN in names:
        _check_open(kind, parts)
        return read_open_document(parts)
    return replace(_convert(data), remarks=tuple(_remarks(parts, names)))


def _check_open(kind: bytes, parts: dict[str, bytes]) -> None:
    """Refuse an OpenDocument that is no text, or is locked. Raises UnreadableError."""
    for name, key in _OPEN_KINDS.items():
        if name in kind:
            raise UnreadableError(key)
    if not kind.strip().startswith(_OPEN_TEXT):
        raise UnreadableError("import_other_format")
    if _ENCRYPTED in parts.get("META-INF/manifest.xml", b""):
        raise UnreadableError("import_locked")


def _check_sizes(archive: zipfile.ZipFile) -> None:
    """Refuse an archive that unpacks to more than any report has. Raises UnreadableError."""
    infos = archive.infolist()
    whole = sum(each.file_size for each in infos)
    swollen = any(
        each.file_size > _SMALL and each.file_size > _WORST_RATIO * max(each.compress_size, 1)
        for each in infos
    )
    large = any(each.file_size > _LARGEST_PART for each in infos if each.filename.endswith(_XML))
    if len(infos) > _MOST_PARTS or whole > _LARGEST_ALL or swollen or large:
        raise UnreadableError("import_bomb")


def _convert(data: bytes) -> BlockDocument:
    import mammoth

    styles = "\n".join(
        f"p[style-name='{name} {level}'] => h{level}:fresh"
        for name in _HEADING_NAMES
        for level in _LEVELS
    )
    try:
        result = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=f"{_STYLES}\n{styles}",
            convert_image=mammoth.images.img_element(lambda _image: {"src": ""}),
        )
    except Exception as error:  # whatever a damaged document makes of its reader
        raise UnreadableError("import_broken_archive") from error
    return read_html(f"<body>{result.value}</body>", PlaceUnit.PARAGRAPH)


def _remarks(parts: dict[str, bytes], names: set[str]) -> Iterator[BlockRemark]:
    """Yield what a document has beside its text: changes, comments, macros, boxes."""
    document = parts.get(_DOCUMENT, b"")
    inserted, deleted = (len(each.findall(document)) for each in (_INSERTED, _DELETED))
    if inserted or deleted:
        yield BlockRemark("import_tracked", str(inserted + deleted))
    comments = len(_COMMENT.findall(parts.get("word/comments.xml", b"")))
    if comments:
        yield BlockRemark("import_comments", str(comments))
    if any(name.endswith("vbaProject.bin") for name in names):
        yield BlockRemark("import_macros")
    if _TEXT_BOX.search(document):
        yield BlockRemark("import_text_boxes")
    headers = [
        part
        for name, part in parts.items()
        if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name)
    ]
    written = " ".join(
        text for part in headers for text in _texts(part) if not text.strip().isdecimal()
    )
    if written.strip():
        yield BlockRemark("import_page_edges", " ".join(written.split()))


def _texts(part: bytes) -> Iterator[str]:
    for match in re.finditer(rb"<w:t(?: [^<>]{0,80})?>([^<]*)</w:t>", part):
        yield match[1].decode("utf-8", "replace")
