"""ACC140–ACC144: what Word and Excel paste, and is neither read as it was meant nor right."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found


def answer(text: str) -> tuple[str, str]:
    """An answer with this text."""
    return "4-track/nb.md", f"## 4.A.2\n\nVi besøker gårdene.\n\n{text}"


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("a) barn\nb) lønn", "ACC140", "a) barn"),
        ("Dette:\na. barn\nb. lønn", "ACC140", "a. barn"),
        ("(1) barn\n(2) lønn", "ACC140", "(1) barn"),
        ("i) barn\nii) lønn", "ACC140", "i) barn"),
        ("Dette:\n2) barn\n3) lønn", "ACC140", "2) barn"),
        ("→ barn\n→ lønn", "ACC140", "→ barn"),
        ("✓ barn\n✓ lønn", "ACC140", "✓ barn"),
        ("-> barn\n-> lønn", "ACC140", "-> barn"),
        ("- slik:\n  a) barn\n  b) lønn", "ACC140", "a) barn"),
        ("a)\tbarn\nb)\tlønn", "ACC140", "a)\tbarn"),
        ("1.1 barn\n1.2 lønn", "ACC140", "1.1 barn"),
        ("1.1\tbarn\n1.2\tlønn", "ACC140", "1.1\tbarn"),
        ("Dette:\n-barn\n-lønn", "ACC140", "-barn"),
        ("Frister:\n1. mai: barn\n2. juni: lønn", "ACC140", "1. mai: barn"),
        ("2023. Vi så.\n2024. Vi ser.", "ACC140", "2023. Vi så."),
        ("1.barn\n2.lønn", "ACC140", "1.barn"),
        ("Land;Antall\nNO;5", "ACC141", "Land;Antall"),
        ("| A | B |\n| 1 | 2 |", "ACC141", "| A | B |"),
        ("| A | B |\n|---|\n| 1 | 2 |", "ACC141", "| A | B |"),
        ("A | B\n1 | 2", "ACC141", "A | B"),
        ("| A | B |\n\n|---|---|\n| 1 | 2 |", "ACC141", "|---|---|"),
        ("Land\tAntall\nNO\t5\t6", "ACC141", "Land"),
        ("Vi er **fet.", "ACC142", "**fet."),
        ("- **fet\n- tynn", "ACC142", "**fet"),
        ("Vi er ** fet **.", "ACC142", "** fet"),
        ("__fet og tynn", "ACC142", "__fet og tynn"),
        ("~~strøket", "ACC142", "~~strøket"),
        ("Vi har **“fet”**tekst.", "ACC142", "**“fet”**"),
        ("Vi har tekst**«fet»** her.", "ACC142", "**«fet»**"),
        ("Vi har ***(fet)***tekst.", "ACC142", "***(fet)***"),
        ("Vi har *«skrå»*tekst.", "ACC142", "*«skrå»*"),
        ("Vi har _«skrå»_tekst.", "ACC142", "_«skrå»_"),
        ("Vi har ~~(strøket)~~tekst.", "ACC142", "~~(strøket)~~"),
        ("**60 %**av dem er kvinner.", "ACC142", "**60 %**"),
        ("Vi besøker dem.[1]\n\n[1] Unntatt én.", "ACC143", "[1]"),
        ("Vi besøker dem [2].", "ACC143", "[2]"),
        ("Vi besøker dem.¹\n\n¹ Unntatt én.", "ACC143", "¹"),
        ("Alle gårdene¹² er sett.", "ACC143", "¹²"),
        ("    Vi ser dem.", "ACC144", "Vi ser dem."),
        ("\tVi ser dem.", "ACC144", "Vi ser dem."),
        ("- en\n\n      Vi ser dem.", "ACC144", "Vi ser dem."),
    ],
)
def test_what_is_not_shown_as_it_was_meant(
    text: str, code: str, words: str, found: "Found"
) -> None:
    (finding,) = found(answer(text))
    assert (finding.code, finding.where.words) == (code, words)


@pytest.mark.parametrize(
    "text",
    [
        "•\ten\n•\tto",
        "– en\n– to",
        "– Ja, sier hun.",
        "– Ja, sier hun.\n\n– Nei, sier han.",
        "\uf0b7\ten\n\uf0b7\tto",
        "Vi har **«fet»** tekst, *«skrå»*, og **Mål:**ingen ulykker.",
        "Vi har «**fet**»tekst og snake_case_navn, og 5*(3+2)*4 er 100.",
        "1) en\n2) to",
        "Dette:\n1. en\n2. to\n3. tre",
        "Se punkt a) og b) over.",
        "a) alene",
        "a) en  \nb) to",
        "Vi er 5;\nde er 6; og så\nvidere; nå",
        "-5 grader\n-6 grader",
        "1\tNO\n2\tSE",
        "2024. var et rolig år.\nVi har ingen nye tall.",
        "Vi møttes\n17. mai 2024 på gården.",
        "Vi møter styret\nkl. 9. Da er alle der.",
        "Land\tAntall\nNO\t5",
        "A | B",
        "| A | B |\n|---|---|\n| 1 | 2 |",
        "| A | B |\n|–––|–––|\n| 1 | 2 |",
        "**fet** og `** i`",
        "2**3 er 8, og \\*\\* er stjerner",
        "**fet\nover to linjer**",
        "Navn: __________ Dato: ____",
        "100 m² og 5 km³, 10⁶ og CO₂, s⁻¹",
        "Vi skrev [sic] i [2023], og [1](https://lo.no).",
        "[1][1]\n\n[1]: https://lo.no",
        "- en\n    - to\n        - tre",
        "- en\n\n    avsnitt",
        "```\n    kode\n```",
        "Tekst\n    som fortsetter",
    ],
)
def test_what_is(text: str, found: "Found") -> None:
    assert [each.code for each in found(answer(text)) if each.code.startswith("ACC14")] == []
