"""LAW3xx: what § 5 c asks: measures taken or planned, and their results."""

from collections.abc import Iterator

from msgspec.structs import replace

from generator.book.model import BookReport
from generator.checks.rules.queries import is_unread, measures_of, names_of, title_of, unanswered
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Ref, Severity
from generator.text.suggestions import closest
from schema.facts.address import Measure
from schema.facts.enterprise import Goal
from schema.values import listed

_SECTION_5_C, _SECTION_4_F = "aapenhetsloven-5-c", "aapenhetsloven-4-f"
_GIVEN_UP = {"postponed", "stopped"}


@rule("LAW301", Severity.ERROR, law=(_SECTION_5_C,), in_draft=Severity.WARNING)
def risk_addressed(report: BookReport, _context: Context) -> Iterator[Hit]:
    """En risiko har ingen tiltak.

    Hvorfor: Loven krever at redegjørelsen forteller om tiltak mot hver skade og hver vesentlig
        risiko, satt i gang eller planlagt. Utsatte og stansede tiltak teller ikke alene.
    Rett opp: Legg til et tiltak i 3-address/facts.yaml med id-en til risikoen. Er tiltaket ikke
        begynt, er `status: planned` et ærlig svar.

    Feiler (3-address/facts.yaml):
        measures: []
    Består (3-address/facts.yaml):
        measures:
          - risk: child-labour
            goal: Ingen barn i arbeid på gårdene vi kjøper fra
            status: planned
            actions: Vi skal besøke gårdene i 2024.
            results: Vi venter å ha snakket med alle gårdene innen desember.
    """
    if is_unread(report, "measures"):
        return
    misspelt = _nearly_named(report)
    for bound in report.risks:
        risk, given_up = bound.risk, {each.measure.status for each in bound.measures} <= _GIVEN_UP
        if given_up and (bound.measures or risk.id not in misspelt):
            case, where = "stopped" if bound.measures else "none", bound.where.at("id")
            yield hit(where, about=risk.id, case=case, risk=risk.id, title=risk.title)


def _nearly_named(report: BookReport) -> set[str]:
    """The risks that a measure for no risk was most likely meant for; REF304 says so."""
    known = sorted(each.risk.id for each in report.risks)
    return {closest(each.measure.risk, known) for each in report.orphan_measures}


@rule("LAW302", Severity.ERROR, law=(_SECTION_5_C,), in_draft=Severity.WARNING)
def results_given(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Et tiltak sier ikke hva det har ført til, eller hva det er ventet å føre til.

    Hvorfor: Loven krever at redegjørelsen oppgir resultatet av hvert tiltak, eller det forventede.
    Rett opp: Fyll ut `results`. Er det for tidlig å se resultater, skriv hva dere venter, og når.

    Feiler (3-address/facts.yaml):
        measures:
          - risk: child-labour
            goal: Ingen barn i arbeid på gårdene vi kjøper fra
            status: ongoing
            actions: Vi besøker gårdene hvert år.
    Består (3-address/facts.yaml):
        measures:
          - risk: child-labour
            goal: Ingen barn i arbeid på gårdene vi kjøper fra
            status: ongoing
            actions: Vi besøker gårdene hvert år.
            results: To av fem gårder er besøkt, og 14 barn går nå på skole.
    """
    for bound in measures_of(report):
        if bound.measure.results is None:
            risk = bound.measure.risk
            title = title_of(report, risk)
            yield hit(bound.where.at("results"), about=risk, risk=risk, title=title)


@rule("LAW305", Severity.ERROR, law=(_SECTION_5_C,), in_draft=Severity.WARNING)
def measure_filled(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Et tiltak mangler mål, status eller beskrivelse.

    Hvorfor: Et tiltak uten mål, status og beskrivelse sier ikke hva som gjøres, og da er det ikke
        et tiltak i lovens forstand.
    Rett opp: Fyll ut `goal`, `status` og `actions`. Er ikke noe gjort ennå, skriv hva dere har
        planlagt, og sett `status: planned`.

    Feiler (3-address/facts.yaml):
        measures:
          - risk: child-labour
            results: Vi venter å ha besøkt alle gårdene innen desember.
    Består (3-address/facts.yaml):
        measures:
          - risk: child-labour
            goal: Ingen barn i arbeid på gårdene vi kjøper fra
            status: planned
            actions: Vi skal besøke gårdene.
            results: Vi venter å ha besøkt alle gårdene innen desember.
    """
    for bound in measures_of(report):
        fields = names_of(Measure, *_unfilled(bound.measure))
        if fields:
            risk = bound.measure.risk
            title = title_of(report, risk)
            yield hit(bound.where, about=risk, risk=risk, title=title, fields=fields)


def _unfilled(measure: Measure) -> Iterator[str]:
    if measure.goal is None:
        yield "goal"
    if measure.status is None:
        yield "status"
    if measure.actions is None:
        yield "actions"


@rule("LAW304", Severity.WARNING, law=(_SECTION_4_F,))
def remediation_told(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Det er meldt om faktisk skade, men et spørsmål om gjenoppretting er ikke besvart.

    Hvorfor: Der noen har lidd skade, skal virksomheten sørge for eller samarbeide om at skaden blir
        rettet opp og erstattet. Lesere vil lete etter det.
    Rett opp: Svar på spørsmålene om gjenoppretting, også når svaret er at ingenting er gjort.

    Feiler (2-identify/facts.yaml):
        risks:
          - id: child-labour
            title: Barn i arbeid på en kaffegård
            topic: child_labour
            geography: [BR]
            relation: supply_chain
            kind: actual
            involvement: linked
    Feiler (6-remediate/nb.md):
        ## 6.A.2
    Består (6-remediate/nb.md):
        ## 6.A.2

        Vi har betalt skolegang for de fjorten barna og erstatning til familiene.
    """
    actual = tuple(each.where for each in report.risks if each.risk.kind == "actual")
    if actual:
        for each in unanswered(report, {_SECTION_4_F}):
            yield replace(each, related=actual)


@rule("LAW306", Severity.WARNING, law=(_SECTION_5_C,))
def measures_described(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Et spørsmål om tiltak eller resultater er ikke besvart.

    Hvorfor: Tiltakene mot hver risiko er det loven først og fremst krever. Skjemaet spør i tillegg
        om andre tiltak og om hvordan dere vet at tiltakene virker; også det belyser § 5 c.
    Rett opp: Skriv et svar, også når svaret er at dere ikke har gjort noe. Kan spørsmålet ikke
        besvares, kan svaret begynne med «Ikke tilgjengelig:» og si hvorfor.

    Feiler (3-address/nb.md):
        ## 3.B.3
    Består (3-address/nb.md):
        ## 3.B.3

        Vi betaler innen 14 dager og forhandler ikke ned prisen på det som er under minstepris.
    """
    yield from unanswered(report, {_SECTION_5_C})


@rule("LAW307", Severity.WARNING, law=(_SECTION_5_C,))
def stops_explained(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Et tiltak eller et mål er utsatt eller stanset, og det står ikke hvorfor.

    Hvorfor: Det som ikke blir gjort, er det leseren lurer mest på. Uten en grunn ser det ut som om
        det er glemt.
    Rett opp: Skriv grunnen under `status_note`, og når det eventuelt tas opp igjen.

    Feiler (0-enterprise/facts.yaml):
        goals:
          - id: visit-farms
            goal: Besøke to gårder i året
            status: postponed
    Består (0-enterprise/facts.yaml):
        goals:
          - id: visit-farms
            goal: Besøke to gårder i året
            status: postponed
            status_note: Flom stengte veiene. Vi reiser i mai 2024.
    """
    goals = report.ref("0-enterprise/facts.yaml", "goals")
    stated: list[tuple[Ref, Goal | Measure, str]] = [
        *(
            (goals.at(index), each, each.id)
            for index, each in enumerate(listed(report.enterprise.goals))
        ),
        *((each.where, each.measure, each.measure.risk) for each in measures_of(report)),
    ]
    for where, each, named in stated:
        if each.status in _GIVEN_UP and each.status_note is None:
            yield hit(where.at("status"), about=named, case=each.status or "", named=named)
