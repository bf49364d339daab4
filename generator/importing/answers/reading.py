"""Each block of a report to its question: prose as prose, facts typed by the form's kinds."""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.findings.positions import Plain
from generator.importing.answers.draft import (
    Draft,
    Reader,
    ReadFact,
    Remark,
    Setting,
    split_comment,
)
from generator.importing.answers.goals import read_goals, read_next_goals
from generator.importing.answers.inputs import read_inputs
from generator.importing.answers.measures import read_measures
from generator.importing.answers.risks import read_risks
from generator.importing.answers.single_values import (
    read_address,
    read_amount,
    read_answer,
    read_integer,
    read_links,
    read_name,
    read_person,
    read_signing,
    read_text,
    split_author,
)
from generator.importing.answers.tables import (
    read_countries,
    read_percentages,
    read_workers,
)
from generator.importing.answers.unasked import read_unasked
from generator.importing.headings.blocks import Block
from generator.importing.portal.lexicon import squeeze
from generator.importing.source.lines import Lines, SourceLine, trim, without_blanks
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
_AT_START = r"\(?(?P<letter>[a-hA-H])\s?(?:[:)]|\.(?=\s))(?=\s|$)"
_WITHIN = r"(?:(?<=\s{2})|(?<=[.!?;]\s))(?P<letter>[A-H]:|[a-hA-H]\))(?=\s)"


class _Asked(Struct, frozen=True):
    """A question and where it is asked, with the block that answers it."""

    folder: str
    section: Section
    question: Question
    block: Block


def read_answers(form: Form, blocks: tuple[Block, ...], setting: Setting) -> Draft:
    """Return all that a report's blocks answer."""
    draft = Draft()
    by_key = {each.target.key: each for each in blocks if each.target}
    asked = [
        _Asked(folder, section, question, by_key[question.id])
        for folder, section, question in _questions(form)
        if question.id in by_key
    ]
    setting = replace(setting, measures=_letters_of_measures(asked))
    for each in asked:
        _answer(draft, each, setting)
    for each in asked:
        _explain_absence(draft, each)
    for block in blocks:
        read_unasked(draft, block)
    return draft


def _letters_of_measures(asked: Sequence[_Asked]) -> str:
    """Return the letters of the answers on measures."""
    return squeeze(
        " ".join(
            line.text
            for each in asked
            if isinstance(each.question.answer, FactAnswer)
            if each.question.answer.shown_as == _MEASURES
            for line in each.block.lines
        )
    )


def _questions(form: Form) -> Iterator[tuple[str, Section, Question]]:
    for folder, step in form.steps.items():
        for section in step.sections:
            for question in section.questions:
                for each in question.walk():
                    yield folder, section, each


def _answer(draft: Draft, asked: _Asked, setting: Setting) -> None:
    question, lines = asked.question, asked.block.lines
    if isinstance(question.answer, FactAnswer):
        if any(lines):
            _fact(draft, asked, question.answer, setting)
    elif question.answer == "parts":
        for part, own in split_parts(lines, question.parts):
            draft.add_prose(part, own)
        if any(lines) and not draft.prose.keys() >= {part.id for part in question.parts}:
            _remark_parts(draft, question, lines)
    else:
        author = next((part for part in question.parts if _is_person(part)), None)
        if author is not None:
            lines = _take_author(draft, asked.folder, author, lines, setting)
        draft.add_prose(question.id, lines)


def _remark_parts(draft: Draft, question: Question, lines: Lines) -> None:
    draft.remarks.append(Remark("import_parts", question.id, without_blanks(lines)[0]))


def _is_person(part: Question) -> bool:
    return isinstance(part.answer, FactAnswer) and part.answer.shown_as == "person"


def _take_author(
    draft: Draft, folder: str, part: Question, lines: Lines, setting: Setting
) -> Lines:
    text, author = split_author(lines)
    if author and isinstance(part.answer, FactAnswer):
        value = read_person(author, part.id, setting).value
        draft.set_fact(folder, part.answer.fact, value or {})
    return text


def _fact(draft: Draft, asked: _Asked, answer: FactAnswer, setting: Setting) -> None:
    about = asked.question.id
    lines: Lines = asked.block.lines
    comment: Lines = ()
    if answer.shown_as not in _WITHOUT_COMMENT:
        lines, comment = split_comment(lines)
    read = _read(draft, answer, lines, about, setting) if any(lines) else ReadFact()
    if read.value is not None:
        draft.set_fact(asked.folder, answer.fact, read.value)
    draft.remarks.extend(read.remarks)
    draft.keep_words(asked.folder, answer.fact, read.kept)
    for why, loose in read.unplaced:
        draft.add_unplaced(why, f"{about} {asked.block.title}", loose)
    rest = trim((*read.rest, *comment))
    place = comment_question(asked.section, asked.question)
    if place is not None:
        draft.add_prose(place, rest)
    else:
        draft.add_unplaced("import_loose_rest", f"{about} {asked.block.title}", rest)


def _read(draft: Draft, answer: FactAnswer, lines: Lines, about: str, setting: Setting) -> ReadFact:
    if answer.fact == "organisation.name":
        return read_name(lines, about, setting)
    if answer.shown_as == _MEASURES:
        return _measures(draft, lines, about, setting)
    reader = _READERS.get(answer.shown_as)
    return reader(lines, about, setting) if reader else ReadFact(None, lines)


def _measures(draft: Draft, lines: Lines, about: str, setting: Setting) -> ReadFact:
    folder = next((name for name, tree in draft.facts.items() if _RISKS in tree), "2-identify")
    risks = draft.facts.get(folder, {}).get(_RISKS, [])
    known: list[Plain | None] = risks if isinstance(risks, list) else []
    joined = read_measures(lines, about, setting, known)
    if joined.risks:
        draft.set_fact(folder, _RISKS, [*known, *joined.risks])
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


def _explain_absence(draft: Draft, asked: _Asked) -> None:
    """Say where the reason is when the numbers of workers are left out but commented on."""
    answer = asked.question.answer
    if not isinstance(answer, FactAnswer) or answer.shown_as != "workers":
        return
    comment = comment_question(asked.section, asked.question)
    if comment in draft.prose and answer.fact not in draft.facts.get(asked.folder, {}):
        draft.set_fact(asked.folder, answer.fact, {"unavailable": {"see": comment}})


def split_parts(lines: Lines, parts: Sequence[Question]) -> Iterator[tuple[str, Lines]]:
    """Yield the lines of each part's answer; what comes before the first letter is the first's."""
    found: dict[str, list[SourceLine]] = {}
    letters = [part.id.rsplit(".", 1)[-1] for part in parts]
    reached = -1
    for line in lines:
        rest = line
        start = re.match(_AT_START, rest.text)
        if start and start["letter"].lower() in letters[reached + 1 :]:
            reached = letters.index(start["letter"].lower())
        while within := _following(rest.text, letters, reached):
            found.setdefault(parts[max(reached, 0)].id, []).append(
                rest.with_text(rest.text[:within])
            )
            rest = rest.with_text(rest.text[within:])
            reached += 1
        found.setdefault(parts[max(reached, 0)].id, []).append(rest)
    yield from ((part, tuple(own)) for part, own in found.items() if any(own))


def _following(text: str, letters: list[str], reached: int) -> int | None:
    """Return where within a line the very next part begins."""
    for match in re.finditer(_WITHIN, text):
        expected = letters[reached + 1 : reached + 2]
        if match.start() and [match["letter"][0].lower()] == expected and reached >= 0:
            return match.start()
    return None
