"""ACC: pictures, links and colours that everyone can make use of."""

import html
import math
import re
from collections.abc import Iterator

from generator.book.model import BookReport
from generator.book.text_index import Passage, passages_of
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Ref, Severity
from generator.text.colours import FOR_TEXT, contrast, grounds, make_readable
from generator.text.prose import to_html
from schema.values import Text
from schema.wordlists import load_words

_PICTURE = re.compile(r"<img\b[^>]*>")
_ALTERNATIVE = re.compile(r'\balt="\s*[^"\s]')
_LINK = re.compile(r"<a\b[^>]*\bhref=[^>]*>(.*?)</a>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_ALT = re.compile(r"!\[(?P<alt>[^\[\]\n]+)\][(\[]")
_FILE_NAME = re.compile(
    r"[\w .()-]{1,80}\.(?:png|jpe?g|gif|webp|svg|avif|bmp|tiff?)|(?:img|dsc|dscn|pxl)[ _-]?\d+"
    r"|(?:bilde|bilete|figur|image|picture|photo|skjermbilde|screenshot)[ _-]?\d+",
    re.IGNORECASE,
)


def _with(report: BookReport, mark: str) -> Iterator[tuple[Passage, str]]:
    """Yield the Markdown passages that have this mark, with their HTML."""
    for passage in passages_of(report):
        if passage.markdown and mark in passage.text:
            yield passage, to_html(passage.text, "text", 4)


@rule("ACC101", Severity.ERROR)
def pictures_described(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Et bilde mangler beskrivelse.

    Hvorfor: Den som ikke ser bildet, får beskrivelsen lest opp. Nettsider fra norske virksomheter
        skal være universelt utformet (likestillings- og diskrimineringsloven §§ 17 og 18).
    Rett opp: Skriv mellom klammene det bildet forteller: `![Beskrivelse](attachments/bilde.png)`.

    Feiler (4-track/nb.md):
        ## 4.A.2

        ![](attachments/kart.png)
    Feiler (report.yaml):
        attachments:
          - file: kart.png
            title: Kart over gårdene
    Feiler (attachments/kart.png):
        (bildet)
    Består (4-track/nb.md):
        ## 4.A.2

        ![Kart over de fem gårdene vi har besøkt i Minas Gerais](attachments/kart.png)
    Består (report.yaml):
        attachments:
          - file: kart.png
            title: Kart over gårdene
    Består (attachments/kart.png):
        (bildet)
    """
    for passage, rendered in _with(report, "!["):
        if any(not _ALTERNATIVE.search(picture) for picture in _PICTURE.findall(rendered)):
            match = re.search(r"!\[\s*\][(\[][^)\]]*[)\]]", passage.text)
            words = match.group() if match else "!["
            yield hit(passage.where.on(words), about=passage.question or None, picture=words)


@rule("ACC105", Severity.WARNING)
def pictures_described_in_words(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Beskrivelsen av et bilde er et filnavn, eller sier bare at det er et bilde.

    Hvorfor: Den som ikke ser bildet, får «kart.png» eller «bilde» lest opp, og vet ikke mer.
    Rett opp: Skriv det bildet forteller, som du ville sagt det i telefonen til en kollega.

    Feiler (4-track/nb.md):
        ## 4.A.2

        Vi har besøkt fem gårder. ![kart.png](attachments/kart.png)
    Feiler (report.yaml):
        attachments:
          - file: kart.png
            title: Kart over gårdene
    Feiler (attachments/kart.png):
        (bildet)
    Består (4-track/nb.md):
        ## 4.A.2

        Vi har besøkt fem gårder. ![Kart med de fem gårdene i Minas Gerais](attachments/kart.png)
    Består (report.yaml):
        attachments:
          - file: kart.png
            title: Kart over gårdene
    Består (attachments/kart.png):
        (bildet)
    """
    says_nothing = load_words("pictures_that_say_nothing")
    for passage in passages_of(report):
        for match in _ALT.finditer(passage.text) if "![" in passage.text else ():
            words = match["alt"].strip()
            if _FILE_NAME.fullmatch(words) or words.strip(" .:").casefold() in says_nothing:
                where = passage.where.on(f"![{match['alt']}]")
                yield hit(where, about=passage.question or None, words=words)


@rule("ACC102", Severity.WARNING)
def links_described(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Lenketeksten sier ikke hvor lenken fører.

    Hvorfor: Skjermlesere kan lese opp lenkene alene. «Les mer» og «her» sier da ingenting.
    Rett opp: Bruk tittelen på siden eller dokumentet som lenketekst.

    Feiler (4-track/nb.md):
        ## 4.A.2

        Evalueringen ligger [her](https://www.granlia.example/evaluering).
    Består (4-track/nb.md):
        ## 4.A.2

        Vi bruker [evalueringen av gårdsbesøkene](https://www.granlia.example/evaluering).
    """
    for passage, rendered in _with(report, "]("):
        for link in _LINK.findall(rendered):
            words = html.unescape(_TAG.sub("", link)).strip()
            if words.strip(" .!:»").casefold() in load_words("links_that_say_nothing"):
                where = passage.where.on(f"[{words}]")
                yield hit(where, about=passage.question or None, words=words)


@rule("ACC103", Severity.WARNING)
def accent_readable(_report: BookReport, context: Context) -> Iterator[Hit]:
    """Fargen til virksomheten er for lys til å leses.

    Hvorfor: Lenker og linjer får denne fargen. Med for liten kontrast ser ikke alle dem, særlig
        ikke den som ser dårlig eller leser i sollys (WCAG 1.4.3 krever 4,5).
    Rett opp: Bruk fargen meldingen foreslår, eller velg en mørkere. Til det er gjort, bruker
        sidene den foreslåtte fargen. I mørk visning lages en lysere variant av seg selv.

    Feiler (organisation.yaml):
        appearance:
          accent: '#ffd400'
    Består (organisation.yaml):
        appearance:
          accent: '#0b4f5c'
    """
    accent = context.organisation.organisation.appearance.accent
    if accent is None:
        return
    ratio = min(contrast(accent, ground) for ground in grounds("light"))
    if ratio < FOR_TEXT:
        shown = f"{math.floor(ratio * 10) / 10:.1f}"
        comma = shown.replace(".", ",")
        where = Ref(f"{context.organisation.key}/organisation.yaml", ("appearance", "accent"))
        yield hit(
            where,
            about="organisation.yaml",
            colour=accent,
            ratio=Text({"nb": comma, "nn": comma, "en": shown}),
            suggestion=make_readable(accent, grounds("light"), FOR_TEXT),
        )
