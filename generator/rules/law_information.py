"""LAW5xx: the right to information (§§ 6 and 7), and what may be left out of the statement."""

from collections.abc import Iterator

from generator.book import BoundReport
from generator.findings import Ref, Severity
from generator.rules.reading import speaks, title_of, unanswered
from generator.rules.registry import Context, Hit, hit, rule
from schema.report import Withheld
from schema.vocabulary import load_vocabulary

_SECTION_6, _SECTION_7 = "aapenhetsloven-6", "aapenhetsloven-7"


@rule("LAW501", Severity.ERROR, law=(_SECTION_6, _SECTION_7), in_draft=Severity.WARNING)
def information_offered(report: BoundReport, context: Context) -> Iterator[Hit]:
    """Det står ikke hvor man skriver for å be om informasjon.

    Hvorfor: Alle kan skriftlig be om å få vite hvordan virksomheten håndterer skade på mennesker,
        og har krav på svar innen tre uker (to måneder når spørsmålet er svært krevende). Da må de
        vite hvor de skal skrive. Et telefonnummer er ikke nok, for spørsmålet skal være skriftlig.
    Rett opp: Oppgi e-post, nettside eller postadresse under `information` i organisation.yaml.
        Siden om retten til informasjon, med frister og tilsynsmyndighet, lages av det.

    Feiler (organisation.yaml):
        information:
          telephone: 23 00 00 00
    Består (organisation.yaml):
        information:
          email: apenhet@granlia.example
          telephone: 23 00 00 00
    """
    information = context.organisation.organisation.information
    written = (information.email, information.url, information.address)
    if speaks(report, context) and not any(written):
        where = Ref(f"{context.organisation.key}/organisation.yaml", ("information",))
        case = "telephone" if information.telephone else "none"
        yield hit(where, about="organisation.yaml", case=case)


@rule("LAW502", Severity.ERROR, law=("aapenhetsloven-5-2", _SECTION_6))
def nothing_hidden(report: BoundReport, _context: Context) -> Iterator[Hit]:
    """Noe er utelatt som ikke kan utelates.

    Hvorfor: Personlige forhold og forretningshemmeligheter kan utelates, men en kjent, faktisk
        krenkelse av grunnleggende menneskerettigheter skal alltid omtales.
    Rett opp: Ta med opplysningene om den faktiske krenkelsen, og fjern punktet under `withheld`.

    Feiler (2-identify/facts.yaml):
        risks:
          - id: child-labour
            title: Barn i arbeid på en kaffegård
            topic: child_labour
            geography: [BR]
            relation: supply_chain
            kind: actual
    Feiler (report.yaml):
        withheld:
          - question: 2.A.1
            risk: child-labour
            ground: d
            reason: Navnet på gården er en forretningshemmelighet.
    Består (report.yaml):
        withheld:
          - question: 2.A.1
            risk: child-labour
            ground: d
            reason: Navnet på gården er en forretningshemmelighet.
    """
    for index, withheld in enumerate(report.head.withheld):
        where = report.ref("report.yaml", "withheld", index)
        if _hides_violation(report, withheld):
            risk = withheld.risk or ""
            title = title_of(report, risk)
            yield hit(where.at("risk"), about=risk, risk=risk, title=title)


def _hides_violation(report: BoundReport, withheld: Withheld) -> bool:
    topics = load_vocabulary("topics")
    for each in report.risks:
        topic = topics.find(each.risk.topic or "")
        if each.risk.id == withheld.risk and each.risk.kind == "actual" and topic:
            return topic.human_right
    return False


@rule("LAW503", Severity.WARNING, law=(_SECTION_6, _SECTION_7))
def requests_answered(report: BoundReport, _context: Context) -> Iterator[Hit]:
    """Et spørsmål om kontakt eller om rutinen for å svare på henvendelser er ikke besvart.

    Hvorfor: Den som spør etter åpenhetsloven § 6, har krav på et skriftlig svar innen fristen.
        Lesere vil vite hvem som svarer, og hvordan.
    Rett opp: Skriv hvem som tar imot spørsmål, og hvordan de blir besvart.

    Feiler (5-communicate/nb.md):
        ## 5.A.3
    Består (5-communicate/nb.md):
        ## 5.A.3

        Innkjøpssjefen svarer skriftlig innen tre uker.
    """
    yield from unanswered(report, {_SECTION_6, _SECTION_7})
