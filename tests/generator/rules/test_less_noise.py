"""What is written rightly and looks wrong: brands, public telephones, one cause twice."""

from typing import TYPE_CHECKING

import pytest

from tests.generator.rules.sentences import answer

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found


@pytest.mark.parametrize(
    "text",
    [
        "Vi leier lastebiler fra MAN og DAF, og heiser fra KONE.",
        "Varene selges hos REMA, KIWI, SPAR og COOP.",
        "Vi leverer til Helse Nord RHF, et HF, en SA, et KF og et IKS.",
        "Vi følger ISO 45001, SA8000, GRI, UNGP, ILO, OECD og FN.",
        "Vi kjøper fra TKB AS og ZZK Maskin AS.",
        "Leverandøren BRUS og merket FLAX er nye. BRUS har svart.",
        "Prisene er i NOK, EUR og BRL.",
    ],
)
def test_names_are_no_abbreviations(text: str, found: "Found") -> None:
    assert [each.code for each in found(answer(text))] == []


@pytest.mark.parametrize("text", ["Vi leser funnene fra BSCI.", "RBA har en kodeks for fabrikker."])
def test_abbreviations_are_still_found(text: str, found: "Found") -> None:
    assert [each.code for each in found(answer(text))] == ["TXT102"]


@pytest.mark.parametrize(
    "text",
    [
        "Varslingstelefonen er 912 34 567.",
        "Sentralbordet har nummer 41 23 45 67.",
        "Ring kundeservice på 400 00 000.",
        "Our whistleblowing hotline is +47 912 34 567.",
        "Vi kjøpte for 40 00 00 00 kroner.",
        "Møtet var 12.09.2023 kl. 09.00–10.30.",
    ],
)
def test_public_numbers_are_nobodys_own(text: str, found: "Found") -> None:
    assert [each.code for each in found(answer(text)) if each.code == "PRV102"] == []


def test_the_number_for_requests_may_stand_in_the_text(found: "Found") -> None:
    telephone = "information: {email: sporsmal@granlia.example, telephone: 912 34 567}"
    assert found(("organisation.yaml", telephone), answer("Ring oss på +47 91 23 45 67.")) == []


def test_a_number_of_a_person_is_still_found(found: "Found") -> None:
    (finding,) = found(answer("Ring Kari på 912 34 567."))
    assert finding.code == "PRV102"


def test_an_address_that_stands_twice_is_one_finding(found: "Found") -> None:
    address = ("organisation.yaml", "information: {email: spør@granlia.example}")
    (finding,) = found(address, answer("Skriv til spør@granlia.example."))
    assert (finding.code, len(finding.related)) == ("VAL202", 1)


def test_attachments_none_of_which_is_there_are_one_finding(found: "Found") -> None:
    text = "Rutinen er vedlagt."
    (finding,) = found(answer(text), ("1-embed/nb.md", f"## 1.B.1\n\nVi følger den. {text}"))
    assert (finding.code, finding.arguments["count"]) == ("REF306", 2)
