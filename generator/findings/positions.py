"""Places in files: spans, and trees of YAML values that remember where they stood."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TypeAlias

from msgspec import Struct

Keys: TypeAlias = tuple[str | int, ...]


class Span(Struct, frozen=True, order=True):
    """A stretch of text; lines and columns count from 1, the end is just after the last one."""

    line: int
    column: int
    end_line: int
    end_column: int


START = Span(1, 1, 1, 1)


class Scalar(Struct, frozen=True):
    """A single value, as text.

    `empty` when nothing was written (`key:`, `key: ~`, `key: ""`), `block` for the forms with
    `|` and `>`, `broken` when what was written cannot be used.
    """

    text: str
    span: Span
    empty: bool
    block: bool
    broken: bool = False


class Sequence(Struct, frozen=True, dict=True):
    """A list of values; `broken` when items that cannot be used have been left out of it."""

    items: tuple["Tree", ...]
    span: Span
    broken: bool = False

    @cached_property
    def broken_within(self) -> bool:
        """Whether something in it cannot be used."""
        return self.broken or any(map(is_broken, self.items))


class MappingEntry(Struct, frozen=True):
    """One key and its value."""

    key: str
    key_span: Span
    value: "Tree"


class MappingNode(Struct, frozen=True, dict=True):
    """A mapping; entries in the order of the file, each key once."""

    entries: tuple[MappingEntry, ...]
    span: Span

    def find(self, key: object) -> MappingEntry | None:
        """Return the entry with this key, or None."""
        return self._by_key.get(key)

    @cached_property
    def broken_within(self) -> bool:
        """Whether something in it cannot be used."""
        return any(is_broken(entry.value) for entry in self.entries)

    @cached_property
    def _by_key(self) -> Mapping[object, MappingEntry]:
        return {entry.key: entry for entry in reversed(self.entries)}


Tree: TypeAlias = Scalar | Sequence | MappingNode
Plain: TypeAlias = "str | list[Plain | None] | dict[str, Plain]"


def is_written(tree: Tree) -> bool:
    """Tell whether a value says anything usable; an empty list does."""
    if isinstance(tree, Scalar):
        return not (tree.empty or tree.broken)
    return isinstance(tree, Sequence) or any(is_written(each.value) for each in tree.entries)


def to_plain(tree: Tree) -> "Plain | None":
    """Return the tree as strings, lists and dicts; None where nothing usable is written.

    A mapping leaves out the keys without a value, and is None itself when no value is left.
    """
    if isinstance(tree, Scalar):
        return None if tree.empty or tree.broken else tree.text
    if isinstance(tree, Sequence):
        return [to_plain(item) for item in tree.items]
    plain = ((entry.key, to_plain(entry.value)) for entry in tree.entries)
    return {key: value for key, value in plain if value is not None} or None


def step_into(tree: Tree, key: str | int) -> Tree | None:
    """Return the value under a key or index, or None."""
    if isinstance(tree, MappingNode):
        entry = tree.find(key)
        return entry.value if entry else None
    if isinstance(tree, Sequence) and isinstance(key, int) and 0 <= key < len(tree.items):
        return tree.items[key]
    return None


def descend(tree: Tree, keys: Keys) -> tuple[Tree, bool]:
    """Follow a key path as far as it goes; return the last value, and whether the path ended."""
    for key in keys:
        below = step_into(tree, key)
        if below is None:
            return tree, False
        tree = below
    return tree, True


def is_broken(tree: Tree) -> bool:
    """Tell whether something in a value cannot be used."""
    return tree.broken if isinstance(tree, Scalar) else tree.broken_within


def span_of(tree: Tree, keys: Keys, *, of_key: bool = False) -> Span:
    """Return the span of the value (or of the key) at a key path, or of its nearest ancestor.

    A value of several lines is pointed at by its key, or by the first thing in it.
    """
    span = _first(tree)
    for key in keys:
        below = step_into(tree, key)
        if below is None:
            return span
        entry = tree.find(key) if isinstance(tree, MappingNode) else None
        on_one_line = isinstance(below, Scalar) and not below.block and not below.empty
        points_at_key = entry is not None and (of_key or not on_one_line)
        span = entry.key_span if entry and points_at_key else _first(below)
        tree = below
    return span


def _first(tree: Tree) -> Span:
    if isinstance(tree, MappingNode) and tree.entries:
        return tree.entries[0].key_span
    if isinstance(tree, Sequence) and tree.items:
        return _first(tree.items[0])
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
