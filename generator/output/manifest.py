"""What a build wrote: the digest of every file, and of what each organisation came from."""

import json
import re
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from msgspec import Struct, field, to_builtins

NAME = ".aktsom-manifest.json"
_VERSION = 1
# Manifests of builds without search, also those written before there was any.
_NONE: Mapping[str, Any] = {"inputs": "", "files": {}}
_UNUSABLE = re.compile(r"[\x00-\x1f\x7f\\]|^[A-Za-z]:")


class PaperRecord(Struct, frozen=True):
    """A PDF: the digests of what it came from and of itself, its pages, its size in bytes."""

    inputs: str
    digest: str
    pages: int
    size: int


class Made(Struct, frozen=True):
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

    `search` is the search index, and what it came from.
    """

    organisations: Mapping[str, Made] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    search: Made = field(default_factory=lambda: Made("", {}))

    @property
    def paths(self) -> Iterator[str]:
        """The path of every file; a path appears twice only when it is written twice."""
        for organisation in self.organisations.values():
            yield from organisation.files
        yield from self.files
        yield from self.search.files


def is_plain_path(path: str) -> bool:
    """Return whether a path names a file below the output folder, whatever the operating system."""
    return all(part.strip(". ") for part in path.split("/")) and not _UNUSABLE.search(path)


def format_manifest(manifest: Manifest) -> bytes:
    """Return the manifest as JSON: sorted, so that equal manifests have equal bytes."""
    data = {
        "version": _VERSION,
        "organisations": {key: _plain(each) for key, each in manifest.organisations.items()},
        "files": dict(manifest.files),
        "search": _plain(manifest.search),
    }
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _plain(made: Made) -> dict[str, object]:
    plain: dict[str, object] = {"inputs": made.inputs, "files": dict(made.files)}
    if made.papers:
        plain["papers"] = {path: to_builtins(each) for path, each in made.papers.items()}
    if made.published:
        plain["published"] = list(made.published)
    return plain


def read_manifest(file: Path) -> Manifest | None:
    """Read a manifest; None when there is none, or none that can be trusted."""
    try:
        data = json.loads(file.read_bytes())
        manifest = _load(data) if data["version"] == _VERSION else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    trusted = manifest is not None and all(
        is_plain_path(path) for path in chain(manifest.paths, _published(manifest))
    )
    return manifest if trusted else None


def _published(manifest: Manifest) -> Iterator[str]:
    return chain.from_iterable(each.published for each in manifest.organisations.values())


def _load(data: Any) -> Manifest:
    organisations = {key: _load_made(each) for key, each in data["organisations"].items()}
    return Manifest(organisations, dict(data["files"]), _load_made(data.get("search", _NONE)))


def _load_made(data: Any) -> Made:
    papers = {path: PaperRecord(**each) for path, each in data.get("papers", {}).items()}
    published = tuple(map(str, data.get("published", ())))
    return Made(str(data["inputs"]), dict(data["files"]), papers, published)
