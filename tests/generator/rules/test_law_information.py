"""LAW5xx: where to ask, and what may be withheld."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found

RISK = "2-identify/facts.yaml"
TEXT = """\
risks:
  - id: child-labour
    title: Barn i arbeid
    geography: [BR]
    relation: supply_chain
    topic: {topic}
    kind: {kind}
    involvement: linked
"""
REMEDIED = ("6-remediate/nb.md", "## 6.A.2\n\nFamiliene har fått erstatning.")
WITHHELD = (
    "report.yaml",
    "withheld: [{question: 2.A.1, risk: child-labour, ground: d, reason: Hemmelig}]",
)


@pytest.mark.parametrize(
    "place", ["email: a@b.no", "url: https://granlia.example/spør", "address: 'Storgata 1, Oslo'"]
)
def test_any_written_way_to_ask_will_do(place: str, found: "Found") -> None:
    assert found(("organisation.yaml", f"information: {{{place}}}")) == []


def test_a_telephone_is_not_a_written_way(found: "Found") -> None:
    (finding,) = found(("organisation.yaml", "information: {telephone: 23 00 00 00}"))
    assert (finding.code, finding.arguments["case"]) == ("ADV501", "telephone")


def test_an_actual_violation_cannot_be_withheld(found: "Found") -> None:
    (finding,) = found((RISK, TEXT.format(topic="child_labour", kind="actual")), WITHHELD, REMEDIED)
    assert (finding.code, finding.about) == ("LAW502", "child-labour")


@pytest.mark.parametrize(
    ("topic", "kind"), [("child_labour", "potential"), ("environment", "actual")]
)
def test_other_things_may_be_withheld(topic: str, kind: str, found: "Found") -> None:
    assert found((RISK, TEXT.format(topic=topic, kind=kind)), WITHHELD, REMEDIED) == []
