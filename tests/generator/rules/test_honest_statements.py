"""Whole honest statements of invented enterprises: what each is told of is just, and no more.

They are in honest_statements.yaml beside this file, each in a voice of its own; `told` are the
codes that a reviewer would raise as well.
"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.line.content_check import check_organisation

STATEMENTS = yaml.safe_load(
    (Path(__file__).parent / "honest_statements.yaml").read_text(encoding="utf-8")
)
STEPS = {"5.a": "1-embed", "5.b": "2-identify", "5.c": "3-address", "4": "3-address"}
FACTS = {"employees": "0-enterprise", "risks": "2-identify", "measures": "3-address"}


def write_statement(folder: Path, name: str, said: dict[str, Any]) -> None:
    """Write a statement of the form act-essential below a folder."""
    files = {
        "organisation.yaml": {
            "name": said["name"], "number": 123456785, "languages": [said["lang"]],
            "website": "https://www.statement.example",
            "information": {"email": "ask@statement.example"},
            "entities": [{"name": said["name"], "number": 123456785}],
        },
        "2025/report.yaml": {
            "form": "act-essential", "status": "published", "published": date(2026, 5, 20),
            "period": {"from": date(2025, 1, 1), "to": date(2025, 12, 31)},
            "contact": {"email": "ask@statement.example"},
            "signing": _signing(said),
        },
    }  # fmt: skip
    for key, step in FACTS.items():
        facts = {each: said[each] for each in (key, "covered_by_act") if each in said}
        files[f"2025/{step}/facts.yaml"] = facts if key == "employees" else {key: said[key]}
    for file, value in files.items():
        path = folder / name / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump(value, allow_unicode=True), encoding="utf-8")
    for question, text in said["prose"].items():
        step = next(each for begins, each in STEPS.items() if question.startswith(begins))
        path = folder / name / "2025" / step / f"{said['lang']}.md"
        path.parent.mkdir(exist_ok=True)
        with path.open("a", encoding="utf-8") as prose:
            prose.write(f"## {question}\n\n{text}\n\n")


def _signing(said: dict[str, Any]) -> dict[str, Any]:
    chair, *others = said["board"]
    holders = [(chair, "chair"), *((each, "board_member") for each in others)]
    holders += [(said["manager"], "general_manager")] if said.get("manager") else []
    return {
        "place": "Oslo", "date": date(2026, 5, 12), "board_size": len(said["board"]),
        "general_manager": "ja" if said.get("manager") else "nei",
        "signatories": [{"name": name, "role": role} for name, role in holders],
    }  # fmt: skip


@pytest.mark.parametrize("name", [*STATEMENTS])
def test_an_honest_statement_is_not_told_off(name: str, tmp_path: Path) -> None:
    write_statement(tmp_path, name, STATEMENTS[name])
    found = check_organisation(tmp_path, name, date(2026, 11, 22)).findings
    told = [(each.finding.code, each.finding.arguments.get("words")) for each in found]
    assert [code for code, _ in told] == STATEMENTS[name]["told"], told
