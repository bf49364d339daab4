"""What to look for in a report: every heading of a form, with its number and all its wordings."""

import re
from collections.abc import Iterator
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from generator.importing.lexicon import squeeze, words_of
from generator.importing.portal import wordings
from schema.form import FactAnswer, Form, Question, Section, Step
from schema.labels import Label

_LETTERED = re.compile(r"\d\.[A-Z](?:\.\d+)?\.?")


class Kind(Enum):
    """What stands below a heading: an answer, an introduction, or something of another kind."""

    QUESTION = "question"
    FRAME = "frame"
    ASSOCIATION = "association"
    CLOSING = "closing"
    UNKNOWN = "unknown"


class Wording(Struct, frozen=True):
    """One way to write a heading, prepared for comparison."""

    text: str
    letters: str
    words: frozenset[str]
    language: str = ""


class Target(Struct, frozen=True):
    """A heading to look for; `number` is as ids are written (2.A.1), empty where none is printed.

    `takes_value` says that a short answer may stand on the heading's own line, `is_part` that it
    heads but a part of a question, such as its comment.
    """

    key: str
    kind: Kind
    number: str
    wordings: tuple[Wording, ...]
    order: int
    takes_value: bool = False
    is_part: bool = False


def word(text: str, language: str = "") -> Wording:
    """Prepare one wording."""
    flat = " ".join(text.split())
    return Wording(flat, squeeze(flat), frozenset(words_of(flat)), language)


def targets_of(form: Form) -> tuple[Target, ...]:
    """Return everything to look for in a report on a form, in the form's order."""
    known = wordings()
    found = [
        *(
            Target(f"association.{text}", Kind.ASSOCIATION, "", (word(text),), 0)
            for text in known.association
        ),
        *(each for step in form.steps.values() for each in _of_step(step)),
        Target("closing", Kind.CLOSING, "", tuple(map(word, known.closing)), 0),
    ]
    return tuple(replace(each, order=order) for order, each in enumerate(found))


def _of_step(step: Step) -> Iterator[Target]:
    if step.kicker is not None:
        yield _frame(f"{step.id}.kicker", step.id, step.kicker)
    yield _frame(step.id, step.id, step.title)
    for section in step.sections:
        yield from _of_section(section)


def _of_section(section: Section) -> Iterator[Target]:
    yield _frame(section.id, section.id if section.number else "", section.title)
    if section.lead is not None:
        yield _frame(f"{section.id}.lead", "", section.lead)
    for question in section.questions:
        if question.heading is not None:
            yield _frame(f"{question.id}.heading", "", question.heading)
        yield _question(question)
        yield from (
            replace(_question(part), is_part=True) for part in question.parts if _is_headed(part)
        )


def _is_headed(part: Question) -> bool:
    """Tell whether a part may have a heading of its own: a comment, but neither a) nor a name."""
    return part.number is None and part.answer == "prose"


def _frame(key: str, number: str, label: Label) -> Target:
    others = tuple(map(word, wordings().frames.get(key, ())))
    return Target(key, Kind.FRAME, number, (*_labels(label), *others), 0)


def _question(question: Question) -> Target:
    others = tuple(map(word, wordings().questions.get(question.id, ())))
    return Target(
        question.id,
        Kind.QUESTION,
        question.id if _LETTERED.fullmatch(question.number or "") else "",
        (*_labels(question.label), *others),
        0,
        takes_value=isinstance(question.answer, FactAnswer),
    )


def _labels(label: Label) -> tuple[Wording, ...]:
    return tuple(word(text, language) for language, text in label.by_language.items())
