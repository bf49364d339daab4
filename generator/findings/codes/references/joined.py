"""REF30x: links, attachments, measures and ids that do not meet."""

from generator.findings.finding import Code, Severity

ATTACHMENT_MISSING = Code(
    "REF301",
    Severity.ERROR,
    """Vedlegget finnes ikke.

    Hvorfor: Leseren ville fått en lenke som ikke fører noe sted.
    Rett opp: Legg filen i attachments/, og før den opp under `attachments` i report.yaml.

    Feiler (4-track/nb.md):
        ## 4.A.2

        Vi bruker [evalueringen](attachments/evaluering.pdf).
    Består (report.yaml):
        attachments:
          - file: evaluering.pdf
            title: Evaluering av gårdsbesøkene
    Består (attachments/evaluering.pdf):
        (filen)
    Består (4-track/nb.md):
        ## 4.A.2

        Vi bruker [evalueringen](attachments/evaluering.pdf).
    """,
)
ATTACHMENT_UNUSED = Code(
    "REF302",
    Severity.ERROR,
    """Filen i attachments/ er ikke ført opp.

    Hvorfor: Bare vedlegg som er ført opp i report.yaml, blir publisert. Slik kommer ingenting på
        nett ved et uhell, og ingenting blir glemt.
    Rett opp: Før filen opp under `attachments` i report.yaml, eller slett den.

    Feiler (attachments/evaluering.pdf):
        (filen)
    Består (attachments/evaluering.pdf):
        (filen)
    Består (report.yaml):
        attachments:
          - file: evaluering.pdf
            title: Evaluering av gårdsbesøkene
    """,
)
ANCHOR_MISSING = Code(
    "REF303",
    Severity.ERROR,
    """Lenken peker på et spørsmål som ikke finnes.

    Hvorfor: Leseren ville fått en lenke som ikke fører noe sted.
    Rett opp: Rett nummeret etter nummertegnet.

    Feiler (4-track/nb.md):
        ## 4.A.2

        Tiltakene står i [neste svar](#4.A.9).
    Består (4-track/nb.md):
        ## 4.A.2

        Tiltakene står i [listen over tiltak](#3.A.1).
    """,
)
MEASURE_WITHOUT_RISK = Code(
    "REF304",
    Severity.ERROR,
    """Tiltaket hører til en risiko som ikke finnes.

    Hvorfor: Tiltak og risiko vises sammen, og bindes sammen av id-en. Et tiltak uten risiko ville
        ikke blitt vist.
    Rett opp: Rett `risk`, eller før opp risikoen i 2-identify/facts.yaml.

    Feiler (3-address/facts.yaml):
        measures:
          - risk: childlabour
            goal: Ingen barn i arbeid
            status: ongoing
            actions: Vi besøker gårdene.
            results: To gårder er besøkt.
    Består (3-address/facts.yaml):
        measures:
          - risk: child-labour
            goal: Ingen barn i arbeid
            status: ongoing
            actions: Vi besøker gårdene.
            results: To gårder er besøkt.
    """,
)
ID_TWICE = Code(
    "REF305",
    Severity.ERROR,
    """Den samme id-en er brukt to ganger.

    Hvorfor: Id-en binder sammen risiko og tiltak, og det ene året med det neste. Står den to
        ganger, vet ingen hva som menes.
    Rett opp: Gi den ene en annen id. Er det samme risiko, mål, land eller vedlegg, slett den ene.

    Feiler (0-enterprise/facts.yaml):
        next_goals:
          - id: visit-farms
            goal: Besøke gårdene i Brasil
          - id: visit-farms
            goal: Besøke gårdene i Etiopia
    Består (0-enterprise/facts.yaml):
        next_goals:
          - id: visit-brazil
            goal: Besøke gårdene i Brasil
          - id: visit-ethiopia
            goal: Besøke gårdene i Etiopia
    """,
)
LOGO = Code(
    "REF307",
    Severity.ERROR,
    """Logoen finnes ikke, eller er ikke et bilde.

    Hvorfor: Leseren ville fått et tomt felt øverst på hver side.
    Rett opp: Legg filen ved siden av organisation.yaml, og skriv navnet under `appearance`. Den
        skal være en SVG uten skript, med `viewBox` eller bredde og høyde, eller en PNG.

    Feiler (organisation.yaml):
        appearance:
          logo: logo.svg
    Består (organisation.yaml):
        appearance:
          logo: logo.svg
    Består (content/granlia/logo.svg):
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 32">
          <path d="M0 0h96v32H0z"/>
        </svg>
    """,
)
