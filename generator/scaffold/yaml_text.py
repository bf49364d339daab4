"""Values as YAML text that an editor would have written, and that reads back to the letter."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

import yaml

from generator.findings.positions import Plain
from generator.text.wrapping import wrap_text

WIDTH = 100
_STEP = "  "
# What may be in brackets as it is.
_SIMPLE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*")
# What other programs would take for a number with decimals, as the question 0.17 or 0.10.
_DECIMAL = re.compile(r"\d+\.\d+")
# Ends a line for YAML, but not for Python's editors.
_OTHER_BREAKS = re.compile("[\r\x85\u2028\u2029]")


def comment(text: str, indent: int = 0) -> Iterator[str]:
    """Yield a text as comment lines, one paragraph for each of its lines."""
    pad = _STEP * indent + "#"
    for line in _OTHER_BREAKS.sub(" ", text).split("\n"):
        wrapped = wrap_text(line, WIDTH - len(pad) - 1)
        yield from (f"{pad} {each}".rstrip() for each in wrapped or [""])


def comment_out(lines: Sequence[str], indent: int = 0) -> Iterator[str]:
    """Yield lines of YAML as comments at an indent: without the marks they are what they were."""
    pad = _STEP * indent
    for line in lines:
        yield f"{pad}# {_OTHER_BREAKS.sub(' ', line.removeprefix(pad))}".rstrip()


def entry(key: str, value: "Plain | None", indent: int = 0) -> Iterator[str]:
    """Yield the lines of a key and its value; None is a key without a value."""
    pad = _STEP * indent
    if value is None:
        yield f"{pad}{key}:"
    elif isinstance(value, str):
        first, *rest = _scalar(value, indent + 1)
        yield f"{pad}{key}: {first}"
        yield from rest
    elif isinstance(value, list):
        yield from _list(key, value, indent)
    else:
        yield f"{pad}{key}:"
        yield from entries(value, indent + 1)


def entries(values: "Mapping[str, Plain]", indent: int = 0) -> Iterator[str]:
    """Yield the lines of a mapping."""
    for key, value in values.items():
        yield from entry(key, value, indent)


def item(lines: Sequence[str], indent: int) -> Iterator[str]:
    """Yield the lines of a mapping, indented by one more than `indent`, as an item of a list."""
    pad = _STEP * indent
    start = next(number for number, line in enumerate(lines) if not line.strip().startswith("#"))
    yield from (pad + line.removeprefix(pad + _STEP) for line in lines[:start])
    yield f"{pad}- {lines[start].removeprefix(pad + _STEP)}"
    yield from lines[start + 1 :]


def _list(key: str, values: "list[Plain | None]", indent: int) -> Iterator[str]:
    pad = _STEP * indent
    if all(isinstance(each, str) and _SIMPLE.fullmatch(each) for each in values):
        yield f"{pad}{key}: [{', '.join(cast('list[str]', values))}]"
        return
    yield f"{pad}{key}:"
    for each in values:
        if isinstance(each, dict):
            yield from item([*entries(each, indent + 2)], indent + 1)
        else:
            first, *rest = _scalar(str(each), indent + 2)
            yield f"{pad}{_STEP}- {first}"
            yield from rest


def _scalar(text: str, indent: int) -> list[str]:
    """Return the lines of a text: as it is where that can be, else the easiest form to edit."""
    if "\n" in text:
        written = _block(text, indent)
        if _reads_back(written, text):
            return written
    if _DECIMAL.fullmatch(text):
        return [f'"{text}"']
    quoted = "'" + text.replace("'", "''") + "'"
    for candidate in (text, quoted):
        if "\n" not in candidate and _reads_back([candidate], text):
            return [candidate]
    return [json.dumps(text, ensure_ascii=False)]


def _block(text: str, indent: int) -> list[str]:
    body = text.rstrip("\n")
    ends = len(text) - len(body)
    mark = "|" if ends == 1 else "|-" if not ends else "|+"
    lines = [*body.split("\n"), *[""] * (ends - 1)]
    return [mark, *((_STEP * indent + line).rstrip(" ") if not line else _STEP * indent + line
                    for line in lines)]  # fmt: skip


def _reads_back(lines: list[str], text: str) -> bool:
    if not text.strip() or text in {"~", "null", "Null", "NULL"}:
        return False
    try:
        return bool(read_yaml("key: " + "\n".join(lines) + "\n") == {"key": text})
    except yaml.YAMLError:
        return False


def read_yaml(written: str | bytes) -> Any:
    """Return YAML as mappings and lists of text. Raises yaml.YAMLError."""
    return yaml.load(written, Loader=yaml.CBaseLoader)  # noqa: S506 - makes nothing but text
