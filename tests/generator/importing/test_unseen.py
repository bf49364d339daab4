"""Reports that nobody has seen: every answer in its place, typed where it can be, nothing lost."""

import re
from typing import Any

import pytest
import yaml

from generator.importing.coverage_check import find_lost
from generator.importing.files import ContentFiles, write_files
from generator.importing.report import ImportedReport, ImportOptions, read_report
from generator.text import prose
from tests.generator.importing.invented import NAME, Case, make_case, write

CASES = {number: make_case(number) for number in range(24)}
MARK = re.compile(r"(?m)^- ")


def read(data: bytes | str) -> tuple[ImportedReport, ContentFiles]:
    imported = read_report(data.encode() if isinstance(data, str) else data, ImportOptions())
    return imported, write_files(imported)


def answers_in(written: ContentFiles) -> dict[str, list[str]]:
    """Return the words of each answer in prose, as a reader sees them."""
    found: dict[str, list[str]] = {}
    for path, text in written.files.items():
        if path.endswith(".md"):
            _, *parts = re.split(r"^## (\S+) .*$", text, flags=re.MULTILINE)
            found |= {
                question: prose.to_text(answer).split()
                for question, answer in zip(parts[::2], parts[1::2], strict=True)
            }
    return found


def facts_in(written: ContentFiles, path: str) -> Any:
    return yaml.load(written.files.get(path, "{}"), Loader=yaml.BaseLoader)  # noqa: S506 - makes nothing but text


def check(case: Case, imported: ImportedReport, written: ContentFiles) -> None:
    """Compare everything that was imported with the truth."""
    assert answers_in(written) == {
        question: MARK.sub("", text).split() for question, text in case.prose.items()
    }
    facts = facts_in(written, "0-enterprise/facts.yaml")
    assert [(row["country"], row["producers"]) for row in facts["producers_by_country"]] == [
        (code, count) for _, code, count in case.countries
    ]
    assert [each["goal"] for each in facts.get("goals", [])] == list(case.goals)
    risks = facts_in(written, "2-identify/facts.yaml").get("risks", [])
    assert [(each["title"], each["topic"], each["geography"]) for each in risks] == [
        (risk.title, risk.topic[1], [code for _, code in risk.places]) for risk in case.risks
    ]
    measures = facts_in(written, "3-address/facts.yaml").get("measures", [])
    assert [each["risk"] for each in measures] == [each["id"] for each in risks]
    assert [(each.get("goal"), each.get("actions", "")) for each in measures] == [
        (risk.goal, risk.actions) for risk in case.risks
    ]
    assert (imported.year, imported.language) == (case.year, case.language)
    assert f"name: {NAME}" in written.organisation
    contact = facts_in(written, "report.yaml")["contact"]
    assert contact == {"name": "Kari Prøve", "title": "sjef", "email": "post@prove.example"}


@pytest.mark.parametrize("case", CASES.values(), ids=map(str, CASES))
@pytest.mark.parametrize("width", [70, 108])
def test_every_answer_is_in_its_place_and_nothing_is_lost(case: Case, width: int) -> None:
    imported, written = read(write(case, width))
    check(case, imported, written)
    assert imported.draft.unplaced == []
    files = {**written.files, "organisation.yaml": written.organisation}
    assert list(find_lost(imported, files)) == []


@pytest.mark.parametrize("case", list(CASES.values())[:6], ids=map(str, range(6)))
def test_feet_and_heads_of_pages_change_nothing(case: Case) -> None:
    lines: list[str] = []
    for number, line in enumerate(write(case).replace("\f", "").split("\n")):
        if number and number % 31 == 0 and not line:
            page = number // 31
            lines += ["", f"Side {page} av 40", f"\f{NAME} | Rapport {case.year}", ""]
        lines.append(line)
    imported, written = read("\r\n".join(lines))
    check(case, imported, written)
    assert imported.draft.unplaced == []
