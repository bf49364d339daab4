"""A tree of text becomes a typed model; every mistake becomes a finding."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.content.unknown_keys import find_empty
from generator.content.yaml_documents import YamlDocument
from generator.findings.codes import values
from generator.findings.finding import Finding
from generator.findings.positions import (
    Keys,
    MappingNode,
    Plain,
    Scalar,
    Sequence,
    Tree,
    is_written,
    step_into,
    to_plain,
)

Shape = TypeVar("Shape", bound=BaseModel)

# Stands for every key of a file that cannot be read at all.
UNREADABLE = "*"
# Taking a wrong value out can leave its surroundings short of a key; each round goes one level up.
_ROUNDS = 6


class Validated(Struct, Generic[Shape], frozen=True):
    """What could be read of a document: `value` is None when a required key is wanting.

    `broken` holds the top-level keys under which something was wrong and has been left out, and
    those that a mistyped key was probably meant to be. `document` is the document without what
    was left out, so that places in `value` are the same places in it.
    """

    value: Shape | None
    broken: frozenset[str]
    document: YamlDocument | None = None


def validate_document(
    document: YamlDocument, model: type[Shape], stand_in: Mapping[str, Plain] | None = None
) -> tuple[Validated[Shape], tuple[Finding, ...]]:
    """Read a document as a model.

    Where values are wrong they are left out and the rest is read again, so that one mistake does
    not hide a whole file. `stand_in` then has values for keys that the model requires.
    """
    root = document.root
    findings = tuple(find_empty(document, model))
    value: Shape | None = None
    for attempt in range(_ROUNDS):
        written = to_plain(root)
        plain = dict(stand_in) if stand_in and attempt else {}
        plain |= written if isinstance(written, dict) else {}
        try:
            value = model.model_validate(plain)
            break
        except ValidationError as error:
            details = _own(error.errors(include_url=False))
        from generator.content.value_errors import keys_of

        findings += tuple(_explain(document, model, details)) if not attempt else ()
        root = _prune_top(root, [keys_of(detail["loc"]) for detail in details])
    broken = frozenset(key for finding in findings for key in _broken_keys(finding))
    return Validated(value, broken, YamlDocument(document.path, root)), findings


def _own(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """Leave out lists that are too short only because of what is wrong in them."""
    parents = {detail["loc"][:-1] for detail in details}
    return [
        detail
        for detail in details
        if detail["type"] != "too_short" or detail["loc"] not in parents
    ]


def _explain(
    document: YamlDocument, model: type[BaseModel], details: list[ErrorDetails]
) -> Iterator[Finding]:
    """Yield a finding for each error; a key that is mistyped is not missing as well.

    Several keys that should have been indented below one above them are one finding, at that.
    """
    from generator.content.value_errors import explain_value

    explained = [explain_value(document, model, detail) for detail in details]
    by_place = {(each.code, each.where): each for each in reversed(explained)}
    found = [by_place[each.code, each.where] for each in explained]
    found = list({id(each): each for each in found}.values())
    mistyped = {
        (*each.where.keys[:-1], each.arguments["suggestion"])
        for each in found
        if each.code == values.UNKNOWN_KEY.id
    }
    for each in found:
        if each.code != values.MISSING_KEY.id or each.where.keys not in mistyped:
            yield each


def _broken_keys(finding: Finding) -> Iterator[str]:
    keys = finding.where.keys
    yield from map(str, keys[:1])
    if finding.code == values.UNKNOWN_KEY.id and len(keys) == 1:
        yield str(finding.arguments["suggestion"])


def _prune_top(root: MappingNode, paths: list[Keys]) -> MappingNode:
    pruned = _prune(root, [path for path in paths if _has(root, path[:1])])
    return pruned if isinstance(pruned, MappingNode) else root


def _has(tree: Tree, path: Keys) -> bool:
    """Return whether something usable is written under a key; in a list, if the item exists."""
    below = step_into(tree, path[0]) if path else None
    return below is not None and (isinstance(tree, Sequence) or is_written(below))


def _prune(tree: Tree, paths: Collection[Keys]) -> Tree | None:
    """Return a tree without what is at the paths; None when the tree itself must go.

    A path to something that is not there takes what lacks it. A mapping keeps the key, marked
    as broken; a list drops the item.
    """
    below: dict[str | int, list[Keys]] = defaultdict(list)
    for path in paths:
        if not _has(tree, path):
            return None
        below[path[0]].append(path[1:])
    if isinstance(tree, MappingNode):
        entries = (
            replace(each, value=_prune(each.value, below[each.key]) or _mark(each.value))
            if each.key in below
            else each
            for each in tree.entries
        )
        return replace(tree, entries=tuple(entries))
    if isinstance(tree, Sequence):
        items = [
            _prune(item, below[index]) if index in below else item
            for index, item in enumerate(tree.items)
        ]
        kept = tuple(item for item in items if item is not None)
        return replace(tree, items=kept, broken=tree.broken or len(kept) < len(items))
    return tree


def _mark(tree: Tree) -> Scalar:
    return Scalar("", tree.span, empty=False, block=True, broken=True)
