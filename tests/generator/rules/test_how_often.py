"""How often a sentence says that something is done."""

import pytest

from generator.book.text_passage import TextPassage
from generator.checks.rules.how_often import TIMES_A_YEAR, times_in
from generator.findings.finding import Ref


@pytest.mark.parametrize(
    ("written", "times"),
    [
        ("Styret går gjennom arbeidet hvert kvartal.", ["quarterly"]),
        ("Styret går gjennom arbeidet hver måned og hvert år.", ["monthly", "yearly_now"]),
        ("Vi snakkar med verneombodet kvar veke.", ["weekly"]),
        ("We visit the mill twice a year.", ["half_yearly"]),
        ("The daily leader of the mill left.", ["daily"]),
        ("Daglig leder besøkte fabrikken i mai.", []),
        ("Vi besøkte fabrikken i mai.", []),
    ],
)
def test_finds_how_often_something_is_done(written: str, times: list[str]) -> None:
    passage = TextPassage(Ref("x/2025/1-embed/answers.md"), written, "nb", "embed", markdown=True)
    assert [*times_in(passage.sentences[0])] == times


def test_each_sentence_of_a_text_has_its_own() -> None:
    written = "Vi ringer hver uke. Vi reiser dit annethvert år. Vi skriver til dem."
    passage = TextPassage(Ref("x/2025/1-embed/answers.md"), written, "nb", "embed", markdown=True)
    found = [[*times_in(each)] for each in passage.sentences]
    assert found == [["weekly"], ["every_second_year"], []]


def test_the_most_often_come_first() -> None:
    numbers = [float(each) for each in TIMES_A_YEAR.values()]
    assert numbers == sorted(numbers, reverse=True)
