"""TXT101 and TXT105: texts that are not finished, or only say where the answer is."""

from typing import TYPE_CHECKING

import pytest

from tests.generator.rules.sentences import codes_in_answer

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found

# What may be found as well in these.
# A box to tick is told of as what it is, whatever stands beside it.
ASIDE = ("LAW221", "ACC145")


@pytest.mark.parametrize(
    "text",
    [
        "Vi besøkte [sett inn antall] gårder.",
        "Vi har [antall] leverandører i [land].",
        "Styret vedtok planen (fyll ut).",
        "Vi besøkte …… gårder i år.",
        "Ansvarlig er ____ i innkjøp.",
        "Vi kjøper av <navn> i Brasil.",
        "Vi fant XX avvik.",
        "Vi har X ansatte som følger opp.",
        "Avvik: (antall)",
        "We visited [number] farms.",
        "The plan was adopted on [date].",
        "Responsible: (to be confirmed)",
        "TODO: spør Kari.",
        "TODO: fyll inn",
        "Vi vurderte 40 leverandører. Tall kommer.",
        "Oversikt kommer senere.",
        "Tekst følger (Kari).",
        "Lorem ipsum dolor sit amet.",
        "Kontakt {{navn}} for mer.",
        "Vi planla dette i 20XX.",
        "Dette kjem (fyllast ut) seinare.",
        "Planen ble vedtatt [dd.mm.åååå], se [xx].",
        "Vi har kartlagt [●] leverandører.",
        "NB! Guro må sjekke dette tallet før vi publiserer.",
        "Karin, kan du bekrefte tallet med advokatene?",
        "(Her mangler tall – kommer fra Leif.)",
        "Husk å oppdatere antallet når Berit er tilbake fra ferie.",
        "– sjekk med regnskap om det stemmer –",
    ],
)
def test_something_left_to_fill(text: str, found: "Found") -> None:
    assert set(codes_in_answer(found, text, *ASIDE)) == {"TXT101"}


@pytest.mark.parametrize(
    "text",
    [
        "Arbeideren sa: «Vi […] sluttet da lønnen ble borte.»",
        "Tallene kommer fra regnskapet, og tala kjem til styret i mars.",
        "Tallene følger kalenderåret.",
        "> Vi [arbeiderne] fikk ikke lønn.",
        "Vi følger tre spor.[^1]\n\n[^1]: Se planen vår for detaljer om sporene.",
        "- [x] Besøke gårdene\n- [ ] Snakke med de tillitsvalgte",
        "Vi følger [planen](https://www.granlia.example/plan.pdf) fra i fjor.",
        "Vi følger [planen][1] fra i fjor.\n\n[1]: https://www.granlia.example/plan.pdf",
        "Arbeideren [navnet er endret] fortalte om lange dager.",
        "Vi kom langt … men ikke langt nok.",
        "| Land | Gårder (antall) |\n|---|---|\n| Brasil | 5 |",
        "Fem gårder (i Brasil) ble besøkt.",
        "Størrelsene er S, M, L og XL.",
        "Avsnittene er skilt:\n\n___\n\nHer er det neste avsnittet.",
        "NB: Varsler kan også leveres uten navn.",
        "Husk at du kan varsle uten å oppgi navn.",
        "Vi spør hver arbeider: «Kan du bekrefte at beløpet stemmer?»",
        "På plakaten i brakka står det: «Sjekk lønnsslippen, og si fra før vi sender listene!»",
        "Leverandøren må oppdatere tallene hvert kvartal.",
        "Alle tall kontrolleres av regnskap før publisering.",
    ],
)
def test_nothing_left_to_fill(text: str, found: "Found") -> None:
    assert codes_in_answer(found, text, *ASIDE) == []


@pytest.mark.parametrize(
    "text",
    [
        "Tiltakene er beskrevet i konsernets årsrapport side 44.",
        "Se bærekraftsrapporten.",
        "Dette fremgår av vår hjemmeside.",
        "Rutinen ligger på intranettet.",
        "Jf. bærekraftsrapporten 2023, kapittel 4.",
        "Dette er omtalt i morselskapets redegjørelse.",
        "Tiltaka er gjort greie for i årsmeldinga.",
        "Our measures are described in the annual report on page 44.",
        "Please see the sustainability report.",
        "More information is available on our website.",
        "Informasjon om dette finnes i våre etiske retningslinjer.",
        "Rutinene er nedfelt i kvalitetssystemet. Les mer i håndboken.",
        "Det er redegjort for dette i ESG-rapporten.",
    ],
)
def test_only_a_pointer(text: str, found: "Found") -> None:
    assert codes_in_answer(found, text, *ASIDE) == ["TXT105"]


@pytest.mark.parametrize(("last", "told"), [("", ["TXT105"]), (", bonus", [])])
def test_a_pointer_names_no_more_than_seven_things(
    last: str, told: list[str], found: "Found"
) -> None:
    things = f"Lønn, arbeidstid, ferie, hvile, boliger, barnehage{last} og skolegang"
    assert codes_in_answer(found, f"{things} er beskrevet i håndboken.", *ASIDE) == told


@pytest.mark.parametrize("field", ["actions", "results", "expected_results"])
def test_only_a_pointer_in_a_measure(field: str, found: "Found") -> None:
    texts = {"actions": "Vi besøker gårdene hvert år.", "results": "To av fem gårder er besøkt."}
    texts[field] = "Se Miljøfyrtårnrapporten vår."
    fields = "".join(f"    {key}: {text}\n" for key, text in texts.items())
    measure = f"measures:\n  - risk: child-labour\n    goal: Ingen\n    status: ongoing\n{fields}"
    (finding,) = found(("3-address/facts.yaml", measure))
    assert (finding.code, finding.arguments["case"]) == ("TXT105", "field")


@pytest.mark.parametrize(
    "text",
    [
        "Se 4.A.1.a.",
        "Se svaret på 2.A.1.",
        "Vi besøker gårdene hvert år. Tallene står i bærekraftsrapporten.",
        "Innkjøpssjefen leser rapportene fra gårdene, og følger opp avvik hvert kvartal.",
        "Vi publiserte tallene på nettsiden, og to leverandører tok kontakt om lønn.",
        "Se for eksempel hvordan vi fulgte opp lønnen: arbeiderne fikk etterbetalt i mai 2023.",
        "Vi så at retningslinjene ikke ble fulgt på to gårder.",
        "Revisjonen fant at kontraktene sto på portugisisk.",
    ],
)
def test_more_than_a_pointer(text: str, found: "Found") -> None:
    assert codes_in_answer(found, text, *ASIDE) == []
