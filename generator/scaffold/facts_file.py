"""A step's facts.yaml: every fact the form asks for, with its question and help above it."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from generator.findings.positions import Plain
from generator.scaffold.carry_over import Item, asked_facts, items_of
from generator.scaffold.keys import name_key, write_field
from generator.scaffold.words import yaml_words
from generator.scaffold.yaml_text import comment, comment_out, entry, item
from schema.facts import ITEMS, model_for_step
from schema.fields import Field, fields_of, keys_for_next_year
from schema.form import FactAnswer, Question, Step


class ReportYears(Struct, frozen=True):
    """The year of the new report, and of the one it is carried over from."""

    now: int
    last: int | None = None


def write_facts(
    folder: str, step: Step, carried: "Mapping[str, Plain]", years: ReportYears
) -> str | None:
    """Return the text of a step's facts.yaml; None where the form asks for no facts in it."""
    asked = asked_facts(step)
    if not asked:
        return None
    words = yaml_words()
    fields = {each.key: each for each in fields_of(model_for_step(folder))}
    title = step.title.usual
    lines = [*comment(words("yaml_facts", step=step.id, title=title))]
    for key, question in asked.items():
        field = fields.get(key)
        if key == "values":
            lines += ["", *_values(step)]
        elif field:
            lines += ["", *_fact(field, question, carried.get(key), years)]
    return "\n".join(lines) + "\n"


def ask(question: Question) -> Iterator[str]:
    """Yield a question and its help as comments."""
    words = yaml_words()
    label = question.label.usual
    optional = "" if question.required else f" {words['optional']}"
    yield from comment(f"{question.number or question.id} {label}{optional}")
    if question.help:
        yield from comment(question.help.usual)


def _fact(
    field: Field, question: Question | None, value: "Plain | None", years: ReportYears
) -> Iterator[str]:
    yield from ask(question) if question else comment(name_key(field))
    items = items_of(value)
    if not items or not field.fields:
        yield from write_field(field, value, explained=True)
        return
    key = f"yaml_{field.key}"
    if years.last and key in yaml_words().texts:
        yield from comment(yaml_words()(key, year=years.last, now=years.now))
    yield f"{field.key}:"
    for number, each in enumerate(items):
        yield from [""] if number else []
        yield from _item(field, each, years, first=not number)


def _item(field: Field, value: Item, years: ReportYears, *, first: bool) -> Iterator[str]:
    """Yield a carried item: what stays, what last year said of the rest, and the rest empty."""
    model = ITEMS.get(field.key)
    renewed = keys_for_next_year(model, "renewed") if model else ()
    wanted = keys_for_next_year(model, "wanted") if model else ()
    last = [line for key in renewed if key in value for line in entry(key, value[key], 2)]
    lines = [line for key in value if key not in renewed for line in entry(key, value[key], 2)]
    lines += _empty(field, (key for key in wanted if key not in value), first=first)
    if last:
        lines += comment(yaml_words()("yaml_last_year", year=years.last), 2)
        lines += comment_out(last, 2)
    lines += _empty(field, renewed, first=first)
    yield from item(lines, 1)


def _empty(field: Field, keys: Iterable[str], *, first: bool) -> Iterator[str]:
    below = {each.key: each for each in field.fields}
    for key in keys:
        yield from write_field(below[key], None, 2, explained=not first)


def _values(step: Step) -> Iterator[str]:
    yield "values:"
    for question in step.questions:
        answer = question.answer
        if isinstance(answer, FactAnswer) and answer.fact.startswith("values."):
            yield from (f"  {line}" for line in ask(question))
            yield f"  {answer.fact.removeprefix('values.')}:"
