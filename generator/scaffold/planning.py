"""Which files a new report consists of, and what is in them; nothing is written here."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

from msgspec import Struct

from generator.content.layout import ATTACHMENTS
from generator.content.markdown_documents import ProseAnswer
from generator.findings.positions import Plain
from generator.scaffold.carry_over import (
    Previous,
    attachments_in,
    carried_answer,
    carried_facts,
    items_of,
)
from generator.scaffold.facts_file import ReportYears, write_facts
from generator.scaffold.frame_files import (
    first_report,
    next_report,
    signatories_of,
    write_organisation,
    write_report,
)
from generator.scaffold.prose_file import write_prose
from generator.scaffold.schema_lines import with_schema
from schema.form import Form

_COUNTED = ("goals", "risks", "policies")


class NewReport(Struct, frozen=True):
    """What is to be made: `folder` is the report's, `languages` the organisation's, main first."""

    folder: Path
    year: int
    form: Form
    languages: tuple[str, ...]
    previous: Previous | None = None


class Scaffold(Struct, frozen=True):
    """Files by their name in the report's folder; attachments to copy; what was carried over."""

    files: Mapping[str, str]
    attachments: Mapping[str, Path]
    carried: Mapping[str, int]


def plan_report(new: NewReport) -> Scaffold:
    """Return every file of a new report."""
    previous, form = new.previous, new.form
    years = ReportYears(new.year, previous.year if previous else None)
    texts: dict[str, str] = {}
    carried: Counter[str] = Counter()
    named: dict[str, None] = {}
    for folder, step in form.steps.items():
        facts = carried_facts(previous, folder, step)
        named |= dict.fromkeys(attachments_in(cast("Plain", facts)))
        carried.update({key: len(items_of(facts.get(key))) for key in _COUNTED})
        texts |= _named(f"{folder}/facts.yaml", write_facts(folder, step, facts, years))
        for language in new.languages:
            answers = _answers(new, folder, language)
            for each in answers.values():
                named |= dict.fromkeys(attachments_in(each.text))
            carried["answers"] += len(answers)
            prose = write_prose(step, language, answers, years.last)
            texts |= _named(f"{folder}/{language}.md", prose)
    attachments = dict(_attachments(previous, tuple(named)))
    carried["attachments"] = len(attachments)
    report = {"report.yaml": _report(new, years, tuple(attachments))}
    files = {name: with_schema(new.folder, name, text) for name, text in (report | texts).items()}
    return Scaffold(files, attachments, carried)


def describe_organisation(
    name: str, number: str | None, languages: tuple[str, ...]
) -> "dict[str, Plain]":
    """Return what organisation.yaml begins with."""
    entity: dict[str, Plain] = {"name": name, **({"number": number} if number else {})}
    return {**entity, "languages": list(languages), "entities": [entity]}


def plan_organisation(folder: Path, values: "Mapping[str, Plain]") -> str:
    """Return the text of organisation.yaml in an organisation's folder."""
    return with_schema(folder, "organisation.yaml", write_organisation(values))


def _named(name: str, text: str | None) -> dict[str, str]:
    return {} if text is None else {name: text}


def _answers(new: NewReport, folder: str, language: str) -> Mapping[str, ProseAnswer]:
    found = (
        (question.id, carried_answer(new.previous, question, language))
        for question in new.form.steps[folder].questions
        if question.answer == "prose"
    )
    return {question: answer for question, answer in found if answer}


def _attachments(previous: Previous | None, named: tuple[str, ...]) -> Iterator[tuple[str, Path]]:
    for name in named:
        file = previous.attachment(name) if previous else None
        if file:
            yield f"{ATTACHMENTS}/{name}", file


def _report(new: NewReport, years: ReportYears, attachments: tuple[str, ...]) -> str:
    form = new.form.head.id
    if new.previous is None:
        return write_report(first_report(form, new.year), new.form, years, [])
    values = next_report(new.previous, form, new.year)
    listed = items_of(new.previous.files["report.yaml"].get(ATTACHMENTS))
    kept = [each for each in listed if f"{ATTACHMENTS}/{each.get('file')}" in attachments]
    if kept:
        values[ATTACHMENTS] = cast("Plain", kept)
    return write_report(values, new.form, years, signatories_of(new.previous))
