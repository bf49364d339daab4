"""Answers of several parts, and where what is said beside a fact goes."""

import pytest

from generator.importing.answers.reading import comment_question, split_parts
from generator.importing.source.lines import split_lines
from schema.form import load_form

FORM = load_form("ehn-2023")
ASKED = {
    question.id: (section, question)
    for step in FORM.steps.values()
    for section in step.sections
    for question in section.questions
}
# A question of four parts: a) to d).
PARTS = ASKED["2.A.2"][1].parts


def parted(text: str) -> dict[str, str]:
    """What each part is answered, by its letter."""
    found = split_parts(split_lines(text), PARTS)
    return {part[-1]: " ".join(line.text for line in own if line) for part, own in found}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a) Vi ser.\nb) Vi hører.", {"a": "a) Vi ser.", "b": "b) Vi hører."}),
        ("A: Vi ser.\nB: Vi hører.", {"a": "A: Vi ser.", "b": "B: Vi hører."}),
        ("(a) Vi ser.\n(b) Vi hører.", {"a": "(a) Vi ser.", "b": "(b) Vi hører."}),
        ("a. Vi ser.\nmer.\nb. Vi hører.", {"a": "a. Vi ser. mer.", "b": "b. Vi hører."}),
        ("Slik:\na) Vi ser.", {"a": "Slik: a) Vi ser."}),
        ("Vi ser og hører.", {"a": "Vi ser og hører."}),
        # A part may be left out; one that has been does not come again.
        ("a) Vi ser.\nc) Vi tenker.", {"a": "a) Vi ser.", "c": "c) Vi tenker."}),
        ("b) Vi hører.\na) Vi ser.", {"b": "b) Vi hører. a) Vi ser."}),
        ("a) Vi ser.\nh) Noe annet.", {"a": "a) Vi ser. h) Noe annet."}),
        # No letter of a part: a word, or an abbreviation.
        ("a) Vi ser.\nb.Vi hører.", {"a": "a) Vi ser. b.Vi hører."}),
        ("a) Vi ser.\nbb) Vi hører.", {"a": "a) Vi ser. bb) Vi hører."}),
        ("", {}),
    ],
)
def test_parts_begin_with_their_letters(text: str, parts: dict[str, str]) -> None:
    assert parted(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a) Vi ser. b) Vi hører.", {"a": "a) Vi ser.", "b": "b) Vi hører."}),
        ("a) Vi ser. B: Vi hører. c) Vi.", {"a": "a) Vi ser.", "b": "B: Vi hører.", "c": "c) Vi."}),
        # Within a line only the very next one, after the end of a sentence, and never the first.
        ("a) Vi ser. c) Vi tenker.", {"a": "a) Vi ser. c) Vi tenker."}),
        ("a) Vi ser b) og hører.", {"a": "a) Vi ser b) og hører."}),
        ("Vi ser. a) Vi hører.", {"a": "Vi ser. a) Vi hører."}),
    ],
)
def test_the_next_part_may_begin_within_a_line(text: str, parts: dict[str, str]) -> None:
    assert parted(text) == parts


def test_what_is_said_beside_a_fact_goes_to_its_comment() -> None:
    commented = {
        key: comment_question(section, question)
        for key, (section, question) in ASKED.items()
        if comment_question(section, question) is not None
    }
    own = next(key for key, place in commented.items() if place == f"{key}.comment")
    assert ASKED[own][1].parts[-1].id == commented[own]
    following = [key for key, place in commented.items() if place in ASKED]
    assert following
    for key in following:
        ids = list(ASKED)
        assert ids.index(commented[key] or "") == ids.index(key) + 1
        assert not ASKED[commented[key] or ""][1].required
