"""What aktsom remembers of the files it has made in a repository of content: .aktsom/made.json.

A file's digest tells later whether an editor has changed it. It is that of its text without the
version it names, which `aktsom upgrade` raises in changed files too.
"""

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.checks.rules import all_codes
from generator.scaffold.new_repository import NewRepository, load_repository_files, pin
from generator.text.words import TEMPLATES
from schema.files import read_as
from schema.renamed_codes import names_now

OWN_FOLDER = ".aktsom"
RECORD = f"{OWN_FOLDER}/made.json"
_DIGITS = 16


class MadeFiles(Struct, frozen=True):
    """What made the files: a version, from which answers; their digests, and the codes it knew."""

    about: str
    version: str
    name: str
    folder: str
    source: str
    site_url: str
    form: str
    files: Mapping[str, str]
    codes: tuple[str, ...]

    @property
    def answers(self) -> NewRepository:
        """What was filled in."""
        return NewRepository(
            self.name, self.folder, self.version, self.source, self.site_url, self.form
        )


class FormerRepository(Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in repositories that were made from aktsom's own, before there was `init`."""

    commits: tuple[str, ...]
    program: tuple[str, ...]
    codes: str
    files: Mapping[str, tuple[str, ...]]


@cache
def load_former() -> FormerRepository:
    """Return what is known of repositories made from aktsom's own."""
    return read_as(TEMPLATES / "former_repository.yaml", FormerRepository)


def former_codes() -> tuple[str, ...]:
    """Return the codes that such a repository's version knew, by their names now."""
    return tuple(name for code in load_former().codes.split() for name in names_now(code))


def digest(path: str, text: str, source: str) -> str:
    """Return the digest of a file's text, whatever version of aktsom it names."""
    return _digest(pin(path, text, source, ""))


def is_former(path: str, text: str) -> bool:
    """Return whether a file is as it came with a repository made from aktsom's own."""
    return _digest(text) in load_former().files.get(path, ())


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:_DIGITS]


def record_of(new: NewRepository, files: Mapping[str, str]) -> str:
    """Return what is to be remembered of these files; those that are aktsom's own are not."""
    digests = {
        path: digest(path, text, new.source)
        for path, text in sorted(files.items())
        if not path.startswith(f"{OWN_FOLDER}/")
    }
    about, codes = load_repository_files().about, tuple(sorted(all_codes()))
    made = MadeFiles(
        about, new.version, new.name, new.folder, new.source, new.site_url, new.form, digests, codes
    )
    return msgspec.json.format(msgspec.json.encode(made), indent=2).decode() + "\n"


def read_record(root: Path) -> MadeFiles | None:
    """Return what is remembered in a repository, or None. Raises ValueError if it is unreadable."""
    file = root / RECORD
    if not file.is_file():
        return None
    return msgspec.json.decode(file.read_bytes(), type=MadeFiles)
