"""organisation.yaml and report.yaml as `aktsom new` writes them."""

import re
from pathlib import Path

import yaml

from generator.findings.positions import Plain
from generator.scaffold.carry_over import Item
from generator.scaffold.facts_file import ReportYears
from generator.scaffold.frame_files import first_report, write_organisation, write_report
from generator.scaffold.planning import NewReport, plan_organisation, plan_report
from schema.form import load_form

FORM = load_form("ehn-2023")
SIGNED: list[Item] = [{"name": "Ida", "role": "chair"}, {"name": "Ola", "role": "board_member"}]


def report(values: "dict[str, Plain]", *signatories: Item) -> str:
    text = write_report(values, FORM, ReportYears(2024, 2023), list(signatories))
    assert yaml.safe_load(text)
    return text


def test_a_first_report_is_a_draft_of_its_year_with_what_is_needed_to_fill_in() -> None:
    read = yaml.safe_load(report(first_report("ehn-2023", 2024)))
    assert (read["form"], read["status"]) == ("ehn-2023", "draft")
    assert {key: str(day) for key, day in read["period"].items()} == {
        "from": "2024-01-01", "to": "2024-12-31",
    }  # fmt: skip
    assert read.keys() == {"form", "status", "period", "published", "contact", "signing"}
    assert "scope, cover, attachments, revisions, withheld, exceptions." in report(
        first_report("ehn-2023", 2024)
    )


def test_those_who_signed_last_year_are_comments_to_be_taken_up_again() -> None:
    values: dict[str, Plain] = {**first_report("ehn-2023", 2024), "signing": {"place": "Oslo"}}
    lines = report(values, *SIGNED).split("\n")
    at = lines.index("  signatories:")
    assert lines[at + 1].startswith("    # Signerte for 2023.")
    taken_up = [each.replace("# ", "", 1) for each in lines[at + 1 :] if "    # " in each]
    listed = "\n".join(each for each in taken_up if each.lstrip().startswith(("- ", "role")))
    assert yaml.safe_load(listed) == SIGNED
    assert lines[at - 1].startswith("  ")
    assert any(each.startswith("  place: Oslo") for each in lines)


def test_where_nobody_signed_the_keys_of_a_signature_are_shown() -> None:
    text = report(first_report("ehn-2023", 2024))
    assert "Signerte for" not in text
    assert "    - name: # Navn\n      role: # Rolle" in text
    assert "digest" not in text


def test_short_values_stand_close_and_everything_else_has_a_line_above() -> None:
    lines = report({**first_report("ehn-2023", 2024), "language": "nb"}).split("\n")
    above = {
        each.split(":")[0]: lines[number - 1] for number, each in enumerate(lines) if ":" in each
    }
    assert above["status"].startswith("form:")
    assert above["language"] != ""
    # Empty, though short; and a mapping, though filled in.
    assert above["published"] == ""
    assert lines[lines.index("period: # Rapporteringsperiode") - 1] == ""


def test_an_organisation_has_its_values_and_what_is_needed() -> None:
    values: dict[str, Plain] = {"name": "Fjord AS", "languages": ["nb", "en"], "sector": "energy"}
    text = write_organisation(values)
    read = yaml.safe_load(text)
    assert (read["name"], read["languages"]) == ("Fjord AS", ["nb", "en"])
    assert {"number", "website", "information", "entities", "sector"} <= read.keys()
    assert "license" not in read
    others = text.partition("Andre felt: ")[2]
    assert {"appearance", "license", "public_body", "moved"} <= {*re.findall(r"\w+", others)}


def test_a_new_organisation_begins_with_its_schema_and_what_is_known(tmp_path: Path) -> None:
    text = plan_organisation(tmp_path / "lo", {"name": "LO", "languages": ["nb"]})
    first, rest = text.split("\n", 1)
    assert first.endswith("/organisation.json")
    assert yaml.safe_load(rest)["name"] == "LO"


def test_a_first_report_has_a_file_for_all_that_a_step_asks(tmp_path: Path) -> None:
    planned = plan_report(NewReport(tmp_path / "lo" / "2023", 2023, FORM, ("nb", "en")))
    assert {"report.yaml", "0-enterprise/facts.yaml", "4-track/en.md"} <= planned.files.keys()
    assert "4-track/facts.yaml" not in planned.files
    assert planned.files["report.yaml"].startswith("# yaml-language-server: ")
    assert planned.attachments == {}
    assert not any(planned.carried.values())
