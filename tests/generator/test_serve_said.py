"""What a page says of a command it has run, or could not: never a command, a file or a key."""

import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter

import pytest

from generator.commands import COMMANDS
from generator.editing.saving import History
from generator.serve.task_work import WorkOutcome, WorkTask
from generator.serve.work_pages import AskedWork, render_work
from generator.serve.work_tasks import do_task
from generator.text.words import load_said, load_words
from schema.languages import load_languages
from tests.tools import ROOT

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
TODAY = NOW.date()
LAST = "bergvik/2024"
# What only those know who write files and commands.
UNKNOWN = re.compile(
    rf"\baktsom (?:{'|'.join(COMMANDS)})\b|"
    r"(?<![\w-])--\w|\.(?:yaml|md|txt|toml)\b|content/|/tmp|[A-Z]{3}\d{3}|\bHEAD\b"
    r"|\b(?:status|languages|address|digest|signing|role|risk|revisions|unplaced):|ocrmypdf|fatal:"
)

# Said in files, or where an option is given that no page gives.
NEVER_SAID = re.compile(
    r"import_(?:map_|several_|published_|same_year|dry_run|join|left_apart|progress|long|would|read$"
    r"|written|add_language|attachments|unread_answers|into_|is_folder|comment_head|file_head|next$"
    r"|unplaced|skipped|look$|more$|answers$|missing$|free$|loose_)|new_(?:far|question|declined"
    r"|after_draft|yes_hint|name_hint)"
)


def fill_in(text: str) -> str:
    names = {name for _, name, _, _ in Formatter().parse(text) if name}
    return text.format(**dict.fromkeys(names, "x"))


@pytest.mark.parametrize("language", load_languages())
def test_what_pages_say_speaks_of_nothing_that_is_not_on_them(language: str) -> None:
    said = {file: load_words(language, file).texts for file in ("said", "work", "writing")}
    own = load_words("nb", "command").texts
    for key, text in said["said"].items():
        wanted, given = (
            {n for _, n, _, _ in Formatter().parse(each) if n} for each in (text, own[key])
        )
        assert wanted <= given, key
    shown = {f"{file} {key}": text for file, texts in said.items() for key, text in texts.items()}
    assert [key for key, text in shown.items() if UNKNOWN.search(text)] == []


def test_whatever_these_commands_say_has_words_for_pages() -> None:
    """A key that is added to a command is worded here, or says nothing that pages do not know."""
    folders = ("importing", "commands/import.py", "commands/import_sources.py", "commands/new.py",
               "commands/report_to_make.py", "commands/sign.py")  # fmt: skip
    places = [ROOT / "generator" / name for name in folders]
    files = [each for place in places for each in (place, *place.rglob("*.py")) if each.is_file()]
    source = "\n".join(each.read_text(encoding="utf-8") for each in files)
    keys = set(re.findall(r'"((?:import|new|sign|report|previous|taken|bad|not)_\w+)"', source))
    texts = load_said("nn").texts
    said = {
        each: texts[each]
        for key in keys
        for each in (key, f"{key}_one", f"{key}_other")
        if each in texts and not NEVER_SAID.match(key)
    }
    assert len(said) > 80
    assert [key for key, text in said.items() if UNKNOWN.search(fill_in(text))] == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "tests" / "folders" / "three-years", tmp_path / "content")
    return tmp_path


def add(folder: Path, file: str, text: str) -> None:
    with (folder / "content" / file).open("a", encoding="utf-8") as opened:
        opened.write(text)


def break_facts(folder: Path) -> None:
    add(folder, f"{LAST}/2-identify/facts.yaml", "risks: [\n")


def break_enterprise(folder: Path) -> None:
    add(folder, "bergvik/organisation.yaml", "name: [\n")


def break_head(folder: Path) -> None:
    add(folder, f"{LAST}/report.yaml", "status: [\n")


def break_value(folder: Path) -> None:
    add(folder, f"{LAST}/0-enterprise/facts.yaml", "employees: mange\n")


def leave(_: Path) -> None:
    """Leave all as it is."""


def begin_repository(folder: Path) -> None:
    """A repository whose remote is not there, and that does not know who we are."""
    for arguments in (("init", "--quiet"), ("config", "user.useConfigOnly", "true"),
                      ("remote", "add", "origin", "/nowhere")):  # fmt: skip
        subprocess.run(("git", *arguments), cwd=folder, check=True, capture_output=True)


STATEMENT = "Redegjørelse etter åpenhetsloven\n\nVi har kartlagt risiko.\n\nVi har gjort tiltak.\n"
CASES: dict[str, tuple[Callable[[Path], None], str, dict[str, str], bytes | None]] = {
    "a year that is there": (leave, "next_year", {"year": "2024"}, None),
    "no year": (leave, "next_year", {"year": "tjue"}, None),
    "next, facts broken": (break_facts, "next_year", {"year": "2025"}, None),
    "next, a value wrong": (break_value, "next_year", {"year": "2025"}, None),
    "next, enterprise broken": (break_enterprise, "next_year", {"year": "2025"}, None),
    "next, head broken": (break_head, "next_year", {"year": "2025"}, None),
    "sign, facts broken": (break_facts, "sign", {}, None),
    "sign, head broken": (break_head, "sign", {}, None),
    "publish, published": (leave, "publish", {}, None),
    "publish, head broken": (break_head, "publish", {}, None),
    "compare, facts broken": (break_facts, "compare", {}, None),
    "compare, never sent": (leave, "compare", {"with": "sent"}, None),
    "language, head broken": (break_head, "language", {"added": "nn"}, None),
    "language, none": (leave, "language", {"added": ""}, None),
    "enterprise, number": (
        leave, "organisation", {"name": "Ny", "year": "2025", "number": "1a"}, None,
    ),
    "enterprise, name taken": (leave, "organisation", {"name": "Con", "year": "2025"}, None),
    "enterprise, signs": (leave, "organisation", {"name": "\u202eNy: #", "year": "2025"}, None),
    "enterprise, languages": (
        leave, "organisation", {"name": "Ny", "year": "2025", "languages": "xx"}, None,
    ),
    "import, no file": (leave, "import", {}, None),
    "import, an empty file": (leave, "import", {}, b""),
    "import, a picture": (leave, "import", {}, b"\x89PNG\r\n\x1a\n" + bytes(99)),
    "import, a program": (leave, "import", {}, b"MZ\x90\x00" + bytes(range(256)) * 9),
    "import, cut off": (leave, "import", {}, b"%PDF-1.4 half"),
    "import, no document": (leave, "import", {}, b"PK\x03\x04" + bytes(99)),
    "import, something else": (leave, "import", {}, b"En to tre. " * 99),
    "import, no year in it": (leave, "import", {}, STATEMENT.encode() * 3),
    "import, a wrong year": (leave, "import", {"year": "tjue"}, STATEMENT.encode()),
    "import, a name of signs": (leave, "import", {"key": "///"}, STATEMENT.encode()),
    "renewal, signed": (leave, "renewal", {}, None),
    "renewal, facts broken": (break_facts, "renewal", {}, None),
    "rewriting, head broken": (break_head, "write_anew", {}, None),
    "removal, nothing": (leave, "removal", {"what": ""}, None),
    "restore, no git": (leave, "restore", {"file": f"{LAST}/report.yaml"}, None),
    "send, no git": (leave, "send", {"message": "Skrev"}, None),
    "send, nobody": (begin_repository, "send", {"message": "Skrev"}, None),
    "send, no address": (
        begin_repository, "send", {"message": "Skrev", "name": "Kari", "email": "kari"}, None,
    ),
    "send, nowhere": (
        begin_repository, "send", {"message": "Skrev", "name": "Kari", "email": "kari@e.no"}, None,
    ),
    "fetch, nowhere": (begin_repository, "fetch", {}, None),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES)
def test_what_cannot_be_done_is_said_in_the_words_of_the_page(case: str, folder: Path) -> None:
    spoil, name, given, data = CASES[case]
    spoil(folder)
    upload = folder / "upload"
    if data is not None:
        upload.write_bytes(data)
    task = WorkTask(name, LAST, "nn", given, str(upload) if data is not None else "", "Vår fil.x")
    outcome = do_task(folder / "content", folder, History(), task, NOW)
    assert not outcome.good
    assert_is_plain(folder, outcome)
    if "broken" in case or "a value wrong" in case:
        page = render_work(folder / "content", AskedWork(LAST, "nn", outcome), TODAY)
        assert all(each.file or each.name for each in outcome.found), outcome.found
        assert page.count('class="obstacles"') >= 1


def assert_is_plain(folder: Path, outcome: WorkOutcome) -> None:
    assert str(folder) not in outcome.why
    lines = (outcome.text, outcome.why, *(each.message for each in outcome.found))
    assert [line for line in lines if UNKNOWN.search(line)] == []
    # Git's own words are for whoever helps, and folded.
    assert not outcome.said or (outcome.heading, outcome.quiet) == ("said_git", True)
    assert outcome.text.endswith(".") == (not outcome.found)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_what_was_done_is_said_in_the_words_of_the_page(language: str, folder: Path) -> None:
    add(folder, "bergvik/2023/2-identify/nb.md", "\nOg mer.\n")
    for name, given in (
        ("sign", {}),
        ("next_year", {"year": "2025"}),
        ("organisation", {"name": "Ny AS", "year": "2025", "languages": "nb nn"}),
        ("language", {"added": "en"}),
    ):
        task = WorkTask(name, LAST, language, given)
        outcome = do_task(folder / "content", folder, History(), task, NOW)
        if outcome.good:
            assert UNKNOWN.search(outcome.said) is None, outcome.said
        assert UNKNOWN.search(outcome.text) is None
