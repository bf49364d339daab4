"""Stages 1–5 on whole organisations: what is told, in which order, and what is not told twice."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.assessment.points import assess
from generator.checks.check import Checked, slim
from generator.checks.suppression import silence_lesser
from generator.content.sources import list_organisations
from generator.findings.codes import references, values
from generator.findings.finding import Finding, Ref, Severity
from generator.findings.positions import Span
from generator.line.content_check import check_organisation
from tests.organisations import AS_OF, KEY, SMALLEST, check_files, places, stage_findings
from tests.tools import ROOT

REPORT = SMALLEST["2025/report.yaml"].replace("draft", "published")
RISK = {"2025/2-identify/facts.yaml": "risks:\n  - {id: fire, title: Brann}\n"}
# Shares that do not add up: NUM101, a rule's finding, which an exception may cover.
SHARES = {
    "2025/report.yaml": REPORT,
    "2025/0-enterprise/facts.yaml": "purchasing: {own_production: 90}\n",
}


def except_(*exceptions: str) -> dict[str, str]:
    listed = "".join(f"  - {{{each}}}\n" for each in exceptions)
    return {"2025/report.yaml": f"{REPORT}exceptions:\n{listed}"}


def found(checked: Checked) -> list[Finding]:
    """What the stages and NUM101 found, without what other rules have to say."""
    findings = [each.finding for each in checked.findings]
    stages = stage_findings(checked)
    return [each for each in findings if each in stages or each.code == "NUM101"]


def errors(checked: Checked) -> list[str]:
    return [each.code for each in found(checked) if each.severity is Severity.ERROR]


def test_a_report_with_nothing_in_it_has_nothing_wrong_in_it() -> None:
    checked = check_files({})
    assert places(checked) == []
    assert checked.key == KEY


def test_all_that_is_wrong_is_told_at_once_in_the_order_of_the_files() -> None:
    files = {
        "2025/0-enterprise/facts.yaml": "employees: x\nsuppliers: y\n",
        "2025/1-embed/nb.md": "Tekst.\n",
        "2025/attachments/plan.pdf": "",
        "notater.txt": "",
    }
    assert places(check_files(files)) == [
        "VAL104 2025/0-enterprise/facts.yaml:1:12",
        "VAL104 2025/0-enterprise/facts.yaml:2:12",
        "SYN202 2025/1-embed/nb.md:1:1",
        "REF302 2025/attachments/plan.pdf:1:1",
        "SYN004 notater.txt:1:1",
    ]


def test_an_error_stops_publishing_unless_it_is_excepted() -> None:
    assert not check_files(SHARES).may_be_published
    excepted = check_files({**SHARES, **except_("code: NUM101, reason: Kilden sier det.")})
    assert errors(excepted) == ["NUM101"]
    assert found(excepted)[0].excepted == "Kilden sier det."


@pytest.mark.parametrize(
    ("about", "covered"),
    [
        ("", True),
        ("about: smoke, ", False),
        (f"about: {KEY}/2025/0-enterprise/facts.yaml, ", True),
        ("about: 0.14, ", True),
    ],
)
def test_an_exception_is_for_all_of_a_code_or_for_what_it_names(
    about: str,
    covered: bool,  # noqa: FBT001 - what is expected
) -> None:
    exception = except_(f"code: NUM101, {about}reason: Slik er det.")
    reasons = {each.code: each.excepted for each in found(check_files({**SHARES, **exception}))}
    assert reasons["NUM101"] == ("Slik er det." if covered else None)
    assert ("EXC101" in reasons) is not covered


@pytest.mark.parametrize(
    ("exception", "code"),
    [
        ("code: NUM101, reason: Vi venter på svar.", "EXC101"),
        ("code: REF101, reason: Vi venter på svar.", "EXC101"),
        ("code: LAW999, reason: Vi venter på svar.", "EXC102"),
        ("code: SYN101, reason: Vi venter på svar.", "EXC103"),
        ("code: VAL104, reason: Vi venter på svar.", "EXC103"),
        ("code: REF201, reason: Vi venter på svar.", "EXC103"),
        ("code: REF302, reason: Vi venter på svar.", "EXC103"),
        ("code: EXC101, reason: Vi venter på svar.", "EXC103"),
        ("code: NUM101", "VAL103"),
        ("code: NUM101, reason: ''", "VAL107"),
        ("code: ref304, reason: Vi venter på svar.", "VAL108"),
    ],
)
def test_an_exception_that_does_not_hold_is_found(exception: str, code: str) -> None:
    assert [each.code for each in stage_findings(check_files(except_(exception)))] == [code]


def test_nothing_that_is_unread_can_be_excepted() -> None:
    files = {
        **except_("code: VAL101, reason: Vi venter på svar."),
        "2025/1-embed/facts.yaml": "a: 1\n",
    }
    checked = check_files(files)
    assert not checked.may_be_published
    assert errors(checked) == ["VAL101", "EXC103"]


def test_an_exception_is_not_said_to_be_unused_while_something_is_unread() -> None:
    files = {
        **except_("code: NUM101, reason: Vi venter på svar."),
        "2025/3-address/facts.yaml": "measures: [\n",
    }
    assert [each[:6] for each in places(check_files(files))] == ["SYN105"]


def test_each_report_has_its_own_exceptions() -> None:
    files = {
        **SHARES,
        **{path.replace("2025", "2024"): text for path, text in {**SHARES, **SMALLEST}.items()},
        **except_("code: NUM101, reason: Vi venter på svar."),
    }
    shares = [each for each in found(check_files(files)) if each.code == "NUM101"]
    assert [(each.where.file[11:15], each.excepted) for each in shares] == [
        ("2024", None),
        ("2025", "Vi venter på svar."),
    ]


@pytest.mark.parametrize(
    "files",
    [
        {"2025/0-enterprise/facts.yaml": "employees: [\n"},
        {"2025/0-enterprise/facts.yaml": ""},
        {"2025/0-enterprise/facts.yml": "employees: 12\n"},
        {"2025/0-enterprise/nb.md": b"\xff"},
        {"2025/0-Enterprise/nb.md": "## 0.3\n\nx\n"},
        {"2025/1-embed/x/nb.md": "Uten overskrift.\n"},
        {"organisation.yaml": "name: [\n"},
        {"organisation.yaml": ""},
        {"2025/report.yaml": ""},
        {**RISK, "2025/3-address/facts.yaml": "measures:\n  - {risk: fire, status: Pågår}\n"},
    ],
)  # fmt: skip
def test_one_mistake_is_one_finding(files: Mapping[str, str | bytes]) -> None:
    """Also none of the rules adds anything about what could not be read."""
    (mistake,) = stage_findings(check_files(files))
    place = mistake.where.file
    about_it = [
        each.finding.code
        for each in check_files(files).findings
        if each.finding.where.file == place and each.finding.where.keys == mistake.where.keys
    ]
    assert about_it == [mistake.code]


def test_the_graver_silences_the_lesser_on_the_very_same_spot() -> None:
    spot, beside = Ref("a.yaml", ("b",)), Ref("a.yaml", ("c",))
    grave = references.MEASURE_WITHOUT_RISK.at(spot)
    slight = [references.HEADING_DIFFERS.at(where) for where in (spot, beside)]
    assert silence_lesser([grave, *slight]) == [grave, slight[1]]


def test_what_is_said_of_a_whole_file_silences_nothing() -> None:
    file = Ref("a.yaml")
    both = [values.EMPTY_VALUE.at(file), references.HEADING_DIFFERS.at(file)]
    assert silence_lesser(both) == both


def test_what_is_excepted_silences_nothing() -> None:
    spot = Ref("a.yaml", span=Span(1, 1, 1, 2))
    excepted = Finding("LAW000", Severity.ERROR, spot, excepted="Slik er det.")
    slight = references.HEADING_DIFFERS.at(spot)
    assert silence_lesser([excepted, slight]) == [excepted, slight]


def test_thousands_of_findings_are_told_like_one() -> None:
    files = {f"2025/1-embed/{number}.txt": "" for number in range(2000)}
    assert len(stage_findings(check_files(files))) == 2000


def test_an_organisation_is_read_from_disk(tmp_path: Path) -> None:
    for path, text in SMALLEST.items():
        file = tmp_path / KEY / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (tmp_path / KEY / "snarvei").symlink_to(tmp_path)
    keys, _ = list_organisations(tmp_path)
    checked = check_organisation(tmp_path, keys[0], AS_OF)
    assert places(checked) == ["SYN006 snarvei:1:1"]
    assert checked.texts[f"{KEY}/organisation.yaml"] == SMALLEST["organisation.yaml"]
    assert [each.path for each in checked.sources] == [
        f"{KEY}/2025/report.yaml",
        f"{KEY}/organisation.yaml",
    ]


def test_the_language_of_a_reason_is_the_reports() -> None:
    files = {
        **SHARES,
        "organisation.yaml": "name: Elvebakken\nlanguages: [nb, en]\n",
        "2025/report.yaml": f"{REPORT}language: en\nexceptions:\n"
        "  - {code: NUM101, reason: {nb: Kilden sier det., en: The source says so.}}\n",
    }
    (finding,) = found(check_files(files))
    assert finding.excepted == "The source says so."


def test_of_a_slim_check_only_the_lines_that_findings_point_to_are_left() -> None:
    path = f"{KEY}/2025/0-enterprise/facts.yaml"
    text = "head_office: Oslo\nemployees: x\nsuppliers: 4\ncovered_by_act: ja\n"
    checked = check_files({"2025/0-enterprise/facts.yaml": text})
    kept = slim(checked)
    assert checked.texts[path] == text
    # What is unanswered is told of at the first line.
    assert kept.texts[path] == "head_office: Oslo\nemployees: x\n\n\n"
    assert kept.findings == checked.findings
    assert kept.sources == ()


def test_of_a_slim_check_what_is_no_text_is_left_where_a_finding_points_to_it() -> None:
    files = {"2025/attachments/plan.pdf": "", "2025/report.yaml": SMALLEST["2025/report.yaml"]}
    assert [each.path for each in slim(check_files(files)).sources] == [
        f"{KEY}/2025/attachments/plan.pdf"
    ]


def test_how_reports_stand_by_the_act_is_the_same_with_what_exceptions_let_stand() -> None:
    checked = check_organisation(ROOT / "content", "lo", AS_OF)
    reports = checked.book.reports
    assert any(each.let_stand for each in reports)
    assert checked.assessments == {each.path: assess(each, checked.book) for each in reports}
