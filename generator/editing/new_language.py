"""A report in one language more: files to write the answers in, and the language in its list."""

from collections.abc import Iterator
from pathlib import Path

from generator.book.model import BookReport
from generator.content.sources import ORGANISATION
from generator.editing.opened_file import OpenedFile
from generator.editing.places import find_file
from generator.editing.saving import put_file, read_file
from generator.editing.yaml_changes import change_value
from generator.findings.finding import Ref
from generator.scaffold.prose_file import write_prose
from schema.fields import fields_of
from schema.organisation import Organisation


def add_language(content: Path, report: BookReport, language: str) -> tuple[str, ...]:
    """Have a report answered in one language more; return the files that were made.

    What is there already stays. Raises UnwritableError, ChangedMeanwhileError, OSError.
    """
    key = report.path.partition("/")[0]
    file = find_file(content, Ref(f"{key}/{ORGANISATION}"))
    before = read_file(file) or b""
    opened = OpenedFile(before)
    text = opened.text
    if language not in report.languages:  # a file that cannot be changed keeps all from being made
        wanted = [*report.languages, language]
        text = change_value(text, ("languages",), wanted, fields_of(Organisation))
    made = tuple(_make_files(content, report, language))
    if text != opened.text:
        put_file(file, before, opened.with_text(text).data)
    return made


def _make_files(content: Path, report: BookReport, language: str) -> Iterator[str]:
    for folder, step in report.form.steps.items():
        name = f"{folder}/{language}.md"
        text = write_prose(step, language, {}, None)
        file = find_file(content, Ref(f"{report.path}/{name}"))
        if text is not None and read_file(file) is None:
            put_file(file, None, text.encode())
            yield name
