"""What people probably meant by a value that is not written as it should be."""

import re
from datetime import date, timedelta
from decimal import Decimal

from schema.kept_patterns import compile_kept
from schema.months import MONTHS

# Other signs between thousands.
_GROUPED = compile_kept(r"\d{1,3}(?:[.,'’_]\d{3})+")
# One number among words and signs: «ca. 41», «kr 120 000 000,-», «1,2 mill.», «20 prosent».
_AMONG_WORDS = compile_kept(
    r"[^\d+-]*(?P<digits>\d{1,3}(?:[ .]\d{3})+|\d{1,18})(?:,(?P<decimals>\d{1,3}))?"
    r"(?:,-)?\s*(?P<scale>mill\w*|mrd|milliard\w*|tusen|[mtk](?:nok|kr|sek|dkk|eur|usd))?"
    r"(?!\w)(?P<rest>[^\d+-]*)",
    re.IGNORECASE,
)
# A scale that does not stand right after the number, or is another in each language.
_OTHER_SCALE = compile_kept(
    r"\b(?:mill|mrd|tusen|bill|trill|bn\b|[mtk](?:nok|kr|sek|dkk|eur|usd)\b)", re.IGNORECASE
)
# As spreadsheets and programs show large numbers: 1.2E+08.
_SCIENTIFIC = compile_kept(r"\d(?:[.,]\d{1,9})?E\+?0?\d{1,2}", re.IGNORECASE)
# The quotation marks of word processors, which are a part of the value.
CURLY = "“”„\u2018\u2019«»"
_MINUS = frozenset("–\u2012\u2212")
# By the first letter of the scale, where it is none of thousand millions.
_POWERS = {"m": 6, "t": 3, "k": 3}
_BILLIONS = ("milliard", "mrd")
# What else people write: 2024-3-9, 2024/03/09, 9.3.2024, 09/03/2024, 9. mars 2024.
_YEAR_FIRST = compile_kept(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})")
_DIGITS = compile_kept(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)")
_WEEKDAY = compile_kept(r"^[a-zæøå]{2,6}da[gy],?\s(?:den\s|the\s)?")
# Days as spreadsheets count them, from 2009 to 2064.
_SERIAL = compile_kept(r"[45]\d{4}")
_FIRST_DAY = date(1899, 12, 30)
_TIME = compile_kept(r"[t ]\d\d[:.]\d\d.{0,15}$")
_DAY_FIRST = compile_kept(
    r"(?P<day>\d{1,2})(?:\.\s?|[-/ ])(?P<month>\d{1,2}|[a-z]{3,9})"
    r"\.?[-/ ]?\s?(?P<year>\d{4}|[1-4]\d)"
)
# Day and month alone, and a month or year alone; a day that a word stands for.
_WITHOUT_YEAR = compile_kept(r"(?:den )?\d{1,2}(?:\.\s?|[-/ ])(?:\d{1,2}\.?|[a-z]{3,9})")
_WITHOUT_DAY = compile_kept(r"(?:[a-z]{3,9}\.? |\d{1,2}[./-])?\d{4}|\d{4}[./-]\d{1,2}")
_TODAY = frozenset({"i dag", "idag", "dags dato", "d.d.", "dd", "nå", "no", "today", "now"})
_YES_NO = frozenset({"ja", "yes", "nei", "no"})
_PERCENT = compile_kept(
    r"(?:ca\.? ?)?(?P<number>\d{1,3})(?:[.,]\d{1,2})?\s?(?:%|(?:prosent|percent)\b).{0,40}",
    re.IGNORECASE,
)
# Where a remark begins after a code or a word: «ferdig i mai», «pågår – se note», «done (2024)».
_REMARK = compile_kept(
    r"[,;:(–—]|\s-\s|\s(?=\d)|\s(?:i|fra|til|siden|per|om|og|men|in|from|since|by|but|and)\s",
    re.IGNORECASE,
)


def ungroup(text: str) -> str:
    """Return a number without the signs between its thousands; else an empty text."""
    return re.sub(r"\D", "", text) if _GROUPED.fullmatch(text) else ""


def guess_number(text: str, *, whole: bool = False) -> str:
    """Return the only number among words, as in «ca. 41»; an empty text when there is none.

    A minus sign that word processors and spreadsheets make is one that programs can read.
    """
    words = " ".join(text.strip(CURLY).split())
    if _SCIENTIFIC.fullmatch(words):
        return _grouped(Decimal(words.replace(",", ".")), whole=whole)
    if words[:1] in _MINUS and (number := guess_number(words[1:], whole=whole) or words[1:]):
        return f"-{number.lstrip()}" if number[:1].isdecimal() else ""
    words = _without_remark(words)
    match = _AMONG_WORDS.fullmatch(words)
    if match is None or _OTHER_SCALE.search(match["rest"]):
        return ""
    scale = (match["scale"] or "").lower()
    power = 9 if scale.startswith(_BILLIONS) else _POWERS.get(scale[:1], 0)
    digits = re.sub(r"\D", "", match["digits"])
    return _grouped(Decimal(f"{digits}.{match['decimals'] or 0}") * 10**power, whole=whole)


def _grouped(number: Decimal, *, whole: bool) -> str:
    """Return a number as it is written, with spaces between thousands; decimals need not be."""
    if number == number.to_integral_value():
        return f"{int(number):,}".replace(",", " ") if number >= 10_000 else str(int(number))
    return "" if whole else f"{number.normalize():f}".replace(".", ",")


def _without_remark(words: str) -> str:
    """Return a value without what stands in parentheses at its end, if that is no scale."""
    value, opened, said = words.partition("(")
    remark = opened and said.endswith(")") and "(" not in said and not _OTHER_SCALE.search(said)
    return value.rstrip() if remark and any(map(str.isdecimal, value)) else words


def guess_yes_no(text: str) -> str:
    """Return the yes or no that a text begins with, as in «ja, siden 2023»."""
    first = re.split(r"\W", text.strip("“”«»\"'"), maxsplit=1)[0]
    return first if first in _YES_NO else ""


def guess_url(text: str, address: re.Pattern[str]) -> str:
    """Return the only web address in a text, with https:// before it; else an empty text."""
    written = re.findall(r"https?:/{0,2}[^\s<>()\[\]\"']+|[^\s<>()\[\]\"']+", text)
    whole = {
        re.sub(r"^(?:https?://){0,3}(https?):?/{0,2}(?=\w)", r"\1://", each.strip(".,;"))
        for each in written
    }
    found = [each for each in whole if address.fullmatch(each)]
    if found or len(written) > 1:
        return found[0] if len(found) == 1 else ""
    meant = f"https://{text.strip()}"
    return meant if "@" not in text and address.fullmatch(meant) else ""


def guess_email(text: str, address: re.Pattern[str]) -> str:
    """Return the only e-mail address in a text, or what it is without spaces; else nothing."""
    said = re.sub(r"\s?[(\[]\s?(?:at?|krøllalfa|alfakrøll)\s?[)\]]\s?", "@", text)
    written = re.split(r"[\s<>()\[\]\"']+", said)
    pieces = dict.fromkeys(each.removeprefix("mailto:").strip(".;,") for each in written)
    found = [each for each in pieces if address.fullmatch(each)]
    if found:
        return found[0] if len(found) == 1 else ""
    bare = re.sub(r"\s", "", said).removeprefix("mailto:").replace(",", ".").strip(".;<>")
    return bare if address.fullmatch(bare) else ""


def guess_date(text: str) -> str:
    """Return a date written in small letters in another way, as year-month-day; else nothing.

    A time of day after it is left out; a number alone is the day as spreadsheets count them.
    """
    text = _WEEKDAY.sub("", _TIME.sub("", text))
    if _SERIAL.fullmatch(text):
        return (_FIRST_DAY + timedelta(int(text))).isoformat()
    match = _YEAR_FIRST.fullmatch(text) or _DAY_FIRST.fullmatch(text) or _DIGITS.fullmatch(text)
    # Of three pairs of digits with hyphens, nobody knows which is the year.
    if match is None or (len(match["year"]) == 2 and text.count("-") == 2):
        return ""
    month = match["month"]
    number = int(month) if month.isdecimal() else MONTHS.get(month[:3], 0)
    day = int(match["day"])
    if number > 12 >= day:
        # As Americans write it.
        number, day = day, number
    try:
        return date(int(f"20{match['year']}"[-4:]), number, day).isoformat()
    except ValueError:
        return ""


def lack_of_date(text: str) -> str:
    """Return what a date in small letters lacks: `year`, `day`, or `all` where a word stands."""
    if text in _TODAY:
        return "all"
    if _WITHOUT_YEAR.fullmatch(text):
        return "year"
    return "day" if _WITHOUT_DAY.fullmatch(text) else ""


def guess_percent(text: str) -> str:
    """Return the whole number of a percentage, as in «50 %»; an empty text where it is none."""
    match = _PERCENT.fullmatch(text.strip())
    return match["number"].lstrip("0") or "0" if match else ""


def without_remark(text: str) -> str:
    """Return a value without what is said after it: «ferdig» of «ferdig i 2024»."""
    return _REMARK.split(text.strip(), 1)[0].strip()
