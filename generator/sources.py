"""Stage 1, discover: which organisations there are, and the bytes of each one's files."""

import os
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from generator.codes import syntax
from generator.findings import Finding, Ref

# What operating systems and git leave behind; nobody writes a report in these.
_IGNORED = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep", ".gitignore"})
_TEXT_SUFFIXES = frozenset({".yaml", ".md"})
# A report's longest file has some tens of thousands of characters.
LARGEST_TEXT = 1_000_000
# Folders below an organisation's year, step and attachments are stray: what is in them, too.
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Source:
    """A file; `data` only for YAML and Markdown. Paths are POSIX and begin below content/."""

    path: str
    file: Path
    size: int
    data: bytes | None


@dataclass(frozen=True, slots=True)
class OrganisationSource:
    """Everything that lies in one organisation's folder, by path."""

    key: str
    sources: tuple[Source, ...]
    folders: tuple[str, ...]


def list_organisations(content: Path) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Return the names of the organisations' folders, and findings about anything beside them.

    Raises OSError when content/ itself is not there or cannot be read.
    """
    keys, findings = [], []
    for name, entry in _list(content):
        if entry.is_symlink():
            findings.append(syntax.SHORTCUT.at(Ref(name), file=name))
        elif entry.is_dir():
            keys.append(entry.name)
        else:
            findings.append(syntax.STRAY_AT_TOP.at(Ref(name), file=name))
    return tuple(keys), tuple(findings)


def read_organisation(content: Path, key: str) -> tuple[OrganisationSource, tuple[Finding, ...]]:
    """Read every file below one organisation's folder."""
    sources: dict[str, Source] = {}
    folders: list[str] = []
    findings: list[Finding] = []
    waiting = [(content / key, key)]
    while waiting:
        folder, prefix = waiting.pop()
        try:
            entries = _list(folder)
        except OSError:
            findings.append(syntax.UNREADABLE.at(Ref(prefix), file=prefix))
            continue
        for name, entry in entries:
            path = f"{prefix}/{name}"
            if entry.is_symlink():
                findings.append(syntax.SHORTCUT.at(Ref(path), file=path))
            elif entry.is_dir():
                folders.append(path)
                if path.count("/") < _DEEPEST:
                    waiting.append((Path(entry.path), path))
            elif path in sources:
                findings.append(syntax.STRAY_FILE.at(Ref(path), file=path, suggestion=""))
            else:
                sources[path], trouble = _read(path, entry)
                findings.extend(trouble)
    ordered = tuple(sources[path] for path in sorted(sources))
    return OrganisationSource(key, ordered, tuple(sorted(folders))), tuple(findings)


def _list(folder: Path) -> list[tuple[str, os.DirEntry[str]]]:
    """Return what lies in a folder, by name; a name is made fit to be shown and compared."""
    with os.scandir(folder) as entries:
        named = [(_name(entry), entry) for entry in entries if not _is_ignored(entry)]
    return sorted(named, key=lambda each: (each[0], each[1].name))


def _is_ignored(entry: os.DirEntry[str]) -> bool:
    return entry.name in _IGNORED and entry.is_file(follow_symlinks=False)


def _name(entry: os.DirEntry[str]) -> str:
    """Return a name as one would write it: macOS takes letters apart, and names may be no text."""
    text = os.fsencode(entry.name).decode("utf-8", "replace")
    shown = text if text.isprintable() else "".join(c if c.isprintable() else "�" for c in text)
    return normalize("NFC", shown)


def _read(path: str, entry: os.DirEntry[str]) -> tuple[Source, list[Finding]]:
    file, size = Path(entry.path), 0
    try:
        size = entry.stat().st_size
        # Opening a named pipe would wait for ever.
        if not entry.is_file():
            return Source(path, file, size, None), [syntax.UNREADABLE.at(Ref(path), file=path)]
        if file.suffix not in _TEXT_SUFFIXES or "/attachments/" in path:
            return Source(path, file, size, None), []
        if size > LARGEST_TEXT:
            trouble = syntax.TOO_LARGE.at(Ref(path), file=path, size=size, limit=LARGEST_TEXT)
            return Source(path, file, size, None), [trouble]
        return Source(path, file, size, file.read_bytes()), []
    except OSError:
        return Source(path, file, size, None), [syntax.UNREADABLE.at(Ref(path), file=path)]
