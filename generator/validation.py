"""Stage 3, validate: trees of text become typed models; every mistake becomes a finding."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from generator.findings import Finding
from generator.positions import Keys, to_plain
from generator.value_errors import explain_value, keys_of
from generator.yaml_documents import YamlDocument

Shape = TypeVar("Shape", bound=BaseModel)


# Stands for every key of a file that cannot be read at all.
UNREADABLE = "*"


@dataclass(frozen=True, slots=True)
class Validated(Generic[Shape]):
    """What could be read of a document: `value` is None when a required key is wanting.

    `broken` holds the top-level keys under which something was wrong and has been left out.
    """

    value: Shape | None
    broken: frozenset[str]


def validate(
    document: YamlDocument, model: type[Shape]
) -> tuple[Validated[Shape], tuple[Finding, ...]]:
    """Read a document as a model.

    Where values are wrong they are left out and the rest is read again, so that one mistake does
    not hide a whole file.
    """
    plain = to_plain(document.root)
    findings: tuple[Finding, ...] = ()
    for _ in range(_ROUNDS):
        try:
            value = model.model_validate(plain)
        except ValidationError as error:
            details = error.errors(include_url=False)
        else:
            return Validated(value, _broken(findings)), findings
        findings = findings or tuple(explain_value(document, model, detail) for detail in details)
        if not _take_out(plain, [keys_of(document.root, detail["loc"]) for detail in details]):
            break
    return Validated(None, _broken(findings)), findings


def _broken(findings: tuple[Finding, ...]) -> frozenset[str]:
    return frozenset(str(each.where.keys[0]) for each in findings if each.where.keys)


# Taking a wrong value out can leave its surroundings short of a key; each round goes one level up.
_ROUNDS = 6


def _take_out(plain: Any, paths: list[Keys]) -> bool:
    """Remove what stands at the paths; for a missing key, the mapping around it."""
    removed = False
    for path in sorted(paths, key=repr, reverse=True):
        removed = _remove(plain, path) or removed
    return removed


def _remove(plain: Any, path: Keys) -> bool:
    for end in range(len(path), 0, -1):
        holder = plain
        for key in path[: end - 1]:
            holder = _get(holder, key)
        if _get(holder, path[end - 1]) is not _NOTHING:
            del holder[path[end - 1]]
            return True
    return False


_NOTHING = object()


def _get(holder: Any, key: str | int) -> Any:
    if isinstance(holder, dict):
        return holder.get(key, _NOTHING)
    if isinstance(holder, list) and isinstance(key, int) and key < len(holder):
        return holder[key]
    return _NOTHING
