"""REF20x: answers, facts and files that the form or the organisation has no place for."""

from generator.findings.finding import Code, Severity

UNKNOWN_QUESTION = Code(
    "REF201",
    Severity.ERROR,
    """Spørsmålet finnes ikke i skjemaet.

    Hvorfor: Svaret ville ikke blitt vist noe sted. Ofte er nummeret skrevet feil, eller spørsmålet
        er fra et annet års skjema.
    Rett opp: Rett nummeret i overskriften.

    Feiler (4-track/nb.md):
        ## 4.A.9

        Vi besøker gårdene hvert år.
    Består (4-track/nb.md):
        ## 4.A.2

        Vi besøker gårdene hvert år.
    """,
)
ANSWERED_TWICE = Code(
    "REF202",
    Severity.ERROR,
    """Spørsmålet er besvart to ganger i samme fil.

    Hvorfor: Bare ett svar kan vises, og ingen kan vite hvilket som gjelder.
    Rett opp: Slå svarene sammen under den ene overskriften.

    Feiler (4-track/nb.md):
        ## 4.A.2

        Vi besøker gårdene hvert år.

        ## 4.A.2

        Vi leser revisjonsrapporter.
    Består (4-track/nb.md):
        ## 4.A.2

        Vi besøker gårdene hvert år og leser revisjonsrapporter.
    """,
)
ANSWER_IN_WRONG_FILE = Code(
    "REF203",
    Severity.ERROR,
    """Svaret hører hjemme i en annen fil.

    Hvorfor: Hvert trinn har sin mappe, og tall og lister står i facts.yaml. Et svar på feil sted
        ville ikke blitt vist.
    Rett opp: Flytt svaret til filen som meldingen nevner.

    Feiler (5-communicate/nb.md):
        ## 4.A.2

        Vi besøker gårdene hvert år.
    Består (4-track/nb.md):
        ## 4.A.2

        Vi besøker gårdene hvert år.
    """,
)
UNKNOWN_FORM = Code(
    "REF204",
    Severity.ERROR,
    """Skjemaet finnes ikke.

    Hvorfor: Skjemaet sier hvilke spørsmål redegjørelsen svarer på. Uten det kan ingenting vises.
    Rett opp: Velg et av skjemaene i meldingen.

    Feiler (report.yaml):
        form: ehn-2032
    Består (report.yaml):
        form: ehn-2023
    """,
)
UNKNOWN_VALUE_KEY = Code(
    "REF205",
    Severity.ERROR,
    """Skjemaet har ikke noe spørsmål for dette feltet.

    Hvorfor: `values` er for tall og datoer som bare skjemaet kjenner. Det skjemaet ikke spør om,
        ville ikke blitt vist.
    Rett opp: Rett navnet på feltet, eller slett linjen.

    Feiler (4-track/facts.yaml):
        values:
          visits: 5
    Består (4-track/nb.md):
        ## 4.A.2

        Vi besøkte fem gårder.
    """,
)
HEADING_DIFFERS = Code(
    "REF206",
    Severity.INFO,
    """Overskriften er en annen enn i skjemaet.

    Hvorfor: Id-en avgjør hvor svaret havner, men teksten etter den kan villede den som skriver.
    Rett opp: Skriv spørsmålet slik skjemaet har det, eller la bare nummeret stå.

    Feiler (4-track/nb.md):
        ## 4.A.2 Hvordan virker tiltakene?

        Vi besøker gårdene hvert år.
    Består (4-track/nb.md):
        ## 4.A.2

        Vi besøker gårdene hvert år.
    """,
)
NOT_ASKED = Code(
    "REF207",
    Severity.ERROR,
    """Skjemaet spør ikke om dette.

    Hvorfor: Opplysningen ville ikke blitt vist, for ingen spørsmål i skjemaet svarer til den.
    Rett opp: Slett linjen, eller velg et skjema som spør om det.

    Feiler (report.yaml):
        form: act-minimum
    Består (report.yaml):
        form: ehn-2023
    """,
)
LANGUAGE_NOT_LISTED = Code(
    "REF208",
    Severity.ERROR,
    """Språket er ikke blant språkene til virksomheten.

    Hvorfor: Sidene lages bare på språkene som står i organisation.yaml. Svar på andre språk ville
        ikke blitt vist.
    Rett opp: Legg språket til under `languages` i organisation.yaml, eller slett filen.

    Feiler (4-track/en.md):
        ## 4.A.2

        We visit the farms each year.
    Består (4-track/nb.md):
        ## 4.A.2

        Vi besøker gårdene hvert år.
    """,
)
