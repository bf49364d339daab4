"""Binding: from typed files to a book in which nothing is missing that was written."""

from collections.abc import Mapping

import pytest

from generator.book.model import Answered, BookReport, Invalid, Unanswered
from tests.organisations import SMALLEST, check_files, places, stage_findings

RISKS = "risks:\n  - {id: fire, title: Brann}\n  - {id: smoke, title: Røyk}\n"
FACTS, RISK_FILE, MEASURES = (
    f"2025/{step}/facts.yaml" for step in ("0-enterprise", "2-identify", "3-address")
)
PROSE = "2025/0-enterprise/nb.md"
HEAD = SMALLEST["2025/report.yaml"]


def bind(files: Mapping[str, str | bytes]) -> BookReport:
    (report,) = check_files(files).book.reports
    return report


def answer(report: BookReport, question: str, language: str = "nb") -> type:
    bound = report.find(question)
    assert bound is not None
    return type(bound.answers[language])


def test_a_report_has_the_languages_of_its_organisation_its_own_first() -> None:
    report = bind(
        {
            "organisation.yaml": "name: Elvebakken\nlanguages: [nb, nn, en]\n",
            "2025/report.yaml": f"{HEAD}language: en\n",
        }
    )
    assert (report.language, report.languages) == ("en", ("en", "nb", "nn"))
    assert bind({}).languages == ("nb",)


def test_reports_come_with_the_newest_first() -> None:
    checked = check_files({"2023/report.yaml": HEAD, "2024/report.yaml": HEAD})
    assert [each.year for each in checked.book.reports] == [2025, 2024, 2023]


def test_a_measure_stands_with_the_risk_it_names() -> None:
    measures = "measures:\n  - {risk: smoke, goal: a}\n  - {risk: fire}\n  - {risk: smoke}\n"
    report = bind({RISK_FILE: RISKS, MEASURES: measures})
    joined = {bound.risk.id: [each.where.keys for each in bound.measures] for bound in report.risks}
    assert joined == {"fire": [("measures", 1)], "smoke": [("measures", 0), ("measures", 2)]}
    assert [bound.where.keys for bound in report.risks] == [("risks", 0), ("risks", 1)]
    assert report.orphan_measures == ()


def test_a_measure_for_no_risk_is_kept_and_found() -> None:
    files = {RISK_FILE: RISKS, MEASURES: "measures:\n  - {risk: fires}\n"}
    checked = check_files(files)
    assert places(checked) == ["REF304 2025/3-address/facts.yaml:2:12"]
    (report,) = checked.book.reports
    assert [each.measure.risks for each in report.orphan_measures] == [("fires",)]


def test_a_measure_for_several_risks_stands_with_each_and_is_one() -> None:
    measures = "measures:\n  - risk: [smoke, gone, fire]\n  - {risk: [fire]}\n"
    checked = check_files({RISK_FILE: RISKS, MEASURES: measures})
    assert places(checked) == ["REF304 2025/3-address/facts.yaml:2:19"]
    (report,) = checked.book.reports
    joined = [[each.where.keys[1] for each in bound.measures] for bound in report.risks]
    assert joined == [[0, 1], [0]]
    assert [each.measure.risks for each in report.measures] == [
        ("smoke", "gone", "fire"),
        ("fire",),
    ]
    assert report.orphan_measures == ()


@pytest.mark.parametrize(
    ("risk", "code"), [("[]", "VAL107"), ("[fire, fire]", "VAL110"), ("[fire, Oj sann]", "VAL104")]
)
def test_a_list_of_risks_that_is_empty_or_names_one_twice_is_found(risk: str, code: str) -> None:
    files = {RISK_FILE: RISKS, MEASURES: f"measures:\n  - {{risk: {risk}}}\n"}
    assert [each.split()[0] for each in places(check_files(files))] == [code]


@pytest.mark.parametrize(
    "risks",
    [
        "risks:\n  - {id: Fire, title: Brann}\n",
        "risks: [\n",
        "risk:\n  - {id: fire, title: Brann}\n",
    ],
    ids=["wrong-id", "broken-file", "mistyped-key"],
)
def test_where_a_risk_is_unread_its_measure_is_no_orphan(risks: str) -> None:
    found = places(check_files({RISK_FILE: risks, MEASURES: "measures:\n  - {risk: fire}\n"}))
    assert [each.split()[0][:3] for each in found] in (["VAL"], ["SYN"])


def test_a_risk_whose_neighbour_is_wrong_keeps_its_place_in_the_file() -> None:
    risks = "risks:\n  - {id: Fire, title: a}\n  - {id: b, title: b, topic: x, geography: [q]}\n"
    assert places(check_files({RISK_FILE: risks})) == [
        "VAL104 2025/2-identify/facts.yaml:2:10",
        "VAL102 2025/2-identify/facts.yaml:3:30",
        "VAL102 2025/2-identify/facts.yaml:3:45",
    ]


def test_an_attachment_is_listed_and_there() -> None:
    listed = "attachments:\n  - {file: plan.pdf, title: Planen}\n"
    files = {
        "2025/report.yaml": f"{HEAD}{listed}",
        "2025/attachments/plan.pdf": "%PDF",
    }
    checked = check_files(files)
    assert places(checked) == []
    (bound,) = checked.book.reports[0].attachments
    assert (bound.source.path, bound.where.keys) == (
        "elvebakken/2025/attachments/plan.pdf",
        ("attachments", 0, "file"),
    )


def test_a_file_that_is_listed_must_be_there_and_one_that_is_there_must_be_listed() -> None:
    listed = "attachments:\n  - {file: plan.pdf, title: Planen}\n"
    files = {
        "2025/report.yaml": f"{HEAD}{listed}",
        "2025/attachments/kart.pdf": "%PDF",
    }
    checked = check_files(files)
    assert places(checked) == [
        "REF302 2025/attachments/kart.pdf:1:1",
        "REF301 2025/report.yaml:4:12",
    ]


@pytest.mark.parametrize("name", ["plam.pdf", "Plan.PDF"])
def test_a_file_by_almost_the_name_that_is_listed_is_one_mistake(name: str) -> None:
    listed = "attachments:\n  - {file: plan.pdf, title: Planen}\n"
    files = {"2025/report.yaml": f"{HEAD}{listed}", f"2025/attachments/{name}": "%PDF"}
    checked = check_files(files)
    assert places(checked) == ["REF301 2025/report.yaml:4:12"]
    (gone,) = (each.finding for each in checked.findings if each.finding.code == "REF301")
    assert gone.arguments["suggestion"] == name


def test_without_organisation_yaml_the_reports_are_read_all_the_same() -> None:
    checked = check_files({"2025/report.yaml": HEAD, FACTS: "employes: 1\n"}, base={})
    assert places(checked) == [
        "VAL101 2025/0-enterprise/facts.yaml:1:1",
        "SYN007 organisation.yaml:1:1",
    ]
    assert checked.book.organisation.name == "elvebakken"
    assert answer(checked.book.reports[0], "0.1") is Invalid


def test_without_a_form_nothing_is_asked_and_nothing_answered() -> None:
    checked = check_files({"2025/report.yaml": "form: ehn-2099\nstatus: draft\n"})
    assert places(checked) == ["REF204 2025/report.yaml:1:7"]
    assert checked.book.reports == ()


@pytest.mark.parametrize("status", ["", "status: publisert\n"])
def test_without_a_status_a_report_is_read_as_a_draft(status: str) -> None:
    checked = check_files({"2025/report.yaml": f"form: ehn-2023\n{status}", FACTS: "employes: 1\n"})
    assert len(places(checked)) == 2
    assert checked.book.reports[0].head.status == "draft"


@pytest.mark.parametrize(
    ("files", "question"),
    [
        ({FACTS: "employees: [\n"}, "0.6"),
        ({FACTS: "employees: tolv\n"}, "0.6"),
        ({FACTS: "emploees: 12\n"}, "0.6"),
        ({"2025/0-enterprise/facts.yml": "employees: 12\n"}, "0.6"),
        ({"2025/0-Enterprise/facts.yaml": "employees: 12\n"}, "0.6"),
        ({"2025/0-enterprise/facts.yaml/x": "employees: 12\n"}, "0.6"),
        ({PROSE: b"## 0.3\n\nBr\xf8d.\n"}, "0.3"),
        ({PROSE: "## 0.33\n\nBrød.\n"}, "0.3"),
        ({"2025/1-embed/nb.md": "## 0.3\n\nBrød.\n"}, "0.3"),
        ({"2025/0-enterprise/NB.md": "## 0.3\n\nBrød.\n"}, "0.3"),
        ({"organisation.yaml": "name: {\n"}, "0.1"),
        ({"2025/report.yaml": f"{HEAD}contact: {{email: x}}\n"}, "0.9"),
        ({"2025/report.yaml": f"{HEAD}contact: {{name: a, email: x}}\n"}, "0.10"),
    ],
)  # fmt: skip
def test_what_is_written_but_not_read_is_not_said_to_be_unanswered(
    files: Mapping[str, str | bytes], question: str
) -> None:
    checked = check_files(files)
    assert answer(checked.book.reports[0], question) is Invalid
    assert not any(
        each.finding.severity.word == "error" and each.finding.about == question
        for each in checked.findings
        if not each.finding.code.startswith(("REF20",))
    )


def test_the_rest_of_a_file_with_one_mistake_is_read() -> None:
    report = bind({FACTS: "employees: tolv\nsuppliers: 4\n", PROSE: "## 0.3\n\nBrød.\n\n# ?\n"})
    assert answer(report, "0.12") is Answered
    assert answer(report, "0.3") is Answered
    assert answer(report, "0.4") is Unanswered


def test_a_language_that_cannot_be_read_does_not_take_the_others_with_it() -> None:
    report = bind(
        {
            "organisation.yaml": "name: Elvebakken\nlanguages: [nb, en]\n",
            PROSE: "## 0.3\n\nBrød.\n",
            "2025/0-enterprise/en.md": b"\xff",
        }
    )
    assert (answer(report, "0.3"), answer(report, "0.3", "en")) == (Answered, Invalid)


def test_a_language_that_the_site_does_not_have_is_said_so_once() -> None:
    files = {f"2025/{step}/en.md": "## x.1\n" for step in ("1-embed", "4-track")}
    checked = check_files(files)
    found = [each for each in checked.findings if each.finding.code == "REF208"]
    assert [each.finding.where.file for each in found] == ["elvebakken/2025/1-embed/en.md"]
    assert [ref.file for ref, _ in found[0].related] == ["elvebakken/2025/4-track/en.md"]


@pytest.mark.parametrize(
    ("file", "text", "place"),
    [
        (RISK_FILE, "risks:\n  - id: a\n    title: {nb: x, en: y}\n", "3:20"),
        (RISK_FILE, "risks:\n  - id: a\n    title: {tekst: x}\n", "3:13"),
        (FACTS, "values: {a: {unavailable: {sv: x}}}\n", "1:28"),
        ("2025/report.yaml", f"{HEAD}language: en\n", "3:11"),
        (
            "organisation.yaml",
            "name: a\nlanguages: [nb]\ninformation: {address: {en: x}}\n",
            "3:25",
        ),
    ],
)
def test_a_text_in_a_language_that_the_site_does_not_have_would_never_be_seen(
    file: str, text: str, place: str
) -> None:
    assert f"REF208 {file}:{place}" in places(check_files({file: text}))


def test_markdown_in_facts_may_not_go_too_deep_either() -> None:
    measures = f"measures:\n  - risk: a\n    actions: '{'[' * 100}'\n"
    files = {RISK_FILE: "risks: [{id: a, title: x}]\n", MEASURES: measures}
    assert "SYN113 2025/3-address/facts.yaml:3:14" in places(check_files(files))


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"4-track": ("5.A.1", "5.A.2"), "5-communicate": ("4.A.1.a", "4.A.2")}, ["swapped"]),
        ({"4-track": ("5.A.1", "5.A.2"), "5-communicate": ("5.A.1", "5.A.2")}, ["copied"]),
        ({"4-track": ("5.A.1", "5.A.2")}, ["moved"]),
        (
            {
                "1-embed": ("4.A.1.a", "4.A.2"),
                "4-track": ("5.A.1", "5.A.2"),
                "5-communicate": ("1.B.1", "1.B.2"),
            },
            ["ring"],
        ),
        ({"4-track": ("5.A.1", "5.A.2", "4.A.2")}, [None, None]),
    ],
)
def test_files_whose_answers_are_all_of_another_step_are_one_mistake(
    files: Mapping[str, tuple[str, ...]], expected: list[str | None]
) -> None:
    written = {
        f"2025/{step}/nb.md": "".join(f"## {each}\n\nVi ser.\n\n" for each in ids)
        for step, ids in files.items()
    }
    checked = check_files(written)
    found = [each.finding for each in checked.findings if each.finding.code[:4] == "REF2"]
    assert [each.arguments.get("case") for each in found] == expected
    unanswered = {each.finding.about for each in checked.findings if each.finding.code == "REF401"}
    assert not unanswered & set(sum(files.values(), ()))


@pytest.mark.parametrize("text", ["measures:\n  - risk: fire\n", "Vi ser på alt.\n"])
def test_a_file_without_headings_is_one_mistake(text: str) -> None:
    checked = check_files({"2025/4-track/nb.md": text})
    assert places(checked) == ["SYN202 2025/4-track/nb.md:1:1"]


@pytest.mark.parametrize(
    ("missing", "there"),
    [("organisation.yaml", "2025/organisation.yaml"), ("2025/report.yaml", "report.yaml")],
)
def test_a_file_in_the_folder_of_another_kind_is_one_mistake(missing: str, there: str) -> None:
    files = {name: text for name, text in SMALLEST.items() if name != missing}
    checked = check_files(
        {there: SMALLEST[missing], "2025/4-track/nb.md": "## 4.A.2\n\nVi ser.\n"}, files
    )
    assert [each.code for each in stage_findings(checked)] == ["SYN004"]
