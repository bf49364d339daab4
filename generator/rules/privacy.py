"""PRV: personal data that a public statement must not have."""

import re
from collections.abc import Iterator

from generator.book import BoundReport
from generator.findings import Severity
from generator.passages import passages_of
from generator.rules.registry import Context, Hit, hit, rule

_ELEVEN_DIGITS = re.compile(r"\d{6}[ \u00a0-]?\d{5}")
# Beside any of these it is a part of something else: a longer number, an amount, an account.
_GOES_ON = frozenset("0123456789-")


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
    for passage in passages_of(report):
        for match in _ELEVEN_DIGITS.finditer(passage.text):
            if _is_identity_number(match):
                yield hit(passage.where.on(match.group()), about=passage.question or None)


def _is_identity_number(match: re.Match[str]) -> bool:
    from stdnum.no import fodselsnummer

    around = {match.string[match.start() - 1 : match.start()], match.string[match.end() :][:1]}
    return not around & _GOES_ON and bool(fodselsnummer.is_valid(match.group()))
