"""Which content folder a command works on, and which part of it."""

import os
from pathlib import Path

from msgspec import Struct

from generator.commands.usage import UsageError
from generator.content.committed_site import is_committed_link
from generator.text.suggestions import closest

DEFAULT_CONTENT = "content"
# A folder with this file in it is an organisation's.
ORGANISATION_FILE = "organisation.yaml"


class ContentScope(Struct, frozen=True):
    """A content folder and the paths in it (POSIX, from it) that count; "" is all of it."""

    content: Path
    paths: tuple[str, ...] = ("",)

    def touches(self, path: str) -> bool:
        """Return whether a folder holds, or lies in, something that counts."""
        return any(
            not each or path == each or each.startswith(f"{path}/") or path.startswith(f"{each}/")
            for each in self.paths
        )


def find_content(given: str | None, folder: Path) -> Path:
    """Return the content folder: the given one, or content/ in the working folder.

    Raises UsageError when it is not there, or is something else.
    """
    content = _absolute(given or DEFAULT_CONTENT, folder)
    shown = given or f"{DEFAULT_CONTENT}/"
    refuse_proposed_link(content, shown)
    if (content / ORGANISATION_FILE).is_file():
        above = os.path.relpath(content.parent, folder)
        raise UsageError("is_organisation", path=shown, above=above)
    if content.is_dir():
        return content
    if content.exists():
        raise UsageError("not_a_folder", path=shown)
    raise UsageError("no_content", hint="" if given else "no_content_hint", path=shown)


def refuse_proposed_link(content: Path, shown: str) -> None:
    """Raise UsageError for a content folder that is a link which git keeps."""
    if is_committed_link(content):
        raise UsageError("content_is_link", hint="content_is_link_hint", path=shown)


def find_scope(paths: list[str], given: str | None, folder: Path) -> ContentScope:
    """Return what a list of paths asks for. Raises UsageError."""
    if not paths:
        return ContentScope(find_content(given, folder))
    places = [_existing(path, folder) for path in paths]
    content = find_content(given, folder) if given else _content_of(places[0], folder)
    refuse_proposed_link(content, os.path.relpath(content, folder))
    scopes = []
    for path, place in zip(paths, places, strict=True):
        if not place.is_relative_to(content):
            shown = os.path.relpath(content, folder)
            raise UsageError("not_below_content", path=path, content=shown)
        scopes.append(place.relative_to(content).as_posix().removeprefix("."))
    return ContentScope(content, tuple(scopes))


def _absolute(path: str, folder: Path) -> Path:
    return Path(os.path.normpath(folder / path))


def _existing(path: str, folder: Path) -> Path:
    place = _absolute(path, folder)
    if os.path.lexists(place):
        return place
    raise no_such_path(path, place)


def no_such_path(path: str, place: Path) -> UsageError:
    """Return the error for a path that nothing is at, with the name beside it that is most like."""
    beside = [each.name for each in place.parent.iterdir()] if place.parent.is_dir() else []
    found = closest(place.name, beside)
    suggestion = str(Path(path).parent / found) if found else ""
    return UsageError("no_such_path", path=path, suggestion=suggestion)


def _content_of(place: Path, folder: Path) -> Path:
    """Return the content folder that a place is in, be it an organisation, a report or a file."""
    usual = _absolute(DEFAULT_CONTENT, folder)
    if place.is_relative_to(usual):
        return usual
    for each in (place, *place.parents):
        if (each / ORGANISATION_FILE).is_file():
            return each.parent
    return place if place.is_dir() else place.parent
