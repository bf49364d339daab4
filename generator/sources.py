"""Stage 1, discover: which organisations there are, and the bytes of each one's files."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.codes import syntax
from generator.findings import Finding, Ref

# What operating systems and git leave behind; nobody writes a report in these.
_IGNORED = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep", ".gitignore"})
_TEXT_SUFFIXES = frozenset({".yaml", ".md"})
LARGEST_TEXT = 5_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """A file; `data` only for YAML and Markdown. Paths are POSIX and begin below content/."""

    path: str
    file: Path
    size: int
    data: bytes | None


@dataclass(frozen=True, slots=True)
class OrganisationSource:
    """Everything that lies in one organisation's folder."""

    key: str
    sources: tuple[Source, ...]
    folders: tuple[str, ...]


def list_organisations(content: Path) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Return the names of the organisations' folders, and findings about anything beside them."""
    keys, findings = [], []
    for entry in sorted(os.scandir(content), key=lambda each: each.name):
        if entry.name in _IGNORED:
            continue
        if entry.is_symlink():
            findings.append(syntax.SHORTCUT.at(Ref(entry.name), file=entry.name))
        elif entry.is_dir():
            keys.append(entry.name)
        else:
            findings.append(syntax.STRAY_AT_TOP.at(Ref(entry.name), file=entry.name))
    return tuple(keys), tuple(findings)


def read_organisation(content: Path, key: str) -> tuple[OrganisationSource, tuple[Finding, ...]]:
    """Read every file below one organisation's folder, in a fixed order."""
    sources: list[Source] = []
    folders: list[str] = []
    findings: list[Finding] = []
    for path, entry in _walk(content / key, key):
        if entry.is_symlink():
            findings.append(syntax.SHORTCUT.at(Ref(path), file=path))
        elif entry.is_dir():
            folders.append(path)
        else:
            source, trouble = _read(path, Path(entry.path))
            sources.append(source)
            findings.extend(trouble)
    return OrganisationSource(key, tuple(sources), tuple(folders)), tuple(findings)


def _walk(folder: Path, prefix: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    for entry in sorted(os.scandir(folder), key=lambda each: each.name):
        if entry.name in _IGNORED:
            continue
        path = f"{prefix}/{entry.name}"
        yield path, entry
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), path)


def _read(path: str, file: Path) -> tuple[Source, list[Finding]]:
    size = 0
    try:
        size = file.stat().st_size
        if file.suffix not in _TEXT_SUFFIXES or "/attachments/" in path:
            return Source(path, file, size, None), []
        if size > LARGEST_TEXT:
            trouble = syntax.TOO_LARGE.at(Ref(path), file=path, size=size, limit=LARGEST_TEXT)
            return Source(path, file, size, None), [trouble]
        return Source(path, file, size, file.read_bytes()), []
    except OSError:
        return Source(path, file, size, None), [syntax.UNREADABLE.at(Ref(path), file=path)]
