"""The questionnaire as data: steps, sections, questions; a published form never changes."""

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal, TypeAlias

from msgspec import ValidationError

from schema import form_files
from schema.fields import Field
from schema.files import DataError, Shape, convert
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


AnsweredBy: TypeAlias = FactAnswer | Literal["prose", "parts"]


class Question(DataShape, frozen=True, dict=True):
    """A question: its id (an anchor), its printed number if any, its exact wording.

    `name` is what readers know it by, short, where the wording is not short itself.

    `origin` is the same in every form that asks the same question, whatever its id and wording:
    the form and the id under which it was first asked.
    """

    id: str
    origin: str
    label: Label
    answer: AnsweredBy
    number: str | None = None
    name: Label | None = None
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
        printed, (whole, _, part) = self.number or "", self.id.rpartition(".")
        if printed[:1].isdecimal():
            return printed
        return whole if "." in whole and len(part) > 1 and part.isalpha() else self.id

    @property
    def called(self) -> Label:
        """What readers know it by: its short name, else its wording."""
        return self.name or self.label

    @cached_property
    def worded(self) -> frozenset[str]:
        """Its text in every language, each on one line."""
        return frozenset(" ".join(each.split()) for each in self.label.by_language.values())

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


class Step(DataShape, frozen=True, dict=True):
    """One of the OECD's six steps, or the enterprise's key information before them."""

    id: str
    title: Label
    slug: Label
    introduction: Label
    sections: tuple[Section, ...]
    kicker: Label | None = None
    law: tuple[str, ...] = ()

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question and part, in order."""
        return tuple(
            each
            for section in self.sections
            for question in section.questions
            for each in question.walk()
        )


class FieldWording(DataShape, frozen=True):
    """What a form itself calls a field."""

    label: Label


class FormHead(DataShape, frozen=True):
    """What form.yaml says of a form; `language` is that of its own wording.

    `affected` are those whom harm and risk are to, by its questions. `short` is what it is called
    where there is little room; others go by who made them, and when.
    """

    id: str
    title: Label
    publisher: str
    year: int
    language: str
    affected: Label
    note: Label
    steps: tuple[str, ...]
    short: Label | None = None

    def called(self, language: str) -> str:
        """Return what the form is called in a column of a table."""
        return self.short.in_language(language) if self.short else f"{self.publisher} {self.year}"


class Form(DataShape, frozen=True, dict=True):
    """A whole form; `steps` maps the name of a step's folder to the step.

    `fields` are those that it words itself, by path (see `schema.fields.Field`). `points` and
    `asks` are how aktsom judges it (see `schema.form_files.ActFile`).
    """

    head: FormHead
    steps: Mapping[str, Step]
    fields: Mapping[str, FieldWording]
    points: Mapping[str, tuple[str, ...]] = {}
    asks: Mapping[str, tuple[str, ...]] = {}

    def label(self, field: Field, language: str) -> str:
        """Return what the form calls a field; without words of its own, what all forms do."""
        own = self.fields.get(field.path)
        return (own or field.words).label.in_language(language)

    def asks_for(self, fact: str, field: str) -> bool:
        """Tell whether it asks for a field in the table that answers a fact."""
        return fact in self._facts and field in self.asks.get(fact, (field,))

    @cached_property
    def _facts(self) -> frozenset[str | None]:
        return frozenset(question.fact for question in self.questions)

    @property
    def origins(self) -> Mapping[str, str]:
        """The origin of each question by its id (see `Question`)."""
        return {question.id: question.origin for question in self.questions}

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question and part of every step, in order."""
        return tuple(each for step in self.steps.values() for each in step.questions)

    @cached_property
    def by_wording(self) -> Mapping[str, tuple[Question, ...]]:
        """The questions by their text on one line, in any language; several may share one."""
        found: dict[str, list[Question]] = {}
        for question in self.questions:
            for label in question.worded:
                found.setdefault(label, []).append(question)
        return {label: tuple(each) for label, each in found.items()}


def form_names() -> tuple[str, ...]:
    """Return the names of all forms, sorted."""
    return tuple(sorted(path.parent.name for path in form_files.FORMS.glob("*/form.yaml")))


@cache
def successor_of(name: str) -> str | None:
    """Return the form that replaces another, or None."""
    return next(
        (each for each in form_names() if form_files.read_form(each).file.replaces == name), None
    )


def newest_after(name: str) -> str | None:
    """Return the newest form that extends another, at once or by way of others; or None."""
    later = [each for each in form_names() if name in _extended_by(each)]
    return max(
        later, key=lambda each: (load_form(each).head.year, len(_extended_by(each))), default=None
    )


def _extended_by(name: str) -> tuple[str, ...]:
    """Return the forms that a form extends, the nearest first. Raises DataError."""
    found: list[str] = []
    while before := form_files.read_form(name).file.extends:
        found.append(before)
        name = before
    return tuple(found)


def predecessors_of(name: str) -> tuple[str, ...]:
    """Return the forms that a form has replaced, the last first."""
    found = [name]
    while (before := form_files.read_form(found[-1]).file.replaces) and before not in found:
        found.append(before)
    return tuple(found[1:])


@cache
def load_form(name: str) -> Form:
    """Load a form by its name, one of `form_names()`. Raises DataError: a fault of aktsom's own."""
    written = form_files.read_form(name)
    file, folder = written.file, form_files.FORMS / name
    head = {
        "id": file.id, "publisher": file.publisher, "year": file.year, "language": file.language,
        "steps": file.steps, **written.worded("form"),
    }  # fmt: skip
    return Form(
        head=_convert(head, FormHead, folder / "form.yaml"),
        steps={
            step: _convert(_add_words(node, written), Step, folder / f"{step}.yaml")
            for step, node in written.steps.items()
        },
        fields={
            path: _convert(words, FieldWording, folder / f"{file.language}.yaml")
            for path, words in written.fields.items()
        },
        points=written.act.points,
        asks=written.act.asks,
    )


def _add_words(node: Mapping[str, Any], written: form_files.WrittenForm) -> Mapping[str, Any]:
    """Return a step, section or question with its words, and so with all that is in it."""
    within = {
        key: [_add_words(each, written) for each in node[key]]
        for key in ("sections", "questions", "parts")
        if key in node
    }
    return {**node, **within, **written.worded(node["id"])}


def _convert(data: object, shape: type[Shape], path: Path) -> Shape:
    try:
        return convert(data, shape)
    except ValidationError as error:
        raise DataError.at(path, error) from error


def digest_form(name: str) -> str:
    """Return the SHA-256 of what a published form never changes: structure and its own wording."""
    return form_files.read_form(name).digest
