"""SYN0xx: files and folders that are not where they should be."""

from generator.findings.finding import Code, Severity

UNREADABLE = Code(
    "SYN001",
    Severity.ERROR,
    """Filen kan ikke åpnes.

    Hvorfor: Det som står i en fil som ikke kan åpnes, kommer ikke med på nettstedet.
    Rett opp: Gi deg selv lesetilgang til filen, eller hent den på nytt. Ligger den i en
        synkronisert mappe, må den være lastet ned.

    Feiler:
        -rw------- 1 en-annen-bruker   content/lo/2023/4-track/nb.md
    Består:
        -rw-r--r-- 1 deg               content/lo/2023/4-track/nb.md
    """,
)
TOO_LARGE = Code(
    "SYN002",
    Severity.ERROR,
    """Filen er for stor.

    Hvorfor: En tekstfil på flere megabyte er nesten alltid lagt inn ved en feil, og gjør nettstedet
        tregt.
    Rett opp: Store dokumenter hører hjemme i attachments/, og lenkes til fra svaret.

    Feiler:
        content/lo/2023/4-track/nb.md   (12 MB)
    Består:
        content/lo/2023/attachments/evaluering.pdf   (12 MB)
    """,
)
STRAY_AT_TOP = Code(
    "SYN003",
    Severity.ERROR,
    """Filen ligger løst i content/.

    Hvorfor: Rett i content/ er det bare mapper, én for hver virksomhet. En løs fil blir ikke lest.
    Rett opp: Flytt filen inn i mappen den hører til, eller slett den.

    Feiler (content/notater.md):
        Husk å spørre innkjøp.
    Består (4-track/nb.md):
        ## 4.A.2

        Vi spør innkjøpsavdelingen hvert kvartal.
    """,
)
STRAY_FILE = Code(
    "SYN004",
    Severity.ERROR,
    """Filen hører ikke hjemme i mappen den ligger i.

    Hvorfor: Hver mappe har faste filnavn. Det som står i andre filer, ville ikke kommet med på
        nettstedet.
    Rett opp: Gi filen riktig navn (facts.yaml, nb.md, nn.md eller en.md i et trinn), flytt den til
        attachments/, eller slett den.

    Feiler (4-track/svar.md):
        ## 4.A.2

        Vi besøker gårdene hvert år.
    Består (4-track/nb.md):
        ## 4.A.2

        Vi besøker gårdene hvert år.
    """,
)
STRAY_FOLDER = Code(
    "SYN005",
    Severity.ERROR,
    """Mappen hører ikke hjemme her.

    Hvorfor: En redegjørelse har faste mapper: ett trinn i hver, og attachments/ for vedlegg. Det
        som ligger i andre mapper, ville ikke kommet med på nettstedet.
    Rett opp: Gi mappen riktig navn, flytt innholdet, eller slett den.

    Feiler (4-tracking/nb.md):
        ## 4.A.2

        Vi besøker gårdene hvert år.
    Består (4-track/nb.md):
        ## 4.A.2

        Vi besøker gårdene hvert år.
    """,
)
SHORTCUT = Code(
    "SYN006",
    Severity.ERROR,
    """En snarvei (symbolsk lenke) ligger i innholdet.

    Hvorfor: Snarveier kan peke ut av mappen, til noe som ikke skal på nett, og virker ikke på
        andres maskiner.
    Rett opp: Erstatt snarveien med en kopi av filen den peker på.

    Feiler:
        content/lo/2023/attachments/policy.pdf -> fellesområde/policy.pdf
    Består:
        content/lo/2023/attachments/policy.pdf
    """,
)
MISSING_FILE = Code(
    "SYN007",
    Severity.ERROR,
    """En fil som må være der, mangler.

    Hvorfor: Uten organisation.yaml vet ikke nettstedet hvem som redegjør, og uten report.yaml ikke
        hvilket skjema redegjørelsen følger.
    Rett opp: Legg til filen, eller gi den riktig navn.

    Feiler:
        content/lo/organisation.yaml
        content/lo/2023/rapport.yaml
    Består:
        content/lo/organisation.yaml
        content/lo/2023/report.yaml
    """,
)
BAD_FOLDER_NAME = Code(
    "SYN008",
    Severity.ERROR,
    """Navnet på mappen kan ikke brukes.

    Hvorfor: Mappen til virksomheten blir en del av nettadressene. Derfor har den bare små bokstaver
        a–z, tall og bindestrek. Nettstedet bruker selv assets, data, latest, register og
        språkene (nb, nn, en): En virksomhet med et slikt navn ville skrive over sidene der.
    Rett opp: Gi mappen et annet navn. Virksomhetens fulle navn står i organisation.yaml.

    Feiler:
        content/Æreskaffe AS/organisation.yaml
    Består:
        content/aereskaffe/organisation.yaml
    """,
)
NO_CONTENT = Code(
    "SYN009",
    Severity.ERROR,
    """Det finnes ingen virksomhet i innholdet.

    Hvorfor: Uten en mappe med organisation.yaml er det ingenting å kontrollere eller publisere.
    Rett opp: Lag en mappe for virksomheten, eller oppgi riktig mappe med `--content`.

    Feiler:
        content/
    Består:
        content/granlia/organisation.yaml
    """,
)
UNPLACED = Code(
    "SYN010",
    Severity.ERROR,
    """Det ligger tekst fra importen som ikke har fått en plass.

    Hvorfor: Det som `aktsom import` ikke fant plassen til, ligger i unplaced.txt. Det kommer ikke
        med på nettstedet før noen har flyttet det dit det hører hjemme.
    Rett opp: Flytt teksten til svarene den hører til, og slett filen. Er det foreningens egne
        tekster, er det nok å slette dem.

    Feiler (unplaced.txt):
        == linje 120: skjemaet har ikke dette spørsmålet

        1.F.1 Hvor ofte besøker dere gårdene? Hvert år.
    Består (4-track/nb.md):
        ## 4.A.2

        Vi besøker gårdene hvert år.
    """,
)
