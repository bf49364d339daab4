"""aktsom as others install it: one name among their packages.

What is in the repository's `schema`, `generator` and `templates` lies below this package in a
wheel. Other packages have such names too (`schema` is one that many use), so those of aktsom are
found only by the command itself, first on its own path, and never by another program.
"""

import sys
from pathlib import Path

_ROOMS = Path(__file__).parent


def main() -> int:
    """Run the command `aktsom`; return its exit status."""
    if (_ROOMS / "generator").is_dir() and str(_ROOMS) not in sys.path:
        sys.path.insert(0, str(_ROOMS))
    from generator.cli import main as run

    return run()
