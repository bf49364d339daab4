"""A report's files as they were, kept before they are changed, so that all of it can come back.

They are kept among the user's caches, by the content folder: they are no part of the content. Each
file is kept once, by its digest, whatever versions have it.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec
from msgspec import Struct

from schema.user_cache import place_for

_KIND, _FILES, _VERSION = "versions", "files", ".version"
# So many versions of a report are kept, the newest.
_MOST = 20

# Before the first change since the preview was started; before another version was put back;
# before it was written in a newer way; before it, or a part of it, was taken away.
Reason: TypeAlias = Literal["begun", "restored", "renewed", "removed"]


class NotKeptError(Exception):
    """A report as it is now could not be kept, or what was kept is not there any more."""


class KeptVersion(Struct, frozen=True):
    """A report at a moment: the digest of each file by its name in the report's folder."""

    moment: datetime
    reason: Reason
    files: dict[str, str]

    @property
    def name(self) -> str:
        """What tells this version of the report from any other."""
        return self.moment.strftime("%Y%m%dT%H%M%S%f")


def report_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the name and the place of each file of a report, in order; none of a folder's links."""
    for each in sorted(folder.rglob("*")):
        name = each.relative_to(folder)
        hidden = any(part.startswith(".") for part in name.parts)
        if not hidden and not each.is_symlink() and each.is_file():
            yield name.as_posix(), each


def keep_version(content: Path, report: str, reason: Reason, moment: datetime) -> KeptVersion:
    """Keep all files of a report (its path from content/), unless the newest version has the same.

    What is taken away is kept as that. Raises NotKeptError.
    """
    place = _place(content)
    try:
        files = {
            name: _keep_file(place / _FILES, file.read_bytes())
            for name, file in report_files(content / report)
        }
        for newest in kept_versions(content, report)[:1]:
            if newest.files == files and reason in {newest.reason, "restored", "renewed", "begun"}:
                return newest
        version = KeptVersion(moment, reason, files)
        folder = place / report
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(folder / f"{version.name}{_VERSION}", msgspec.json.encode(version))
        _forget(place, folder)
    except OSError as error:
        raise NotKeptError(report) from error
    return version


def kept_versions(content: Path, report: str) -> tuple[KeptVersion, ...]:
    """Return the versions of a report that are kept, the newest first."""
    try:
        return tuple(_read_all(_place(content) / report))
    except (NotKeptError, OSError):
        return ()


def removed_folders(content: Path) -> Iterator[tuple[str, KeptVersion]]:
    """Yield the folders (from content/) that were taken away and are not there, as they were."""
    try:
        place = _place(content)
        found = sorted({each.parent for each in place.rglob(f"*{_VERSION}")})
    except (NotKeptError, OSError):
        return
    for each in found:
        path = each.relative_to(place).as_posix()
        newest = kept_versions(content, path)[:1]
        if newest and newest[0].reason == "removed" and not (content / path).exists():
            yield path, newest[0]


def read_version(content: Path, version: KeptVersion) -> Mapping[str, bytes]:
    """Return the files of a version by their names. Raises NotKeptError: one is not whole."""
    folder = _place(content) / _FILES
    found = {name: _read_file(folder / digest) for name, digest in version.files.items()}
    if any(sha256(data).hexdigest() != version.files[name] for name, data in found.items()):
        raise NotKeptError
    return found


def kept_wordings(content: Path, report: str, name: str) -> Iterator[tuple[datetime, bytes]]:
    """Yield a file of a report as it was in each version that has it, the newest first."""
    for version in kept_versions(content, report):
        if digest := version.files.get(name):
            with suppress(NotKeptError):
                yield version.moment, _read_file(_place(content) / _FILES / digest)


def _place(content: Path) -> Path:
    place = place_for(_KIND, content.resolve())
    if place is None:
        raise NotKeptError
    return place


def _keep_file(folder: Path, data: bytes) -> str:
    digest = sha256(data).hexdigest()
    file = folder / digest
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    # What a sudden end has cut off has another size.
    if not file.is_file() or file.stat().st_size != len(data):
        _write(file, data)
    return digest


def _write(file: Path, data: bytes) -> None:
    new = file.with_name(f"{file.name}~")
    try:
        new.write_bytes(data)
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)


def _read_file(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise NotKeptError from error


def _read_all(folder: Path) -> Iterator[KeptVersion]:
    for each in sorted(folder.glob(f"*{_VERSION}"), reverse=True):
        with suppress(msgspec.DecodeError, UnicodeDecodeError):
            yield msgspec.json.decode(each.read_bytes(), type=KeptVersion)


def _forget(place: Path, folder: Path) -> None:
    """Take away the oldest versions of a report, and the files that no version has any more."""
    for each in sorted(folder.glob(f"*{_VERSION}"), reverse=True)[_MOST:]:
        each.unlink()
    used = {
        digest
        for each in {file.parent for file in place.rglob(f"*{_VERSION}")}
        for version in _read_all(each)
        for digest in version.files.values()
    }
    for file in (place / _FILES).iterdir():
        if file.name not in used:
            file.unlink()
