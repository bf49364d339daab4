"""Findings in the words of a form: fields and choices by name, not by their codes."""

import re
from collections.abc import Sequence

from generator.book.field_views import takes_countries
from generator.findings.codes.values import MISSING_KEY, NOT_IN_VOCABULARY
from generator.findings.finding import Ref
from generator.text.words import load_words
from schema.fields import Field
from schema.form import Form
from schema.languages import load_languages
from schema.vocabulary import COUNTRIES, country_label, load_vocabulary

# A sentence of a remedy that says how YAML says that a value is lacking.
_LACKING = re.compile(r"(?:(?<=\. )|^)[^.:]{1,80}: [«“]\w{1,40}: \{unavailable: [^}]{0,80}\}[»”]\.")


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

    `forced_labour (Tvangsarbeid)` becomes `Tvangsarbeid`, and «topic» «Relatert tema»; how YAML
    says that a value is lacking becomes what is ticked.
    """
    quotes = load_languages()[language].quotes
    opening, closing = quotes[0], quotes[1]
    text = _LACKING.sub(load_words(language, "writing")["remedy_unavailable"], text)
    text = text.replace(
        f"{opening}{field.key}{closing}", f"{opening}{form.label(field, language)}{closing}"
    )
    if not field.vocabulary:
        return text
    if takes_countries(field):
        text = _name_countries(text, language, opening, closing)
    if field.vocabulary == COUNTRIES:
        return text
    for term in load_vocabulary(field.vocabulary).terms:
        label = term.label.in_language(language)
        text = text.replace(f"{opening}{term.id}{closing} ({label})", f"{opening}{label}{closing}")
        text = text.replace(f"{term.id} ({label})", label)
    return text


def _name_countries(text: str, language: str, opening: str, closing: str) -> str:
    """Return a text with countries by name: `«IN» (India)` and `«IN»` become `«India»`."""

    def name(found: re.Match[str]) -> str:
        label = country_label(found[1])
        named = label.find(language, language) if label else None
        return f"{opening}{named[0]}{closing}" if named else found[0]

    return re.sub(rf"{opening}([A-Z]{{2}}){closing}(?: \([^()]+\))?", name, text)


def remedy_in_field(code: str, help_lines: Sequence[str], field: Field, language: str) -> list[str]:
    """Return how a mistake is put right in a form where the file would be spoken of otherwise."""
    words = load_words(language, "writing")
    if code == MISSING_KEY.id:
        return [words["remedy_fill_in"]]
    if code == NOT_IN_VOCABULARY.id and takes_countries(field):
        return [words["remedy_country"]]
    return list(help_lines)
