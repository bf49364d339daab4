"""Three tallies, never mixed: the points of the Act, the form's questions, the authorities' advice.

The first is `points`; here are the form's questions, and the three together for a report. What is
advised and not there is counted where findings are listed: it is not asked of a statement.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from generator.assessment.elsewhere import is_asked_where
from generator.assessment.lacks import Texts
from generator.assessment.points import Assessment, State, assess
from generator.book.model import (
    Answer,
    Answered,
    Book,
    BookQuestion,
    BookReport,
    Invalid,
    Prose,
    Unanswered,
    Unavailable,
)
from generator.text.vacuity import Wanted
from schema.form import Question
from schema.substance_words import load_group
from schema.wordlists import load_words

# How the questions of these facts stand when it is said that nothing was found, and how.
_DILIGENCE = ("aapenhetsloven-4-", "aapenhetsloven-5-b", "aapenhetsloven-5-c")
_WHERE_NOTHING_FOUND = {"risks": "answered", "measures": "not_applicable"}

# What a statement must hold: the Act knows no answer that is not available.
_CONTENT = frozenset({"aapenhetsloven-5-a", "aapenhetsloven-5-b", "aapenhetsloven-5-c"})


class Tally(Struct, frozen=True):
    """How many of the questions that must be answered are, and are not.

    `unanswered` are also those whose answer says nothing, or only where something stands.
    """

    answered: int = 0
    unavailable: int = 0
    unanswered: int = 0
    invalid: int = 0

    @property
    def asked(self) -> int:
        """All questions that must be answered."""
        return self.answered + self.unavailable + self.unanswered + self.invalid


class PointStanding(Struct, frozen=True):
    """A point of section 5, its provision, and how it stands."""

    point: str
    provision: str
    state: State
    met: bool


class Completeness(Struct, frozen=True):
    """How complete a report is. `path` is its folder, from content/.

    `act` are the points of section 5; `form` counts the questions that the form asks beyond them;
    `steps` counts all of the form's, by the name of the step's folder.
    """

    path: str
    name: str
    year: int
    draft: bool
    form_name: str
    act: tuple[PointStanding, ...]
    form: Tally
    steps: dict[str, Tally]

    @property
    def met(self) -> int:
        """How many points of the Act are met."""
        return sum(point.met for point in self.act)


def measure_completeness(report: BookReport, assessment: Assessment) -> Completeness:
    """Return how complete a report is, in its main language."""
    counter = Counter.of(report, assessment)
    standings = (PointStanding(p.id, p.law, p.state, p.met) for p in counter.assessment.points)
    return Completeness(
        path=report.path,
        name=report.organisation.short_name or report.organisation.name,
        year=report.year,
        draft=report.head.status == "draft",
        form_name=report.form.head.id,
        act=tuple(standings),
        form=counter.beyond_the_act(),
        steps={step.folder: counter.count(step.questions) for step in report.steps},
    )


class Counter(Struct, frozen=True):
    """Counts the answers of a report in a language, where what is not translated is in the main."""

    report: BookReport
    assessment: Assessment
    language: str
    texts: Texts

    @classmethod
    def of(cls, report: BookReport, assessment: Assessment, language: str = "") -> "Counter":
        """Return what counts a report's answers, in its main language unless another is given."""
        return cls(report, assessment, language or report.language, Texts.of(report))

    def beyond_the_act(self) -> Tally:
        """Count the questions that answer no point of the Act."""
        answering = {id_ for ids in self.report.form.points.values() for id_ in ids}
        return self.count(q for q in self.report.questions if q.question.id not in answering)

    def count(self, questions: Iterable[BookQuestion]) -> Tally:
        """Count the questions that must be answered; parts count for their whole."""
        states = [self.state(each) for each in questions if must_be_answered(each.question)]
        found = Tally(*(states.count(state) for state in Tally.__struct_fields__))
        return replace(found, answered=found.answered + states.count("not_applicable"))

    def state(self, bound: BookQuestion) -> str:
        """Return how a question stands: the field of a tally that counts it, or `not_applicable`.

        What need not be answered because nothing was found is counted as answered.
        """
        known, place = self.assessment.asked, (self.language, bound.question.id)
        if place not in known:
            known[place] = self._state(bound)
        return known[place]

    def _state(self, bound: BookQuestion) -> str:
        answer = bound.answer(self.language, self.report.language)
        if isinstance(answer, Unavailable):
            return "unavailable"
        if isinstance(answer, Invalid):
            return "invalid"
        if isinstance(answer, Unanswered):
            found = _WHERE_NOTHING_FOUND if self.assessment.nothing_found else {}
            return found.get(bound.question.fact or "", "unanswered")
        return "unanswered" if self._says_nothing(bound.question, answer) else "answered"

    def _says_nothing(self, question: Question, answer: Answer) -> bool:
        prose = answer.value if isinstance(answer, Answered) else None
        if not isinstance(prose, Prose) or asks_for_anything(question):
            return False
        wanted: Wanted = "things" if is_of_diligence(question) else "words"
        if self.is_indefinite(prose.markdown, wanted):
            return True
        return not is_asked_where(question) and self.texts.lead_elsewhere(prose.markdown)

    def is_indefinite(self, text: str, wanted: Wanted) -> bool:
        """Tell whether a text says nothing, not even that something has not been done."""
        if not self.texts.is_empty(text, wanted=wanted):
            return False
        undone = load_group("not_done", self.report.language)
        return undone is None or not undone.search(f" {' '.join(text.casefold().split())}")

    def in_vain(self) -> Iterator[BookQuestion]:
        """Yield the questions that must be answered and are not."""
        for each in self.report.questions:
            if must_be_answered(each.question) and self.state(each) in {"unanswered", "invalid"}:
                yield each


def unavailable_in(report: BookReport) -> Iterator[BookQuestion]:
    """Yield the questions that section 5 a to c requires and that are said not to be available."""
    for bound in report.questions:
        question = bound.question
        serves = question.required and question.answer != "parts" and _CONTENT & {*question.law}
        if serves and isinstance(bound.answers[report.language], Unavailable):
            yield bound


def has_answers(report: BookReport) -> bool:
    """Tell whether any question is answered, in some language, in the files of its steps."""
    frame = f"{report.path}/report.yaml"
    return any(
        isinstance(answer, Answered | Unavailable | Invalid)
        for bound in report.questions
        for answer in bound.answers.values()
        if answer.where.file.startswith(f"{report.path}/") and answer.where.file != frame
    )


def count_wanting(report: BookReport, book: Book) -> int:
    """Count the questions that must be answered and are not, of the Act's and the form's."""
    return sum(1 for _ in Counter.of(report, assess(report, book)).in_vain())


def must_be_answered(question: Question) -> bool:
    """Tell whether a question must be answered, by itself."""
    return question.required and question.answer != "parts"


def is_of_diligence(question: Question) -> bool:
    """Whether a question is above all about due diligence: what is done, by § 4 or § 5 b and c."""
    return bool(question.law) and question.law[0].startswith(_DILIGENCE)


@cache
def asks_for_anything(question: Question) -> bool:
    """Whether «ingen» answers it: changes since last year, cases of something, other comments."""
    label = " ".join(question.label.text.by_language.values()).casefold()
    return any(words in label for words in load_words("questions_of_anything"))
