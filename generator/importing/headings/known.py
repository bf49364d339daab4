"""The headings to look for in a report: those of a form, with their numbers and all wordings.

`HeadingIndex` finds them by number, by first letters, and by words in common.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from generator.importing.portal.data import wordings
from generator.importing.portal.lexicon import squeeze, words_of
from schema.form import FactAnswer, Form, Question, Section, Step
from schema.labels import Label

_LETTERED = re.compile(r"\d\.[A-Z](?:\.\d+)?\.?")
_START = 3
# How alike a paragraph must be to a heading without a number, and how many words they share.
_LIKE = 0.84
_SHARED = 0.6


class HeadingKind(Enum):
    """What is below a heading: an answer, an introduction, or something of another kind."""

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


class KnownHeading(Struct, frozen=True):
    """A heading to look for; `number` is as ids are written (2.A.1), empty where none is printed.

    `takes_value` says that a short answer may be on the heading's own line, `is_part` that it
    heads but a part of a question, such as its comment.
    """

    key: str
    kind: HeadingKind
    number: str
    wordings: tuple[Wording, ...]
    order: int
    takes_value: bool = False
    is_part: bool = False


def word(text: str, language: str = "") -> Wording:
    """Prepare one wording."""
    flat = " ".join(text.split())
    return Wording(flat, squeeze(flat), frozenset(words_of(flat)), language)


def list_headings(form: Form) -> tuple[KnownHeading, ...]:
    """Return everything to look for in a report on a form, in the form's order."""
    known = wordings()
    found = [
        *(
            KnownHeading(f"association.{text}", HeadingKind.ASSOCIATION, "", (word(text),), 0)
            for text in known.association
        ),
        *(each for step in form.steps.values() for each in _of_step(step)),
        KnownHeading("closing", HeadingKind.CLOSING, "", tuple(map(word, known.closing)), 0),
    ]
    return tuple(replace(each, order=order) for order, each in enumerate(found))


def _of_step(step: Step) -> Iterator[KnownHeading]:
    if step.kicker is not None:
        yield _frame(f"{step.id}.kicker", step.id, step.kicker)
    yield _frame(step.id, step.id, step.title)
    for section in step.sections:
        yield from _of_section(section)


def _of_section(section: Section) -> Iterator[KnownHeading]:
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
    """Return whether a part may have a heading of its own: a comment, but neither a) nor a name."""
    return part.number is None and part.answer == "prose"


def _frame(key: str, number: str, label: Label) -> KnownHeading:
    others = tuple(map(word, wordings().frames.get(key, ())))
    return KnownHeading(key, HeadingKind.FRAME, number, (*_labels(label), *others), 0)


def _question(question: Question) -> KnownHeading:
    others = tuple(map(word, wordings().questions.get(question.origin.rpartition("/")[2], ())))
    return KnownHeading(
        question.id,
        HeadingKind.QUESTION,
        question.id if _LETTERED.fullmatch(question.number or "") else "",
        (*_labels(question.label), *others),
        0,
        takes_value=isinstance(question.answer, FactAnswer),
    )


def _labels(label: Label) -> tuple[Wording, ...]:
    return tuple(word(text, language) for language, text in label.by_language.items())


class HeadingIndex:
    """Targets by what a line may have of them."""

    def __init__(self, headings: tuple[KnownHeading, ...]) -> None:
        self.headings = headings
        self.by_number: dict[str, list[KnownHeading]] = defaultdict(list)
        self._by_start: dict[str, list[tuple[KnownHeading, Wording]]] = defaultdict(list)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._all = [(target, wording) for target in headings for wording in target.wordings]
        for target in headings:
            if target.number:
                self.by_number[target.number].append(target)
        for position, (target, wording) in enumerate(self._all):
            self._by_start[wording.letters[:_START]].append((target, wording))
            for word in wording.words:
                self._by_word[word].append(position)

    @property
    def letters(self) -> Iterator[str]:
        """The letters of every wording."""
        return (wording.letters for _, wording in self._all)

    def beginning(self, letters: str) -> list[tuple[KnownHeading, Wording]]:
        """Return the wordings that begin as these letters do, the longest first."""
        found = self._by_start.get(letters[:_START], [])
        return sorted(found, key=lambda each: -len(each[1].letters))

    def like(self, text: str) -> Iterator[tuple[KnownHeading, Wording]]:
        """Yield the wordings that a text is much like."""
        words = frozenset(words_of(text))
        shared: dict[int, int] = defaultdict(int)
        for word in words:
            for position in self._by_word.get(word, ()):
                shared[position] += 1
        for position, count in shared.items():
            target, wording = self._all[position]
            enough = 2 * count >= _SHARED * (len(words) + len(wording.words))
            if count > 1 and enough and likeness(text, wording) >= _LIKE:
                yield target, wording


def likeness(text: str, wording: Wording) -> float:
    """Return how alike a text and a wording are by their letters, from 0 to 1."""
    letters = squeeze(text)
    if not letters or abs(len(letters) - len(wording.letters)) > 0.5 * len(wording.letters):
        return 0.0
    matcher = SequenceMatcher(None, letters, wording.letters, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _LIKE - 0.2 else 0.0
