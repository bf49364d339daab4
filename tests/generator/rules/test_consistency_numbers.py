"""NUM121: numbers in prose beside the facts: 80 employees, 40 suppliers, two on the board."""

from typing import TYPE_CHECKING

import pytest

from tests.generator.rules.sentences import codes_in_answer
from tests.organisations import check_files

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found


@pytest.mark.parametrize(
    "text", ["Vi er 94 årsverk.", "Vi har 70 ansatte.", "We have 95 full-time equivalents."]
)
def test_full_time_equivalents_where_the_form_asks_for_those(text: str) -> None:
    assert "NUM121" in _codes_in_short_form(text)


@pytest.mark.parametrize(
    "text", ["Vi er 80 årsverk.", "Vi har 130 ansatte.", "Lageret har 2 årsverk."]
)
def test_more_people_than_full_time_equivalents(text: str) -> None:
    assert "NUM121" not in _codes_in_short_form(text)


def _codes_in_short_form(text: str) -> set[str]:
    files = {
        "2025/report.yaml": "form: act-essential\nstatus: draft\n",
        "2025/0-enterprise/facts.yaml": "employees: 80\n",
        "2025/3-address/nb.md": f"## 5.c.2\n\n{text}\n",
    }
    return {each.finding.code for each in check_files(files).findings}


@pytest.mark.parametrize(
    "text",
    [
        "Vi har 12 000 ansatte.",
        "Granlia har i dag om lag tolv tusen ansatte fordelt på fire land.",
        "Selskapet sysselsetter 340 personer i 14 land.",
        "Våre 120 medarbeidere har fått opplæring.",
        "Antall ansatte: 412",
        "Med kontor i Oslo og Bergen er vi trehundreogførti ansatte.",
        "Vi er et kaffebrenneri med 300 ansatte.",
        "Verksemda har 1.200 tilsette.",
        "We have 1,200 employees.",
        "The company employs about three hundred people.",
        "Our 250 employees have all been trained.",
        "Granlia Kaffe AS har hovedkontor i Oslo og har 95 ansatte.",
        "Vi kjøper fra 357 leverandører.",
        "Våre 400 leverandører har signert.",
        "I alt handlet vi med 410 leverandører.",
        "Today 160 people work for us.",
        "I 2023 brukte vi totalt 1 250 leverandører.",
        "We buy from 300 suppliers in 12 countries.",
        "Vi samarbeider med over tusen leverandører.",
        "Vi kjøper fra 230 produsenter.",
        "Styret består av sju medlemmer.",
        "Alle styrets fem medlemmer har behandlet redegjørelsen.",
        "The board consists of nine members.",
        "Vi hadde en omsetning på 2,4 milliarder kroner.",
        "Omsetningen var 683 millioner kroner i 2023.",
        "I 2019 var det 16 av dem. Omsetningen var 187 millioner kroner.",
        "Vi omsatte for 90 millioner kroner.",
        "Our turnover was NOK 450 million.",
    ],
)
def test_a_number_that_is_not_the_fact(text: str, found: "Found") -> None:
    assert codes_in_answer(found, text) == ["NUM121"]


@pytest.mark.parametrize(
    "text",
    [
        "Vi har 80 ansatte, de fleste i Oslo.",
        "Vi har om lag 75 ansatte.",
        "Vi er åtti ansatte.",
        "40 av våre 80 ansatte har fått opplæring.",
        "Vi har 12 ansatte i Bergen.",
        "Vi har 12 ansatte som jobber med innkjøp.",
        "Vi har økt fra 70 til 85 ansatte på fem år.",
        "I 2019 hadde vi 45 ansatte.",
        "A year earlier we were 120. That was all.",
        "Leverandøren har 12 000 ansatte.",
        "Fabrikken vi kjøper fra har 900 ansatte.",
        "Virksomheter med over 50 ansatte må rapportere.",
        "To ansatte har deltatt på kurs.",
        "Vi har fått 12 nye ansatte.",
        "Tolv ansatte ved brenneriet ble intervjuet.",
        "Vi kartla 12 leverandører i år.",
        "Vi har 12 leverandører i Kina.",
        "De 20 største leverandørene står for 80 prosent av innkjøpene.",
        "Vi kjøper fra om lag 40 leverandører.",
        "Femten av våre leverandører har svart.",
        "Vi har 15 leverandørkategorier.",
        "Forbundet vi er med i, har over 1 million medlemmer.",
        "Styret består av to medlemmer.",
        "Styret hadde sju møter.",
        "Omsetningen var 120 millioner kroner.",
        "Omsetningen økte med 12 millioner kroner.",
        "Vi omsatte for 0,12 milliarder kroner.",
        "Vi kjøpte kaffe for 60 millioner kroner.",
        "Leverandøren har en omsetning på 2 milliarder kroner.",
        "Loven gjelder foretak med omsetning på over 70 millioner kroner.",
        "Granlia har fem gårder i Brasil, med til sammen 900 arbeidere.",
        "We interviewed 25 employees at two farms.",
        "We have eight employees working with purchasing.",
        "Vi snakket med 34 ansatte hos tre leverandører.",
    ],
)
def test_a_number_of_something_else(text: str, found: "Found") -> None:
    assert codes_in_answer(found, text) == []


@pytest.mark.parametrize(("number", "told"), [(80, set()), (81, {"NUM121"})])
def test_all_of_us_are_as_many_as_there_are(number: int, told: set[str], found: "Found") -> None:
    text = f"I mai var {number} av oss på kurs om lange arbeidsdager."
    findings = found(("4-track/nb.md", f"## 4.A.2\n\n{text}"))
    assert {"NUM121"} & {each.code for each in findings} == told
