"""LAW502: harm that has happened is not hidden; names are; and it is said what is left out."""

from typing import TYPE_CHECKING

import pytest

from generator.findings.finding import Severity

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found

RISKS = "2-identify/facts.yaml"
RISK = """\
risks:
  - id: child-labour
    title: En ulykke på fabrikken
    geography: [BR]
    relation: supply_chain
    topic: {topic}
    kind: {kind}
    involvement: linked
    description: To arbeidere ble skadet, og de har fått erstatning.
"""
# Wordings that hide the harm itself.
HIDING = [
    "Vi omtaler ikke hendelsen av hensyn til konkurransen.",
    "Av konkurransehensyn omtaler vi ikke dette området.",
    "Ulykken ved fabrikken er ikke beskrevet.",
    "Saken er konfidensiell.",
    "Vi kan ikke gi opplysninger om forholdene hos leverandøren.",
    "Vi sier ikke hvor alvorlig skaden er.",
    "Dødsfallet er holdt utenfor redegjørelsen.",
    "Vi har valgt å ikke skrive om barnearbeidet.",
    "Forholdet er taushetsbelagt etter avtale med leverandøren.",
    "Vi ønsker ikke å gå ut med hva som skjedde.",
    "Bruddene er en forretningshemmelighet.",
    "Det vi fant hos leverandøren, er hemmelig.",
    "Leverandøren har bedt oss om ikke å nevne brannen.",
    "Styret har bestemt at saken skal holdes utenfor redegjørelsen.",
    "Hendelsen kan skade omdømmet vårt og er derfor utelatt.",
    "Ulukka er ikkje nemnd av omsyn til konkurransen.",
    "Vi fortel ikkje kva som hende.",
    "Leverandøren har krevd taushet om saken.",
    "Alvorlige funn fra tilsynet er holdt internt.",
    "Vi ser oss ikke i stand til å si noe om arbeidsulykken ved anlegget.",
    "We are bound by a confidentiality agreement concerning the incident.",
    "Hendinga er unnateken offentlegheit.",
    "Vi fortel ikkje kva skade som har skjedd.",
    "Opplysningar om ulykka er teiepliktige.",
    "We do not describe the incident for competitive reasons.",
    "The accident has been left out.",
    "The violations are a trade secret.",
    "We cannot comment on what happened.",
    "Information on injuries is not disclosed.",
    "This issue is not reported for competitive reasons.",
]
# Wordings that leave out who, where or how much, and tell of the harm.
NAMING = [
    "Vi oppgir ikke navn på de ansatte det gjelder.",
    "Navnene på de skadde er utelatt.",
    "Vi oppgir ikke hvem hendelsen gjelder.",
    "Hendelsen er beskrevet, men navnet på den skadde er utelatt.",
    "Vi oppgir ikke navn på dem som var innblandet i ulykken.",
    "Navnene på dem som var i ulykken, er utelatt.",
    "Vi beskriver ulykken uten å oppgi navn.",
    "Av hensyn til den skadde oppgir vi ikke identiteten.",
    "Alt om ulykken står her, men alder og kjønn er utelatt.",
    "Vi har anonymisert de ansatte.",
    "De berørte ønsker ikke å bli navngitt.",
    "Vi går ikke nærmere inn på hendelsen av hensyn til den skadde.",
    "Vi oppgir ikkje namn på dei som blei råka av hendinga.",
    "Kva fabrikk det gjeld, oppgir vi ikkje.",
    "Vi har utelatt navnene på de to som ble utsatt for trakassering.",
    "Identiteten til den som varslet om trakasseringen, er beskyttet.",
    "Av hensyn til barnas sikkerhet oppgir vi ikke hvor familien bor.",
    "We do not name the workers who were injured in the accident.",
    "The incident is described; only the names are left out.",
    "Which factory it was is not stated.",
]


def withheld(reason: str, fields: str = "risk: child-labour, ground: c") -> tuple[str, str]:
    return "report.yaml", f'withheld: [{{question: 2.A.1, {fields}, reason: "{reason}"}}]'


def risk(topic: str = "hse", kind: str = "actual") -> tuple[str, str]:
    return RISKS, RISK.format(topic=topic, kind=kind)


@pytest.mark.parametrize("reason", HIDING)
def test_harm_that_has_happened_is_not_hidden(reason: str, found: "Found") -> None:
    told = found(risk(), withheld(reason, "risk: child-labour, ground: d"))
    # Some of the reasons are in English, in a report that is not.
    (finding,) = (each for each in told if each.code != "LNG104")
    assert (finding.code, finding.about) == ("LAW502", "child-labour")
    assert finding.arguments["case"] == "hidden"
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize("reason", HIDING)
def test_the_risk_of_harm_may_be_withheld(reason: str, found: "Found") -> None:
    told = found(risk(kind="potential"), withheld(reason, "risk: child-labour, ground: d"))
    assert "LAW502" not in {each.code for each in told}


@pytest.mark.parametrize("reason", NAMING)
def test_names_may_be_withheld_also_of_actual_harm(reason: str, found: "Found") -> None:
    assert "LAW502" not in {each.code for each in found(risk(), withheld(reason))}


@pytest.mark.parametrize("reason", ["Av hensyn til de ansatte.", "Personvern hensyntas her."])
def test_what_says_that_names_are_withheld_is_enough(reason: str, found: "Found") -> None:
    assert found(risk(), withheld(reason, "risk: child-labour, what: names, ground: c")) == []


@pytest.mark.parametrize("ground", ["c", "d", "copyright"])
def test_the_harm_itself_is_not_withheld_on_any_ground_that_gives_way(
    ground: str, found: "Found"
) -> None:
    fields = f"risk: child-labour, what: impact, ground: {ground}"
    (finding,) = found(risk(), withheld("Det er viktig for oss.", fields))
    assert finding.arguments["case"] == "hidden"


def test_classified_information_is_outside_the_right(found: "Found") -> None:
    fields = "risk: child-labour, what: impact, ground: classified"
    assert found(risk(), withheld("Det er gradert etter sikkerhetsloven.", fields)) == []


@pytest.mark.parametrize("topic", ["other", "null"])
def test_actual_harm_of_a_topic_that_is_not_known_counts(topic: str, found: "Found") -> None:
    told = found(risk(topic), withheld("Saken er konfidensiell."))
    assert "hidden" in {each.arguments.get("case") for each in told if each.code == "LAW502"}


@pytest.mark.parametrize("topic", ["environment", "animal_welfare"])
def test_harm_to_no_people_may_be_withheld(topic: str, found: "Found") -> None:
    codes = {each.code for each in found(risk(topic), withheld("Saken er konfidensiell."))}
    assert "LAW502" not in codes


@pytest.mark.parametrize(
    ("fields", "reason", "case"),
    [
        ("ground: d", "En ulykke hos en leverandør er ikke omtalt her.", "unlisted"),
        ("ground: d", "Krenkelsene vi fant, er hemmelige.", "unlisted"),
        ("ground: c", "The incident is not described here.", "unlisted"),
        ("ground: d, what: names", "Ulykken er ikke omtalt.", "differs"),
        ("ground: c, risk: child-labour, what: names", "Ulykken er ikke omtalt.", "differs"),
        ("ground: d, what: impact", "Det gjelder konkurransen vår.", "undated"),
        ("ground: d", "Noen av risikoene er ikke tatt med.", "undated"),
        ("ground: d", "Av hensyn til konkurransen.", "unnamed"),
        ("ground: c", "Av hensyn til personvernet.", "unnamed"),
        ("ground: c, risk: child-labour", "Av hensyn til de berørte.", "unnamed"),
        ("ground: d, risk: child-labour", "Leverandøren ønsker det slik.", "unnamed"),
        ("ground: c", "Omsetningen vår er utelatt.", "ground"),
        ("ground: copyright, what: names", "Navnene er våre egne.", "ground"),
    ],
)
def test_each_case(fields: str, reason: str, case: str, found: "Found") -> None:
    (finding,) = found(risk(), withheld(reason, fields))
    assert (finding.code, finding.arguments["case"]) == ("LAW502", case)
    assert finding.severity is (Severity.ERROR if case == "unlisted" else Severity.WARNING)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ("question: '0.15', ground: d", "Konkurransen er hard."),
        ("question: '0.15', ground: d", "Navnene på leverandørene er hemmelige."),
        ("question: 2.A.1, ground: d, what: partners", "Avtalen krever det av oss."),
        ("question: 2.A.1, ground: d", "Hvilken leverandør det gjelder, står ikke her."),
        ("question: 2.A.1, ground: copyright, what: documents", "Rapporten er ikke vår."),
        ("question: '0.9', ground: d", "Omsetningen er ikke offentlig ennå."),
        ("question: 2.A.1, ground: c", "Lønnen til den enkelte er utelatt."),
    ],
)
def test_what_is_rightly_withheld_is_let_be(fields: str, reason: str, found: "Found") -> None:
    text = f'withheld: [{{{fields}, reason: "{reason}"}}]'
    assert [each.code for each in found(risk(), ("report.yaml", text))] == []


@pytest.mark.parametrize("ground", ["c", "d", "copyright"])
def test_all_of_harm_and_risk_is_never_withheld(ground: str, found: "Found") -> None:
    nothing = (RISKS, "risks: {unavailable: Vi oppgir det ikke.}")
    measures = ("3-address/facts.yaml", "measures: {unavailable: Vi oppgir det ikke.}")
    told = found(nothing, measures, withheld("Forretningshemmelighet.", f"ground: {ground}"))
    cases = [each.arguments["case"] for each in told if each.code in {"LAW201", "LAW502"}]
    assert cases == ["whole"]
