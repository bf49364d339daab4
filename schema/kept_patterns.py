"""Patterns made of the data files, compiled once and kept between runs.

They are long and many: compiling them takes longer than all they look for in a statement. What `re`
compiles a pattern to are numbers, which a Python of the same version understands; those are kept.
There is no public way to them: where `re` does not have them, or has them otherwise, a pattern is
compiled in each run.
"""

import re
import sys
from functools import cache
from hashlib import sha256
from typing import Any

from msgspec import Struct

from schema.user_cache import keep_value

try:
    import _sre  # type: ignore[import-not-found]
    from re import _compiler, _parser  # type: ignore[attr-defined]
except ImportError:  # another Python than CPython
    _sre = None


class _Compiled(Struct, frozen=True, array_like=True):
    """All that makes a pattern: what `re` hands to its machine."""

    flags: int
    code: list[int]
    groups: int
    index_of: dict[str, int]
    names: list[str | None]


def compile_kept(written: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Return a pattern as `re.compile` does, and keep it for the next run. Raises re.error."""
    if _sre is None:
        return re.compile(written, flags)
    digest = sha256(f"{_python()} {int(flags)} {written}".encode()).hexdigest()
    name = f"pattern-{digest[:32]}.msgpack"
    try:
        kept = keep_value(name, _Compiled, lambda: _compile(written, flags))
        return _restore(written, kept)
    except (AttributeError, TypeError, ValueError, RuntimeError, OverflowError):
        return re.compile(written, flags)


@cache
def _python() -> str:
    """Return what the numbers depend on, besides the pattern."""
    return f"{sys.implementation.cache_tag} {sys.version} {_sre.MAGIC} {_sre.CODESIZE}"


def _compile(written: str, flags: re.RegexFlag) -> _Compiled:
    parsed: Any = _parser.parse(written, int(flags))
    index_of: dict[str, int] = parsed.state.groupdict
    names: list[str | None] = [None] * int(parsed.state.groups)
    for name, index in index_of.items():
        names[index] = name
    code = [int(each) for each in _compiler._code(parsed, int(flags))]  # noqa: SLF001
    return _Compiled(
        int(flags) | int(parsed.state.flags), code, int(parsed.state.groups) - 1, index_of, names
    )


def _restore(written: str, kept: _Compiled) -> re.Pattern[str]:
    made: re.Pattern[str] = _sre.compile(
        written, kept.flags, kept.code, kept.groups, kept.index_of, tuple(kept.names)
    )
    return made
