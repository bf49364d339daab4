"""What a report says of itself: its year, its language, and whose it is."""

import re
from collections import Counter
from collections.abc import Iterable

from generator.importing.headings.known import KnownHeading
from generator.importing.portal.data import reading_data
from generator.importing.portal.lexicon import squeeze, words_of
from generator.importing.portal.scalars import find_date
from generator.importing.source.lines import Lines, SourceLine, without_blanks
from schema.languages import usual_language

_SIGNATURE = "0.signature"
# How far below the signature's heading its date may be.
_FAR = 8
# With fewer known words than this the headings have their say.
_FEW = 12
_LONGEST_NAME = 100


def find_year(lines: Lines) -> int | None:
    """Return the reporting year that a report names."""
    text = " ".join(line.text for line in lines if line)
    for pattern in reading_data().year:
        match = re.search(pattern, text, re.IGNORECASE)
        if match:
            return int(match[1])
    return None


def find_signed(lines: Lines, known: tuple[KnownHeading, ...]) -> tuple[int, SourceLine] | None:
    """Return the year before the one in which a report was signed, and the line that says so.

    A statement is due by 30 June after its year (§ 5 of the Act).
    """
    headings = {
        wording.letters for each in known if each.key == _SIGNATURE for wording in each.wordings
    }
    written = without_blanks(lines)
    for at, line in enumerate(written):
        if squeeze(line.text) in headings:
            for below in written[at + 1 : at + 1 + _FAR]:
                if date := find_date(below.text):
                    return int(date[0][:4]) - 1, below
    return None


def guess_name(lines: Lines, known: tuple[KnownHeading, ...]) -> str:
    """Return the enterprise's name as the form's first field or the cover gives it; or nothing."""
    field = next((each for each in known if each.key == "0.1"), None)
    letters = {wording.letters for wording in field.wordings} if field else set()
    written = [line.text for line in lines if line]
    for at, text in enumerate(written):
        label, mark, rest = text.partition(":")
        if squeeze(label) in letters and (rest.strip() or (not mark and at + 1 < len(written))):
            return (rest.strip() or written[at + 1])[:_LONGEST_NAME]
    for pattern in reading_data().name:
        for at, text in enumerate(written):
            match = re.fullmatch(
                pattern, " ".join([text, *written[at + 1 : at + 2]]), re.IGNORECASE
            )
            if match:
                return match[1].strip()[:_LONGEST_NAME]
    return ""


def find_language(answers: Iterable[SourceLine], headings: Iterable[str]) -> str:
    """Return the language of the answers; with too few words, that of the headings."""
    counts: Counter[str] = Counter()
    common = {code: frozenset(words) for code, words in reading_data().common_words.items()}
    for line in answers:
        for word in words_of(line.text):
            known = [code for code, words in common.items() if word in words]
            if len(known) == 1:
                counts[known[0]] += 1
    if counts.total() < _FEW:
        counts.update(code for code in headings if code)
    best = counts.most_common(1)
    return best[0][0] if best else usual_language()
