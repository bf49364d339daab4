"""Faults of a report's PDF: what keeps it from being accessible and fit for archives."""

from generator.findings.finding import Code, Finding, Ref, Severity

_E = Severity.ERROR

CHARACTER = Code(
    "ACC911",
    _E,
    """PDF-en har et tegn som ingen skrift på maskinen kan vise.

Hvorfor: Leseren ville sett en tom rute, og standardene for PDF tillater det ikke.
Rett opp: Skriv ordet uten tegnet, eller installer en skrift som har det, på maskinen som bygger.

Feiler (1-embed/nb.md):
    Et tegn fra et sjeldent skriftspråk, på en maskin uten skrift for det
Består (1-embed/nb.md):
    Bokstaver, tall og tegn som norske, samiske og engelske tekster bruker
""",
)
PICTURE = Code(
    "ACC912",
    _E,
    """Et bilde kan ikke vises i PDF-en.

Hvorfor: Bildet ville manglet på papiret uten at noen fikk vite det.
Rett opp: Lagre bildet på nytt som PNG, JPEG eller SVG, med under 80 millioner punkter.

Feiler (1-embed/nb.md):
    ![Kart over fabrikkene](attachments/kart.png), når filen ikke er et bilde
Består (1-embed/nb.md):
    ![Kart over fabrikkene](attachments/kart.png), når filen er et bilde i formatet PNG
""",
)
NOT_CONFORMING = Code(
    "ACC913",
    _E,
    """PDF-en er ikke slik standardene PDF/UA-1 og PDF/A-3a krever.

Hvorfor: Den som bruker skjermleser, ville møtt feil i dokumentet, og et arkiv kunne avvist det.
    Et dokument som sier at det følger standardene, skal gjøre det.
Rett opp: Innholdet er som regel i orden; feilen er i aktsom. Meld den fra med det som står her. Til
    den er rettet, kan nettstedet bygges uten --pdf.

Feiler (site):
    En tabell som er delt i to der siden skifter
Består (site):
    Hver tabell er én tabell, også over flere sider
""",
)
NOT_FINISHED = Code(
    "ACC914",
    _E,
    """PDF-en ble ikke ferdig.

Hvorfor: Noe i innholdet er så stort, eller ligger så dypt inne i noe annet, at ingen ville lest det
    på papir. Byggingen stopper med en melding i stedet for å bli stående.
Rett opp: Se etter noe som er limt inn ved en feil: et bilde som tekst, et ord på tusenvis av tegn,
    en tabell med tusenvis av rader. Legg store tabeller ved som fil.

Feiler (1-embed/nb.md):
    Et ord på 100 000 tegn
Består (1-embed/nb.md):
    En tabell med noen hundre rader
""",
)

_OWN = {"character": CHARACTER, "picture": PICTURE, "time": NOT_FINISHED, "depth": NOT_FINISHED}


def tell(kind: str, detail: str, page: str, where: Ref) -> Finding:
    """Return the finding that a fault of a PDF is; `kind` is one of `generator.pdf.values`."""
    code = _OWN.get(kind, NOT_CONFORMING)
    if code in {NOT_CONFORMING, NOT_FINISHED}:
        return code.at(where, page=page, case=kind, detail=detail)
    return code.at(where, page=page, detail=detail)
