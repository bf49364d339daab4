"""Keys that no model knows: which ones it does know, and what was probably meant."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from generator.codes import values
from generator.findings import Finding, Ref
from generator.positions import Keys, Sequence, Table, Tree, descend, is_written, span_of
from generator.suggestions import closest
from generator.yaml_documents import YamlDocument
from schema.values import ReasonElsewhere, Unavailable
from schema.vocabulary import load_vocabulary

# The keys with which a fact says that it cannot be given.
_WITHOUT_A_FACT = (*Unavailable.model_fields, *ReasonElsewhere.model_fields)


def unknown_key(document: YamlDocument, model: type[BaseModel], keys: Keys) -> Finding:
    """Return the finding for a key that is unknown where it stands."""
    key, known = str(keys[-1]), _known_at(document, model, keys[:-1])
    span = span_of(document.root, keys, of_key=True)
    where = Ref(document.path, keys, of_key=True, span=span)
    return values.UNKNOWN_KEY.at(where, key=key, suggestion=closest(key, known), known=known)


def find_empty(document: YamlDocument, model: type[BaseModel]) -> Iterator[Finding]:
    """Yield the unknown keys that have no value: they are left out before pydantic looks.

    The keys of a text are languages.
    """
    for keys in _empty_keys(document.root):
        known = _known_at(document, model, keys[:-1])
        if not known and keys[-2:-1] != ("values",):
            known = load_vocabulary("languages").ids
        if known and keys[-1] not in {*known, *_WITHOUT_A_FACT}:
            yield unknown_key(document, model, keys)


def _empty_keys(tree: Tree, keys: Keys = ()) -> Iterator[Keys]:
    if isinstance(tree, Sequence):
        for index, item in enumerate(tree.items):
            yield from _empty_keys(item, (*keys, index))
    elif isinstance(tree, Table):
        for entry in tree.entries:
            path = (*keys, entry.key)
            inside = is_written(entry.value) or isinstance(entry.value, Table)
            yield from _empty_keys(entry.value, path) if inside else (path,)


def _known_at(document: YamlDocument, model: type[BaseModel], keys: Keys) -> tuple[str, ...]:
    """Return the keys that a model has at a key path; none where it takes any key, or a text."""
    holder, _ = descend(document.root, keys)
    if isinstance(holder, Table) and holder.find("unavailable"):
        return tuple(_fields(Unavailable))
    shape = _model_at(model, keys)
    return tuple(_fields(shape)) if shape and shape is not Unavailable else ()


def _fields(model: type[BaseModel]) -> dict[str, Any]:
    """Return a model's fields by the names that files use."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _model_at(model: type[BaseModel], keys: Keys) -> type[BaseModel] | None:
    """Return the model that reads what stands at a key path."""
    found: type[BaseModel] | None = model
    for key in keys:
        if isinstance(key, str) and found:
            field = _fields(found).get(key)
            found = _model_in(field.annotation) if field else None
    return found


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """Return the first model inside an annotation such as `tuple[Risk, ...] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_in(part) for part in getattr(annotation, "__args__", ()))
    return next((model for model in found if model), None)
