"""PRV: personal data that a public statement must not have."""

import re
from collections.abc import Iterator
from functools import cache

from generator.assessment.signing import signings_of
from generator.book.model import BookReport
from generator.book.text_index import passages_of
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Ref, Severity
from schema.email_addresses import IN_TEXT
from schema.kept_patterns import compile_kept
from schema.wordlists import load_words, words_pattern

_ELEVEN_DIGITS = compile_kept(r"\d{6}[ .\u00a0-]?\d{5}")
# Beside any of these it is a part of something else: a longer number, an amount, an account.
_GOES_ON = frozenset("0123456789-")
# Mobile numbers begin with 4 or 9; without the country's code or a word before them, only those
# that are grouped like telephone numbers are.
_MOBILE = (
    r"(?<![\w.,-])(?:(?:\+|00)47[ \u00a0]?[49]\d(?:[ \u00a0]?\d){{6}}"
    r"|(?<!\d[ \u00a0])[49]\d(?:\d[ \u00a0]\d\d[ \u00a0]\d\d\d|(?:[ \u00a0]\d\d){{3}})"
    r"|(?i:{words}[.:]?[ \u00a0]{{1,3}})[49]\d(?:[ \u00a0]?\d){{6}})(?![ \u00a0]?\d|[.,]\d|[\w-])"
)
_BEGINS = compile_kept(r"[49]\d")
_AMOUNT = compile_kept(r"\s?(?:kr\b|kroner|NOK|EUR|USD|euro|tonn|kg)", re.IGNORECASE)
_NEAR = 60
_FIVE_DIGITS = compile_kept(r"\d{5}")


def _texts(
    report: BookReport, *, with_figures: bool = True
) -> Iterator[tuple[Ref, str | None, str]]:
    """Yield the running texts (that have figures), and the names of people, with their places."""
    for passage in passages_of(report):
        if passage.has_figures or not with_figures:
            yield passage.where, passage.question or None, passage.text
    head = report.head
    if head.contact and head.contact.name:
        yield report.ref("report.yaml", "contact", "name"), "report.yaml", head.contact.name
    for keys, signing in signings_of(report):
        for index, each in enumerate(signing.signatories):
            where = report.ref("report.yaml", *keys, "signatories", index, "name")
            yield where, "report.yaml", each.name


@rule("PRV101", Severity.ERROR)
def no_identity_numbers(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield Norwegian national identity numbers and D numbers."""
    for where, about, text in _texts(report):
        for match in _ELEVEN_DIGITS.finditer(text) if _FIVE_DIGITS.search(text) else ():
            if _is_identity_number(match):
                yield hit(where.on(match.group()), about=about)


def _is_identity_number(match: re.Match[str]) -> bool:
    from stdnum.no import fodselsnummer

    around = {match.string[match.start() - 1 : match.start()], match.string[match.end() :][:1]}
    digits = re.sub(r"\D", "", match.group())
    return not around & _GOES_ON and bool(fodselsnummer.is_valid(digits))


@cache
def _mobile() -> re.Pattern[str]:
    return compile_kept(_MOBILE.format(words=words_pattern("telephone_words")))


@rule("PRV102", Severity.WARNING)
def no_private_telephones(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield mobile numbers."""
    public = _digits(context.book.organisation.information.telephone or "")
    for where, about, text in _texts(report):
        found = _mobile().finditer(text) if _BEGINS.search(text) else ()
        numbers = {each.group(): each for each in found if not _is_public(each)}
        for words in numbers:
            if _digits(words) != public:
                yield hit(where.on(words), about=about)


def _is_public(match: re.Match[str]) -> bool:
    """Tell whether a number is a switchboard's, or no telephone's at all: an amount."""
    text = match.string
    before = text[max(0, match.start() - _NEAR) : match.start()].rpartition(". ")[2]
    after = text[match.end() : match.end() + _NEAR].partition(". ")[0]
    return bool(_public().search(f"{before} | {after}") or _AMOUNT.match(after))


@cache
def _public() -> re.Pattern[str]:
    return compile_kept(words_pattern("public_telephones"), re.IGNORECASE)


def _digits(number: str) -> str:
    """The last eight digits of a number: those without the country's code."""
    return re.sub(r"\D", "", number)[-8:]


@rule("PRV103", Severity.WARNING)
def no_private_addresses(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield e-mail addresses at hosts for private persons."""
    private = load_words("private_email_hosts")
    for where, about, text in _texts(report, with_figures=False):
        for match in IN_TEXT.finditer(text) if "@" in text else ():
            if match["host"].casefold() in private:
                yield hit(where.on(match.group()), about=about, host=match["host"].casefold())
