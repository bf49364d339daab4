"""Single answers and tables, as reports write them, and what becomes of each."""

import pytest

from generator.importing.goals import read_goals, read_next_goals, status_of
from generator.importing.lines import split_lines
from generator.importing.measures import read_measures
from generator.importing.names import split_geographies
from generator.importing.paragraphs import join_lines, measure
from generator.importing.people import read_person, read_signing
from generator.importing.reads import Plain, Read, Reader, Setting
from generator.importing.risks import read_risks
from generator.importing.scalars import (
    read_count,
    read_email,
    read_money,
    read_percent,
    read_yes_no,
)
from generator.importing.single import read_amount, read_integer, read_links
from generator.importing.tables import (
    read_countries,
    read_inputs,
    read_percentages,
    read_workers,
)

PAGE = "x" * 100
SETTING = Setting(2023, measure(split_lines(PAGE)))


def read(reader: Reader, text: str) -> Read:
    return reader(split_lines(text), "0.0", SETTING)


def rest_of(found: Read) -> list[str]:
    return [line.text for line in found.rest if line]


@pytest.mark.parametrize(
    ("written", "count"),
    [("299", "299"), ("1 250", "1250"), ("1.250", "1250"), ("12,400", "12400"), ("ca. 300", None),
     ("3,5", None), ("", None)],
)  # fmt: skip
def test_whole_numbers(written: str, count: str | None) -> None:
    assert read_count(written) == count


@pytest.mark.parametrize(
    ("written", "amount"),
    [("683 000 000", ("683000000", "NOK")), ("kr 683.000.000,-", ("683000000", "NOK")),
     ("12 500 000 kroner", ("12500000", "NOK")), ("EUR 1,250,000", ("1250000", "EUR")),
     ("100 000,50", ("100000.50", "NOK")), ("683 mill.", None), ("over 1 milliard", None)],
)  # fmt: skip
def test_amounts(written: str, amount: tuple[str, str] | None) -> None:
    assert read_money(written) == amount


def test_other_single_values() -> None:
    assert [read_percent(each) for each in ("50%", "12,5 %", "0", "halve")] == [
        "50",
        "12,5",
        "0",
        None,
    ]
    assert [read_yes_no(each) for each in ("Ja.", "NO", "Ja, delvis")] == ["ja", "no", None]
    assert read_email("mailto:åpenhetsloven@lo.no") == "åpenhetsloven@lo.no"
    assert read_email("se nettsiden") is None


def test_what_cannot_be_typed_stands_as_written_and_is_told() -> None:
    found = read(read_integer, "ca. 300 i snitt\n\nMedregnet vikarer.")
    assert (found.value, rest_of(found)) == ("ca. 300 i snitt", ["Medregnet vikarer."])
    assert [each.text for each in found.remarks] == ["ca. 300 i snitt"]
    assert read(read_amount, "683 mill.").value == {"amount": "683 mill.", "currency": "NOK"}


def test_links_keep_the_words_around_them() -> None:
    text = "Etiske retningslinjer: https://tre.example/etikk.pdf\nwww.tre.example/innkjøp"
    assert read(read_links, text).value == [
        {"url": "https://tre.example/etikk.pdf", "title": "Etiske retningslinjer"},
        {"url": "https://www.tre.example/innkjøp"},
    ]
    found = read(read_links, "Ligger ikke ute.")
    assert found.value == [{"title": "Ligger ikke ute."}]
    assert [each.key for each in found.remarks] == ["import_no_link"]


@pytest.mark.parametrize(
    ("written", "person"),
    [
        ("Kari Prøve, innkjøpssjef", {"name": "Kari Prøve", "title": "innkjøpssjef"}),
        ("Kari Prøve (innkjøpssjef)", {"name": "Kari Prøve", "title": "innkjøpssjef"}),
        ("Kari Prøve\nInnkjøpssjef", {"name": "Kari Prøve", "title": "Innkjøpssjef"}),
        ("Kari Prøve", {"name": "Kari Prøve"}),
    ],
)
def test_a_person_has_a_name_and_perhaps_a_title(written: str, person: Plain) -> None:
    assert read(read_person, written).value == person


@pytest.mark.parametrize(
    ("written", "signing"),
    [
        ("Oslo\n13.03.2024", {"place": "Oslo", "date": "2024-03-13"}),
        ("Oslo, den 3. mai 2024", {"place": "Oslo", "date": "2024-05-03"}),
        ("Bergen 3 June 2025", {"place": "Bergen", "date": "2025-06-03"}),
        ("2024-03-13", {"date": "2024-03-13"}),
        (
            "Voss, 1.6.2024\nOla Prøve, styreleder\nEva Prøve (daglig leder)",
            {
                "place": "Voss",
                "date": "2024-06-01",
                "signatories": [
                    {"name": "Ola Prøve", "role": "chair"},
                    {"name": "Eva Prøve", "role": "general_manager"},
                ],
            },
        ),
    ],
)
def test_signatures_have_place_date_and_roles(written: str, signing: Plain) -> None:
    assert read(read_signing, written).value == signing


def test_a_name_without_a_role_is_left_for_the_editor() -> None:
    found = read(read_signing, "Oslo\n13.03.2024\nLiv Prøve")
    assert (rest_of(found), len(found.remarks)) == (["Liv Prøve"], 1)


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


def test_a_country_nobody_knows_is_kept_as_written_and_a_sum_is_no_country() -> None:
    found = read(read_countries, "Ruritania : 3\nTotalt : 3")
    assert found.value == [{"country": "Ruritania", "producers": "3"}]
    assert rest_of(found) == ["Totalt : 3"]


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


@pytest.mark.parametrize(
    ("written", "paragraphs"),
    [
        ("full " * 19 + "line and\nmore of it.", ["full " * 19 + "line and more of it."]),
        ("Kort.\nNytt avsnitt.", ["Kort.", "Nytt avsnitt."]),
        ("Innkjøp under " + "x " * 35 + "\n> 100 000,- kroner", [
            "Innkjøp under " + "x " * 35 + "> 100 000,- kroner"]),
        ("Vi kjøper bærekrafts-\narbeid", ["Vi kjøper bærekraftsarbeid"]),
        ("Svane og eu-\nblomst", ["Svane og eu-blomst"]),
        ("Vi vil ha innkjøps-\nog leveringsplaner", ["Vi vil ha innkjøps- og leveringsplaner"]),
        ("fabrik\u00ad\nken", ["fabrikken"]),
        ("Se her:\nhttps://eksempel.no/a", ["Se her:", "https://eksempel.no/a"]),
        ("Ull\nBomull\nLin", ["Ull", "Bomull", "Lin"]),
    ],
)  # fmt: skip
def test_lines_become_paragraphs(written: str, paragraphs: list[str]) -> None:
    joined = join_lines(split_lines(written), SETTING.column)
    assert [each.text for each in joined] == [" ".join(each.split()) for each in paragraphs]


def test_marks_make_lists_of_two_levels() -> None:
    text = "• kurs\n• en plan som\n  vi følger\n   o på norsk\n   o på engelsk\n• møter"
    joined = join_lines(split_lines(text), SETTING.column)
    assert [(each.level, each.text) for each in joined] == [
        (1, "kurs"), (1, "en plan som vi følger"), (2, "på norsk"), (2, "på engelsk"), (1, "møter"),
    ]  # fmt: skip
