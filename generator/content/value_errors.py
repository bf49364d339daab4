"""What pydantic says of a wrong value, turned into a finding: never a raw message."""

import re
from collections.abc import Callable, Mapping
from posixpath import basename
from typing import NamedTuple

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from generator.content.pictures import SUFFIXES
from generator.content.term_guesses import (
    closest_term,
    guess_term,
    named_term,
    without_brackets,
)
from generator.content.unknown_keys import field_at, field_beside, labels_of, model_at, unknown_key
from generator.content.yaml_documents import YamlDocument
from generator.findings.codes import syntax, values
from generator.findings.finding import Argument, Code, Finding, Ref
from generator.findings.positions import (
    Keys,
    MappingNode,
    Scalar,
    Tree,
    descend,
    span_of,
    step_into,
)
from generator.text.characters import find_hidden, name_character
from generator.text.suggestions import closest
from schema.addresses import DEVICE
from schema.fields import fields_of
from schema.guesses import CURLY, guess_number, without_remark
from schema.kept_patterns import compile_kept
from schema.report import Money, Period
from schema.scalars import is_identifier, make_identifier
from schema.values import TAG, Text
from schema.vocabulary import (
    PLACES,
    countries_by_name,
    country_label,
    find_called,
    find_country,
    find_currency,
    load_vocabulary,
)
from schema.wordlists import load_words

# What people put between the items of a list.
_BETWEEN = compile_kept(r"[,;/|\n]|\s(?:og|and|eller|or|[–•-])\s")
# Codes of languages and countries have two letters; other abbreviations may have one more.
_CODE_LENGTH = 3
# Values longer than this are cut off in messages.
_SHOWN = 60
_CODE = compile_kept(r"[A-Z]{3}\d{3}")
_YEAR = compile_kept(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_NUMERIC = compile_kept(r"[\d.,]+")
# Letters that are taken for digits.
_DIGITS = str.maketrans({"O": "0", "I": "1", "L": "1"})
# Dashes that word processors put for hyphens.
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212_"), "-")
# Not one krone, but thousands or millions of them.
_THOUSANDS = frozenset({"tnok", "mnok"})
_PAGES = frozenset({"from", "to"})
_SEVERAL_WORDS = compile_kept(r"[^\W\d]\W+\w")


class _Problem(NamedTuple):
    code: Code
    arguments: Mapping[str, Argument]


# What is said of a value's own signs, each of which counts.
_OF_SIGNS = (values.NOT_IN_VOCABULARY, values.WRONG_KIND, values.WRONG_PATTERN)
_EMPTY = _Problem(values.EMPTY_VALUE, {"case": "field"})


def keys_of(location: Keys) -> Keys:
    """Return pydantic's error path without the tags of unions: the key path in the file."""
    return tuple(key for key in location if not (isinstance(key, str) and key.startswith(TAG)))


def explain_value(document: YamlDocument, model: type[BaseModel], detail: ErrorDetails) -> Finding:
    """Return the finding for one of pydantic's errors about a document read as `model`."""
    keys = keys_of(detail["loc"])
    if detail["type"] == "extra_forbidden":
        return unknown_key(document, model, keys)
    where = Ref(document.path, keys, span=span_of(document.root, keys))
    code, arguments = _explain(document, detail, keys)
    if code in _OF_SIGNS and (hidden := find_hidden(str(detail["input"]))):
        return syntax.CONTROL_CHARACTER.at(where, character=name_character(hidden))
    field = field_at(model, keys)
    if "several" in arguments and field and not field.many:
        arguments = {"one_of" if name == "several" else name: arguments[name] for name in arguments}
    arguments = {**arguments, **_around(model, keys, code, detail)}
    named = next((key for key in reversed(keys) if isinstance(key, str)), "")
    return code.at(where, about=_about(document, keys), given={"key": named, **arguments})


def _around(
    model: type[BaseModel], keys: Keys, code: Code, detail: ErrorDetails
) -> Mapping[str, Argument]:
    """Return what the place of a value says of how to put it right."""
    if code is values.WRONG_KIND:
        return _around_kind(
            model, keys, detail["ctx"]["value"], guessed=bool(detail["ctx"]["suggestion"])
        )
    if code is values.WRONG_SHAPE:
        return _around_shape(model, keys, detail)
    if code is values.WRONG_PATTERN:
        return explain_pattern(str(keys[-1]), _shown(detail))
    if code is values.NOT_IN_VOCABULARY:
        if beside := field_beside(model, keys, str(detail["input"])):
            return {"belongs_to": beside, "suggestion": "", "suggestion_label": ""}
        # What is more than a word has a field of its own beside some values.
        note = f"{keys[-1]}_note"
        noted = _SEVERAL_WORDS.search(_shown(detail)) and field_at(model, (*keys[:-1], note))
        return {"note": note} if noted else {}
    return {}


def _around_kind(
    model: type[BaseModel], keys: Keys, value: str, *, guessed: bool
) -> Mapping[str, Argument]:
    if "risk" in keys[-2:]:
        # An id made of what is written would be a new one; the risk has one already.
        several = split_items(value)
        if "," in several and all(map(is_identifier, several.split(", "))):
            return {"kind": "risk_id", "remedy": "", "suggestion": "", "item": several}
        near = value.lower().translate(_DASHES)
        near = near if is_identifier(near) else ""
        return {"kind": "risk_id", "remedy": "risk_id", "suggestion": near}
    lacking = [(each.key,) for each in fields_of(model) if each.may_lack]
    return {"fact": str(keys[0])} if not guessed and keys in lacking else {}


def _around_shape(
    model: type[BaseModel], keys: Keys, detail: ErrorDetails
) -> Mapping[str, Argument]:
    shape, expected = model_at(model, keys), _SHAPES[detail["type"]]
    inside = detail["input"]
    if expected == "text":
        return _around_text(model, keys, inside)
    names = tuple(labels_of(shape)) if shape else ()
    if expected == "mapping" and names:
        lacking = [(each.key,) for each in fields_of(model) if each.may_lack]
        lacks = isinstance(inside, str) and keys in lacking and _says_lacking(inside)
        told = {"fact": str(keys[0])} if lacks else _fields_in(shape, inside)
        return {"item_names" if isinstance(keys[-1], int) else "names": names, **told}
    if expected == "mapping":
        return {"remedy": "mapping"}
    if names:
        return {"first": names[0]}
    field = field_at(model, keys)
    if not isinstance(inside, str):
        return {"remedy": "list"}
    return {"item": split_items(inside, field.vocabulary if field else None)}


def _fields_in(shape: type[BaseModel] | None, written: object) -> Mapping[str, Argument]:
    """Return what stands on one line: an amount and its currency, the first and the last year."""
    if shape is Money:
        said = str(written)
        amount = "".join(guess_number(said).split())
        names = [find_currency(each) for each in _NUMERIC.sub(" ", said).split()]
        currency = next(filter(None, names), "NOK")
        return {"amount": amount, "currency": currency} if amount else {}
    years = sorted(_YEAR.findall(str(written))) if shape is Period else []
    return {"first_year": years[0], "last_year": years[-1]} if years else {}


def _says_lacking(written: str) -> bool:
    """Tell whether a value says that there is none: «Ikke tilgjengelig», «ukjent»."""
    words = load_words("bare_answers") | load_words("bare_noes") | {"unavailable"}
    markers = (
        label.strip(" :").casefold()
        for term in load_vocabulary("prose_markers").terms
        for label in term.label.by_language.values()
    )
    return written.strip(" .:").casefold() in {*words, *markers}


def _around_text(model: type[BaseModel], keys: Keys, written: object) -> Mapping[str, Argument]:
    """Return how one text is written where a list, or several fields, stand instead."""
    field = field_at(model, keys)
    if field is None or field.is_text:
        return {"remedy": "undashed" if _is_by_language(written) else "text"}
    if isinstance(written, dict):
        return {"expected": "string", "remedy": "same_in_all"}
    if field.kind == "yes_no":
        return {"expected": "string", "remedy": "yes_no"}
    items = written if isinstance(written, list) else []
    first = next((each for each in items if isinstance(each, str)), "")
    how: Mapping[str, Argument] = {"only": first} if first else {"remedy": "string"}
    return {"expected": "string", **how}


def _is_by_language(written: object) -> bool:
    """Tell whether a list is the text in each language, with a dash before each."""
    items = written if isinstance(written, list) else []
    codes = {*load_vocabulary("languages").ids}
    return bool(items) and all(isinstance(each, dict) and {*each} <= codes for each in items)


def split_items(written: str, vocabulary: str | None = None) -> str:
    """Return what somebody wrote instead of a list, with commas between: «nb en» as «nb, en».

    Words without a sign between them are items where each is as short as a code. What is called
    otherwise than in the vocabulary is the code that it means.
    """
    text = written.strip().strip("[]()")
    pieces = [each.strip(" \t-–•*") for each in _BETWEEN.split(text)]
    words = text.split()
    if len(pieces) == 1 and all(len(each) <= _CODE_LENGTH or "_" in each for each in words):
        pieces = words
    return ", ".join(_coded(each, vocabulary) for each in pieces if each)


def _coded(written: str, vocabulary: str | None) -> str:
    """Return the code of what somebody wrote; what is none stays as it is."""
    if vocabulary is None:
        return written
    if vocabulary in PLACES and (country := find_country(written)):
        return country
    known = () if vocabulary == "countries" else load_vocabulary(vocabulary).terms
    called = find_called(vocabulary, written)
    terms = {term.id: term.label.text for term in known}
    return written if written in terms else called or closest_term(written, terms) or written


def _about(document: YamlDocument, keys: Keys) -> str | None:
    """Return the id of the risk, goal or measure that a value is in."""
    tree: Tree | None = document.root
    about = None
    for key in keys:
        tree = step_into(tree, key) if tree else None
        entry = tree.find("id") or tree.find("risk") if isinstance(tree, MappingNode) else None
        named = step_into(entry.value, 0) or entry.value if entry else None
        about = named.text if isinstance(named, Scalar) else about
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
    if vocabulary == "currencies":
        remedy = "currency_of_thousands" if value.casefold() in _THOUSANDS else "currency"
        arguments |= {"suggestion": find_currency(value), "remedy": remedy}
        return _Problem(values.NOT_IN_VOCABULARY, arguments)
    known = () if vocabulary == "countries" else load_vocabulary(vocabulary).terms
    terms = {term.id: term.label.text for term in known}
    value = value.strip(CURLY)
    country = _find_country(without_brackets(value), terms) if vocabulary in PLACES else ""
    suggestion = country or guess_term(without_brackets(value), vocabulary, terms)
    suggestion = suggestion or named_term(without_remark(value), vocabulary, terms)
    if several := _several(value, vocabulary, terms):
        arguments |= {"several": several}
        suggestion, country = "", "several"
    arguments["suggestion"] = suggestion
    label = terms.get(suggestion) or country_label(suggestion)
    if label:
        arguments["suggestion_label"] = label
    if vocabulary in PLACES:
        arguments["remedy"] = "country"
    if terms and not country:
        arguments["valid"] = tuple(terms.items())
    return _Problem(values.NOT_IN_VOCABULARY, arguments)


def _several(value: str, vocabulary: str, terms: Mapping[str, Text]) -> str:
    """Return the values with commas between, where somebody wrote several as one: «CN; VN»."""
    meant = split_items(value, vocabulary).split(", ")
    places = vocabulary in PLACES
    fits = all(each in terms or (places and find_country(each) == each) for each in meant)
    return ", ".join(meant) if len(meant) > 1 and fits else ""


def _find_country(value: str, terms: Mapping[str, Text]) -> str:
    """Return the code of a country by its name, also misspelt; a region's name is none."""
    found = find_country(value)
    if found or closest_term(value, terms):
        return found
    by_name = countries_by_name()
    # So short a text is a code, or the beginning of anything.
    return "" if len(value.strip()) <= _CODE_LENGTH else by_name.get(closest(value, by_name), "")


def _not_literal(detail: ErrorDetails) -> _Problem:
    words = detail["ctx"]["expected"].replace(" or ", ", ").split(",")
    valid = tuple(word.strip(" '") for word in words)
    suggestion = closest(str(detail["input"]), valid)
    return _Problem(
        values.NOT_IN_VOCABULARY,
        {"value": _shown(detail), "suggestion": suggestion, "valid_words": valid},
    )


def _wrong_kind(detail: ErrorDetails) -> _Problem:
    kind, value, suggestion, remedy = (
        detail["ctx"][name] for name in ("kind", "value", "suggestion", "remedy")
    )
    arguments = {"kind": kind, "value": value[:_SHOWN], "suggestion": suggestion, "remedy": remedy}
    return _Problem(values.WRONG_KIND, arguments)


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
    "string_too_long": _wrong_pattern,
    "string_too_short": _empty,
    "too_short": _empty,
    **dict.fromkeys(_SHAPES, _wrong_shape),
}


def explain_pattern(key: str, value: str) -> Mapping[str, Argument]:
    """Return how the value of a key is written, and what this one probably should be."""
    if key == "code":
        upper = re.sub(r"[^A-Z0-9]", "", value.upper())
        meant = upper[:3] + upper[3:].translate(_DIGITS)
        return {"remedy": "code", "suggestion": meant if _CODE.fullmatch(meant) else ""}
    if key in _PAGES:
        refused = any(map(DEVICE.fullmatch, value.split("/")))
        return {"remedy": "device" if refused else "page"}
    if key == "address":
        meant = "" if "://" in value else make_identifier(value)
        return {"remedy": "address", "suggestion": "" if meant.isdecimal() else meant}
    if key == "digest":
        return {"remedy": "digest"}
    name = basename(value.replace("\\", "/"))
    if key == "logo":
        stem, dot, kind = name.rpartition(".")
        meant = f"{make_identifier(stem)}{dot}{kind.lower()}"
        fits = bool(stem) and f".{kind.lower()}" in SUFFIXES and meant != value
        return {"remedy": "logo", "suggestion": meant if fits else ""}
    return {"remedy": "file", "suggestion": name if name != value else ""}
