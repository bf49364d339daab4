"""The answers as the files of a content folder, in the repository's own style."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from msgspec import Struct

from generator.findings.positions import Plain
from generator.importing.answers.draft import Draft, Setting, UnplacedLines
from generator.importing.answers.markdown import escape, to_markdown
from generator.importing.answers.paragraphs import join_lines
from generator.importing.portal.data import wordings
from generator.importing.portal.lexicon import squeeze, words_of
from generator.importing.report import ImportedReport
from generator.importing.source.lines import Lines, SourceLine, trim
from generator.scaffold.yaml_text import entry
from schema.facts import model_for_step
from schema.form import FactAnswer, Form, Question
from schema.organisation import Organisation
from schema.report import Report

# An abbreviation has no more letters.
_LONGEST_SHORT = 10
_Facts: TypeAlias = "Mapping[str, dict[str, Plain]]"


class ContentFiles(Struct, frozen=True):
    """Files by their path from the report's folder, and the text of organisation.yaml."""

    organisation: str
    files: Mapping[str, str]


def write_files(imported: ImportedReport, languages: tuple[str, ...] = ()) -> ContentFiles:
    """Return the files of a report, in the repository's own format.

    `languages` are those of the organisation, if it is there already, its main one first.
    """
    draft, year, language = imported.draft, imported.year, imported.language

    def answer(question: Question) -> str:
        lines = trim(tuple(draft.prose.get(question.id, ())))
        shown = any(lines) and not isinstance(question.answer, FactAnswer)
        return prose_text(lines, imported.setting) if shown else ""

    period = {} if year is None else {"from": f"{year}-01-01", "to": f"{year}-12-31"}
    head = write_head(imported.form, (language, *languages), period, draft.facts)
    steps = write_steps(imported.form, language, draft.facts, answer)
    return ContentFiles(to_yaml(_organisation(draft, language)), {"report.yaml": head, **steps})


def write_head(
    form: Form, languages: tuple[str, ...], period: Mapping[str, str], facts: _Facts
) -> str:
    """Return report.yaml; `languages` are its own and those of the organisation, the main first."""
    head: dict[str, Plain] = {"form": form.head.id, "status": "draft"}
    own, *known = languages
    if known and known[0] != own:
        head["language"] = own
    if period:
        head["period"] = {**period}
    return to_yaml({**head, **ordered(facts.get("report", {}), Report)})


def write_steps(
    form: Form, language: str, facts: _Facts, answer: Callable[[Question], str]
) -> dict[str, str]:
    """Return the files of a form's steps; `answer` returns a question's Markdown, or nothing."""
    files: dict[str, str] = {}
    for folder, step in form.steps.items():
        if own := facts.get(folder):
            files[f"{folder}/facts.yaml"] = to_yaml(ordered(own, model_for_step(folder)))
        prose = [
            f"## {each.id} {' '.join(each.label.in_language(language).split())}\n\n{text}"
            for each in step.questions
            if (text := answer(each))
        ]
        if prose:
            files[f"{folder}/{language}.md"] = "\n\n".join(prose) + "\n"
    return files


def to_yaml(tree: "Mapping[str, Plain]") -> str:
    """Return a tree as YAML, as `aktsom new` writes it; nothing for an empty one."""
    return "".join(f"{line}\n" for key in tree for line in entry(key, _in_blocks(tree[key])))


def _in_blocks(value: Plain) -> Plain:
    """Return a value with a line's end after each text of several lines, as blocks have it."""
    if isinstance(value, dict):
        return {key: _in_blocks(each) for key, each in value.items()}
    if isinstance(value, list):
        return [each and _in_blocks(each) for each in value]
    return f"{value}\n" if "\n" in value else value


def _organisation(draft: Draft, language: str) -> dict[str, Plain]:
    """Return what the report says of the enterprise; a short name where the name has one in it."""
    known = dict(draft.facts.get("organisation", {}))
    name = str(known.get("name", ""))
    known["languages"] = [language]
    if short := short_name(name):
        known["short_name"] = short
    return ordered(known, Organisation)


def short_name(name: str) -> str:
    """Return the abbreviation that a name ends with in brackets: «… i Norge (LO)».

    It is in capitals, or made of the first letters of the name: «(konsern)» is none.
    """
    if not name.endswith(")") or "(" not in name:
        return ""
    start = name.rindex("(")
    short = name[start + 1 : -1].strip()
    letters = squeeze(short)
    initials = "".join(word[0] for word in words_of(name[:start]))
    is_short = bool(letters) and " " not in short and len(letters) <= _LONGEST_SHORT
    return short if is_short and (short.isupper() or letters == initials) else ""


def ordered(tree: Mapping[str, Plain], model: type[Any]) -> dict[str, Plain]:
    """Return a tree with its keys in the order of a model's fields."""
    order = {key: at for at, key in enumerate(model.model_fields)}
    return {key: tree[key] for key in sorted(tree, key=lambda each: order.get(each, len(order)))}


def prose_text(lines: Lines, setting: Setting) -> str:
    """Return an answer as Markdown; an indicator in it gets a heading of its own."""
    words = {squeeze(each) for each in wordings().indicators}
    parts: list[str] = []
    own: list[SourceLine] = []
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


def write_unplaced(
    unplaced: list[UnplacedLines], words: Mapping[str, str], locate: Callable[[Lines], str]
) -> str:
    """Return the text of the file of what has no place; `locate` says where lines are from."""
    parts = [words["import_file_head"].strip()]
    for each in unplaced:
        why = words[each.why].rstrip(".")
        under = f" ({each.under})" if each.under else ""
        text = "\n".join(line.text for line in trim(each.lines))
        parts.append(f"== {locate(each.lines)}: {why}{under}\n\n{text}")
    return "\n\n\n".join(parts) + "\n"
