"""What pydantic says of a wrong value, turned into a finding: never a raw message."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from generator.codes import values
from generator.findings import Argument, Code, Finding, Ref
from generator.positions import Keys, Table, Tree, step_into
from generator.suggestions import closest
from generator.yaml_documents import YamlDocument
from schema.values import TAG, Text
from schema.vocabulary import is_country, load_vocabulary


class _Problem(NamedTuple):
    code: Code
    arguments: Mapping[str, Argument]
    of_key: bool = False


def keys_of(root: Tree, location: Keys) -> Keys:
    """Return pydantic's error path without the tags of unions, as far as the file has it."""
    keys: list[str | int] = []
    tree: Tree | None = root
    for key in location:
        if isinstance(key, str) and key.startswith(TAG):
            continue
        keys.append(key)
        tree = step_into(tree, key) if tree else None
    return tuple(keys)


def explain_value(document: YamlDocument, model: type[BaseModel], detail: ErrorDetails) -> Finding:
    """Return the finding for one of pydantic's errors about a document read as `model`."""
    keys = keys_of(document.root, detail["loc"])
    code, arguments, of_key = _explain(document, model, detail, keys)
    where = Ref(document.path, keys, of_key)
    named: dict[str, Argument] = {"key": str(keys[-1]) if keys else "", **arguments}
    return code.at(where, about=_about(document, keys), given=named)


def _about(document: YamlDocument, keys: Keys) -> str | None:
    """Return the id of the risk, goal or measure that a value stands in."""
    tree: Tree | None = document.root
    about = None
    for key in keys:
        tree = step_into(tree, key) if tree else None
        entry = tree.find("id") or tree.find("risk") if isinstance(tree, Table) else None
        about = entry.value.text if entry and hasattr(entry.value, "text") else about
    return about


def _explain(
    document: YamlDocument, model: type[BaseModel], detail: ErrorDetails, keys: Keys
) -> _Problem:
    kind = detail["type"]
    if kind == "extra_forbidden":
        return _unknown_key(model, keys)
    if kind == "missing":
        return _missing(document, keys)
    explain = _EXPLANATIONS.get(kind)
    shown = str(detail["input"])[:60]
    return explain(detail) if explain else _Problem(values.OTHER_VALUE, {"value": shown})


def _unknown_key(model: type[BaseModel], keys: Keys) -> _Problem:
    shape = _model_at(model, keys[:-1])
    known = _names(shape) if shape else ()
    suggestion = closest(str(keys[-1]), known)
    return _Problem(
        values.UNKNOWN_KEY, {"suggestion": suggestion, "known": tuple(known)}, of_key=True
    )


def _missing(document: YamlDocument, keys: Keys) -> _Problem:
    holder: Tree | None = document.root
    for key in keys[:-1]:
        holder = step_into(holder, key) if holder else None
    written = isinstance(holder, Table) and holder.find(keys[-1]) is not None
    return _Problem(values.EMPTY_VALUE if written else values.MISSING_KEY, {})


def _not_in_vocabulary(vocabulary: str, value: str) -> _Problem:
    if vocabulary == "countries":
        suggestion = value.upper() if is_country(value.upper()) else ""
        return _Problem(values.NOT_IN_VOCABULARY, {"value": value, "suggestion": suggestion})
    terms = load_vocabulary(vocabulary).terms
    labels = {label.lower(): term.id for term in terms for label in term.label.by_language.values()}
    suggestion = labels.get(value.lower().strip(), "") or closest(value, [t.id for t in terms])
    suggestion = suggestion or labels.get(closest(value.lower(), list(labels)), "")
    valid: tuple[tuple[str, Text], ...] = tuple((term.id, term.label) for term in terms)
    arguments: dict[str, Argument] = {"value": value, "suggestion": suggestion, "valid": valid}
    if suggestion:
        arguments["suggestion_label"] = next(t.label for t in terms if t.id == suggestion)
    return _Problem(values.NOT_IN_VOCABULARY, arguments)


def _not_literal(value: str, expected: str) -> _Problem:
    valid = tuple(part.strip(" '") for part in expected.replace(" or ", ", ").split(","))
    suggestion = closest(value, valid)
    arguments: dict[str, Argument] = {
        "value": value,
        "suggestion": suggestion,
        "valid_words": valid,
    }
    return _Problem(values.NOT_IN_VOCABULARY, arguments)


def _names(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _model_at(model: type[BaseModel], keys: Keys) -> type[BaseModel] | None:
    """Return the model that reads what stands at a key path."""
    found: type[BaseModel] | None = model
    for key in keys:
        if isinstance(key, int) or found is None:
            continue
        by_alias = {field.alias or name: field for name, field in found.model_fields.items()}
        found = _model_in(by_alias[key].annotation) if key in by_alias else None
    return found


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """Return the first model inside an annotation such as `tuple[Risk, ...] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_in(part) for part in getattr(annotation, "__args__", ()))
    return next((model for model in found if model), None)


def _wrong_kind(detail: ErrorDetails) -> _Problem:
    context = detail["ctx"]
    return _Problem(
        values.WRONG_KIND, {name: context[name] for name in ("kind", "value", "suggestion")}
    )


def _out_of_range(detail: ErrorDetails) -> _Problem:
    bound = next(iter(detail["ctx"].values()))
    return _Problem(values.OUT_OF_RANGE, {"value": str(detail["input"]), "bound": str(bound)})


def _wrong_shape(detail: ErrorDetails) -> _Problem:
    if detail["input"] is None:
        return _Problem(values.EMPTY_ITEM, {})
    return _Problem(values.WRONG_SHAPE, {"expected": _SHAPES[detail["type"]]})


def _wrong_pattern(detail: ErrorDetails) -> _Problem:
    return _Problem(values.WRONG_PATTERN, {"value": str(detail["input"])})


def _empty(detail: ErrorDetails) -> _Problem:  # noqa: ARG001 - one of the explanations
    return _Problem(values.EMPTY_VALUE, {})


_SHAPES = {
    "string_type": "text",
    "list_type": "list",
    "tuple_type": "list",
    "dict_type": "mapping",
    "mapping_type": "mapping",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
}
# How each of pydantic's error types is explained; what is not here is said in general words.
_EXPLANATIONS: Mapping[str, Callable[[ErrorDetails], _Problem]] = {
    "wrong_kind": _wrong_kind,
    "not_in_vocabulary": lambda detail: _not_in_vocabulary(**detail["ctx"]),
    "literal_error": lambda detail: _not_literal(str(detail["input"]), detail["ctx"]["expected"]),
    "greater_than_equal": _out_of_range,
    "less_than_equal": _out_of_range,
    "string_pattern_mismatch": _wrong_pattern,
    "string_too_short": _empty,
    "too_short": _empty,
    **dict.fromkeys(_SHAPES, _wrong_shape),
}
