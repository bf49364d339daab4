"""LAW101 and FRM102, beyond the examples of their manuals."""

from typing import TYPE_CHECKING

from generator.findings.finding import Severity

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found


def test_an_answer_that_is_not_available_is_an_answer(found: "Found") -> None:
    assert found(("0-enterprise/nb.md", "## 0.4\n\nIkke tilgjengelig: Vi omorganiserer.")) == []


def test_each_unanswered_question_is_told_once_at_its_heading(found: "Found") -> None:
    (finding,) = found(("0-enterprise/nb.md", "## 0.4"))
    assert (finding.about, finding.where.file) == ("0.4", "granlia/2023/0-enterprise/nb.md")
    assert finding.where.keys == ("0.4",)


def test_a_policy_may_be_an_attachment(found: "Found") -> None:
    attached = (
        ("1-embed/facts.yaml", "policies:\n  - attachment: policy.txt"),
        ("report.yaml", "attachments:\n  - file: policy.txt\n    title: Retningslinjer"),
        ("attachments/policy.txt", "Retningslinjer"),
    )
    assert found(*attached) == []


def test_a_policy_with_only_a_title_leads_nowhere(found: "Found") -> None:
    (finding,) = found(("1-embed/facts.yaml", "policies:\n  - title: Etiske retningslinjer"))
    assert (finding.code, finding.severity) == ("FRM102", Severity.WARNING)
    assert finding.arguments["case"] == "no_address"


def test_policies_may_be_unavailable_with_a_reason(found: "Found") -> None:
    text = "policies:\n  unavailable: De blir lagt ut i mai."
    assert found(("1-embed/facts.yaml", text)) == []


def test_a_policy_that_cannot_be_read_is_not_missing(found: "Found") -> None:
    codes = [each.code for each in found(("1-embed/facts.yaml", "policies:\n  - url: granlia"))]
    assert codes == ["VAL104"]
