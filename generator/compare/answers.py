"""Question by question: what is answered now and was not before, and which answers differ."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from generator.book.model import (
    Answer,
    Answered,
    BookQuestion,
    BookReport,
    Invalid,
    Prose,
    Unanswered,
    Unavailable,
)
from generator.book.plain import PlainAnswer
from generator.compare.changes import (
    AnswerChange,
    Change,
    ChangeSection,
    ChangeState,
    Difference,
    SectionId,
)
from generator.compare.model_fields import compare_values
from generator.compare.report_pair import ReportPair
from generator.text.prose import to_whole_text
from schema.form import Question

# Answered now; no longer; otherwise; asked for the first time; asked no more; as before; unknown,
# as what is written in one of the reports cannot be read.
AnswerState: TypeAlias = Literal["now", "before", "changed", "asked", "dropped", "same", "unread"]
# Facts that sections of their own compare.
_SECTIONS: dict[str, SectionId] = {
    "risks": "risks", "measures": "risks", "goals": "goals", "next_goals": "goals",
    "report.signing": "signing",
}  # fmt: skip
_STATES: dict[AnswerState, ChangeState] = {"now": "now", "before": "before", "changed": "changed"}
# Facts of organisation.yaml, which two versions of it compare.
_OF_ORGANISATION = "organisation."


class AnsweredPair(Struct, frozen=True):
    """A question in two reports, and both answers, in one language where there is one.

    Where only one report asks it, the other has neither question nor answer.
    """

    state: AnswerState
    before: BookQuestion | None
    now: BookQuestion | None
    old: Answer | None = None
    new: Answer | None = None

    @property
    def question(self) -> Question:
        """The question, as the later report asks it if it does. Raises TypeError: none does."""
        bound = self.now or self.before
        if bound is None:
            raise TypeError("a question that no report asks")
        return bound.question


def pair_questions(
    pair: ReportPair,
) -> Iterator[tuple[BookQuestion | None, BookQuestion | None]]:
    """Yield the questions of two reports, before and now; None where one does not ask it.

    What a form says of its questions' origin joins them; in forms that have nothing to do with each
    other, those are the same which ask for one fact, or in the very same words.
    """
    earlier = {each.question.origin: each for each in pair.earlier.questions}
    later = {each.question.origin: each for each in pair.report.questions}
    joined = {key: earlier.pop(key) for key in later if key in earlier}
    alike = {_asks(each, pair.earlier): key for key, each in earlier.items()}
    for key, now in later.items():
        same = None if key in joined else alike.pop(_asks(now, pair.report), None)
        before = joined.get(key) or (earlier.pop(same) if same else None)
        yield before, now
    for each in earlier.values():
        yield each, None


def _asks(bound: BookQuestion, report: BookReport) -> str:
    return bound.question.fact or bound.question.label.in_language(report.form.head.language)


def pair_answers(pair: ReportPair) -> Iterator[AnsweredPair]:
    """Yield the questions that are answered in one of two reports or both."""
    for before, now in pair_questions(pair):
        old = before.answer(pair.language, pair.earlier.language) if before else None
        new = now.answer(pair.language, pair.report.language) if now else None
        if now and now.question.answer == "parts":
            continue
        if before and now:
            if _language(old) != _language(new) and _language(old) and _language(new):
                # Only one of them is translated.
                old, new = before.answers[pair.earlier.language], now.answers[pair.report.language]
            state = _compare(old, new)
            if state:
                yield AnsweredPair(state, before, now, old, new)
        elif isinstance(old or new, Answered):
            yield AnsweredPair("asked" if now else "dropped", before, now, old, new)


def count_states(pairs: Iterable[AnsweredPair]) -> Counter[AnswerState]:
    """Return how many questions there are of each state."""
    return Counter(each.state for each in pairs)


def is_hidden(report: BookReport, *facts: str) -> bool:
    """Tell whether what is written as some fact of a report cannot be read, in whole or in part."""
    asked = (each for each in report.questions if each.question.fact in facts)
    return any(isinstance(each.answers[report.language], Invalid) for each in asked)


def compare_answers(
    pairs: Collection[AnsweredPair], pair: ReportPair, others: Iterable[ChangeSection]
) -> ChangeSection:
    """Return the answers that differ, those that cannot be read first.

    `others` are the sections that may show how an answer differs.
    """
    shown = {each.id for each in others if each.changes}
    numbers = {change.id for each in others if each.id == "numbers" for change in each.changes}
    changes: list[Change] = [
        AnswerChange(each.question.id, "unread", pair.title(each.question))
        for each in pairs
        if each.state == "unread"
    ]
    for each in pairs:
        fact, elsewhere = each.question.fact or "", _SECTIONS.get(each.question.fact or "")
        of_organisation = pair.one_year and fact.startswith(_OF_ORGANISATION)
        if each.state in _STATES and not of_organisation:
            if each.question.id in numbers:
                elsewhere = "numbers"
            changes.append(_change(each, pair, elsewhere if elsewhere in shown else None))
    same = tuple(each.question.id for each in pairs if each.state == "same")
    return ChangeSection("answers", pair.words["section_answers"], tuple(changes), same)


def _change(each: AnsweredPair, pair: ReportPair, elsewhere: SectionId | None) -> AnswerChange:
    differences = () if elsewhere else tuple(_differences(each, pair))
    return AnswerChange(
        each.question.id,
        _STATES[each.state],
        pair.title(each.question),
        differences,
        note="" if differences or elsewhere else pair.words["unseen"],
        earlier=each.before.question.id if each.before else "",
        kinds=(type(each.old).__name__.lower(), type(each.new).__name__.lower()),
        elsewhere=elsewhere,
    )


def _differences(each: AnsweredPair, pair: ReportPair) -> Iterator[Difference]:
    """Yield what differs in an answer: value by value where all have labels, else as one text."""
    answers = zip(pair.writers, (each.old, each.new), strict=True)
    old, new = (writer.answer(answer, each.question) for writer, answer in answers)
    if old.values and new.values and old.values != new.values:
        for label in {**new.values, **old.values}:
            was, now = old.values.get(label, ""), new.values.get(label, "")
            if was != now:
                yield Difference("answer", label, was, now)
    elif texts := _whole_texts(old, new, each):
        yield Difference("answer", "", *texts, new.language or old.language)
    elif old.text != new.text:
        yield Difference("answer", "", old.text, new.text, new.language or old.language)
    elif isinstance(each.old, Answered) and isinstance(each.new, Answered) and not new.language:
        # What readers are shown of a fact is the same, but not all that is written.
        yield from compare_values(each.old.value, each.new.value, pair.writers)


def _whole_texts(old: PlainAnswer, new: PlainAnswer, each: AnsweredPair) -> tuple[str, str] | None:
    """Return the texts of two answers, with addresses of links and texts of pictures in prose.

    None where these are the same in both: then the plain text says all.
    """
    whole = [_write_whole(answer) for answer in (each.old, each.new)]
    plain = [text.text for text in (old, new)]
    unseen = [
        Counter((more or text).split()) - Counter(text.split())
        for more, text in zip(whole, plain, strict=True)
    ]
    if unseen[0] == unseen[1]:
        return None
    return whole[0] or old.text, whole[1] or new.text


def _write_whole(answer: Answer | None) -> str:
    prose = answer.value if isinstance(answer, Answered) else None
    return to_whole_text(prose.markdown) if isinstance(prose, Prose) else ""


def _compare(old: Answer | None, new: Answer | None) -> AnswerState | None:
    """Return the state of a question that both ask; None where neither answers."""
    if isinstance(old, Invalid) or isinstance(new, Invalid):
        return "unread"
    if isinstance(old, Answered) != isinstance(new, Answered):
        return "now" if isinstance(new, Answered) else "before"
    if isinstance(old, Unanswered) and isinstance(new, Unanswered):
        return None
    return "same" if _content(old) == _content(new) else "changed"


def _language(answer: Answer | None) -> str | None:
    """Return the language of an answer in prose."""
    prose = answer.value if isinstance(answer, Answered) else None
    return prose.language if isinstance(prose, Prose) else None


def _content(answer: Answer | None) -> object:
    if isinstance(answer, Answered):
        return _uncarried(answer.value)
    if isinstance(answer, Unavailable):
        return (_uncarried(answer.reason), answer.see)
    return type(answer)


def _uncarried(value: object) -> object:
    """Return a value as it says; that nobody has reviewed it since last year changes nothing."""
    return replace(value, carried_from="") if isinstance(value, Prose) else value
