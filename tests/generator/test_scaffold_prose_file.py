"""A step's prose in a new report: a heading for each question that is answered there."""

import re

import pytest

from generator.scaffold.prose_file import write_prose
from schema.form import load_form

STEPS = load_form("ehn-2023").steps


@pytest.mark.parametrize("folder", STEPS)
def test_there_is_a_heading_for_what_is_answered_in_prose_and_for_nothing_else(
    folder: str,
) -> None:
    text = write_prose(STEPS[folder], "nb", {}, None) or ""
    headed = re.findall(r"^## (\S+) ", text, re.MULTILINE)
    in_prose = [each.id for each in STEPS[folder].questions if each.answer == "prose"]
    assert [each for each in headed if each in in_prose] == in_prose
    parts = {each.id for each in STEPS[folder].questions if each.answer == "parts"}
    assert not parts & {*headed}


def test_a_question_of_parts_is_named_above_them_in_a_comment() -> None:
    step = STEPS["2-identify"]
    text = " ".join((write_prose(step, "nb", {}, None) or "").split())
    wholes = [each for each in step.questions if each.answer == "parts"]
    assert wholes
    for each in wholes:
        label = " ".join(each.label.in_language("nb").split())
        assert f"<!-- {each.number or each.id} {label}" in text
