"""Section 5 of the Act, point by point: how a statement answers each of them.

What the form asks beyond the Act is counted in `tallies`, and never here.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from generator.assessment.impacts import RiskStanding, judge_measures, judge_risks
from generator.assessment.lacks import Lack, Texts
from generator.assessment.publication import judge_deadline, judge_publication, judge_signature
from generator.assessment.withholding import HIDING, is_withheld_lawfully, judge_withheld
from generator.book.model import (
    Answer,
    Answered,
    Book,
    BookQuestion,
    BookReport,
    Invalid,
    Prose,
    Unavailable,
)
from generator.text.vacuity import Wanted, says_where
from schema.points import load_points
from schema.values import Text

# How a point stands. What is `answered`, answered with `nothing_found` and how it was looked for,
# `not_applicable` or `withheld` on a ground that the Act has, meets the Act; the others do not:
# some of it is there (`partly`), it is only said where it stands (`elsewhere`) or that it cannot be
# given (`refused`), nothing that is there says anything (`empty`), or it could not be read
# (`unread`).
State: TypeAlias = Literal[
    "answered", "nothing_found", "not_applicable", "withheld",
    "partly", "elsewhere", "refused", "empty", "unread",
]  # fmt: skip
_MEETS = frozenset({"answered", "nothing_found", "not_applicable", "withheld"})


class Point(Struct, frozen=True):
    """One point of section 5: its provision, how it stands, and what is lacking."""

    id: str
    law: str
    state: State
    lacks: tuple[Lack, ...] = ()

    @property
    def met(self) -> bool:
        """Whether the Act is met in this point."""
        return self.state in _MEETS


class Assessment(Struct, frozen=True, dict=True):
    """A statement measured by section 5: every point in the order of the Act, and every risk."""

    points: tuple[Point, ...]
    risks: Mapping[str, RiskStanding]

    @property
    def complete(self) -> bool:
        """Whether all four paragraphs are met, signature and publication included."""
        return all(point.met for point in self.points)

    @property
    def nothing_found(self) -> bool:
        """Whether the statement says that nothing was found, and how it was looked for."""
        return self.find("impacts").state == "nothing_found"

    @property
    def found(self) -> int | None:
        """How many impacts and risks are listed; None where none is and nobody says there is none.

        An answer that is lacking is no 0: who counts thousands would count it as «nothing found».
        """
        return len(self.risks) or (0 if self.nothing_found else None)

    @cached_property
    def asked(self) -> dict[tuple[str, str], str]:
        """How questions stand that have been asked about, by language and id: see `tallies`."""
        return {}

    def find(self, point: str) -> Point:
        """Return a point by its id. Raises StopIteration: a fault of aktsom's own."""
        return next(each for each in self.points if each.id == point)

    def of(self, law: str) -> tuple[Point, ...]:
        """Return the points that a provision asks for."""
        return tuple(each for each in self.points if each.law == law)

    def lacking(self, *cases: str) -> Iterator[Lack]:
        """Yield what is lacking, of some cases, in the order of the Act."""
        for point in self.points:
            yield from (each for each in point.lacks if each.case in cases)


def assess(report: BookReport, book: Book | None = None) -> Assessment:
    """Measure a statement by section 5 of the Act.

    `book` has the organisation's other statements, which the deadline is told by; without it, the
    statement is taken to be the first.
    """
    book = book or Book("", report.organisation, (report,))
    texts = Texts.of(report)
    standings = judge_risks(report, texts)
    judged = {
        **{point: _judge_answers(point, report, texts) for point in _ANSWERED_IN_WORDS},
        **_judge_impacts(report, texts, standings),
        "publication": _whole(judge_publication(report)),
        "deadline": _whole(judge_deadline(report, book)),
        "signature": _whole(judge_signature(report)),
    }
    points = (Point(id_, point.law, *judged[id_]) for id_, point in load_points().items())
    return Assessment(tuple(points), {each.id: each for each in standings})


_Judged: TypeAlias = tuple[State, tuple[Lack, ...]]
# The points that one of several answers in prose may answer.
_ANSWERED_IN_WORDS = ("organisation", "operations", "policies")
# What a brief answer to them must name, if it is more than something one could point at.
_WANTED: Mapping[str, Wanted] = {"organisation": "organised", "policies": "ruled"}


def _whole(lacks: Iterator[Lack]) -> _Judged:
    found = tuple(lacks)
    return ("empty" if found else "answered"), found


def _judge_answers(point: str, report: BookReport, texts: Texts) -> _Judged:
    """One good answer is enough, whichever question it stands at; the others are the form's."""
    asked = list(_asked(point, report))
    lacks = [_judge_answer(each, report, texts, _WANTED.get(point, "pointed")) for each in asked]
    if not all(lacks):
        return "answered", ()
    found = tuple(each for each in lacks if each)
    questions = report.form.points.get(point, ())
    if is_withheld_lawfully(questions, report):
        return "withheld", ()
    if any(each.question in questions for each in report.head.withheld):
        found = tuple(_withheld(each) for each in found)
    for case, state in _STATES.items():
        told = tuple(each for each in found if each.case == case)
        if told:
            return state, told[:1]
    return "empty", found[:1]


# How a point stands by what its answers lack: the first of these that any of them does.
_STATES: Mapping[str, State] = {
    "unread": "unread",
    "elsewhere": "elsewhere",
    "withheld": "refused",
    "refused": "refused",
}


def _withheld(lack: Lack) -> Lack:
    """Return what an answer lacks when the reason that it is not there is public."""
    unsaid = lack.case in {"unanswered", "refused"}
    return replace(lack, case="withheld", reasoned=True) if unsaid else lack


def _asked(point: str, report: BookReport) -> Iterator[BookQuestion]:
    for id_ in report.form.points.get(point, ()):
        question = report.find(id_)
        if question:
            yield question


def _judge_answer(
    bound: BookQuestion, report: BookReport, texts: Texts, wanted: Wanted
) -> Lack | None:
    """Return what an answer lacks; None if it says something."""
    answer = bound.answers[report.language]
    case = _case(answer, texts, wanted)
    reasoned = isinstance(answer, Unavailable) and not texts.is_empty(_reason(answer))
    about = bound.question.id
    return Lack(case, answer.where, about=about, reasoned=reasoned) if case else None


def _reason(answer: Unavailable) -> Text | str | None:
    return answer.reason.markdown if isinstance(answer.reason, Prose) else answer.reason


def _case(answer: Answer, texts: Texts, wanted: Wanted) -> str:
    if isinstance(answer, Answered):
        if not isinstance(answer.value, Prose):
            return ""
        prose = answer.value.markdown
        # Where it says something, but only of where the answer is, that is what it lacks.
        if texts.lead_elsewhere(prose) and not texts.is_empty(prose, wanted="words"):
            return "elsewhere"
        return "vacuous_answer" if texts.is_empty(prose, wanted=wanted) else ""
    if isinstance(answer, Unavailable):
        return "" if answer.see else "refused"
    return "unread" if isinstance(answer, Invalid) else "unanswered"


def _judge_impacts(
    report: BookReport, texts: Texts, standings: tuple[RiskStanding, ...]
) -> dict[str, _Judged]:
    impacts = _with_hidden(_judge_found(report, texts), report)
    if impacts[0] == "nothing_found":
        none: _Judged = ("not_applicable", ())
        return {"impacts": impacts, "measures": none, "results": none}
    if not report.risks:
        state: State = impacts[0] if impacts[0] in {"unread", "withheld"} else "empty"
        return {"impacts": impacts, "measures": (state, ()), "results": (state, ())}
    measures, results = judge_measures(report, texts, standings)
    return {
        "impacts": impacts,
        "measures": _of_risks(measures, report, "measures"),
        "results": _of_risks(results, report, "measures"),
    }


def _judge_found(report: BookReport, texts: Texts) -> _Judged:
    """Section 5 b: the impacts and risks, or that there are none and how that is known."""
    bound = report.answered_by("risks")
    answer = bound.answers[report.language] if bound else None
    if bound is None or answer is None:
        return "empty", ()
    if isinstance(answer, Invalid):
        return "unread", (Lack("unread", answer.where, about=bound.question.id),)
    if report.risks:
        lacks = tuple(each for each in _unclear_risks(report, texts))
        return ("partly" if lacks else "answered"), lacks
    if report.identify.none_found:
        bare = tuple(_bare_search(report, texts, bound.question.id))
        return ("empty" if bare else "nothing_found"), bare
    if is_withheld_lawfully((bound.question.id,), report):
        return "withheld", ()
    case = "refused" if isinstance(answer, Unavailable) else "nothing_reported"
    lack = Lack(case, answer.where, about=bound.question.id)
    return ("refused" if case == "refused" else "empty"), (lack,)


def _with_hidden(judged: _Judged, report: BookReport) -> _Judged:
    """Return how section 5 b stands when what is withheld of it may not be: LAW502 says what."""
    hidden = tuple(
        Lack(
            "hidden",
            report.ref("report.yaml", "withheld", each.index),
            risk=each.withheld.risk or "",
        )
        for each in judge_withheld(report)
        if each.case in HIDING
    )
    state, lacks = judged
    if not hidden or state in {"unread", "withheld"}:
        return judged
    told = tuple(each for each in lacks if each.case not in {"nothing_reported", "refused"})
    return ("partly" if report.risks or state == "nothing_found" else "refused"), (*told, *hidden)


def _unclear_risks(report: BookReport, texts: Texts) -> Iterator[Lack]:
    for bound in report.risks:
        risk = bound.risk
        if risk.kind is None:
            yield Lack("no_kind", bound.where.at("kind"), about=risk.id, risk=risk.id)
        if texts.names_nothing(risk):
            yield Lack("unnamed", bound.where.at("title"), about=risk.id, risk=risk.id)


# A method must name so much: who was asked, what was read. A scope names one thing, or a tier.
_FEWEST = {"method": 2, "scope": 1}
_FEWEST_WORDS = 5


def _bare_search(report: BookReport, texts: Texts, about: str) -> Iterator[Lack]:
    """Yield the method and the scope of `none_found` where they say nothing."""
    found = report.identify.none_found
    for key, text in (("method", found.method), ("scope", found.scope)) if found else ():
        said = texts.main(text)
        if key == "scope" and says_where(said):
            continue
        brief = key == "method" and len(said.split()) < _FEWEST_WORDS
        if (
            brief
            or texts.lead_elsewhere(said)
            or texts.is_empty(said, _FEWEST[key], wanted="pointed")
        ):
            where = report.ref("2-identify/facts.yaml", "none_found", key)
            yield Lack(f"bare_{key}", where, about=about)


def _of_risks(lacks: tuple[Lack, ...], report: BookReport, fact: str) -> _Judged:
    bound = report.answered_by(fact)
    if bound and isinstance(bound.answers[report.language], Invalid):
        return "unread", ()
    if not lacks:
        return "answered", ()
    if len({each.risk for each in lacks}) < len(report.risks):
        return "partly", lacks
    elsewhere = all(each.case.endswith("_elsewhere") for each in lacks)
    return ("elsewhere" if elsewhere else "empty"), lacks
