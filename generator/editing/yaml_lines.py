"""Values as lines of YAML that a careful person would have typed, at any column."""

import json
import re
from collections.abc import Iterator, Mapping

import yaml

from generator.editing.yaml_nodes import Plain, compose, say
from generator.scaffold.yaml_text import WIDTH, entry
from generator.text.wrapping import wrap_text

# Running text is narrower than what may stand on a line.
_MEASURE = WIDTH - 20


def lines_of(key: str, value: Plain) -> Iterator[str]:
    """Yield the lines of a key and its value; what is below it is two columns in."""
    if isinstance(value, Mapping):
        yield f"{key}:"
        for inner, each in value.items():
            yield from (f"  {line}" for line in lines_of(inner, each))
    elif isinstance(value, list) and any(isinstance(each, Mapping) for each in value):
        yield f"{key}:"
        for each in value:
            yield from (f"  {line}" for line in item_lines(each))
    elif isinstance(value, str) and "\n" not in value and len(value) + len(key) > _MEASURE:
        yield from _folded(key, value)
    else:
        yield from entry(key, value)  # type: ignore[arg-type]  # the same, with its own name


def item_lines(value: Plain) -> Iterator[str]:
    """Yield the lines of an item of a list, the dash on the first."""
    if isinstance(value, Mapping):
        lines = [line for key, each in value.items() for line in lines_of(key, each)]
    else:
        lines = [next(iter(lines_of("", value)))[2:]]
    yield from (f"{'  ' if number else '- '}{line}" for number, line in enumerate(lines))


def _folded(key: str, value: str) -> Iterator[str]:
    """Yield a long text on lines that read as one, where it reads back so."""
    lines = [f"{key}: >-", *(f"  {line}" for line in wrap_text(value, _MEASURE))]
    if reads_as("\n".join(lines), {key: value}):
        yield from lines
    else:
        yield from entry(key, value)


def reads_as(written: str, value: Plain) -> bool:
    """Tell whether a piece of YAML says this and nothing else, and has no comment in it."""
    try:
        return say(compose(f"{written}\n")) == value
    except yaml.YAMLError:
        return False


def scalar_like(text: str, style: str | None, *, flow: bool = False) -> str | None:
    """Return a text of one line in the style of another: `'`, `"` or none; else in one that fits.

    None where it has several lines and no quotes stood around what was there.
    """
    if "\n" in text and style != '"':
        return None
    quoted = "'" + text.replace("'", "''") + "'"
    double = json.dumps(text, ensure_ascii=False)
    order = {"'": (quoted, double), '"': (double,)}.get(style or "", (text, quoted, double))
    frame = "k: [{}]" if flow else "k: {}"
    expected: Plain = {"k": [text] if flow else text}
    return next((each for each in order if reads_as(frame.format(each), expected)), double)


def in_flow(value: Plain) -> str:
    """Return a value as it stands in braces or brackets."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {in_flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(in_flow, value)) + "]"
    return scalar_like(re.sub(r"\s+", " ", value or ""), None, flow=True) or '""'
