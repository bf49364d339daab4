"""Whose a statement is and which year it is about, where it says so."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct
from stdnum.exceptions import ValidationError
from stdnum.no import orgnr

from generator.importing.portal.scalars import find_date

_FORMS = (
    r"(?:SE & Co\. KG(?:aA)?|GmbH & Co\. KG(?:aA)?|GmbH|AG|KGaA|AS|ASA|SA|ANS|DA|KF|IKS|HF|BA|SE|"
    r"AB|A/S|Ltd\.?|Limited|plc|PLC|LLP|Inc\.?|e\.V\.|Group|konsern)"
)
_WORD = r"[A-ZÆØÅÄÖÜÉ0-9][\w&.'’+-]{0,40}"
_JOIN = r"(?:og|and|und|&|i|of|for|av|de|von|the)"
_COMPANY = re.compile(
    rf"\b({_WORD}(?: (?:{_JOIN} )?{_WORD}){{0,5}}? {_FORMS}(?: {_FORMS})?)(?![\w])"
)
# «Nordbanken har …»: who the first sentences are about, where no name says what kind of company.
_SUBJECT = re.compile(
    rf"^({_WORD}(?: (?:{_JOIN} )?{_WORD}){{0,4}}) "
    r"(?:er|har|vart|ble|driv|driver|leverer|is|are|was|has|makes|runs|provides|ist|hat|beschäftigt)\b"
)
# Words that begin a sentence or a title, and no name.
_NOT_FIRST = re.compile(
    r"^(?:(?:(?:19|20)\d\d|Redegjørelse|Utgreiing|Åpenhetsloven|Openheitslova|Rapport|Statement|Report|Bericht|"
    r"Modern Slavery|Erklärung|For|Om|Denne|Vi|I|Dette|This|The|Wir|Die|Der|Das|Årsrapport|Styret|"
    r"Board|Selskapet|Konsernet|Morselskapet|Av|By|Of|Von|Signert|Til|In|At|Hos|Gjeld|Gjelder|Gilt|Applies|About|Vår|Our|Über|Und|Og|And)\s+)+",
    re.IGNORECASE,
)
_AFTER_TITLE = re.compile(
    r"(?:redegjørelse|utgreiing|statement|report|bericht|erklärung|åpenhetsloven|openheitslova|act|"
    r"aktsomhetsvurdering|aktsomhetsvurderinger|aktsemdsvurdering|aktsemdsvurderingar)"
    r"(?: (?:19|20)\d\d)?(?: \(\w{1,20}\))?"
    r"(?: (?:for|av|by|of|von|der|des|frå|fra|om) | [-–—|] |[:,] )",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"(?<![\d.,])(\d{3}[ .\u00a0]?\d{3}[ .\u00a0]?\d{3})(?![\d.,]*\d)")
_NAMED_NUMBER = re.compile(
    r"org(?:anisasjons)?[.\s-]*(?:nr|nummer|no|number)|foretaksnummer|\bNO\b", re.IGNORECASE
)
_YEAR = r"((?:19|20)\d\d)"
_YEARS = tuple(
    re.compile(each, re.IGNORECASE)
    for each in (
        (
            r"(?:rapporteringsåre?t?|regnskapsåre?t?|rekneskapsåre?t?|reporting year|"
            rf"financial year|fiscal year|geschäftsjahr|berichtsjahr|berichtszeitraum)"
            rf"\D{{0,25}}{_YEAR}(?!\s*(?:to|til|–|-|bis)\s*\D{{0,12}}(?:19|20)\d\d)"
        ),
        rf"(?:for|i|in|für) (?:året|the year|year|das jahr) {_YEAR}",
        rf"(?:redegjørelse|utgreiing|rapport|statement|report|bericht|erklärung|åpenhetsloven|openheitslova|act|lksg)\D{{0,60}}{_YEAR}",
    )
)
_ENDING = re.compile(
    r"(?:financial year|fiscal year|year|regnskapsår\w{0,4}|geschäftsjahr\w{0,3}|period\w{0,3})"
    r"\b.{0,60}?"
    r"(?:ending|ended|end|to|til|–|-|bis|avsluttet)\s(?:on\s)?(?P<rest>.{6,30})",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"oppdatert|publisert|updated|published|stand:|signert|vedtatt|godkjent|approved|dato|date",
    re.IGNORECASE,
)
_LONGEST = 80
# A line with no more than a place and a date, or who approved it then.
_SIGNED_LINE = 60
# Later on, a year after «åpenhetsloven» may be of anything.
_FIRST_TEXTS = 5
# What stands before an organisation number, or a period.
IDENTITY_WORDS = ("org", "nr", "orgnr", "organisasjonsnummer", "mva", "no", "number", "for")
PERIOD_WORDS = frozenset(
    [
        "rapporteringsperiode",
        "rapporteringsperioden",
        "periode",
        "perioden",
        "period",
        "reporting",
        "regnskapsår",
        "regnskapsåret",
        "året",
        "til",
        "fra",
        "to",
        "gjelder",
    ]
)


class ReportingYear(Struct, frozen=True):
    """The year that a statement is about, and whether it only follows from another date."""

    year: int
    guessed: bool
    end: str = ""


def find_company(texts: Sequence[str], titles: Sequence[str]) -> str:
    """Return the enterprise's name: from a title, or the company that is named most and first."""
    for title in titles:
        if match := _COMPANY.search(title):
            return _bare(match[1])
    counted: Counter[str] = Counter()
    for text in texts:
        counted.update(_bare(match[1]) for match in _COMPANY.finditer(text))
    for name in counted:
        if any(_stem(name) in title for title in titles):
            return name
    whole = " ".join(texts)
    for title in titles:
        after = [_tidy(title[match.end() :]) for match in _AFTER_TITLE.finditer(title)]
        name = next(filter(None, after), "")
        if name and (not counted or whole.count(name) > max(counted.values())):
            return name
    if counted:
        most = max(counted.values())
        return next(name for name, n in counted.items() if n == most or n > 2)
    return _find_subject(texts[:_FIRST_TEXTS])


def _find_subject(texts: Sequence[str]) -> str:
    """Return the name that the first sentence with one is about; nothing for «Vi», «This»."""
    for text in texts:
        match = _SUBJECT.match(text)
        name = _NOT_FIRST.sub("", f"{match[1]} ").strip() if match else ""
        # «The Corporation», «Die Gruppe»: one word after another one is no name.
        bare = match is not None and name != match[1] and " " not in name
        if name and not bare and len(name) > len("Det"):
            return name
    return ""


def _stem(name: str) -> str:
    """Return a company's name without what kind of company it is."""
    return re.sub(rf" {_FORMS}$", "", name)


def is_company(text: str) -> bool:
    """Return whether a text ends as names of companies do."""
    return bool(_COMPANY.search(text))


def without_companies(text: str) -> str:
    """Return a text without the names of companies in it."""
    return _COMPANY.sub(" ", text)


def _bare(name: str) -> str:
    return _NOT_FIRST.sub("", name).strip(" ,.-–") or name


def _tidy(name: str) -> str:
    bare = re.sub(rf"\b{_YEAR}(?:[/–-]\d{{2,4}})?\b", "", name)
    bare = re.sub(
        r"(?:regnskapsåret|financial year|geschäftsjahr|org\.? ?nr).*",
        "",
        bare,
        flags=re.IGNORECASE,
    )
    bare = " ".join(bare.split()).strip(" ,.–-|:()")
    return bare if bare[:1].isupper() and len(bare) <= _LONGEST else ""


def find_number(texts: Iterable[str]) -> str:
    """Return the first organisation number that is one; one that is called so before others."""
    loose = ""
    for text in texts:
        for match in _DIGITS.finditer(text):
            digits = re.sub(r"\D", "", match[1])
            try:
                orgnr.validate(digits)
            except ValidationError:
                continue
            if _NAMED_NUMBER.search(text[max(0, match.start() - 30) : match.start()]):
                return digits
            loose = loose or digits
    return loose


def find_reporting_year(texts: Sequence[str], titles: Sequence[str]) -> ReportingYear | None:
    """Return the year that a statement is about; guessed from when it was signed or updated."""
    for text in (*titles, *texts):
        if (match := _ENDING.search(text)) and (day := find_date(match["rest"])):
            return ReportingYear(_year_of(day[0]), guessed=False, end=day[0])
    for title in titles:
        if match := re.search(rf"\b{_YEAR}\b", title):
            return ReportingYear(int(match[1]), guessed=False)
    for pattern, most in zip(_YEARS, (None, None, _FIRST_TEXTS), strict=True):
        for text in texts[:most]:
            if match := pattern.search(text):
                return ReportingYear(int(match[1]), guessed=False)
    days = [day[0] for text in reversed(texts) if (day := find_date(text))]
    dated = [text for text in texts if _UPDATED.search(text)]
    signed = [text for text in reversed(texts) if len(text) <= _SIGNED_LINE]
    for lines in (dated, signed):
        days = [day[0] for text in lines if (day := find_date(text))] or days
    if days:
        return ReportingYear(int(days[0][:4]) - 1, guessed=True)
    years = [int(match) for text in texts for match in re.findall(rf"\b{_YEAR}\b", text)]
    return ReportingYear(max(years), guessed=True) if years else None


def _year_of(end: str) -> int:
    """Return the year that a period ending on a day is named after: that most of it is in."""
    year, month = int(end[:4]), int(end[5:7])
    return year if month > 5 else year - 1
