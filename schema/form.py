"""The questionnaire as data: steps, sections, questions; a published form never changes."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Literal

from pydantic import Discriminator, Tag

from schema.files import FOLDER, read_data
from schema.scalars import Integer, YesNo
from schema.values import Model, Text

ShownAs = Literal[
    "text", "integer", "number", "percent", "money", "yes_no", "date", "person", "email",
    "signing", "percentages", "countries", "workers", "inputs", "goals", "next_goals", "risks",
    "measures", "links", "entities",
]  # fmt: skip


class FactAnswer(Model):
    """The answer is a fact: a field of a file, shown by the component of that name."""

    fact: str
    shown_as: ShownAs


def _tag_answer(value: object) -> str:
    return "fact" if isinstance(value, dict) else "word"


AnsweredBy = Annotated[
    Annotated[FactAnswer, Tag("fact")] | Annotated[Literal["prose", "parts"], Tag("word")],
    Discriminator(_tag_answer),
]


class Question(Model):
    """A question: its id (an anchor), its printed number if any, its exact wording."""

    id: str
    number: str | None = None
    heading: Text | None = None
    label: Text
    help: Text | None = None
    answer: AnsweredBy
    law: tuple[str, ...] = ()
    required: YesNo = True
    parts: tuple["Question", ...] = ()

    def walk(self) -> Iterator["Question"]:
        """Yield the question and its parts."""
        yield self
        yield from self.parts


class Section(Model):
    """A heading with its questions."""

    id: str
    number: str | None = None
    title: Text
    lead: Text | None = None
    questions: tuple[Question, ...]


class Step(Model):
    """One of the OECD's six steps, or the enterprise's key information before them."""

    id: str
    title: Text
    kicker: Text | None = None
    slug: Text
    introduction: Text
    law: tuple[str, ...] = ()
    sections: tuple[Section, ...]

    @property
    def questions(self) -> Iterator[Question]:
        """Every question and part, in order."""
        for section in self.sections:
            for question in section.questions:
                yield from question.walk()


class FormHead(Model):
    """What form.yaml says of a form."""

    id: str
    title: Text
    publisher: str
    year: Integer
    note: Text
    steps: tuple[str, ...]


class Form(Model):
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
    head = FormHead.model_validate(read_data(folder / "form.yaml"))
    steps = {step: Step.model_validate(read_data(folder / f"{step}.yaml")) for step in head.steps}
    return Form(head=head, steps=steps)


def digest_form(name: str) -> str:
    """Return the SHA-256 of a form's files; a published form's never changes."""
    import hashlib

    digest = hashlib.sha256()
    for path in sorted((FOLDER / "forms" / name).glob("*.yaml")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
