"""The book shape: dense and bound. Every question has exactly one answer, of exactly one kind.

Models (schema/) are sparse: a key that is not there is None. Here nothing is None that means
"unanswered"; `Unanswered`, `Unavailable` and `Invalid` say so.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import compress
from operator import not_
from typing import TypeAlias

from msgspec import Struct

from generator.book.text_passage import TextPassage
from generator.content.sources import Source
from generator.findings.finding import Ref
from generator.findings.positions import Keys
from schema.facts import StepFacts
from schema.facts.address import AddressFacts, Measure
from schema.facts.embed import Policy
from schema.facts.enterprise import (
    CountryCount,
    EnterpriseFacts,
    Goal,
    Input,
    NextGoal,
    Person,
    Purchasing,
    Workers,
)
from schema.facts.identify import IdentifyFacts, Risk
from schema.form import Form, Question, Section, Step
from schema.organisation import Entity, Organisation
from schema.report import Attachment, Contact, Money, Report, Signing
from schema.values import Text


class Prose(Struct, frozen=True):
    """A Markdown answer in the language it is written in.

    `carried_from` is the year it was carried over from, while nobody has reviewed it.
    """

    markdown: str
    language: str
    carried_from: str = ""


FactValue: TypeAlias = (
    Text | str | bool | int | Decimal | date | Money | Person | Contact | Signing | Purchasing
    | Workers | tuple[CountryCount, ...] | tuple[Input, ...] | tuple[Goal, ...]
    | tuple[NextGoal, ...] | tuple[Risk, ...] | tuple[Measure, ...] | tuple[Policy, ...]
    | tuple[Entity, ...]
)  # fmt: skip


class Answered(Struct, frozen=True):
    """The question is answered, by prose or by a fact."""

    value: Prose | FactValue
    where: Ref


class Unanswered(Struct, frozen=True):
    """Nobody has answered; `where` is where the answer would be written.

    `written` is what stands there all the same: marks and spaces, but no word. `headed` tells
    whether the heading to write below is there.
    """

    where: Ref
    written: str = ""
    headed: bool = True


class Unavailable(Struct, frozen=True):
    """The answer cannot be given; the reason is here, or in the answer to question `see`."""

    reason: Prose | Text | None
    see: str | None
    where: Ref


class Invalid(Struct, frozen=True):
    """Something is written that could not be read; a finding says what.

    `rest` are the items of a list that could: for the preview, which shows them in spite of it.
    """

    where: Ref
    rest: tuple[object, ...] = ()


Answer: TypeAlias = Answered | Unanswered | Unavailable | Invalid


class BookQuestion(Struct, frozen=True):
    """A question with its answer in each of the report's languages, and its parts."""

    question: Question
    answers: Mapping[str, Answer]
    parts: tuple["BookQuestion", ...] = ()

    def answer(self, language: str, main: str) -> Answer:
        """Return the answer in a language, or in the main one where it is not translated."""
        answer = self.answers.get(language)
        if answer is None or isinstance(answer, Unanswered):
            return self.answers[main]
        return answer

    def walk(self) -> Iterator["BookQuestion"]:
        """Yield the question and its parts."""
        yield self
        yield from self.parts


class BookSection(Struct, frozen=True):
    """A section of the form with its bound questions."""

    section: Section
    questions: tuple[BookQuestion, ...]


class BookStep(Struct, frozen=True, dict=True):
    """A step of the form, bound; `folder` is its folder's name (2-identify)."""

    folder: str
    step: Step
    sections: tuple[BookSection, ...]

    @cached_property
    def questions(self) -> tuple[BookQuestion, ...]:
        """Every question and part, in order."""
        return tuple(
            each
            for section in self.sections
            for question in section.questions
            for each in question.walk()
        )


class BookMeasure(Struct, frozen=True):
    """A measure and its place."""

    measure: Measure
    where: Ref


class BookRisk(Struct, frozen=True):
    """A risk, its place, and the measures that name it; each may name others, too."""

    risk: Risk
    where: Ref
    measures: tuple[BookMeasure, ...]


class BookAttachment(Struct, frozen=True):
    """An attachment of report.yaml and the file it names."""

    attachment: Attachment
    source: Source
    where: Ref


class Logo(Struct, frozen=True):
    """The organisation's logo: its file, and its width and height (only their ratio counts).

    `data` is what is published of it: a drawing is written anew.
    """

    source: Source
    width: int
    height: int
    data: bytes = b""


class LetStand(Struct, frozen=True):
    """A finding that an exception lets stand: its code and case, what it is about, and why."""

    code: str
    case: str
    about: str | None
    reason: Text


_MAPPING = {"aapenhetsloven-4-b", "aapenhetsloven-5-b"}
# A text and its language; None where that is the reader's.
Phrase: TypeAlias = tuple[str, str | None]


class PlainName(Struct, frozen=True):
    """What a risk is called: its title and topic, and a name that no other risk shares."""

    title: Phrase
    topic: Phrase | None
    unique: str


class BookReport(Struct, frozen=True, dict=True):
    """One report, whole. `path` is its folder (`lo/2023`), from content/.

    `passages` are all its texts, in the order of the form; `orphan_measures` name no risk of it.
    `let_stand` is what its exceptions cover: stage 5 finds it, until then there is none. `versions`
    are the versions of it that were signed, the oldest first, each a report whose `version` is its
    number.
    """

    path: str
    year: int
    language: str
    languages: tuple[str, ...]
    organisation: Organisation
    head: Report
    form: Form
    facts: Mapping[str, StepFacts]
    steps: tuple[BookStep, ...]
    risks: tuple[BookRisk, ...]
    orphan_measures: tuple[BookMeasure, ...]
    attachments: tuple[BookAttachment, ...]
    passages: tuple[TextPassage, ...]
    let_stand: tuple[LetStand, ...] = ()
    version: int = 0
    versions: tuple["BookReport", ...] = ()

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words of all its texts in small letters."""
        return frozenset[str]().union(*self._vocabularies)

    @cached_property
    def _vocabularies(self) -> list[frozenset[str]]:
        return [each.vocabulary for each in self.passages]

    def passages_with(self, *hints: frozenset[str]) -> tuple[TextPassage, ...]:
        """Return the texts that have a word of each of these sets, in order."""
        there = [self.vocabulary & each for each in hints]
        lacking = (map(each.isdisjoint, self._vocabularies) for each in there if all(there))
        # Rules ask a hundred times in a report: no step of this is in Python.
        return tuple(compress(self.passages, map(not_, map(any, zip(*lacking, strict=True)))))

    @cached_property
    def name_words(self) -> frozenset[str]:
        """Words of the organisation's own names in small letters; in a text, they say nothing."""
        words = (word for name in self.organisation.names for word in name.split())
        return frozenset(word.strip("().,").casefold() for word in words)

    @cached_property
    def questions(self) -> tuple[BookQuestion, ...]:
        """Every question and part of every step, in order."""
        return tuple(each for step in self.steps for each in step.questions)

    @cached_property
    def _by_id(self) -> Mapping[str, BookQuestion]:
        return {each.question.id: each for each in reversed(self.questions)}

    @property
    def published_on(self) -> date:
        """The day it was published or, where it does not say, the nearest that it has: no today."""
        head = self.head
        signed = head.signing.date if head.signing else None
        ended = head.period.end if head.period else None
        return head.published or signed or ended or date(self.year, 12, 31)

    @property
    def changed(self) -> date | None:
        """The day it was last revised, or published, or signed; None where it says none of them."""
        head = self.head
        days = [*(each.date for each in head.revisions), head.published]
        signed = head.signing.date if head.signing else None
        return max((each for each in days if each), default=signed)

    @property
    def measures(self) -> tuple[BookMeasure, ...]:
        """Every measure once, in the order of the file, also those of several risks or of none."""
        of_risks = (measure for risk in self.risks for measure in risk.measures)
        by_place = {each.where: each for each in (*of_risks, *self.orphan_measures)}
        return tuple(sorted(by_place.values(), key=lambda each: int(each.where.keys[1])))

    def find(self, question_id: str) -> BookQuestion | None:
        """Return a question by its id."""
        return self._by_id.get(question_id)

    @cached_property
    def step_of(self) -> Mapping[str, BookStep]:
        """The step that each question and part belongs to, by its id."""
        steps = reversed(self.steps)
        return {each.question.id: step for step in steps for each in step.questions}

    def answered_by(self, fact: str) -> BookQuestion | None:
        """Return the question that a fact answers, or None where the form does not ask for it."""
        return self._by_fact.get(fact)

    @cached_property
    def _by_fact(self) -> Mapping[str, BookQuestion]:
        return {each.question.fact: each for each in reversed(self.questions) if each.question.fact}

    @cached_property
    def titles(self) -> Mapping[str, Text]:
        """The titles of the risks, by id; of several with one id, the first's."""
        return {each.risk.id: each.risk.title for each in reversed(self.risks)}

    @cached_property
    def risk_names(self) -> dict[tuple[str, str], Mapping[str, PlainName]]:
        """The names of its risks that have been found, by language and reader: see `risk_names`."""
        return {}

    @cached_property
    def places_of_risks(self) -> Mapping[Ref, int]:
        """Which of its risks stands where, from 0."""
        return {each.where: index for index, each in enumerate(self.risks)}

    @cached_property
    def main_passages(self) -> tuple[TextPassage, ...]:
        """The texts in the report's main language."""
        return tuple(each for each in self.passages if each.language == self.language)

    @cached_property
    def prose_passages(self) -> tuple[TextPassage, ...]:
        """The answers in prose in the main language: none is of a field of a table."""
        return tuple(each for each in self.main_passages if each.where.file.endswith(".md"))

    @cached_property
    def mapping_passages(self) -> tuple[TextPassage, ...]:
        """How harm and risk were looked for: what answers § 4 b above all, and `none_found`."""
        asked = {each.question.id for each in self.questions if _MAPPING & {*each.question.law[:1]}}
        return tuple(
            each
            for each in self.main_passages
            if each.question in asked or each.where.keys[:1] == ("none_found",)
        )

    @cached_property
    def told_passages(self) -> tuple[TextPassage, ...]:
        """The texts in the main language that tell of what is or was."""
        return tuple(each for each in self.main_passages if each.is_told)

    @cached_property
    def markdown_passages(self) -> tuple[TextPassage, ...]:
        """The texts that are Markdown."""
        return tuple(each for each in self.passages if each.markdown)

    @cached_property
    def markdown(self) -> str:
        """All its Markdown, text after text: what is not in it is in none of them."""
        return "\n".join(each.text for each in self.markdown_passages)

    @cached_property
    def numbered_passages(self) -> tuple[TextPassage, ...]:
        """The texts in the report's main language that have figures in them."""
        return tuple(each for each in self.main_passages if each.has_figures)

    def main_passages_in(self, *places: Ref) -> list[TextPassage]:
        """Return the texts in the main language that are at or below some places, in order."""
        by_place = self._main_by_place
        found = {at for each in places for at in by_place.get((each.file, each.keys), ())}
        return [self.main_passages[number] for number in sorted(found)]

    @cached_property
    def _main_by_place(self) -> Mapping[tuple[str, Keys], list[int]]:
        by_place: dict[tuple[str, Keys], list[int]] = defaultdict(list)
        for number, each in enumerate(self.main_passages):
            for length in range(len(each.where.keys) + 1):
                by_place[each.where.file, each.where.keys[:length]].append(number)
        return by_place

    def ref(self, file: str, *keys: str | int) -> Ref:
        """Return a place in one of the report's files; `file` is relative to its folder."""
        return Ref(f"{self.path}/{file}", keys)

    @property
    def enterprise(self) -> EnterpriseFacts:
        """The facts of 0-enterprise."""
        facts = self.facts.get("0-enterprise")
        return facts if isinstance(facts, EnterpriseFacts) else EnterpriseFacts()

    @property
    def identify(self) -> IdentifyFacts:
        """The facts of 2-identify."""
        facts = self.facts.get("2-identify")
        return facts if isinstance(facts, IdentifyFacts) else IdentifyFacts()

    @property
    def address(self) -> AddressFacts:
        """The facts of 3-address."""
        facts = self.facts.get("3-address")
        return facts if isinstance(facts, AddressFacts) else AddressFacts()


class Book(Struct, frozen=True):
    """An organisation and its reports, the newest first. `key` is its folder's name."""

    key: str
    organisation: Organisation
    reports: tuple[BookReport, ...]
    logo: Logo | None = None
