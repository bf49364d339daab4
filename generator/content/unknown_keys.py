"""Keys that no model knows: which ones it does know, and what was probably meant."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from generator.content.yaml_documents import YamlDocument
from generator.findings.codes import values
from generator.findings.finding import Argument, Finding, Ref
from generator.findings.positions import (
    Keys,
    MappingNode,
    Sequence,
    Tree,
    descend,
    is_written,
    span_of,
)
from generator.text.suggestions import closest
from schema.languages import usual_language
from schema.values import ReasonElsewhere, Text, Unavailable
from schema.vocabulary import load_vocabulary

# The number of a question, where the name of a field should be.
_QUESTION = re.compile(r"\d(?:\.[\w]+)+")
# Holds what only some forms ask for; no editor needs to know of it.
_OF_FORMS = frozenset({"values"})
_WORD = re.compile(r"\w+")
# The keys with which a fact says that it cannot be given.
_WITHOUT_A_FACT = (*Unavailable.model_fields, *ReasonElsewhere.model_fields)


def unknown_key(document: YamlDocument, model: type[BaseModel], keys: Keys) -> Finding:
    """Return the finding for a key that is unknown where it is."""
    key, titles = str(keys[-1]), _known_at(document, model, keys[:-1])
    span = span_of(document.root, keys, of_key=True)
    where = Ref(document.path, keys, of_key=True, span=span)
    suggestion = closest(key, titles) or _called(key, titles)
    arguments: dict[str, Argument] = {"key": key, "suggestion": suggestion}
    if suggestion and titles[suggestion]:
        arguments["suggestion_title"] = titles[suggestion]
    if _QUESTION.fullmatch(key):
        arguments["question"] = key
    else:
        # Titles are in the usual language only, as they are in the JSON Schemas.
        known = tuple((name, Text({usual_language(): title})) for name, title in titles.items())
        arguments["known"] = tuple(titles) if suggestion else known
    return values.UNKNOWN_KEY.at(where, given=arguments)


def _called(key: str, titles: Mapping[str, str]) -> str:
    """Return the key whose title is what somebody wrote, or has all its words; else an empty text.

    So «antall_ansatte» and «ansatte» are `employees`.
    """
    words = key.casefold().replace("_", " ").replace("-", " ").split()
    by_words = {name: _WORD.findall(title.casefold()) for name, title in titles.items()}
    having = [name for name, there in by_words.items() if words and set(words) <= set(there)]
    exact = [name for name in having if by_words[name] == words]
    by_title = {title: name for name, title in titles.items() if title}
    near = closest(" ".join(words), by_title)
    return next(iter(exact or (having if len(having) == 1 else [])), by_title.get(near, ""))


def find_empty(document: YamlDocument, model: type[BaseModel]) -> Iterator[Finding]:
    """Yield the unknown keys that have no value: they are left out before pydantic looks.

    The keys of a text are languages.
    """
    for keys in _empty_keys(document.root):
        known: Collection[str] = _known_at(document, model, keys[:-1])
        if not known and keys[-2:-1] != ("values",):
            known = load_vocabulary("languages").ids
        if known and keys[-1] not in {*known, *_WITHOUT_A_FACT}:
            yield unknown_key(document, model, keys)


def _empty_keys(tree: Tree, keys: Keys = ()) -> Iterator[Keys]:
    if isinstance(tree, Sequence):
        for index, item in enumerate(tree.items):
            yield from _empty_keys(item, (*keys, index))
    elif isinstance(tree, MappingNode):
        for entry in tree.entries:
            path = (*keys, entry.key)
            inside = is_written(entry.value) or isinstance(entry.value, MappingNode)
            yield from _empty_keys(entry.value, path) if inside else (path,)


def _known_at(document: YamlDocument, model: type[BaseModel], keys: Keys) -> Mapping[str, str]:
    """Return the keys that a model has at a key path, with their titles.

    There are none where it takes any key, or a text.
    """
    holder, _ = descend(document.root, keys)
    if isinstance(holder, MappingNode) and holder.find("unavailable"):
        return titles_of(Unavailable)
    shape = model_at(model, keys)
    return titles_of(shape) if shape and shape is not Unavailable else {}


def titles_of(model: type[BaseModel]) -> Mapping[str, str]:
    """Return a model's keys, as files have them, with their titles in Norwegian."""
    fields = _fields(model).items()
    return {name: field.title or "" for name, field in fields if name not in _OF_FORMS}


def _fields(model: type[BaseModel]) -> dict[str, Any]:
    """Return a model's fields by the names that files use."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def model_at(model: type[BaseModel], keys: Keys) -> type[BaseModel] | None:
    """Return the model that reads what is at a key path; None where it is no mapping."""
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


def takes_reason(annotation: Any) -> bool:
    """Return whether a field may say that it cannot be given, and why."""
    if annotation is Unavailable:
        return True
    return any(map(takes_reason, getattr(annotation, "__args__", ())))
