"""The questionnaire as data: steps, sections, questions; a published form never changes."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal, TypeAlias

from schema.files import FOLDER, read_as
from schema.labels import DataShape, Label

ShownAs = Literal[
    "text", "integer", "number", "percent", "money", "yes_no", "date", "person", "email",
    "signing", "percentages", "countries", "workers", "inputs", "goals", "next_goals", "risks",
    "measures", "links", "entities",
]  # fmt: skip


class FactAnswer(DataShape, frozen=True):
    """The answer is a fact: a field of a file, shown by the component of that name."""

    fact: str
    shown_as: ShownAs


_NAMED_PART = re.compile(r"^(.+\..+)\.[a-z]{2,}$")
AnsweredBy: TypeAlias = FactAnswer | Literal["prose", "parts"]


class Question(DataShape, frozen=True):
    """A question: its id (an anchor), its printed number if any, its exact wording."""

    id: str
    label: Label
    answer: AnsweredBy
    number: str | None = None
    heading: Label | None = None
    help: Label | None = None
    law: tuple[str, ...] = ()
    required: bool = True
    parts: tuple["Question", ...] = ()

    @property
    def fact(self) -> str | None:
        """The path of the fact that answers it; None when prose or its parts do."""
        return self.answer.fact if isinstance(self.answer, FactAnswer) else None

    @property
    def known_as(self) -> str:
        """The number that readers know it by: the printed one if whole, else its id.

        A part that is named, not lettered (2.A.1.comment), goes by the number of its question.
        """
        printed = self.number or ""
        return printed if printed[:1].isdigit() else _NAMED_PART.sub(r"\1", self.id)

    def walk(self) -> Iterator["Question"]:
        """Yield the question and its parts."""
        yield self
        yield from self.parts


class Section(DataShape, frozen=True):
    """A heading with its questions."""

    id: str
    title: Label
    questions: tuple[Question, ...]
    number: str | None = None
    lead: Label | None = None


class Step(DataShape, frozen=True):
    """One of the OECD's six steps, or the enterprise's key information before them."""

    id: str
    title: Label
    slug: Label
    introduction: Label
    sections: tuple[Section, ...]
    kicker: Label | None = None
    law: tuple[str, ...] = ()

    @property
    def questions(self) -> Iterator[Question]:
        """Every question and part, in order."""
        for section in self.sections:
            for question in section.questions:
                yield from question.walk()


class FormHead(DataShape, frozen=True):
    """What form.yaml says of a form."""

    id: str
    title: Label
    publisher: str
    year: int
    note: Label
    steps: tuple[str, ...]


class Form(DataShape, frozen=True):
    """A whole form; `steps` maps the name of a step's folder to the step."""

    head: FormHead
    steps: Mapping[str, Step]

    @property
    def questions(self) -> Iterator[Question]:
        """Every question and part of every step, in order."""
        for step in self.steps.values():
            yield from step.questions


def form_names() -> tuple[str, ...]:
    """Return the names of all forms, sorted."""
    return tuple(sorted(path.parent.name for path in (FOLDER / "forms").glob("*/form.yaml")))


@cache
def load_form(name: str) -> Form:
    """Load a form by its name, one of `form_names()`."""
    folder = FOLDER / "forms" / name
    head = read_as(folder / "form.yaml", FormHead)
    steps = {step: read_as(folder / f"{step}.yaml", Step) for step in head.steps}
    return Form(head=head, steps=steps)


def digest_form(name: str) -> str:
    """Return the SHA-256 of a form's files; a published form's never changes."""
    import hashlib

    digest = hashlib.sha256()
    for path in sorted((FOLDER / "forms" / name).glob("*.yaml")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
