"""Keys as they are in a new file: with what is carried over, or empty, and what each is called.

Help is not repeated there: an editor's program shows it at the key, from the JSON Schemas, and
docs/felter.md has all of it (see `field_guide`).
"""

from collections.abc import Iterator, Mapping

from generator.findings.positions import Plain
from generator.scaffold.words import yaml_words
from generator.scaffold.yaml_text import WIDTH, comment, entry, item
from schema.fields import Field, fields_to_begin_with
from schema.form import form_names
from schema.languages import usual_language
from schema.vocabulary import COUNTRIES, load_vocabulary

_STEP = "  "
_FORM = "form"
_YES_NO = ("ja", "nei")
# So many choices can stand beside a key.
_FEW = 4


def choices_of(field: Field) -> tuple[str, ...]:
    """Return what may be chosen; not the countries, which are too many."""
    if field.vocabulary:
        return () if field.vocabulary == COUNTRIES else load_vocabulary(field.vocabulary).ids
    if field.key == _FORM:
        return form_names()
    return _YES_NO if field.kind == "yes_no" else field.choices


def name_key(field: Field) -> str:
    """Return what a key is called, with the choices where they are few."""
    label, choices = field.label(usual_language()), choices_of(field)
    if not choices or len(choices) > _FEW:
        return label
    return yaml_words()("yaml_choose", label=label, choices=", ".join(choices))


def write_field(
    field: Field, value: "Plain | None", indent: int = 0, *, explained: bool = False
) -> Iterator[str]:
    """Yield the lines of a key, with a value or to be filled in.

    `explained` says that a comment above has said already what it is.
    """
    pad = _STEP * indent
    name = "" if explained else name_key(field)
    if (value is None and not field.fields) or (isinstance(value, str) and "\n" not in value):
        (line,) = entry(field.key, value, indent)
        yield from _beside(line, name, indent)
    elif field.many and field.fields and value in (None, []):
        yield from _beside(f"{pad}{field.key}:", name, indent)
        yield from _first_item(field, indent)
    elif field.fields and (value is None or isinstance(value, dict)):
        yield from _beside(f"{pad}{field.key}:", name, indent)
        yield from write_fields(field.fields, value or {}, indent + 1)
    else:
        yield from comment(name, indent) if name else ()
        yield from entry(field.key, value, indent)


def write_fields(
    fields: tuple[Field, ...], values: "Mapping[str, Plain]", indent: int = 0
) -> Iterator[str]:
    """Yield the lines of the keys that a mapping begins with, and of all that are filled in."""
    begin = fields_to_begin_with(fields)
    for field in fields:
        if field in begin or field.key in values:
            yield from write_field(field, values.get(field.key), indent)


def list_more(fields: tuple[Field, ...]) -> str:
    """Return the keys that a mapping may have beside those it begins with; empty if none."""
    begin = fields_to_begin_with(fields)
    more = (each for each in fields if each not in begin and each.words.in_new_files != "never")
    return ", ".join(each.key for each in more)


def _beside(line: str, name: str, indent: int) -> Iterator[str]:
    """Yield a line with a comment beside it, or above where that is too long."""
    if name and len(line) + len(name) + 3 <= WIDTH:
        yield f"{line} # {name}"
        return
    yield from comment(name, indent) if name else ()
    yield line


def _first_item(field: Field, indent: int) -> Iterator[str]:
    """Yield an item of a list with the keys that it needs, to be filled in, and copied for more."""
    words, more = yaml_words(), list_more(field.fields)
    said = words("yaml_item_more", more=more) if more else words["yaml_item"]
    yield from comment(said, indent + 1)
    yield from item([*write_fields(field.fields, {}, indent + 2)], indent + 1)
