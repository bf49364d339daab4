"""Exceptions for one case of a code, for several, and for none; and reasons that are none."""

import pytest

from generator.checks.rules import all_codes
from schema.unexceptable import cases_never_excepted, why_never_excepted
from tests.organisations import check_files

REPORT = "form: ehn-2023\nstatus: draft\n"
UNSIGNED = (
    "signing: {board_size: 1, general_manager: ja, signatories: [{name: Ola, role: chair}]}\n"
)


def cases_of(exceptions: str) -> dict[str, str | None]:
    """The excepted cases of LAW401, and the codes of what is wrong with the exceptions."""
    files = {"2025/report.yaml": f"{REPORT}{UNSIGNED}exceptions:\n{exceptions}"}
    findings = [each.finding for each in check_files(files).findings]
    cases = {
        str(each.arguments["case"]): each.excepted for each in findings if each.code == "LAW401"
    }
    return cases | {each.code: None for each in findings if each.code.startswith("EXC")}


def test_an_exception_for_one_case_leaves_the_others() -> None:
    told = cases_of("  - {code: LAW401, case: general_manager, reason: Protokollen har dem.}\n")
    assert told == {"date": None, "general_manager": "Protokollen har dem."}


def test_an_exception_for_several_cases_is_found() -> None:
    told = cases_of("  - {code: LAW401, reason: Protokollen har dem.}\n")
    assert told.pop("EXC106", "") is None
    assert set(told.values()) == {"Protokollen har dem."}


def test_the_exception_that_says_most_covers_the_finding() -> None:
    told = cases_of(
        "  - {code: LAW401, reason: Stedet står der.}\n"
        "  - {code: LAW401, case: general_manager, reason: Protokollen har dem.}\n"
    )
    assert told["general_manager"] == "Protokollen har dem."
    assert told["date"] == "Stedet står der."


@pytest.mark.parametrize(
    ("case", "suggestion"), [("general_manger", "general_manager"), ("zzz", "")]
)
def test_an_exception_for_a_case_that_is_not_there(case: str, suggestion: str) -> None:
    exception = f"exceptions:\n  - {{code: LAW401, case: {case}, reason: Vi venter på svar.}}\n"
    files = {"2025/report.yaml": f"{REPORT}{UNSIGNED}{exception}"}
    (unused,) = [
        each.finding for each in check_files(files).findings if each.finding.code == "EXC101"
    ]
    assert unused.arguments["suggestion"] == suggestion


@pytest.mark.parametrize("reason", [".", "nei", "N/A", "Kommer", "ikke aktuelt"])
def test_a_reason_that_says_nothing_is_found(reason: str) -> None:
    told = cases_of(f"  - {{code: LAW401, case: general_manager, reason: {reason}}}\n")
    assert "EXC105" in told


# The core that no exception opens.
@pytest.mark.parametrize("code", ["PRV101", "LAW502", "DAT106", "VAL102", "REF301", "LAW404"])
def test_the_core_is_not_opened_by_any_exception(code: str) -> None:
    told = cases_of(f"  - {{code: {code}, reason: Vi har en god grunn til det.}}\n")
    assert "EXC103" in told


def test_an_identity_number_stops_publishing_whatever_is_excepted() -> None:
    exception = "exceptions: [{code: PRV101, reason: Hun har selv sagt ja til det.}]\n"
    files = {
        "2025/report.yaml": f"form: ehn-2023\nstatus: published\n{exception}",
        "2025/4-track/nb.md": "## 4.A.2\n\nKari Nordmann (151086 95088) følger opp.\n",
    }
    found = [each.finding for each in check_files(files).findings]
    (number,) = [each for each in found if each.code == "PRV101"]
    assert number.stops_publishing


@pytest.mark.parametrize("language", ["nb", "en"])
def test_why_the_core_is_not_opened_fits_in_a_message(language: str) -> None:
    for code in all_codes():
        why = why_never_excepted(code, *cases_never_excepted(code)[:1])
        assert why is None or len(why[language]) <= 90
