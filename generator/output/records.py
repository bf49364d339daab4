"""What this machine remembers of the folders it has written, beside them: in the user's caches.

Anyone can put anything into a site, as into every folder of a repository. What is to be believed of
what lies there is therefore kept where only this user writes: the manifest of the last build, and a
switch between two sites that could not be made in one step (see `switch`).
"""

import os
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from generator.output.manifest import Manifest, read_manifest
from schema.user_cache import place_for


class Record(Struct, frozen=True):
    """What is remembered of one output folder; nothing, where `place` is None.

    Below `place`, `folder` names the output folder.
    """

    place: Path | None

    def read(self) -> Manifest:
        """Return the manifest of what was last written; an empty one if that is not known."""
        found = read_manifest(self.place / "manifest.json") if self.place else None
        return found or Manifest()

    def keep(self, manifest: bytes) -> None:
        """Remember a manifest. Without it, the next build only makes everything anew."""
        with suppress(OSError):
            self._write("manifest.json", manifest)

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

    def _write(self, name: str, data: bytes) -> None:
        if self.place:
            beside = self.place / f"{name}~"
            beside.write_bytes(data)
            beside.replace(self.place / name)


def open_record(folder: Path, records: Path | None = None) -> Record:
    """Return what is remembered of a folder (resolved); below `records` if that is given."""
    return Record(place_for("sites", folder, records))
