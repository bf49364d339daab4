"""The line of organisation.yaml that says where on the site the pages are, so that it stays so."""

import re
from pathlib import Path

from msgspec import Struct

from generator.content.yaml_documents import parse_yaml
from generator.findings.positions import MappingNode, Plain, is_written, to_plain
from generator.plan.addresses import TOP

KEY = "address"
_FILE = "organisation.yaml"
# A key that awaits its value, with what is said of it.
_EMPTY = re.compile(rf"^({KEY}:)[ \t]*(#.*)?(\r?)$")


class NewAddress(Struct, frozen=True):
    """The address of a new organisation, and what keeps that of the one that was alone.

    `file` is that one's organisation.yaml, None where there is nothing to keep; `text` is the whole
    of it with its address, empty where that takes a hand.
    """

    address: str
    file: Path | None = None
    text: str = ""


def find_address(content: Path, key: str, others: tuple[str, ...]) -> NewAddress:
    """Return where the pages of a new organisation are to be, beside those of `others`.

    The first is at the top of the site; who comes later gets a folder, so that no page of another
    moves. An organisation that has been alone without saying where it is, is at the top.
    """
    if not others:
        return NewAddress(TOP)
    if len(others) > 1:
        return NewAddress(key)
    file = content / others[0] / _FILE
    try:
        text = file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return NewAddress(key, file)
    document, _ = parse_yaml(_FILE, text)
    entry = document.root.find(KEY) if document else None
    if entry and is_written(entry.value):
        return NewAddress(key)
    return NewAddress(key, file, write_address(text, TOP) or "")


def write_address(text: str, address: str) -> str | None:
    """Return organisation.yaml's text with an address, all else as it is typed.

    None where it has one already, or cannot be read.
    """
    document, _ = parse_yaml(_FILE, text)
    entry = document.root.find(KEY) if document else None
    if document is None or (entry and is_written(entry.value)):
        return None
    ending = "\r" if "\r\n" in text else ""
    lines = text.split("\n")
    if entry:
        number = entry.key_span.line - 1
        lines[number] = _EMPTY.sub(rf"\1 {address} \2\3", lines[number]).replace(" \r", "\r")
        lines[number] = lines[number].rstrip(" ")
    else:
        while lines and not lines[-1].strip():
            lines.pop()
        lines += [f"{KEY}: {address}{ending}", ""]
    written = "\n".join(lines)
    after, found = parse_yaml(_FILE, written)
    wanted: dict[str, Plain | None] = {**_values(document.root), KEY: address}
    return written if after and not found and _values(after.root) == wanted else None


def _values(root: MappingNode) -> "dict[str, Plain | None]":
    plain = to_plain(root)
    return {**plain} if isinstance(plain, dict) else {}
