"""The scripts that read and write files for the CMS: only what is changed is written anew."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from generator.__main__ import main
from generator.content.sources import discover, list_organisations
from generator.data.editable_files import describe_editable
from generator.editing.answer_text import read_answer
from generator.editing.opened_file import UnwritableError
from generator.editing.yaml_changes import read_value
from generator.line.content_check import check_source
from generator.pages.parts.cms_files import list_cms_files
from schema.form import form_names
from tests.tools import ROOT

Json = Any
FOLDERS = (
    "honest",
    "dishonest",
    "essential",
    "three-languages",
    "three-years",
    "valid",
    "verdicts",
)
CONTENTS = [ROOT / "content", *(ROOT / "tests" / "folders" / each for each in FOLDERS)]
VALUES = ("Ny tekst: med #tegn", "- En ting\n- og én til", "")


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cms")
    (folder / "package.json").write_text('{"type": "module"}')
    for each in list_cms_files():
        (folder / each.path.rpartition("/")[2]).write_bytes(each.data)
    return folder


def describe(content: Path) -> Iterator[Json]:
    """What the CMS is told of every organisation of a folder."""
    for key in list_organisations(content)[0]:
        source, discovered = discover(content, key)
        book = check_source(source, discovered, date(2026, 11, 22)).book
        yield from (json.loads(each.data) for each in describe_editable(book))


def files_of(content: Path) -> Iterator[Json]:
    for told in describe(content):
        for file in (each for folder in told["folders"] for each in folder["files"]):
            path = content / file["path"]
            if path.is_file():
                # As the CMS gives it to a format.
                text = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n").strip()
                yield {"file": file, "words": told["words"], "text": text}


def run(scripts: Path, files: list[Json], values: tuple[str, ...] = VALUES) -> list[Json]:
    node = str(Path(sys.executable).parent / "node")
    driver = str(ROOT / "tests" / "browser" / "cms_formats.mjs")
    given = json.dumps({"folder": str(scripts), "files": files, "values": values})
    done = subprocess.run(
        [sys.executable, node, driver], input=given, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def comments(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.lstrip().startswith("#")]


def say(text: str, file: Json, but: str) -> Json:
    """All that a file says by aktsom's own reading, but what one field does."""
    if "texts" in file:
        said = read_answers(text, tuple(each["id"] for each in file["texts"]))
    else:
        said = read_whole(text)
        said = {each["key"]: said.get(each["key"]) for each in file["fields"]}
    return {key: each for key, each in said.items() if key != but}


@lru_cache(maxsize=8)
def read_answers(text: str, ids: tuple[str, ...]) -> Mapping[str, str]:
    return {each: read_answer(text, each) for each in ids}


@lru_cache(maxsize=8)
def read_whole(text: str) -> Json:
    return read_value(text, ()) or {}


@pytest.mark.parametrize("content", CONTENTS, ids=lambda each: each.name)
def test_a_file_is_written_as_it_was_and_a_change_touches_what_it_is_about(
    content: Path, scripts: Path
) -> None:
    files = list(files_of(content))
    assert files
    done = 0
    for given, made in zip(files, run(scripts, files), strict=True):
        file, text = given["file"], given["text"]
        assert "unreadable" not in made, (file["path"], made)
        assert made["unchanged"] == text, file["path"]
        for each in made["changed"]:
            key = each["keys"][0].removesuffix("__lacks")
            if "refused" in each:  # what no field of the CMS gives: lines in a choice
                assert "\n" in each["value"], (file["path"], each)
                continue
            done += 1
            where = (file["path"], each["keys"], each["value"])
            assert say(each["text"], file, key) == say(text, file, key), where
            if "texts" in file:
                assert read_answer(each["text"], key) == each["value"], where
            elif items(each["text"], key) == items(text, key):
                assert comments(each["text"]) == comments(text), where
    assert done > 100


def items(text: str, key: str) -> int:
    """How many items a list has: with one that is taken away goes the comment above it."""
    value = read_whole(text).get(key)
    return len(value) if isinstance(value, list) else -1


@pytest.mark.parametrize("content", CONTENTS, ids=lambda each: each.name)
def test_items_are_moved_taken_away_and_added_with_all_that_is_theirs(
    content: Path, scripts: Path
) -> None:
    files = [each for each in files_of(content) if "fields" in each["file"]]
    for given, made in zip(files, run(scripts, files, ()), strict=True):
        for moved in made["moved"]:
            key = moved["key"]
            before = read_value(given["text"], (key,))
            turned, fewer, more = (read_value(each, (key,)) for each in moved["texts"])
            assert isinstance(before, list)
            assert isinstance(more, list)
            assert turned == before[::-1]
            assert (fewer or []) == before[1:]
            assert more[:-1] == before
            others = {each for each in comments(given["text"]) if key not in each}
            assert others >= {each for each in comments(moved["texts"][0]) if key not in each}


@pytest.mark.parametrize("form", form_names())
def test_a_new_statement_is_filled_in_and_keeps_its_comments(
    form: str, scripts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    named = ("--name", "Nordlys AS", "--number", "123456785", "--languages", "nb,en")
    assert main(["new", "nordlys", "2025", *named, "--form", form]) == 0
    files = list(files_of(tmp_path / "content"))
    for given, made in zip(files, run(scripts, files), strict=True):
        file, text = given["file"], given["text"]
        assert made["unchanged"] == text, file["path"]
        for each in made["changed"]:
            key = each["keys"][0]
            assert "refused" not in each or "\n" in each["value"], (file["path"], each)
            if "refused" in each or key.endswith("__lacks"):
                continue
            assert say(each["text"], file, key) == say(text, file, key), (file["path"], each)
            if "texts" in file:
                assert read_answer(each["text"], key) == each["value"], (file["path"], each)
                assert all(line in each["text"] for line in text.splitlines()), file["path"]
            else:
                assert comments(each["text"]) == comments(text), (file["path"], each)


def test_a_new_file_is_made_of_what_is_filled_in(scripts: Path) -> None:
    (told,) = describe(ROOT / "content")
    files = [each for folder in told["folders"] for each in folder["files"]]
    risks = next(each for each in files if each["path"].endswith("2-identify/facts.yaml"))
    texts = next(each for each in files if each["path"].endswith("2-identify/nb.md"))
    empty = [{"file": each, "words": told["words"], "text": ""} for each in (risks, texts)]
    _, made = run(scripts, empty, ("Slik gjør vi.",))
    assert made["unchanged"] == ""
    first = made["changed"][0]
    assert first["text"].startswith("## 2.A.1.comment Kommentar til tabellen\n\nSlik gjør vi.")


BROKEN = ("risks:\n  - id: a\n   title: skeiv\n", "risks: [a\n", "- bare en liste\n")


@pytest.mark.parametrize("text", BROKEN)
def test_a_file_that_cannot_be_read_is_told_of_and_not_written(text: str, scripts: Path) -> None:
    (told,) = describe(ROOT / "content")
    files = [each for folder in told["folders"] for each in folder["files"]]
    risks = next(each for each in files if each["path"].endswith("2-identify/facts.yaml"))
    (made,) = run(scripts, [{"file": risks, "words": told["words"], "text": text}])
    assert made["unreadable"].startswith("Filen kan ikke leses: se linje ")


def test_aktsom_refuses_no_less() -> None:
    """What the scripts find unreadable, the program's own reading does, too."""
    with pytest.raises(UnwritableError):
        read_value(BROKEN[1], ("risks",))


def change_reasons(content: Path, scripts: Path, text: str, *values: str) -> Mapping[Json, str]:
    """What comes of a file of the enterprise's figures, by the field that gets each value."""
    told = next(describe(content))
    files = [each for folder in told["folders"] for each in folder["files"]]
    file = next(each for each in files if each["path"].endswith("0-enterprise/facts.yaml"))
    (made,) = run(scripts, [{"file": file, "words": told["words"], "text": text}], values)
    assert made["unchanged"] == text
    return {(*each["keys"], each["value"]): each["text"] for each in made["changed"]}


def test_why_something_cannot_be_given_stays_a_reason(scripts: Path) -> None:
    """Another question is still referred to, and what begins as in a text becomes a reason, too."""
    text = 'employees: 12\nworkers: # tomt\n  unavailable:\n    see: "0.17"\n'
    marked = "Ikke tilgjengelig: Styret vil ikke."
    made = change_reasons(ROOT / "content", scripts, text, "0.18", "Hemmelig.", marked)
    assert made["workers__lacks", "0.18"] == text.replace("0.17", "0.18")
    reason = "employees: 12\nworkers: # tomt\n  unavailable: Hemmelig.\n"
    assert made["workers__lacks", "Hemmelig."] == reason
    given = text.replace("employees: 12", "employees:\n  unavailable: Styret vil ikke.")
    assert made["employees", marked] == given


def test_a_reason_is_changed_in_one_language_and_stays_in_the_others(scripts: Path) -> None:
    content = ROOT / "tests" / "folders" / "three-languages"
    text = "workers:\n  unavailable:\n    nb: Ukjent.\n    nn: Ukjent.\n    en: Unknown.\n"
    made = change_reasons(content, scripts, text, "Ny.")
    assert made["workers__lacks", "nb", "Ny."] == text.replace("nb: Ukjent", "nb: Ny")
