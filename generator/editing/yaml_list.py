"""The items of a list in YAML: each with its own lines, put together anew."""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct
from yaml.nodes import Node, SequenceNode

from generator.editing.opened_file import Splice, UnwritableError, apply_splices
from generator.editing.yaml_nodes import ListItem, Value, end_of, say

_COMMENT = re.compile(r"[ \t]*#")


class ListChanges(Struct, frozen=True):
    """How an item is changed within, how a new one is written at a column, how lines end."""

    change_within: Callable[[Node, Mapping[str, Value]], list[Splice]]
    write: Callable[[Mapping[str, Value], int], str]
    line_end: str


class _ItemLines(Struct, frozen=True):
    """The lines of an item, with the comments directly above it: from an index to another."""

    node: Node
    start: int
    end: int


def rebuild_list(
    text: str, node: SequenceNode, new: Sequence[ListItem], how: ListChanges
) -> list[Splice]:
    """Return the changes that give a list these items.

    Items that are templates, not filled in yet, take up what is new before lines are added.
    """
    chunks = _chunks(text, node)
    filled = [each for each in chunks if say(each.node) is not None]
    blank = [each for each in chunks if say(each.node) is None]
    origins = [each.origin for each in new]
    changes: list[Splice] = []
    kept = [each for each in origins if each is not None]
    if any(not 0 <= each < len(filled) for each in kept) or len({*kept}) < len(kept):
        raise UnwritableError("does_not_read_back")
    if origins[: len(filled)] == [*range(len(filled))]:
        for chunk, item in zip(filled, new, strict=False):
            changes += how.change_within(chunk.node, item.value)
        added = [each.value for each in new[len(filled) :]]
        for chunk, value in zip(blank, added, strict=False):
            changes += how.change_within(chunk.node, value)
        return [*changes, *_append(text, node, chunks, added[len(blank) :], how)]
    return [_reassemble(text, node.start_mark.column, chunks, new, how)]


def _append(
    text: str, node: SequenceNode, chunks: list[_ItemLines], added: list[Mapping[str, Value]],
    how: ListChanges,
) -> list[Splice]:  # fmt: skip
    if not added:
        return []
    gap, column = _gap(text, chunks, how.line_end), node.start_mark.column
    written = "".join(f"{gap}{how.write(each, column)}" for each in added)
    return [Splice(chunks[-1].end, chunks[-1].end, written)]


def _reassemble(
    text: str, column: int, chunks: list[_ItemLines], new: Sequence[ListItem], how: ListChanges
) -> Splice:
    """Return the change that puts all items in their new order, each as it is typed."""
    filled = [each for each in chunks if say(each.node) is not None]
    blank = [each for each in chunks if say(each.node) is None]
    pieces = []
    for item in new:
        if item.origin is None:
            pieces.append(how.write(item.value, column))
        else:
            chunk = filled[item.origin]
            inner = how.change_within(chunk.node, item.value)
            pieces.append(apply_splices(text, inner, chunk.start, chunk.end))
    pieces += [text[each.start : each.end] for each in blank]
    gap = _gap(text, chunks, how.line_end)
    return Splice(chunks[0].start, chunks[-1].end, gap.join(pieces))


def _gap(text: str, chunks: list[_ItemLines], line_end: str) -> str:
    """Return what stands between two items: a line end, and a blank line where there is one."""
    between = (text[a.end : b.start] for a, b in pairwise(chunks))
    spaced = any(not each.strip() and each.count("\n") > 1 for each in between)
    return line_end * 2 if spaced else line_end


def _chunks(text: str, node: SequenceNode) -> list[_ItemLines]:
    chunks: list[_ItemLines] = []
    dash = re.compile(rf"^[ ]{{{node.start_mark.column}}}-(?=\s|$)", re.MULTILINE)
    before = _line_start(text, node.start_mark.index)
    for item in node.value:
        found = dash.search(text, before, item.start_mark.index + 1)
        if found is None:
            raise UnwritableError("not_a_mapping")
        end = _line_end(text, max(end_of(item, text), found.end()))
        start = _with_comments(text, found.start(), before) if chunks else found.start()
        if chunks:  # what stands between two items, and is not of the second, stays with the first
            rest = text[chunks[-1].end : start].rstrip()
            first = chunks[-1]
            chunks[-1] = _ItemLines(first.node, first.start, first.end + len(rest))
        chunks.append(_ItemLines(item, start, end))
        before = end
    return chunks


def _with_comments(text: str, start: int, least: int) -> int:
    """Return where the comments directly above a line begin."""
    while start > least:
        above = _line_start(text, start - 1 - text[:start].endswith("\r\n"))
        if above < least or not _COMMENT.match(text, above):
            break
        start = above
    return start


def _line_start(text: str, index: int) -> int:
    return max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1


def _line_end(text: str, index: int) -> int:
    match = re.compile(r"[\r\n]").search(text, index)
    return match.start() if match else len(text)
