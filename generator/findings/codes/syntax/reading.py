"""SYN10x and SYN11x: bytes that are no text, and parts of YAML that are not let in."""

from generator.findings.finding import Code, Severity

NOT_UTF8 = Code(
    "SYN101",
    Severity.ERROR,
    """Filen er ikke lagret som UTF-8.

    Hvorfor: I andre tegnsett blir æ, ø og å til noe annet på nettstedet.
    Rett opp: Lagre filen på nytt med tegnsettet UTF-8. I de fleste redigeringsprogrammer står det
        nederst i vinduet eller under «Lagre som».

    Feiler:
        content/lo/2023/4-track/nb.md   (Windows-1252)
    Består:
        content/lo/2023/4-track/nb.md   (UTF-8)
    """,
)
CONTROL_CHARACTER = Code(
    "SYN102",
    Severity.ERROR,
    """Filen har et usynlig tegn som ikke kan vises.

    Hvorfor: Styretegn følger av og til med når tekst limes inn fra andre programmer. Nettlesere og
        skjermlesere kan stoppe ved dem.
    Rett opp: Slett tegnet på stedet meldingen peker på, eller skriv linjen på nytt.

    Feiler:
        Vi besøker␀ gårdene hvert år.
    Består:
        Vi besøker gårdene hvert år.
    """,
)
DUPLICATE_KEY = Code(
    "SYN110",
    Severity.ERROR,
    """Det samme feltet står to ganger.

    Hvorfor: Bare den ene verdien kan gjelde, og ingen kan vite hvilken.
    Rett opp: Slett den ene linjen, eller slå verdiene sammen.

    Feiler (report.yaml):
        published: 2024-03-20
        published: 2024-03-22
    Består (report.yaml):
        published: 2024-03-20
    """,
)
YAML_FEATURE = Code(
    "SYN111",
    Severity.ERROR,
    """Filen bruker en del av YAML som ikke er tillatt her.

    Hvorfor: Ankere (&), henvisninger (*) og merker (!) gjør det vanskelig å se hva som står i
        filen, og kan få den til å vokse uten grenser.
    Rett opp: Skriv verdien rett fram. Skal den begynne med et slikt tegn, sett den i anførselstegn.

    Feiler (report.yaml):
        published: !dato 2024-03-20
    Består (report.yaml):
        published: 2024-03-20
    """,
)
SEVERAL_DOCUMENTS = Code(
    "SYN112",
    Severity.ERROR,
    """Filen har flere YAML-dokumenter etter hverandre.

    Hvorfor: En linje med bare tre bindestreker begynner et nytt dokument, og bare det første ville
        blitt lest.
    Rett opp: Fjern linjen med bindestrekene.

    Feiler (report.yaml):
        published: 2024-03-20
        ---
        language: nb
    Består (report.yaml):
        published: 2024-03-20
        language: nb
    """,
)
TOO_DEEP = Code(
    "SYN113",
    Severity.ERROR,
    """Verdiene ligger for dypt i hverandre.

    Hvorfor: Ingen del av en redegjørelse har så mange nivåer. Som regel er noe rykket inn feil.
    Rett opp: Rett innrykket, eller fjern klammer som er til overs.

    Feiler (4-track/facts.yaml):
        values:
          - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - x
    Består (4-track/nb.md):
        ## 4.A.2

        Vi besøker gårdene hvert år.
    """,
)
KEY_NOT_TEXT = Code(
    "SYN114",
    Severity.ERROR,
    """Et feltnavn er ikke vanlig tekst.

    Hvorfor: Feltnavnet er ordet foran kolonet, og må være ett ord eller én tekst.
    Rett opp: Skriv navnet uten klammer og uten spørsmålstegn foran.

    Feiler (report.yaml):
        ? [published, dato]
        : 2024-03-20
    Består (report.yaml):
        published: 2024-03-20
    """,
)
NOT_YAML = Code(
    "SYN119",
    Severity.ERROR,
    """Filen kan ikke leses som YAML.

    Hvorfor: En YAML-fil består av linjer med et feltnavn, et kolon og en verdi. Noe annet vet ikke
        aktsom hva er.
    Rett opp: Sammenlign filen med en som virker, fra linjen meldingen peker på og oppover. Løpende
        tekst hører hjemme i nb.md.

    Feiler (4-track/facts.yaml):
        - Vi besøker gårdene hvert år.
    Består (4-track/nb.md):
        ## 4.A.2

        Vi besøker gårdene hvert år.
    """,
)
MERGE_CONFLICT = Code(
    "SYN201",
    Severity.ERROR,
    """Filen har en uløst konflikt fra git.

    Hvorfor: To har endret det samme stedet, og git har tatt vare på begge utgavene. Ingen av dem
        kan publiseres slik.
    Rett opp: Behold den teksten som skal gjelde, og slett linjene som begynner med <<<<<<<, =======
        og >>>>>>>.

    Feiler (4-track/nb.md):
        ## 4.A.2

        <<<<<<< HEAD
        Vi besøker gårdene hvert år.
        =======
        Vi besøker gårdene hvert halvår.
        >>>>>>> kari
    Består (4-track/nb.md):
        ## 4.A.2

        Vi besøker gårdene hvert halvår.
    """,
)
