"""Measures with several goals, and labels in wordings that nobody knows."""

from typing import Any

import pytest

from generator.importing.answers.goals import read_goals, read_next_goals
from generator.importing.answers.likely_labels import label_before_colon
from generator.importing.answers.measures import Joined, read_measures
from generator.importing.source.lines import split_lines
from schema.facts.address import Measure
from tests.generator.importing.facts import SETTING, read

RISKS = [{"id": "stov", "title": "Støv i sagbruk"}, {"id": "lonn", "title": "Lav lønn"}]
ALL = {"goal": "Ren luft", "status": "ongoing", "goal_this_year": "To vifter",
       "actions": "Vi kjøpte vifter.", "results": "Mindre støv."}  # fmt: skip
VALUES = ("Ren luft", "Pågår", "To vifter", "Vi kjøpte vifter.", "Mindre støv.")
LABELS = {
    "known": ("Overordnet mål", "Status", "Mål i rapporteringsåret", "Tiltak", "Resultater"),
    "whole sentences": (
        "Overall goal", "Status", "Goals in reporting year",
        "Explain which measures were taken or are planned, and why they were chosen",
        "Explain what came of them",
    ),
    "other words": (
        "Main objective", "Progress so far", "Milestone for the year", "Steps we took",
        "What has been achieved",
    ),
    "nynorsk": (
        "Langsiktig mål", "Framdrift no", "Delmål for året", "Kva tiltak er gjorde og kvifor",
        "Kva resultat tiltaka har gitt",
    ),
}  # fmt: skip


def measures(text: str, risks: Any = RISKS[:1]) -> Joined:
    return read_measures(split_lines(text), "3.A.1", SETTING, risks)


def block(head: str, labels: tuple[str, ...], values: tuple[str, ...] = VALUES) -> str:
    fields = "\n\n".join(f"{a} :\n\n{b}" for a, b in zip(labels, values, strict=True))
    return f"{head}\n\n{fields}\n\n"


@pytest.mark.parametrize("labels", LABELS.values(), ids=LABELS)
@pytest.mark.parametrize(
    "head",
    [
        "Prioritert negativ\npåvirkning/skade {}",
        "Salient issue\n{}",
        "Salient issue or risk no. 1\n{}",
        "Tema nr 1: {}",
        "{}",
    ],
)
def test_a_label_that_comes_in_every_block_is_one_in_whatever_wording(
    labels: tuple[str, ...], head: str
) -> None:
    text = "".join(block(head.format(each["title"]), labels) for each in RISKS)
    found = measures(text, RISKS)
    assert found.measures.value == [{"risk": "stov", **ALL}, {"risk": "lonn", **ALL}]
    assert found.measures.rest == ()
    known = {"risk", *(each.text for each in found.measures.remarks)}
    assert labels in (LABELS["known"], LABELS["whole sentences"]) or known & {*labels}


def test_in_one_block_a_label_is_told_by_the_colon_of_the_known_ones() -> None:
    found = measures(
        block("Prioritert negativ påvirkning Støv i sagbruk", LABELS["whole sentences"])
    )
    assert found.measures.value == [{"risk": "stov", **ALL}]
    assert [(each.key, each.other) for each in found.measures.remarks] == [
        ("import_label_guessed", "actions"),
        ("import_label_guessed", "results"),
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Vi har gjort tre ting :\n\n- en\n- to",
        "Status : grønn",
        "Mål: vi har ingen",
        "Vi tok disse stegene:\n\nEtt.",
    ],
)
def test_what_an_answer_says_before_a_colon_is_no_label_where_all_are_known(said: str) -> None:
    values = (*VALUES[:3], f"Vi kjøpte vifter.\n\n{said}", VALUES[4])
    found = measures(block("Prioritert risiko Støv i sagbruk", LABELS["known"], values))
    assert isinstance(found.measures.value, list)
    (measure,) = found.measures.value
    assert isinstance(measure, dict)
    assert measure["results"] == "Mindre støv."
    assert said.partition("\n")[0] in str(measure["actions"])
    assert found.measures.remarks == ()


def test_a_goal_after_the_results_of_another_is_one_more_measure_of_the_risk() -> None:
    head = "Prioritert negativ påvirkning/skade Støv i sagbruk\n\n"
    one, two, three = (
        f"Overordnet mål{number} : {goal}\n\nStatus : Utført\n\nResultater :\n\nFire gjenstår.\n\n"
        for number, goal in (("", "Ren luft"), ("", "Stille"), (" 3", "Rent vann"))
    )
    found = measures(head + one + two + three)
    said = {"status": "done", "results": "Fire gjenstår."}
    assert found.measures.value == [
        {"risk": "stov", "goal": goal, **said} for goal in ("Ren luft", "Stille", "Rent vann")
    ]


@pytest.mark.parametrize("number", ["{}    Mål : ", "{}. Mål: ", "{}\n\nMål :\n", "{}\n\nMål : "])
def test_a_goal_s_number_may_stand_beside_it(number: str) -> None:
    goals = ("Kartlegge", "Besøke", "Kjøpe 12 brukte")
    text = "\n\n".join(
        f"{number.format(at)}{goal}\n\nStatus : Utført" for at, goal in enumerate(goals, 1)
    )
    assert read(read_goals, text).value == [
        {"id": f"goal-2023-{at}", "goal": goal, "status": "done"}
        for at, goal in enumerate(goals, 1)
    ]


def test_numbers_beside_the_goals_of_the_next_year_are_not_mistaken_for_amounts() -> None:
    text = "1    Kartlegge minst\n2 fabrikker\n\n2    Besøke\n\n3    Kjøpe\n12 brukte"
    assert read(read_next_goals, text).value == [
        {"id": "goal-2024-1", "goal": "Kartlegge minst\n\n2 fabrikker"},
        {"id": "goal-2024-2", "goal": "Besøke"},
        {"id": "goal-2024-3", "goal": "Kjøpe\n\n12 brukte"},
    ]


def test_a_value_on_the_line_above_a_label_is_no_part_of_it() -> None:
    blocks = [
        f"Salient issue\n{each['title']}\nMain aim :\nRein luft\nProgress : Not started\n"
        for each in RISKS
    ]
    found = measures("".join(blocks), RISKS).measures.value
    said = {"goal": "Rein luft", "status": "planned", "status_note": "Not started"}
    assert found == [{"risk": "stov", **said}, {"risk": "lonn", **said}]


WORDS = " ".join(["Ord"] * 9)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Hva vi gjør: Vi kjøper", ("Hva vi gjør", "Vi kjøper", False)),
        ("Hva vi gjør : Vi", ("Hva vi gjør", "Vi", True)),
        ("1. Hva vi gjør: nå", ("Hva vi gjør", "nå", False)),
        ("Hva\nvi gjør: nå", ("Hva vi gjør", "nå", False)),
        # What goes on with a capital is another, and a blank line ends one.
        ("Hva\nVi gjør: nå", None),
        ("Hva\n\nvi gjør: nå", None),
        ("hva vi gjør: Vi", None),
        ("En. To: nå", None),
        ("Hva vi gjør", None),
        # A label that is known, and the words above one.
        ("Status: pågår", None),
        ("Hva\nstatus: nå", None),
        # Few words, or more of them with nothing after the colon.
        (f"{WORDS}: nå", (WORDS, "nå", False)),
        (f"{WORDS} ti: nå", None),
        (f"{WORDS} ti:", (f"{WORDS} ti", "", False)),
        (f"A{'b' * 259}:", (f"A{'b' * 259}", "", False)),
        (f"A{'b' * 260}:", None),
        ("A\nb\nc\nd\ne: f", ("A b c d e", "f", False)),
        ("A\nb\nc\nd\ne\nf: g", None),
    ],
)
def test_what_may_be_a_label_stands_before_a_colon(
    text: str, label: tuple[str, str, bool] | None
) -> None:
    found = label_before_colon(split_lines(text), 0, Measure)
    assert (found and (found.text, found.rest, found.spaced)) == label


def test_a_paragraph_that_ends_with_a_risk_begins_none_unless_others_begin_so() -> None:
    text = (
        "Tema: Støv i sagbruk\n\nOverordnet mål :\n\nRen luft\n\nTiltak :\n\nVi kjøpte vifter.\n\n"
        "Saken henger sammen med Lav lønn\n\nTema: Lav lønn\n\nOverordnet mål :\n\nRiktig lønn\n"
    )
    assert measures(text, RISKS).measures.value == [
        {
            "risk": "stov",
            "goal": "Ren luft",
            "actions": "Vi kjøpte vifter.\n\nSaken henger sammen med Lav lønn",
        },
        {"risk": "lonn", "goal": "Riktig lønn"},
    ]
