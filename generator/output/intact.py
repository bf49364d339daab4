"""The files of the last site that nobody has touched since, and that need not be read."""

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from generator.output.file_list import FileList
from generator.output.manifest import Manifest

# Up to so many paths are looked for in a packed list; for more it is unpacked.
_FEW = 32


class Intact(Mapping[str, str]):
    """Paths of the last site and their SHA-256; `doubtful` are not among them, None: all are."""

    def __init__(self, previous: Manifest, doubtful: Collection[str] | None) -> None:
        self._previous, self._doubtful = previous, doubtful

    def within(self, files: FileList) -> Mapping[str, str]:
        """Return those of a part of the last site: just as it is if that is all of them."""
        if self._doubtful is None:
            return {}
        if len(self._doubtful) <= _FEW and not any(path in files for path in self._doubtful):
            return files
        known = files.unpack()
        left = {path: each for path, each in known.items() if path not in self._doubtful}
        return left if len(left) < len(known) else files

    @cached_property
    def _all(self) -> Mapping[str, str]:
        if self._doubtful is None:
            return {}
        found = self._previous.digests
        for path in self._doubtful:
            found.pop(path, None)
        return found

    def __getitem__(self, path: str) -> str:
        return self._all[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)
