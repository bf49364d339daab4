"""Patterns that are compiled once and kept between runs, all in one file.

They are long and many: compiling them takes longer than all they look for in a statement. What `re`
compiles a pattern to are numbers, which a Python of the same version understands; those are kept.
There is no public way to them: where `re` does not have them, or has them otherwise, a pattern is
compiled in each run. What a process has compiled is added to the file when it ends.
"""

import atexit
import os
import re
import sys
import unicodedata
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from schema.first_signs import tell_first_signs
from schema.needed_letters import needed_letters
from schema.user_cache import keep, keeping_folder, read_each_kept

try:
    import _sre  # type: ignore[import-not-found]
    from re import _compiler, _parser  # type: ignore[attr-defined]
except ImportError:  # another Python than CPython
    _sre = None

# What is more than this are patterns of programs that are not there any more.
_MOST = 2_000
_FAULTS = (AttributeError, TypeError, ValueError, RuntimeError, OverflowError)
_made: dict[str, "_Compiled | _Named"] = {}
# The processes that will add what they have made to the file: a forked one must promise anew.
_promised: set[int] = set()


class _Compiled(Struct, frozen=True, array_like=True):
    """All that makes a pattern: what `re` hands to its machine; and the letters that it needs."""

    flags: int
    code: list[int]
    groups: int
    index_of: dict[str, int]
    names: list[str | None]
    needed: tuple[str, ...]


class _Named(Struct, frozen=True, array_like=True):
    """A pattern that takes long to write, let alone to compile: as it is written, and compiled."""

    written: str
    compiled: _Compiled


def compile_named(name: str, write: Callable[[], str]) -> re.Pattern[str]:
    """Return the pattern of a name, which has to say all that it depends on. Raises re.error."""
    if _sre is None:
        return re.compile(write())
    kept = read_patterns(keeping_folder()).get(f"= {name}")
    with suppress(*_FAULTS):
        if kept is not None:
            found = msgspec.msgpack.decode(kept, type=_Named)
            return _restore(found.written, found.compiled)
    written = write()
    with suppress(*_FAULTS):
        made = _compile(written, re.NOFLAG)
        _promise_to_keep()
        _made[f"= {name}"] = _Named(written, made)
        return _restore(written, made)
    return re.compile(written)


def compile_kept(written: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Return a pattern as `re.compile` does, and keep it for the next run. Raises re.error."""
    return compile_with_needed(written, flags)[0]


def compile_with_needed(
    written: str, flags: re.RegexFlag = re.NOFLAG
) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Return a pattern, kept as well, and rows of letters of which a text needs one to have it.

    They are small letters; none are told where none are known. Raises re.error.
    """
    if _sre is None:
        return re.compile(written, flags), ()
    key = f"{int(flags)} {written}"
    kept = read_patterns(keeping_folder()).get(key)
    with suppress(*_FAULTS):  # a DecodeError is a ValueError
        if kept is not None:
            found = msgspec.msgpack.decode(kept, type=_Compiled)
            return _restore(written, found), found.needed
    with suppress(*_FAULTS):
        made = _compile(written, flags)
        _promise_to_keep()
        _made[key] = made
        return _restore(written, made), made.needed
    return re.compile(written, flags), ()


def keep_made() -> None:
    """Add what this process has compiled to what is kept; what others added meanwhile stays."""
    if _made:
        read_patterns.cache_clear()
        whole: Mapping[str, object] = {**read_patterns(keeping_folder()), **_made}
        kept = dict(sorted((whole if len(whole) <= _MOST else _made).items()))
        keep(_name(), msgspec.msgpack.encode(kept))
        _made.clear()
        read_patterns.cache_clear()


def _promise_to_keep() -> None:
    if os.getpid() in _promised:
        return
    _promised.add(os.getpid())
    atexit.register(keep_made)
    # A worker process ends without what is registered there.
    workers = sys.modules.get("multiprocessing.util")
    if workers is not None:
        workers.Finalize(None, keep_made, exitpriority=0)


@cache
def read_patterns(_folder: Path | None) -> Mapping[str, msgspec.Raw]:
    """Return what is kept, by flags and pattern, each to be decoded when it is asked for."""
    found: dict[str, msgspec.Raw] = {}
    for each in read_each_kept(_name()):
        with suppress(msgspec.DecodeError, UnicodeDecodeError):
            found = msgspec.msgpack.decode(each, type=dict[str, msgspec.Raw]) | found
    return found


@cache
def _name() -> str:
    """Return the name of the file, which says what the numbers depend on besides the patterns.

    Those are the machine that they are for and the letters that it knows: not which Python of a
    version it is (3.13.1 or 3.13.2).
    """
    machine = f"{_sre.MAGIC} {_sre.CODESIZE} {sys.byteorder} {unicodedata.unidata_version}"
    python = f"{sys.implementation.cache_tag} {machine}"
    readers = (each.__code__.co_filename for each in (needed_letters, tell_first_signs))
    read_off = b"".join(Path(each).read_bytes() for each in readers)
    return f"patterns-{sha256(python.encode() + read_off).hexdigest()[:32]}.msgpack"


def _compile(written: str, flags: re.RegexFlag) -> _Compiled:
    parsed: Any = _parser.parse(written, int(flags))
    index_of: dict[str, int] = parsed.state.groupdict
    names: list[str | None] = [None] * int(parsed.state.groups)
    for name, index in index_of.items():
        names[index] = name
    code = [int(each) for each in _compiler._code(parsed, int(flags))]  # noqa: SLF001
    return _Compiled(
        int(flags) | int(parsed.state.flags),
        tell_first_signs(code, parsed, flags),
        int(parsed.state.groups) - 1,
        index_of,
        names,
        needed_letters(parsed),
    )


def _restore(written: str, kept: _Compiled) -> re.Pattern[str]:
    made: re.Pattern[str] = _sre.compile(
        written, kept.flags, kept.code, kept.groups, kept.index_of, tuple(kept.names)
    )
    return made
