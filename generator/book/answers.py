"""The answers of one step: every question of the form gets exactly one, in each language."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeAlias

from msgspec import Struct
from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.book.model import (
    Answer,
    Answered,
    BookQuestion,
    BookSection,
    BookStep,
    Invalid,
    Prose,
    Unanswered,
    Unavailable,
)
from generator.content.markdown_documents import ProseAnswer
from generator.content.typed_files import TypedFile
from generator.content.validation import UNREADABLE
from generator.findings.codes import values
from generator.findings.finding import Finding, Ref
from generator.findings.positions import Keys
from generator.text.characters import has_words
from schema.facts import StepFacts
from schema.form import FactAnswer, Question, Step
from schema.organisation import Organisation
from schema.report import Contact, Report
from schema.scalars import Date, Integer, Number, Percent, YesNo
from schema.values import Unavailable as UnavailableFact
from schema.vocabulary import load_vocabulary

_AnyFile: TypeAlias = TypedFile[StepFacts] | TypedFile[Report] | TypedFile[Organisation]


class PlacedProse(Struct, frozen=True):
    """A step's prose in one language.

    `answers` is None when the file cannot be read. `elsewhere` names the questions that are
    answered where they should not be, in any file of the language.
    """

    path: str
    answers: Mapping[str, ProseAnswer] | None
    elsewhere: frozenset[str]


class StepInput(Struct, frozen=True):
    """Everything that answers of one step may come from; `prose` by language, main one first."""

    folder: str
    facts: TypedFile[StepFacts]
    report: TypedFile[Report]
    organisation: TypedFile[Organisation]
    prose: Mapping[str, PlacedProse]


def bind_step(step: Step, given: StepInput) -> tuple[BookStep, tuple[Finding, ...]]:
    """Give each question of a step its answer."""
    findings: list[Finding] = []
    sections = tuple(
        BookSection(
            section, tuple(_bind(question, given, findings) for question in section.questions)
        )
        for section in step.sections
    )
    return BookStep(given.folder, step, sections), tuple(findings)


def _bind(question: Question, given: StepInput, findings: list[Finding]) -> BookQuestion:
    parts = tuple(_bind(part, given, findings) for part in question.parts)
    answers: dict[str, Answer]
    if isinstance(question.answer, FactAnswer):
        answer, found = _fact(question.answer, given)
        findings.extend(found)
        answers = dict.fromkeys(given.prose, answer)
    elif question.answer == "parts":
        answers = {language: _whole(parts, language) for language in given.prose}
    else:
        answers = {code: _prose(question.id, code, prose) for code, prose in given.prose.items()}
    return BookQuestion(question, answers, parts)


def _whole(parts: tuple[BookQuestion, ...], language: str) -> Answer:
    """A question answered through its parts has the answer of the one that says most."""
    answers = [part.answers[language] for part in parts]
    for kind in (Answered, Invalid, Unavailable):
        found = next((answer for answer in answers if isinstance(answer, kind)), None)
        if found:
            return found
    return answers[0]


def _prose(question: str, language: str, given: PlacedProse) -> Answer:
    where = Ref(given.path, (question,))
    written = given.answers.get(question) if given.answers is not None else None
    text = written.text.strip() if written else ""
    if not text:
        unread = given.answers is None or question in given.elsewhere
        return Invalid(where) if unread else Unanswered(where, headed=written is not None)
    if written is None or not has_words(text):
        return Unanswered(where, text)
    carried = written.carried_from
    marker = next((each for each in _markers() if text.casefold().startswith(each)), None)
    if marker is None:
        return Answered(Prose(written.text, language, carried), where)
    reason = text[len(marker) :].strip()
    prose = Prose(reason, language, carried) if reason else None
    return Unavailable(prose, None, where)


@cache
def _markers() -> tuple[str, ...]:
    """The words with which an answer says that it cannot be given, in small letters."""
    terms = load_vocabulary("prose_markers").terms
    return tuple(label.casefold() for term in terms for label in term.label.by_language.values())


def _fact(answer: FactAnswer, given: StepInput) -> tuple[Answer, Iterator[Finding]]:
    file, keys = _place(answer.fact, given)
    where = Ref(file.path, keys)
    value: Any = file.value
    for key in keys:
        value = value.get(key) if isinstance(value, Mapping) else getattr(value, str(key), None)
    if file.broken & {str(keys[0]), UNREADABLE}:
        return Invalid(where, value if isinstance(value, tuple) else ()), iter(())
    if isinstance(value, UnavailableFact):
        return Unavailable(value.reason, value.see, where), iter(())
    nobody = isinstance(value, Contact) and not value.name
    if nobody or _is_nothing(value):
        return Unanswered(where), iter(())
    if keys[0] == "values":
        return _typed(answer.shown_as, value, where)
    return Answered(value, where), iter(())


def _place(fact: str, given: StepInput) -> tuple[_AnyFile, Keys]:
    """Return the file and the key path of a fact."""
    first, *rest = fact.split(".")
    files: dict[str, _AnyFile] = {"organisation": given.organisation, "report": given.report}
    if first in files and rest:
        return files[first], tuple(rest)
    return given.facts, (first, *rest)


def _is_nothing(value: object) -> bool:
    if isinstance(value, BaseModel):
        return all(_is_nothing(getattr(value, name)) for name in type(value).model_fields)
    return value is None or value == ()


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
    except ValidationError as error:
        context = error.errors()[0].get("ctx", {})
        suggestion = str(context.get("suggestion", ""))
        finding = values.WRONG_KIND.at(
            where,
            key=str(where.keys[-1]),
            kind=kind,
            value=value,
            suggestion=suggestion,
            remedy=kind,
        )
        return Invalid(where), iter((finding,))
