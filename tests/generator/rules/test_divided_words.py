"""ACC160: words that a PDF divided at the end of a line, and hyphens that hang there rightly."""

from typing import TYPE_CHECKING

import pytest

from tests.generator.rules.sentences import answer

if TYPE_CHECKING:
    from tests.generator.rules.conftest import Found


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Vi følger alle leveran-\ndører.", "leverandører"),
        ("Vi følger alle leveran- dører.", "leverandører"),
        ("Vi følger alle leveran\u00ad\ndører.", "leverandører"),
        ("Vi følger alle leveran¬\n  dører.", "leverandører"),
        ("> Vi følger alle leveran-\n> dører.", "leverandører"),
        ("Vi ser hver måned på IT-\nområdet.", "IT-området"),
        ("Vi kjøper fra Sør-\nKorea.", "Sør-Korea"),
        ("Plukkerne spør på e-\npost.", "e-post"),
    ],
)
def test_a_divided_word_is_found(text: str, joined: str, found: "Found") -> None:
    (finding,) = found(answer(text))
    assert (finding.code, finding.arguments["joined"]) == ("ACC160", joined)


def test_of_several_there_is_one_finding(found: "Found") -> None:
    (finding,) = found(answer("Vi følger leveran-\ndører og arbei- dere."))
    assert finding.arguments["words"] == ("leveran- dører", "arbei- dere")


@pytest.mark.parametrize(
    "text",
    [
        "Vi ser på inn- og utgang.",
        "Vi har barne- \nog ungdomsarbeid, heltids- kontra deltidsansatte.",
        "Vi gjør kjøps-, salgs- og leieavtaler.",
        "Vi kjøper fra Norge- Sverige.",
        "Vi ser på:\n\n- barn-\n- lønn",
        "Vi skriver `leveran- dører`.",
        "Vi ser på IT-utstyr og leveran\u00addører.",
    ],
)
def test_a_hyphen_that_belongs_there_is_not(text: str, found: "Found") -> None:
    assert "ACC160" not in {each.code for each in found(answer(text))}
