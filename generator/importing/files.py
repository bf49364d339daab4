"""The answers as the files of a content folder."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from generator.importing.draft import Filled, Loose
from generator.importing.lexicon import squeeze
from generator.importing.lines import Line, trim
from generator.importing.markdown import escape, to_markdown
from generator.importing.paragraphs import join_lines
from generator.importing.portal import wordings
from generator.importing.report import Imported
from generator.importing.results import Plain, Setting
from generator.importing.yaml_text import to_yaml
from schema.facts import model_for_step
from schema.form import FactAnswer, Form
from schema.organisation import Organisation
from schema.report import Report


class Written(Struct, frozen=True):
    """Files by their path from the report's folder, and the text of organisation.yaml."""

    organisation: str
    files: Mapping[str, str]


def write_files(imported: Imported, languages: tuple[str, ...] = ()) -> Written:
    """Return the files of a report, in the repository's own format.

    `languages` are those of the organisation, if it is there already, its main one first.
    """
    filled, form = imported.filled, imported.form
    files = {"report.yaml": to_yaml(_report(imported, languages))}
    for folder, step in form.steps.items():
        facts = filled.facts.get(folder)
        if facts:
            files[f"{folder}/facts.yaml"] = to_yaml(_ordered(facts, model_for_step(folder)))
        ids = [question.id for question in step.questions]
        prose = list(_prose(form, folder, filled, imported.setting, imported.language))
        if prose and ids:
            files[f"{folder}/{imported.language}.md"] = "\n\n".join(prose) + "\n"
    return Written(to_yaml(_organisation(filled, imported.language)), files)


def _report(imported: Imported, languages: tuple[str, ...]) -> dict[str, Plain]:
    year = imported.year
    head: dict[str, Plain] = {"form": imported.form.head.id, "status": "draft"}
    if languages and languages[0] != imported.language:
        head["language"] = imported.language
    if year is not None:
        head["period"] = {"from": f"{year}-01-01", "to": f"{year}-12-31"}
    return {**head, **_ordered(imported.filled.facts.get("report", {}), Report)}


def _organisation(filled: Filled, language: str) -> dict[str, Plain]:
    """Return what the report says of the enterprise; a short name where the name has one in it."""
    known = dict(filled.facts.get("organisation", {}))
    name = str(known.get("name", ""))
    known["languages"] = [language]
    if short := short_name(name):
        known["short_name"] = short
    return _ordered(known, Organisation)


def short_name(name: str) -> str:
    """Return the abbreviation that a name ends with in brackets: «… i Norge (LO)»."""
    if not name.endswith(")") or "(" not in name:
        return ""
    short = name[name.rindex("(") + 1 : -1].strip()
    return short if short and " " not in short else ""


def _ordered(tree: Mapping[str, Plain], model: type[Any]) -> dict[str, Plain]:
    order = list(model.model_fields)
    return {key: tree[key] for key in sorted(tree, key=lambda each: _place(each, order))}


def _place(key: str, order: list[str]) -> int:
    return order.index(key) if key in order else len(order)


def _prose(
    form: Form, folder: str, filled: Filled, setting: Setting, language: str
) -> Iterator[str]:
    for question in form.steps[folder].questions:
        lines = trim(tuple(filled.prose.get(question.id, ())))
        if not any(lines) or isinstance(question.answer, FactAnswer):
            continue
        label = " ".join(question.label.in_language(language).split())
        yield f"## {question.id} {label}\n\n{prose_text(lines, setting)}"


def prose_text(lines: tuple[Line, ...], setting: Setting) -> str:
    """Return an answer as Markdown; an indicator in it gets a heading of its own."""
    words = {squeeze(each) for each in wordings().indicators}
    parts: list[str] = []
    own: list[Line] = []
    for line in lines:
        if line and squeeze(line.text) in words:
            parts += [
                to_markdown(join_lines(tuple(own), setting.column)),
                f"### {escape(line.text)}",
            ]
            own = []
        else:
            own.append(line)
    parts.append(to_markdown(join_lines(tuple(own), setting.column)))
    return "\n\n".join(part for part in parts if part)


def write_unplaced(loose: list[Loose], words: Mapping[str, str], place: Any) -> str:
    """Return the text of the file of what has no place; `place` says where lines stand."""
    parts = [words["import_file_head"].strip()]
    for each in loose:
        why = words[each.why].rstrip(".")
        under = f" ({each.under})" if each.under else ""
        text = "\n".join(line.text for line in trim(each.lines))
        parts.append(f"== {place(each.lines)}: {why}{under}\n\n{text}")
    return "\n\n\n".join(parts) + "\n"
