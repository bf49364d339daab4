"""A file that is brought along: looked at, given a name of its own, kept until it is saved."""

import re
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from generator.content.file_kinds import is_as_named, recognise
from generator.editing.opened_file import UnwritableError
from generator.editing.places import find_file
from generator.editing.saving import read_file
from generator.editing.waiting_files import Title, keep_waiting, read_waiting
from generator.findings.finding import Ref
from schema.addresses import DEVICE
from schema.fields import FilePlace
from schema.limits import most
from schema.organisation import LOGO_NAME
from schema.scalars import make_identifier
from schema.wordlists import load_words as load_word_list

_FOLDER = "attachments"
_LONGEST = 60
# What is pasted has no name of its own.
_PASTED = re.compile(r"image\.\w+")
_PICTURES = frozenset({"png", "jpg", "jpeg", "jfif", "gif", "webp", "avif"})


class Upload(Struct, frozen=True):
    """A file that was uploaded: where it lies, what it was called, what it is to be listed as.

    Its title may be one for each language. `into` is where a field wants it that names a file, and
    links to none: one that must be listed gets the name that it had for its title.
    """

    file: Path
    name: str
    title: Title = ""
    into: FilePlace = ""


class BroughtFile(Struct, frozen=True):
    """A file that waits to be saved: how an answer names it, and whether it is a picture."""

    address: str
    picture: bool


def attach(content: Path, report: str, upload: Upload) -> BroughtFile:
    """Keep an uploaded file until an answer of a report (its path) that names it is saved.

    Raises UnwritableError, OSError.
    """
    into, title = upload.into, _tidy(upload.title)
    said = title if isinstance(title, str) else next(iter(title.values()), "")
    if said and _PASTED.fullmatch(upload.name):
        upload = replace(upload, name=f"{said}.{upload.name.rpartition('.')[2]}")
    safe = _check(upload)
    # Last: nobody describes what is not taken.
    if not into and not said:
        raise UnwritableError("attachment_title")
    folder = report.partition("/")[0] if into == "organisation" else f"{report}/{_FOLDER}"
    stem = PurePosixPath(upload.name.replace("\\", "/")).stem
    listed: Title = {"": title, "attachments": _tidy(stem)}.get(into, "")
    safe = _wait(content, folder, upload.file.read_bytes(), safe, listed)
    address = safe if into else f"{_FOLDER}/{safe}"
    return BroughtFile(address, PurePosixPath(safe).suffix[1:] in _PICTURES)


def title_in(languages: Sequence[str], title: Title) -> Title:
    """Return a title in some languages; a text where it is in the first, the main one, alone."""
    if isinstance(title, str):
        return title
    told = {each: title[each] for each in languages if title.get(each, "").strip()}
    main = languages[0]
    return told[main] if [*told] == [main] else told


def _tidy(title: Title) -> Title:
    """Return a title without line breaks, and without the languages that it lacks."""
    if isinstance(title, str):
        return " ".join(title.split())
    told = {language: " ".join(text.split()) for language, text in title.items()}
    return {language: text for language, text in told.items() if text}


def _wait(content: Path, folder: str, data: bytes, safe: str, title: Title) -> str:
    """Keep a file, and return its name: of its own, unless the same is there, or waits."""
    stem, suffix = PurePosixPath(safe).stem, PurePosixPath(safe).suffix
    for number in range(1, 1000):
        name = f"{stem}{f'-{number}' if number > 1 else ''}{suffix}"
        path = f"{folder}/{name}"
        there, waits = read_file(find_file(content, Ref(path))), read_waiting(content, path)
        if {there, waits.data if waits else None} <= {None, data}:
            for each in keep_waiting(content, path, data, title or (waits.title if waits else "")):
                each.make()
            return name
    raise UnwritableError("attachment_name")


def _check(upload: Upload) -> str:
    """Return a name that every system takes. Raises UnwritableError: it can not be there."""
    stem, dot, suffix = upload.name.replace("\\", "/").rpartition("/")[2].rpartition(".")
    own = make_identifier(stem)[:_LONGEST].strip("-")
    safe = f"{'vedlegg' if DEVICE.fullmatch(own) else own or 'vedlegg'}.{suffix.lower()}"
    if upload.into == "organisation":
        if not re.fullmatch(LOGO_NAME, safe):
            raise UnwritableError("logo_kind")
    elif not dot or suffix.lower() not in load_word_list("attachments_allowed"):
        raise UnwritableError("attachment_kind")
    size = upload.file.stat().st_size
    if not size:
        raise UnwritableError("attachment_empty")
    if size > most("attachment_bytes_in_browser"):
        raise UnwritableError("attachment_size")
    if not is_as_named(safe, recognise(upload.file)):
        raise UnwritableError("attachment_kind")
    return safe
