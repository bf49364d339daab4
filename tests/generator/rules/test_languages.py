"""LNG101 and LNG102: texts that a language lacks, and languages without any."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found

ENGLISH = ("organisation.yaml", "languages: [nb, en]")


def test_a_language_that_is_promised_but_not_there(found: "Found") -> None:
    (finding,) = found(ENGLISH)
    assert (finding.code, finding.arguments["missing_language"]) == ("LNG102", "en")


def test_what_is_missing_of_a_step_in_a_language_that_is_there_is_one_finding(
    found: "Found",
) -> None:
    english = ("4-track/en.md", "## 4.A.2\n\nWe visit the farms.\n\n## 4.A.1.a\n\nWe do.")
    findings = found(ENGLISH, english)
    by_file = {each.where.file.removeprefix("granlia/2023/"): each for each in findings}
    assert {each.code for each in findings} == {"LNG101"}
    assert len(findings) == len(by_file) == 8
    assert by_file["4-track/en.md"].arguments["questions"] == ("4.A.1.b",)
    assert by_file["4-track/en.md"].about == "4.A.1.b"
    assert by_file["3-address/en.md"].arguments["beside"] == (
        "goal (measures 1)", "actions (measures 1)", "results (measures 1)"
    )  # fmt: skip


def test_what_an_exception_names_is_a_finding_of_its_own(found: "Found") -> None:
    english = ("4-track/en.md", "## 4.A.2\n\nWe visit the farms.")
    excepted = (
        "report.yaml",
        "exceptions: [{code: LNG101, about: 4.A.1.a, reason: Teksten er under arbeid nå.}]",
    )
    told = [each for each in found(ENGLISH, english, excepted) if "4-track" in each.where.file]
    assert [(each.about, each.excepted is not None) for each in told] == [
        ("4.A.1.a", True),
        ("4.A.1.b", False),
    ]


def test_a_file_that_is_there_with_its_headings_is_not_to_be_made(found: "Found") -> None:
    english = ("4-track/en.md", "## 4.A.2\n\nWe visit the farms.")
    headings = ("6-remediate/en.md", "## 6.A.1\n\n## 6.A.2\n\n## 6.B.1\n")
    by_file = {each.where.file: each.arguments for each in found(ENGLISH, english, headings)}
    there, absent = (by_file[f"granlia/2023/{s}/en.md"] for s in ("6-remediate", "1-embed"))
    assert (there["made"], there["unmade"]) == ("6-remediate/en.md", "")
    assert (absent["made"], absent["unmade"]) == ("", "1-embed/en.md")


def test_what_stands_in_the_wrong_place_is_not_missing_as_well(found: "Found") -> None:
    english = ("4-track/en.md", "## 4.A.2\n\nWe visit.\n\n## 1.B.1\n\nShe is in charge.")
    findings = found(ENGLISH, english)
    (step,) = (each for each in findings if each.where.file.endswith("1-embed/en.md"))
    assert "1.B.1" not in str(step.arguments["questions"])


def test_a_step_of_which_nothing_is_translated_is_one_finding(found: "Found") -> None:
    english = ("4-track/en.md", "## 4.A.2\n\nWe visit the farms.")
    steps = {
        each.where.file: each.arguments["questions"]
        for each in found(ENGLISH, english)
        if each.arguments["case"] == "step"
    }
    assert steps["granlia/2023/5-communicate/en.md"] == ("5.A.1", "5.A.2", "5.A.3")
    assert "granlia/2023/4-track/en.md" not in steps


def test_where_a_missing_text_would_be_written(found: "Found") -> None:
    english = ("4-track/en.md", "## 4.A.2\n\nWe visit the farms.")
    places = {each.where.file: each.where.keys for each in found(ENGLISH, english)}
    assert places["granlia/2023/4-track/en.md"] == ("4.A.1.a",)
    assert places["granlia/2023/report.yaml"] == ("contact", "title")


def test_an_address_is_the_same_in_every_language(found: "Found") -> None:
    english = ("4-track/en.md", "## 4.A.2\n\nWe visit the farms.")
    keys = {each.where.keys[:1] for each in found(ENGLISH, english)}
    assert ("head_office",) not in keys


def test_an_unreadable_organisation_promises_no_language(found: "Found") -> None:
    assert [each.code for each in found(("organisation.yaml", "languages: ["))] == ["SYN105"]


def test_a_report_in_one_language_promises_no_other(found: "Found") -> None:
    assert found(("4-track/nb.md", "## 4.A.2\n\nVi besøker gårdene.")) == []


def test_a_text_of_several_languages_is_missed_where_it_stands(found: "Found") -> None:
    goals = "next_goals: [{id: a, goal: {nb: Vi ser., en: We see.}}, {id: b, goal: {nb: Vi vil.}}]"
    english = ("4-track/en.md", "## 4.A.2\n\nWe visit the farms.")
    findings = found(ENGLISH, english, ("0-enterprise/facts.yaml", goals))
    (missed,) = (each for each in findings if "0-enterprise" in each.where.file)
    assert "goal (next_goals 2)" in str(missed.arguments["beside"])
    assert "goal (next_goals 1)" not in str(missed.arguments["beside"])
    assert (missed.arguments["missing_language"], missed.arguments["written_language"]) == (
        "en",
        "nb",
    )
