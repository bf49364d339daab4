"""LAW101 and FRM102, beyond the examples of their manuals."""

from typing import TYPE_CHECKING

import pytest

from generator.findings.finding import Severity

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found


def test_the_act_knows_no_answer_that_is_not_available(found: "Found") -> None:
    reason = "Ikke tilgjengelig: Selskapet er i ferd med å deles i to."
    (finding,) = found(("0-enterprise/nb.md", f"## 0.4\n\n{reason}"))
    assert (finding.code, finding.arguments["case"]) == ("LAW101", "refused")
    assert finding.severity is Severity.WARNING


def test_a_refusal_without_a_reason_is_an_error(found: "Found") -> None:
    refusal = "Ikke tilgjengelig: Vi ønsker ikke å oppgi dette."
    (finding,) = found(("0-enterprise/nb.md", f"## 0.4\n\n{refusal}"))
    assert finding.severity is Severity.ERROR


def test_what_the_form_asks_beyond_the_act_may_be_unavailable(found: "Found") -> None:
    reason = "Ikke tilgjengelig: Skjemaet kom for sent."
    assert found(("1-embed/nb.md", f"## 1.D.1\n\n{reason}")) == []


def test_an_answer_that_says_nothing_does_not_describe(found: "Found") -> None:
    (finding,) = found(("0-enterprise/nb.md", "## 0.4\n\nVi er en ansvarlig bedrift."))
    assert (finding.code, finding.arguments["case"]) == ("LAW101", "vacuous")


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


@pytest.mark.parametrize(
    ("answer", "case"),
    [
        ("Organiseringen er beskrevet i konsernets årsrapport side 44.", "elsewhere"),
        ("[Organisasjonskart for Granlia](https://www.granlia.example/kart)", "elsewhere"),
    ],
)
def test_where_it_is_described_is_one_warning_and_no_description(
    answer: str, case: str, found: "Found"
) -> None:
    (finding,) = found(("0-enterprise/nb.md", f"## 0.4\n\n{answer}"))
    assert (finding.code, finding.arguments["case"]) == ("LAW101", case)
    assert finding.severity is Severity.WARNING


def test_a_whole_description_is_not_withheld(found: "Found") -> None:
    withheld = "withheld: [{question: '0.4', ground: d, reason: Konkurransen tåler det ikke.}]"
    (finding,) = found(("report.yaml", withheld), ("0-enterprise/nb.md", "## 0.4\n"))
    assert (finding.code, finding.arguments["case"]) == ("LAW101", "withheld")
    assert finding.severity is Severity.WARNING
