"""TXT124: what is denied that is told elsewhere; what is only wanted denies nothing."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found

NONE = "Ingen plukkere har fått etterbetalt lønn."
MEASURE = """\
measures:
  - risk: child-labour
    {field}: {said}
    status: ongoing
    actions: Vi krevde i mai at gården betaler tilbake det den trakk.
    results: Elleve plukkere har fått etterbetalt lønnen for mars.
"""


def denied(found: "Found", field: str, said: str) -> bool:
    facts = ("3-address/facts.yaml", MEASURE.format(field=field, said=said))
    return "TXT124" in {each.code for each in found(facts)}


def test_what_a_measure_says_is_denied_by_an_answer(found: "Found") -> None:
    prose = ("2-identify/nb.md", f"## 2.A.2.a\n\n{NONE}\n")
    facts = ("3-address/facts.yaml", MEASURE.format(field="goal", said="Rett lønn til alle"))
    assert "TXT124" in {each.code for each in found(prose, facts)}


def test_a_goal_says_what_is_wanted(found: "Found") -> None:
    assert not denied(found, "goal", NONE)
    assert not denied(found, "goal_this_year", NONE)


def test_what_is_waited_for_has_not_been(found: "Found") -> None:
    assert not denied(found, "expected_results", NONE)


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ("Elleve plukkere har fått etterbetalt lønnen.", True),
        ("Elleve plukkere har fått brev om lønnen.", False),
        ("Elleve plukkere fikk ikke etterbetalt lønnen.", False),
        ("Plukkere kan få etterbetalt lønnen.", False),
        ("", False),
    ],
)
def test_only_what_was_done_to_the_same_people_denies_it(
    other: str,
    told: bool,  # noqa: FBT001 - what is expected
    found: "Found",
) -> None:
    findings = found(("2-identify/nb.md", f"## 2.A.2.a\n\n{NONE}\n\n{other}\n"))
    assert ("TXT124" in {each.code for each in findings}) is told


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("Vi kontrollerte vaskeriene.", "Vaskeriene er ikke kontrollert.", ["looked"]),
        ("Vi kontrollerte alle vaskeriene.", "Vaskeriene er ikke kontrollert.", ["looked"]),
        ("Vi kontrollerte vaskeriene.", "Vaskeriene er ikke kontrollert nærmere.", []),
        ("Vi kontrollerte vaskeriene i Polen.", "Vaskeriene er ikke kontrollert.", []),
        ("Vi kontrollerte vaskeriene.", "Vaskeriene i Polen er ikke kontrollert.", []),
        ("Vi kontrollerte store vaskerier.", "Vaskeriene er ikke kontrollert.", []),
        ("Vi kontrollerte vaskeriene.", "Plukkeriene er ikke kontrollert.", []),
        ("Vi besøkte vaskeriene.", "Vaskeriene er ikke besøkt.", ["looked"]),
        ("Vi besøkte vaskeriene.", "Vaskeriene som vi bruker, er ikke besøkt.", ["looked"]),
        ("Vi besøkte vaskeriene.", "Vaskeriene som ble overtatt, er ikke besøkt.", []),
    ],
)
def test_what_was_looked_at_wholly_is_denied_wholly(
    one: str, other: str, told: list[str], found: "Found"
) -> None:
    findings = found(("2-identify/nb.md", f"## 2.A.2.a\n\n{one}\n\n{other}\n"))
    assert [each.arguments.get("case") for each in findings if each.code == "TXT124"] == told
