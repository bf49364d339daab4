"""Steps: their sections, and every question with its number, its wording and its answer."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from generator.assessment.points import Point
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
from generator.pages.context import Link, PageContext
from generator.pages.parts.answers import (
    AnswerView,
    InvalidView,
    UnansweredView,
    show_prose,
    show_unavailable,
)
from generator.pages.parts.fact_context import Showing
from generator.pages.parts.facts import show_fact
from generator.pages.parts.numbers import link_numbers
from generator.pages.parts.risks import show_none_found
from generator.pages.parts.translation import find_foreign
from generator.pages.parts.withheld import WithheldView, list_withheld
from schema.form import FactAnswer, Question
from schema.law import load_provisions


class QuestionView(Struct, frozen=True):
    """A question; `tag` is its heading's (h3). `answer` is None when its parts answer it.

    `name` is what readers know it by, `wording` what the form asks, where that says more.
    `note` says what of the answer is not translated, or could not be read; `data` leads to its
    numbers on the data page.
    """

    id: str
    number: str | None
    name: str
    wording: str | None
    tag: str
    law: tuple[Link, ...]
    permalink: str
    note: str | None
    answer: AnswerView | None
    withheld: tuple[WithheldView, ...]
    data: Link | None
    parts: tuple["QuestionView", ...]


class SectionView(Struct, frozen=True):
    """A section of a step; `title` is None where it is the step's own, which stands above it."""

    id: str
    number: str | None
    title: str | None
    lead: str | None
    tag: str
    questions: tuple[QuestionView, ...]


class StepView(Struct, frozen=True):
    """A step; `position` says which of how many (trinn 2 av 6)."""

    id: str
    title: str
    position: str
    kicker: str | None
    introduction: str
    law: tuple[Link, ...]
    sections: tuple[SectionView, ...]


def show_step(step: BookStep, context: PageContext, level: int) -> StepView:
    """Return a step whose sections have headings of the given level."""
    form, language = step.step, context.language
    title = form.title.in_language(language)
    return StepView(
        id=f"step-{form.id}",
        title=title,
        position=name_position(step, context),
        kicker=form.kicker.in_language(language) if form.kicker else None,
        introduction=form.introduction.in_language(language),
        law=link_law(form.law, context),
        sections=tuple(_section(each, context, level, title) for each in step.sections),
    )


def name_position(step: BookStep, context: PageContext) -> str:
    """Return which step this is of how many; the key information stands before the first."""
    numbered = [each for each in context.report.steps if each.step.id != "0"]
    if step not in numbered:
        return context.words["step_zero"]
    return context.words("step_position", number=numbered.index(step) + 1, count=len(numbered))


def say_tally(step: BookStep, context: PageContext) -> str:
    """Return how many of a step's questions are answered, and what a table among them lacks."""
    counts = context.counter.count(step.questions)
    told = context.words("answered_of", number=counts.answered, count=counts.asked)
    asked = {each.question.id for each in step.questions}
    answering = context.report.form.points
    points = [p for p in context.assessment.points if asked & {*answering.get(p.id, ())}]
    if lacking := count_lacking(points):
        told += context.words.count("step_lacking", len(context.report.risks), lacking=lacking)
    return told


def count_lacking(points: Iterable[Point]) -> int:
    """Return for how many risks points of the Act that are partly answered lack something."""
    partly = (point for point in points if point.state == "partly")
    return len({each.risk for point in partly for each in point.lacks if each.risk})


def link_law(provisions: tuple[str, ...], context: PageContext) -> tuple[Link, ...]:
    """Return links to provisions on the law page."""
    known, page = load_provisions(), context.home.page("law", context.report.year)
    return tuple(
        Link(known[each].short.in_language(context.language), context.link(page, each))
        for each in provisions
    )


def _section(section: BookSection, context: PageContext, level: int, above: str) -> SectionView:
    form, language = section.section, context.language
    title = form.title.in_language(language).rstrip(": ")
    # A form may repeat what the step is called, with its provision: «Tiltak og resultater (§ 5 c)».
    repeated = title.partition(" (")[0] == above
    below = level if repeated else level + 1
    return SectionView(
        id=form.id,
        number=form.number.rstrip(".") if form.number else None,
        title=None if repeated else title,
        lead=form.lead.in_language(language) if form.lead else None,
        tag=f"h{level}",
        questions=tuple(show_question(q, context, below) for q in section.questions),
    )


def show_question(bound: BookQuestion, context: PageContext, level: int) -> QuestionView:
    """Return a question whose heading is of the given level."""
    question, language = bound.question, context.language
    name = question.called.in_language(language)
    return QuestionView(
        id=question.id,
        number=question.number,
        name=name,
        wording=_wording(question, language),
        tag=f"h{min(level, 6)}",
        law=link_law(question.law, context),
        permalink=context.words("permalink", name=name),
        note=_note(bound, context),
        answer=show_answer(bound, context, level + 1),
        withheld=tuple(list_withheld(context, question.id)),
        data=link_numbers(bound, context),
        parts=tuple(show_question(part, context, level + 1) for part in bound.parts),
    )


def _wording(question: Question, language: str) -> str | None:
    """Return what the form asks, after its heading there; None where the name is the same."""
    label = question.label.in_language(language)
    heading = question.heading.in_language(language) if question.heading else ""
    if not heading and label == question.called.in_language(language):
        return None
    return ". ".join(filter(None, (heading, label)))


def _note(bound: BookQuestion, context: PageContext) -> str | None:
    """Return that a fact is not all read, or not all translated; prose says so itself."""
    answer = bound.answer(context.language, context.report.language)
    if isinstance(answer, Answered) and isinstance(answer.value, Prose):
        return None
    if _rest(answer) is not None:
        return context.words["invalid_part"]
    language = find_foreign(bound, context.language, context.report.language)
    return context.words[f"partly_in_{language}"] if language else None


def show_answer(bound: BookQuestion, context: PageContext, level: int) -> AnswerView | None:
    """Return the answer to a question; None when its parts answer it."""
    question = bound.question
    if question.answer == "parts":
        return None
    answer = bound.answer(context.language, context.report.language)
    if isinstance(answer, Answered) and isinstance(answer.value, Prose):
        return show_prose(answer.value, context, question.id, level)
    readable = answer.value if isinstance(answer, Answered) else _rest(answer)
    if readable is not None and isinstance(question.answer, FactAnswer):
        showing = Showing(context, question.id, level)
        return show_fact(question.answer.shown_as, readable, showing)
    if isinstance(answer, Unavailable):
        return show_unavailable(answer, context, question.id)
    if isinstance(answer, Unanswered):
        return _unanswered(bound, context)
    return InvalidView()


def _rest(answer: Answer) -> object:
    """Return what could be read of a list of which something could not; None where that is none."""
    return (answer.rest or None) if isinstance(answer, Invalid) else None


def _unanswered(bound: BookQuestion, context: PageContext) -> AnswerView:
    question, found = bound.question, context.report.identify.none_found
    lists_risks = isinstance(question.answer, FactAnswer) and question.answer.shown_as == "risks"
    if found and lists_risks:
        return show_none_found(found, context, question.id)
    applicable = context.counter.state(bound) != "not_applicable"
    return UnansweredView(optional=not question.required, applicable=applicable)


def list_contents(sections: tuple[SectionView, ...]) -> Iterator[tuple[Link, tuple[Link, ...]]]:
    """Yield each section with its questions, as links within the page."""
    for section in sections:
        questions = tuple(Link(question.name, f"#{question.id}") for question in section.questions)
        if section.title is None:
            yield from ((question, ()) for question in questions)
        else:
            yield Link(section.title, f"#{section.id}"), questions
