"""A file put among a report's attachments: with a safe name, listed, and never over another."""

from pathlib import Path, PurePosixPath

from msgspec import Struct

from generator.content.file_kinds import is_as_named, recognise
from generator.editing.opened_file import OpenedFile, UnwritableError
from generator.editing.places import find_file
from generator.editing.saving import put_file, read_file
from generator.editing.yaml_changes import change_value, read_value
from generator.editing.yaml_nodes import ListItem, Plain
from generator.findings.finding import Ref
from schema.fields import fields_of
from schema.limits import most
from schema.report import Report
from schema.scalars import make_identifier
from schema.wordlists import load_words as load_word_list

_FOLDER = "attachments"
_LONGEST = 80
_PICTURES = frozenset({"png", "jpg", "jpeg", "jfif", "gif", "webp", "avif"})


class PlacedAttachment(Struct, frozen=True):
    """A file that is an attachment now: where answers link to, and whether it is a picture."""

    address: str
    picture: bool


def attach(content: Path, report: str, upload: Path, name: str, title: str) -> PlacedAttachment:
    """Put an uploaded file among the attachments of a report, and list it by its title.

    `report` is the path of the report from content/, `name` what the file was called. A file that
    is there already is listed once. Raises UnwritableError, ChangedMeanwhileError, OSError.
    """
    safe = _check(upload, name, title)
    data, folder = upload.read_bytes(), f"{report}/{_FOLDER}"
    stem, suffix = PurePosixPath(safe).stem, PurePosixPath(safe).suffix
    for number in range(1, 1000):
        safe = f"{stem}{f'-{number}' if number > 1 else ''}{suffix}"
        file = find_file(content, Ref(f"{folder}/{safe}"))
        there = read_file(file)
        if there is None:
            put_file(file, None, data)
        if there is None or there == data:
            break
    else:
        raise UnwritableError("attachment_name")
    _list(content, report, safe, title)
    return PlacedAttachment(f"{_FOLDER}/{safe}", suffix[1:] in _PICTURES)


def _check(upload: Path, name: str, title: str) -> str:
    """Return a name that every system takes. Raises UnwritableError: it is no attachment."""
    stem, dot, suffix = name.replace("\\", "/").rpartition("/")[2].rpartition(".")
    safe = f"{make_identifier(stem)[:_LONGEST].strip('-') or 'vedlegg'}.{suffix.lower()}"
    if not dot or suffix.lower() not in load_word_list("attachments_allowed"):
        raise UnwritableError("attachment_kind")
    if upload.stat().st_size > most("attachment_bytes_in_browser"):
        raise UnwritableError("attachment_size")
    if not is_as_named(safe, recognise(upload)):
        raise UnwritableError("attachment_kind")
    # Last: nobody describes what is not taken.
    if not title.strip():
        raise UnwritableError("attachment_title")
    return safe


def _list(content: Path, report: str, name: str, title: str) -> None:
    """Write an attachment into report.yaml, where it is not listed yet."""
    file = find_file(content, Ref(f"{report}/report.yaml"))
    before = read_file(file)
    opened = OpenedFile(before or b"")
    said = read_value(opened.text, (_FOLDER,))
    listed: list[Plain] = said if isinstance(said, list) else []
    known = [each for each in listed if isinstance(each, dict)]
    if any(each.get("file") == name for each in known):
        return
    items = [ListItem({**each}, number) for number, each in enumerate(known)]  # type: ignore[dict-item]  # as it is typed
    added = ListItem({"file": name, "title": " ".join(title.split())})
    text = change_value(opened.text, (_FOLDER,), [*items, added], fields_of(Report))
    put_file(file, before, opened.with_text(text).data)
