"""A step's facts.yaml in a new report: what comes from last year, and what is to be filled in."""

from collections.abc import Mapping

import yaml

from generator.findings.positions import Plain
from generator.scaffold.facts_file import ReportYears, write_facts
from generator.scaffold.prose_file import write_prose
from schema.form import load_form

STEPS = load_form("ehn-2023").steps


def facts(step: str, carried: Mapping[str, Plain], last: int | None = 2022) -> str:
    written = write_facts(step, STEPS[step], carried, ReportYears(2023, last))
    assert written
    return written


def test_a_fact_that_is_carried_over_is_there_and_others_are_to_fill_in() -> None:
    written = yaml.safe_load(facts("0-enterprise", {"head_office": "Oslo"}))
    assert written["head_office"] == "Oslo"
    assert written["employees"] is None


def test_items_carried_over_keep_what_lasts_and_say_what_last_year_said() -> None:
    measure: Plain = {"risk": "a", "goal": "Ingen barn", "status": "ongoing", "results": "Ingen."}
    text = facts("3-address", {"measures": [measure, {"risk": "b"}]})
    first, second = yaml.safe_load(text)["measures"]
    assert (first["risk"], first["goal"], second["risk"]) == ("a", "Ingen barn", "b")
    assert first["status"] is None
    assert text.count("# I 2022:") == 1
    assert "    # status: ongoing\n" in text
    assert "    # results: Ingen.\n" in text


def test_only_the_first_item_explains_its_keys() -> None:
    text = facts("3-address", {"measures": [{"risk": "a"}, {"risk": "b"}]})
    first, second = text.split("measures:\n")[1].split("\n\n")
    assert "    status: # Status\n" in first
    assert "    status:\n" in second


def test_the_year_before_is_named_only_where_there_is_one() -> None:
    measures: Plain = [{"risk": "a"}]
    assert "Målet er fra 2022" in facts("3-address", {"measures": measures})
    assert "Målet er fra" not in facts("3-address", {"measures": measures}, None)


def test_a_step_without_facts_has_no_such_file_and_every_one_has_prose() -> None:
    lacking = [
        name for name in STEPS if write_facts(name, STEPS[name], {}, ReportYears(2023)) is None
    ]
    assert lacking == ["4-track", "5-communicate", "6-remediate"]
    assert all(write_prose(STEPS[each], "nb", {}, None) for each in STEPS)
