"""LAW5xx: the right to information (§§ 6 and 7)."""

import re
from collections.abc import Iterator

from generator.book.model import BookReport
from generator.book.text_index import passages_of
from generator.checks.rules.queries import speaks, unanswered
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Ref, Severity

_SECTION_6, _SECTION_7 = "aapenhetsloven-6", "aapenhetsloven-7"
_THREE_WEEKS = 21
_NUMBERS = {
    "én": 1, "en": 1, "ei": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "sju": 7,
    "syv": 7, "åtte": 8, "ti": 10, "tolv": 12, "one": 1, "two": 2, "three": 3, "four": 4,
    "five": 5, "six": 6, "eight": 8, "ten": 10, "twelve": 12,
}  # fmt: skip
_UNITS = (("uke", 7), ("vek", 7), ("week", 7), ("mån", 30), ("month", 30), ("", 1))
_LIMIT = re.compile(
    r"\b(?:innen|innan|senest|seinast|inntil|within)\s+(?:etter\s+|om\s+|at\s+most\s+)?"
    rf"(?P<limit>(?P<number>\d{{1,3}}|{'|'.join(_NUMBERS)})\s+"
    r"(?P<unit>uker?|veker?|måned(?:er)?|månad(?:er|ar)?|(?:virke)?dager|dagar|weeks?|months?"
    r"|days))\b",
    re.IGNORECASE,
)


@rule("ADV501", Severity.WARNING, law=(_SECTION_6, _SECTION_7))
def information_offered(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield an organisation without a written way to ask for information."""
    information = context.book.organisation.information
    written = (information.email, information.url, information.address)
    if speaks(report, context) and not any(written):
        where = Ref(f"{context.book.key}/organisation.yaml", ("information",))
        case = "telephone" if information.telephone else "none"
        yield hit(where, about="organisation.yaml", case=case)


@rule("FRM503", Severity.WARNING, law=(_SECTION_6, _SECTION_7))
def requests_answered(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield the unanswered questions on contact and on answering requests."""
    yield from unanswered(report, {_SECTION_6, _SECTION_7})


@rule("LAW504", Severity.WARNING, law=(_SECTION_7,))
def answered_in_time(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield answers that promise a reply later than the Act does, and nothing sooner."""
    asked = {
        each.question.id
        for each in report.questions
        if {_SECTION_6, _SECTION_7} & set(each.question.law)
    }
    for passage in passages_of(report):
        limits = list(_LIMIT.finditer(passage.text)) if passage.question in asked else []
        if limits and all(_days(each) > _THREE_WEEKS for each in limits):
            words = limits[0]["limit"]
            yield hit(passage.where.on(words), about=passage.question, words=words)


def _days(match: re.Match[str]) -> int:
    number, unit = match["number"].lower(), match["unit"].lower()
    count = int(number) if number.isdigit() else _NUMBERS[number]
    return count * next(days for begins, days in _UNITS if unit.startswith(begins))
