"""The examples of the codes are true: what is said to fail fails, what is said to pass passes.

places/ holds where each finding in them points: a file for each family.
"""

from functools import cache
from pathlib import Path

import pytest

from generator.checks.rules import all_codes
from generator.checks.wordings import words_of
from generator.findings.codes import paper, site
from generator.findings.finding import Code, Finding, Ref
from tests.generator.rules.minimal import ALWAYS, KEY, Change, check_once
from tests.golden import check_golden

PLACES = Path(__file__).parent / "places"

# Codes that no content can give rise to by itself: they are found on disk, or on built pages.
OF_PAGES = {
    each.id for module in (site, paper) for each in vars(module).values() if isinstance(each, Code)
} - {paper.CHARACTER.id, paper.PICTURE.id, paper.OUTSIDE.id}
WITHOUT_EXAMPLE = OF_PAGES | {
    "SYN001", "SYN002", "SYN006", "SYN007", "SYN008", "SYN009", "SYN030", "SYN031", "SYN032",
    "SYN080", "SYN101", "SYN102", "SYN115", "VAL199", "REF331", "REF332",
    "PRV104",
}  # fmt: skip
CODES = sorted(set(all_codes()) - WITHOUT_EXAMPLE)
# What else is wrong where the example is: a second risk without measures, an enterprise of which
# little more is written.
_NEW_DRAFT = {"ADV501", "DAT101", "DAT107", "FRM503", "LAW101", "LAW201", "LAW401", "LAW405"}
COMPANIONS = {
    "EXC105": {"FRM102"},
    "EXC106": {"LAW401"},
    "EXC107": {"FRM102"},
    "LNG103": {"LNG101"},
    "LNG105": {"LNG101"},
    "LNG106": {"LNG101"},
    "REF103": {"LAW301"},
    "REF207": _NEW_DRAFT,
    "REF260": {"LNG101"},
    "REF251": _NEW_DRAFT,
}


@cache
def findings_in(code: str, *, failing: bool) -> tuple[Finding, ...]:
    """What is found in the examples of a code beyond what is always found."""
    words = words_of(code)
    examples = words.failing if failing else words.passing
    found = check_once(tuple(Change(each.file, each.text) for each in examples))
    return tuple(each for each in found if (each.code, each.arguments.get("case")) not in ALWAYS)


@pytest.mark.parametrize("code", CODES)
def test_what_the_manual_says_fails_has_this_finding_and_no_other(code: str) -> None:
    codes = {each.code for each in findings_in(code, failing=True)}
    assert codes - COMPANIONS.get(code, set()) == {code}


@pytest.mark.parametrize("code", CODES)
def test_what_the_manual_says_passes_has_no_finding(code: str) -> None:
    codes = {each.code for each in findings_in(code, failing=False)}
    assert codes - COMPANIONS.get(code, set()) == set()


@pytest.mark.parametrize("family", sorted({each[:3] for each in CODES}))
def test_a_finding_has_its_place_and_what_an_exception_may_name(family: str) -> None:
    """Where each finding points, how grave it is, what it is about, and what belongs with it."""
    found = (
        each
        for code in CODES
        if code.startswith(family)
        for each in findings_in(code, failing=True)
        if each.code == code
    )
    check_golden("".join(f"{tell(each)}\n" for each in found), PLACES / f"{family}.txt")


def tell(finding: Finding) -> str:
    where, *related = (tell_place(each) for each in (finding.where, *finding.related))
    about = f" about {finding.about}" if finding.about else ""
    beside = f" beside {', '.join(related)}" if related else ""
    return f"{finding.code} {finding.severity.name.lower()} {where}{about}{beside}"


def tell_place(where: Ref) -> str:
    keys = "".join(f" {each}" for each in where.keys)
    words = f" «{where.words}»" if where.words else ""
    span = f" {where.span.line}:{where.span.column}" if where.span else ""
    return f"{where.file.removeprefix(f'{KEY}/')}{keys}{words}{span}".replace("\n", "⏎")
