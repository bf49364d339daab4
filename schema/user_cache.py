"""Where what is worked out once is kept between runs: compiled templates, data files read.

Each file begins with the digest of the rest: what a full disk or a sudden end has cut off, or
anything else has damaged, is as good as nothing. The package has such files with it: what is worked
out in every first run is there already, made with the release (`tools/make_kept.py`).
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from time import time
from typing import TypeVar

import msgspec

_DIGEST = 32
# One new folder in so many is the occasion to forget those that are gone.
_NOW_AND_THEN = 16
# What is older is forgotten: most of it is of programs that are not there any more.
_OLDEST = 90 * 24 * 60 * 60
# The files that came with the package; the repository has none.
_SHIPPED = Path(__file__).parents[1] / "kept"
Shape = TypeVar("Shape")


@cache
def find_folder(base: str) -> Path | None:
    """Return aktsom's folder below a user's caches, made if need be; None where none can be had."""
    folder = Path(base).expanduser() / "aktsom"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (OSError, RuntimeError):
        return None
    return folder if os.access(folder, os.W_OK) else None


def keeping_folder() -> Path | None:
    """Return the folder for this user; without one, each run works everything out anew."""
    return find_folder(os.environ.get("XDG_CACHE_HOME") or "~/.cache")


def place_for(kind: str, folder: Path, base: Path | None = None) -> Path | None:
    """Return where one kind of thing is kept about a folder (resolved), made if need be.

    It is below `base`, if that is given, and else among the user's caches; None where it cannot be
    had. Now and then, what is kept about folders that are gone is forgotten, and what is old.
    """
    caches = base or keeping_folder()
    if caches is None:
        return None
    digest = sha256(os.fsencode(folder))
    place = caches / kind / digest.hexdigest()[:_DIGEST]
    try:
        if not (place / "folder").is_file():
            place.mkdir(mode=0o700, parents=True, exist_ok=True)
            (place / "folder").write_bytes(os.fsencode(folder))
            if digest.digest()[0] < 256 // _NOW_AND_THEN:
                _forget_gone(place.parent)
                _forget_old(caches)
    except OSError:
        return None
    return place


def _forget_gone(places: Path) -> None:
    for each in places.iterdir():
        with suppress(OSError):
            if not Path(os.fsdecode((each / "folder").read_bytes())).is_dir():
                shutil.rmtree(each)


def _forget_old(caches: Path) -> None:
    for each in os.scandir(caches):
        with suppress(OSError):
            if each.is_file(follow_symlinks=False) and time() - each.stat().st_mtime > _OLDEST:
                Path(each.path).unlink()


def read_kept(name: str) -> bytes | None:
    """Return what is kept under a name, if it is whole; or None."""
    return next(read_each_kept(name), None)


def read_each_kept(name: str) -> Iterator[bytes]:
    """Yield what this user has kept under a name and what came with the package, where whole."""
    for folder in filter(None, (keeping_folder(), _SHIPPED)):
        try:
            # There may be thousands: plain paths take half the time of Path's.
            with open(f"{folder}{os.sep}{name}", "rb", buffering=0) as file:  # noqa: PTH123
                found = file.read()
        except OSError:
            continue
        digest, data = found[:_DIGEST], found[_DIGEST:]
        if digest == sha256(data).digest():
            yield data


def keep(name: str, data: bytes) -> None:
    """Keep data under a name, in one move; a full disk is no harm."""
    folder = keeping_folder()
    if not folder:
        return
    beside = folder / f"{name}.{os.getpid()}"
    try:
        beside.write_bytes(sha256(data).digest() + data)
        beside.replace(folder / name)
    except OSError:
        beside.unlink(missing_ok=True)


def keep_value(name: str, shape: type[Shape], make: Callable[[], Shape]) -> Shape:
    """Return the value kept under a name; if there is none of this shape, make it and keep it.

    The name has to say all that the value depends on. It is kept as MessagePack, which is read in a
    third of the time that JSON takes.
    """
    try:
        return msgspec.msgpack.decode(read_kept(name) or b"", type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError):
        made = make()
        keep(name, msgspec.msgpack.encode(made))
        return made
