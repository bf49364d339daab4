"""How findings and comparisons are shown: each format is one module.

Those of findings are `as_<name>`, found by their names. Such a module has
`render(listing, surroundings)`, a pure function that returns the text; where that is for programs,
and so UTF-8 whatever the terminal's encoding is, it says `FOR_PROGRAMS = True`. Content may hold
any character: `visible` makes those harmless that a terminal or a reader would obey. What they
print is in `listing`; `summary`, `groups` and `source_frames` say it in words and lines. Those of
comparisons are `comparison_<name>`; `comparison_outline` says what they print.

May import: `schema`, `text`, `findings`, `content`, `book`, `assessment`, `checks`, `compare`,
`line`.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

COMPARISON_FORMATS = ("text", "markdown", "json")
_PREFIX = "as_"
# The one that is used unless another is named; it is listed first.
DEFAULT_FORMAT = "text"


@cache
def list_formats() -> tuple[str, ...]:
    """Return the names of all formats that findings can be shown in."""
    names = (each.name for each in iter_modules(__path__) if each.name.startswith(_PREFIX))
    found = (name.removeprefix(_PREFIX) for name in names)
    return tuple(sorted(found, key=lambda name: (name != DEFAULT_FORMAT, name)))


def load_format(name: str) -> ModuleType:
    """Return the module of a format."""
    return import_module(f"{__name__}.{_PREFIX}{name}")
