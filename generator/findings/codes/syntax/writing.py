"""SYN10x and SYN12x: slips of the pen in YAML."""

from generator.findings.finding import Code, Severity

TAB = Code(
    "SYN103",
    Severity.ERROR,
    """Linjen er rykket inn med tabulator.

    Hvorfor: YAML tillater bare mellomrom i innrykk, for tabulatorer er ulikt brede hos ulike
        lesere.
    Rett opp: Bytt ut tabulatoren med mellomrom, så linjen begynner rett under linjene den hører
        sammen med. De fleste redigeringsprogrammer kan gjøre det for hele filen.

    Feiler (report.yaml):
        contact:
        \tname: Kari Nordmann
    Består (report.yaml):
        contact:
          name: Kari Nordmann
          email: kari@granlia.example
    """,
)
UNCLOSED_QUOTE = Code(
    "SYN104",
    Severity.ERROR,
    """Et anførselstegn er ikke lukket.

    Hvorfor: Alt etter anførselstegnet blir lest som én tekst, helt til det neste.
    Rett opp: Sett et anførselstegn til der teksten slutter, eller fjern det første.

    Feiler (0-enterprise/facts.yaml):
        head_office: "Storgata 1, 0155 Oslo
    Består (0-enterprise/facts.yaml):
        head_office: "Storgata 1, 0155 Oslo"
    """,
)
UNCLOSED_BRACKET = Code(
    "SYN105",
    Severity.ERROR,
    """En klamme er ikke lukket.

    Hvorfor: Lister i klammer og verdier i krøllklammer må lukkes, ellers leses resten av filen som
        en del av listen.
    Rett opp: Sett den lukkende klammen der listen slutter.

    Feiler (organisation.yaml):
        languages: [nb, en
    Består (organisation.yaml):
        languages: [nb]
    """,
)
COLON_IN_TEXT = Code(
    "SYN106",
    Severity.ERROR,
    """Et kolon i teksten blir lest som slutten på et feltnavn.

    Hvorfor: Kolon fulgt av mellomrom skiller feltnavnet fra verdien i YAML.
    Rett opp: Sett hele teksten i anførselstegn, eller skriv den på linjen under etter `|`.

    Feiler (0-enterprise/facts.yaml):
        head_office: Oslo: Storgata 1
    Består (0-enterprise/facts.yaml):
        head_office: "Oslo: Storgata 1"
    """,
)
BAD_INDENTATION = Code(
    "SYN107",
    Severity.ERROR,
    """Innrykket stemmer ikke.

    Hvorfor: Innrykket sier hva som hører sammen. Linjer på samme nivå må begynne i samme kolonne.
    Rett opp: La linjen begynne rett under den første på samme nivå.

    Feiler (report.yaml):
        contact:
          name: Kari Nordmann
         email: kari@granlia.example
    Består (report.yaml):
        contact:
          name: Kari Nordmann
          email: kari@granlia.example
    """,
)
MISSING_COLON = Code(
    "SYN108",
    Severity.ERROR,
    """Linjen mangler kolon.

    Hvorfor: Hver linje er et feltnavn, et kolon, et mellomrom og en verdi.
    Rett opp: Sett kolon etter feltnavnet. Hører linjen til teksten over, rykk den inn.

    Feiler (report.yaml):
        language: nb
        published 2024-03-20
    Består (report.yaml):
        language: nb
        published: 2024-03-20
    """,
)
RESERVED_CHARACTER = Code(
    "SYN109",
    Severity.ERROR,
    """En verdi begynner med et tegn som YAML bruker selv.

    Hvorfor: Tegnene @ ` % & * ! | > har egne betydninger når de står først i en verdi.
    Rett opp: Sett verdien i anførselstegn.

    Feiler (0-enterprise/facts.yaml):
        head_office: @Storgata 1
    Består (0-enterprise/facts.yaml):
        head_office: "@Storgata 1"
    """,
)
ESCAPE = Code(
    "SYN120",
    Severity.ERROR,
    r"""En omvendt skråstrek i anførselstegn blir lest som en kode.

    Hvorfor: Inne i "…" innleder omvendt skråstrek en kode, og det som står her, er ikke en av dem.
    Rett opp: Bruk enkle anførselstegn, '…', eller skriv to skråstreker etter hverandre.

    Feiler (0-enterprise/facts.yaml):
        head_office: "Storgata 1 \ Oslo"
        employees: "C:\mappe"
    Består (0-enterprise/facts.yaml):
        head_office: 'Storgata 1 \ Oslo'
    """,
)
MISSING_SPACE = Code(
    "SYN121",
    Severity.ERROR,
    """Et mellomrom mangler etter et kolon eller en bindestrek.

    Hvorfor: Uten mellomrommet blir feltet og verdien lest som ett ord, og bindestreken som en del
        av navnet.
    Rett opp: Sett ett mellomrom etter kolonet eller bindestreken.

    Feiler (0-enterprise/facts.yaml):
        head_office: Storgata 1, 0155 Oslo
        employees:80
    Består (0-enterprise/facts.yaml):
        head_office: Storgata 1, 0155 Oslo
        employees: 80
    """,
)
MISSING_DASH = Code(
    "SYN122",
    Severity.ERROR,
    """Et punkt i en liste mangler bindestreken.

    Hvorfor: Bindestreken sier hvor et nytt punkt begynner. Uten den står de samme feltene to ganger
        i det samme punktet.
    Rett opp: Sett bindestrek og mellomrom foran det første feltet i punktet.

    Feiler (0-enterprise/facts.yaml):
        producers_by_country:
          - country: NO
            producers: 10
            country: BR
            producers: 5
    Består (0-enterprise/facts.yaml):
        producers_by_country:
          - country: NO
            producers: 10
          - country: BR
            producers: 5
    """,
)
