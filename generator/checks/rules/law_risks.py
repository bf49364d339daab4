"""LAW2xx: what § 5 b asks: actual adverse impacts and significant risks."""

from collections.abc import Iterator

from generator.book.model import BookReport, Unanswered, Unavailable
from generator.checks.rules.queries import (
    is_unread,
    main_answer,
    names_of,
    unanswered,
)
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Severity
from schema.facts.identify import Risk

_SECTION_5_B = "aapenhetsloven-5-b"


@rule("LAW201", Severity.ERROR, law=(_SECTION_5_B,), in_draft=Severity.WARNING)
def risks_told(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Redegjørelsen nevner verken skade eller risiko, og sier ikke hvorfor.

    Hvorfor: Loven krever opplysninger om den skaden og den vesentlige risikoen som er funnet. Å si
        ingenting, eller bare «ingen funnet», er en av feilene tilsynet oftest finner.
    Rett opp: Før opp minst én skade eller risiko under `risks`. Fant dere ingen, skriv under
        `none_found` hvordan dere lette (`method`) og hva dere så på (`scope`).

    Feiler (2-identify/facts.yaml):
        risks: []
    Feiler (3-address/facts.yaml):
        measures: []
    Består (2-identify/facts.yaml):
        risks: []
        none_found:
          method: Vi har intervjuet alle leverandørene og gått gjennom revisjonsrapporter.
          scope: Egen drift og alle leverandører i første ledd.
    Består (3-address/facts.yaml):
        measures: []
    """
    bound = report.answered_by("risks")
    if bound is None or is_unread(report, "risks"):
        return
    answer, about = main_answer(report, bound), bound.question.id
    none_found = report.identify.none_found is not None
    if none_found and report.risks:
        where = report.ref("2-identify/facts.yaml", "none_found")
        yield hit(where, about=about, severity=Severity.WARNING, case="both")
    elif not none_found and isinstance(answer, Unanswered | Unavailable):
        case = "none" if isinstance(answer, Unanswered) else "unavailable"
        yield hit(answer.where, about=about, case=case)


@rule("LAW202", Severity.ERROR, law=(_SECTION_5_B,), in_draft=Severity.WARNING)
def kind_given(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Det står ikke om det er skade som har skjedd, eller risiko for skade.

    Hvorfor: Loven skiller mellom faktiske negative konsekvenser og vesentlig risiko for dem.
        Leseren må få vite hva det er.
    Rett opp: Sett `kind: actual` når skaden har skjedd eller skjer, og `kind: potential` når det er
        en risiko for at den skjer.

    Feiler (2-identify/facts.yaml):
        risks:
          - id: child-labour
            title: Barnearbeid på kaffegårder
            topic: child_labour
            geography: [BR]
            relation: supply_chain
    Består (2-identify/facts.yaml):
        risks:
          - id: child-labour
            title: Barnearbeid på kaffegårder
            topic: child_labour
            geography: [BR]
            relation: supply_chain
            kind: potential
    """
    if is_unread(report, "risks"):
        return
    for bound in report.risks:
        risk = bound.risk
        if risk.kind is None:
            yield hit(bound.where.at("kind"), about=risk.id, risk=risk.id, title=risk.title)


@rule("LAW203", Severity.WARNING, law=(_SECTION_5_B,))
def risk_placed(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Det står ikke hva risikoen handler om, hvor den er, eller i hvilket ledd.

    Hvorfor: Tema, geografi og ledd (egen virksomhet, leverandørkjeden, forretningspartner) er det
        lesere trenger for å forstå risikoen, og for å sammenligne den med andres.
    Rett opp: Fyll ut `topic`, `geography` og `relation`. Passer ingen av temaene, bruk
        `topic: other` sammen med `other_topic`.

    Feiler (2-identify/facts.yaml):
        risks:
          - id: child-labour
            title: Barnearbeid på kaffegårder
            kind: potential
            topic: child_labour
    Består (2-identify/facts.yaml):
        risks:
          - id: child-labour
            title: Barnearbeid på kaffegårder
            kind: potential
            topic: child_labour
            geography: [BR, south_eastern_asia]
            relation: supply_chain
    """
    if is_unread(report, "risks"):
        return
    for bound in report.risks:
        risk = bound.risk
        fields = tuple(_unplaced(risk))
        if fields:
            yield hit(
                bound.where.at(fields[0]),
                about=risk.id,
                risk=risk.id,
                title=risk.title,
                fields=names_of(Risk, *fields),
                keys=fields,
            )


def _unplaced(risk: Risk) -> Iterator[str]:
    if risk.topic is None:
        yield "topic"
    if risk.topic == "other" and risk.other_topic is None:
        yield "other_topic"
    if not risk.geography:
        yield "geography"
    if risk.relation is None:
        yield "relation"


@rule("LAW204", Severity.WARNING, law=(_SECTION_5_B,))
def impacts_described(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Et spørsmål om skade og risiko er ikke besvart.

    Hvorfor: Listen over prioritert risiko er det loven først og fremst krever. Skjemaet spør i
        tillegg om annen skade som ble funnet; også det hører med til det § 5 b ber om.
    Rett opp: Skriv et svar, også når svaret er at dere ikke fant mer. Kan spørsmålet ikke besvares,
        kan svaret begynne med «Ikke tilgjengelig:» og si hvorfor.

    Feiler (2-identify/nb.md):
        ## 2.A.3
    Består (2-identify/nb.md):
        ## 2.A.3

        Vi fant også lange arbeidsdager hos to transportører. Begge har endret turnusen.
    """
    yield from unanswered(report, {_SECTION_5_B})
