"""ACC: pictures, links and colours that everyone can make use of."""

import html
import math
import re
from collections.abc import Iterator

from generator.book import BoundReport
from generator.colours import FOR_TEXT, contrast, grounds, make_readable
from generator.findings import Ref, Severity
from generator.passages import Passage, passages_of
from generator.prose import to_html
from generator.rules.registry import Context, Hit, hit, rule
from schema.values import Text

_PICTURE = re.compile(r"<img\b[^>]*>")
_ALTERNATIVE = re.compile(r'\balt="\s*[^"\s]')
_LINK = re.compile(r"<a\b[^>]*\bhref=[^>]*>(.*?)</a>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_SAYS_NOTHING = frozenset(
    {
        "her", "klikk her", "trykk her", "denne", "denne lenken", "lenke", "link", "les mer",
        "mer", "se her", "les her", "se mer", "klikk", "les meir", "meir", "sjå her",
        "denne lenkja", "here", "click here", "read more", "more", "this link", "this",
    }
)  # fmt: skip


def _with(report: BoundReport, mark: str) -> Iterator[tuple[Passage, str]]:
    """Yield the Markdown passages that have this mark, with their HTML."""
    for passage in passages_of(report):
        if passage.markdown and mark in passage.text:
            yield passage, to_html(passage.text, "text", 4)


@rule("ACC101", Severity.ERROR)
def pictures_described(report: BoundReport, _context: Context) -> Iterator[Hit]:
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


@rule("ACC102", Severity.WARNING)
def links_described(report: BoundReport, _context: Context) -> Iterator[Hit]:
    """Lenketeksten sier ikke hvor lenken fører.

    Hvorfor: Skjermlesere kan lese opp lenkene alene. «Les mer» og «her» sier da ingenting.
    Rett opp: Bruk tittelen på siden eller dokumentet som lenketekst.

    Feiler (4-track/nb.md):
        ## 4.A.2

        Evalueringen ligger [her](https://www.granlia.example/evaluering).
    Består (4-track/nb.md):
        ## 4.A.2

        Se [evalueringen av gårdsbesøkene](https://www.granlia.example/evaluering).
    """
    for passage, rendered in _with(report, "]("):
        for link in _LINK.findall(rendered):
            words = html.unescape(_TAG.sub("", link)).strip()
            if words.strip(" .!:»").casefold() in _SAYS_NOTHING:
                where = passage.where.on(f"[{words}]")
                yield hit(where, about=passage.question or None, words=words)


@rule("ACC103", Severity.WARNING)
def accent_readable(_report: BoundReport, context: Context) -> Iterator[Hit]:
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
