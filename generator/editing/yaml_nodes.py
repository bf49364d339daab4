"""YAML as it is typed: nodes with their style and place, and what they say as plain values."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import yaml
from msgspec import Struct
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

# A value as an editor gives it; of a list of mappings, items that say where they came from.
Value: TypeAlias = "str | Sequence[str] | Sequence[ListItem] | Mapping[str, Value] | None"
Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


class ListItem(Struct, frozen=True):
    """An item of a list: what it says, and which of the items in the file it was, if any."""

    value: Mapping[str, "Value"]
    origin: int | None = None


def compose(text: str) -> Node | None:
    """Return the tree of a YAML text; None where it says nothing. Raises yaml.YAMLError."""
    return yaml.compose(text, Loader=yaml.CBaseLoader)


def is_flow(node: Node) -> bool:
    """Tell whether a collection is typed in braces or brackets."""
    return isinstance(node, MappingNode | SequenceNode) and bool(node.flow_style)


def say(node: Node | None) -> Plain:
    """Return what a node says: texts, lists and mappings; None where that is nothing.

    Line ends after a text do not count, nor do items and keys that are not filled in.
    """
    if isinstance(node, ScalarNode):
        empty = node.value.strip() == "" if node.style else node.value in _NOTHING
        return None if empty else node.value.rstrip("\n")
    if isinstance(node, SequenceNode):
        return [each for each in map(say, node.value) if each is not None] or None
    if isinstance(node, MappingNode):
        said: dict[str, Plain] = {}
        for key, value in node.value:
            if said.get(key.value) is None:
                said[key.value] = say(value)
        return {key: value for key, value in said.items() if value is not None} or None
    return None


def plain_of(value: Value) -> Plain:
    """Return a value that an editor gives in the same shape as `say`."""
    if value is None or isinstance(value, str):
        return (value or "").rstrip("\n") if (value or "").strip() else None
    if isinstance(value, Mapping):
        pairs = {key: plain_of(each) for key, each in value.items()}
        return {key: each for key, each in pairs.items() if each is not None} or None
    items = [plain_of(each.value if isinstance(each, ListItem) else each) for each in value]
    return [each for each in items if each is not None] or None


def entries_of(node: MappingNode) -> dict[str, tuple[ScalarNode, Node]]:
    """Return keys and values of a mapping by key; of two alike, the first that says something."""
    found: dict[str, tuple[ScalarNode, Node]] = {}
    for key, value in node.value:
        known = found.get(key.value)
        if known is None or say(known[1]) is None:
            found[key.value] = (key, value)
    return found


def end_of(node: Node, text: str) -> int:
    """Return the index just after what is typed of a node, before blank lines and comments."""
    if isinstance(node, MappingNode) and node.value and not is_flow(node):
        return max(end_of(value, text) for _, value in node.value)
    if isinstance(node, SequenceNode) and node.value and not is_flow(node):
        return end_of(node.value[-1], text)
    start, end = node.start_mark.index, node.end_mark.index
    return start + len(text[start:end].rstrip()) if end > start else end
