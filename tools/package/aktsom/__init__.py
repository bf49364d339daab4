"""aktsom as others install it: one name among their packages.

What is in the repository's `schema`, `generator` and `templates` lies below this package in a
wheel. Other packages have such names too (`schema` is one that many use), so those of aktsom are
found only by the command itself, first on its own path, and never by another program.
"""

import sys
from pathlib import Path

_ROOMS = Path(__file__).parent
_OLDEST = (3, 11)


def main() -> int:
    """Run the command `aktsom`; return its exit status."""
    if sys.version_info < _OLDEST:
        return _refuse_old()
    find_rooms()
    from generator.__main__ import main as run

    return run()


def find_rooms() -> None:
    """Let the command's own packages be found, in a process that is aktsom's alone."""
    if (_ROOMS / "generator").is_dir() and str(_ROOMS) not in sys.path:
        sys.path.insert(0, str(_ROOMS))


def _refuse_old() -> int:
    """Say that this Python is too old, in words that it can read and write itself."""
    wanted, own = (".".join(str(each) for each in two[:2]) for two in (_OLDEST, sys.version_info))
    sys.stderr.write(
        f"aktsom trenger Python {wanted} eller nyere, og dette er Python {own}.\n"
        "  Med uv trenger du ikke installere Python selv: uvx aktsom\n"
        f"aktsom needs Python {wanted} or newer, and this is Python {own}.\n"
    )
    return 2
