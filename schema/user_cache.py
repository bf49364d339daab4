"""Where what is worked out once is kept between runs: compiled templates, data files read."""

import os
from functools import cache
from pathlib import Path


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


def read_kept(name: str) -> bytes | None:
    """Return what is kept under a name, or None."""
    folder = keeping_folder()
    try:
        return (folder / name).read_bytes() if folder else None
    except OSError:
        return None


def keep(name: str, data: bytes) -> None:
    """Keep data under a name, in one move; a full disk is no harm."""
    folder = keeping_folder()
    if not folder:
        return
    beside = folder / f"{name}.{os.getpid()}"
    try:
        beside.write_bytes(data)
        beside.replace(folder / name)
    except OSError:
        beside.unlink(missing_ok=True)
