"""The examples of the codes are true: what is said to fail fails, what is said to pass passes."""

from typing import TYPE_CHECKING

import pytest

from generator.checks.rules import all_codes
from generator.checks.wordings import words_of
from generator.findings.codes import paper, site
from generator.findings.finding import Code

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found

# Codes that no content can give rise to by itself: they are found on disk, or on built pages.
OF_PAGES = {
    each.id for module in (site, paper) for each in vars(module).values() if isinstance(each, Code)
}
WITHOUT_EXAMPLE = OF_PAGES | {
    "SYN001", "SYN002", "SYN006", "SYN007", "SYN008", "SYN009", "SYN101", "SYN102", "VAL199",
    "REF402",
}  # fmt: skip
CODES = sorted(set(all_codes()) - WITHOUT_EXAMPLE)
# What else is wrong where the example is: a second risk without measures, a form that asks less.
COMPANIONS = {
    "DAT106": {"DAT101"},
    "EXC105": {"FRM102"},
    "EXC106": {"LAW401"},
    "EXC107": {"FRM102"},
    "LAW407": {"DAT101"},
    "LNG103": {"LNG101"},
    "LNG105": {"LNG101"},
    "LNG106": {"LNG101"},
    "REF103": {"LAW301"},
    "REF207": {"LAW101", "FRM306", "REF201", "REF203", "REF401", "SYN005"},
}


@pytest.mark.parametrize("code", CODES)
def test_what_the_manual_says_fails_has_this_finding_and_no_other(
    code: str, found: "Found"
) -> None:
    examples = words_of(code).failing
    codes = {each.code for each in found(*((each.file, each.text) for each in examples))}
    assert codes - COMPANIONS.get(code, set()) == {code}


@pytest.mark.parametrize("code", CODES)
def test_what_the_manual_says_passes_has_no_finding(code: str, found: "Found") -> None:
    examples = words_of(code).passing
    codes = {each.code for each in found(*((each.file, each.text) for each in examples))}
    assert codes - COMPANIONS.get(code, set()) == set()
