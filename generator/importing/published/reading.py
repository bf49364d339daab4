"""Finding what aktsom has published: report.json, in a PDF, beside its page, or in a folder."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser

from generator.content.layout import ATTACHMENTS
from generator.importing.source import UnreadableError

Json: TypeAlias = dict[str, Any]

_NAME = "report.json"
_NEEDED = frozenset({"organisation", "year", "form", "language", "questions", "facts", "steps"})
# The folders of signed versions: each is a statement that is no longer the current one.
_VERSION = re.compile(r"v\d+")
_HEAD = 1024
_LARGEST = 50_000_000


class PublishedReport(Struct, frozen=True):
    """A report as its report.json has it, and the folder that lies in, if it lies in one."""

    data: Json
    folder: Path | None = None

    @property
    def key(self) -> str:
        """The name of the organisation's folder."""
        return str(self.data["organisation"]["key"])

    @property
    def year(self) -> int:
        """The year that the report is about."""
        return int(self.data["year"])

    def attachment(self, name: str) -> Path | None:
        """Return where an attachment lies; None if it does not lie beside the report."""
        return self._beside(f"{ATTACHMENTS}/{name}")

    def logo(self, name: str) -> Path | None:
        """Return where the organisation's logo lies; None if it does not."""
        return self._beside(f"../{name}")

    def _beside(self, path: str) -> Path | None:
        file = self.folder / path if self.folder else None
        return file if file and file.is_file() and not file.is_symlink() else None


def find_in_folder(folder: Path) -> tuple[PublishedReport, ...]:
    """Return the reports of a published site, the oldest first; none if it is no such folder."""
    found = [
        report
        for file in sorted(folder.rglob(_NAME))
        if not any(_VERSION.fullmatch(part) for part in file.relative_to(folder).parts)
        and (report := _read_file(file))
    ]
    return tuple(sorted(found, key=lambda each: (each.key, each.year)))


def find_in_file(data: bytes, folder: Path) -> PublishedReport | None:
    """Return the report that a file is, carries or leads to; None if aktsom has not made it.

    `folder` is the one that the file lies in. Raises UnreadableError: the file is a page of
    aktsom's whose data do not lie beside it.
    """
    start = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{"):
        found = _read(data)
        return PublishedReport(found, folder) if found else None
    if b"%PDF-" in data[:_HEAD]:
        attached = next(filter(None, map(_read, _attached(data))), None)
        return PublishedReport(attached) if attached else None
    return _led_to(data, folder) if start.startswith(b"<") else None


def _read_file(file: Path) -> PublishedReport | None:
    data = _read(file.read_bytes()) if file.stat().st_size <= _LARGEST else None
    return PublishedReport(data, file.parent) if data else None


def _read(data: bytes) -> Json | None:
    """Return the JSON of a report, its numbers as written; None if it is something else."""
    try:
        tree = json.loads(data, parse_int=str, parse_float=str)
    except ValueError:
        return None
    return tree if isinstance(tree, dict) and tree.keys() >= _NEEDED else None


def _attached(data: bytes) -> Iterator[bytes]:
    """Yield the files of that name that a PDF carries."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return  # the reader of texts says what is wrong with it
    try:
        for number in range(document.count_attachments()):
            attachment = document.get_attachment(number)
            if attachment.get_name() == _NAME:
                yield bytes(attachment.get_data())
    except pypdfium2.PdfiumError:
        return
    finally:
        document.close()


def _led_to(data: bytes, folder: Path) -> PublishedReport | None:
    """Return the report whose data a page of aktsom's links to."""
    tree = LexborHTMLParser(data)
    generator = tree.css_first('meta[name="generator"]')
    made = generator is not None and "aktsom" in (generator.attributes.get("content") or "")
    links = [str(each.attributes.get("href") or "") for each in tree.css("[href]")]
    own = [each for each in links if each.rpartition("/")[2] == _NAME and ":" not in each]
    for link in own if made else ():
        file = folder / link
        if file.is_file() and (report := _read_file(file)):
            return report
    if made and own:
        raise UnreadableError("import_own_page")
    return None
