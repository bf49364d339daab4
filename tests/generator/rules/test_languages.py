"""LNG101 and LNG102: texts that a language lacks, and languages without any."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found

ENGLISH = ("organisation.yaml", "languages: [nb, en]")


def test_a_language_that_is_promised_but_not_there(found: "Found") -> None:
    (finding,) = found(ENGLISH)
    assert (finding.code, finding.arguments["missing_language"]) == ("LNG102", "en")


def test_each_text_that_is_missing_in_a_language_that_is_there(found: "Found") -> None:
    english = ("4-track/en.md", "## 4.A.2\n\nWe visit the farms.\n\n## 4.A.1.a\n\nWe do.")
    findings = {each.where: each for each in found(ENGLISH, english)}
    about = {each.about for each in findings.values()}
    assert {each.code for each in findings.values()} == {"LNG101"}
    assert "4.A.2" not in about
    assert {"4.A.1.b", "3.A.1", "2.A.1"} <= about


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
    places = {each.about: each.where for each in found(ENGLISH, english)}
    assert places["4.A.1.b"].file == "granlia/2023/4-track/en.md"
    assert places["3.A.1"].file == "granlia/2023/3-address/facts.yaml"


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
    told = [each for each in findings if each.where.keys[:1] == ("next_goals",)]
    assert [(each.where.keys, each.arguments["case"]) for each in told] == [
        (("next_goals", 1, "goal"), "text")
    ]
    (missed,) = told
    assert (missed.arguments["missing_language"], missed.arguments["written_language"]) == (
        "en",
        "nb",
    )
