"""The files that help people review on GitHub: the proposal's template, issue forms, owners."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from schema.form import form_names, load_form
from schema.review_questions import REPORT, RISK, load_review_questions
from tests.tools import ROOT

GITHUB = ROOT / ".github"
FORMS = sorted((GITHUB / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))


@pytest.mark.parametrize(
    ("schema", "names"),
    [
        ("github-issue-forms", [str(path) for path in FORMS]),
        ("github-issue-config", [str(GITHUB / "ISSUE_TEMPLATE" / "config.yml")]),
    ],
)
def test_issue_forms_are_as_github_reads_them(schema: str, names: list[str]) -> None:
    program = str(Path(sys.executable).parent / "check-jsonschema")
    command = [program, "--builtin-schema", f"vendor.{schema}", *names]
    finished = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stdout + finished.stderr


def test_the_proposal_asks_all_that_only_people_can_answer() -> None:
    template = (GITHUB / "pull_request_template.md").read_text(encoding="utf-8")
    asked = re.findall(r"^- \[ \] \*\*(H\d+)\*\* (.+)$", template, flags=re.MULTILINE)
    known = load_review_questions().values()
    assert asked == [(each.id, each.text.in_language("nb")) for each in known]
    assert [each.id for each in known] == [f"H{number}" for number in range(1, 13)]


@pytest.mark.parametrize("form", form_names())
def test_every_question_for_people_stands_somewhere_whatever_the_form(form: str) -> None:
    places = {*load_form(form).steps, REPORT, RISK}
    for each in load_review_questions().values():
        assert places & set(each.beside), each.id
    everywhere = {place for each in load_review_questions().values() for place in each.beside}
    assert everywhere <= {*load_form("ehn-2023").steps, REPORT, RISK}


def test_the_example_of_owners_owns_nothing_until_somebody_wants_it_to() -> None:
    lines = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line and not line.startswith("#")] == []
    rules = [line.removeprefix("# ").split() for line in lines if re.match(r"# [/*].*@", line)]
    assert len(rules) > 5
    for path, *owners in rules:
        assert all(re.fullmatch(r"@eksempel/[a-z]+", owner) for owner in owners)
        folder = path.strip("/").split("/")[0]
        assert folder == "*" or (ROOT / folder).is_dir()
