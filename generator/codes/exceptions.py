"""EXC: exceptions that do not hold."""

from generator.findings import Code, Severity

UNUSED = Code(
    "EXC101",
    Severity.WARNING,
    """Unntaket treffer ingen funn.

    Hvorfor: Unntak vises offentlig som kjente mangler. Er mangelen rettet, forteller unntaket noe
        som ikke er sant lenger.
    Rett opp: Slett unntaket. Skulle det ha truffet noe, kontroller `code` og `about`.

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

    Hvorfor: SYN og VAL betyr at noe ikke kan leses eller vises, og EXC at et unntak er galt. Da
        ville noe forsvunnet fra nettstedet.
    Rett opp: Rett feilen, og slett unntaket.

    Feiler (report.yaml):
        exceptions:
          - code: VAL104
            reason: Vi vet ikke det nøyaktige tallet.
    Består (report.yaml):
        exceptions: []
    """,
)
NO_REASON = Code(
    "EXC104",
    Severity.ERROR,
    """Unntaket mangler begrunnelse.

    Hvorfor: Begrunnelsen vises offentlig. Uten den får ikke leseren vite hvorfor mangelen står.
    Rett opp: Skriv under `reason` hvorfor mangelen står, og helst når den blir rettet.

    Feiler (report.yaml):
        exceptions:
          - code: LAW102
            reason:
              nb: ""
    Består (report.yaml):
        exceptions: []
    """,
)
