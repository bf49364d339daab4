"""JSON Schemas made to suit editors' programs: what they complete, show at a key, and object to.

They show a list of values best as `enum`, one of several shapes as `oneOf`, and take `errorMessage`
and `defaultSnippets` beside the standard's words. A key without a value is not filled in yet, which
is no mistake while writing.
"""

from collections.abc import Mapping
from typing import Any

from schema.fields import load_field_words
from schema.json_schemas.shapes import Json

# Nothing at all, said so that no program offers the word `null`.
_KINDS = ["string", "number", "boolean", "array", "object"]
_EMPTY = {"not": {"type": _KINDS}}
_NULL = {"type": "null"}
# What is said of a key whatever its value is; the rest of a schema is about the value.
_OF_KEY = ("title", "description", "markdownDescription", "examples")
_MOST = 8
_MESSAGES: Mapping[str, str] = {
    "integer": "Her skal det stå et helt tall, som 80.",
    "number": "Her skal det stå et tall, som 80 eller 12,5.",
    "date": "Her skal det stå en dato skrevet år-måned-dag, som 2024-03-20.",
    "uri": "Her skal det stå en nettadresse med https:// foran.",
    "array": "Her skal det stå en liste: en linje for hvert punkt, med bindestrek foran.",
    "string": "Her skal det stå én tekst.",
    "pattern": "Verdien er ikke skrevet slik den skal.",
}


def fit(schema: Json) -> Json:
    """Return a schema with choices, empty keys and messages as editors' programs like them."""
    whole: Json = _fit(schema)
    shapes: dict[str, Json] = whole["$defs"]
    for name, shape in (("", whole), *shapes.items()):
        needed = shape.get("required", ()) if not name else ()
        for key, each in shape.get("properties", {}).items():
            _add_snippet(each, shapes)
            _tell_choices(each)
            if key not in needed and shape is not shapes["Text"]:
                _allow_empty(each)
    return whole


def _fit(node: Any) -> Any:
    if isinstance(node, list):
        return [_fit(each) for each in node]
    if not isinstance(node, dict):
        return node
    fitted = {
        key: each if key in {"examples", "enum"} else _fit(each) for key, each in node.items()
    }
    if "enum" in fitted:
        _choose(fitted)
    ways = [*fitted.pop("anyOf", ()), *fitted.pop("oneOf", ())]
    wanted = [each for each in ways if each != _NULL]
    if len(wanted) == 1:
        fitted = {**wanted[0], **fitted}
    elif wanted:
        fitted["anyOf"] = [part for each in wanted for part in _flat(each)]
    return _with_message(fitted)


def _flat(node: Json) -> list[Json]:
    """Return the ways of a node that has nothing else to say, or the node."""
    return node["anyOf"] if node.keys() == {"anyOf"} else [node]


def _choose(node: Json) -> None:
    """Make a choice of text values, with a message for all others."""
    node.pop("type", None)
    node["enum"] = [each for each in node["enum"] if isinstance(each, str)]
    shown = node["enum"] if len(node["enum"]) <= _MOST else [*node["enum"][:_MOST], "…"]
    node.setdefault("errorMessage", f"Velg blant {', '.join(shown)}.")


def _with_message(node: Json) -> Json:
    kind = node.get("type", "")
    kind = kind[0] if isinstance(kind, list) else kind
    kind = "pattern" if kind == "string" and "pattern" in node else str(node.get("format", kind))
    return {"errorMessage": _MESSAGES[kind], **node} if kind in _MESSAGES else node


def _allow_empty(node: Json) -> None:
    """Let a key stand without a value: it is not filled in yet."""
    if "anyOf" not in node:
        inner = {key: node.pop(key) for key in [*node] if key not in (*_OF_KEY, "defaultSnippets")}
        node["anyOf"] = [inner]
    # Programs tell shapes apart by their titles: without any, they take an empty key for both.
    title = node.get("title", "")
    ways = [each if "$ref" in each else {"title": title, **each} for each in node["anyOf"]]
    node["anyOf"] = [*ways, {"title": f"{title} (ikke fylt ut ennå)", **_EMPTY}]


def _tell_choices(node: Json) -> None:
    """Say at a key what may be chosen; programs list it themselves only beside a value."""
    ways = (node, *node.get("anyOf", ()))
    choice = next((each for each in ways if 0 < len(each.get("enum", ())) <= _MOST), None)
    if choice:
        labels = choice.get("enumDescriptions", [""] * len(choice["enum"]))
        terms = zip(choice["enum"], labels, strict=True)
        told = ", ".join(f"`{code}` ({label})" if label else f"`{code}`" for code, label in terms)
        before = node.get("markdownDescription") or node.get("description", "")
        node["markdownDescription"] = f"{before}\n\nVelg blant {told}.".strip()


def _add_snippet(node: Json, shapes: Mapping[str, Json]) -> None:
    """Let a key that takes fields come with those that are needed, ready to be filled in."""
    name, many = _shape_of(node)
    shape = shapes.get(name)
    if shape is None or "properties" not in shape:
        return
    keys = [*shape.get("required", ())]
    words = load_field_words().get(name, {})
    for what in ("wanted", "renewed"):
        keys += [key for key, each in words.items() if each.next_year == what]
    keys = [*dict.fromkeys(keys or shape["properties"])]
    body = {key: f"${number}" for number, key in enumerate(keys, 1)}
    node["defaultSnippets"] = [{"label": node.get("title", name), "body": [body] if many else body}]


def _shape_of(node: Json) -> tuple[str, bool]:
    """Return the name of the shape that a key takes, and whether it takes several."""
    for each in (node, *node.get("anyOf", ())):
        name = _reference(each.get("items", each))
        if name and name not in {"Text", "Unavailable"}:
            return name, "items" in each
    return "", False


def _reference(node: Json) -> str:
    return str(node.get("$ref", "")).rpartition("/")[2]
