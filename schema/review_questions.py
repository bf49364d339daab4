"""What no program can judge, as data: schema/review_questions.yaml."""

from collections.abc import Mapping
from functools import cache

from schema.files import FOLDER, read_as
from schema.labels import DataShape, Label

# Where a question may stand beside the folders of steps.
REPORT, RISK = "report", "risk"


class ReviewQuestion(DataShape, frozen=True):
    """One question that a person must answer; `beside` is where in a draft's preview it stands."""

    id: str
    text: Label
    beside: tuple[str, ...]


@cache
def load_review_questions() -> Mapping[str, ReviewQuestion]:
    """Return the questions by their ids, in order. Raises DataError: a fault of aktsom's own."""
    questions = read_as(FOLDER / "review_questions.yaml", tuple[ReviewQuestion, ...])
    return {each.id: each for each in questions}


def asked_beside(place: str) -> tuple[str, ...]:
    """Return the ids of the questions that stand beside a place: `report`, `risk` or a step."""
    return tuple(each.id for each in load_review_questions().values() if place in each.beside)
