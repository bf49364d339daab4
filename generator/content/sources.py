"""Stage 1, discover: which organisations there are, and the bytes of each one's files."""

import os
import re
import stat
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from unicodedata import normalize

from msgspec import Struct, field

from generator.content.file_state import add_file
from generator.content.ignored_files import WORKSPACE, is_ignored_name
from generator.findings.codes import references, syntax
from generator.findings.finding import Argument, Code, Finding, Ref
from generator.text.characters import INVISIBLE
from schema.limits import most

_TEXT_SUFFIXES = frozenset({".yaml", ".md"})
# Folders below an organisation's year, step and attachments are stray: what is in them, too.
_DEEPEST = 3
# A signed version is a whole report, two folders further down (see `signed_versions`).
_SIGNED = re.compile(r"[^/]+/\d{4}/signed(?:/|$)")
ORGANISATION = "organisation.yaml"
# The number of the organisation itself: those of its entities are further in.
_NUMBER = re.compile(rb"^number:[ \t]*[\"']?((?:\d(?: |\xc2\xa0)?){9})", re.MULTILINE)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_UNSEEN = re.compile(rf"[\n\t]|{INVISIBLE.pattern}")


class Source(Struct, frozen=True):
    """A file; `data` only for YAML and Markdown. Paths are POSIX and begin below content/."""

    path: str
    file: Path
    size: int
    data: bytes | None


class SourceFolder(Struct, frozen=True, dict=True):
    """Stage 1's value: everything in one organisation's folder, by path.

    `unreadable` names what is there but may not or cannot be opened; there is no Source for it.
    `signed` are the files of signed versions, which nobody edits: they are no others' neighbours.
    """

    key: str
    sources: tuple[Source, ...]
    folders: tuple[str, ...]
    unreadable: frozenset[str] = frozenset()
    signed: tuple[Source, ...] = ()

    @property
    def paths(self) -> frozenset[str]:
        """The paths of all files."""
        return frozenset(each.path for each in self.sources)

    @cached_property
    def digest(self) -> str:
        """A digest of all files: those that are no text are read for it, once. Raises OSError."""
        digest = sha256()
        for each in (*self.sources, *self.signed):
            data = each.file.read_bytes() if each.data is None else each.data
            add_file(digest, each.path, data)
        return digest.hexdigest()

    @cached_property
    def by_path(self) -> Mapping[str, Source]:
        """All files by path."""
        return {each.path: each for each in self.sources}

    @cached_property
    def _files(self) -> Mapping[str, tuple[str, ...]]:
        return _by_folder(each.path for each in self.sources)

    @cached_property
    def _folders(self) -> Mapping[str, tuple[str, ...]]:
        return _by_folder(self.folders)

    def names_of_files(self, folder: str) -> tuple[str, ...]:
        """Return the names of the files that lie in a folder itself."""
        return self._files.get(folder, ())

    def names_of_folders(self, folder: str) -> tuple[str, ...]:
        """Return the names of the folders that lie in a folder itself."""
        return self._folders.get(folder, ())

    def below(self, folder: str) -> Iterator[Source]:
        """Yield the files in a folder and those in it: what other folders hold costs nothing."""
        for name in self.names_of_files(folder):
            yield self.by_path[f"{folder}/{name}"]
        for name in self.names_of_folders(folder):
            yield from self.below(f"{folder}/{name}")


def _by_folder(paths: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    names: defaultdict[str, list[str]] = defaultdict(list)
    for path in paths:
        folder, _, name = path.rpartition("/")
        names[folder].append(name)
    return {folder: tuple(inside) for folder, inside in names.items()}


def list_organisations(content: Path) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Return the names of the organisations' folders, and findings about anything beside them.

    A folder whose name is no text that can be shown is nobody's: what it is called goes into pages,
    addresses and all that is printed. Raises OSError when content/ itself is not there or cannot be
    read.
    """
    keys, findings = [], []
    for name, entry in _list(content):
        if entry.is_symlink():
            findings.append(syntax.SHORTCUT.at(Ref(name), file=name))
        elif entry.is_dir() and name != normalize("NFC", entry.name):
            findings.append(syntax.BAD_FOLDER_NAME.at(Ref(name), folder=name, suggestion=""))
        elif entry.is_dir() and _YEAR.fullmatch(name) and Path(entry.path, "report.yaml").is_file():
            folder = syntax.STRAY_FOLDER.at(Ref(name), folder=name, suggestion="", case="alone")
            findings.append(folder)
        elif entry.is_dir():
            keys.append(entry.name)
        else:
            findings.append(syntax.STRAY_AT_TOP.at(Ref(name), file=name))
    return tuple(keys), tuple(findings)


def read_heads(content: Path, keys: Iterable[str]) -> dict[str, bytes]:
    """Return the bytes of each organisation's own file, of those that can be read as such."""
    heads: dict[str, bytes] = {}
    for key in keys:
        file = f"{content}{os.sep}{key}{os.sep}{ORGANISATION}"  # there may be thousands
        with suppress(OSError):
            status = os.stat(file, follow_symlinks=False)  # noqa: PTH116
            if stat.S_ISREG(status.st_mode) and status.st_size <= most("text_bytes"):
                with open(file, "rb", buffering=0) as opened:  # noqa: PTH123
                    heads[key] = opened.read()
    return heads


def find_shared_numbers(heads: Mapping[str, bytes]) -> Iterator[Finding]:
    """Yield the organisation numbers that several organisations have, once for each number."""
    numbered: dict[str, list[Ref]] = defaultdict(list)
    for key, data in heads.items():
        if match := _NUMBER.search(data):
            digits = re.sub(rb"\D", b"", match[1]).decode()
            numbered[digits].append(Ref(f"{key}/{ORGANISATION}"))
    for number, (first, *others) in numbered.items():
        if others:
            alike = tuple(each.file.rpartition("/")[0] for each in (first, *others))
            yield references.SHARED_NUMBER.at(
                others[0], about=number, related=(first, *others[1:]), number=number, folders=alike
            )


def discover(content: Path, key: str) -> tuple[SourceFolder, tuple[Finding, ...]]:
    """Read every file below one organisation's folder; of very many in one, the first by name."""
    found = _Discovered()
    waiting = [(content / key, key)]
    while waiting:
        folder, prefix = waiting.pop()
        try:
            entries = _list(folder)
        except OSError:
            found.refuse(prefix, syntax.UNREADABLE)
            continue
        if len(entries) > most("folder_entries"):
            found.findings.append(_too_many(prefix))
        for name, entry in entries[: most("folder_entries")]:
            path = f"{prefix}/{name}"
            deepest = _DEEPEST + 2 if _SIGNED.match(path) else _DEEPEST
            if found.take(path, entry) and path.count("/") < deepest:
                waiting.append((Path(entry.path), path))
    return found.organisation(key), tuple(found.findings)


def _too_many(folder: str) -> Finding:
    limit = most("folder_entries")
    return syntax.TOO_MANY.at(Ref(folder), case="files", limit=limit)


class _Discovered(Struct):
    """What has been found so far on the way through an organisation's folders."""

    sources: dict[str, Source] = field(default_factory=dict)
    folders: list[str] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)

    def take(self, path: str, entry: os.DirEntry[str]) -> bool:
        """Take in one entry, and return whether it is a folder to go into."""
        if entry.is_symlink():
            self.refuse(path, syntax.SHORTCUT)
        elif entry.is_dir():
            self.folders.append(path)
            return True
        elif path in self.sources:
            name = path.rpartition("/")[2]
            same = syntax.SAME_NAME.at(Ref(path), about=name, case="form", file=name, other=name)
            self.findings.append(same)
        else:
            self.read(path, entry)
        return False

    def read(self, path: str, entry: os.DirEntry[str]) -> None:
        file = Path(entry.path)
        try:
            # Opening a named pipe would wait for ever.
            if not entry.is_file() or not os.access(file, os.R_OK):
                self.refuse(path, syntax.UNREADABLE)
                return
            size = entry.stat().st_size
            is_text = file.suffix in _TEXT_SUFFIXES and "/attachments/" not in path
            if is_text and size > most("text_bytes"):
                self.refuse(path, syntax.TOO_LARGE, size=size, limit=most("text_bytes"))
            else:
                data = file.read_bytes() if is_text else None
                self.sources[path] = Source(path, file, size, data)
        except OSError:
            self.refuse(path, syntax.UNREADABLE)

    def refuse(self, path: str, code: Code, **arguments: Argument) -> None:
        self.unreadable.add(path)
        self.findings.append(code.at(Ref(path), given={"file": path, **arguments}))

    def organisation(self, key: str) -> SourceFolder:
        sources = tuple(self.sources[p] for p in sorted(self.sources) if not _SIGNED.match(p))
        signed = tuple(self.sources[p] for p in sorted(self.sources) if _SIGNED.match(p))
        folders = tuple(path for path in sorted(self.folders) if not _SIGNED.match(path))
        return SourceFolder(key, sources, folders, frozenset(self.unreadable), signed)


def _list(folder: Path) -> list[tuple[str, os.DirEntry[str]]]:
    """Return what is in a folder, by name; a name is made fit to be shown and compared."""
    with os.scandir(folder) as entries:
        named = [(_name(entry), entry) for entry in entries if not _is_ignored(entry)]
    return sorted(named, key=lambda each: (each[0], each[1].name))


def _is_ignored(entry: os.DirEntry[str]) -> bool:
    if entry.name.startswith(WORKSPACE):
        return True
    # A lock may be a link to nowhere.
    return is_ignored_name(entry.name) and not entry.is_dir(follow_symlinks=False)


def _name(entry: os.DirEntry[str]) -> str:
    """Return a name as one would write it: macOS takes letters apart, and names may be no text."""
    text = os.fsencode(entry.name).decode("utf-8", "replace")
    return normalize("NFC", _UNSEEN.sub("�", text))
