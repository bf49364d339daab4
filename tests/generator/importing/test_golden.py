"""Whole reports that nobody has written, imported: every file, and all that the command says.

golden/<report>/content/ is what `aktsom import reports/<report>.txt` makes, and expected.nb.txt and
expected.en.txt what it prints. What each report tries:

nordlys-textiles-2024 — English; headings in a wording that the form does not have; 24 countries;
    numbers punctuated in three ways; an unknown question, an indicator; signatures; no amount.
fjellbris-mobel-2022 — nynorsk; Windows' encoding and line ends; form feeds, feet and a list of
    contents; no blank lines at all; tables read column by column; half of the questions missing.
"""

import re
from pathlib import Path

import pytest

from generator.__main__ import main
from schema.form import load_form
from tests.generator.importing.conftest import have_schemas
from tests.generator.importing.sources import HERE, REPORTS
from tests.golden import check_golden, check_goldens

GOLDEN = HERE / "golden"
NAMES = sorted(path.stem for path in REPORTS.glob("*.txt") if path.stem != "lo-2023")
AS_OF = ("--as-of", "2026-11-22")


def read_tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(autouse=True)
def _apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    have_schemas(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_the_command_says_what_it_made_and_what_is_left(
    name: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["import", str(REPORTS / f"{name}.txt"), "--lang", language])
    printed = f"{capsys.readouterr().out}[exit status {status}]\n"
    check_golden(of_any_form(printed), GOLDEN / name / f"expected.{language}.txt")


def of_any_form(printed: str) -> str:
    """What is printed, with ALL for however many questions the form has, and FORM for its name.

    The questions that a report does not have are written as all but those that it has.
    """
    steps = load_form("ehn-2023").steps.values()
    asked = [each.id for step in steps for part in step.sections for each in part.questions]
    lines = re.sub(r"(?m)^(\d+ \D+ )\d+ ", r"\1ALL ", printed, count=1).split("\n")
    assert "ehn-2023" in lines[1]
    lines[1] = "FORM"
    start, mark, listed = lines[4].partition(": ")
    there = [each for each in asked if each not in listed.split(", ")]
    strange = [each for each in listed.split(", ") if each not in asked]
    lines[4] = f"{start}{mark}ALL but {', '.join(there + strange)}"
    return "\n".join(lines)


@pytest.mark.parametrize("name", NAMES)
def test_the_files_are_as_expected(name: str, tmp_path: Path) -> None:
    assert main(["import", str(REPORTS / f"{name}.txt")]) == 0
    check_goldens(read_tree(tmp_path / "content"), GOLDEN / name / "content", kinds="*")


@pytest.mark.parametrize("name", NAMES)
def test_what_was_imported_can_be_checked_and_previewed(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is an error in a draft, also where a value is written in words."""
    main(["import", str(REPORTS / f"{name}.txt")])
    capsys.readouterr()
    main(["check", *AS_OF, "--format", "github", "--lang", "en"])
    printed = capsys.readouterr().out
    found = [line for line in printed.splitlines() if line.startswith("::error")]
    assert found == []
    assert "SYN010" in printed
