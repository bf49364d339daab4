"""Figures and addresses of a statement, where they are written: nothing is worked out."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.findings.positions import Plain
from generator.importing.answers.single_values import is_name
from generator.importing.source.blocks import SourceBlock
from schema.email_addresses import EMAIL

_NUMBER = r"(?<![\d.,])(?P<number>\d{1,3}(?:[ .,\u00a0]\d{3}){1,3}|\d{1,9})"
_FTE = re.compile(
    rf"{_NUMBER}\s(?:årsverk|full[- ]time equivalents?|FTEs?|Vollzeit\w{{0,20}})", re.IGNORECASE
)
_STAFF = re.compile(
    rf"{_NUMBER}\s(?:\w{{1,20}}\s)?(?:ansatte|tilsette|medarbeidere|medarbeidarar|employees|people|staff|"
    r"Mitarbeiter\w{0,6}|Beschäftigte\w?|Mitarbeitende\w?)",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"\b(?:omsetning\w{0,4}|omsatte|salgsinntekt\w{0,4}|driftsinntekt\w{0,4}|turnover|revenue|"
    r"Umsatz\w{0,8})"
    r"[^.\d]{0,40}?(?P<before>NOK|MNOK|kr|£|€|\$|EUR|GBP|USD)?\s?"
    r"(?P<number>\d{1,3}(?:[ .,\u00a0]\d{3}){1,4}|\d{1,12}(?:[.,]\d{1,3})?)\s?"
    r"(?P<times>(?:milliarder|milliardar|mrd|billion|bn|millioner|millionar|million|mill|mio|m)\b\.?)?\s?"
    r"(?P<after>NOK|kroner|kr|EUR|euro|pounds|£|€|GBP|USD)?",
    re.IGNORECASE,
)
_CURRENCIES = {
    "nok": "NOK", "mnok": "NOK", "kr": "NOK", "kroner": "NOK", "£": "GBP", "gbp": "GBP",
    "pounds": "GBP", "€": "EUR", "eur": "EUR", "euro": "EUR", "$": "USD", "usd": "USD",
}  # fmt: skip
_EMAIL = re.compile(r"(?<![^\s<>()\[\],;:])[^\s<>()\[\],;:@]{1,64}@[^\s<>()\[\],;:@]{1,200}")
# A name has capital letters, whatever those of the words around it.
_PERSON = re.compile(
    r"\b(?i:kontakt(?:person)?|spørsmål|questions|contact|ansprechpartner(?:in)?|rettes til|"
    r"directed to|wenden sie sich an)"
    r"[: ]{1,2}(?P<name>[^\W\d_a-zæøå][\w.’-]{1,30}(?: [^\W\d_a-zæøå][\w.’-]{1,30}){1,3})"
    r"(?P<title>,? ?\(?[^\W\d_][^,.@()\d]{3,60}?)?"
    r"(?=[,.)(]|\s?$|\s(?i:på|at|via|tlf|e-post|email))"
)
_TELEPHONE = re.compile(
    r"\b(?:tlf|telefon|tel|phone|mobil)\w{0,6}\.?:?\s?(?P<number>\+?\d[\d ()-]{6,18}\d)",
    re.IGNORECASE,
)
_POLICY = re.compile(
    r"retningslinj|code of conduct|policy|policies|kodex|kodeks|etiske|grundsatz|leverandørkrav|"
    r"guideline|richtlinie|varsl|whistle|prinsipp|principles|hinweisgeber",
    re.IGNORECASE,
)
_MILLION, _BILLION = 1_000_000, 1_000_000_000


class WrittenFigure(Struct, frozen=True):
    """A number as digits, and the words it was read from.

    `alone` says that the text has no other such number, `exact` that it is what is asked for.
    """

    value: str
    written: str
    alone: bool = True
    currency: str = ""
    exact: bool = True


def find_employees(texts: Sequence[str]) -> WrittenFigure | None:
    """Return how many work there: full-time equivalents, or else employees."""
    for pattern in (_FTE, _STAFF):
        found = [match for text in texts for match in pattern.finditer(text)]
        values = [re.sub(r"\D", "", match["number"]) for match in found]
        own = [each for each in zip(values, found, strict=True) if not _is_year(each[0])]
        if own:
            value, match = own[0]
            alone = len({each for each, _ in own}) == 1
            return WrittenFigure(value, match.group(), alone, exact=pattern is _FTE)
    return None


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits[:2] in ("19", "20")


def find_turnover(texts: Sequence[str]) -> WrittenFigure | None:
    """Return the turnover, in whole units of its currency; None where none is named with one."""
    for text in texts:
        for match in _AMOUNT.finditer(text):
            unit = (match["before"] or match["after"] or "").casefold()
            times = (match["times"] or "").casefold()
            if not unit or (_is_year(match["number"]) and not times):
                continue
            factor = _factor(times, unit)
            if amount := _amount(match["number"], factor):
                return WrittenFigure(amount, match.group(), currency=_CURRENCIES[unit])
    return None


def _factor(times: str, unit: str) -> int:
    if times.startswith(("milliard", "mrd", "billion", "bn")):
        return _BILLION
    return _MILLION if times or unit == "mnok" else 1


def _amount(number: str, factor: int) -> str:
    """Return an amount as digits; nothing where it is no whole one."""
    if factor > 1 and re.fullmatch(r"\d+[.,]\d{1,2}", number):
        whole = float(number.replace(",", ".")) * factor
        return str(round(whole))
    return str(int(re.sub(r"\D", "", number)) * factor)


def find_emails(text: str) -> Iterator[str]:
    """Yield the e-mail addresses in a text."""
    for match in _EMAIL.finditer(text):
        address = match.group().strip(".").removeprefix("mailto:")
        if EMAIL.fullmatch(address):
            yield address


def find_person(blocks: Sequence[SourceBlock]) -> dict[str, Plain]:
    """Return the name and title of the person to ask: «Kontakt Mona Lie, bærekraftssjef»."""
    for block in blocks:
        for match in _PERSON.finditer(block.text):
            name = match["name"].rstrip(".")
            if is_name(name):
                title = (match["title"] or "").strip(" ,(")
                return {"name": name, **({"title": title} if title else {})}
    return {}


def find_telephone(text: str) -> str:
    """Return a telephone number that is called so; nothing where there is none."""
    match = _TELEPHONE.search(text)
    return " ".join(match["number"].split()) if match else ""


def find_policies(blocks: Sequence[SourceBlock], *, named: bool) -> Iterator[tuple[str, str]]:
    """Yield address and title of the links to policies; `named`: those alone that are called so."""
    for block in blocks:
        for run in block.links:
            if run.link.startswith("mailto:"):
                continue
            about = f"{run.text} {run.link}" if run.text not in run.link else block.text
            if not named or _POLICY.search(about):
                title = "" if run.text.strip() in run.link else run.text.strip()
                yield run.link, title
