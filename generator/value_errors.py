"""What pydantic says of a wrong value, turned into a finding: never a raw message."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from generator.codes import values
from generator.findings import Argument, Code, Finding, Ref
from generator.positions import Keys, Scalar, Table, Tree, descend, span_of, step_into
from generator.suggestions import closest
from generator.unknown_keys import unknown_key
from generator.yaml_documents import YamlDocument
from schema.values import TAG, Text
from schema.vocabulary import find_country, find_currency, load_vocabulary

# Values longer than this are cut off in messages.
_SHOWN = 60


class _Problem(NamedTuple):
    code: Code
    arguments: Mapping[str, Argument]


_EMPTY = _Problem(values.EMPTY_VALUE, {"case": "field"})


def keys_of(location: Keys) -> Keys:
    """Return pydantic's error path without the tags of unions: the key path in the file."""
    return tuple(key for key in location if not (isinstance(key, str) and key.startswith(TAG)))


def explain_value(document: YamlDocument, model: type[BaseModel], detail: ErrorDetails) -> Finding:
    """Return the finding for one of pydantic's errors about a document read as `model`."""
    keys = keys_of(detail["loc"])
    if detail["type"] == "extra_forbidden":
        return unknown_key(document, model, keys)
    code, arguments = _explain(document, detail, keys)
    where = Ref(document.path, keys, span=span_of(document.root, keys))
    named = next((key for key in reversed(keys) if isinstance(key, str)), "")
    return code.at(where, about=_about(document, keys), given={"key": named, **arguments})


def _about(document: YamlDocument, keys: Keys) -> str | None:
    """Return the id of the risk, goal or measure that a value stands in."""
    tree: Tree | None = document.root
    about = None
    for key in keys:
        tree = step_into(tree, key) if tree else None
        entry = tree.find("id") or tree.find("risk") if isinstance(tree, Table) else None
        about = entry.value.text if entry and isinstance(entry.value, Scalar) else about
    return about


def _explain(document: YamlDocument, detail: ErrorDetails, keys: Keys) -> _Problem:
    if detail["type"] == "missing":
        return _missing(document, keys)
    explain = _EXPLANATIONS.get(detail["type"])
    return explain(detail) if explain else _Problem(values.OTHER_VALUE, {"value": _shown(detail)})


def _shown(detail: ErrorDetails) -> str:
    return str(detail["input"])[:_SHOWN]


def _missing(document: YamlDocument, keys: Keys) -> _Problem:
    _, written = descend(document.root, keys)
    return _EMPTY if written else _Problem(values.MISSING_KEY, {})


def _not_in_vocabulary(detail: ErrorDetails) -> _Problem:
    vocabulary, value = detail["ctx"]["vocabulary"], detail["ctx"]["value"]
    arguments: dict[str, Argument] = {"value": value[:_SHOWN]}
    if vocabulary in {"countries", "currencies"}:
        find = find_country if vocabulary == "countries" else find_currency
        return _Problem(values.NOT_IN_VOCABULARY, {**arguments, "suggestion": find(value)})
    terms = {term.id: term.label.text for term in load_vocabulary(vocabulary).terms}
    country = find_country(value) if vocabulary == "geographies" else ""
    suggestion = country or _closest_term(value, terms)
    valid: tuple[tuple[str, Text], ...] = tuple(terms.items())
    arguments |= {"suggestion": suggestion, "valid": valid}
    if suggestion in terms:
        arguments["suggestion_label"] = terms[suggestion]
    return _Problem(values.NOT_IN_VOCABULARY, arguments)


def _closest_term(value: str, terms: Mapping[str, Text]) -> str:
    """Return the id of the term that is most like what is written, by its id or a label."""
    labels = {text: term for term, label in terms.items() for text in label.by_language.values()}
    found = closest(value, [*terms, *labels])
    return labels.get(found, found)


def _not_literal(detail: ErrorDetails) -> _Problem:
    words = detail["ctx"]["expected"].replace(" or ", ", ").split(",")
    valid = tuple(word.strip(" '") for word in words)
    suggestion = closest(str(detail["input"]), valid)
    return _Problem(
        values.NOT_IN_VOCABULARY,
        {"value": _shown(detail), "suggestion": suggestion, "valid_words": valid},
    )


def _wrong_kind(detail: ErrorDetails) -> _Problem:
    kind, value, suggestion = (detail["ctx"][name] for name in ("kind", "value", "suggestion"))
    return _Problem(
        values.WRONG_KIND, {"kind": kind, "value": value[:_SHOWN], "suggestion": suggestion}
    )


def _out_of_range(detail: ErrorDetails) -> _Problem:
    bound = next(iter(detail["ctx"].values()))
    return _Problem(values.OUT_OF_RANGE, {"value": _shown(detail), "bound": str(bound)})


def _wrong_shape(detail: ErrorDetails) -> _Problem:
    if detail["input"] is None:
        return _Problem(values.EMPTY_ITEM, {})
    return _Problem(values.WRONG_SHAPE, {"expected": _SHAPES[detail["type"]]})


def _wrong_pattern(detail: ErrorDetails) -> _Problem:
    return _Problem(values.WRONG_PATTERN, {"value": _shown(detail)})


def _empty(_detail: ErrorDetails) -> _Problem:
    return _EMPTY


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
    "not_in_vocabulary": _not_in_vocabulary,
    "literal_error": _not_literal,
    "greater_than_equal": _out_of_range,
    "less_than_equal": _out_of_range,
    "string_pattern_mismatch": _wrong_pattern,
    "repeated": lambda detail: _Problem(values.REPEATED, {"value": detail["ctx"]["value"]}),
    "string_too_short": _empty,
    "too_short": _empty,
    **dict.fromkeys(_SHAPES, _wrong_shape),
}
