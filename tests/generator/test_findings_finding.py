"""Findings and places as values: what is below a place, what stops publishing."""

import pytest

from generator.findings.finding import Code, Finding, Ref, Severity
from generator.findings.positions import Span

FILE = Ref("lo/2023/report.yaml", ("signing",), span=Span(1, 2, 3, 4))


def test_what_is_below_a_place_has_no_longer_its_span() -> None:
    below = FILE.at("signatories", 0)
    assert (below.file, below.keys, below.span) == (FILE.file, ("signing", "signatories", 0), None)
    assert (FILE.on("Oslo").words, FILE.on("Oslo").span) == ("Oslo", FILE.span)
    assert FILE.key().of_key
    assert not FILE.of_key


def test_severities_have_an_order_and_a_word() -> None:
    assert Severity.INFO < Severity.WARNING < Severity.ERROR
    assert [each.word for each in Severity] == ["info", "warning", "error"]


@pytest.mark.parametrize(
    ("severity", "excepted", "stops"),
    [
        (Severity.ERROR, None, True),
        (Severity.ERROR, "Slik er det.", False),
        (Severity.WARNING, None, False),
    ],
)
def test_an_error_stops_publishing_unless_it_is_excepted(
    severity: Severity,
    excepted: str | None,
    stops: bool,  # noqa: FBT001 - what is expected
) -> None:
    finding = Finding("LAW401", severity, FILE, excepted=excepted)
    assert finding.stops_publishing is stops
    assert finding.family == "LAW"


def test_a_code_makes_findings_of_its_severity_unless_another_is_given() -> None:
    code = Code("LAW401", Severity.ERROR)
    usual = code.at(FILE, about="0.signature", given={"case": "names", "a": 1}, a=2)
    assert (usual.code, usual.severity, usual.about) == ("LAW401", Severity.ERROR, "0.signature")
    assert usual.arguments == {"case": "names", "a": 2}
    assert code.at(FILE, severity=Severity.INFO).severity is Severity.INFO
