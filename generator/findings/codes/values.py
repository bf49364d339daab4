"""VAL: a key or a value that the models do not take."""

from generator.findings.finding import Code, Severity

UNKNOWN_KEY = Code(
    "VAL101",
    Severity.ERROR,
    """Feltet finnes ikke.

    Hvorfor: Et felt som ikke finnes, ville ikke blitt vist noe sted. Ofte er navnet bare
        skrevet feil.
    Rett opp: Rett skrivefeilen, flytt linjen dit den hører hjemme, eller slett den.

    Feiler (0-enterprise/facts.yaml):
        employes: 80
    Består (0-enterprise/facts.yaml):
        employees: 80
    """,
)
NOT_IN_VOCABULARY = Code(
    "VAL102",
    Severity.ERROR,
    """Verdien er ikke blant de gyldige.

    Hvorfor: Faste verdier gjør at nettstedet kan vise dem på tre språk, og at lesere kan
        sammenligne år og virksomheter.
    Rett opp: Velg en av verdiene i meldingen. Egne ord kan stå i et tekstfelt ved siden av, for
        eksempel `status_note`.

    Feiler (0-enterprise/facts.yaml):
        goals:
          - id: map-suppliers
            goal: Kartlegge leverandørene
            status: ferdig
    Består (0-enterprise/facts.yaml):
        goals:
          - id: map-suppliers
            goal: Kartlegge leverandørene
            status: done
    """,
)
MISSING_KEY = Code(
    "VAL103",
    Severity.ERROR,
    """Et felt som må være der, mangler.

    Hvorfor: Uten den kan ikke resten vises: et beløp uten valuta, et tiltak uten risiko, et mål
        uten id.
    Rett opp: Legg til feltet og verdien på en egen linje, med samme innrykk som linjene rundt.

    Feiler (0-enterprise/facts.yaml):
        turnover:
          amount: 120000000
    Består (0-enterprise/facts.yaml):
        turnover:
          amount: 120000000
          currency: NOK
    """,
)
WRONG_KIND = Code(
    "VAL104",
    Severity.ERROR,
    """Verdien er av feil slag.

    Hvorfor: Der det skal stå et tall, en dato eller en adresse, må verdien kunne leses som det.
        Ellers kan den verken vises riktig eller sammenlignes.
    Rett opp: Skriv bare tallet, datoen (2024-03-20) eller adressen. Forbehold hører hjemme i
        kommentaren til spørsmålet.

    Feiler (0-enterprise/facts.yaml):
        employees: ca. 80
    Består (0-enterprise/facts.yaml):
        employees: 80
    """,
)
OUT_OF_RANGE = Code(
    "VAL105",
    Severity.ERROR,
    """Tallet er for lite eller for stort.

    Hvorfor: Et antall kan ikke være mindre enn null, og en prosent ikke større enn hundre.
    Rett opp: Rett tallet.

    Feiler (0-enterprise/facts.yaml):
        employees: -80
    Består (0-enterprise/facts.yaml):
        employees: 80
    """,
)
WRONG_SHAPE = Code(
    "VAL106",
    Severity.ERROR,
    """Verdien har feil form.

    Hvorfor: Noen steder skal det stå én tekst, andre steder en liste, andre steder igjen flere
        linjer med felt.
    Rett opp: Skriv verdien slik eksemplet viser.

    Feiler (organisation.yaml):
        languages: nb
    Består (organisation.yaml):
        languages: [nb]
    """,
)
EMPTY_VALUE = Code(
    "VAL107",
    Severity.ERROR,
    """Verdien er tom.

    Hvorfor: Nettstedet ville fått en ledetekst uten noe bak.
    Rett opp: Fyll ut verdien.

    Feiler (0-enterprise/facts.yaml):
        turnover:
          amount:
          currency: NOK
    Består (0-enterprise/facts.yaml):
        turnover:
          amount: 120000000
          currency: NOK
    """,
)
WRONG_PATTERN = Code(
    "VAL108",
    Severity.ERROR,
    """Verdien er ikke skrevet slik den skal.

    Hvorfor: Filnavn, koder og lignende har en fast skrivemåte.
    Rett opp: Skriv verdien slik eksemplet viser.

    Feiler (report.yaml):
        attachments:
          - file: attachments/plan.pdf
            title: Handlingsplan
    Feiler (attachments/plan.pdf):
        (filen)
    Består (report.yaml):
        attachments:
          - file: plan.pdf
            title: Handlingsplan
    Består (attachments/plan.pdf):
        (filen)
    """,
)
EMPTY_ITEM = Code(
    "VAL109",
    Severity.ERROR,
    """Et punkt i listen er tomt.

    Hvorfor: En bindestrek uten noe etter er som regel en linje som ikke ble ferdig.
    Rett opp: Fyll ut punktet, eller slett bindestreken.

    Feiler (0-enterprise/facts.yaml):
        producers_by_country:
          - country: NO
            producers: 15
          -
    Består (0-enterprise/facts.yaml):
        producers_by_country:
          - country: NO
            producers: 15
    """,
)
REPEATED = Code(
    "VAL110",
    Severity.ERROR,
    """Den samme verdien står to ganger i listen.

    Hvorfor: Hvert språk får sine egne sider, og hvert sted telles én gang.
    Rett opp: Slett den ene.

    Feiler (organisation.yaml):
        languages: [nb, nb]
    Består (organisation.yaml):
        languages: [nb]
    """,
)
OTHER_VALUE = Code(
    "VAL199",
    Severity.ERROR,
    """Verdien kan ikke brukes.

    Hvorfor: Verdien lar seg ikke lese, og det finnes ingen nærmere forklaring.
    Rett opp: Sammenlign med eksemplene i hjelpen til feltet, eller fjern verdien.

    Feiler:
        verdien slik den står
    Består:
        verdien slik hjelpen til feltet viser den
    """,
)
BAD_LINK = Code(
    "VAL201",
    Severity.ERROR,
    """Lenken har en adresse som ikke kan brukes.

    Hvorfor: Lenker kan føre til nettsider (http, https), e-post, telefon, et annet svar eller et
        vedlegg. Andre adresser kan være farlige eller virker ikke for den som leser.
    Rett opp: Skriv hele nettadressen, med https:// foran. Vedlegg lenkes med `attachments/filnavn`,
        andre svar med `#2.A.1`.

    Feiler (4-track/nb.md):
        ## 4.A.2

        Vi bruker [evalueringen](www.granlia.example/evaluering).
    Består (4-track/nb.md):
        ## 4.A.2

        Vi bruker [evalueringen](https://www.granlia.example/evaluering).
    """,
)
