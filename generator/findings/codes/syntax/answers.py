"""SYN202–SYN207 and SYN210: answers in Markdown that are not written as answers are."""

from generator.findings.finding import Code, Severity

TEXT_BEFORE_HEADING = Code(
    "SYN202",
    Severity.ERROR,
    """Det står tekst før den første overskriften.

    Hvorfor: Overskriften sier hvilket spørsmål et svar hører til. Tekst før den første hører ikke
        til noe spørsmål, og ville ikke kommet med på nettstedet.
    Rett opp: Sett overskriften til spørsmålet over teksten, eller slett teksten.

    Feiler (4-track/nb.md):
        Vi besøker gårdene hvert år.
    Består (4-track/nb.md):
        ## 4.A.2

        Vi besøker gårdene hvert år.
    """,
)
HEADING_WITHOUT_ID = Code(
    "SYN203",
    Severity.ERROR,
    """Overskriften begynner ikke med nummeret på et spørsmål.

    Hvorfor: Overskrifter med to nummertegn (##) deler filen i svar, og nummeret sier hvilket
        spørsmål svaret hører til.
    Rett opp: Begynn overskriften med nummeret på spørsmålet. Skal overskriften stå inne i et svar,
        bruk tre nummertegn (###).

    Feiler (4-track/nb.md):
        ## Hvordan vi evaluerer

        Vi besøker gårdene hvert år.
    Består (4-track/nb.md):
        ## 4.A.2

        ### Hvordan vi evaluerer

        Vi besøker gårdene hvert år.
    """,
)
TOP_HEADING = Code(
    "SYN204",
    Severity.ERROR,
    """En overskrift på øverste nivå hører ikke hjemme i et svar.

    Hvorfor: Overskriften med ett nummertegn (#) er sidens egen, og den lager nettstedet.
    Rett opp: Bruk to nummertegn og nummeret når et nytt svar begynner, og tre inne i et svar.

    Feiler (4-track/nb.md):
        # Overvåking
    Består (4-track/nb.md):
        ## 4.A.2

        ### Overvåking

        Vi besøker gårdene hvert år.
    """,
)
RAW_HTML = Code(
    "SYN205",
    Severity.ERROR,
    """Svaret inneholder HTML.

    Hvorfor: HTML blir ikke tolket, men vist som tekst, så leseren ser kodene. Også kommentarer
        (<!-- … -->) inne i en linje blir vist for alle. Bare en kommentar på egne linjer er en
        merknad til den som skriver, og blir ikke vist.
    Rett opp: Bruk Markdown: **fet**, *kursiv*, lister, tabeller og lenker. Skal koden vises, sett
        den mellom `aksenttegn`. Sett kommentarer på egne linjer.

    Feiler (4-track/nb.md):
        ## 4.A.2

        Vi besøker <b>alle</b> gårdene.
    Består (4-track/nb.md):
        ## 4.A.2

        Vi besøker **alle** gårdene.
    """,
)
UNCLOSED_FENCE = Code(
    "SYN206",
    Severity.ERROR,
    """En kodeblokk er ikke lukket.

    Hvorfor: Alt etter de tre aksenttegnene blir lest som kode, også svarene som kommer etter.
    Rett opp: Sett tre aksenttegn på en egen linje der koden slutter.

    Feiler (4-track/nb.md):
        ## 4.A.2

        ```
        Vi besøker gårdene hvert år.
    Består (4-track/nb.md):
        ## 4.A.2

        ```
        Vi besøker gårdene hvert år.
        ```
    """,
)
NOT_SHOWN = Code(
    "SYN207",
    Severity.ERROR,
    """Noe av teksten blir ikke vist.

    Hvorfor: Markdown tar ikke med celler som det ikke er kolonner til, eller lenkeadresser som
        ikke brukes. Leseren får ikke se det som står der.
    Rett opp: Gi tabellen en overskrift for hver kolonne, eller slett det som ikke skal med.

    Feiler (4-track/nb.md):
        ## 4.A.2

        | Gård    | Besøkt |
        |---------|--------|
        | Boa Fé  | 2023   | Ny eier
    Består (4-track/nb.md):
        ## 4.A.2

        | Gård    | Besøkt | Merknad |
        |---------|--------|---------|
        | Boa Fé  | 2023   | Ny eier |
    """,
)
UNCLOSED_COMMENT = Code(
    "SYN210",
    Severity.ERROR,
    """En merknad er ikke lukket.

    Hvorfor: Alt etter `<!--` blir lest som merknad, og ikke vist, helt til det kommer et `-->`. Da
        kan svarene under bli borte.
    Rett opp: Sett `-->` der merknaden slutter, på samme linje eller på en egen.

    Feiler (4-track/nb.md):
        ## 4.A.2

        <!-- Husk å spørre innkjøp.

        Vi besøker gårdene hvert år.
    Består (4-track/nb.md):
        ## 4.A.2

        <!-- Husk å spørre innkjøp. -->

        Vi besøker gårdene hvert år.
    """,
)
