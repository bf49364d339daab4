"""EXC: exceptions that do not hold."""

from generator.findings.finding import Code, Severity

UNUSED = Code(
    "EXC101",
    Severity.WARNING,
    """Unntaket treffer ingen funn.

    Hvorfor: Unntak vises offentlig som kjente mangler. Er mangelen rettet, forteller unntaket noe
        som ikke er sant lenger.
    Rett opp: Slett unntaket. Skulle det ha truffet noe, kontroller `code`, `about` og `case`.

    Feiler (report.yaml):
        exceptions:
          - code: LAW102
            reason: Retningslinjene er ikke offentlige ennå.
    Består (report.yaml):
        exceptions: []
    """,
)
UNKNOWN_CODE = Code(
    "EXC102",
    Severity.ERROR,
    """Koden i unntaket finnes ikke.

    Hvorfor: Et unntak for en kode som ikke finnes, gjør ingenting.
    Rett opp: Skriv koden slik den står i meldingen det gjelder. `aktsom rules` viser alle.

    Feiler (report.yaml):
        exceptions:
          - code: LAW999
            reason: Retningslinjene er ikke offentlige ennå.
    Består (report.yaml):
        exceptions: []
    """,
)
NOT_ALLOWED = Code(
    "EXC103",
    Severity.ERROR,
    """Denne koden kan ikke unntas.

    Hvorfor: SYN, VAL og REF2xx betyr at noe ikke kan leses eller ikke har noen plass, og ville
        forsvunnet fra nettstedet. Med REF301, REF302, REF303 og REF305 ville lenker vært døde,
        filer utelatt eller to ting hatt samme adresse. EXC betyr at et unntak er galt.
    Rett opp: Rett feilen, og slett unntaket.

    Feiler (report.yaml):
        exceptions:
          - code: VAL104
            reason: Vi vet ikke det nøyaktige tallet.
    Består (report.yaml):
        exceptions: []
    """,
)
REASON_SAYS_NOTHING = Code(
    "EXC105",
    Severity.ERROR,
    """Begrunnelsen for unntaket sier ingenting.

    Hvorfor: Begrunnelsen vises offentlig. Et punktum eller et ord er ingen grunn, og leseren får
        ikke vite hvorfor mangelen står.
    Rett opp: Skriv i en setning hvorfor mangelen står, og helst når den blir rettet.

    Feiler (1-embed/facts.yaml):
        policies: []
    Feiler (report.yaml):
        exceptions:
          - code: LAW102
            reason: "."
    Består (1-embed/facts.yaml):
        policies: []
    Består (report.yaml):
        exceptions:
          - code: LAW102
            reason: Styret vedtar retningslinjene i mai 2024. Da blir de lagt ut.
    """,
)
SEVERAL_CASES = Code(
    "EXC106",
    Severity.WARNING,
    """Ett unntak dekker flere ulike mangler.

    Hvorfor: En kode kan ha flere tilfeller: LAW401 er både en signatur som mangler, og en dato som
        mangler. Begrunnelsen passer sjelden for alle, og nye mangler kan bli skjult.
    Rett opp: Skriv hvilket tilfelle unntaket gjelder, under `case`, og lag ett unntak for hvert.

    Feiler (report.yaml):
        signing:
          board_size: 0
        exceptions:
          - code: LAW401
            reason: Underskriftene står i protokollen fra styremøtet.
    Består (report.yaml):
        signing:
          place: Oslo
          date: 2024-03-13
          board_size: 0
        exceptions:
          - code: LAW401
            case: names
            reason: Underskriftene står i protokollen fra styremøtet.
    """,
)
