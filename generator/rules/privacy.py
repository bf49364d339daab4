"""PRV: personal data that a public statement must not have."""

import re
from collections.abc import Iterator

from generator.book import BoundReport
from generator.findings import Severity
from generator.passages import passages_of
from generator.rules.registry import Context, Hit, hit, rule

_ELEVEN_DIGITS = re.compile(r"(?<![\d.,-])\d{6}[ \u00a0-]?\d{5}(?![\d-])")


@rule("PRV101", Severity.ERROR)
def no_identity_numbers(report: BoundReport, _context: Context) -> Iterator[Hit]:
    """Teksten har et fødselsnummer.

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
    from stdnum.no import fodselsnummer

    for passage in passages_of(report):
        for number in _ELEVEN_DIGITS.findall(passage.text):
            if fodselsnummer.is_valid(number):
                where = passage.where.on(number)
                yield hit(where, about=passage.question or None, digits=number[:2])
