"""Changes to inputs, by their structure: bytes, lines, tokens, YAML, Markdown, and whole folders.

All of them draw from one `Random`. Which one is for the caller to say: with a seed the change can
be made again, and Hypothesis or a fuzzer that looks at coverage can draw instead of chance.
"""

import re
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import yaml

from tests.fuzz.cases import Files
from tests.fuzz.pieces import MARKDOWN_PIECES, ODD_NAMES, ODD_VALUES, YAML_PIECES

Change = Callable[[bytes, Random], bytes]
_TOKEN = re.compile(r"\w+|[^\w\s]|\s+")
# A file that has become larger than this tells no more than a smaller one.
_LARGEST = 200_000


def _encode(text: str) -> bytes:
    """Return a text in UTF-8, also one that has halves of characters in it."""
    return text.encode("utf-8", "surrogatepass")


def _bytes(data: bytes, chance: Random) -> bytes:
    """Bytes changed, put in, taken away, cut off or said twice."""
    at = chance.randrange(len(data) + 1)
    length = chance.choice((1, 1, 2, 4, 16, 64))
    return chance.choice((
        lambda: data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :],
        lambda: data[:at] + bytes(chance.randrange(256) for _ in range(length)) + data[at:],
        lambda: data[:at] + data[at + length :],
        lambda: data[:at],
        lambda: data[at:],
        lambda: data[:at] + data[at : at + length] * chance.choice((2, 50)) + data[at + length :],
        lambda: data[:at] + _encode(chance.choice(ODD_VALUES)) + data[at:],
    ))()  # fmt: skip


def _encoding(data: bytes, chance: Random) -> bytes:
    """The text in another encoding, with other line ends, or with a mark at its beginning."""
    text = data.decode("utf-8", "replace")
    return chance.choice((
        lambda: b"\xef\xbb\xbf" + data,
        lambda: text.encode("utf-16"),
        lambda: text.encode("latin-1", "replace"),
        lambda: text.encode("cp1252", "replace"),
        lambda: data.replace(b"\n", b"\r\n"),
        lambda: data.replace(b"\n", b"\r"),
        lambda: data.replace(b"\n", "\u2028".encode()),
        lambda: data + b"\x00",
        lambda: data.decode("latin-1").encode(),
    ))()  # fmt: skip


def _lines(data: bytes, chance: Random) -> bytes:
    """Lines taken away, said again, moved, or set further in or out."""
    lines = data.split(b"\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    until = min(len(lines), at + chance.choice((1, 1, 1, 2, 5, 20)))
    part = lines[at:until]
    inner = b" " * chance.choice((1, 2, 4, 8)) if chance.random() < 0.8 else b"\t"
    changed = chance.choice((
        lambda: lines[:at] + lines[until:],
        lambda: lines[:at] + part * chance.choice((2, 2, 3, 30)) + lines[until:],
        lambda: [*(each for n, each in enumerate(lines) if not at <= n < until), *part],
        lambda: lines[:other] + part + lines[other:],
        lambda: lines[:at] + [inner + each for each in part] + lines[until:],
        lambda: lines[:at] + [each.lstrip() for each in part] + lines[until:],
        lambda: lines[:at] + [each[2:] for each in part] + lines[until:],
        lambda: lines[:at] + [b"# " + each for each in part] + lines[until:],
        lambda: [*lines[:at], b" ".join(part), *lines[until:]],
    ))()  # fmt: skip
    return b"\n".join(changed)


def _tokens(data: bytes, chance: Random) -> bytes:
    """A word, number or mark replaced by another of the same text, or by an odd value."""
    tokens = _TOKEN.findall(data.decode("utf-8", "replace")) or [""]
    for _ in range(chance.choice((1, 1, 2, 5))):
        at = chance.randrange(len(tokens))
        tokens[at] = chance.choice((
            chance.choice(tokens), chance.choice(ODD_VALUES), chance.choice(YAML_PIECES),
            chance.choice(MARKDOWN_PIECES), "", tokens[at] * 2, tokens[at].upper(),
        ))  # fmt: skip
    return _encode("".join(tokens))


def _pieces(data: bytes, chance: Random) -> bytes:
    """Constructs of Markdown put in between words and lines."""
    text = data.decode("utf-8", "replace")
    for _ in range(chance.choice((1, 1, 2, 4, 10))):
        at = chance.randrange(len(text) + 1)
        piece = "".join(chance.choices(MARKDOWN_PIECES, k=chance.choice((1, 1, 2, 3))))
        text = f"{text[:at]}{piece * chance.choice((1, 1, 1, 1, 40))}{text[at:]}"
    return _encode(text)


def _yaml(data: bytes, chance: Random) -> bytes:
    """A value of a YAML file replaced, taken away, said twice or moved; its comments are lost."""
    try:
        root = yaml.load(data, Loader=yaml.CBaseLoader)  # noqa: S506 - makes nothing but text
    except yaml.YAMLError:
        return _lines(data, chance)
    for _ in range(chance.choice((1, 1, 2, 4))):
        places = [*_places(root)]
        if not places:
            return _encode(chance.choice(ODD_VALUES))
        parent, key = chance.choice(places)
        _change_value(parent, key, places, chance)
    try:
        made = yaml.dump(root, Dumper=yaml.SafeDumper, allow_unicode=True, sort_keys=False)
    except (yaml.YAMLError, RecursionError, UnicodeError):
        return data
    return _encode(made)


def _places(value: Any, deep: int = 0) -> Iterator[tuple[Any, Any]]:
    if isinstance(value, dict | list) and deep < 20:
        for key, below in [*value.items()] if isinstance(value, dict) else enumerate(value):
            yield value, key
            yield from _places(below, deep + 1)


def _change_value(parent: Any, key: Any, places: list[tuple[Any, Any]], chance: Random) -> None:
    value = parent[key]
    elsewhere, other = chance.choice(places)
    how = chance.randrange(9)
    if how == 0:
        del parent[key]
    elif how == 1:
        parent[key] = chance.choice(ODD_VALUES)
    elif how == 2:
        parent[key] = elsewhere[other] if elsewhere[other] is not parent else ""
    elif how == 3:
        parent[key] = [value] if chance.random() < 0.5 else {"nb": value}
    elif how == 4 and isinstance(parent, list):
        parent.extend([value] * chance.choice((1, 2, 40)))
    elif how == 5 and isinstance(parent, dict):
        parent[chance.choice((*ODD_VALUES, f"{key}s", str(key).upper()))] = parent.pop(key)
    elif how == 6 and isinstance(value, dict | list):
        parent[key] = type(value)()
    elif how == 7 and isinstance(value, str):
        parent[key] = value + chance.choice(ODD_VALUES)
    else:
        parent[key] = {"nb": value, "en": chance.choice(ODD_VALUES)}


_TEXT: tuple[Change, ...] = (_lines, _lines, _tokens, _tokens, _bytes, _encoding)
_BY_SUFFIX: dict[str, tuple[Change, ...]] = {
    "yaml": (*_TEXT, _yaml, _yaml, _yaml, _yaml),
    "md": (*_TEXT, _pieces, _pieces, _pieces, _pieces),
    "txt": (*_TEXT, _pieces),
    "svg": (*_TEXT, _bytes),
    "json": (*_TEXT, _bytes),
}


def change_file(path: str, data: bytes, chance: Random) -> bytes:
    """Return a file's data changed in a way that suits what its name says it is."""
    change = chance.choice(_BY_SUFFIX.get(path.rpartition(".")[2], (_bytes,)))
    return change(data, chance)[:_LARGEST]


def change_folder(files: Files, chance: Random) -> dict[str, bytes]:
    """Return a folder's files after one to a few changes to what is in them, or to their names."""
    changed = dict(files)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        if not changed:
            return {"x": b""}
        path = chance.choice(sorted(changed))
        if chance.random() < 0.8:
            changed[path] = change_file(path, changed[path], chance)
        else:
            _change_name(changed, path, chance)
    return changed


def _change_name(files: dict[str, bytes], path: str, chance: Random) -> None:
    """Take away, empty, rename or copy a file, or one of the folders above it."""
    how = chance.randrange(5)
    if how == 0:
        del files[path]
    elif how == 1:
        files[path] = b""
    elif how == 2:
        files[path] = files[chance.choice(sorted(files))]
    else:
        parts = path.split("/")
        at = chance.randrange(len(parts))
        odd = (*ODD_NAMES, parts[at].upper(), f"{parts[at]}2", chance.choice(sorted(files)))
        name = chance.choice(odd)
        data = files.pop(path) if how == 3 else files[path]
        files["/".join([*parts[:at], name, *parts[at + 1 :]])] = data
