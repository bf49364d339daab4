"""What a build wrote: the digest of every file, and of what each organisation came from.

The manifest in a site only says what a build may take away again. What it says of contents is
believed of the copy alone that this machine keeps for itself (see `records`).
"""

import re
from collections.abc import Collection, Iterator, Mapping
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Generic, Literal, TypeVar

from msgspec import MsgspecError, Raw, Struct, field, json
from msgspec.structs import force_setattr

from generator.output.file_list import FileList, PathList, encode_packed

NAME = ".aktsom-manifest.json"
# No part of a path is but points and spaces; no sign in it means something else to some system.
_PART = r"[. ]*[^/. \x00-\x1f\x7f\\][^/\x00-\x1f\x7f\\]*"
_PLAIN = re.compile(rf"(?![A-Za-z]:){_PART}(?:/{_PART})*")
Part = TypeVar("Part")


class PaperRecord(Struct, frozen=True):
    """A PDF: the digests of what it came from and of itself, its pages, its size in bytes."""

    inputs: str
    digest: str
    pages: int
    size: int


class Made(Struct, frozen=True, omit_defaults=True):
    """One organisation's files (path to SHA-256); `inputs` is the digest of what they came from.

    `inputs` is empty when the files must be made anew next time, whatever they came from. `papers`
    describes those files that are PDFs. `published` are the pages that readers may have linked to.
    `searched` is the digest of what those of its files came from that are an index of its pages.
    Files and pages are packed, whatever they are given as.
    """

    inputs: str
    files: Mapping[str, str]
    papers: Mapping[str, PaperRecord] = field(default_factory=dict)
    published: Collection[str] = ()
    searched: str = ""

    def __post_init__(self) -> None:
        force_setattr(self, "files", FileList.of(self.files))
        force_setattr(self, "published", PathList.of(self.published) if self.published else ())

    @property
    def packed(self) -> FileList:
        """The files."""
        return FileList.of(self.files)


class _Packed(Struct, frozen=True):
    """What is made of an organisation as this machine has written it: its lists stay as they are.

    The default of `published` is that of `Made`.
    """

    inputs: str
    files: Raw
    papers: Mapping[str, PaperRecord] = field(default_factory=dict)
    published: Raw = Raw()
    searched: str = ""

    def open(self) -> Made:
        """Return it as what it is."""
        listed = PathList(listing) if (listing := bytes(self.published)) else ()
        files = FileList(bytes(self.files))
        return Made(self.inputs, files, self.papers, listed, self.searched)


class _Site(Struct, Generic[Part], frozen=True):
    """What there is of a site; `files` are those of no organisation. Paths are POSIX, from site/.

    `searches` are what a register is searched with beside its organisations' own indexes, by the
    folder of each. `search` is the one of all pages that version 1.0.0 made. `tables` are the
    tables of all statements. `inputs` is the digest of what `files` came from, empty when they must
    be made anew next time.
    """

    organisations: Mapping[str, Part] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    searches: Mapping[str, Made] = field(default_factory=dict)
    search: Made | None = None
    tables: Made = field(default_factory=lambda: Made("", {}))
    version: Literal[1] = 1
    inputs: str = ""


class Manifest(_Site[Made], frozen=True):
    """Every file of a site."""

    @property
    def parts(self) -> Iterator[FileList]:
        """The files of each part: of an organisation, of none, of what searches, the tables."""
        yield from (each.packed for each in self.organisations.values())
        yield FileList.of(self.files)
        for part in (*self.searches.values(), *filter(None, (self.search,)), self.tables):
            yield part.packed

    @property
    def paths(self) -> Iterator[str]:
        """The path of every file; a path appears twice only when it is written twice."""
        return chain.from_iterable(part.unpack() for part in self.parts)

    @property
    def digests(self) -> dict[str, str]:
        """The SHA-256 of every file, by path."""
        return {path: each for part in self.parts for path, each in part.unpack().items()}

    def count(self, ending: str = "") -> int:
        """Return how many files have paths that end so."""
        return sum(each.count(ending) for each in self.parts)


class _PackedManifest(_Site[_Packed], frozen=True):
    """A manifest as this machine has written it."""

    def open(self) -> Manifest:
        """Return it as what it is."""
        opened = {key: each.open() for key, each in self.organisations.items()}
        common = self.files, self.searches, self.search, self.tables, self.version, self.inputs
        return Manifest(opened, *common)


def is_plain_path(path: str) -> bool:
    """Return whether a path names a file below the output folder, whatever the operating system."""
    return _PLAIN.fullmatch(path) is not None


def format_manifest(manifest: Manifest) -> bytes:
    """Return the manifest as JSON: sorted, so that equal manifests have equal bytes."""
    return json.encode(manifest, order="sorted", enc_hook=encode_packed) + b"\n"


def read_manifest(file: Path) -> Manifest | None:
    """Read a manifest; None when there is none, or none that can be read: a link is not."""
    try:
        if file.is_symlink() or not file.is_file():
            return None
        manifest = json.decode(file.read_bytes(), type=Manifest)
    except (OSError, MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    listed = chain(manifest.paths, _published(manifest))
    return manifest if all(is_plain_path(path) for path in listed) else None


def open_manifest(data: bytes, digest: bytes) -> Manifest | None:
    """Return a manifest that this machine has written, if its bytes have this SHA-256.

    Its lists of files are taken over as they are.
    """
    if sha256(data).digest() != digest:
        return None
    try:
        return json.decode(data, type=_PackedManifest).open()
    except (MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def _published(manifest: Manifest) -> Iterator[str]:
    return chain.from_iterable(each.published for each in manifest.organisations.values())
