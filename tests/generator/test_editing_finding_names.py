"""In a form, findings and help speak of what is seen there: names, boxes and lists, not of YAML."""

import shutil
from datetime import date

import pytest

from generator.editing.desk import Desk
from generator.editing.given_values import Given
from generator.editing.places import AnswerPlace
from tests.tools import ROOT

AS_OF = date(2026, 11, 29)
REPORT = "lo/2023"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    content = tmp_path_factory.mktemp("names") / "content"
    shutil.copytree(ROOT / "content", content)
    return Desk(content)


def found(desk: Desk, question: str, value: Given) -> list[str]:
    """All that is said of a draft, line by line."""
    place = AnswerPlace(REPORT, question, "nb")
    desk.open(place, AS_OF)
    draft = desk.check(place, value, AS_OF).draft
    assert draft
    return [line for each in draft.findings for line in (each.message, *each.help)]


@pytest.mark.parametrize(("question", "value"), [("0.6", "mange"), ("0.6", None)])
def test_what_cannot_be_given_is_ticked(desk: Desk, question: str, value: Given) -> None:
    said = " ".join(found(desk, question, value))
    assert "Kan det ikke oppgis, kryss av for det under feltet, og skriv hvorfor." in said
    assert "unavailable" not in said
    assert "employees" not in said


def test_a_country_is_called_by_its_name_and_chosen(desk: Desk) -> None:
    said = found(
        desk, "2.A.1", [{"origin": 0, "value": {"title": "x", "geography": ["Bangladesj"]}}]
    )
    assert "«Bangladesj» er ikke en gyldig verdi for «Geografi». Mente du «Bangladesh»?" in said
    assert "Skriv de første bokstavene og velg landet i listen." in said
    twice = found(
        desk, "0.15", [{"origin": None, "value": {"country": "IN", "producers": "1"}}] * 2
    )
    assert "Landet «India» står to ganger i listen." in twice


def test_a_field_that_is_missing_is_filled_in_where_it_stands(desk: Desk) -> None:
    said = found(desk, "3.A.1", [{"origin": None, "value": {"goal": "x"}}])
    assert "Feltet «Risikoen tiltaket gjelder» mangler." in said
    assert "Fyll det ut." in said
    assert not [line for line in said if "innrykk" in line]


def test_help_names_fields_as_they_are_called(desk: Desk) -> None:
    opened = desk.open(AnswerPlace(REPORT, "2.A.1", "nb"), AS_OF)
    assert "none_found" not in opened.beside.help
    assert "«Begrunnelsen for at ingen risiko er funnet»" in opened.beside.help
    measures = desk.open(AnswerPlace(REPORT, "3.A.1", "nb"), AS_OF).field
    (results,) = [each for each in measures.fields if each.key == "results"]
    assert "hører hjemme i «Forventede resultater»." in results.help
