"""What a build wrote: the digest of every file, and of what each organisation came from.

The manifest in a site only says what a build may take away again. What it says of contents is
believed of the copy alone that this machine keeps for itself (see `records`).
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Literal

from msgspec import MsgspecError, Struct, field, json

NAME = ".aktsom-manifest.json"
# No part of a path is but points and spaces; no sign in it means something else to some system.
_PART = r"[. ]*[^/. \x00-\x1f\x7f\\][^/\x00-\x1f\x7f\\]*"
_PLAIN = re.compile(rf"(?![A-Za-z]:){_PART}(?:/{_PART})*")


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
    """

    inputs: str
    files: Mapping[str, str]
    papers: Mapping[str, PaperRecord] = field(default_factory=dict)
    published: tuple[str, ...] = ()
    searched: str = ""


class Manifest(Struct, frozen=True):
    """Every file of a site; `files` are those of no organisation. Paths are POSIX, from site/.

    `searches` are what a register is searched with beside its organisations' own indexes, by the
    folder of each. `search` is the one of all pages that version 1.0.0 made. `tables` are the
    tables of all statements. `inputs` is the digest of what `files` came from, empty when they must
    be made anew next time.
    """

    organisations: Mapping[str, Made] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    searches: Mapping[str, Made] = field(default_factory=dict)
    search: Made | None = None
    tables: Made = field(default_factory=lambda: Made("", {}))
    version: Literal[1] = 1
    inputs: str = ""

    @property
    def paths(self) -> Iterator[str]:
        """The path of every file; a path appears twice only when it is written twice."""
        return chain.from_iterable(self._parts())

    @property
    def digests(self) -> dict[str, str]:
        """The SHA-256 of every file, by path."""
        return {path: digest for part in self._parts() for path, digest in part.items()}

    def _parts(self) -> Iterator[Mapping[str, str]]:
        for organisation in self.organisations.values():
            yield organisation.files
        yield self.files
        for part in (*self.searches.values(), *filter(None, (self.search,)), self.tables):
            yield part.files


def is_plain_path(path: str) -> bool:
    """Return whether a path names a file below the output folder, whatever the operating system."""
    return _PLAIN.fullmatch(path) is not None


def format_manifest(manifest: Manifest) -> bytes:
    """Return the manifest as JSON: sorted, so that equal manifests have equal bytes."""
    return json.format(json.encode(manifest, order="sorted"), indent=1) + b"\n"


def read_manifest(file: Path) -> Manifest | None:
    """Read a manifest; None when there is none, or none that can be read: a link is not."""
    try:
        if file.is_symlink() or not file.is_file():
            return None
        return _decode(file.read_bytes())
    except (OSError, MsgspecError, UnicodeDecodeError, RecursionError):
        return None


# A build looks at the same manifest several times, and some are large.
@lru_cache(maxsize=2)
def _decode(data: bytes) -> Manifest | None:
    manifest = json.decode(data, type=Manifest)
    listed = chain(manifest.paths, _published(manifest))
    return manifest if all(is_plain_path(path) for path in listed) else None


def _published(manifest: Manifest) -> Iterator[str]:
    return chain.from_iterable(each.published for each in manifest.organisations.values())
