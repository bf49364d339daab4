"""DAT121: another year in the text than the report's, 2023."""

from typing import TYPE_CHECKING

import pytest

from tests.generator.rules.sentences import codes_in_answer

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found


@pytest.mark.parametrize(
    "text",
    [
        "Denne redegjørelsen gjelder 2021.",
        "Dette er vår redegjørelse for regnskapsåret 2022.",
        "Denne rapporten dekker perioden 1. januar 2022 til 31. desember 2022.",
        "Redegjørelse etter åpenhetsloven for 2022",
        "I rapporteringsåret 2021 har vi besøkt gårdene.",
        "Rapporteringsperioden er 1.1.2022–31.12.2022.",
        "This statement covers the financial year 2021.",
        "I 2021 har vi i år besøkt tre gårder.",
        "I år (2021) har vi besøkt tre gårder.",
        "This year (2022) we visited three farms.",
        "I løpet av 2022 skal vi besøke flere gårder.",
        "Vi vil innføre rutinen innen utgangen av 2021.",
        "Vi skal kartlegge alle produsenter i løpet av 2022.",
        "We will map all producers by the end of 2022.",
        "Denne utgreiinga gjeld rekneskapsåret 2022.",
        "Redegjørelsen omfatter kalenderåret 2020.",
        "In 2021 we have this year visited three farms.",
        "The reporting period is 1 January 2022 to 31 December 2022.",
    ],
)
def test_another_year_than_the_reports(text: str, found: "Found") -> None:
    assert codes_in_answer(found, text) == ["DAT121"]


@pytest.mark.parametrize(
    "text",
    [
        "Denne redegjørelsen gjelder 2023.",
        "I 2021 besøkte vi én gård, i 2023 tre.",
        "I redegjørelsen for 2022 skrev vi at vi skulle besøke to gårder.",
        "Vår første redegjørelse for 2021 ble publisert i 2022.",
        "Retningslinjene ble vedtatt i 2019.",
        "Vi skal besøke tre gårder i løpet av 2024.",
        "I 2022 skulle vi besøke to gårder, men en flom hindret det.",
        "Vi har siden 2018 besøkt gårdene hvert år.",
        "Antall avvik gikk ned fra 14 i 2022 til 9 i 2023.",
        "Sammenlignet med redegjørelsen for 2022 er to risikoer nye.",
        "Vi skal fortsette arbeidet som vi startet i 2021.",
        "Innen 2030 skal alle gårdene ha en tillitsvalgt.",
        "Den neste redegjørelsen for 2024 kommer i juni 2025.",
        "Rapporteringsåret 2023 var det første uten streik siden 2019.",
        "ILO-konvensjon nr. 190 trådte i kraft i 2021.",
        "I år (2024) innfører vi en ny rutine.",
        "The farms were visited in 2021 and in 2023.",
        "Målet fra redegjørelsen for 2022 er nådd.",
    ],
)
def test_other_years_in_honest_sentences(text: str, found: "Found") -> None:
    assert codes_in_answer(found, text) == []


@pytest.mark.parametrize(("year", "codes"), [(2021, ["DAT121"]), (2023, [])])
def test_what_is_said_of_the_statement_beside_it_may_be_of_another_year(
    year: int, codes: list[str], found: "Found"
) -> None:
    said = f"Denne redegjørelsen gjelder {year}"
    withheld = f"withheld:\n  - {{question: 1.B.1, ground: d, what: documents, reason: {said}}}\n"
    assert "DAT121" not in [each.code for each in found(("report.yaml", withheld))]
    assert codes_in_answer(found, f"{said}.") == codes
