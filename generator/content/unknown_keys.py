"""Keys that no model knows: which ones it does know, and what was probably meant."""

from collections.abc import Collection, Iterator, Mapping
from functools import cache

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
from schema.facts import FACTS_BY_STEP
from schema.fields import Field, fields_of
from schema.kept_patterns import compile_kept
from schema.languages import usual_language
from schema.organisation import Organisation
from schema.report import Report
from schema.values import ReasonElsewhere, Text, Unavailable
from schema.vocabulary import is_term, load_also_called, load_vocabulary

# The number of a question, where the name of a field should be.
_QUESTION = compile_kept(r"\d(?:\.[\w]+)+")
# Holds what only some forms ask for; no editor needs to know of it.
_OF_FORMS = frozenset({"values"})
_WORD = compile_kept(r"\w+")
# The keys with which a fact says that it cannot be given.
_WITHOUT_A_FACT = (*Unavailable.model_fields, *ReasonElsewhere.model_fields)


def unknown_key(document: YamlDocument, model: type[BaseModel], keys: Keys) -> Finding:
    """Return the finding for a key that is unknown where it stands."""
    key, labels = str(keys[-1]), _known_at(document, model, keys[:-1])
    above = _holder_above(document, model, keys)
    if above:
        # All lines that should have been indented below it have one cause, told at its place.
        holder = (*keys[:-1], above)
        where = Ref(document.path, holder, span=span_of(document.root, holder, of_key=True))
        told: dict[str, Argument] = {"key": key, "above": above, "suggestion": ""}
        return values.UNKNOWN_KEY.at(where, given={**told, "case": "outdented"})
    span = span_of(document.root, keys, of_key=True)
    where = Ref(document.path, keys, of_key=True, span=span)
    belongs = _belongs(key, document.path, nested=len(keys) > 1)
    suggestion = "" if belongs else _named(key, labels)
    case = "elsewhere" if belongs else "unknown"
    arguments: dict[str, Argument] = {"key": key, "suggestion": suggestion, "case": case}
    if suggestion:
        arguments["suggestion_title"] = labels[suggestion]
    if _QUESTION.fullmatch(key):
        arguments["question"] = key
    elif belongs:
        arguments["belongs"] = belongs
    else:
        arguments["known"] = tuple(labels) if suggestion else tuple(labels.items())
    return values.UNKNOWN_KEY.at(where, given=arguments)


def _holder_above(document: YamlDocument, model: type[BaseModel], keys: Keys) -> str:
    """Return the empty field just above a key that has it as one of its own; else nothing.

    Between them may be others of its own: lines that should all have been indented below it.
    """
    table, _ = descend(document.root, keys[:-1])
    names = [each.key for each in table.entries] if isinstance(table, MappingNode) else []
    shape = model_at(model, keys[:-1]) if keys[:-1] else model
    before = names[: names.index(str(keys[-1]))] if keys[-1] in names else []
    known = {each.key: each for each in fields_of(shape)} if shape else {}
    above = next((each for each in reversed(before) if each in known), "")
    if not above or not isinstance(table, MappingNode):
        return ""
    held = model_at(model, (*keys[:-1], above))
    inside = {each.key for each in fields_of(held)} if held and known[above].fields else set()
    between = {*before[before.index(above) + 1 :], str(keys[-1])}
    entry = table.find(above)
    return above if entry and not is_written(entry.value) and between <= inside else ""


def _belongs(key: str, path: str, *, nested: bool) -> str:
    """Return the file in which a key stands at the top, if it is not this one; else nothing.

    Files are named from the report's folder (`3-address/facts.yaml`). A `nested` key belongs at the
    top of another file only if it holds fields itself: `name` may be meant for anything.
    """
    files = _files_by_key(nested).get(key, ())
    return files[0] if files and not any(path.endswith(f"/{each}") for each in files) else ""


@cache
def _files_by_key(whole: bool) -> Mapping[str, tuple[str, ...]]:  # noqa: FBT001 - for the cache
    """Return the files that have each top-level key; of `whole` ones, those that hold fields."""
    files: dict[str, type[BaseModel]] = {"report.yaml": Report, "organisation.yaml": Organisation}
    files |= {f"{step}/facts.yaml": model for step, model in FACTS_BY_STEP.items()}
    by_key: dict[str, tuple[str, ...]] = {}
    for file, model in files.items():
        for field in fields_of(model):
            if field.key not in _OF_FORMS and (field.fields or not whole):
                by_key[field.key] = (*by_key.get(field.key, ()), file)
    return by_key


def _named(key: str, labels: Mapping[str, Text]) -> str:
    """Return the key that somebody meant by another name; else an empty text."""
    called = load_also_called("fields").get(key.casefold(), "")
    return called if called in labels else closest(key, labels) or _called(key, labels)


def _called(key: str, labels: Mapping[str, Text]) -> str:
    """Return the key whose label is what somebody wrote, or has all its words; else an empty text.

    So «antall_ansatte» and «ansatte» are `employees`.
    """
    words = key.casefold().replace("_", " ").replace("-", " ").split()
    by_label = {label.by_language[usual_language()]: name for name, label in labels.items()}
    by_words = {name: _WORD.findall(label.casefold()) for label, name in by_label.items()}
    having = [name for name, there in by_words.items() if words and set(words) <= set(there)]
    exact = [name for name in having if by_words[name] == words]
    near = closest(" ".join(words), by_label)
    return next(iter(exact or (having if len(having) == 1 else [])), by_label.get(near, ""))


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


def _known_at(document: YamlDocument, model: type[BaseModel], keys: Keys) -> Mapping[str, Text]:
    """Return the keys that a model has at a key path, with their labels.

    There are none where it takes any key, or a text.
    """
    holder, _ = descend(document.root, keys)
    if isinstance(holder, MappingNode) and holder.find("unavailable"):
        return labels_of(Unavailable)
    shape = model_at(model, keys)
    return labels_of(shape) if shape and shape is not Unavailable else {}


def labels_of(model: type[BaseModel]) -> Mapping[str, Text]:
    """Return a model's keys, as files have them, with their labels."""
    fields = (each for each in fields_of(model) if each.key not in _OF_FORMS)
    return {each.key: each.words.label.text for each in fields}


def field_at(model: type[BaseModel], keys: Keys) -> Field | None:
    """Return the field at a key path, or the one whose item it is; None where there is none."""
    names = [each for each in keys if isinstance(each, str)]
    holder = model_at(model, tuple(names[:-1])) if names else None
    fields = fields_of(holder) if holder else ()
    return next((each for each in fields if each.key == names[-1]), None)


def field_beside(model: type[BaseModel], keys: Keys, value: str) -> str:
    """Return the key of a field beside one that takes the value, as `involvement` does «linked»."""
    names = tuple(each for each in keys if isinstance(each, str))
    holder = model_at(model, names[:-1])
    others = (each for each in (fields_of(holder) if holder else ()) if each.key != names[-1])
    takes = (each.key for each in others if each.vocabulary and is_term(value, each.vocabulary))
    return next(takes, "")


def model_at(model: type[BaseModel], keys: Keys) -> type[BaseModel] | None:
    """Return the model that reads what is at a key path; None where it is no mapping."""
    found: type[BaseModel] | None = model
    for key in keys:
        if isinstance(key, str) and found:
            found = next((each.model for each in fields_of(found) if each.key == key), None)
    return found
