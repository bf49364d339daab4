"""A statement that an enterprise has, brought in as a draft from the file that a page sends."""

import re
from collections.abc import Iterator
from pathlib import Path

from generator.content.sources import ORGANISATION, list_organisations
from generator.editing.opened_file import OpenedFile
from generator.editing.places import find_file
from generator.editing.saving import put_file, read_file
from generator.editing.yaml_changes import change_value
from generator.findings.finding import Ref
from generator.importing.destination import key_of_name
from generator.line.content_check import check_organisation
from generator.serve.task_work import YEAR, TaskWork, WorkOutcome
from schema.fields import fields_of
from schema.organisation import Organisation
from schema.scalars import make_identifier


def bring_in(work: TaskWork) -> WorkOutcome:
    """Make a draft of the file that was sent; what is unsure in it is shown beside its source."""
    from generator.importing.trial_check import count_answers

    upload = Path(work.task.upload) if work.task.upload else None
    if upload is None or not upload.stat().st_size:
        return work.refuse("empty_file" if work.task.file else "no_file")
    year, named = work.given("year", YEAR), work.given("key")
    if work.task.given.get("year", "").strip() and not year:
        return work.refuse("no_year")
    known = list_organisations(work.content)[0] if work.content.is_dir() else ()
    key = make_identifier(named)
    key = key if key in known else key_of_name(named)
    if named and not key:
        return work.refuse("no_name")
    # The command is told apart what a file is by its bytes, and names it as the page does.
    file = upload.with_name(re.sub(r"[^\w.-]+", "-", work.task.file).lstrip("-.") or upload.name)
    upload.rename(file)
    options = [f"--year={year}"] if year else []
    options += [f"--organisation={key}"] if key else []
    before = {*_reports(work.content)}
    ran = work.run("import", str(file), f"--into={work.content}", *options)
    if ran.status:
        return WorkOutcome(good=False, text=work.words["not_imported"], why=ran.said)
    made = sorted({*_reports(work.content)} - before)
    if made and named and key not in known:
        _name(work.content, key, named)
    text = work.words["imported"]
    for each in made[:1]:
        owner, _, number = each.partition("/")
        checked = check_organisation(work.content, owner, work.today)
        filled, asked = count_answers(checked.book, int(number))
        text = f"{text} {work.words('imported_answers', filled=filled, asked=asked)}"
    return WorkOutcome(good=True, text=text, report=made[0] if made else "")


def _name(content: Path, key: str, name: str) -> None:
    """Write what an enterprise is called, where the file did not say: it has its folder's name."""
    file = find_file(content, Ref(f"{key}/{ORGANISATION}"))
    before = read_file(file) or b""
    opened = OpenedFile(before)
    text = change_value(opened.text, ("name",), name, fields_of(Organisation))
    put_file(file, before, opened.with_text(text).data)


def _reports(content: Path) -> Iterator[str]:
    for each in content.glob("*/[0-9]*/report.yaml"):
        yield each.parent.relative_to(content).as_posix()
