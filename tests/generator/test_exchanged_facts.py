"""Files of facts with the contents of another step's, empty ones, and folders within folders."""

from collections.abc import Mapping

import pytest

from tests.organisations import check_files, stage_findings

RISKS = "risks:\n  - id: child-labour\n    title: Barnearbeid i plukkingen\n"
MEASURES = "measures:\n  - risk: child-labour\n    status: ongoing\n"
FIGURES = "employees: 80\nhead_office: Storgata 1\nsuppliers: 12\n"
IDENTIFY, ADDRESS = "2025/2-identify/facts.yaml", "2025/3-address/facts.yaml"


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({IDENTIFY: MEASURES, ADDRESS: RISKS}, [("REF260", "swapped")]),
        ({"2025/1-embed/facts.yaml": FIGURES}, [("REF260", "moved")]),
        (
            {"2025/1-embed/facts.yaml": FIGURES, "2025/0-enterprise/facts.yaml": FIGURES},
            [("REF260", "copied")],
        ),
        ({"2025/1-embed/facts.yaml": "employees: 80\n"}, [("VAL101", "elsewhere")]),
        ({IDENTIFY: RISKS, ADDRESS: MEASURES}, []),
    ],
)
def test_contents_of_another_file_are_one_finding(
    files: Mapping[str, str], told: list[tuple[str, str]]
) -> None:
    findings = stage_findings(check_files(files))
    assert [(each.code, each.arguments.get("case")) for each in findings] == told


def test_what_is_not_in_an_empty_file_is_not_told_of_besides() -> None:
    checked = check_files({IDENTIFY: RISKS, ADDRESS: "\n"})
    codes = [each.finding.code for each in checked.findings]
    assert "VAL107" in codes
    assert "LAW301" not in codes


def test_a_report_one_folder_too_far_in_is_told_where_it_is() -> None:
    report = {"2025/2025/report.yaml": "form: ehn-2023\nstatus: draft\n"}
    base = {"organisation.yaml": "name: Elvebakken Bakeri AS\nlanguages: [nb]\n"}
    (finding,) = [each.finding for each in check_files(report, base).findings]
    assert (finding.code, finding.arguments["deeper"]) == ("SYN007", "elvebakken/2025/2025")


def test_one_of_two_dashes_is_too_many() -> None:
    text = "risks:\n  - - id: child-labour\n    title: Barnearbeid\n"
    findings = stage_findings(check_files({IDENTIFY: text}))
    assert [(each.code, each.arguments["case"]) for each in findings] == [("SYN122", "twice")]
