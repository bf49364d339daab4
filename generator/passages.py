"""Every piece of running text in a report, wherever it stands: for rules that read text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from generator.book import Answered, BoundReport, Prose, Unavailable
from generator.findings import Ref
from schema.form import FactAnswer
from schema.values import Text

# Fields of facts that hold Markdown; every other text is shown as it is written.
MARKDOWN_FIELDS = frozenset(
    {"goal", "goal_this_year", "actions", "results", "status_note", "description", "reason",
     "reservation", "method", "scope", "changes", "unavailable"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Passage:
    """A text, its language and place, the question it answers, and whether it is Markdown."""

    where: Ref
    text: str
    language: str
    question: str
    markdown: bool


def passages_of(report: BoundReport) -> Iterator[Passage]:
    """Yield every text of a report that readers will see, in the order of the form."""
    for question in report.questions:
        if question.question.answer == "prose":
            yield from _prose(question.question.id, question.answers)
    for folder, facts in report.facts.items():
        asked = _questions_by_fact(report, folder)
        for where, text, markdown in _texts(facts, report.ref(f"{folder}/facts.yaml")):
            about = asked.get(str(where.keys[0]), "")
            yield from _by_language(where, text, about, report.language, markdown=markdown)
    for where, text, markdown in _texts(report.head, report.ref("report.yaml")):
        yield from _by_language(where, text, "", report.language, markdown=markdown)


def _prose(question: str, answers: Mapping[str, object]) -> Iterator[Passage]:
    for answer in answers.values():
        if isinstance(answer, Answered) and isinstance(answer.value, Prose):
            prose, where = answer.value, answer.where
        elif isinstance(answer, Unavailable) and isinstance(answer.reason, Prose):
            prose, where = answer.reason, answer.where
        else:
            continue
        yield Passage(where, prose.markdown, prose.language, question, markdown=True)


def _questions_by_fact(report: BoundReport, folder: str) -> Mapping[str, str]:
    step = report.form.steps[folder]
    return {
        question.answer.fact: question.id
        for question in step.questions
        if isinstance(question.answer, FactAnswer)
    }


def _texts(value: object, where: Ref) -> Iterator[tuple[Ref, Text, bool]]:
    if isinstance(value, Text):
        name = next((key for key in reversed(where.keys) if isinstance(key, str)), "")
        yield where, value, name in MARKDOWN_FIELDS
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from _texts(getattr(value, name), where.at(field.alias or name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, where.at(index))


def _by_language(
    where: Ref, text: Text, question: str, main: str, *, markdown: bool
) -> Iterator[Passage]:
    for code, words in text.by_language.items():
        place = where.at(code) if code else where
        yield Passage(place, words, code or main, question, markdown)
