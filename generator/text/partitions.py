"""Numbers of one text as typed values, and what they cannot be together.

A number is a count, an amount of money or a share; years, dates, ages and hours are none of these.
Parts belong to the whole that stands before them, or after: «212 beboere, 58 på Solgløtt og …».
Each function yields what does not add up, as it is written.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from msgspec import Struct

from generator.text.numerals import numeral_before
from schema.kept_patterns import compile_kept
from schema.sum_words import any_of

_TOKEN = compile_kept(
    r"(?<![\w§/.,-])(?:\d{1,3}(?:[ .,\u00a0]\d{3}){1,3}(?!\d)|\d{1,6}(?![\d:])"
    r"|[^\W\d_]{2,16}(?:-[^\W\d_]{2,6})?)(?![\w/-])"
)
_GROUPS = compile_kept(r"[ ,.\u00a0](?=\d{3})")
# What follows a number that is no count of things: a month, an age, a time, a measure.
_NO_COUNT = compile_kept(
    r"\.? ?(?:jan|feb|mars|march|april|mai\b|may\b|juni|june|juli|july|aug|sept|okt|oct|nov|des|dec"
    r"|år\b|years?\b|år(?:ene|ing)|time(?:r|n|ar|ane)?\b|hours?\b|minutt|minute|dag(?:er|ar|en)?\b"
    r"|days?\b|uker?\b|vek(?:er|e)\b|weeks?\b|måned|månad|months?\b|gan?o?g(?:er|ar)?\b|times\b"
    r"|kilo|kg\b|tonn|tons?\b|meter|liter|km\b|punkt|kvartal|quarter|[-–] ?\d)",
    re.IGNORECASE,
)
_MONEY = compile_kept(rf" ?{any_of('money')}(?!\w)", re.IGNORECASE)
_SHARE = compile_kept(r" ?(?:%|prosent|per ?cent)", re.IGNORECASE)
_BEFORE_NO_COUNT = compile_kept(
    r"(?:(?<!\w)(?:side|kapittel|punkt|nr\.?|page|chapter|section|klokk[ae]n?|kl\.|artikkel|ISO)|§)"
    r"\s?$",
    re.IGNORECASE,
)
_YEARS = range(1900, 2100)
# What a part begins with, after its number: where, or for what, it is; or a kind of people.
_PLACED = compile_kept(
    r" (?:(?:av (?:dem|dei|oss|disse|desse)|of (?:them|us|these)) )?(?:i|på|ved|hos|fra|frå|til|for"
    r"|med|under|in|at|on|from|with|to|under|ute|inne|nede|oppe)(?!\w)"
    r"|\s{0,2}(?:[.,;:)]|$|og |and |samt )"
    r"| (?:ansatte|tilsette|employees|people|medarbeidere|medarbeidarar|colleagues|personer)(?!\w)"
    r"| (?:kvinner|menn|kvinnor|jenter|gutter|gutar|barn|vaksne|voksne|women|men|girls|boys|adults"
    r"|children|[A-ZÆØÅ][a-zæøå]+)(?!\w)"
    r"| av (?:oss|dem|dei)(?!\w)| of (?:us|them)(?!\w)",
)
_BETWEEN_PARTS = compile_kept(
    r"[^.;:()]{0,60}?(?:,|\s(?:og|and|samt|pluss|plus))\s(?:(?:og|and|samt) )?"
    r"(?:[^\W\d]{1,20} ){0,3}$"
)
_OPENS = compile_kept(
    r"[^,.;:()]{2,70}?(?:,|:|\(| –| -|—)\s?(?:(?:nemlig|namely|fordelt på|divided into|derav) )?$"
)
_WHOLE_AFTER = compile_kept(
    r"[^.;:()]{0,40}?[,;:(–-] ?(?:(?:eller|or|altså|that is|det vil si|noe som gir|som gir"
    r"|som blir|making|which makes) )?"
    r"(?:(?:til sammen|tilsammen|til saman|i alt|totalt|samlet|in all|altogether|a total of"
    r"|in total"
    r"|i sum|sum|summen blir|making) (?P<number>\d[\d .]{0,8}\d|\d|[a-zæøå-]{2,16})"
    r"|(?P<first>\d{1,6}|[a-zæøå-]{2,16})"
    r" (?:\w+ )?(?:til sammen|tilsammen|til saman|i alt|totalt|in all|altogether|in total))(?!\w)",
    re.IGNORECASE,
)
_IN_PLACES = compile_kept(r" (?:i|på|ved|fra|frå|in|at|from|on) (?:the )?[A-ZÆØÅ]")
_PARTLY = compile_kept(rf"(?<!\w){any_of('partly')}(?!\w)", re.IGNORECASE)
_REST = compile_kept(rf"(?<!\w){any_of('rest')}(?!\w)", re.IGNORECASE)
ABOUT = compile_kept(rf"(?<!\w){any_of('about')}(?!\w)", re.IGNORECASE)
# «120 fra to kjøpmenn»: not «12 ansatte, fordelt på tre hus».
_WITHIN = compile_kept(
    r" (?:[^\W\d]{2,20} )?(?:fra|frå|from|hos|ved|av|of|by|in|i|at) ", re.IGNORECASE
)
_KNOWN = compile_kept(rf"(?<!\w){any_of('known')} $", re.IGNORECASE)
_PART_OF_WHOLE = compile_kept(
    r"(?<![\w,.])(?P<part>\d{1,4}|[^\W\d_]{2,14}) (?:av|of) (?:(?:de|dei|the|våre|our) )?$"
)
_CLAUSE_ENDS = compile_kept(r"[.;:()]")
# That one is counted more than once, or that a sum is no sum of what stands beside it.
_OVERLAP = compile_kept(
    rf"(?<!\w)(?:{any_of('overlap')}|(?<!til )(?:sammen|saman|together)(?= ?[.;,)]))(?!\w)",
    re.IGNORECASE,
)
ROUNDED, FEWEST = 0.06, 2
_LONGEST = 110


class Value(Struct, frozen=True):
    """A number of a text: what it is, where it stands, and `kind`: `count`, `money` or `share`."""

    number: int
    start: int
    end: int
    kind: str


# Every word of many texts is asked, and most are asked again.
@lru_cache(maxsize=4096)
def value_of(written: str) -> int:
    """Return the number that a word or a row of figures is; 0 if it is none."""
    numeral = numeral_before([_GROUPS.sub("", written)])
    return numeral.number if numeral else 0


def _before(pattern: re.Pattern[str], sentence: str, end: int) -> re.Match[str] | None:
    """Return what stands right before a place, by a pattern that ends in `$`.

    It looks at no more than is near: a sentence may have thousands of numbers.
    """
    return pattern.search(sentence, max(0, end - _LONGEST), end)


@lru_cache(maxsize=1024)  # more than one rule adds up what is in a sentence
def values_in(sentence: str) -> tuple[Value, ...]:
    """Return the counts, amounts and shares of a sentence, in their order."""
    found: list[Value] = []
    for match in _TOKEN.finditer(sentence):
        number, end = value_of(match.group()), match.end()
        if not number or (number in _YEARS and match.group().isdecimal()):
            continue
        if _NO_COUNT.match(sentence, end) or _before(_BEFORE_NO_COUNT, sentence, match.start()):
            continue
        kind = "count"
        if _MONEY.match(sentence, end):
            kind = "money"
        elif _SHARE.match(sentence, end):
            kind = "share"
        if number == 1 and not _PLACED.match(sentence, end):
            continue
        found.append(Value(number, match.start(), end, kind))
    return tuple(found)


def wrong_partitions(
    sentence: str, people: Callable[[], int] = int, following: str = ""
) -> Iterator[str]:
    """Yield wholes whose parts make another number; `people` tells how many «we» are.

    `following` is the next sentence, which may say that some are counted twice, or who the rest is.
    """
    values = values_in(sentence)
    # «12 i de to butikkene»: a number of what is known already is no part.
    parts = [
        each
        for last, each in zip((None, *values), values, strict=False)
        if not (_before(_KNOWN, sentence, each.start) or _is_within(sentence, last, each))
    ]
    first = 0
    while first + 1 < len(parts):
        last = _last_part(sentence, parts, first)
        if last > first:
            before = [each for each in values if each.start < parts[first].start]
            goes_on = last + 1 < len(parts) and _goes_on(sentence, parts[last], parts[last + 1])
            run = _Run(tuple(parts[first : last + 1]), before, goes_on, following)
            yield from _wrong_run(sentence, run, people)
        first = last + 1


def _is_within(sentence: str, last: Value | None, value: Value) -> bool:
    """Tell whether a number belongs to the part before it: «120 fra to kjøpmenn i Peshawar»."""
    between = sentence[last.end : value.start] if last else ""
    return bool(_WITHIN.fullmatch(between))


class _Run(Struct, frozen=True):
    """Parts in a row, the numbers before them, and whether there are more of them, unread."""

    parts: tuple[Value, ...]
    before: list[Value]
    goes_on: bool
    following: str


def _goes_on(sentence: str, last: Value, following: Value) -> bool:
    """Tell whether a list that could be read no further has another number."""
    of_those = _OF_THOSE.match(sentence, following.end)
    between = sentence[last.end : following.start]
    return _is_like(last, following) and not (of_those or _CLAUSE_ENDS.search(between))


def is_accounted_for(text: str, *, over: bool) -> bool:
    """Tell whether a text says why parts are more than the whole, or who the others are."""
    return bool(_OVERLAP.search(text) if over else _REST.search(text) or _OVERLAP.search(text))


def _last_part(sentence: str, values: list[Value], first: int) -> int:
    """Return the last number of the list of parts that begins with one: that itself for no list."""
    last = first
    while last + 1 < len(values):
        one, two = values[last], values[last + 1]
        between = sentence[one.end : two.start]
        alike = _is_like(values[first], two)
        if not (alike and _PLACED.match(sentence, two.end) and _BETWEEN_PARTS.fullmatch(between)):
            break
        if not _PLACED.match(sentence, one.end):
            break
        last += 1
    return last


def _is_like(one: Value, two: Value) -> bool:
    return one.kind == two.kind or {one.kind, two.kind} == {"count", "money"}


def _wrong_run(sentence: str, run: _Run, people: Callable[[], int]) -> Iterator[str]:
    parts = run.parts
    total = sum(each.number for each in parts)
    # «143 ansatte, 96 i sjøen og 47 på slakteriet»: the first is all of them.
    if total == 2 * parts[0].number or (run.goes_on and total < 2 * parts[0].number):
        return
    if any(_OF_THOSE.match(sentence, each.end) for each in parts):
        return
    whole = _whole_before(sentence, run.before, parts[0])
    begin = whole.start if whole else parts[0].start
    end = min(len(sentence), parts[-1].end + 40)
    said = sentence[begin : parts[-1].end]
    # Some of them may be both: only those in different places are not.
    partly = bool(_PARTLY.search(said))
    if partly and not all(_IN_PLACES.match(sentence, each.end) for each in parts):
        return
    number = whole.number if whole else 0
    # «74 people: 39 fitters, 21 in sales and 14 in purchasing»: what seems the whole is a part.
    if whole and any(each.number == number + total for each in run.before):
        return
    # «Sju av ti klager kom fra pårørende, to fra ansatte»: the first part stands before the whole.
    first = _before(_PART_OF_WHOLE, sentence, whole.start) if whole else None
    total += value_of(first["part"]) if first else 0
    after = _WHOLE_AFTER.match(sentence, parts[-1].end)
    if after and not whole:
        number, said = value_of(after["number"] or after["first"]), sentence[begin : after.end()]
    of_us = _OF_US.search(sentence) and not _OF_OTHERS.search(sentence)
    if not number and of_us and total > (people() or total):
        yield said
    allowed = ROUNDED * number if ABOUT.search(sentence, max(0, begin - 14), end) else 0
    open_ended = partly or run.goes_on or bool(_REST.search(sentence, begin))
    wrong = total > number + allowed if open_ended else abs(total - number) > allowed
    told = f"{sentence} {run.following}" if total > number else run.following
    if number >= FEWEST and wrong and not is_accounted_for(told, over=total > number):
        yield said


_OF_US = compile_kept(
    r"(?<!\w)(?:av oss|of us|av (?:våre|de|dei) (?:ansatte|tilsette)|(?:our|the) (?:staff"
    r"|employees))(?!\w)"
    r"|\d (?:ansatte|tilsette|employees|medarbeidere|medarbeidarar)(?!\w)"
    r"|(?<!\w)(?:vi|me|we) (?:er|are)(?!\w)",
    re.IGNORECASE,
)


_OF_OTHERS = compile_kept(any_of("of_others"), re.IGNORECASE)


# «212 ansatte, og 131 av dem arbeider deltid»: some of them, and no part beside others.
_OF_THOSE = compile_kept(
    r" (?:av|of) (?:dem|oss|disse|desse|dei|them|us|these|whom)(?!\w)", re.IGNORECASE
)
# «mot 81 året før»
_YEAR_BEFORE = compile_kept(
    r"\s(?:\w{2,20} )?(?:året før|i fjor|året i forvegen|the year before|last year"
    r"|(?:i|in) 20\d\d)(?!\w)",
    re.IGNORECASE,
)


def _whole_before(sentence: str, before: list[Value], first: Value) -> Value | None:
    """Return the number whose parts begin: the nearest that is as large, in the same clause."""
    start = first.start
    for each in reversed(before):
        if start - each.end > _LONGEST:
            return None
        of_part = _before(_PART_OF_WHOLE, sentence, each.start)
        if _YEAR_BEFORE.match(sentence, each.end) and not of_part:
            continue
        if each.number >= first.number and _is_like(each, first):
            return each if _OPENS.fullmatch(sentence[each.end : start]) else None
    return None
