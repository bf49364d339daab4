"""What a PDF does when somebody opens it, or carries within, besides being read.

pdfium writes the document anew, which takes its objects out of what they are packed in, and gives
every name its usual form; what is left is to look for those of ISO 32000 that do more than lead to
a page. Nothing in the file is run.
"""

import re
from io import BytesIO
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

Deed: TypeAlias = Literal["", "script", "launch", "sends"]


class Activity(NamedTuple):
    """Whether a PDF runs a `script`, `launch`es something or `sends` what is typed in it.

    `files` are the names of the files within it.
    """

    does: Deed
    files: tuple[str, ...]


# What the pages look like, which says nothing of what the document does.
_STREAM = re.compile(rb"\bstream\r?\n.*?\bendstream\b", re.DOTALL)
# An action, or a name that one refers to; a form of its own program (XFA), and films with one.
_ACTION = rb"(?:/S\s?|\bobj\s{0,9})/"
# Another document, by a path that is none of the site's.
_FOREIGN = rb"/U?F\s?\((?:\\\\|/|[A-Za-z]:|file:)"
_DEEDS: dict[Deed, re.Pattern[bytes]] = {
    "script": re.compile(
        rb"/JavaScript\b|/XFA[\s\[]|/Subtype\s?/RichMedia\b"
        rb"|/S\s?/Rendition\b[^<>]{0,400}/JS\b|/JS\b[^<>]{0,400}/S\s?/Rendition\b"
    ),
    "launch": re.compile(
        _ACTION + rb"(?:Launch|ImportData|GoToE)\b|/Subtype\s?/Movie\b"
        rb"|/S\s?/GoToR\b[^<>]{0,200}" + _FOREIGN + rb"|" + _FOREIGN + rb"[^<>]{0,200}/S\s?/GoToR\b"
    ),
    "sends": re.compile(_ACTION + rb"SubmitForm\b"),
}
# A file that hangs on a page, as a paper clip: what describes it, and its name.
_CLIPPED = re.compile(rb"/EF\b")
_OBJECT = re.compile(rb"\bobj\b(.*?)\bendobj\b", re.DOTALL)
_NAME = re.compile(rb"/U?F\s?\(([^()]{1,300})\)")
_NOTHING = Activity("", ())


def find_activity(file: Path) -> Activity:
    """Return what a PDF does and carries; nothing where it cannot be read, which others tell of."""
    import pypdfium2

    written = BytesIO()
    try:
        with pypdfium2.PdfDocument(file) as document:
            carried = map(document.get_attachment, range(document.count_attachments()))
            files = tuple(each.get_name() for each in carried)
            document.save(written)
    except (pypdfium2.PdfiumError, OSError):
        return _NOTHING
    told = _STREAM.sub(b"", written.getbuffer())
    deeds = (each for each, pattern in _DEEDS.items() if pattern.search(told))
    return Activity(next(deeds, _NOTHING.does), tuple(dict.fromkeys((*files, *_clipped(told)))))


def _clipped(told: bytes) -> tuple[str, ...]:
    """Return the names of the files that hang on pages."""
    if not _CLIPPED.search(told):
        return ()
    holders = (each[1] for each in _OBJECT.finditer(told) if _CLIPPED.search(each[1]))
    return tuple(_said(name) for each in holders for name in _NAME.findall(each))


def _said(name: bytes) -> str:
    """Return a text of a PDF, which begins with a mark where it is in UTF-16."""
    return name.decode("utf-16" if name.startswith(b"\xfe\xff") else "latin-1", "replace")
