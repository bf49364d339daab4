"""What takes long to make is made once a run, also where several processes share the tests."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest


def shared_folder(factory: pytest.TempPathFactory, name: str) -> Path:
    """Return a folder of this run's, the same in all of its processes."""
    base = factory.getbasetemp()
    folder = (base.parent if base.name.startswith("popen-") else base) / name
    folder.mkdir(exist_ok=True)
    return folder


def made_once(place: Path, make: Callable[[Path], object]) -> Path:
    """Return a folder, which is made by being given where, unless it is there.

    It is made elsewhere and moved, so that whoever sees it sees all of it. Of two processes that
    make it at once, the second throws its own away.
    """
    if not place.is_dir():
        place.parent.mkdir(exist_ok=True)
        making = Path(tempfile.mkdtemp(dir=place.parent, prefix=".")) / place.name
        make(making)
        try:
            making.rename(place)
        except OSError:
            assert place.is_dir()
    return place
