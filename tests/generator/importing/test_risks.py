"""The table of risks, row by row: what begins one, what goes on with it, what ends the table."""

from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from generator.findings.positions import Plain
from generator.importing.answers.draft import ReadFact
from generator.importing.answers.risks import read_risks
from generator.importing.source.lines import split_lines
from tests.generator.importing.facts import SETTING, read


def risks_of(found: ReadFact) -> list[Mapping[str, Plain]]:
    assert isinstance(found.value, list)
    return [each for each in found.value if isinstance(each, Mapping)]


def rows(text: str) -> list[tuple[object, ...]]:
    """Title, topic and geography of each risk."""
    found = risks_of(read(read_risks, text))
    return [(each["title"], each.get("topic"), each.get("geography")) for each in found]


def test_lines_before_the_topic_are_all_of_the_title() -> None:
    text = "Lange dager\ni spinnerier\nArbeidstid\nNorge\nBarn i arbeid\nBarnearbeid\nKina"
    assert rows(text) == [
        ("Lange dager i spinnerier", "working_hours", ["NO"]),
        ("Barn i arbeid", "child_labour", ["CN"]),
    ]


def test_a_title_after_title_and_topic_begins_a_row_also_without_a_place() -> None:
    text = "Lange dager\nArbeidstid\nBarn i arbeid\nBarnearbeid\nKina"
    assert rows(text) == [
        ("Lange dager", "working_hours", None),
        ("Barn i arbeid", "child_labour", ["CN"]),
    ]


def test_places_on_lines_of_their_own_belong_to_the_row_above() -> None:
    assert rows("Lange dager Arbeidstid Norge\nKina\nSverige") == [
        ("Lange dager", "working_hours", ["NO", "CN", "SE"])
    ]


def test_a_place_is_named_once() -> None:
    assert rows("Lange dager Arbeidstid Norge\nNorge, Kina") == [
        ("Lange dager", "working_hours", ["NO", "CN"])
    ]


def test_sentences_after_the_table_are_its_comment() -> None:
    found = read(
        read_risks, "Lange dager Arbeidstid Norge\n\nVi vet lite om resten.\nDet er vanskelig."
    )
    assert [line.text for line in found.rest if line] == [
        "Vi vet lite om resten.", "Det er vanskelig.",
    ]  # fmt: skip


def test_several_topics_of_a_row_are_one_other_and_are_told() -> None:
    found = read(read_risks, "Lange dager\nArbeidstid\nBarnearbeid\nNorge")
    (risk,) = risks_of(found)
    assert (risk["topic"], risk["other_topic"]) == ("other", "Arbeidstid, Barnearbeid")
    (remark,) = found.remarks
    assert remark.key == "import_topics"


def test_risks_with_one_title_have_ids_of_their_topics() -> None:
    text = "Innkjøp Arbeidstid Norge\nInnkjøp Barnearbeid Kina\nInnkjøp Barnearbeid Sverige"
    ids = [each["id"] for each in risks_of(read(read_risks, text))]
    assert ids == ["working-hours", "child-labour", "child-labour-2"]


def test_nothing_but_sentences_is_no_table() -> None:
    found = read(read_risks, "Vi har ikke funnet noen risiko ennå.")
    assert found.value is None
    assert [line.text for line in found.rest] == ["Vi har ikke funnet noen risiko ennå."]


def test_a_title_that_no_measure_names_is_no_risk_but_a_place_nobody_knows() -> None:
    text = (
        "Bonded labour Forced labour\n\nIndia (Punjab)\n\nKurdistan\n\nNepal\n\nNoise Environment"
    )
    setting = replace(SETTING, measures="boundedlabournoisebondedlabour")
    found = read_risks(split_lines(text), "2.A.1", setting)
    assert [(each["title"], each.get("geography")) for each in risks_of(found)] == [
        ("Bonded labour", ["IN", "NP"]),
        ("Noise", None),
    ]
    assert [line.text for _, lines in found.unplaced for line in lines] == ["Kurdistan"]
    assert [(each.keys, each.words) for each in found.kept] == [
        ((0, "geography"), "India (Punjab)")
    ]


def test_a_topic_nobody_knows_is_another_topic_where_measures_name_the_risk() -> None:
    setting = replace(SETTING, measures="støvisagbruket")
    found = read_risks(split_lines("Støv i sagbruket Kjemikalier\n\nNorge"), "2.A.1", setting)
    assert found.value == [
        {"id": "stov-i-sagbruket", "title": "Støv i sagbruket", "topic": "other",
         "other_topic": "Kjemikalier", "geography": ["NO"]}
    ]  # fmt: skip
    assert [each.key for each in found.remarks] == ["import_topic_unknown"]


@pytest.mark.parametrize(
    ("places", "geography"),
    [("Norge\nKina", [["NO"], ["CN"]]), ("Norge", [["NO"], ["NO"]])],
    ids=["each its own", "one for all"],
)
def test_a_table_may_be_written_column_by_column(places: str, geography: list[list[str]]) -> None:
    text = f"Lange dager\nBarn i arbeid\nArbeidstid\nBarnearbeid\n{places}"
    assert rows(text) == [
        ("Lange dager", "working_hours", geography[0]),
        ("Barn i arbeid", "child_labour", geography[1]),
    ]


def test_lines_that_go_on_in_small_letters_are_one_title_of_several_topics() -> None:
    text = "Lange dager\nog barn i arbeid\nArbeidstid\nBarnearbeid\nNorge\nKina"
    assert rows(text) == [("Lange dager og barn i arbeid", "other", ["NO", "CN"])]


@pytest.mark.parametrize(
    "text", ["Barnearbeid\nArbeidstid\nNorge", "Barnearbeid\nArbeidstid Norge"]
)
def test_a_title_may_be_written_as_a_topic_is(text: str) -> None:
    assert rows(text) == [("Barnearbeid", "working_hours", ["NO"])]
