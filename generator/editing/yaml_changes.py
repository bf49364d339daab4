"""A value in a YAML file changed as a careful person would: only its own characters."""

import re
from collections.abc import Mapping, Sequence

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.editing.opened_file import Splice, UnwritableError, apply_splices, line_end_of
from generator.editing.yaml_lines import in_flow, item_lines, lines_of, reads_as, scalar_like
from generator.editing.yaml_list import ListChanges, rebuild_list
from generator.editing.yaml_nodes import (
    ListItem,
    Plain,
    Value,
    compose,
    end_of,
    entries_of,
    is_flow,
    plain_of,
    say,
)
from generator.text.wrapping import wrap_text
from schema.fields import Field

_COLON = re.compile(r"[^\S\r\n]*:")
_HEADER = re.compile(r"[|>][-+0-9]*")
_INDENT = re.compile(r"[ ]*")
_NARROWEST = 40


def read_value(text: str, keys: Sequence[str]) -> Plain:
    """Return what a file says at a key path; None where that is nothing."""
    said = say(_compose(text))
    for key in keys:
        said = said.get(key) if isinstance(said, dict) else None
    return said


def change_value(text: str, keys: Sequence[str], value: Value, fields: tuple[Field, ...]) -> str:
    """Return a text with another value at a key path; None takes it out.

    New keys come in the order of `fields`, those of the file. Raises UnwritableError where the
    file would not read back with that value and all else as it was.
    """
    root = _compose(text)
    wanted = plain_of(value)
    if read_value(text, keys) == wanted and not _has_moved(value):
        return text
    changes = _YamlChanges(text)
    given: Value = value
    for key in reversed(keys):
        given = _Part({key: given})
    if isinstance(root, MappingNode) and not is_flow(root):
        changes.mapping(root, given, fields)  # type: ignore[arg-type]  # keys are never none
    elif say(root) is None:
        changes.append_lines(_nest(keys, wanted))
    else:
        raise UnwritableError("not_a_mapping")
    changed = changes.made()
    _verify(text, changed, keys, wanted)
    return changed


class _Part(dict[str, Value]):
    """Keys to change in a mapping whose other keys stay as they are."""


class _YamlChanges:
    """The changes to one text, gathered on the way down through its tree."""

    def __init__(self, text: str) -> None:
        self.text, self.end = text, line_end_of(text)
        self.changes: list[Splice] = []

    def made(self) -> str:
        """Return the text with all changes made."""
        return apply_splices(self.text, self.changes)

    def put(self, start: int, end: int, written: str) -> None:
        """Note a change; `written` has line feeds."""
        self.changes.append(Splice(start, end, written.replace("\n", self.end)))

    def mapping(
        self, node: MappingNode, new: Mapping[str, Value], fields: tuple[Field, ...]
    ) -> None:
        """Give the keys of a mapping the values they shall have."""
        found, by_key = entries_of(node), {each.key: each for each in fields}
        gone = [] if isinstance(new, _Part) else [each for each in found if each not in new]
        order = {each: number for number, each in enumerate(by_key)}
        given = sorted(new.items(), key=lambda each: order.get(each[0], len(order)))
        for key, value in (*given, *((each, None) for each in gone)):
            below = by_key[key].fields if key in by_key else ()
            if key in found:
                self.entry(node, *found[key], value, below)
            elif plain_of(value) is not None:
                self.insert(node, key, plain_of(value), tuple(by_key))

    def entry(
        self, parent: MappingNode, key: ScalarNode, node: Node, new: Value,
        fields: tuple[Field, ...],
    ) -> None:  # fmt: skip
        """Give a key another value."""
        wanted = _merge(say(node), new)
        if wanted == say(node) and not _has_moved(new):
            return
        if is_flow(node) and not wanted:
            self.put(node.start_mark.index, node.end_mark.index, "")
        elif wanted is None:
            self.unset(parent, key, node)
        elif is_flow(node):
            self.put(node.start_mark.index, node.end_mark.index, in_flow(_like(say(node), wanted)))
        elif isinstance(node, MappingNode) and isinstance(new, Mapping):
            if _is_lacking(say(node)) == _is_lacking(wanted):
                self.mapping(node, new, fields)
            else:
                self.swap(key, node, _in_order(wanted, fields))
        elif isinstance(node, SequenceNode) and _has_items(new):
            self.sequence(node, new, fields)  # type: ignore[arg-type]  # as was just asked
        elif isinstance(node, ScalarNode) and isinstance(wanted, str) and say(node) is not None:
            self.scalar(key, node, wanted)
        else:
            self.anew(key, node, wanted)

    def sequence(
        self, node: SequenceNode, new: Sequence[ListItem], fields: tuple[Field, ...]
    ) -> None:
        """Give a list its items: changed within, added, moved and left out."""

        def change_within(item: Node, value: Mapping[str, Value]) -> list[Splice]:
            inner = _YamlChanges(self.text)
            inner.item(item, value, fields)
            return inner.changes

        def write(value: Mapping[str, Value], column: int) -> str:
            lines = item_lines(_in_order(plain_of(value), fields))
            return self.end.join(f"{' ' * column}{line}".rstrip() for line in lines)

        made = rebuild_list(self.text, node, new, ListChanges(change_within, write, self.end))
        self.changes.extend(made)

    def item(self, node: Node, value: Mapping[str, Value], fields: tuple[Field, ...]) -> None:
        """Give an item of a list other values."""
        wanted = plain_of(value)
        if wanted == say(node) and not _has_moved(value):
            return
        if isinstance(node, MappingNode) and not is_flow(node):
            self.mapping(node, value, fields)
        elif is_flow(node):
            self.put(node.start_mark.index, node.end_mark.index, in_flow(_like(say(node), wanted)))
        else:
            column = self.text.rfind("-", 0, node.start_mark.index)
            pad = " " * (column - self.line_start(column))
            first, *rest = item_lines(_in_order(wanted, fields))
            self.put(column, end_of(node, self.text), first + _below(rest, pad))

    def unset(self, parent: MappingNode, key: ScalarNode, node: Node) -> None:
        """Take a value away: with its line where others are left, else leaving the key."""
        begins, end = node.start_mark.index, end_of(node, self.text)
        if key is not parent.value[0][0] and parent.start_mark.column:
            # With the line end before it: what is after belongs to what stands there, if anything.
            start = self.line_before(key.start_mark.index)
            self.put(start, self.line_end(max(end, self.after_colon(key))), "")
        elif _is_block(node):
            header = _HEADER.match(self.text, begins)
            self.put(begins, header.end() if header else begins, "")
            self.put(self.line_end(begins), end, "")
        elif begins > self.line_end(after := self.after_colon(key)):
            self.put(self.line_before(begins), self.line_end(end), "")
        else:
            self.put(after, end, "")

    def insert(self, node: MappingNode, key: str, value: Plain, order: tuple[str, ...]) -> None:
        """Put a new key into a mapping, where its fields have it."""
        column = node.value[0][0].start_mark.column
        place = {each: number for number, each in enumerate(order)}
        own = place.get(key, len(order))
        before = [each for each in node.value if place.get(each[0].value, -1) < own]
        lines = list(lines_of(key, value))
        pad = " " * column
        if before or column == 0:
            last = before[-1] if before else node.value[-1]
            at = self.line_end(end_of(last[1], self.text))
            # Where fields of a file stand apart, so does one of several lines that is added.
            apart = column == 0 and len(lines) > 1 and self.is_apart(node.value[-1][0])
            gap = "\n" if apart else ""
            self.put(at, at, gap + _below(lines, pad))
        else:
            at = node.value[0][0].start_mark.index
            self.put(at, at, f"{lines[0]}{_below(lines[1:], pad)}\n{pad}")

    def is_apart(self, key: ScalarNode) -> bool:
        """Tell whether a blank line stands above a key, and the comments that belong to it."""
        above = self.text[: key.start_mark.index].splitlines()
        while above and above[-1].startswith("#"):
            above.pop()
        return bool(above) and not above[-1].strip()

    def scalar(self, key: ScalarNode, node: ScalarNode, wanted: str) -> None:
        """Give a text another wording, in the style that it has."""
        if node.style in {"|", ">"} and self.block(key, node, wanted):
            return
        written = None if node.style in {"|", ">"} else scalar_like(wanted, node.style)
        if written is None or (node.style is None and len(written) > _longest(key)):
            self.anew(key, node, wanted)
        else:
            self.put(node.start_mark.index, end_of(node, self.text), written)

    def block(self, key: ScalarNode, node: ScalarNode, wanted: str) -> bool:
        """Give a text in a block other lines; return whether it can have them."""
        header = _HEADER.match(self.text, node.start_mark.index)
        body, end = self.next_line(node.start_mark.index), end_of(node, self.text)
        if header is None or body >= end:
            return False
        indent = next(
            len(_INDENT.match(each)[0])  # type: ignore[index]  # none is something, too
            for each in self.text[body:end].splitlines() if each.strip()
        )  # fmt: skip
        if node.style == ">" and "\n" not in wanted:
            longest = max(map(len, self.text[body:end].splitlines())) - indent
            lines = wrap_text(wanted, max(longest, _NARROWEST))
            mark = header[0]
        else:
            lines, mark = wanted.split("\n"), header[0].replace(">", "|")
        rest = "\n".join(f"{' ' * indent}{line}" if line else "" for line in lines)
        column = key.start_mark.column
        if not reads_as(f"{' ' * column}{key.value}: {mark}\n{rest}", {key.value: wanted}):
            return False
        if mark != header[0]:
            self.put(header.start(), header.end(), mark)
        self.put(body, end, rest)
        return True

    def anew(self, key: ScalarNode, node: Node, wanted: Plain) -> None:
        """Write a value anew after its key; a comment on the line of the key stays there."""
        pad = " " * key.start_mark.column
        first, *rest = lines_of(key.value, wanted)
        first = first.removeprefix(f"{key.value}:")
        after, end = self.after_colon(key), end_of(node, self.text)
        below = _below(rest, pad)
        begins, line_end = node.start_mark.index, self.line_end(after)
        if end <= line_end:  # what was there is on the line of the key, or nothing
            self.put(after, max(after, end), first)
            self.put(line_end, line_end, below)
        elif begins > line_end:  # it began below
            self.put(after, after, first)
            self.put(line_end, end, below)
        elif _is_block(node):
            header = _HEADER.match(self.text, begins)
            self.put(after, header.end() if header else begins, first)
            self.put(line_end, end, below)
        else:
            self.put(after, end, f"{first}{below}")

    def swap(self, key: ScalarNode, node: MappingNode, wanted: Plain) -> None:
        """Write why a value cannot be given in place of its fields, also empty ones; or back."""
        _, *rest = lines_of(key.value, wanted)
        start, end = self.line_end(self.after_colon(key)), self.line_end(end_of(node, self.text))
        self.put(start, end, _below(rest, " " * key.start_mark.column))

    def append_lines(self, value: Plain) -> None:
        """Write keys at the end of a file that has none."""
        text = self.text
        lead = "" if not text or text.endswith(("\n", "\r")) else "\n"
        keys = value.items() if isinstance(value, dict) else ()
        lines = [line for key, each in keys for line in lines_of(key, each)]
        self.put(len(text), len(text), lead + "\n".join(lines) + "\n")

    def after_colon(self, key: ScalarNode) -> int:
        """Return the place just after the colon of a key."""
        match = _COLON.match(self.text, key.end_mark.index)
        if match is None:
            raise UnwritableError("not_a_mapping")
        return match.end()

    def line_start(self, index: int) -> int:
        """Return where the line of a place begins."""
        return max(self.text.rfind("\n", 0, index), self.text.rfind("\r", 0, index)) + 1

    def line_before(self, index: int) -> int:
        """Return where the line before that of a place ends, before its line end."""
        start = self.line_start(index)
        return start - (2 if self.text[start - 2 : start] == "\r\n" else 1)

    def line_end(self, index: int) -> int:
        """Return where the line of a place ends, before its line end."""
        match = re.compile(r"[\r\n]").search(self.text, index)
        return match.start() if match else len(self.text)

    def next_line(self, index: int) -> int:
        """Return where the line after that of a place begins."""
        end = self.line_end(index)
        return end + (2 if self.text[end : end + 2] == "\r\n" else 1 if end < len(self.text) else 0)


def _merge(said: Plain, new: Value) -> Plain:
    """Return what a new value comes to where it may leave other keys as they are."""
    if not isinstance(new, _Part) or not isinstance(said, dict):
        return plain_of(new)
    merged = {key: _merge(said.get(key), each) for key, each in new.items()}
    left: dict[str, Plain] = {
        key: each for key, each in {**said, **merged}.items() if each is not None
    }
    return left or None


def _like(said: Plain, wanted: Plain) -> Plain:
    """Return a value with its keys in the order that they have in the file, new ones after them."""
    if not isinstance(said, dict) or not isinstance(wanted, dict):
        return wanted
    keys = (*(each for each in said if each in wanted), *(e for e in wanted if e not in said))
    return {key: _like(said.get(key), wanted[key]) for key in keys}


def _is_lacking(value: Plain) -> bool:
    """Tell whether a value is why there is none: no other field may stand beside that."""
    return isinstance(value, dict) and value.get("unavailable") is not None


def _longest(key: ScalarNode) -> int:
    """Return how long a text may be that stands on the line of its key."""
    return 100 - key.start_mark.column - len(key.value)


def _below(lines: Sequence[str], pad: str) -> str:
    """Return lines that follow another, each below it at a column; blank ones stay blank."""
    return "".join(f"\n{pad}{line}" if line else "\n" for line in lines)


def _is_block(node: Node) -> bool:
    return isinstance(node, ScalarNode) and node.style in {"|", ">"}


def _has_items(value: Value) -> bool:
    listed = isinstance(value, Sequence) and not isinstance(value, str)
    return listed and all(isinstance(each, ListItem) for each in value)  # type: ignore[union-attr]


def _has_moved(value: Value) -> bool:
    """Tell whether items stand elsewhere than they did, which may read the same."""
    if isinstance(value, Mapping):
        return any(map(_has_moved, value.values()))
    if value is None or isinstance(value, str):
        return False
    origins = [each.origin for each in value if isinstance(each, ListItem)]
    return origins != [*range(len(origins))]


def _in_order(value: Plain, fields: tuple[Field, ...]) -> Plain:
    if not isinstance(value, dict) or not fields:
        return value
    known = {each.key: each.fields for each in fields}
    keys = sorted(value, key=lambda key: [*known, key].index(key))
    return {key: _in_order(value[key], known.get(key, ())) for key in keys}


def _nest(keys: Sequence[str], value: Plain) -> Plain:
    for key in reversed(keys):
        value = {key: value}
    return value


def _compose(text: str) -> Node | None:
    try:
        return compose(text)
    except yaml.YAMLError:
        raise UnwritableError("unparsed") from None


def _verify(before: str, after: str, keys: Sequence[str], wanted: Plain) -> None:
    """Raise UnwritableError unless a value reads back, and all else as it was."""
    then, now = say(_compose(before)), say(_compose(after))
    if read_value(after, keys) != wanted or _without(then, keys) != _without(now, keys):
        raise UnwritableError("does_not_read_back")


def _without(said: Plain, keys: Sequence[str]) -> Plain:
    if not isinstance(said, dict):
        return None
    first, *rest = keys
    left = {key: value for key, value in said.items() if key != first}
    inner = _without(said.get(first), rest) if rest else None
    return {**left, first: inner} if inner else left or None
