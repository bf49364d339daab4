"""Findings in the words of a form: fields and choices by name, not by their codes."""

from collections.abc import Sequence

from generator.findings.finding import Ref
from schema.fields import Field
from schema.form import Form
from schema.languages import load_languages
from schema.vocabulary import COUNTRIES, load_vocabulary


def field_at(where: Ref, fields: Sequence[Field]) -> Field | None:
    """Return which of a file's fields a place is in; None where it is in none."""
    found = None
    for key in where.keys:
        if isinstance(key, str):
            found = next((each for each in fields if each.key == key), None)
            fields = found.fields if found else ()
    return found


def say_by_name(text: str, field: Field, form: Form, language: str) -> str:
    """Return what is said of a field with names in place of codes, as a form shows both.

    `forced_labour (Tvangsarbeid)` becomes `Tvangsarbeid`, and «topic» «Relatert tema».
    """
    quotes = load_languages()[language].quotes
    opening, closing = quotes[0], quotes[1]
    text = text.replace(
        f"{opening}{field.key}{closing}", f"{opening}{form.label(field, language)}{closing}"
    )
    if not field.vocabulary or field.vocabulary == COUNTRIES:
        return text
    for term in load_vocabulary(field.vocabulary).terms:
        label = term.label.in_language(language)
        text = text.replace(f"{opening}{term.id}{closing} ({label})", f"{opening}{label}{closing}")
        text = text.replace(f"{term.id} ({label})", label)
    return text
