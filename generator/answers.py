"""The answers of one step: every question of the form gets exactly one, in each language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from generator.book import (
    Answer,
    Answered,
    BoundQuestion,
    BoundSection,
    BoundStep,
    Invalid,
    Prose,
    Unanswered,
    Unavailable,
)
from generator.codes import values
from generator.findings import Finding, Ref
from generator.markdown_documents import ProseAnswer
from generator.validation import UNREADABLE
from schema.facts.step import StepFacts
from schema.form import FactAnswer, Question, Step
from schema.organisation import Organisation
from schema.report import Report
from schema.scalars import Date, Integer, Number, Percent, YesNo
from schema.values import Unavailable as UnavailableFact
from schema.vocabulary import load_vocabulary


@dataclass(frozen=True, slots=True)
class StepInput:
    """Everything that answers of one step may come from.

    `prose` maps a language to its answers, or to None when the file cannot be read. `broken`
    names the keys of facts.yaml that are wrong; UNREADABLE stands for all of them.
    """

    path: str
    folder: str
    facts: StepFacts
    broken: frozenset[str]
    prose: Mapping[str, Mapping[str, ProseAnswer] | None]
    organisation: Organisation
    head: Report
    organisation_path: str

    @property
    def folder_path(self) -> str:
        """The step's folder, from content/."""
        return f"{self.path}/{self.folder}"


def bind_step(step: Step, given: StepInput) -> tuple[BoundStep, tuple[Finding, ...]]:
    """Give each question of a step its answer."""
    findings: list[Finding] = []
    sections = tuple(
        BoundSection(
            section, tuple(_bind(question, given, findings) for question in section.questions)
        )
        for section in step.sections
    )
    return BoundStep(given.folder, step, sections), tuple(findings)


def _bind(question: Question, given: StepInput, findings: list[Finding]) -> BoundQuestion:
    parts = tuple(_bind(part, given, findings) for part in question.parts)
    if isinstance(question.answer, FactAnswer):
        answer, found = _fact(question.answer, given)
        findings.extend(found)
        answers: dict[str, Answer] = dict.fromkeys(given.prose, answer)
    elif question.answer == "parts":
        where = parts[0].answers[next(iter(given.prose))].where if parts else Ref(given.path)
        answers = dict.fromkeys(given.prose, _whole(parts, where))
    else:
        answers = {language: _prose(question.id, language, given) for language in given.prose}
    return BoundQuestion(question, answers, parts)


def _whole(parts: tuple[BoundQuestion, ...], where: Ref) -> Answer:
    """A question answered through its parts is answered when one of them is."""
    for part in parts:
        for answer in part.answers.values():
            if isinstance(answer, Answered):
                return Answered(answer.value, where)
    return Unanswered(where)


def _prose(question: str, language: str, given: StepInput) -> Answer:
    where = Ref(f"{given.folder_path}/{language}.md", (question,))
    answers = given.prose[language]
    if answers is None:
        return Invalid(where)
    written = answers.get(question)
    if written is None or not written.text.strip():
        return Unanswered(where)
    marker = next((each for each in _markers() if written.text.startswith(each)), None)
    if marker is None:
        return Answered(Prose(written.text, language), where)
    reason = written.text.removeprefix(marker).strip()
    return Unavailable(Prose(reason, language) if reason else None, None, where)


@cache
def _markers() -> tuple[str, ...]:
    """The words with which an answer says that it cannot be given."""
    terms = load_vocabulary("prose_markers").terms
    return tuple(label for term in terms for label in term.label.by_language.values())


def _fact(answer: FactAnswer, given: StepInput) -> tuple[Answer, Iterator[Finding]]:
    root, keys, where = _root(answer.fact, given)
    if root is given.facts and given.broken & {keys[0], UNREADABLE}:
        return Invalid(where), iter(())
    value: Any = root
    for key in keys:
        value = value.get(key) if isinstance(value, Mapping) else getattr(value, key, None)
    if isinstance(value, UnavailableFact):
        return Unavailable(value.reason, value.see, where), iter(())
    if keys[0] == "values" and value is not None:
        return _typed(answer.shown_as, value, where)
    if value is None or value == ():
        return Unanswered(where), iter(())
    return Answered(value, where), iter(())


def _root(fact: str, given: StepInput) -> tuple[Any, tuple[str, ...], Ref]:
    first, *rest = fact.split(".")
    if first == "organisation" and rest:
        where = Ref(f"{given.organisation_path}/organisation.yaml", tuple(rest))
        return given.organisation, tuple(rest), where
    if first == "report" and rest:
        return given.head, tuple(rest), Ref(f"{given.path}/report.yaml", tuple(rest))
    keys = (first, *rest)
    return given.facts, keys, Ref(f"{given.folder_path}/facts.yaml", keys)


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    kinds = {
        "integer": Integer,
        "number": Number,
        "percent": Percent,
        "yes_no": YesNo,
        "date": Date,
    }
    return TypeAdapter(kinds.get(kind, str))


def _typed(kind: str, value: str, where: Ref) -> tuple[Answer, Iterator[Finding]]:
    """Give a value that only the form knows the type that the form says it has."""
    try:
        return Answered(_adapter(kind).validate_python(value), where), iter(())
    except ValidationError:
        finding = values.WRONG_KIND.at(
            where, key=str(where.keys[-1]), kind=kind, value=value, suggestion=""
        )
        return Invalid(where), iter((finding,))
