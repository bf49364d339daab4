"""TXT125: a brief answer must have something of what it is asked for, in whatever words."""

import pytest

from schema.substance_words import load_group
from schema.wanted import load_wanted
from tests.generator.rules.conftest import Found
from tests.generator.rules.minimal import RISK
from tests.generator.rules.sentences import answer, of

DESCRIBED = f"{RISK}    involvement: linked\n    description: {{said}}\n"
MEASURE = """\
measures:
  - risk: child-labour
    goal: Barna skal gå på skole
    status: ongoing
    actions: {actions}
    results: {results}
"""
DONE, CAME = "Vi betaler skolegang sammen med kjøperne.", "Barna har begynt på skolen."


def cases(found: Found, file: str, text: str, *, language: str = "nb") -> list[object]:
    spoken = ("organisation.yaml", f"languages: [{language}]")
    told = of("TXT125", found(spoken, (file, text)))
    return [each.arguments["case"] for each in told if each.where.file.endswith(file)]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", "Tre artikler i fagpressen, og en lang kronikk, tok for seg nettopp dette."),
        ("nb", "Temaet er stort og sammensatt."),
        ("nn", "Saka har vore i avisa."),
        ("en", "The matter has been in the newspapers."),
    ],
)
def test_a_risk_says_whom_it_is_to(found: Found, language: str, said: str) -> None:
    counted = said.startswith("Tre")
    told = cases(found, "2-identify/facts.yaml", DESCRIBED.format(said=said), language=language)
    assert told == ([] if counted else ["harm"])


def test_where_the_title_names_people_the_description_may_say_what_is_not_known(
    found: Found,
) -> None:
    said = DESCRIBED.format(said="Grossisten vil ikke si hvilken fabrikk det er.")
    people = said.replace("Barnearbeid på kaffegårder", "Den som syr, kan sitte i fangeleir")
    trade = said.replace("Barnearbeid på kaffegårder", "Innkjøp av flagg og vimpler")
    assert people != said
    assert [cases(found, "2-identify/facts.yaml", each) for each in (people, trade)] == [
        [], ["harm"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", "Plukkere kan få for lite betalt."),
        ("nb", "Kobberet kan komme fra gruver på urfolks land."),
        ("nb", "Vi vet ikke hva de som syr, tjener."),
        ("nn", "Seks fekk utslett."),
        ("en", "At two ports the workers may not organise."),
        ("en", "We do not know what those who sew, earn."),
    ],
)
def test_who_or_what_or_how_many_is_enough(found: Found, language: str, said: str) -> None:
    text = DESCRIBED.format(said=said)
    assert not cases(found, "2-identify/facts.yaml", text, language=language)


@pytest.mark.parametrize(
    ("title", "told"), [("Barnearbeid på kaffegårder", []), ("Kaffe", ["harm"])]
)
def test_what_the_title_says_need_not_be_said_again(
    found: Found, title: str, told: list[str]
) -> None:
    said = DESCRIBED.format(said="Eksportøren kan ikke si hvor bønnene er dyrket.")
    text = said.replace("Barnearbeid på kaffegårder", title)
    assert cases(found, "2-identify/facts.yaml", text) == told


@pytest.mark.parametrize(
    "actions",
    [
        "Alle tak får rekkverk før arbeidet begynner.",
        "Arbeidsdagen flyttes til om morgenen.",
        "Vi sjekker fødselsbevis.",
        "Fra juli har skipene et anløp mindre i uken.",
        "To på vakt hver natt.",
    ],
)
def test_a_measure_is_something_that_is_done(found: Found, actions: str) -> None:
    text = MEASURE.format(actions=actions, results=CAME)
    assert not cases(found, "3-address/facts.yaml", text)


def test_what_is_only_asked_is_not_told(found: Found) -> None:
    text = MEASURE.format(actions="Korrespondansen viser hva vi har betalt.", results=CAME)
    assert cases(found, "3-address/facts.yaml", text) == ["deed"]
    text = MEASURE.format(actions="Korrespondansen viser at vi har betalt.", results=CAME)
    assert not cases(found, "3-address/facts.yaml", text)


@pytest.mark.parametrize(
    "results",
    [
        "Søndagsskiftet er avviklet.",
        "Målingene er under grensen på alle plasser.",
        "Timene føres fortsatt på papir.",
        "Det er for tidlig å si noe om resultater.",
        "Utslippene har gått ned.",
    ],
)
def test_results_may_be_brief(found: Found, results: str) -> None:
    text = MEASURE.format(actions=DONE, results=results)
    assert not cases(found, "3-address/facts.yaml", text)


def test_remedy_may_be_brief(found: Found) -> None:
    for said in ("Vi gjør opp for det vi har skadet.", "Ingen tilfeller."):
        assert not of("TXT125", found(answer(said, ("6-remediate", "6.A.1"))))


def test_a_long_answer_is_for_people_to_judge(found: Found) -> None:
    said = " ".join(["Temaet er stort og sammensatt."] * 9)
    assert not cases(found, "2-identify/facts.yaml", DESCRIBED.format(said=said))


def test_every_group_that_is_wanted_is_known() -> None:
    groups = [group for each in load_wanted().values() for group in each.groups]
    assert [each for each in groups if not all(load_group(each, one) for one in ("nb", "en"))] == []
