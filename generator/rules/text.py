"""TXT: plain language."""

import re
from collections.abc import Iterator

from generator.book import BoundReport
from generator.findings import Severity
from generator.passages import passages_of
from generator.rules.registry import Context, Hit, hit, rule

_PLACEHOLDER = re.compile(
    r"\b(?:TBD|TODO|FIXME|N\.N\.)(?!\w)"
    r"|\?{3,}|\b(?:X{3,}|x{3,})\b"
    r"|\b(?i:lorem ipsum)\b"
    r"|\b(?i:fyll|sett|skriv) inn (?:her|tekst|navn|dato|beløp|tall)\b"
    r"|<[A-ZÆØÅ][A-ZÆØÅ _-]{2,}>|\[[A-ZÆØÅ][A-ZÆØÅ _-]{3,}\](?!\()",
)
# A text without any of these has no placeholder; looking for them first saves most of the time.
_HINTS = ("TBD", "TODO", "FIXME", "N.N.", "???", "xxx", "XXX", "orem", "OREM", " inn ", "<", "[")


@rule("TXT101", Severity.WARNING)
def nothing_left_to_fill(report: BoundReport, _context: Context) -> Iterator[Hit]:
    """Teksten har et ord som skulle vært byttet ut.

    Hvorfor: «TBD», «???», «<NAVN>» og lignende er huskelapper fra den som skrev. Blir de stående,
        ser leseren at teksten ikke er ferdig.
    Rett opp: Bytt ut huskelappen med teksten som skulle stå der.

    Feiler (0-enterprise/nb.md):
        ## 0.3

        Vi brenner kaffe og selger den til TBD kafeer.
    Består (0-enterprise/nb.md):
        ## 0.3

        Vi brenner kaffe og selger den til 120 kafeer.
    """
    for passage in passages_of(report):
        if not any(hint in passage.text for hint in _HINTS):
            continue
        for words in dict.fromkeys(_PLACEHOLDER.findall(passage.text)):
            yield hit(passage.where.on(words), about=passage.question or None, words=words)
