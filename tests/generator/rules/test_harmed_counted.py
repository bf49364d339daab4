"""NUM190: more people for whom harm is put right than were harmed."""

import pytest

from tests.generator.rules.conftest import Found
from tests.generator.rules.sentences import of

RISK = """\
risks:
  - id: child-labour
    title: Plukkere som ble syke
    topic: hse
    geography: [BR]
    kind: actual
    relation: supply_chain
    involvement: linked
    description: Seks plukkere på en gård fikk utslett etter sprøyting.
"""
ANSWER = "## 6.A.1\n\n{said}"


@pytest.mark.parametrize(
    ("said", "found_there"),
    [
        ("Gården har dekket legetimer for de ni plukkerne.", True),
        ("Ni plukkere har fått dekket legetimer.", True),
        ("De seks plukkerne har fått dekket legetimer.", False),
        ("Fire plukkere har fått dekket legetimer.", False),
        ("Fem andre plukkere har fått dekket legetimer, og ni andre plukkere fikk tolk.", False),
        ("De har fått 286 timer fri og 41 800 kroner.", False),
    ],
)
def test_no_more_are_paid_than_were_harmed(found: Found, said: str, *, found_there: bool) -> None:
    told = found(("2-identify/facts.yaml", RISK), ("6-remediate/nb.md", ANSWER.format(said=said)))
    there = [each for each in of("NUM190", told) if each.where.file.endswith("6-remediate/nb.md")]
    assert bool(there) is found_there
