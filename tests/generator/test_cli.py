"""`aktsom check`: the exit status, which findings are shown, and where content is found."""

import json
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.commands import check, command_line
from tests.generator.command import AS_OF, Run, break_report


def test_a_report_without_faults_ends_with_0(run: Run) -> None:
    assert run("check", *AS_OF) == run("check", "content", *AS_OF)
    ran = run("check", *AS_OF)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == ("Alt i orden: 1 redegjørelse er kontrollert, og det er ingenting å rette.\n")


def test_an_error_ends_with_1_and_a_warning_only_when_strict(run: Run, organisation: Path) -> None:
    break_report(organisation, "2025/1-embed/nb.md", "Styret vedtok", "TODO: sjekk. Styret vedtok")
    assert run("check", *AS_OF).status == 0
    assert run("check", *AS_OF, "--strict").status == 1
    break_report(organisation, "organisation.yaml", "website", "webside")
    assert run("check", *AS_OF).status == 1
    assert run("check", *AS_OF, "--ignore", "VAL101").status == 0


def test_only_what_is_selected_is_shown_and_what_cannot_be_read(
    run: Run, organisation: Path
) -> None:
    break_report(organisation, "organisation.yaml", "website", "webside")
    break_report(organisation, "2025/3-address/facts.yaml", "status: ongoing", "status: ongoin")
    (organisation / "notes.txt").write_text("?", encoding="utf-8")
    codes = {
        each["code"]
        for each in json.loads(run("check", "--format", "json", "--select", "VAL102").out)[
            "findings"
        ]
    }
    assert codes == {"VAL102", "SYN004"}
    unread = run(
        "check", "--select", "VAL102,LAW", "--select", "NUM", "--ignore", "SYN,VAL102", *AS_OF
    )
    assert "VAL102" not in unread.out
    assert "SYN004" not in unread.out


@pytest.mark.parametrize(
    ("path", "files"),
    [
        ("content/fjordtre", {"organisation.yaml", "facts.yaml"}),
        ("content/fjordtre/2025", {"facts.yaml"}),
        ("content/fjordtre/2025/3-address/facts.yaml", {"facts.yaml"}),
        ("content/fjordtre/2025/3-address/nb.md", set()),
        ("content/fjordtre/organisation.yaml", {"organisation.yaml"}),
    ],
)
def test_findings_are_those_at_or_below_the_paths(
    run: Run, organisation: Path, path: str, files: set[str]
) -> None:
    break_report(organisation, "organisation.yaml", "website", "webside")
    break_report(organisation, "2025/3-address/facts.yaml", "status: ongoing", "status: ongoin")
    ran = run("check", path, "--select", "VAL101,VAL102", "--format", "json")
    shown = {Path(each["place"]["file"]).name for each in json.loads(ran.out)["findings"]}
    assert shown == files
    assert ran.status == (1 if files else 0)


def test_content_is_found_from_wherever_one_stands(
    run: Run, organisation: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_report(organisation, "organisation.yaml", "website", "webside")
    assert "content/fjordtre/organisation.yaml:3:1" in run("check").out
    monkeypatch.chdir(organisation.parent)
    for path in (".", "fjordtre", "fjordtre/organisation.yaml"):
        assert "\nfjordtre/organisation.yaml:3:1  feil VAL101" in "\n" + run("check", path).out
    monkeypatch.chdir(organisation / "2025")
    assert "\n../organisation.yaml:3:1  feil VAL101" in "\n" + run("check", "..").out


def test_a_folder_without_an_organisation_is_a_finding(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ran = run("check", "--content", "empty")
    assert ran.status == 1
    assert ran.out.startswith("empty  feil SYN009\n")


def test_ctrl_c_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_written: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(command_line, "run", interrupted)
    assert main(["check"]) == 130


def test_ctrl_c_in_a_command_says_so_and_ends_with_130(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_options: object, _session: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "run", interrupted)
    ran = run("check")
    assert (ran.status, ran.err) == (130, "Avbrutt.\n")
