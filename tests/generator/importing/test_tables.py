"""Tables, goals, risks and measures, as reports write them, and what becomes of each."""

import pytest

from generator.findings.positions import Plain
from generator.importing.answers.field_values import status_of
from generator.importing.answers.goals import read_goals, read_next_goals
from generator.importing.answers.inputs import read_inputs
from generator.importing.answers.measures import read_measures
from generator.importing.answers.risks import read_risks
from generator.importing.answers.tables import (
    read_countries,
    read_percentages,
    read_workers,
)
from generator.importing.portal.names import split_geographies
from generator.importing.source.lines import split_lines
from tests.generator.importing.facts import SETTING, read, rest_of


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Globalt Norge Vest-Europa", ("global", "NO", "western_europe")),
        ("Bosnia og Hercegovina, Sri Lanka og New Zealand", ("BA", "LK", "NZ")),
        ("Sør-Korea/USA; Aust-Timor", ("KR", "US", "TL")),
        ("Viet Nam and the UK", ()),
        ("Norge og omegn", ()),
    ],
)
def test_countries_and_regions_by_name(written: str, found: tuple[str, ...]) -> None:
    assert split_geographies(written) == found


@pytest.mark.parametrize(
    "written",
    [
        "Norge : 350\nSri Lanka: 2",
        "Norge 350\nSri Lanka 2",
        "Norge\n350\nSri Lanka\n2",
        "Norge\nSri Lanka\n350\n2",
        "350 Norge\n2 Sri Lanka",
        "Land    Antall\nNorge (350)\nSri Lanka – 2",
        "Norge : 350 Sri Lanka : 2",
    ],
)
def test_a_table_of_countries_however_its_cells_were_read(written: str) -> None:
    found = read(read_countries, f"{written}\n\nTallene er fra 2022 og 14 er usikre.")
    assert found.value == [
        {"country": "NO", "producers": "350"},
        {"country": "LK", "producers": "2"},
    ]
    assert rest_of(found) == ["Tallene er fra 2022 og 14 er usikre."]


def test_a_country_nobody_knows_has_no_place_and_a_sum_is_no_country() -> None:
    found = read(read_countries, "Ruritania : 3\nTotalt : 3")
    assert found.value is None
    assert [(why, [line.text for line in lines]) for why, lines in found.unplaced] == [
        ("import_loose_place", ["Ruritania : 3"])
    ]
    assert rest_of(found) == ["Totalt : 3"]


@pytest.mark.parametrize(
    ("written", "code", "told"),
    [
        ("Iran, Islamic Republic of : 2", "IR", False),
        ("Korea, Republic of : 2", "KR", False),
        ("De forente\narabiske\nemirater : 2", "AE", False),
        ("Bosnia-\nHercegovina : 2", "BA", False),
        ("India (Punjab) : 2", "IN", True),
        ("Bangladsh : 2", "BD", True),
    ],
)
def test_countries_by_iso_s_names_over_lines_with_a_part_and_misspelt(
    written: str, code: str, *, told: bool
) -> None:
    found = read(read_countries, f"Norge : 1\n\n{written}")
    assert found.value == [
        {"country": "NO", "producers": "1"},
        {"country": code, "producers": "2"},
    ]
    name = written.partition(" :")[0]
    assert [each.words for each in found.kept] == ([name] if told else [])
    assert [each.key for each in found.remarks] == (["import_place_noted"] if told else [])
    assert rest_of(found) == []


def test_shares_in_unknown_wordings_are_told_by_likeness_or_because_all_are_there() -> None:
    rows = ("Our own production", "Bought directly from the producer",
            "Purchased through agents or importers", "Anything else")  # fmt: skip
    text = "\n\n".join(
        f"{row}\n\n{share}%" for row, share in zip(rows, (5, 60, 30, 5), strict=True)
    )
    found = read(read_percentages, text)
    assert found.value == {
        "own_production": "5",
        "direct_from_producer": "60",
        "through_intermediary": "30",
        "other": "5",
    }
    assert {each.key for each in found.remarks} == {"import_label_guessed"}


def test_an_input_s_country_may_have_a_part_in_brackets_or_be_in_them() -> None:
    found = read(read_inputs, "Stone India (Rajasthan)\n\nCotton (India)\n\nWool\n\nPeru (Puno)")
    assert found.value == [
        {"item": "Stone", "geography": ["IN"]},
        {"item": "Cotton", "geography": ["IN"]},
        {"item": "Wool", "geography": ["PE"]},
    ]
    assert [each.words for each in found.kept] == ["India (Rajasthan)", "Peru (Puno)"]


def test_an_input_needs_no_country_where_it_is_a_row_of_its_own() -> None:
    found = read(read_inputs, "Steel China, Norway\n\nCork\n\nWe know little about cork.")
    assert found.value == [{"item": "Steel", "geography": ["CN", "NO"]}, {"item": "Cork"}]
    assert rest_of(found) == ["We know little about cork."]


PERCENTAGES = {
    "broken labels": """Helt/delvis egeneid
produksjon

0%

Innkjøp direkte fra
produsent

50%

Innkjøp via
agent/mellomledd/i
mportør/merkevarel

everandører

50%

Annet

0%""",
    "row by row": """Helt/delvis egeneid produksjon: 0 %
Innkjøp direkte fra produsent: 50 %
Innkjøp via agent/mellomledd/importør/merkevareleverandører: 50 %
Annet: 0 %""",
    "column by column": """Helt/delvis egeneid produksjon
Innkjøp direkte fra produsent
Innkjøp via agent/mellomledd/
importør/merkevareleverandører
Annet
0%
50%
50%
0%""",
}


@pytest.mark.parametrize("written", PERCENTAGES.values(), ids=PERCENTAGES)
def test_percentages_with_broken_labels(written: str) -> None:
    found = read(read_percentages, f"Vi eier ikke fabrikker.\n\n{written}")
    assert found.value == {
        "own_production": "0",
        "direct_from_producer": "50",
        "through_intermediary": "50",
        "other": "0",
    }
    assert rest_of(found) == ["Vi eier ikke fabrikker."]


def test_workers_may_be_left_out() -> None:
    labels = "Antall arbeidere\n{}\nAntall produsenter dette er basert på\n{}"
    assert read(read_workers, labels.format("1 200", "14")).value == {
        "workers": "1200",
        "producers": "14",
    }
    assert read(read_workers, labels.format("", "")).value is None


def test_inputs_end_with_where_they_come_from() -> None:
    found = read(
        read_inputs,
        "Ull New Zealand, Norge\nBomull\nIndia\n\nResirkulert\npolyester Kina\n\nResten er ukjent.",
    )
    assert found.value == [
        {"item": "Ull", "geography": ["NZ", "NO"]},
        {"item": "Bomull", "geography": ["IN"]},
        {"item": "Resirkulert polyester", "geography": ["CN"]},
    ]
    assert rest_of(found) == ["Resten er ukjent."]


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("Pågår", {"status": "ongoing"}),
        ("Utført. Vedlagt", {"status": "done", "status_note": "Utført. Vedlagt"}),
        ("Ikkje starta", {"status": "planned", "status_note": "Ikkje starta"}),
        ("Gjennomført på noen", {"status_note": "Gjennomført på noen"}),
        ("", {}),
    ],
)
def test_a_status_is_typed_only_when_it_is_one(written: str, status: Plain) -> None:
    assert status_of(split_lines(written), SETTING) == status


def test_goals_have_numbers_and_statuses() -> None:
    text = "1\n\nMål :\nKurse alle\n\nStatus : Utført\n\n2\n\nMål : Besøke to\n\nStatus :\n\n3"
    assert read(read_goals, text).value == [
        {"id": "goal-2023-1", "goal": "Kurse alle", "status": "done"},
        {"id": "goal-2023-2", "goal": "Besøke to"},
    ]
    assert read(read_next_goals, "1\n\nKurse nye\n\n2\n\nMål: Besøke fire").value == [
        {"id": "goal-2024-1", "goal": "Kurse nye"},
        {"id": "goal-2024-2", "goal": "Besøke fire"},
    ]


HEAD = "Prioritert negativ påvirkning / skade Relatert tema Geografi\n\n"


@pytest.mark.parametrize(
    "written",
    [
        "Støv i saga Barnearbeid\n\nNorge\n\nKina\n\nLav lønn Lønn\n\nIndia",
        "Støv i saga\nBarnearbeid\nNorge Kina\nLav lønn\nLønn\nIndia",
        "Støv i saga    Barnearbeid    Norge, Kina\nLav lønn    Lønn    India",
    ],
)
def test_the_table_of_risks_however_its_cells_were_read(written: str) -> None:
    found = read(read_risks, f"{HEAD}{written}\n\nTabellen er ikke uttømmende, og vi ser på mer.")
    assert found.value == [
        {"id": "stov-i-saga", "title": "Støv i saga", "topic": "child_labour",
         "geography": ["NO", "CN"]},
        {"id": "lav-lonn", "title": "Lav lønn", "topic": "wages", "geography": ["IN"]},
    ]  # fmt: skip
    assert rest_of(found) == ["Tabellen er ikke uttømmende, og vi ser på mer."]


def test_a_risk_with_several_topics_keeps_their_names() -> None:
    found = read(read_risks, f"{HEAD}Innkjøp\nBarnearbeid\nTvangsarbeid\nKina")
    assert found.value == [
        {"id": "innkjop", "title": "Innkjøp", "topic": "other",
         "other_topic": "Barnearbeid, Tvangsarbeid", "geography": ["CN"]},
    ]  # fmt: skip
    assert [each.key for each in found.remarks] == ["import_topics"]


def test_no_risk_in_the_table_is_a_comment() -> None:
    found = read(read_risks, f"{HEAD}Vi har ikke funnet noen risiko i år.")
    assert (found.value, rest_of(found)) == (None, ["Vi har ikke funnet noen risiko i år."])


def test_measures_join_by_title_then_by_position_and_add_what_no_table_has() -> None:
    risks: list[Plain] = [
        {"id": "en", "title": "Lik tittel"},
        {"id": "to", "title": "Lik tittel"},
        {"id": "tre", "title": "Lange dager i spinnerier og veverier"},
    ]
    label = "Prioritert negativ"
    text = (
        f"{label}\npåvirkning/skade Lik tittel\n\nOverordnet mål : A\n"
        f"{label} Lange dager i\npåvirkning/skade spinnerier og veverier\nOverordnet mål :\n\nB\n"
        f"{label} påvirkning/skade : Lik tittel\n"
        f"{label}\npåvirkning/skade Ny risiko\nStatus : Pågår"
    )
    joined = read_measures(split_lines(text), "3.A.1", SETTING, risks)
    assert joined.measures.value == [
        {"risk": "en", "joined_by": "position", "goal": "A"},
        {"risk": "tre", "goal": "B"},
        {"risk": "to", "joined_by": "position"},
        {"risk": "ny-risiko", "status": "ongoing"},
    ]
    assert joined.risks == [{"id": "ny-risiko", "title": "Ny risiko"}]
