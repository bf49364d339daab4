"""Rules on substance: wordings that they find, wordings that only look like it, whole statements.

The sentences are in substance_sentences.yaml beside this file, by code.
"""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from generator.content.sources import list_organisations
from generator.line.content_check import check_organisation
from schema import substance_words
from schema.substance_words import fold, list_groups, load_group, with_spaces
from tests.generator.rules.sentences import cases, in_answer
from tests.hostile_texts import find_hostile
from tests.organisations import FOLDERS

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found

SENTENCES = "substance_sentences.yaml"
CODES = {
    "ADV205", "ADV211", "LAW221", "ADV213", "ADV214", "ADV215", "LAW222", "ADV217",
    "ADV304", "ADV311", "ADV312", "ADV313",
}  # fmt: skip
ADDRESS, IDENTIFY = "3-address/facts.yaml", "2-identify/facts.yaml"
MEASURE = """\
measures:
  - risk: child-labour
    goal: Alle skal ha riktig lønn
    status: {status}
    actions: {actions}
    results: {results}
"""
EXPECTED = "Vi venter at alle vil ha kontrakt."
RISK = """\
risks:
  - id: child-labour
    title: {title}
    topic: {topic}
    geography: [NO]
    kind: {kind}
    relation: {relation}
    involvement: {involvement}
"""
SHORT = "".join(f"## 2.A.{each}\n\nSe tabellen.\n\n" for each in ("2.a", "2.b", "2.c", "2.d", "3"))


def written(code: str, sentence: str, language: str, status: str) -> list[tuple[str, str]]:
    """The changes to the smallest report that put a sentence where the rule of a code reads."""
    languages = ("organisation.yaml", f"languages: [{language}]")
    quoted = f'"{sentence}"'
    if code in {"ADV311", "ADV312"}:
        results = EXPECTED if status == "planned" else "Vi har fått svar fra 4 av 5."
        return [
            languages,
            (ADDRESS, MEASURE.format(status=status, actions=quoted, results=results)),
        ]
    if code == "ADV313":
        actions = "Vi skal besøke gårdene i mai." if status == "planned" else "Vi besøkte gårdene."
        return [
            languages,
            (ADDRESS, MEASURE.format(status=status, actions=actions, results=quoted)),
        ]
    if code == "ADV213":
        none = f"risks: []\nnone_found:\n  method: {quoted}\n  scope: Egen drift og alle varer."
        prose = [("2-identify/nb.md", SHORT), ("5-communicate/nb.md", "## 5.A.1\n\nPå nett.\n")]
        return [(IDENTIFY, none), (ADDRESS, "measures: []"), *prose]
    if code == "LAW222":
        topic = {"Støv": "environment", "Utslipp i": "environment"}
        chosen = next((each for begins, each in topic.items() if sentence.startswith(begins)), "")
        risk = RISK.format(
            title=quoted, topic=chosen or "other", kind="potential", relation="own",
            involvement="caused",
        )  # fmt: skip
        return [(IDENTIFY, risk if chosen else f"{risk}    other_topic: Klima\n")]
    place = ("4-track", "4.A.2") if code == "LAW221" else ("2-identify", "2.A.2.a")
    return in_answer(place, sentence, language)


@pytest.mark.parametrize(
    ("code", "sentence", "language", "status"), [*cases(SENTENCES, "found", "status")]
)
def test_a_defect_is_found(
    code: str, sentence: str, language: str, status: str, found: "Found"
) -> None:
    findings = found(*written(code, sentence, language, status))
    codes = [each.code for each in findings]
    # Of actions and results that name nothing at all, the Act’s own rules say so on the same spot.
    instead = {"ADV311": "LAW305", "ADV313": "LAW302"}.get(code, code)
    assert codes.count(code) == 1 or codes.count(instead) == 1


@pytest.mark.parametrize(
    ("code", "sentence", "language", "status"), [*cases(SENTENCES, "quiet", "status")]
)
def test_what_only_looks_like_it_is_left_alone(
    code: str, sentence: str, language: str, status: str, found: "Found"
) -> None:
    findings = found(*written(code, sentence, language, status), only={code})
    assert code not in [each.code for each in findings]


@pytest.mark.parametrize(
    ("relation", "involvement", "codes"),
    [
        ("own", "linked", ["ADV211"]),
        ("own", "caused", []),
        ("own", "contributed", []),
        ("supply_chain", "caused", []),
        ("customer", "linked", []),
    ],
)
def test_involvement(relation: str, involvement: str, codes: list[str], found: "Found") -> None:
    risk = RISK.format(
        title="Barn i arbeid", topic="child_labour", kind="potential", relation=relation,
        involvement=involvement,
    )  # fmt: skip
    assert [each.code for each in found((IDENTIFY, risk))] == codes


@pytest.mark.parametrize(
    ("title", "actions", "codes"),
    [
        ("Seks renholdere fikk for lite", "De seks fikk etterbetalt lønnen.", set()),
        ("Seks renholdere fikk for lite", "Vi snakker med byrået.", {"ADV304"}),
        ("Manglende nattillegg", "De fikk etterbetalt lønnen.", {"ADV217"}),
        ("Barn i arbeid", "Barnet går på skole, og familien får støtte.", set()),
    ],
)
def test_what_is_told_of_actual_harm(
    title: str, actions: str, codes: set[str], found: "Found"
) -> None:
    risk = RISK.format(
        title=title, topic="wages", kind="actual", relation="own", involvement="caused"
    )
    if "Barn" in title:
        risk += "    description: Ett barn på 12 år.\n"
    measure = MEASURE.format(status="ongoing", actions=actions, results="Lønnen er riktig nå.")
    findings = found((IDENTIFY, risk), (ADDRESS, measure))
    assert {each.code for each in findings} & CODES == codes


def test_harm_told_is_no_defect_where_harm_is_listed(found: "Found") -> None:
    risk = RISK.format(
        title="To renholdere fikk for lite", topic="wages", kind="actual", relation="own",
        involvement="caused",
    )  # fmt: skip
    told = ("4-track/nb.md", "## 4.A.2\n\nTo renholdere fikk for lite betalt. De fikk det igjen.")
    assert "LAW221" not in [each.code for each in found((IDENTIFY, risk), told)]


def codes_of(folder: str) -> dict[str, list[str]]:
    """The codes of the rules on substance that are found in each organisation of a folder."""
    content = FOLDERS / folder
    keys, _ = list_organisations(content)
    checked = {key: check_organisation(content, key, date(2026, 11, 22)) for key in keys}
    return {
        key: [each.finding.code for each in one.findings if each.finding.code in CODES]
        for key, one in checked.items()
    }


def test_honest_statements_are_left_alone() -> None:
    assert codes_of("honest") == {"elvevann": [], "nordlys-sjomat": [], "renli-renhold": []}


def test_of_dishonest_statements_every_kind_is_found() -> None:
    found = codes_of("dishonest")
    every = {code for codes in found.values() for code in codes}
    assert every == CODES - {"ADV217", "ADV304"}


def test_no_rule_reads_a_language_without_words() -> None:
    assert all(load_group(each, "de") is None for each in list_groups())


@pytest.mark.slow
@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize("group", list_groups())
def test_a_group_takes_a_time_in_proportion_to_the_text(group: str, language: str) -> None:
    pattern = load_group(group, language)
    assert pattern is not None
    assert find_hostile(pattern) is None


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("Fabrikkene er store, leverer til kjente merker og har ordnede forhold.", {"ADV215"}),
        ("Fabrikkene er store, og vi leste lønnslipper for mai hos fire av dem.", set()),
    ],
)
def test_mapping_says_how_something_was_looked_into(
    said: str, codes: set[str], found: "Found"
) -> None:
    prose = SHORT.replace("Se tabellen.", said, 1)
    findings = found(("organisation.yaml", "languages: [nb]"), ("2-identify/nb.md", prose))
    assert {"ADV215"} & {each.code for each in findings} == codes


WAITING = """\
risks:
  - id: child-labour
    title: Barn i arbeid på gårdene
    topic: child_labour
    geography: [BR]
    kind: potential
    relation: supply_chain
    no_measure_yet: {reason}
"""


@pytest.mark.parametrize(("more", "codes"), [("", {"ADV390"}), (" der", set())])
def test_no_more_than_thirty_words_on_waiting_are_read(
    more: str, codes: set[str], found: "Found"
) -> None:
    reason = f"Vi har ikke hatt kapasitet til dette{' og mer' * 11} her{more}"
    findings = found((IDENTIFY, WAITING.format(reason=reason)), (ADDRESS, "measures: []"))
    assert {"ADV390"} & {each.code for each in findings} == codes


@pytest.mark.parametrize(
    ("reason", "codes"),
    [
        ("En stans der ville koste oss julesalget.", {"ADV214"}),
        ("Vi vet minst om det stedet vi kjøper mest fra.", set()),
        ("Her har vi minst innsyn, og omsetningen er stor.", set()),
    ],
)
def test_that_little_is_known_is_a_reason(reason: str, codes: set[str], found: "Found") -> None:
    risk = RISK.format(
        title="Barn i arbeid på gårdene", topic="child_labour", kind="potential",
        relation="supply_chain", involvement="linked",
    )  # fmt: skip
    findings = found((IDENTIFY, f"{risk}    reason: {reason}\n"))
    assert {"ADV214"} & {each.code for each in findings} == codes


@pytest.mark.parametrize(("topic", "codes"), [("environment", ["LAW222"]), ("child_labour", [])])
def test_a_topic_says_whether_a_risk_is_one_for_people(
    topic: str, codes: list[str], found: "Found"
) -> None:
    risk = RISK.format(
        title="Vann fra gruvene", topic=topic, kind="potential", relation="supply_chain",
        involvement="linked",
    )  # fmt: skip
    assert [each.code for each in found((IDENTIFY, risk))] == codes


@pytest.mark.parametrize(
    ("said", "told"),
    [("Innkjøp vurderer.", set()), ("Innkjøp vurderer risiko.", {"ADV213"})],
)
def test_who_was_asked_is_missed_in_no_fewer_than_twelve_words(
    said: str, told: set[str], found: "Found"
) -> None:
    """Four times «Se tabellen.», and one bought thing, are nine."""
    prose = SHORT.replace("Se tabellen.", said, 1)
    findings = found(("organisation.yaml", "languages: [nb]"), ("2-identify/nb.md", prose))
    assert {"ADV213"} & {each.code for each in findings} == told


@pytest.mark.parametrize(
    ("results", "told"),
    [
        ("Alle som plukker bær hos oss har nå skriftlig kontrakt", ["goal"]),
        ("Alle som plukker bær hos oss har nå endelig skriftlig kontrakt", []),
    ],
)
def test_results_repeat_a_goal_when_nine_of_ten_words_do(
    results: str, told: list[str], found: "Found"
) -> None:
    measure = MEASURE.format(status="done", actions="Vi besøkte gårdene.", results=results)
    goal = "Alle som plukker bær hos oss har skriftlig kontrakt"
    findings = found((ADDRESS, measure.replace("Alle skal ha riktig lønn", goal)))
    assert [each.arguments["case"] for each in findings if each.code == "ADV313"] == told


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        # The letters of phrases, of which the text does not have the rest.
        ("Vi har leverandører i Kina. ", "_has_all"),
        # All letters of «sa opp ~ leverandør*», in another order.
        ("Leverandøren sa ja opp til tre ganger. ", "_compile"),
    ],
)
def test_what_a_phrase_begins_like_may_stand_in_a_text_often(
    sentence: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each phrase is looked for once: 26,000 companies in a file took 46 seconds."""
    asked: list[object] = []
    kept = getattr(substance_words, name)

    def ask(*each: object) -> object:
        asked.append(each[0])
        return kept(*each)

    monkeypatch.setattr(substance_words, name, ask)

    def questions_about(text: str) -> int:
        asked.clear()
        near = substance_words._phrases_near(text, substance_words._family("nb"))  # noqa: SLF001
        for group in near.groups:
            list(substance_words._find_near(text, group, near))  # noqa: SLF001
        return len(asked)

    few, many = (questions_about(fold(sentence * count)) for count in (20, 200))
    assert few == many > 0


def test_letters_alone_are_left_of_a_text_in_one_way_or_the_other() -> None:
    """Texts within Latin-1 are read as bytes, others by a pattern: both find the same words."""
    text = "".join(map(chr, range(0x20, 0x100)))
    assert with_spaces(text) == with_spaces(f"{text}\u2013")[:-1]
