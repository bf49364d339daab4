"""Where in the files of a draft something of the report is: the file, and its line there."""

from collections.abc import Mapping

from generator.importing.answers.draft import Remark, place_of
from generator.importing.portal.lexicon import squeeze
from generator.importing.report import ImportedReport
from schema.form import FactAnswer, Question

# How many letters of a text are looked for: lines of the report may be longer than the file's.
_LETTERS = 24


def find_in_files(remark: Remark, imported: ImportedReport, files: Mapping[str, str]) -> str:
    """Return the file and line that a remark is about, as editors' programs write it; or nothing.

    Of a text that is not there, it is the line of its question's answer.
    """
    for folder, step in imported.form.steps.items():
        for asked in step.questions:
            for question in asked.walk():
                if question.id == remark.about:
                    return _in_file(remark, question, folder, imported.language, files)
    return ""


def _in_file(
    remark: Remark, question: Question, folder: str, language: str, files: Mapping[str, str]
) -> str:
    path, start = f"{folder}/{language}.md", f"## {question.id} "
    if isinstance(question.answer, FactAnswer):
        file, keys = place_of(folder, question.answer.fact)
        path = f"{file}.yaml" if f"{file}.yaml" in files else f"{folder}/facts.yaml"
        start = f"{keys[-1]}:"
    lines = files.get(path, "").splitlines()
    first = next((at for at, line in enumerate(lines) if line.lstrip().startswith(start)), None)
    wanted = [squeeze(each)[:_LETTERS] for each in (remark.text, remark.line.text)]
    below = range(first or 0, len(lines))
    found = next(
        (at for words in wanted if words for at in below if words in squeeze(lines[at])), first
    )
    return f"{path}:{found + 1}" if found is not None else ""
