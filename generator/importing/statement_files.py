"""A statement's draft as the files of a content folder."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from generator.findings.positions import Plain
from generator.importing.files import ContentFiles, ordered, to_yaml
from generator.importing.statement.draft import StatementDraft, UnplacedText
from generator.importing.statement.reading import ReadStatement
from generator.scaffold.yaml_text import comment
from generator.text.words import Words
from schema.facts import model_for_step
from schema.form import Form
from schema.organisation import Organisation
from schema.report import Report


def write_statement_files(
    read: ReadStatement, year: int, name: str, languages: tuple[str, ...], words: Words
) -> ContentFiles:
    """Return the files of a statement; `name` is its enterprise's, `languages` what it has so far.

    What was read as facts, and said in more words, stands as comments at the end of report.yaml.
    """
    draft = read.draft
    head = to_yaml(_report(read, year, languages))
    if draft.comments:
        said = [words["import_comment_head"], *draft.comments]
        head += "\n" + "".join(f"{line}\n" for text in said for line in comment(text))
    files = {"report.yaml": head}
    for folder in read.form.steps:
        if facts := draft.facts.get(folder):
            files[f"{folder}/facts.yaml"] = to_yaml(ordered(facts, model_for_step(folder)))
        if prose := list(_prose(read.form, folder, draft, read.language)):
            files[f"{folder}/{read.language}.md"] = "\n\n".join(prose) + "\n"
    known: dict[str, Plain] = {
        **draft.facts.get("organisation", {}),
        "name": name,
        "languages": [read.language],
    }
    return ContentFiles(to_yaml(ordered(known, Organisation)), files)


def _report(read: ReadStatement, year: int, languages: tuple[str, ...]) -> dict[str, Plain]:
    head: dict[str, Plain] = {"form": read.form.head.id, "status": "draft"}
    if languages and languages[0] != read.language:
        head["language"] = read.language
    end = read.year.end if read.year and read.year.year == year and read.year.end else ""
    head["period"] = _period(end or f"{year}-12-31")
    return {**head, **ordered(read.draft.facts.get("report", {}), Report)}


def _period(end: str) -> dict[str, Plain]:
    """Return the twelve months that end on a day."""
    last = date.fromisoformat(end)
    after = last + timedelta(days=1)
    return {"from": after.replace(year=after.year - 1).isoformat(), "to": end}


def _prose(form: Form, folder: str, draft: StatementDraft, language: str) -> Iterator[str]:
    for question in form.steps[folder].questions:
        if text := "\n\n".join(draft.prose.get(question.id, ())):
            label = " ".join(question.label.in_language(language).split())
            yield f"## {question.id} {label}\n\n{text}"


def write_unplaced_texts(
    unplaced: list[UnplacedText], words: Words, locate: Callable[[int], str]
) -> str:
    """Return the text of the file of what has no place; `locate` says where a text is from."""
    parts = [words["import_file_head"].strip()]
    for each in unplaced:
        why = words[each.why].rstrip(".")
        under = f" ({each.under})" if each.under else ""
        parts.append(f"== {locate(each.place)}: {why}{under}\n\n{each.text}")
    return "\n\n\n".join(parts) + "\n"
