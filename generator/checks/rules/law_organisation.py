"""LAW1xx: what § 5 a asks: organisation, area of operations, policies and routines."""

from collections.abc import Iterator

from generator.book.model import BookReport, Unanswered
from generator.checks.rules.queries import (
    is_unread,
    main_answer,
    policies_of,
    unanswered,
)
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Severity

_SECTION_5_A = "aapenhetsloven-5-a"


@rule("LAW101", Severity.ERROR, law=(_SECTION_5_A,), in_draft=Severity.WARNING)
def organisation_described(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Et spørsmål om organisering, drift, retningslinjer eller rutiner er ikke besvart.

    Hvorfor: Loven krever at redegjørelsen beskriver hvordan virksomheten er organisert, hva den
        driver med, og hvilke retningslinjer og rutiner den har for å håndtere skade på mennesker.
    Rett opp: Skriv et svar under overskriften til spørsmålet. Kan spørsmålet ikke besvares, kan
        svaret begynne med «Ikke tilgjengelig:» og si hvorfor.

    Feiler (0-enterprise/nb.md):
        ## 0.4 Beskrivelse av virksomhetens struktur
    Består (0-enterprise/nb.md):
        ## 0.4 Beskrivelse av virksomhetens struktur

        Vi er 80 ansatte i tre avdelinger: innkjøp, brenneri og salg. Hovedkontoret er i Oslo.
    """
    yield from unanswered(report, {_SECTION_5_A})


@rule("LAW102", Severity.ERROR, law=(_SECTION_5_A,), in_draft=Severity.WARNING)
def policies_given(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Redegjørelsen viser ikke hvor retningslinjene står.

    Hvorfor: Loven krever at redegjørelsen forteller om retningslinjene for å håndtere skade på
        mennesker. Den som leser, skal kunne slå dem opp.
    Rett opp: Oppgi minst én retningslinje med nettadresse (`url`) eller vedlegg (`attachment`).
        Er ingen av dem offentlige, oppgi `unavailable` med en begrunnelse.

    Feiler (1-embed/facts.yaml):
        policies: []
    Består (1-embed/facts.yaml):
        policies:
          - url: https://www.granlia.example/retningslinjer
    """
    bound = report.answered_by("policies")
    if bound is None or is_unread(report, "policies"):
        return
    answer, about = main_answer(report, bound), bound.question.id
    if isinstance(answer, Unanswered):
        yield hit(answer.where, about=about, case="none", question=about)
        return
    for index, policy in enumerate(policies_of(report)):
        if not policy.url and not policy.attachment:
            where = answer.where.at(index)
            yield hit(
                where, about=about, severity=Severity.WARNING, case="no_address", question=about
            )
