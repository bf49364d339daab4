"""TXT122, TXT123 and PRV121: companies, promises and private persons in the text."""

from typing import TYPE_CHECKING

import pytest

from tests.generator.rules.sentences import codes_in_answer

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found

# What may be found as well in these.
ASIDE = ("LAW221",)


@pytest.mark.parametrize(
    "text",
    [
        "Datterselskapet Nordvik Eiendom AS følger de samme rutinene.",
        "Våre datterselskaper er Nordvik AS og Granlia Te AS.",
        "Dotterselskapet Fjord Kaffi AS følgjer rutinane.",
        "Nordvik Eiendom AS er et heleid datterselskap.",
        "Vårt svenske datterselskap, Nordvik Kaffe AB, kjøper selv.",
        "Søsterselskapet Nordvik Logistikk AS frakter kaffen.",
        "Konsernselskapet Berg & Dal AS har egen innkjøper.",
        "Our subsidiary Nordvik Trading Ltd buys the tea.",
        "Nordvik GmbH is a wholly owned subsidiary.",
        "Vårt eget selskap Kaffekjøp ASA står for innkjøpene.",
    ],
)
def test_a_company_that_is_not_listed(text: str, found: "Found") -> None:
    assert set(codes_in_answer(found, text, *ASIDE)) == {"TXT122"}


@pytest.mark.parametrize(
    "text",
    [
        "Leverandøren Nordvik Eiendom AS følger rutinene.",
        "Vi kjøper fra Trevare AS og Kaffeimport AS.",
        "Leverandørens datterselskap Nordvik AS ble revidert.",
        "Datterselskapene følger rutinene, og kjøper fra Trevare AS.",
        "Vi solgte datterselskapet Nordvik AS i 2023.",
        "Datterselskapet Granlia Kaffe AS er dekket.",
        "Nordvik AS er et datterselskap av Orkla ASA, og leverer kopper.",
        "Datterselskapet Nordvik AS gir sin egen redegjørelse.",
        "Selskapet vårt kjøper kaffe.",
    ],
)
def test_a_company_that_need_not_be_listed(text: str, found: "Found") -> None:
    assert codes_in_answer(found, text, *ASIDE) == []


@pytest.mark.parametrize(
    "text",
    [
        "Vi garanterer at ingen i leverandørkjeden blir utnyttet.",
        "Kaffen er 100 % bærekraftig.",
        "Vi er verdens mest etiske kaffebrenneri.",
        "All kaffe er fullstendig fri for barnearbeid.",
        "We guarantee that no child labour occurs.",
        "Our coffee is completely free from forced labour.",
        "Me garanterer at kaffien er rettferdig.",
        "Vi er best i verden på menneskerettigheter.",
        "Våre varer er hundre prosent etiske.",
        "We are the most sustainable company in Norway.",
        "Det er null risiko for barnearbeid hos oss.",
        "Hos oss kan gjestene være trygge på at ingen i kjeden blir utnyttet.",
        "Customers can rest assured that no one in our supply chain is exploited.",
        "Det forekommer ikke tvangsarbeid i vår leverandørkjede.",
        "Det finst ikkje sosial dumping hos oss.",
        "There is no forced labour in our supply chain.",
        "Vi er den mest berekraftige oppdrettaren på kysten.",
        "Vi er best i landet på arbeidsforhold.",
    ],
)
def test_a_promise(text: str, found: "Found") -> None:
    assert codes_in_answer(found, text, *ASIDE) == ["TXT123"]


@pytest.mark.parametrize(
    "text",
    [
        "Vi kan ikke garantere at ingen blir utnyttet.",
        "Ingen kan garantere at barnearbeid ikke forekommer.",
        "Kontrakten gir arbeiderne garantilønn.",
        "Målet er at all kaffe skal være 100 % sporbar innen 2030.",
        "Vi har nulltoleranse for barnearbeid.",
        "80 prosent av kaffen er sertifisert.",
        "Avtalen garanterer gårdene en minstepris.",
        "De mest utsatte arbeiderne er sesongarbeidere.",
        "Vi besøker de største gårdene mest.",
        "Vi kan ikke være trygge på at ingen blir utnyttet.",
        "Det skal ikke forekomme tvangsarbeid i vår leverandørkjede.",
        "Etter det vi vet, finnes det ikke barnearbeid i leverandørkjeden vår.",
        "We cannot say that there is no forced labour in our supply chain.",
        "Den mest bærekraftige løsningen var å kjøpe lokalt fôr.",
    ],
)
def test_no_promise(text: str, found: "Found") -> None:
    assert codes_in_answer(found, text, *ASIDE) == []


@pytest.mark.parametrize(
    "text",
    [
        "Renholderen Maria Silva (34) ble gravid og mistet jobben.",
        "Joao Costa, 52 år, mistet armen i en maskin.",
        "Arbeideren Nguyen Van Minh brakk ryggen.",
        "Fatima Begum ble sykmeldt etter en ulykke på fabrikken.",
        "34-åringen Ana Lima fikk kreft av sprøytemidlene.",
        "Sjåføren Petter Olsen har fått diagnosen depresjon.",
        "The worker Amina Khan lost two fingers.",
        "Rosa Diaz (29) was pregnant and was dismissed.",
        "Reinhaldaren Maria Silva, 34, vart gravid.",
        "Ali Hassan døde på byggeplassen i mars.",
    ],
)
def test_a_person_who_is_exposed(text: str, found: "Found") -> None:
    assert codes_in_answer(found, text, *ASIDE) == ["PRV121"]


@pytest.mark.parametrize(
    "text",
    [
        "En renholder ble gravid og mistet jobben.",
        "1134 mennesker omkom da Rana Plaza raste sammen.",
        "Maria (navnet er endret) ble gravid og mistet jobben.",
        "Human Rights Watch har skrevet om syke arbeidere i Brasil.",
        "Kari Nordmann følger opp at ingen syke arbeidere mister jobben.",
        "Tre arbeidere ble skadet på Fazenda Boa Vista.",
        "Sri Lanka var hardt rammet av sykdom.",
        "Innkjøpssjef Kari Nordmann fikk melding om at to arbeidere var skadet.",
        "Arbeiderne på gården i Minas Gerais ble syke av sprøytemidler.",
    ],
)
def test_nobody_exposed(text: str, found: "Found") -> None:
    assert codes_in_answer(found, text, *ASIDE) == []


HARM = """\
risks:
  - id: child-labour
    title: Renholdere fikk for lite betalt
    topic: wages
    geography: [NO]
    kind: {kind}
    relation: business_partner
    involvement: linked
    description: {text}
"""


@pytest.mark.parametrize(
    ("kind", "text", "told"),
    [
        ("actual", "Oksana Petrenko og åtte andre renholdere fikk elleve kroner for lite.", True),
        ("actual", "Lærlingen Jonas Eldegard (19) falt seks meter.", True),
        ("actual", "Roger Bakken, en sjåfør på 58, var borte i åtte uker.", True),
        ("actual", "Distriktssekretær Monica Derbakk (52) i forbundet var med på møtet.", False),
        ("actual", "Ni renholdere fikk elleve kroner for lite.", False),
        ("potential", "Oksana Petrenko og åtte andre forskere har beskrevet faren.", False),
    ],
)
def test_who_is_named_in_what_is_told_of_an_actual_harm(
    kind: str, text: str, told: object, found: "Found"
) -> None:
    findings = found(("2-identify/facts.yaml", HARM.format(kind=kind, text=text)))
    assert ("PRV121" in [each.code for each in findings]) is told
