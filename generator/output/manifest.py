"""What a build wrote: the digest of every file, and of what each organisation came from.

The manifest in a site only says what a build may take away again. What it says of contents is
believed of the copy alone that this machine keeps for itself (see `records`).
"""

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Literal

from msgspec import MsgspecError, Struct, field, json

NAME = ".aktsom-manifest.json"
_UNUSABLE = re.compile(r"[\x00-\x1f\x7f\\]|^[A-Za-z]:")


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
    """

    inputs: str
    files: Mapping[str, str]
    papers: Mapping[str, PaperRecord] = field(default_factory=dict)
    published: tuple[str, ...] = ()


class Manifest(Struct, frozen=True):
    """Every file of a site; `files` are those of no organisation. Paths are POSIX, from site/.

    `search` is the search index, `tables` the tables of all statements, and what they came from.
    """

    organisations: Mapping[str, Made] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    search: Made = field(default_factory=lambda: Made("", {}))
    tables: Made = field(default_factory=lambda: Made("", {}))
    version: Literal[1] = 1

    @property
    def paths(self) -> Iterator[str]:
        """The path of every file; a path appears twice only when it is written twice."""
        for organisation in self.organisations.values():
            yield from organisation.files
        yield from self.files
        yield from self.search.files
        yield from self.tables.files


def is_plain_path(path: str) -> bool:
    """Return whether a path names a file below the output folder, whatever the operating system."""
    return all(part.strip(". ") for part in path.split("/")) and not _UNUSABLE.search(path)


def format_manifest(manifest: Manifest) -> bytes:
    """Return the manifest as JSON: sorted, so that equal manifests have equal bytes."""
    return json.format(json.encode(manifest, order="sorted"), indent=1) + b"\n"


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


def _published(manifest: Manifest) -> Iterator[str]:
    return chain.from_iterable(each.published for each in manifest.organisations.values())
