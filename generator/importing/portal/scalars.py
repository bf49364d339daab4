"""Single values as reports write them, brought into the form that content has them in."""

import re

from schema.email_addresses import EMAIL

_GROUPED = r"\d{1,3}(?:[ .,’']\d{3})+|\d+"
_COUNT = re.compile(rf"(?P<number>{_GROUPED})")
_MONEY = re.compile(
    rf"(?P<before>NOK|SEK|DKK|EUR|USD|kr\.?)?\s*(?P<number>{_GROUPED})(?P<decimals>,\d\d)?(?:,-|,–)?"
    r"\s*(?P<after>NOK|SEK|DKK|EUR|USD|kr\.?|kroner)?",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"(?P<number>\d{1,3}(?:[.,]\d+)?)\s?%?")
_YES_NO = {"ja": "ja", "nei": "nei", "yes": "yes", "no": "no"}
_MONTHS = (
    ("jan",), ("feb",), ("mar",), ("apr",), ("mai", "may"), ("jun",), ("jul",), ("aug",), ("sep",),
    ("okt", "oct"), ("nov",), ("des", "dec"),
)  # fmt: skip
_DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2})(?:\.\s?|[/\-]|\s|(?:st|nd|rd|th)\s)(?P<month>\d{1,2}|[a-z]{3,9})\.?[/\-]?\s?"
    r"(?P<year>(?:19|20)\d\d)",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})")
_MONTH_FIRST = re.compile(
    r"(?P<month>[a-z]{3,9})\s(?P<day>\d{1,2}),?\s(?P<year>(?:19|20)\d\d)", re.IGNORECASE
)


def read_count(text: str) -> str | None:
    """Return a whole number as digits: «1 250» is 1250."""
    match = _COUNT.fullmatch(text.strip())
    return re.sub(r"\D", "", match["number"]) if match else None


def read_money(text: str) -> tuple[str, str] | None:
    """Return an amount as digits, and its currency (NOK unless another is named)."""
    match = _MONEY.fullmatch(text.strip())
    if match is None or (match["before"] and match["after"]):
        return None
    named = (match["before"] or match["after"] or "NOK").upper()
    decimals = (match["decimals"] or "").replace(",", ".")
    return re.sub(r"\D", "", match["number"]) + decimals, "NOK" if named.startswith("KR") else named


def read_percent(text: str) -> str | None:
    """Return a percentage without its sign."""
    match = _PERCENT.fullmatch(text.strip())
    return match["number"] if match else None


def read_yes_no(text: str) -> str | None:
    """Return yes or no in the language it is written in."""
    return _YES_NO.get(text.strip(" .").casefold())


def read_email(text: str) -> str | None:
    """Return an e-mail address."""
    bare = text.strip().removeprefix("mailto:")
    return bare if EMAIL.fullmatch(bare) else None


def find_date(text: str) -> tuple[str, int, int] | None:
    """Return the first date in a text as year-month-day, and where it begins and ends."""
    for pattern in (_YEAR_FIRST, _DAY_FIRST, _MONTH_FIRST):
        for match in pattern.finditer(text):
            month = _month(match["month"])
            if month and 1 <= int(match["day"]) <= 31:
                day = f"{match['year']}-{month:02}-{int(match['day']):02}"
                return day, match.start(), match.end()
    return None


def _month(written: str) -> int:
    if written.isdecimal():
        return int(written) if 1 <= int(written) <= 12 else 0
    short = written[:3].casefold()
    return next((n for n, names in enumerate(_MONTHS, 1) if short in names), 0)
