"""How complete a report is: how its questions are answered, by step and by provision of the law."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from generator.book.model import (
    Answer,
    Answered,
    BookQuestion,
    BookReport,
    Invalid,
    Unanswered,
    Unavailable,
)
from schema.form import Question
from schema.law import load_provisions


class Tally(Struct, frozen=True):
    """How many of the questions that must be answered are, and are not."""

    answered: int
    unavailable: int
    unanswered: int
    invalid: int

    @property
    def asked(self) -> int:
        """All questions that must be answered."""
        return self.answered + self.unavailable + self.unanswered + self.invalid


class Completeness(Struct, frozen=True):
    """How complete a report is. `path` is its folder, from content/.

    `steps` maps the name of a step's folder, `law` the id of a provision, to its tally; both in the
    order of the form and the law.
    """

    path: str
    name: str
    year: int
    draft: bool
    form: str
    whole: Tally
    steps: dict[str, Tally]
    law: dict[str, Tally]


def measure_completeness(report: BookReport) -> Completeness:
    """Return how complete a report is, in its main language."""
    main = report.language
    return Completeness(
        path=report.path,
        name=report.organisation.short_name or report.organisation.name,
        year=report.year,
        draft=report.head.status == "draft",
        form=report.form.head.id,
        whole=tally(report.questions, main, main),
        steps={step.folder: tally(step.questions, main, main) for step in report.steps},
        law=dict(_by_provision(report)),
    )


def _by_provision(report: BookReport) -> Iterator[tuple[str, Tally]]:
    main = report.language
    for provision in load_provisions():
        serving = (each for each in report.questions if provision in each.question.law)
        found = tally(serving, main, main)
        if found.asked:
            yield provision, found


def tally(questions: Iterable[BookQuestion], language: str, main: str) -> Tally:
    """Count the answers to the questions that must be answered; parts count for their whole."""
    answers = [each.answer(language, main) for each in questions if counts(each.question)]
    return Tally(
        answered=_count(answers, Answered),
        unavailable=_count(answers, Unavailable),
        unanswered=_count(answers, Unanswered),
        invalid=_count(answers, Invalid),
    )


def counts(question: Question) -> bool:
    """Tell whether a question must be answered, by itself."""
    return question.required and question.answer != "parts"


def _count(answers: Iterable[Answer], kind: type) -> int:
    return sum(isinstance(answer, kind) for answer in answers)
