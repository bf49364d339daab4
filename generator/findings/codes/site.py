"""Faults that only the built pages show: dead links (REF9xx), accessibility (ACC9xx), the Act."""

from generator.findings.finding import Code, Severity

_E = Severity.ERROR

DEAD_LINK = Code(
    "REF901",
    _E,
    """En lenke på den ferdige siden peker på en side eller en fil som ikke finnes.

Hvorfor: Leseren kommer til en tom side og får ikke vite det svaret viser til.
Rett opp: Finn lenken i svaret og skriv riktig adresse: «#2.A.1» for et spørsmål,
    «attachments/navn.pdf» for et vedlegg. Står ikke lenken i et svar, er feilen i malen til
    nettstedet.

Feiler (1-embed/nb.md):
    [innkjøpsrutinen](attachments/rutine.pdf), når filen ikke er ført opp i report.yaml
Består (1-embed/nb.md):
    [innkjøpsrutinen](attachments/rutine.pdf), når filen er ført opp under attachments
""",
)
DEAD_ANCHOR = Code(
    "REF902",
    _E,
    """En lenke peker på et sted på en side, men siden har ikke noe slikt sted.

Hvorfor: Leseren havner øverst på siden og må lete selv.
Rett opp: Bruk nummeret på spørsmålet slik det står i overskriften i filen: «#2.A.1».

Feiler (1-embed/nb.md):
    [svaret om risiko](#2.A.99)
Består (1-embed/nb.md):
    [svaret om risiko](#2.A.1)
""",
)
MOVED_TO_NOTHING = Code(
    "REF903",
    _E,
    """En adresse som er flyttet, fører til en side som ikke finnes.

Hvorfor: Den som følger en gammel lenke, ville kommet til en tom side.
Rett opp: Skriv adressen til en side på nettstedet under `to`, regnet fra forsiden til
    virksomheten.

Feiler (organisation.yaml):
    moved:
      - from: 2022/gammel-side.html
        to: 2022/finnes-ikke.html
Består (organisation.yaml):
    moved:
      - from: 2022/gammel-side.html
        to: 2022/index.html
""",
)
MOVED_FROM_A_PAGE = Code(
    "REF904",
    _E,
    """En adresse som skal være flyttet, er i bruk.

Hvorfor: På en adresse kan det bare stå én side. Enten står siden der ennå, eller så er adressen
    ført opp to ganger.
Rett opp: Rett adressen under `from`, eller slett punktet.

Feiler (organisation.yaml):
    moved:
      - from: 2022/index.html
        to: 2022/hele-redegjorelsen.html
Består (organisation.yaml):
    moved:
      - from: 2022/gammel-side.html
        to: 2022/index.html
""",
)
ID_TWICE = Code(
    "ACC901",
    _E,
    """To steder på den ferdige siden har samme id.

Hvorfor: En lenke til stedet treffer bare det første, og skjermlesere kobler ledetekster til feil
    felt.
Rett opp: Gi overskrifter og fotnoter i samme svar ulike navn. Gjelder det noe utenfor svarene, er
    feilen i malen til nettstedet.

Feiler (2-identify/nb.md):
    To risikoer med samme id i 2-identify/facts.yaml
Består (2-identify/nb.md):
    Hver risiko har sin egen id
""",
)
NOT_ONE_FIRST_HEADING = Code(
    "ACC902",
    _E,
    """Siden har ikke nøyaktig én overskrift på nivå 1.

Hvorfor: Skjermlesere bruker overskriften på nivå 1 til å si hva siden handler om.
Rett opp: Overskriften på nivå 1 kommer fra malen til nettstedet. I svarene begynner overskriftene
    på nivå 3 (###).

Feiler (1-embed/nb.md):
    # Våre rutiner
Består (1-embed/nb.md):
    ### Våre rutiner
""",
)
HEADING_JUMPS = Code(
    "ACC903",
    _E,
    """Overskriftene på siden hopper over et nivå.

Hvorfor: Den som leser med skjermleser, bruker nivåene som innholdsfortegnelse. Et hopp ser ut som
    om noe mangler.
Rett opp: La hver overskrift ligge høyst ett nivå under den forrige.

Feiler (1-embed/nb.md):
    ### Rutiner, fulgt av ##### Innkjøp
Består (1-embed/nb.md):
    ### Rutiner, fulgt av #### Innkjøp
""",
)
EMPTY_HEADING = Code(
    "ACC904",
    _E,
    """En overskrift er tom.

Hvorfor: Skjermlesere leser opp en overskrift uten å si hva den gjelder.
Rett opp: Skriv en overskrift, eller ta den bort.

Feiler (1-embed/nb.md):
    ###
Består (1-embed/nb.md):
    ### Våre rutiner
""",
)
NO_ALTERNATIVE = Code(
    "ACC905",
    _E,
    """Et bilde mangler tekstalternativ.

Hvorfor: Den som ikke ser bildet, får ikke vite hva det viser.
Rett opp: Beskriv bildet i hakeparentesen foran adressen.

Feiler (1-embed/nb.md):
    ![](attachments/organisasjonskart.png)
Består (1-embed/nb.md):
    ![Organisasjonskart: innkjøp ligger under økonomidirektøren](attachments/organisasjonskart.png)
""",
)
NO_LANGUAGE = Code(
    "ACC906",
    _E,
    """Siden sier ikke hvilket språk den er skrevet på.

Hvorfor: Skjermlesere velger uttale etter språket siden oppgir.
Rett opp: Språket kommer fra malen til nettstedet: <html lang="nb">. Meld fra til den som
    vedlikeholder malen.

Feiler (templates):
    <html>
Består (templates):
    <html lang="nb">
""",
)
NO_NAME = Code(
    "ACC907",
    _E,
    """En lenke, en knapp eller en ledetekst er tom.

Hvorfor: Den som ikke ser siden, får høre «lenke» uten å vite hvor den fører.
Rett opp: Skriv en tekst som sier hvor lenken fører.

Feiler (1-embed/nb.md):
    [](https://www.lo.no)
Består (1-embed/nb.md):
    [nettstedet til LO](https://www.lo.no)
""",
)
NO_TITLE = Code(
    "ACC908",
    _E,
    """Siden har ingen tittel.

Hvorfor: Tittelen er det første skjermlesere sier, og det som står i fanen og i søketreff.
Rett opp: Tittelen kommer fra malen til nettstedet. Meld fra til den som vedlikeholder malen.

Feiler (templates):
    <title></title>
Består (templates):
    <title>Redegjørelse etter åpenhetsloven</title>
""",
)
TITLE = Code(
    "LAW404",
    _E,
    """Forsiden til rapporten sier ikke at den er en redegjørelse etter åpenhetsloven.

Hvorfor: Redegjørelsen skal være lett tilgjengelig (§ 5 tredje ledd). Forbrukertilsynet har sett
    nettsider der det er uklart om teksten er redegjørelsen, og hvem den gjelder.
Rett opp: Tittelen og overskriften skal ha ordene «Redegjørelse etter åpenhetsloven», navnet på
    virksomheten og året. De kommer fra malen, fra name i organisation.yaml og fra navnet på mappen
    til rapporten.

Feiler (templates):
    Vårt arbeid med bærekraft
Består (templates):
    Redegjørelse etter åpenhetsloven, Landsorganisasjonen i Norge (LO), 2023
""",
    law=("aapenhetsloven-5-3",),
)
NO_LATEST = Code(
    "LAW406",
    _E,
    """Det finnes ingen fast adresse til den nyeste redegjørelsen.

Hvorfor: Redegjørelsen skal være lett tilgjengelig (§ 5 tredje ledd). En adresse som alltid fører
    til den nyeste, kan stå i årsberetningen og på forsiden til virksomheten uten å bli foreldet.
Rett opp: Adressen latest/index.html lages av nettstedet selv når minst én rapport er publisert.
    Meld fra til den som vedlikeholder malen.

Feiler (site):
    En publisert rapport, men ingen side på latest/index.html
Består (site):
    latest/index.html fører til 2023/index.html
""",
    law=("aapenhetsloven-5-3",),
)
