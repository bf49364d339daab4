"""The CMS that a site can have: Sveltia CMS as it was pinned, and what describes content to it.

Nothing is fetched when a site is built: the files lie in templates/cms/, and of those that others
wrote (`make cms` puts them there, and every package has them) the digests are pinned. All are in
one folder, named by what is in them, so that no cache mixes versions.
"""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256

from generator.plan.artifacts import Artifact, digest
from generator.plan.site_addresses import CMS
from generator.text.words import TEMPLATES
from schema.files import DataError, read_as

_FOLDER = TEMPLATES / "cms"
_VENDOR = _FOLDER / "vendor"
_OWN = (
    "start.js", "cms-fields.js", "facts-format.js", "text-format.js", "meanwhile.js",
    "commits.js", "cms.css",
)  # fmt: skip
# Values are compared, and ids made, as in the preview.
_SHARED = TEMPLATES / "preview" / "files" / "write-values.js"


def list_cms_files() -> Iterator[Artifact]:
    """Yield the files of the CMS, which are the same on every site.

    Raises DataError: a file is not the one that was pinned.
    """
    files = _files()
    folder = cms_folder()
    for name, data in files.items():
        yield Artifact(f"{folder}{name}", data)


def has_cms() -> bool:
    """Tell whether what others wrote is here: in a checkout it is made first, with `make cms`."""
    return all((_VENDOR / name).is_file() for name in _pinned())


@cache
def cms_folder() -> str:
    """Return the folder of the files, from site/, with a slash at its end."""
    seen = sha256()
    for name, data in _files().items():
        seen.update(f"{name} {digest(data)}\n".encode())
    return f"{CMS}{seen.hexdigest()[:10]}/"


@cache
def _files() -> dict[str, bytes]:
    return read_cms_files()


def read_cms_files() -> dict[str, bytes]:
    """Return the files by name. Raises DataError: one is not the file that was pinned."""
    files = {name: (_FOLDER / name).read_bytes() for name in _OWN}
    files["values.js"] = _SHARED.read_bytes()
    for name, wanted in _pinned().items():
        data = (_VENDOR / name).read_bytes()
        if digest(data) != wanted:
            raise DataError.at(_VENDOR / name, "not the file that was pinned")
        files[name] = data
    return files


def _pinned() -> dict[str, str]:
    return read_as(_VENDOR / "digests.yaml", dict[str, str])
