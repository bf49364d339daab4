"""REF102, REF105, TXT201: what last year's statement promised, and what became of it."""

from collections.abc import Iterator

from generator.book.model import BookReport
from generator.checks.rules.queries import (
    about_fact,
    carried_from,
    is_unread,
    previous_of,
)
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Ref, Severity
from schema.values import Text, listed
from schema.vocabulary import is_status, load_vocabulary

_FACTS = "0-enterprise/facts.yaml"


@rule("REF102", Severity.WARNING, law=("aapenhetsloven-4-d",))
def goals_followed_up(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield the goals of the previous report that have no status in this one."""
    about, where = about_fact(report, "goals"), report.ref(_FACTS, "goals")
    previous = previous_of(report, context)
    if previous is None or about is None or is_unread(report, "goals"):
        return
    now = {goal.id: (index, goal) for index, goal in enumerate(listed(report.enterprise.goals))}
    promised = {goal_id: (goal, origin) for goal_id, goal, origin in _promised(previous)}
    for goal_id, (goal, origin) in promised.items():
        index, found = now.get(goal_id, (0, None))
        if found is None or found.status is None:
            yield hit(
                where.at(index, "status") if found else where,
                about=about,
                related=(origin,),
                case="no_status" if found else "gone",
                id=goal_id,
                goal=goal,
                year=previous.year,
            )


def _promised(report: BookReport) -> Iterator[tuple[str, Text, Ref]]:
    """Yield the goals that a report leaves to the next one: those set for it, those not reached."""
    coming = report.enterprise.next_goals
    for index, goal in enumerate(coming if isinstance(coming, tuple) else ()):
        yield goal.id, goal.goal, report.ref(_FACTS, "next_goals", index, "goal")
    for index, each in enumerate(listed(report.enterprise.goals)):
        if not is_status(each.status, "over"):
            yield each.id, each.goal, report.ref(_FACTS, "goals", index, "goal")


@rule("TXT201", Severity.ERROR, in_draft=Severity.WARNING)
def carried_answers_reviewed(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield answers that still have the mark of `aktsom new`: carried over, not reviewed."""
    for bound in report.questions:
        for language, answer in bound.answers.items():
            year = carried_from(answer)
            if year and bound.question.answer == "prose":
                mark = load_vocabulary("carried_markers").terms[0].label.in_language(language)
                where = answer.where.on(f"<!-- {mark}")
                question = bound.question.id
                yield hit(where, about=question, question=question, year=year, language=language)


@rule("REF105", Severity.INFO, law=("aapenhetsloven-4-d",))
def risks_followed_up(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield the risks of the previous report that this one does not mention."""
    previous = previous_of(report, context)
    if previous is None or is_unread(report, "risks") or report.answered_by("risks") is None:
        return
    here = {each.risk.id for each in report.risks}
    gone = [each for each in previous.risks if each.risk.id not in here]
    text = "\n".join(each.text for each in report.passages).casefold() if gone else ""
    for each in gone:
        names = {each.risk.id, *each.risk.title.by_language.values()}
        if not any(name.strip().casefold() in text for name in names):
            yield hit(
                report.ref("2-identify/facts.yaml", "risks"),
                about=each.risk.id,
                related=(each.where.at("title"),),
                risk=each.risk.id,
                title=each.risk.title,
                year=previous.year,
            )
