"""docs/felter.md: every field of the files that editors write, for those whose program shows none.

It is Norwegian only, as the titles of the keys are.
"""

from collections.abc import Iterator, Mapping

from generator.scaffold.keys import choices_of
from generator.scaffold.words import yaml_words
from schema.fields import Field, fields_of
from schema.form import form_names, load_form
from schema.json_schemas.content import CONTENT
from schema.json_schemas.shapes import load_words
from schema.languages import usual_language
from schema.vocabulary import COUNTRIES, load_vocabulary

PAGE = "felter.md"
# So many codes stand in the row of their field; more have a table of their own.
_FEW = 8
_OF_FORMS = "values"


def render_field_guide() -> Mapping[str, str]:
    """Return the page by its path in docs/."""
    words = yaml_words()
    files = [name for name in CONTENT if fields_of(CONTENT[name]) and name != "facts"]
    parts = [words["guide_head"]]
    met: dict[str, None] = {}
    for name in files:
        about = load_words().files[name]
        rows = [*_rows(fields_of(CONTENT[name]), "", met)]
        table = _table(("guide_field", "guide_meaning", "guide_value"), rows)
        parts += [f"## {about['title']}", about["description"], table]
    parts.append(f"## {words['guide_codes']}")
    for vocabulary in sorted(met):
        parts += [f"### {vocabulary}", *_codes(vocabulary)]
    return {PAGE: "\n\n".join(part.strip() for part in parts) + "\n"}


def _rows(fields: tuple[Field, ...], above: str, met: dict[str, None]) -> Iterator[list[str]]:
    """Yield a row for each field and those below it; `met` gathers vocabularies with many codes."""
    for field in fields:
        if field.key == _OF_FORMS or field.words.in_new_files == "never":
            continue
        path = f"{above}{field.key}"
        yield [f"`{path}`", _meaning(field), _value(field, met)]
        yield from _rows(field.fields, f"{path}.", met)


def _meaning(field: Field) -> str:
    language = usual_language()
    parts = (field.label(language), field.help(language))
    return " ".join(each if each.endswith((".", "?")) else f"{each}." for each in parts if each)


def _value(field: Field, met: dict[str, None]) -> str:
    """Return what a field takes: its codes, or what kind of value, with an example."""
    words, choices = yaml_words(), choices_of(field)
    several = f" {words['guide_several']}" if field.many else ""
    if field.vocabulary == COUNTRIES or len(choices) > _FEW:
        name = field.vocabulary or field.key
        met[name] = None
        return words("guide_one_of", name=name, link=f"#{name}") + several
    if choices:
        return ", ".join(_labelled(field, each) for each in choices) + several
    if field.fields:
        return words["guide_items" if field.many else "guide_below"]
    example = words("yaml_example", example=field.examples[0]) if field.examples else ""
    return f"{words[f'guide_{field.kind}']}{several} {example}".strip()


def _labelled(field: Field, code: str) -> str:
    if field.vocabulary:
        term = load_vocabulary(field.vocabulary).find(code)
        return f"`{code}` ({term.label.usual})" if term else f"`{code}`"
    if code in form_names():
        return f"`{code}` ({load_form(code).head.title.usual})"
    return f"`{code}`"


def _codes(vocabulary: str) -> Iterator[str]:
    if vocabulary == COUNTRIES:
        yield yaml_words()["yaml_countries"]
        return
    terms = load_vocabulary(vocabulary).terms
    yield _table(
        ("guide_code", "guide_meaning"), [[f"`{each.id}`", each.label.usual] for each in terms]
    )
    if vocabulary == "geographies":
        yield yaml_words()["yaml_countries"]


def _table(heads: tuple[str, ...], rows: list[list[str]]) -> str:
    whole = [[yaml_words()[each] for each in heads], ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(_cell(each) for each in row)} |" for row in whole)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", r"\|")
