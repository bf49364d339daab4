"""The files and pages of an organisation as one packed value: a site may have a million of them.

As Python objects each costs some three hundred bytes, however little is asked of it; packed, it is
no more than its letters. Two lists are compared, counted and written out without being unpacked.
"""

from abc import abstractmethod
from collections.abc import Collection, ItemsView, Iterator, Mapping
from typing import Self

from msgspec import Raw, json

# What ends a path and begins a digest; a quotation mark within a path has a backslash before it.
_BETWEEN = b'":"'


class _Listing:
    """A list as JSON; equal to another one by its bytes, and to what it holds."""

    __slots__ = ("packed",)

    def __init__(self, packed: bytes) -> None:
        self.packed = packed

    @abstractmethod
    def unpack(self) -> object:
        """Return what it holds."""

    def __eq__(self, other: object) -> bool:
        if isinstance(other, type(self)):
            return self.packed == other.packed
        return self.unpack() == other

    def __hash__(self) -> int:
        return hash(self.packed)

    def __reduce__(self) -> tuple[type[Self], tuple[bytes]]:
        return type(self), (self.packed,)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.unpack()})"


class FileList(_Listing, Mapping[str, str]):
    """Files (path to SHA-256) as sorted JSON. Asked for a single one, it stays unpacked, too."""

    __slots__ = ("_opened",)

    def __init__(self, packed: bytes) -> None:
        super().__init__(packed)
        self._opened: dict[str, str] | None = None

    @classmethod
    def of(cls, files: Mapping[str, str]) -> "FileList":
        """Return files packed; as they are, if they are already."""
        return files if isinstance(files, cls) else cls(json.encode(dict(files), order="sorted"))

    def unpack(self) -> dict[str, str]:
        """Return the files, by path."""
        return json.decode(self.packed, type=dict[str, str])

    def count(self, ending: str = "") -> int:
        """Return how many paths end so."""
        return self.packed.count(ending.encode() + _BETWEEN)

    def count_below(self, folder: str) -> int:
        """Return how many files are below a folder."""
        start = json.encode(f"{folder}/")[:-1]
        return self.packed.count(b"{" + start) + self.packed.count(b"," + start)

    def are_below(self, folder: str) -> bool:
        """Tell whether all files are below a folder: the first and the last are, as they stand."""
        start = json.encode(f"{folder}/")[:-1]
        last = self.packed.rfind(b'","') + 2  # a digest has no marks
        return self.packed.startswith(start, 1) and self.packed.startswith(start, max(last, 1))

    def list_ending(self, ending: str) -> Iterator[str]:
        """Yield the paths that end so: few of many."""
        wanted, place = ending.encode() + _BETWEEN, -1
        while (place := self.packed.find(wanted, place + 1)) >= 0:
            start = self.packed.rfind(b'"', 0, place)
            while self.packed[start - 1 : start] == b"\\":  # a mark within the path
                start = self.packed.rfind(b'"', 0, start)
            yield json.decode(self.packed[start : place + len(ending.encode()) + 1], type=str)

    def __getitem__(self, path: str) -> str:
        if self._opened is None:  # who asks for one may ask for all of them
            self._opened = self.unpack()
        return self._opened[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self.unpack())

    def __contains__(self, path: object) -> bool:
        written = json.encode(path) + b":" if isinstance(path, str) else b""
        # No path begins elsewhere: within one, a mark has another before it.
        return bool(written) and (b"," + written in self.packed or b"{" + written in self.packed)

    def items(self) -> ItemsView[str, str]:
        """Return the paths and digests."""
        return self.unpack().items()

    def __len__(self) -> int:
        return self.count()


class PathList(_Listing, Collection[str]):
    """Paths as JSON, in their order."""

    __slots__ = ()

    @classmethod
    def of(cls, paths: Collection[str]) -> "PathList":
        """Return paths packed; as they are, if they are already."""
        return paths if isinstance(paths, cls) else cls(json.encode(tuple(paths)))

    def unpack(self) -> tuple[str, ...]:
        """Return the paths."""
        return json.decode(self.packed, type=tuple[str, ...])

    def __contains__(self, path: object) -> bool:
        return path in self.unpack()

    def __iter__(self) -> Iterator[str]:
        return iter(self.unpack())

    def __len__(self) -> int:
        return len(self.unpack())


def encode_packed(value: object) -> Raw:
    """Return what is written of a packed list: it is JSON. Raises NotImplementedError."""
    if isinstance(value, _Listing):
        return Raw(value.packed)
    raise NotImplementedError
