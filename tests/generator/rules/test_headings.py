"""SYN: headings inside texts that begin another answer, or are of too high a level."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found


@pytest.mark.parametrize(
    "line",
    [
        "### 4.A.2 Beskriv",
        "**4.A.2 Beskriv**",
        "    ## 4.A.2",
        "4.A.2: Vi spør dem.",
        "4.A.2 Beskriv hvordan",
    ],
)
def test_an_answer_inside_an_answer_is_found(line: str, found: "Found") -> None:
    findings = found(("4-track/nb.md", f"## 4.A.1.a\n\nInnkjøpssjefen.\n\n{line}\n\nSvar."))
    assert [each.arguments["question"] for each in findings if each.code == "SYN208"] == ["4.A.2"]


@pytest.mark.parametrize("line", ["4.A.2 viser hvordan.", "0.3 Prosent av gårdene.", "4.A.2"])
def test_a_question_that_is_only_mentioned_begins_no_answer(line: str, found: "Found") -> None:
    findings = found(("4-track/nb.md", f"## 4.A.1.a\n\nInnkjøpssjefen.\n\n{line}\n\nSvar."))
    assert [each.code for each in findings if each.code == "SYN208"] == []


@pytest.mark.parametrize("heading", ["# Stor", "  ## Nesten like stor"])
def test_a_high_heading_in_facts_is_found(heading: str, found: "Found") -> None:
    goals = f"goals:\n  - id: visits\n    goal: |\n      Besøk.\n\n      {heading}\n"
    findings = [each for each in found(("0-enterprise/facts.yaml", goals)) if each.family == "SYN"]
    assert [each.code for each in findings] == ["SYN209"]
