"""PRV: personal data that a public statement must not have."""

import re
from collections.abc import Iterator
from functools import cache

from generator.book import BoundReport
from generator.findings import Ref, Severity
from generator.passages import passages_of
from generator.rules.registry import Context, Hit, hit, rule
from schema.email_addresses import IN_TEXT
from schema.wordlists import load_words, words_pattern

_ELEVEN_DIGITS = re.compile(r"\d{6}[ .\u00a0-]?\d{5}")
# Beside any of these it is a part of something else: a longer number, an amount, an account.
_GOES_ON = frozenset("0123456789-")
# Mobile numbers begin with 4 or 9; without the country's code or a word before them, only those
# that are grouped like telephone numbers are.
_MOBILE = (
    r"(?<![\w.,-])(?:(?:\+|00)47[ \u00a0]?[49]\d(?:[ \u00a0]?\d){{6}}"
    r"|(?<!\d[ \u00a0])[49]\d(?:\d[ \u00a0]\d\d[ \u00a0]\d\d\d|(?:[ \u00a0]\d\d){{3}})"
    r"|(?i:{words}[.:]?[ \u00a0]{{1,3}})[49]\d(?:[ \u00a0]?\d){{6}})(?![ \u00a0]?\d|[.,]\d|[\w-])"
)
_BEGINS = re.compile(r"[49]\d")


def _texts(report: BoundReport) -> Iterator[tuple[Ref, str | None, str]]:
    """Yield the running texts, and the names of people, with their places."""
    for passage in passages_of(report):
        yield passage.where, passage.question or None, passage.text
    head = report.head
    if head.contact:
        yield report.ref("report.yaml", "contact", "name"), "report.yaml", head.contact.name
    for index, each in enumerate(head.signing.signatories if head.signing else ()):
        where = report.ref("report.yaml", "signing", "signatories", index, "name")
        yield where, "report.yaml", each.name


@rule("PRV101", Severity.ERROR)
def no_identity_numbers(report: BoundReport, _context: Context) -> Iterator[Hit]:
    """Teksten har et fødselsnummer eller et D-nummer.

    Hvorfor: Fødselsnummer er personopplysninger som ikke skal stå på nett (personopplysningsloven
        § 12). Ligger filen i git, blir nummeret liggende i historikken også etter at det er rettet.
    Rett opp: Fjern nummeret. Er det allerede delt, be den som drifter git-lageret, om å fjerne det
        fra historikken.

    Feiler (4-track/nb.md):
        ## 4.A.2

        Kari Nordmann (151086 95088) følger opp tiltakene.
    Består (4-track/nb.md):
        ## 4.A.2

        Kari Nordmann følger opp tiltakene.
    """
    for where, about, text in _texts(report):
        for match in _ELEVEN_DIGITS.finditer(text):
            if _is_identity_number(match):
                yield hit(where.on(match.group()), about=about)


def _is_identity_number(match: re.Match[str]) -> bool:
    from stdnum.no import fodselsnummer

    around = {match.string[match.start() - 1 : match.start()], match.string[match.end() :][:1]}
    digits = re.sub(r"\D", "", match.group())
    return not around & _GOES_ON and bool(fodselsnummer.is_valid(digits))


@cache
def _mobile() -> re.Pattern[str]:
    return re.compile(_MOBILE.format(words=words_pattern("telephone_words")))


@rule("PRV102", Severity.WARNING)
def no_private_telephones(report: BoundReport, _context: Context) -> Iterator[Hit]:
    """Teksten har et mobilnummer.

    Hvorfor: Et mobilnummer er som regel privat, og en offentlig redegjørelse blir lest av alle og
        lagret lenge. Personopplysninger skal ikke stå lenger og videre enn nødvendig
        (personvernforordningen artikkel 5).
    Rett opp: Ta det bort. Nummeret til kontaktpersonen står under `contact` i report.yaml, og
        nummeret for spørsmål etter loven under `information` i organisation.yaml.

    Feiler (4-track/nb.md):
        ## 4.A.2

        Ring Kari Nordmann på 912 34 567 hvis dere lurer på noe.
    Består (4-track/nb.md):
        ## 4.A.2

        Kontaktpersonen for redegjørelsen svarer på spørsmål.
    Består (report.yaml):
        contact:
          name: Kari Nordmann
          title: Innkjøpssjef
          email: kari@granlia.example
          telephone: 912 34 567
    """
    for where, about, text in _texts(report):
        for words in dict.fromkeys(_mobile().findall(text) if _BEGINS.search(text) else ()):
            yield hit(where.on(words), about=about)


@rule("PRV103", Severity.WARNING)
def no_private_addresses(report: BoundReport, _context: Context) -> Iterator[Hit]:
    """Teksten har en privat e-postadresse.

    Hvorfor: En adresse hos Gmail, Hotmail, Online og lignende er nesten alltid privat. Den blir
        funnet av søppelpostsendere, og virker ikke når personen har sluttet.
    Rett opp: Bruk en adresse hos virksomheten, helst en som ikke er knyttet til en person.

    Feiler (4-track/nb.md):
        ## 4.A.2

        Skriv til kari.nordmann@gmail.com hvis dere lurer på noe.
    Består (4-track/nb.md):
        ## 4.A.2

        Skriv til sporsmal@granlia.example hvis dere lurer på noe.
    """
    private = load_words("private_email_hosts")
    for where, about, text in _texts(report):
        for match in IN_TEXT.finditer(text) if "@" in text else ():
            if match["host"].casefold() in private:
                yield hit(where.on(match.group()), about=about, host=match["host"].casefold())
