"""What a reason for withholding says is left out: parts of it, or the harm itself."""

import pytest

from generator.assessment.withheld_reasons import ReasonRead, read_reason

NOTHING = ReasonRead(**dict.fromkeys(ReasonRead.__struct_fields__, False))


def said(*texts: str) -> set[str]:
    """What a reason is read as, by name."""
    read = read_reason(texts)
    return {name for name in ReasonRead.__struct_fields__ if getattr(read, name)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Det er viktig for oss.", set()),
        ("Vi omtaler ikke saken.", {"harm"}),
        ("Vi omtaler ikke ulykken.", {"harm", "happened"}),
        ("Ulykken omtales ikke.", {"harm", "happened"}),
        ("Saken er konfidensiell.", {"harm"}),
        ("Vi oppgir ikke navn.", {"parts"}),
        ("Vi oppgir ikke navnene på dem som var i ulykken.", {"parts"}),
        # What comes before is left out where nothing comes after, and names come first of these.
        ("Navnet ved ulykken omtales ikke.", {"parts"}),
        ("We do not describe the accident.", {"harm", "happened"}),
        ("Vi omtalar ikkje ulukka.", {"harm", "happened"}),
    ],
)
def test_what_is_left_out_is_what_the_denial_is_of(text: str, expected: set[str]) -> None:
    assert said(text) & {"harm", "parts", "happened"} == expected


def test_a_denial_reaches_its_own_clause_only() -> None:
    assert "harm" not in said("Vi vet det ikke. Saken er omtalt over.")
    assert "harm" not in said("Ulykken er beskrevet, men vi oppgir ikke navn.")
    assert "harm" in said("Navn er oppgitt, men vi omtaler ikke ulykken.")


def test_a_denial_is_near_what_it_denies() -> None:
    far = "vi og de andre som er her i dag og i morgen"
    assert "harm" in said("Vi har ikke omtalt saken.")
    assert "harm" not in said(f"Ikke {far} og også i fjor har omtalt det som er saken.")


def test_how_grave_it_is_is_the_harm_and_where_it_is_a_part() -> None:
    assert "harm" in said("Vi sier ikke hvor alvorlig det er.")
    assert "parts" not in said("Vi sier ikke hvor alvorlig det er.")
    assert said("Vi sier ikke hvor det er.") & {"harm", "parts"} == {"parts"}


def test_all_languages_are_read_together() -> None:
    assert said("Vi oppgir ikke navn.", "We do not describe the accident.") >= {"parts", "harm"}
    assert read_reason(()) == NOTHING


def test_which_company_it_was_is_a_part_and_the_company_alone_is_not() -> None:
    assert "parts" in said("Vi sier ikke hvilken fabrikk det er.")
    assert "parts" not in said("Vi sier ikke noe om en fabrikk.")


def test_only_details_of_it_may_be_left_out_and_trade_is_no_person() -> None:
    assert "details" in said("Vi har utelatt detaljer om ulykken.")
    assert "details" not in said("Vi har utelatt ulykken.")
    assert "trade" in said("Prisene er en forretningshemmelighet.")
    assert "trade" not in said("Prisene og de ansatte er nevnt der.")
