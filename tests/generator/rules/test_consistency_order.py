"""DAT123: what follows on a harm is not dated before it."""

import pytest

from tests.generator.rules.conftest import Found
from tests.generator.rules.minimal import RISK
from tests.generator.rules.sentences import answer, of

HARM = "Fjorten barn plukket kaffe i juni 2023."
TOLD = "Foreldrene fikk høre om det på et møte i mai {}."


def is_found(found: Found, text: str, said: str = HARM, kind: str = "actual") -> bool:
    risk = f"{RISK}    involvement: linked\n    description: {said}\n".replace("potential", kind)
    facts = ("2-identify/facts.yaml", risk)
    return bool(of("DAT123", found(facts, answer(text, ("5-communicate", "5.A.1")))))


def test_nobody_hears_of_harm_before_it_happened(found: Found) -> None:
    assert is_found(found, TOLD.format(2022))


@pytest.mark.parametrize(
    "text",
    [
        TOLD.format(2023),
        TOLD.format(2024),
        "Foreldrene fikk høre om det på et møte i mai.",
        "Vi har møtt foreldrene siden 2019, sist i 2023.",
    ],
)
def test_what_came_after_is_left_alone(found: Found, text: str) -> None:
    assert not is_found(found, text)


def test_harm_of_another_time_may_be_meant(found: Found) -> None:
    assert not is_found(found, TOLD.format(2022), said="Fjorten barn plukket kaffe.")
    assert not is_found(found, TOLD.format(2022), said="Fjorten barn i 2021, og ett i 2023.")


def test_a_risk_has_not_happened(found: Found) -> None:
    assert not is_found(found, TOLD.format(2022), kind="potential")
