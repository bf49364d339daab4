"""Places in files: spans, and trees of YAML values that remember where they stood."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

Keys: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text; lines and columns count from 1, the end is just after the last one."""

    line: int
    column: int
    end_line: int
    end_column: int


START = Span(1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value, as text; `empty` when nothing was written (`key:`, `key: ~`)."""

    text: str
    span: Span
    empty: bool
    block: bool


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of values."""

    items: tuple["Tree", ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """One key and its value."""

    key: str
    key_span: Span
    value: "Tree"


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping; entries in the order of the file, each key once."""

    entries: tuple[Entry, ...]
    span: Span

    def find(self, key: object) -> Entry | None:
        """Return the entry with this key, or None."""
        return next((entry for entry in self.entries if entry.key == key), None)


Tree: TypeAlias = Scalar | Sequence | Table
Plain: TypeAlias = "str | list[Plain | None] | dict[str, Plain]"


def to_plain(tree: Tree) -> "Plain | None":
    """Return the tree as strings, lists and dicts; an empty value is left out of its mapping."""
    if isinstance(tree, Scalar):
        return None if tree.empty else tree.text
    if isinstance(tree, Sequence):
        return [to_plain(item) for item in tree.items]
    plain = ((entry.key, to_plain(entry.value)) for entry in tree.entries)
    return {key: value for key, value in plain if value is not None}


def step_into(tree: Tree, key: str | int) -> Tree | None:
    """Return the value under a key or index, or None."""
    if isinstance(tree, Table):
        entry = tree.find(key)
        return entry.value if entry else None
    if isinstance(tree, Sequence) and isinstance(key, int) and 0 <= key < len(tree.items):
        return tree.items[key]
    return None


def span_of(tree: Tree, keys: Keys, *, of_key: bool = False) -> Span:
    """Return the span of the value (or of the key) at a key path, or of its nearest ancestor."""
    span = _first_line(tree) if isinstance(tree, Table) else tree.span
    for key in keys:
        entry = tree.find(key) if isinstance(tree, Table) else None
        below = step_into(tree, key)
        if below is None:
            return span
        tree, name = below, entry.key_span if entry else None
        span = tree.span if isinstance(tree, Scalar) and not tree.block else name or _head(tree)
        span = name if name and (of_key or (isinstance(tree, Scalar) and tree.empty)) else span
    return span


def _first_line(tree: Table) -> Span:
    return tree.entries[0].key_span if tree.entries else tree.span


def _head(tree: Tree) -> Span:
    """Return the span of the first thing in a list item: enough to point at."""
    if isinstance(tree, Table) and tree.entries:
        return tree.entries[0].key_span
    if isinstance(tree, Sequence) and tree.items:
        return _head(tree.items[0])
    return tree.span


def walk_scalars(tree: Tree, keys: Keys = ()) -> Iterator[tuple[Keys, Scalar]]:
    """Yield every scalar with its key path, in the order of the file."""
    if isinstance(tree, Scalar):
        yield keys, tree
    elif isinstance(tree, Sequence):
        for index, item in enumerate(tree.items):
            yield from walk_scalars(item, (*keys, index))
    else:
        for entry in tree.entries:
            yield from walk_scalars(entry.value, (*keys, entry.key))
