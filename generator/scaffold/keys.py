"""Keys as they are in a new file: with what is carried over, or empty with their explanation."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from generator.findings.positions import Plain
from generator.scaffold.shapes import SchemaKey
from generator.scaffold.words import yaml_words
from generator.scaffold.yaml_text import WIDTH, comment, comment_out, entry, item

_STEP = "  "


def explain(field: SchemaKey) -> str:
    """Return what is said of a key: its title, description, choices, and an example."""
    words = yaml_words()
    parts = [each for each in (field.title, field.description) if each]
    if field.choices:
        listed = [each for each in field.choices if not _is_country(each[0])]
        terms = [f"{code} ({label})" if label else code for code, label in listed]
        if terms:
            parts.append(words("yaml_choose", choices=", ".join(terms)))
        if len(listed) < len(field.choices):
            parts.append(words["yaml_countries"])
    elif field.examples:
        parts.append(words("yaml_example", example=field.examples[0]))
    if len(parts) == 1:
        return parts[0]
    return " ".join(each if each.endswith((".", "?", ":")) else f"{each}." for each in parts)


def _is_country(code: str) -> bool:
    """Return whether a choice is a country's code: the only ones in two capitals."""
    return len(code) == 2 and code.isupper()


def write_field(
    field: SchemaKey, value: "Plain | None", indent: int = 0, *, explained: bool = False
) -> Iterator[str]:
    """Yield the lines of a key, with a value or to be filled in.

    `explained` says that a comment above has explained the key already.
    """
    pad = _STEP * indent
    if value is None and not field.fields:
        yield from _empty(field, indent, explained=explained)
        return
    if isinstance(value, str) and "\n" not in value and not explained:
        yield from _filled(field, value, indent)
        return
    if not explained:
        yield from comment(explain(field), indent)
    if field.many and field.fields:
        yield from _items(field, value, indent)
    elif field.fields and (value is None or isinstance(value, dict)):
        yield f"{pad}{field.key}:"
        yield from write_fields(field.fields, value or {}, indent + 1)
    else:
        yield from entry(field.key, value, indent)


def write_fields(
    fields: tuple[SchemaKey, ...], values: "Mapping[str, Plain]", indent: int = 0
) -> Iterator[str]:
    """Yield the lines of all keys of a mapping, those that are filled in and those that are not."""
    for field in fields:
        yield from write_field(field, values.get(field.key), indent)


def _filled(field: SchemaKey, value: str, indent: int) -> Iterator[str]:
    """Yield a short value with its explanation beside it, or above where that is too long."""
    explanation = explain(field if field.choices else replace(field, examples=()))
    (line,) = entry(field.key, value, indent)
    if len(line) + len(explanation) + 3 <= WIDTH:
        yield f"{line} # {explanation}"
    else:
        yield from comment(explanation, indent)
        yield line


def _empty(field: SchemaKey, indent: int, *, explained: bool) -> Iterator[str]:
    line = f"{_STEP * indent}{field.key}:"
    explanation = "" if explained else explain(field)
    if not explanation:
        yield line
    elif len(line) + len(explanation) + 3 <= WIDTH:
        yield f"{line} # {explanation}"
    else:
        yield from comment(explanation, indent)
        yield line


def _items(field: SchemaKey, value: "Plain | None", indent: int) -> Iterator[str]:
    if value is not None and value != []:
        yield from entry(field.key, value, indent)
        return
    yield f"{_STEP * indent}{field.key}:"
    yield from example_item(field, indent)


def example_item(field: SchemaKey, indent: int) -> Iterator[str]:
    """Yield an item of a list as comments, with every key that it takes."""
    yield from comment(yaml_words()["yaml_item"], indent + 1)
    lines = [*write_fields(field.fields, {}, indent + 2)]
    yield from comment_out([*item(lines, indent + 1)], indent + 1)
