"""What this machine remembers of the folders it has written, beside them: in the user's caches.

Anyone can put anything into a site, as into every folder of a repository. What is to be believed of
what lies there is therefore kept where only this user writes: the manifest of the last build, and a
switch between two sites that could not be made in one step (see `switch`).
"""

import os
from collections.abc import Collection, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from sys import intern
from typing import TypeVar

from msgspec import MsgspecError, Raw, Struct, msgpack
from msgspec.structs import replace

from generator.content.file_state import FileState
from generator.data.table_chunks import TableChunk
from generator.output.inspection import Targets
from generator.output.listings import FolderListing
from generator.output.manifest import Manifest, open_manifest, read_manifest
from generator.pages.packed_rows import KeptRows
from schema.user_cache import place_for

_DIGEST = 32
Value = TypeVar("Value")
Shape = TypeVar("Shape")
# The folder of rows of the tables of all statements.
_TABLES = "tables"
# With its digest beside it a manifest is taken over as it is; without, each of its paths is read.
_MANIFEST, _MANIFEST_DIGEST = "manifest.json", "manifest.sha256"


class KeptPage(Struct, frozen=True, array_like=True):
    """A page of no organisation: the digest of what it came from, and its files (path to SHA-256).

    `ids` are those on the page, as it was inspected, `targets` what its links lead to.
    """

    inputs: str
    files: dict[str, str]
    ids: frozenset[str]
    targets: Targets


class SiteStates(Struct, frozen=True, array_like=True):
    """How a build left a site: every file of a manifest, given by its digest, by folder.

    `spare` has the states of those folders of the site before it whose files are the very same,
    `folders` those of this site's folders in which there is nothing else, as far as known.
    """

    manifest: bytes = b""
    files: dict[str, FolderListing] = {}
    spare: dict[str, FileState] = {}
    folders: dict[str, FileState] = {}


class Record(Struct, frozen=True):
    """What is remembered of one output folder; nothing, where `place` is None.

    Below `place`, `folder` names the output folder.
    """

    place: Path | None

    def read(self) -> tuple[Manifest, bytes]:
        """Return the manifest of what was last written, and the digest of its bytes.

        It is empty if that is not known.
        """
        if self.place is None:
            return Manifest(), b""
        with suppress(OSError):
            data, digest = (self.place / _MANIFEST).read_bytes(), self._read_digest()
            if known := open_manifest(data, digest):
                return known, digest
        return read_manifest(self.place / _MANIFEST) or Manifest(), b""

    def _read_digest(self) -> bytes:
        return (self.place / _MANIFEST_DIGEST).read_bytes() if self.place else b""

    def keep(self, manifest: bytes) -> None:
        """Remember a manifest. Without it, the next build only makes everything anew."""
        with suppress(OSError):
            self._write(_MANIFEST, manifest)
            self._write(_MANIFEST_DIGEST, sha256(manifest).digest())

    def keep_states(self, states: SiteStates) -> None:
        """Remember how a site was left, so that its files need not be read next time."""
        self._keep("states.msgpack", states)

    def read_states(self, manifest: bytes) -> SiteStates:
        """Return how the site of a manifest was left: nothing, if that is not known."""
        found = self._find("states.msgpack", SiteStates)
        return found if found and manifest and found.manifest == manifest else SiteStates()

    def keep_pages(self, pages: Mapping[str, KeptPage]) -> None:
        """Remember what the pages of no organisation come from, by path."""
        self._keep("pages.msgpack", pages)

    def read_pages(self) -> dict[str, KeptPage]:
        """Return what the pages of no organisation came from, as far as known.

        A large register has thousands, with the same few names on each: they are read one by one.
        """
        found = self._read("pages.msgpack", dict[str, Raw])
        try:
            read = ((path, msgpack.decode(each, type=KeptPage)) for path, each in found.items())
            return {path: _share(page) for path, page in read}
        except (MsgspecError, UnicodeDecodeError):
            return {}

    def keep_rows(self, rows: Mapping[str, KeptRows]) -> None:
        """Remember the rows of the register, by language."""
        self._keep("rows.msgpack", rows)

    def read_rows(self) -> dict[str, KeptRows]:
        """Return the rows of the register as they were, as far as known."""
        return self._read("rows.msgpack", dict[str, KeptRows])

    def keep_table_chunk(self, name: str, chunk: TableChunk) -> None:
        """Remember some organisations' rows of the tables of all statements."""
        self._keep(f"{_TABLES}/{name}", chunk)

    def read_table_chunk(self, name: str) -> TableChunk | None:
        """Return rows of the tables of all statements as they were, if they are known."""
        return self._find(f"{_TABLES}/{name}", TableChunk)

    def forget_table_chunks(self, but: Collection[str]) -> None:
        """Forget the rows that no chunk with one of these names has."""
        with suppress(OSError):
            for each in list((self.place / _TABLES).iterdir()) if self.place else ():
                if each.name not in but:
                    each.unlink()

    def begin_work(self, workspace: Path) -> None:
        """Remember the folder of a build, which is to be believed if it is ended."""
        with suppress(OSError):
            self._write("working", os.fsencode(workspace))

    def read_work(self) -> Path | None:
        """Return the folder of the last build."""
        try:
            return Path(os.fsdecode((self.place / "working").read_bytes())) if self.place else None
        except OSError:
            return None

    def begin_moving(self, workspace: Path, phase: str) -> None:
        """Remember that files are being moved, `out` of the folder or `in`. Raises OSError."""
        self._write("moving", os.fsencode(f"{phase}\n{workspace}"))

    def read_moving(self) -> tuple[str, Path] | None:
        """Return how far the moving of files had come when it was stopped, and from where."""
        try:
            found = (self.place / "moving").read_bytes() if self.place else b""
        except OSError:
            return None
        phase, _, workspace = os.fsdecode(found).partition("\n")
        return (phase, Path(workspace)) if workspace else None

    def end_moving(self) -> None:
        """Forget that files are being moved."""
        if self.place:
            (self.place / "moving").unlink(missing_ok=True)

    def _keep(self, name: str, value: Mapping[str, Value] | Struct) -> None:
        """Remember a value under a name, and a digest of it before."""
        data = msgpack.encode(value)
        with suppress(OSError):
            self._write(name, sha256(data).digest(), data)

    def _read(self, name: str, shape: type[dict[str, Value]]) -> dict[str, Value]:
        """Return what is remembered under a name; nothing where that is not whole."""
        return self._find(name, shape) or {}

    def _find(self, name: str, shape: type[Shape]) -> Shape | None:
        """Return what is remembered under a name; None where that is not whole."""
        try:
            found = (self.place / name).read_bytes() if self.place else b""
            data = memoryview(found)[_DIGEST:]
            whole = found[:_DIGEST] == sha256(data).digest()
            return msgpack.decode(data, type=shape) if whole else None
        except (OSError, MsgspecError, UnicodeDecodeError):
            return None

    def _write(self, name: str, *parts: bytes) -> None:
        """Write these one after another: of a million files it is much, and not put together."""
        if self.place:
            beside = self.place / f"{name}~"
            beside.parent.mkdir(mode=0o700, exist_ok=True)
            with beside.open("wb") as file:
                file.writelines(parts)
            beside.replace(self.place / name)


def _share(page: KeptPage) -> KeptPage:
    """Return a page whose names are the very same values as those on other pages."""
    paths = frozenset(map(intern, page.targets.paths))
    anchors = frozenset((intern(path), intern(anchor)) for path, anchor in page.targets.anchors)
    return replace(page, ids=frozenset(map(intern, page.ids)), targets=Targets(paths, anchors))


def open_record(folder: Path, records: Path | None = None) -> Record:
    """Return what is remembered of a folder (resolved); below `records` if that is given."""
    return Record(place_for("sites", folder, records))
