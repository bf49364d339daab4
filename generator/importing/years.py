"""Which year a report is about, as it says itself, or as the date of its signature tells."""

import re

from generator.importing.lexicon import squeeze
from generator.importing.lines import Line, without_blanks
from generator.importing.portal import reading_data
from generator.importing.scalars import find_date
from generator.importing.targets import Target

_SIGNATURE = "0.signature"
# How far below the signature's heading its date may stand.
_FAR = 8


def find_year(lines: tuple[Line, ...]) -> int | None:
    """Return the reporting year that a report names."""
    text = " ".join(line.text for line in lines if line)
    for pattern in reading_data().year:
        match = re.search(pattern, text, re.IGNORECASE)
        if match:
            return int(match[1])
    return None


def find_signed(lines: tuple[Line, ...], targets: tuple[Target, ...]) -> tuple[int, Line] | None:
    """Return the year before the one in which a report was signed, and the line that says so.

    A statement is due by 30 June after its year (§ 5 of the Act).
    """
    headings = {
        wording.letters
        for target in targets
        if target.key == _SIGNATURE
        for wording in target.wordings
    }
    written = without_blanks(lines)
    for at, line in enumerate(written):
        if squeeze(line.text) in headings:
            for below in written[at + 1 : at + 1 + _FAR]:
                if date := find_date(below.text):
                    return int(date[0][:4]) - 1, below
    return None
