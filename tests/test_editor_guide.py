"""docs/redaktor.md: its commands work, its pictures are there and described, its links lead on."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from pydantic import TypeAdapter

from generator.__main__ import main
from generator.commands import COMMANDS
from generator.scaffold.new_repository import load_repository_files
from schema.facts import FACTS_BY_STEP, ITEMS
from schema.organisation import Organisation
from schema.report import Report
from schema.values import Model
from tests.tools import ROOT

GUIDE = ROOT / "docs" / "redaktor.md"
TEXT = GUIDE.read_text(encoding="utf-8")
COMMAND = re.compile(r"^aktsom ((?:new|check|migrate).*)$", re.MULTILINE)
SCHEMAS = ".idea/jsonSchemas.xml"
SMALL = 120_000


def test_the_commands_of_the_guide_lead_from_nothing_to_next_year(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init", "--name", "Nordlys Strikk AS", "--number", "123456785"]) == 0
    written = [shlex.split(line) for line in COMMAND.findall(TEXT)]
    assert [each[0] for each in written] == ["new", "check", "new", "migrate"]
    for arguments in written:
        if arguments == ["new", "nordlys-strikk"]:
            _publish(tmp_path / "content" / "nordlys-strikk" / "2025")
        assert main(arguments) == 0, capsys.readouterr()
    assert main(["sign", "content/nordlys-strikk/2025"]) == 0
    assert (tmp_path / "content" / "nordlys-strikk" / "2026" / "report.yaml").is_file()


def _publish(report: Path) -> None:
    """Make a statement that is published of a new one: the next year comes after that."""
    frame = report / "report.yaml"
    draft = frame.read_text(encoding="utf-8")
    frame.write_text(draft.replace("status: draft", "status: published"), encoding="utf-8")
    with (report / "1-embed" / "nb.md").open("a", encoding="utf-8") as answers:
        answers.write("\nVi er et strikkeri med tolv ansatte.\n")


@pytest.mark.slow
def test_the_guide_names_no_command_or_option_that_is_not_there() -> None:
    assert set(re.findall(r"aktsom ([a-z]+) (?:content|nordlys)", TEXT)) <= set(COMMANDS)
    for option in ("--form", "--languages", "--blank", "--from", "--name", "--number"):
        shown = subprocess.run(
            [sys.executable, "-m", "generator", "new", "--help"],
            cwd=ROOT, capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
        assert option in TEXT
        assert option in shown


def test_the_guide_begins_with_what_anyone_can_run() -> None:
    """`make` is for those who develop aktsom."""
    assert "uvx aktsom init" in TEXT.partition("### ")[0]
    assert re.findall(r"`?\bmake [a-z]+|\.venv/bin/aktsom", TEXT) == []


def test_every_picture_is_there_is_small_and_says_what_it_shows() -> None:
    pictures = re.findall(r"!\[([^\]]*)\]\((images/[^)]+)\)", TEXT)
    assert len(pictures) >= 7
    for alternative, path in pictures:
        file = GUIDE.parent / path
        assert len(alternative) > 20
        assert file.stat().st_size < SMALL
        if file.suffix == ".svg":
            title = ET.parse(file).getroot().find("{http://www.w3.org/2000/svg}title")  # noqa: S314 - our own file
            assert title is not None
            assert title.text


def test_every_example_has_fields_that_are_there_and_values_that_fit() -> None:
    """Each begins at the top of a file, or, of a text alone, within an item of a list."""
    files: tuple[type[Model], ...] = (Organisation, Report, *FACTS_BY_STEP.values())
    fields: dict[str, Any] = {}
    for model in files:
        fields |= {key: each.annotation for key, each in model.model_fields.items()}
    within = {key for model in ITEMS.values() for key in model.model_fields}
    more = (GUIDE.parent / "tilpasse.md").read_text(encoding="utf-8")
    examples = re.findall(r"^```yaml\n(.*?)^```", TEXT + more, re.MULTILINE | re.DOTALL)
    assert len(examples) > 10
    for example in examples:
        # Text is text, as in the program: no scalar is guessed to be a number or a date.
        for key, value in yaml.load(example, yaml.BaseLoader).items():  # noqa: S506 - strings alone
            if key not in within or isinstance(value, list):
                TypeAdapter(fields[key]).validate_python(value)


def test_the_workflow_of_the_guide_has_the_fields_it_speaks_of() -> None:
    workflow = load_repository_files().workflows[".github/workflows/new.yml"]
    assert workflow.count("name: Ny redegjørelse") == 2
    for field in ("organisation:", "year:", "form:"):
        assert f"      {field}\n" in workflow


def test_jetbrains_programs_get_the_same_schemas_as_vs_code() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_bytes())["yaml.schemas"]
    wanted = {}
    for schema, patterns in settings.items():
        each = [patterns] if isinstance(patterns, str) else patterns
        wanted[schema.removeprefix("./")] = set(each)
    found = {}
    for info in ET.parse(ROOT / SCHEMAS).iter("SchemaInfo"):  # noqa: S314 - our own file
        options = {each.get("name"): each.get("value") for each in info.findall("option")}
        places = info.iter("Item")
        paths = {o.get("value") for p in places for o in p if o.get("name") == "path"}
        found[options["relativePathToSchema"]] = paths
    assert found == wanted
