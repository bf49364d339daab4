"""Each block of a report to its question: prose as prose, facts typed by the form's kinds."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from generator.importing.blocks import Block
from generator.importing.draft import Filled
from generator.importing.goals import read_goals, read_next_goals
from generator.importing.lines import Line, trim, without_blanks
from generator.importing.measures import read_measures
from generator.importing.parts import split_parts
from generator.importing.people import read_person, read_signing, split_author
from generator.importing.results import Plain, Read, Reader, Remark, Setting, split_comment
from generator.importing.risks import read_risks
from generator.importing.single import (
    read_address,
    read_amount,
    read_answer,
    read_integer,
    read_links,
    read_name,
    read_text,
)
from generator.importing.tables import (
    read_countries,
    read_inputs,
    read_percentages,
    read_workers,
)
from generator.importing.unasked import set_aside
from schema.form import FactAnswer, Form, Question, Section

_READERS: Mapping[str, Reader] = {
    "text": read_text,
    "integer": read_integer,
    "money": read_amount,
    "yes_no": read_answer,
    "person": read_person,
    "email": read_address,
    "signing": read_signing,
    "percentages": read_percentages,
    "countries": read_countries,
    "workers": read_workers,
    "inputs": read_inputs,
    "goals": read_goals,
    "next_goals": read_next_goals,
    "risks": read_risks,
    "links": read_links,
}
# The table in which measures look for their risks, and theirs.
_RISKS, _MEASURES = "risks", "measures"
# Texts of many parts: a line «Kommentar» in one of them is that one's.
_WITHOUT_COMMENT = ("goals", "next_goals", _MEASURES)


class _Asked(Struct, frozen=True):
    """A question and where it is asked, with the block that answers it."""

    folder: str
    section: Section
    question: Question
    block: Block


def fill(form: Form, blocks: tuple[Block, ...], setting: Setting) -> Filled:
    """Return all that a report's blocks answer."""
    filled = Filled()
    by_key = {each.target.key: each for each in blocks if each.target}
    asked = [
        _Asked(folder, section, question, by_key[question.id])
        for folder, section, question in _questions(form)
        if question.id in by_key
    ]
    for each in asked:
        _answer(filled, each, setting)
    for each in asked:
        _explain_absence(filled, each)
    for block in blocks:
        set_aside(filled, block)
    return filled


def _questions(form: Form) -> Iterator[tuple[str, Section, Question]]:
    for folder, step in form.steps.items():
        for section in step.sections:
            for question in section.questions:
                for each in question.walk():
                    yield folder, section, each


def _answer(filled: Filled, asked: _Asked, setting: Setting) -> None:
    question, lines = asked.question, asked.block.lines
    if isinstance(question.answer, FactAnswer):
        if any(lines):
            _fact(filled, asked, question.answer, setting)
    elif question.answer == "parts":
        for part, own in split_parts(lines, question.parts):
            filled.add_prose(part, own)
        if any(lines) and not filled.prose.keys() >= {part.id for part in question.parts}:
            _remark_parts(filled, question, lines)
    else:
        author = next((part for part in question.parts if _is_person(part)), None)
        if author is not None:
            lines = _take_author(filled, asked.folder, author, lines, setting)
        filled.add_prose(question.id, lines)


def _remark_parts(filled: Filled, question: Question, lines: tuple[Line, ...]) -> None:
    filled.remarks.append(Remark("import_parts", question.id, without_blanks(lines)[0]))


def _is_person(part: Question) -> bool:
    return isinstance(part.answer, FactAnswer) and part.answer.shown_as == "person"


def _take_author(
    filled: Filled, folder: str, part: Question, lines: tuple[Line, ...], setting: Setting
) -> tuple[Line, ...]:
    text, author = split_author(lines)
    if author and isinstance(part.answer, FactAnswer):
        value = read_person(author, part.id, setting).value
        filled.set_fact(folder, part.answer.fact, value or {})
    return text


def _fact(filled: Filled, asked: _Asked, answer: FactAnswer, setting: Setting) -> None:
    about = asked.question.id
    lines, comment = asked.block.lines, tuple[Line, ...]()
    if answer.shown_as not in _WITHOUT_COMMENT:
        lines, comment = split_comment(lines)
    read = _read(filled, answer, lines, about, setting) if any(lines) else Read()
    if read.value is not None:
        filled.set_fact(asked.folder, answer.fact, read.value)
    filled.remarks.extend(read.remarks)
    rest = trim((*read.rest, *comment))
    place = comment_question(asked.section, asked.question)
    if place is not None:
        filled.add_prose(place, rest)
    else:
        filled.leave("import_loose_rest", f"{about} {asked.block.title}", rest)


def _read(
    filled: Filled, answer: FactAnswer, lines: tuple[Line, ...], about: str, setting: Setting
) -> Read:
    if answer.fact == "organisation.name":
        return read_name(lines, about, setting)
    if answer.shown_as == _MEASURES:
        return _measures(filled, lines, about, setting)
    reader = _READERS.get(answer.shown_as)
    return reader(lines, about, setting) if reader else Read(None, lines)


def _measures(filled: Filled, lines: tuple[Line, ...], about: str, setting: Setting) -> Read:
    folder = next((name for name, tree in filled.facts.items() if _RISKS in tree), "2-identify")
    risks = filled.facts.get(folder, {}).get(_RISKS, [])
    known: list[Plain] = risks if isinstance(risks, list) else []
    joined = read_measures(lines, about, setting, known)
    if joined.risks:
        filled.set_fact(folder, _RISKS, [*known, *joined.risks])
    return joined.measures


def comment_question(section: Section, question: Question) -> str | None:
    """Return the question that takes what is said beside a fact: its part, or the next one."""
    part = next((each for each in question.parts if each.answer == "prose"), None)
    if part is not None:
        return part.id
    place = next((at for at, each in enumerate(section.questions) if each.id == question.id), None)
    following = section.questions[place + 1 :][:1] if place is not None else ()
    return next(
        (each.id for each in following if each.answer == "prose" and not each.required), None
    )


def _explain_absence(filled: Filled, asked: _Asked) -> None:
    """Say where the reason stands when the numbers of workers are left out but commented on."""
    answer = asked.question.answer
    if not isinstance(answer, FactAnswer) or answer.shown_as != "workers":
        return
    comment = comment_question(asked.section, asked.question)
    if comment in filled.prose and answer.fact not in filled.facts.get(asked.folder, {}):
        filled.set_fact(asked.folder, answer.fact, {"unavailable": {"see": comment}})
