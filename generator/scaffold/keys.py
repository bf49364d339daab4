"""Keys as they are in a new file: with what is carried over, or empty with their explanation."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from generator.findings.positions import Plain
from generator.scaffold.words import yaml_words
from generator.scaffold.yaml_text import WIDTH, comment, comment_out, entry, item
from schema.fields import Field
from schema.form import form_names, load_form
from schema.languages import usual_language
from schema.vocabulary import COUNTRIES, load_vocabulary

_STEP = "  "
_FORM = "form"
_YES_NO = ("ja", "nei")
_WITH_COUNTRIES = (COUNTRIES, "geographies")


def explain(field: Field) -> str:
    """Return what is said of a key: its label, help, choices, and an example."""
    words = yaml_words()
    language = usual_language()
    parts = [each for each in (field.label(language), field.help(language)) if each]
    choices, takes_countries = tuple(_choices(field)), field.vocabulary in _WITH_COUNTRIES
    if choices:
        parts.append(words("yaml_choose", choices=", ".join(choices)))
    if takes_countries:
        parts.append(words["yaml_countries"])
    if field.examples and not (choices or takes_countries or field.many):
        parts.append(words("yaml_example", example=field.examples[0]))
    if len(parts) == 1:
        return parts[0]
    return " ".join(each if each.endswith((".", "?", ":")) else f"{each}." for each in parts)


def _choices(field: Field) -> Iterator[str]:
    """Yield what may be chosen, with its label; not the countries, which are too many."""
    if field.vocabulary and field.vocabulary != COUNTRIES:
        terms = load_vocabulary(field.vocabulary).terms
        yield from (f"{each.id} ({each.label.usual})" for each in terms)
    elif field.key == _FORM:
        heads = (load_form(name).head for name in form_names())
        yield from (f"{each.id} ({each.title.usual})" for each in heads)
    else:
        yield from _YES_NO if field.kind == "yes_no" else field.choices


def write_field(
    field: Field, value: "Plain | None", indent: int = 0, *, explained: bool = False
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
    fields: tuple[Field, ...], values: "Mapping[str, Plain]", indent: int = 0, *, lists: bool = True
) -> Iterator[str]:
    """Yield the lines of all keys of a mapping, those that are filled in and those that are not.

    Without `lists`, those of mappings are left out: an example in an example would help nobody.
    """
    for field in fields:
        if lists or not field.fields or not (field.many or _holds_list(field)):
            yield from write_field(field, values.get(field.key), indent)


def _holds_list(field: Field) -> bool:
    return any(each.many and each.fields for each in field.fields)


def _filled(field: Field, value: str, indent: int) -> Iterator[str]:
    """Yield a short value with its explanation beside it, or above where that is too long."""
    explanation = explain(replace(field, examples=()))
    (line,) = entry(field.key, value, indent)
    if len(line) + len(explanation) + 3 <= WIDTH:
        yield f"{line} # {explanation}"
    else:
        yield from comment(explanation, indent)
        yield line


def _empty(field: Field, indent: int, *, explained: bool) -> Iterator[str]:
    line = f"{_STEP * indent}{field.key}:"
    explanation = "" if explained else explain(field)
    if not explanation:
        yield line
    elif len(line) + len(explanation) + 3 <= WIDTH:
        yield f"{line} # {explanation}"
    else:
        yield from comment(explanation, indent)
        yield line


def _items(field: Field, value: "Plain | None", indent: int) -> Iterator[str]:
    if value is not None and value != []:
        yield from entry(field.key, value, indent)
        return
    yield f"{_STEP * indent}{field.key}:"
    yield from example_item(field, indent)


def example_item(field: Field, indent: int) -> Iterator[str]:
    """Yield an item of a list as comments, with every key that it takes, but no list within it."""
    yield from comment(yaml_words()["yaml_item"], indent + 1)
    lines = [*write_fields(field.fields, {}, indent + 2, lists=False)]
    yield from comment_out([*item(lines, indent + 1)], indent + 1)
