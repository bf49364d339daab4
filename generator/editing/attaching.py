"""A file put among a report's attachments, or where a field names it: never over another."""

import re
from pathlib import Path, PurePosixPath

from msgspec import Struct

from generator.content.file_kinds import is_as_named, recognise
from generator.editing.opened_file import OpenedFile, UnwritableError
from generator.editing.places import find_file
from generator.editing.saving import put_file, read_file
from generator.editing.yaml_changes import change_value, read_value
from generator.editing.yaml_nodes import ListItem, Plain
from generator.findings.finding import Ref
from schema.fields import FilePlace, fields_of
from schema.limits import most
from schema.organisation import LOGO_NAME
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
    safe = _check(upload, name, "attachments")
    # Last: nobody describes what is not taken.
    if not title.strip():
        raise UnwritableError("attachment_title")
    safe = _place(content, f"{report}/{_FOLDER}", upload, safe)
    _list(content, report, safe, title)
    return PlacedAttachment(f"{_FOLDER}/{safe}", PurePosixPath(safe).suffix[1:] in _PICTURES)


def bring(
    content: Path, report: str, upload: Path, name: str, place: FilePlace
) -> PlacedAttachment:
    """Put an uploaded file where a field says that the file lies which it names.

    The address is what the field holds. A new attachment that must be listed gets the name that
    the file had for its title. Raises what `attach` raises.
    """
    safe = _check(upload, name, place)
    own = report.partition("/")[0] if place == "organisation" else f"{report}/{_FOLDER}"
    safe = _place(content, own, upload, safe)
    if place == "attachments":
        _list(content, report, safe, PurePosixPath(name.replace("\\", "/")).stem)
    return PlacedAttachment(safe, PurePosixPath(safe).suffix[1:] in _PICTURES)


def _place(content: Path, folder: str, upload: Path, safe: str) -> str:
    """Put a file into a folder, and return its name: of its own, unless the same is there."""
    data = upload.read_bytes()
    stem, suffix = PurePosixPath(safe).stem, PurePosixPath(safe).suffix
    for number in range(1, 1000):
        name = f"{stem}{f'-{number}' if number > 1 else ''}{suffix}"
        file = find_file(content, Ref(f"{folder}/{name}"))
        there = read_file(file)
        if there is None:
            put_file(file, None, data)
        if there is None or there == data:
            return name
    raise UnwritableError("attachment_name")


def _check(upload: Path, name: str, place: FilePlace) -> str:
    """Return a name that every system takes. Raises UnwritableError: it can not be there."""
    stem, dot, suffix = name.replace("\\", "/").rpartition("/")[2].rpartition(".")
    safe = f"{make_identifier(stem)[:_LONGEST].strip('-') or 'vedlegg'}.{suffix.lower()}"
    if place == "organisation":
        if not re.fullmatch(LOGO_NAME, safe):
            raise UnwritableError("logo_kind")
    elif not dot or suffix.lower() not in load_word_list("attachments_allowed"):
        raise UnwritableError("attachment_kind")
    if upload.stat().st_size > most("attachment_bytes_in_browser"):
        raise UnwritableError("attachment_size")
    if not is_as_named(safe, recognise(upload)):
        raise UnwritableError("attachment_kind")
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
