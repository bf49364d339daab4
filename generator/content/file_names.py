"""SYN030 to SYN032: names of files that another system refuses, takes for another, or leaves out.

The site is built on one system, uploaded by a second and checked out on others: Windows, macOS.
"""

import re
from collections.abc import Iterable, Iterator
from posixpath import basename, dirname

from generator.findings.codes import syntax
from generator.findings.finding import Finding, Ref
from schema.addresses import DEVICE
from schema.kept_patterns import compile_kept

# What Windows, and GitHub's own storage of what a build has made, refuse in names.
_REFUSED = compile_kept(r'[*?"<>|:\\\ufffd]')
# Windows stops at some 260 characters, of which the folder that holds the repository takes a part.
_LONGEST = 200
_ABOVE = "content/"


def check_names(paths: Iterable[str]) -> Iterator[Finding]:
    """Yield the names of an organisation's files that do not hold on every system."""
    seen: dict[str, str] = {}
    for path in paths:
        yield from _check(path)
        same = seen.setdefault(path.casefold(), path)
        if same != path and dirname(same).casefold() == dirname(path).casefold():
            file, other = _apart(path, same)
            yield syntax.SAME_NAME.at(
                Ref(path), about=file, case="capitals", file=file, other=other
            )


def _apart(one: str, other: str) -> tuple[str, str]:
    """Return the ends of two paths from the first folder or file by which they differ."""
    mine, theirs = one.split("/"), other.split("/")
    first = next(at for at, name in enumerate(mine) if name != theirs[at])
    return "/".join(mine[first:]), "/".join(theirs[first:])


def _check(path: str) -> Iterator[Finding]:
    name = basename(path)
    found = _REFUSED.search(name)
    case = ""
    if found:
        case = "unreadable" if found.group() == "\ufffd" else "character"
    elif name.startswith("."):
        case = "hidden"
    elif name.endswith((".", " ")):
        case = "end"
    elif DEVICE.fullmatch(name):
        case = "device"
    if case:
        yield syntax.REFUSED_NAME.at(
            Ref(path),
            about=name,
            case=case,
            file=name,
            character=found.group() if found else "",
            suggestion=_suggest(name),
        )
    if len(_ABOVE + path) > _LONGEST:
        yield syntax.LONG_PATH.at(
            Ref(path), about=name, length=len(_ABOVE + path), limit=_LONGEST, file=name
        )


def _suggest(name: str) -> str:
    """Return a name like this one that every system takes; empty where nothing is left of it."""
    meant = re.sub(r"-{2,}", "-", _REFUSED.sub("-", name)).strip(". -").replace("-.", ".")
    stem, dot, suffix = meant.rpartition(".")
    if DEVICE.fullmatch(meant):
        meant = f"{stem or suffix}-1{dot}{suffix if stem else ''}"
    return meant if meant != name else ""
