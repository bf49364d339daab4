"""Where on the site each organisation's pages are, as far as that concerns the others."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.content.documents import parse_file
from generator.content.layout import is_usable_key
from generator.content.sources import Source
from generator.content.yaml_documents import YamlDocument
from generator.findings.codes import site
from generator.findings.finding import Finding, Ref
from generator.findings.positions import Scalar, Span

_FILE, _KEY, _TOP = "organisation.yaml", "address", "/"
# Most files say nothing of it, or say it plainly: they need not be parsed to see that.
_WRITTEN = re.compile(rb"""^["']?address["']?[ \t]*:""", re.MULTILINE)
_PLAINLY = re.compile(rb"^(address:[ \t]+)(/|[a-z][a-z0-9-]*)[ \t]*(?:[ \t]#.*)?\r?$", re.MULTILINE)

_NAME = re.compile(r"[a-z0-9-]+")


class Places(Struct, frozen=True):
    """What all organisations' addresses come to.

    `several` when the site has a front page beside those of organisations: where there are several
    of them, or one whose pages are in a folder. `top` when one of several is at the top of the
    site. `folders` are those of their pages, empty at the top; `findings` say where two want the
    same.
    """

    several: bool
    top: bool
    folders: Mapping[str, str]
    findings: tuple[Finding, ...] = ()


class _Written(Struct, frozen=True):
    """What an organisation's file says of its address, and where."""

    key: str
    text: str
    where: Ref


def find_places(content: Path, keys: tuple[str, ...], heads: Mapping[str, bytes]) -> Places:
    """Compare what each organisation's own file says of its address on the site.

    `heads` are those that there are, see `read_heads`.
    """
    read = ((key, _read(content / key / _FILE, key, data)) for key, data in heads.items())
    written = {key: found for key, found in read if found}
    folders = {key: "" if each.text == _TOP else each.text for key, each in written.items()}
    several = len(keys) > 1 or any(folders.values())
    every = {key: key if several else "" for key in keys} | folders
    top = several and "" in folders.values()
    return Places(several, top, every, tuple(_compare(every, written)))


def _read(file: Path, key: str, data: bytes) -> _Written | None:
    """Return the address in an organisation's file; None where there is none to be read."""
    if not _WRITTEN.search(data):
        return None
    path = f"{key}/{_FILE}"
    if plainly := _PLAINLY.search(data):
        line, begins = data.count(b"\n", 0, plainly.start()) + 1, len(plainly[1]) + 1
        span = Span(line, begins, line, begins + len(plainly[2]))
        return _Written(key, plainly[2].decode(), Ref(path, (_KEY,), span=span))
    document = parse_file(Source(path, file, len(data), data))[0].document
    entry = document.root.find(_KEY) if isinstance(document, YamlDocument) else None
    if entry is None or not isinstance(entry.value, Scalar) or not entry.value.text:
        return None
    return _Written(key, entry.value.text, replace(Ref(path, (_KEY,)), span=entry.value.span))


def _compare(folders: Mapping[str, str], written: Mapping[str, _Written]) -> Iterator[Finding]:
    """Yield the addresses that another organisation has, or the site itself."""
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for key, folder in folders.items():
        holders[folder].append(key)
    for folder, keys in holders.items():
        # Who has it without saying so has it first.
        first, *others = sorted(keys, key=lambda key: key in written)
        for key in others:
            case = "folder" if folder else "top"
            yield site.ADDRESS_TAKEN.at(
                written[key].where, case=case, address=written[key].text, other=first, own=key
            )
        # What is not written as an address is, is told as that.
        if first in written and _NAME.fullmatch(folder) and not is_usable_key(folder):
            yield site.ADDRESS_TAKEN.at(
                written[first].where, case="site", address=folder, other="", own=first
            )
