"""Days that no calendar has, and times that run backwards, in running text of any language.

What may be read as a day that there is, is left alone: «12/31/2024» is the last day of the year.
"""

import calendar
import re
from collections.abc import Iterator

from schema.kept_patterns import compile_kept
from schema.months import MONTHS
from schema.signs import load_pattern

# English names have a capital letter: “40 may be under age”.
_NORWEGIAN = (
    "[Jj]anuar|[Ff]ebruar|[Mm]ars|[Aa]pril|[Mm]ai|[Jj]uni|[Jj]uli|[Aa]ugust|[Ss]eptember|[Oo]ktober"
    "|[Nn]ovember|[Dd]esember"
)
_ENGLISH = "January|February|March|April|May|June|July|August|September|October|November|December"
_YEAR = r"(?:19|20)\d\d"
_NAMED = compile_kept(
    rf"(?<![\w/.,§–-])(?:(?P<day>\d{{1,2}})\.\s?(?P<month>{_NORWEGIAN})"
    rf"|(?P<english>[0-3]?\d)(?:st|nd|rd|th)?\s(?:of\s)?(?P<named>{_ENGLISH})"
    rf"|(?P<first>{_ENGLISH})\s(?P<after>[0-3]?\d)(?:st|nd|rd|th|(?=,?\s{_YEAR})))"
    rf"(?![\w-]|\.\w)(?:,?\s(?P<year>{_YEAR})(?!\d))?"
)
_IN_FIGURES = compile_kept(
    rf"(?<![\w/.,-])(?P<one>\d{{1,2}})(?P<mark>[./])(?P<two>\d{{1,2}})(?P=mark)(?P<year>{_YEAR})"
    r"(?![\w/.-]\w|\w)"
)
_WITHOUT_YEAR = compile_kept(
    r"(?<!\w)(?:[Dd]en|[Ii]nnen|[Ii]nnan) (?P<one>\d{1,2})/(?P<two>\d{1,2})(?![\w/])"
)
_YEAR_FIRST = compile_kept(rf"(?<![\w/.-])(?P<year>{_YEAR})-(?P<two>\d\d)-(?P<one>\d\d)(?![\w-])")
_WEEK = compile_kept(r"(?<!\w)(?:[Uu]ke|[Vv]eke|[Ww]eek) (?P<week>\d\d)(?![\w%]|[.,]\d| ?%)")
_OF_WEEKS = ("ke ", "ek ")
_MOST_WEEKS, _MOST_DAYS, _MONTHS = 53, 31, 12
_MOMENT = (
    rf"(?:(?P<day{{n}}>\d{{{{1,2}}}})\.?\s)?(?:(?P<month{{n}}>{_NORWEGIAN}|{_ENGLISH})\s)?"
    rf"(?P<year{{n}}>{_YEAR})"
)
_SPAN = compile_kept(
    r"(?<!\w)(?:[Ff]ra|[Ff]rå|[Ff]rom)\s(?:og med\s)?"
    + _MOMENT.format(n=1)
    + r"\s(?:til|to|until|through)\s(?:og med\s)?"
    + _MOMENT.format(n=2)
    + r"(?![\w%]|[.,]\d)"
)
_YEARS = compile_kept(
    rf"(?<![\w/.,–-])(?P<year1>{_YEAR})\s?[–-]\s?(?P<year2>{_YEAR})(?![\w/–-]|[.,]\d)"
)
# A text with neither has no year.
_CENTURIES = ("19", "20")
# Further apart they are numbers of something else, as of cases.
_LONGEST_SPAN = 30
# So far round a span it may be said that a time was moved, or that one looks back.
_BEFORE, _AFTER = 100, 60
# A year by itself, or in a date.
_YEAR_ALONE = compile_kept(rf"(?<!\d){_YEAR}(?!\d)")


def impossible_days(text: str) -> Iterator[str]:
    """Yield the days and weeks of a text that do not exist, as they are written."""
    for match in _NAMED.finditer(text):
        day = int(match["day"] or match["english"] or match["after"])
        name = match["month"] or match["named"] or match["first"]
        year = int(match["year"]) if match["year"] else 0
        if not _exists(year, MONTHS[name.casefold()[:3]], day):
            yield match.group()
    figures = (_IN_FIGURES, *((_WITHOUT_YEAR,) if "/" in text else ()))
    for pattern in figures:
        yield from (each.group() for each in pattern.finditer(text) if not _may_exist(each))
    years_first = _YEAR_FIRST.finditer(text) if "-" in text else ()
    yield from (each.group() for each in years_first if _is_misspelt(each))
    for match in _WEEK.finditer(text) if any(map(text.__contains__, _OF_WEEKS)) else ():
        if int(match["week"]) > _MOST_WEEKS:
            yield match.group()


def _exists(year: int, month: int, day: int) -> bool:
    """Tell whether there is a day; in a year that is not given (0) there may be a leap day."""
    last = calendar.monthrange(year or 2000, month)[1] if 1 <= month <= _MONTHS else 0
    return 1 <= day <= last


def _may_exist(match: re.Match[str]) -> bool:
    """Tell whether two figures are a day and a month in either order, or no day at all."""
    one, two = int(match["one"]), int(match["two"])
    year = int(match.groupdict().get("year") or 0)
    plain = min(one, two) >= 1 and max(one, two) <= _MOST_DAYS
    return not plain or _exists(year, two, one) or _exists(year, one, two)


def _is_misspelt(match: re.Match[str]) -> bool:
    """Tell whether year, month and day are none, though they look like nothing else."""
    year, month, day = int(match["year"]), int(match["two"]), int(match["one"])
    swapped = _MONTHS < month <= _MOST_DAYS and 1 <= day <= _MONTHS
    beyond = 1 <= month <= _MONTHS and 1 <= day <= _MOST_DAYS and not _exists(year, month, day)
    return swapped or beyond


def backward_spans(text: str) -> Iterator[str]:
    """Yield the spans of a text that end before they begin: «fra 2024 til 2022», “2024–2022”."""
    if not any(map(text.__contains__, _CENTURIES)):
        return
    for pattern in (_SPAN, _YEARS):
        for match in pattern.finditer(text):
            first, last = _moment(match, "1"), _moment(match, "2")
            # What one of them does not say, tells nothing of their order.
            known = min(len(first), len(last))
            first, last = first[:known], last[:known]
            near = text[max(0, match.start() - _BEFORE) : match.end() + _AFTER]
            backwards = last < first and first[0] - last[0] <= _LONGEST_SPAN
            if backwards and not load_pattern("time_moved").search(near):
                yield match.group()


def _moment(match: re.Match[str], number: str) -> tuple[int, ...]:
    """Return the year, the month and the day of a moment, as far as it has them."""
    given = match.groupdict()
    year, month, day = (given.get(f"{each}{number}") for each in ("year", "month", "day"))
    named = (MONTHS[month.casefold()[:3]], *([int(day)] if day else ())) if month else ()
    return int(year or 0), *named


def years_in(text: str) -> set[int]:
    """Return the years that a text has in figures."""
    return {int(each) for each in _YEAR_ALONE.findall(text)}
