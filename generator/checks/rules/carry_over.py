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
from schema.vocabulary import load_vocabulary

_FACTS = "0-enterprise/facts.yaml"
_OVER = {"done", "stopped"}


@rule("REF102", Severity.WARNING, law=("aapenhetsloven-4-d",))
def goals_followed_up(report: BookReport, context: Context) -> Iterator[Hit]:
    """Et mål fra forrige redegjørelse er ikke fulgt opp.

    Hvorfor: Det som ble lovet i fjor, skal ha en status i år. Ellers vet ikke leseren om det ble
        noe av.
    Rett opp: Ta med målet under `goals`, med samme `id` som i fjor, og sett en `status`. Ble det
        droppet, er `status: stopped` med en kommentar et ærlig svar.

    Feiler (2022/0-enterprise/facts.yaml):
        next_goals:
          - id: train-buyers
            goal: Kurse alle innkjøperne
    Består (2022/0-enterprise/facts.yaml):
        next_goals:
          - id: train-buyers
            goal: Kurse alle innkjøperne
    Består (0-enterprise/facts.yaml):
        goals:
          - id: train-buyers
            goal: Kurse alle innkjøperne
            status: done
    """
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
        if each.status not in _OVER:
            yield each.id, each.goal, report.ref(_FACTS, "goals", index, "goal")


@rule("TXT201", Severity.ERROR, in_draft=Severity.WARNING)
def carried_answers_reviewed(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Svaret er overført fra et tidligere år og er ikke gått gjennom.

    Hvorfor: `aktsom new` tar med fjorårets svar om rutiner, for de endrer seg lite. Men leseren
        skal kunne stole på at noen har lest dem og at de stemmer for året redegjørelsen gjelder.
    Rett opp: Les svaret, rett det som er blitt annerledes, og slett linjen som begynner med
        «<!-- Overført fra».

    Feiler (4-track/nb.md):
        ## 4.A.2

        <!-- Overført fra 2022. Les gjennom, rett det som er nytt, og slett denne linjen. -->

        Vi besøker gårdene hvert år.
    Består (4-track/nb.md):
        ## 4.A.2

        Vi besøker gårdene hvert år.
    """
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
    """En risiko fra forrige redegjørelse er borte, uten at det står hva det ble av den.

    Hvorfor: Leseren som fulgte risikoen i fjor, vet ikke om den er løst, vurdert som mindre eller
        bare glemt.
    Rett opp: La risikoen stå, med tiltaket som ferdig (`status: done`) og resultatet. Eller skriv
        om den i 2.A.3 eller 1.E.1, med tittelen fra i fjor, så leseren finner den igjen.

    Feiler (2022/2-identify/facts.yaml):
        risks:
          - id: unpaid-overtime
            title: Ubetalt overtid hos en transportør
            topic: working_hours
            geography: [BR]
            kind: potential
            relation: supply_chain
    Feiler (2022/3-address/facts.yaml):
        measures:
          - risk: unpaid-overtime
            goal: Betaling for hver time
            status: done
            actions: Vi har endret avtalen med transportøren.
            results: Lønnen er etterbetalt.
    Består (2022/2-identify/facts.yaml):
        risks:
          - id: unpaid-overtime
            title: Ubetalt overtid hos en transportør
            topic: working_hours
            geography: [BR]
            kind: potential
            relation: supply_chain
    Består (2022/3-address/facts.yaml):
        measures:
          - risk: unpaid-overtime
            goal: Betaling for hver time
            status: done
            actions: Vi har endret avtalen med transportøren.
            results: Lønnen er etterbetalt.
    Består (1-embed/nb.md):
        ## 1.E.1

        Ubetalt overtid hos en transportør er ikke lenger en risiko: timelistene stemmer nå.
    """
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
