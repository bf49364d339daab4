"""TXT121 and LAW524: signatures written in the text; signed 13 March 2024, the chair is Ola."""

from typing import TYPE_CHECKING

import pytest

from tests.generator.rules.sentences import codes_in_answer

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found


@pytest.mark.parametrize(
    "text",
    [
        "Vi besøker gårdene.\n\nOslo, 12. juni 2026, Kari Nordmann, styreleder",
        "Vi besøker gårdene.\n\nOslo, 12. juni 2023",
        "Vi besøker gårdene.\n\nBergen 03.04.2024\n\nOla Nordmann",
        "Redegjørelsen er signert 20. mai 2023 av styret.",
        "Signert av styret i Oslo 2. april 2023.",
        "Utgreiinga er underskriven den 3. mai 2023.",
        "The statement was signed on 12 June 2023 by the board.",
        "Arbeidet ledes av styreleder Per Hansen.",
        "Vi besøker gårdene.\n\nPer Hansen, styreleder",
        "Daglig leder Lise Berg følger opp gårdene.",
        "Our CEO Jane Smith visits the farms.",
        "Vi besøker gårdene.\n\nOslo, March 20, 2023\nOla Nordmann",
    ],
)
def test_a_signature_that_is_another(text: str, found: "Found") -> None:
    assert codes_in_answer(found, text) == ["TXT121"]


@pytest.mark.parametrize(
    "text",
    [
        "Vi besøker gårdene.\n\nOslo, 13. mars 2024\n\nOla Nordmann, styreleder",
        "I Oslo 12. juni 2023 møtte vi leverandørene.",
        "Vi møttes i Oslo 12. juni 2023, og igjen i oktober.",
        "Styreleder Ola Nordmann og daglig leder Kari Nordmann har besøkt gårdene.",
        "Styret behandlet planen 12. februar 2024.",
        "Avtalen med gårdene ble fornyet 3. mai 2023.",
        "Tidligere daglig leder Per Hansen startet arbeidet.",
        "Leverandørens daglige leder svarte 3. mai 2023.",
        "Daglig leder hos leverandøren, Joao Costa, svarte oss.",
        "Redegjørelsen er signert 13. mars 2024.",
        "Oslo og Bergen er de største byene.",
    ],
)
def test_a_signature_that_agrees_or_none(text: str, found: "Found") -> None:
    assert codes_in_answer(found, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Redegjørelsen er signert av styreleder på vegne av styret.",
        "Styrelederen signerer for hele styret.",
        "Signert etter fullmakt fra styret.",
        "Utgreiinga er signert av styreleiar på vegner av styret.",
        "The chair has signed on behalf of the board.",
        "Signed for the board by the chair.",
        "Kari Nordmann, e.f., har signert for styret.",
        "The statement is signed by proxy for the board.",
    ],
)
def test_signed_for_others(text: str, found: "Found") -> None:
    assert codes_in_answer(found, text) == ["LAW524"]


@pytest.mark.parametrize(
    "title", ["på vegne av styret", "e.f.", "etter fullmakt", "on behalf of the board"]
)
def test_a_signatory_for_others(title: str, found: "Found") -> None:
    signing = (
        "signing: {place: Oslo, date: 2024-03-13, board_size: 2, general_manager: nei, "
        f"signatories: [{{name: Ola Nordmann, role: chair, title: '{title}'}}, "
        "{name: Ida Hansen, role: board_member}]}"
    )
    assert [each.code for each in found(("report.yaml", signing))] == ["LAW524"]


@pytest.mark.parametrize(
    "text",
    [
        "Hele styret og daglig leder har signert.",
        "Ingen signerer på vegne av styret.",
        "Daglig leder uttaler seg på vegne av selskapet.",
        "Leverandørene signerer retningslinjene på vegne av selskapet sitt.",
        "De tillitsvalgte signerte avtalen på vegne av arbeiderne i styret.",
        "Innkjøpssjefen svarer på vegne av virksomheten.",
    ],
)
def test_signed_by_themselves(text: str, found: "Found") -> None:
    assert codes_in_answer(found, text) == []
