"""Findings in the words of a form: what is seen there is spoken of by name, not by key or file."""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from generator.book.field_views import (
    every_field,
    name_fields,
    quotes_of,
    takes_countries,
)
from generator.book.model import BookReport
from generator.book.risk_names import title_risks
from generator.findings.codes.values import NOT_IN_VOCABULARY
from generator.findings.finding import Ref
from generator.text.words import Words, load_words
from schema.fields import Field
from schema.form import Form
from schema.vocabulary import COUNTRIES, country_label, load_vocabulary

# A sentence of a remedy that says how YAML says that a value is lacking.
_LACKING = re.compile(r"(?:(?<=\. )|^)[^.:]{1,80}: [«“]\w{1,40}: \{unavailable: [^}]{0,80}\}[»”]\.")
_PAIR = re.compile(r"([a-z_]{1,40}): (.{1,80})")
# Of more terms than these, one is searched for by name (write-controls.js).
_FEW = 12
_SIGNING = re.compile(r"\b(?:kjør|køyr|[Rr]un) aktsom sign\b")


class FormNames(Struct, frozen=True):
    """What is called what in a report of a form, in one language.

    `fields` are named by their keys, `terms` are the labels of codes, `titles` those of risks.
    """

    form: Form
    language: str
    fields: Mapping[str, Field]
    terms: Mapping[str, str]
    titles: Mapping[str, str]

    @property
    def words(self) -> Words:
        """The words of the page on which one writes."""
        return load_words(self.language, "writing")

    def label(self, field: Field) -> str:
        """Return what the form calls a field."""
        return self.form.label(field, self.language)


def names_of(
    report: BookReport, near: Sequence[Field], language: str, before: BookReport | None = None
) -> FormNames:
    """Return what is called what; of several fields with one key, one `near` is meant.

    Of risks that are gone, those that were there `before` may be spoken of.
    """
    titles = title_risks(report, language)
    if before:
        titles = {**title_risks(before, language), **titles}
    return names_in(report.form, titles, language, near)


def names_in(
    form: Form, titles: Mapping[str, str], language: str, near: Sequence[Field] = ()
) -> FormNames:
    """Return what is called what in reports of a form whose risks have these titles, by id."""
    fields: dict[str, Field] = {}
    every = tuple(every_field(form, near))
    for each in every:
        fields.setdefault(each.key, each)
    return FormNames(form, language, fields, _terms(every, language), titles)


def field_at(where: Ref, fields: Sequence[Field]) -> Field | None:
    """Return which of a file's fields a place is in; None where it is in none."""
    found = None
    for key in where.keys:
        if isinstance(key, str):
            found = next((each for each in fields if each.key == key), None)
            fields = found.fields if found else ()
    return found


def say_by_name(text: str, field: Field | None, names: FormNames) -> str:
    """Return what is said of a field, if any, with names in place of keys, codes, ids and files.

    `forced_labour (Tvangsarbeid)` becomes `Tvangsarbeid`, «topic» «Relatert tema», and
    3-address/facts.yaml trinn 3; how YAML says that a value is lacking becomes what is ticked.
    """
    opening, closing = quotes_of(names.language)
    text = _LACKING.sub(names.words["remedy_unavailable"], text)
    text = text.replace(names.words["remedy_marker"], names.words["remedy_ticked"])
    quoted = re.compile(f"{opening}([^{opening}{closing}]{{1,120}}){closing}")
    # The field that a finding is about says first what a key or a code means, then those spoken of.
    own = {**names.fields, **({field.key: field} if field else {})}
    meant = [own[each] for each in _keys_in(quoted.findall(text)) if each in own]
    terms = _terms((*((field,) if field else ()), *meant), names.language)
    named = {**names.terms, **names.titles, **terms,
             **{key: names.label(each) for key, each in own.items()},
             **(_terms((field,), names.language) if field else {})}  # fmt: skip
    text = quoted.sub(lambda m: f"{opening}{_say_quoted(m[1], named, own, terms)}{closing}", text)
    if field and takes_countries(field):
        text = _name_countries(text, names.language, opening, closing)
    said_twice = rf"{opening}((?:[^{closing}]+: )?)([^{closing}]+){closing} \(\2\)"
    text = re.sub(said_twice, rf"{opening}\1\2{closing}", text, flags=re.IGNORECASE)
    for code, label in terms.items():
        text = text.replace(f"{code} ({label})", label)
    text = _SIGNING.sub(names.words["remedy_sign"], _say_titles(text, names))
    return name_fields(text, names.form, names.language)


def _keys_in(quoted: Sequence[str]) -> Iterator[str]:
    for each in quoted:
        pair = _PAIR.fullmatch(each)
        yield pair[1] if pair else each


def _terms(fields: Sequence[Field], language: str) -> dict[str, str]:
    """Return the labels of the codes that fields are chosen from, but for countries."""
    found: dict[str, str] = {}
    for name in dict.fromkeys(each.vocabulary for each in fields):
        for term in load_vocabulary(name).terms if name and name != COUNTRIES else ():
            found.setdefault(term.id, term.label.in_language(language))
    return found


def _say_quoted(
    text: str, named: Mapping[str, str], fields: Mapping[str, Field], terms: Mapping[str, str]
) -> str:
    """Return what stands between quotation marks by name: a key, a code, an id, a pair."""
    pair = _PAIR.fullmatch(text)
    if pair and pair[1] in fields:
        return f"{named[pair[1]]}: {terms.get(pair[2]) or named.get(pair[2], pair[2])}"
    return named.get(text, text)


def _say_titles(text: str, names: FormNames) -> str:
    """Return a text with risks by their titles alone, where an id follows or stands for one."""
    opening, closing = quotes_of(names.language)
    for key, title in names.titles.items():
        if key in text:
            text = text.replace(f"{closing} ({key})", closing)
            text = re.sub(rf"(?<![\w-]){re.escape(key)}(?![\w-])",
                          lambda _, title=title: f"{opening}{title}{closing}", text)  # type: ignore[misc]  # fmt: skip
    return text


def _name_countries(text: str, language: str, opening: str, closing: str) -> str:
    """Return a text with countries by name: `«IN» (India)` and `«IN»` become `«India»`."""

    def name(found: re.Match[str]) -> str:
        label = country_label(found[1])
        named = label.find(language, language) if label else None
        return f"{opening}{named[0]}{closing}" if named else found[0]

    return re.sub(rf"{opening}([A-Z]{{2}}){closing}(?: \([^()]+\))?", name, text)


def _is_searched(field: Field) -> bool:
    """Tell whether a field is so long a list that one searches in it by name."""
    if takes_countries(field):
        return True
    return bool(field.vocabulary) and len(load_vocabulary(field.vocabulary).terms) > _FEW


def remedy_in_field(code: str, help_lines: Sequence[str], field: Field, language: str) -> list[str]:
    """Return how a mistake is put right in a form where the file would be spoken of otherwise."""
    if code == NOT_IN_VOCABULARY.id and _is_searched(field):
        return [load_words(language, "writing")["remedy_searched"]]
    return list(help_lines)
