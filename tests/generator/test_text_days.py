"""Days that there are not, and spans that run backwards; what looks like one and is none."""

import pytest

from generator.text.days import backward_spans, impossible_days

IMPOSSIBLE = {
    "Vi møtte dem 31. februar.": "31. februar",
    "Vi møtte dei 31. juni 2025 i Ordu.": "31. juni 2025",
    "Kurset var 29. februar 2025.": "29. februar 2025",
    "We met on 31 June.": "31 June",
    "We met on the 31st of September.": "31st of September",
    "We met on February 30, 2025, in Ordu.": "February 30, 2025",
    "Signert 30.02.2025.": "30.02.2025",
    "Signed 31/06/2025.": "31/06/2025",
    "Innen 30/2 skal alle ha svart.": "Innen 30/2",
    "Vedtatt 2023-13-01.": "2023-13-01",
    "Vedtatt 2023-02-30.": "2023-02-30",
    "Kurset går i uke 54.": "uke 54",
    "Kurset går i veke 60.": "veke 60",
    "The course is in week 54.": "week 54",
}
POSSIBLE = [
    "Vi møtte dem 29. februar 2024, 30. juni og 31. desember.",
    "Kurset var 29. februar.",
    "Of 33 pickers, 32 may be under age.",
    "In June 31 workers were paid.",
    "We sold 12/31/2024 and 31/12/2024.",
    "Versjon 1.14.2 og 45.46.2023.",
    "Sak 2023-45-99 hos politiet.",
    "Kurset går i uke 53. Vi har 60 uker igjen. Etter 99 uker var det slutt.",
    "Du finner det på 31.februar.example.",
    "Om lag 30/2000 svarte, og 30/2 er 15.",
    "Week 12 to 14.",
]
BACKWARDS = {
    "Vi besøkte dem fra 2024 til 2022.": "fra 2024 til 2022",
    "Perioden er frå mars 2025 til januar 2025.": "frå mars 2025 til januar 2025",
    "It lasted from 3 May 2025 to 1 May 2025.": "from 3 May 2025 to 1 May 2025",
    "Planen gjelder for 2026–2024.": "2026–2024",
    "Vi besøkte dem fra 2024 til 1994.": "fra 2024 til 1994",
    "Fra og med 1. juli 2025 til og med 30. juni 2024 var det stengt.": (
        "Fra og med 1. juli 2025 til og med 30. juni 2024"
    ),
}
FORWARDS = [
    "Vi besøkte dem fra 2022 til 2024, og fra oktober 2024 til mars 2025.",
    "Fristen er flyttet fra 2027 til 2026.",
    "The deadline was brought forward from 2030 to 2027.",
    "Tallet steg fra 2100 til 2050 kroner.",
    "Fra 1. mai 2025 til 3. mai 2025, 2024–2025 og 2024/2025.",
    "Saksnummer 2055-1999.",
    "Vi besøkte dem fra 2024 til 1993.",
    "Fra mai 2025 til 2025.",
]


@pytest.mark.parametrize("text", [*IMPOSSIBLE])
def test_no_calendar_has_it(text: str) -> None:
    assert [*impossible_days(text)] == [IMPOSSIBLE[text]]


def test_what_may_be_a_day_is_left_alone() -> None:
    assert {each: found for each in POSSIBLE if (found := [*impossible_days(each)])} == {}


@pytest.mark.parametrize("text", [*BACKWARDS])
def test_it_ends_before_it_begins(text: str) -> None:
    assert [*backward_spans(text)] == [BACKWARDS[text]]


def test_what_runs_forwards_or_was_moved_is_left_alone() -> None:
    assert {each: found for each in FORWARDS if (found := [*backward_spans(each)])} == {}
