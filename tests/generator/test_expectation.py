"""What is only hoped for is told from what is, in sentences as people write them."""

import pytest

from generator.text.expectation import (
    expectation_pattern,
    mentions_expectations,
    only_expects,
    split_expectations,
)
from tests.backtracking import Counting
from tests.hostile_texts import find_hostile

HOPED = [
    ("nb", "Vi venter å ha besøkt alle innen to år."),
    ("nb", "Vi forventer færre ulykker, bedre lønn og kortere dager."),
    ("nb", "Ventet resultat er tolv faste stillinger i 2024."),
    ("nb", "Forventet resultat: færre ulykker."),
    ("nb", "Målet er at alle har kontrakt innen 2027."),
    ("nb", "Arbeiderne skal få tilbake gebyrene i løpet av neste år."),
    ("nb", "Når kurset er ferdig, vil alle kjenne rettighetene sine."),
    ("nb", "Planen som er laget, skal gi færre ulykker."),
    ("nb", "Det er for tidlig å si noe, men vi håper på færre ulykker."),
    ("nb", "Arbeidet er i gang og vil gi resultater neste år."),
    ("nb", "Tiltaket ventes å redusere risikoen for tvangsarbeid."),
    ("nb", "Innen utgangen av 2027 jobber ingen mer enn 48 timer."),
    ("nb", "Vi har som mål å øke andelen faste stillinger. Lønnen vil på sikt bli en levelønn."),
    ("nb", "Forhåpentligvis færre skader."),
    ("nb", "Vi regner med at leverandørene retter seg etter kravet."),
    ("nb", "Alle leverandører skal ha signert innen sommeren."),
    ("nb", "Vi forventer:\n- færre ulykker\n- høyere lønn"),
    ("nn", "Vi ventar at lønnene aukar."),
    ("nn", "Vi vonar at fleire melder frå."),
    ("nn", "Målet er at ingen arbeider meir enn 48 timar i veka."),
    ("nn", "Opplæringa skal gje færre skadar, og verneombodet kjem til å følgje opp."),
    ("nn", "Tiltaket er venta å gje færre skadar."),
    ("nn", "Innan 2028 betaler alle leverandørane levelønn."),
    ("en", "We expect lists from two of four before summer."),
    ("en", "All workers will have contracts by the end of 2027."),
    ("en", "The measure is expected to reduce overtime."),
    ("en", "We hope that more workers speak up."),
    ("en", "Our goal is that no one works more than 48 hours."),
    ("en", "It is too early to say, but wages should rise."),
    ("en", "By 2027, no one works more than 48 hours a week."),
    ("en", "Once the committee is elected, complaints will be heard."),
]  # fmt: skip
REAL = [
    ("nb", "Timetallet gikk ned til 48."),
    ("nb", "Alle som skal jobbe i høyden, har fått kurs."),
    ("nb", "Elleve av fjorten fabrikker har betalt tilbake, og resten skal betale innen mars."),
    ("nb", "Tre fabrikker betaler levelønn, og resten skal følge."),
    ("nb", "Målet er nådd: ingen jobbet over 60 timer."),
    ("nb", "Lønnen økte mer enn forventet."),
    ("nb", "Som forventet falt fraværet."),
    ("nb", "Leverandøren har forpliktet seg til å betale levelønn innen 2027."),
    ("nb", "Vi har fått en plan som skal gi færre ulykker."),
    ("nb", "Fabrikken betalte gebyrene tilbake i løpet av året."),
    ("nb", "Tiltaket har ikke gitt det vi håpet på."),
    ("nb", "Fabrikken vil ikke slippe oss inn."),
    ("nb", "Skadene falt, og vi vil fremheve verneombudets arbeid."),
    ("nb", "Innen utgangen av 2025 hadde tolv av fjorten kontrakt."),
    ("nb", "Innen utgangen av 2025 signerte alle leverandørene."),
    ("nb", "Det er for tidlig å si noe om resultater."),
    ("nb", "Antallet er redusert og skal ned til null."),
    ("nb", "Vi ser at flere vil søke hjelp."),
    ("nb", "Vi venter fremdeles på svar, men to har fått lønn."),
    ("nb", "Viser til vedlagt rapport."),
    ("nb", "Ingen."),
    ("nb", ""),
    ("nn", "Alle har fått kontrakt på sitt eige språk."),
    ("nn", "Lønnene auka som venta."),
    ("nn", "Tre av fire betaler no levelønn, og den siste skal følgje etter."),
    ("en", "One of two ports now has a union."),
    ("en", "Overtime fell more than expected."),
    ("en", "Wages rose as planned, and will rise again."),
    ("en", "Workers who will work at heights have been trained."),
    ("en", "The supplier has promised to pay back the fees by 2027."),
    ("en", "The target is met."),
    ("en", "Four factories were visited by the end of the year."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), HOPED)
def test_only_hoped_for(language: str, text: str) -> None:
    assert only_expects(text, language)


@pytest.mark.parametrize(("language", "text"), REAL)
def test_something_is(language: str, text: str) -> None:
    assert not only_expects(text, language)


def test_sentences_are_split() -> None:
    text = "Lønnen økte med 4 prosent. Vi venter 6 prosent i 2027. Ingen ble oppsagt."
    assert split_expectations(text, "nb") == (
        "Lønnen økte med 4 prosent. Ingen ble oppsagt.",
        "Vi venter 6 prosent i 2027.",
    )


def test_what_points_back_stays() -> None:
    text = "Vi har ansatt en koordinator. Hun skal besøke alle. Vi forventer færre skader."
    assert split_expectations(text, "nb") == (
        "Vi har ansatt en koordinator. Hun skal besøke alle.",
        "Vi forventer færre skader.",
    )


def test_all_of_it_is_hoped_for() -> None:
    assert split_expectations("Vi håper på lister.\n", "nb") == ("", "Vi håper på lister.")


def test_abbreviations_end_no_sentence() -> None:
    text = "Vi venter svar fra ca. 20 fabrikker, bl.a. i India. Fire har svart."
    assert split_expectations(text, "nb") == (
        "Fire har svart.",
        "Vi venter svar fra ca. 20 fabrikker, bl.a. i India.",
    )


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.slow
def test_twice_the_text_takes_twice_the_steps(language: str) -> None:
    assert find_hostile(expectation_pattern(language), Counting.finditer) is None


def test_no_words_of_a_language() -> None:
    assert not only_expects("Vi forventer lister.", "se")
    assert not mentions_expectations("Vi forventer lister.", "se")


def test_a_mention_is_found_where_it_is_not_clear() -> None:
    text = "Antallet er redusert og skal ned til null."
    assert mentions_expectations(text, "nb")
    assert split_expectations(text, "nb") == (text, "")
