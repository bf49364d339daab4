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
_MONEY = compile_kept(
    r" ?(?:kroner|kr\b|nok\b|mill\w*|euro|eur\b|dollars?|usd\b|pounds?|reais|øre\b)", re.IGNORECASE
)
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
_PARTLY = compile_kept(
    r"(?<!\w)(?:blant|mellom anna|bl\.a|hovedsak\w*|hovudsak\w*|særlig|serleg|flest|mest|største"
    r"|among|including|mainly|most|largest|for eksempel|such as|både|begge|both|også|òg|also|hvorav"
    r"|kvarav|derav|of which|of whom|inkludert|noen av|some of|som var|who were|minst|over|under"
    r"|at least|opptil|opp til|up to|more than|less than|mer enn|mindre enn|færre)(?!\w)",
    re.IGNORECASE,
)
_REST = compile_kept(
    r"(?<!\w)(?:resten|rest|andre|øvrige|others?|remain\w*|ukjent|unknown)(?!\w)", re.IGNORECASE
)
_ABOUT = compile_kept(
    r"(?<!\w)(?:om lag|ca|cirka|rundt|omtrent|nesten|drøyt|snitt|about|around|nearly|average|almost"
    r"|some|godt|vel|snaut)(?!\w)",
    re.IGNORECASE,
)
_KNOWN = compile_kept(
    r"(?<!\w)(?:de|dei|the|våre|our|begge|both|alle|all|these|those|disse|desse) $", re.IGNORECASE
)
_PART_OF_WHOLE = compile_kept(
    r"(?<![\w,.])(?P<part>\d{1,4}|[^\W\d_]{2,14}) (?:av|of) (?:(?:de|dei|the|våre|our) )?$"
)
_CLAUSE_ENDS = compile_kept(r"[.;:()]")
# That one is counted more than once, or that a sum is no sum of what stands beside it.
_OVERLAP = compile_kept(
    r"(?<!\w)(?:overlapp\w*|overlap\w*|summen|the sum|(?:mer|meir|more|flere|fleire|større|høyere)"
    r" (?:enn|than)|dobbelt|twice|to ganger|to gonger|begge deler|begge delar|begge steder|begge"
    r" stader|begge gruppene|(?:flere|fleire|several|more than one) (?:ting|forhold|tema"
    r"|things|matters|topics|places|sites|steder|stader|kategorier|kategoriar|grupper)|av og til"
    r" begge|counted again|(?<!til )sammen(?= ?[.;,)])|(?<!til )saman(?= ?[.;,)])|together(?= ?[.;,)])|telt med i|talde med i|samme person|same person)(?!\w)",
    re.IGNORECASE,
)
_ROUNDED, _FEWEST = 0.06, 2
_NUMBER = r"(?:\d{1,4}|[a-zæøåA-ZÆØÅ]{2,14}(?:-[a-z]{3,5})?)"
_THOSE = r"(?:de|dei|the|våre|our|alle|all)"
# «fire av fem serier … de tre siste», “15 of the 21 … the remaining nine”
_OF = compile_kept(
    rf"(?<![\w,.])(?P<part>{_NUMBER}) (?:av|of) (?:(?:alle "
    rf"|all )?{_THOSE} )?(?P<whole>{_NUMBER})(?![\w%.,-]\d)"
    rf"|(?<!\w)(?:av|of) {_THOSE} (?P<among>{_NUMBER}) (?:[^\W\d]{{3,20}},?"
    rf" ){{1,3}}?(?P<some>{_NUMBER})(?!\w)",
    re.IGNORECASE,
)
THE_REST = compile_kept(
    rf"(?<!\w){_THOSE} (?:(?P<number>{_NUMBER}) (?:siste|andre|øvrige|resterende|gjenværende"
    rf"|gjenstående"
    rf"|resterande|attståande|attverande)|(?:siste|andre|øvrige|resterende|remaining|other|last"
    rf"|rest,) (?P<last>{_NUMBER}))(?!\w)",
    re.IGNORECASE,
)
# A text without these has none of that.
REST_WORDS = ("siste", "andre", "øvrige", "resterende", "gjenværende", "gjenstående", "resterande",
               "attståande", "attverande", "remaining", "other", "last", "rest,")  # fmt: skip
_AS_SHARE = compile_kept(
    rf"(?<![\w,.])(?P<part>{_NUMBER}) (?:av"
    rf"|of) (?:{_THOSE} )?(?P<whole>{_NUMBER})(?: [^\W\d]{{2,20}}){{0,4}}?"
    r"[,(] ?(?:altså |eller |or |det vil si )?(?P<percent>\d{1,3}) ?(?:%|prosent|per ?cent)"
    r"(?! (?:av|of|mot|against|fra|frå|færre|flere|fewer|more|mer|mindre|less|lavere|høyere))",
    re.IGNORECASE,
)
# «213 000 kroner …, 25 000 til hver»
_EACH = compile_kept(
    r"(?<![\d.,])(?P<each>\d{1,3}(?:[ ,.\u00a0]\d{3}){1,2}(?!\d)|\d{2,6}(?!\d)) ?(?:kroner|kr"
    r"|nok|euro|dollars?|reais|pounds?)?,? "
    r"(?:til (?:hver|kvar)|på (?:hver|kvar)|(?:hver|kvar)(?!\w)(?! (?:måned|månad|uke|veke|dag"
    r"|gang|gong))"
    r"|each(?! (?:month|week|day|time|year))|apiece|per (?:person|head|mann|hode|worker|arbeider"
    r"|ansatt|tilsett))(?!\w)",
    re.IGNORECASE,
)
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


def values_in(sentence: str) -> list[Value]:
    """Return the counts, amounts and shares of a sentence, in their order."""
    found: list[Value] = []
    for match in _TOKEN.finditer(sentence):
        number, end = value_of(match.group()), match.end()
        if not number or (number in _YEARS and match.group().isdecimal()):
            continue
        if _NO_COUNT.match(sentence, end) or _BEFORE_NO_COUNT.search(sentence, 0, match.start()):
            continue
        kind = "count"
        if _MONEY.match(sentence, end):
            kind = "money"
        elif _SHARE.match(sentence, end):
            kind = "share"
        if number == 1 and not _PLACED.match(sentence, end):
            continue
        found.append(Value(number, match.start(), end, kind))
    return found


def wrong_partitions(
    sentence: str, people: Callable[[], int] = int, following: str = ""
) -> Iterator[str]:
    """Yield wholes whose parts make another number; `people` tells how many «we» are.

    `following` is the next sentence, which may say that some are counted twice, or who the rest is.
    """
    values = values_in(sentence)
    # «12 i de to butikkene»: a number of what is known already is no part.
    parts = [each for each in values if not _KNOWN.search(sentence, 0, each.start)]
    first = 0
    while first + 1 < len(parts):
        last = _last_part(sentence, parts, first)
        if last > first:
            before = [each for each in values if each.start < parts[first].start]
            goes_on = last + 1 < len(parts) and _goes_on(sentence, parts[last], parts[last + 1])
            run = _Run(tuple(parts[first : last + 1]), before, goes_on, following)
            yield from _wrong_run(sentence, run, people)
        first = last + 1


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
    # «Sju av ti klager kom fra pårørende, to fra ansatte»: the first part stands before the whole.
    first = _PART_OF_WHOLE.search(sentence, 0, whole.start) if whole else None
    total += value_of(first["part"]) if first else 0
    after = _WHOLE_AFTER.match(sentence, parts[-1].end)
    if after and not whole:
        number, said = value_of(after["number"] or after["first"]), sentence[begin : after.end()]
    of_us = _OF_US.search(sentence) and not _OF_OTHERS.search(sentence)
    if not number and of_us and total > (people() or total):
        yield said
    allowed = _ROUNDED * number if _ABOUT.search(sentence, max(0, begin - 14), end) else 0
    open_ended = partly or run.goes_on or bool(_REST.search(sentence, begin))
    wrong = total > number + allowed if open_ended else abs(total - number) > allowed
    told = f"{sentence} {run.following}" if total > number else run.following
    if number >= _FEWEST and wrong and not is_accounted_for(told, over=total > number):
        yield said


_OF_US = compile_kept(
    r"(?<!\w)(?:av oss|of us|av (?:våre|de|dei) (?:ansatte|tilsette)|(?:our|the) (?:staff"
    r"|employees))(?!\w)"
    r"|\d (?:ansatte|tilsette|employees|medarbeidere|medarbeidarar)(?!\w)"
    r"|(?<!\w)(?:vi|me|we) (?:er|are)(?!\w)",
    re.IGNORECASE,
)


_OF_OTHERS = compile_kept(
    r"leverandør|fabrikk|produsent|entreprenør|byrå|grossist|vaskeri|rederi|firmaene|datter|dotter"
    r"|supplier|contractor|factor(?:y|ies)|producer|importer|agenc|subsidiar|estate|farm|gård|kunde"
    r"|customer|møtte|deltok|attended|took part",
    re.IGNORECASE,
)


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
        if _YEAR_BEFORE.match(sentence, each.end):
            continue
        if each.number >= first.number and _is_like(each, first):
            return each if _OPENS.fullmatch(sentence[each.end : start]) else None
    return None


_NEAR_ENOUGH, _MOST_NUMBERS = 160, 12
_NEXT_WORD = compile_kept(r" (?P<stem>[^\W\d_]{5})")


def wrong_rests(text: str, around: str = "") -> Iterator[str]:
    """Yield «fire av fem … de tre siste»: a part, and a rest that is not what is left.

    `around` is what else is told of the same, which may name the things that the rest is of, or
    have the numbers that it is left of.
    """
    if not (may_tell_of_rest(text) and _may_have_parts(text)):
        return
    wholes = [*_OF.finditer(text)]
    for rest in THE_REST.finditer(text) if wholes else ():
        left = value_of(rest["number"] or rest["last"])
        near = [each for each in wholes if 0 <= rest.start() - each.end() < _NEAR_ENOUGH]
        if not near or not left:
            continue
        # What is told last before it is what it is left of.
        part, whole = _part_and_whole(near[-1])
        wrong = 0 < part < whole and part + left != whole
        told = f"{around} {text[: rest.start()]}"
        if wrong and not (
            _is_left_of(left, told) or _are_others(text, near[-1].end(), rest.end(), around)
        ):
            yield rest.group()


def _is_left_of(left: int, told: str) -> bool:
    """Tell whether a number of others is told of itself, or is one number less one or two more."""
    numbers = {each.number for each in values_in(told)} | {
        number for match in _OF.finditer(told) for number in _part_and_whole(match)
    }
    few = sorted(numbers)[-_MOST_NUMBERS:]
    return left in numbers or any(
        one - other == left or one - other - third == left
        for one in few
        for other in few
        for third in few
        if one > other >= third
    )


def _are_others(text: str, of_whole: int, of_rest: int, around: str) -> bool:
    """Tell whether the rest is of things that are told of elsewhere: «de to andre fabrikkene»."""
    whole, rest = (_NEXT_WORD.match(text, each) for each in (of_whole, of_rest))
    stem = rest["stem"].casefold() if rest else ""
    alike = whole and whole["stem"].casefold() == stem
    return bool(stem) and not alike and f"{around} {text}".casefold().count(stem) > 1


def may_tell_of_rest(text: str) -> bool:
    """Tell at once that a text has nothing for `THE_REST`."""
    return any(map(text.casefold().__contains__, REST_WORDS))


def _may_have_parts(text: str) -> bool:
    lowered = text.casefold()
    return "av " in lowered or "of " in lowered


def _part_and_whole(match: re.Match[str]) -> tuple[int, int]:
    part, whole = match["part"] or match["some"], match["whole"] or match["among"]
    return value_of(part), value_of(whole)


_PER_CENT = compile_kept(r"(?<!\d)\d{1,3} ?(?:%|prosent|per ?cent)", re.IGNORECASE)
_ITEM_ENDS = compile_kept(
    r" ?(?:%|prosent|per ?cent)|\s?(?:[,.;)]|$)| (?:og|and|fra|frå|from) ", re.IGNORECASE
)
_VERB = compile_kept(
    r"(?<!\w)(?:er|var|har|hadde|ble|blei|vart|fikk|fekk|som|who|are|were|is|was|have|had|got|mot"
    r"|compared|opp|ned|up|down|økte|auka|increased|målet|mål|goal|target|mer|more|mindre"
    r"|less)(?!\w)",
    re.IGNORECASE,
)
_FIGURES, _ALL = compile_kept(r"(?<![\d.,])\d{1,3}(?![\d.,]\d|\d)"), 100


def too_many_shares(sentence: str) -> Iterator[str]:
    """Yield shares of one thing, listed in per cent, that are more than all of it."""
    first = _PER_CENT.search(sentence)
    if first is None or _VERB.search(sentence, first.end()):
        return
    found = [*_FIGURES.finditer(sentence, first.start())]
    figures = [int(each.group()) for each in found]
    listed = len(found) >= _FEWEST and all(_ITEM_ENDS.match(sentence, each.end()) for each in found)
    if listed and sum(figures) > _ALL + _FEWEST and max(figures) < _ALL:
        yield sentence[first.start() : found[-1].end()]


# «Åtte av de 16 var sykepleiere og ti var …»: of those who are so many, the one or the other.
_EITHER = compile_kept(
    rf"(?<![\w,.])(?P<part>{_NUMBER}) (?:av|of) (?:(?:alle |all )?{_THOSE} )?(?P<whole>{_NUMBER})"
    rf" (?:[^\W\d]{{3,20}} )??(?P<verb>[^\W\d]{{2,12}}) [^.;:()]{{2,60}}?"
    rf"(?:,|,? og|,? and|,? mens|,? while) (?P<other>{_NUMBER}) (?P=verb) ",
    re.IGNORECASE,
)


def too_many_parts(sentence: str) -> Iterator[str]:
    """Yield two parts of a whole, told of with one verb, that are more than it."""
    for match in _EITHER.finditer(sentence) if _may_have_parts(sentence) else ():
        part, other = value_of(match["part"]), value_of(match["other"])
        if part and other and part + other > value_of(match["whole"]) > 1:
            yield match.group().strip()


def impossible_parts(text: str) -> Iterator[str]:
    """Yield «seks av fire», and shares in per cent that are not those of the numbers by them."""
    if not _may_have_parts(text):
        return
    for match in _OF.finditer(text):
        part, whole = _part_and_whole(match)
        if match["part"] and part > whole > 1:
            yield match.group()
    for match in _AS_SHARE.finditer(text):
        part, whole = value_of(match["part"]), value_of(match["whole"])
        share = int(match["percent"]) / 100
        if 0 < part <= whole and abs(part / whole - share) > _ROUNDED:
            yield match.group()


# «fra 9 000 til 41 000 hver», “up to 400 each”: not so much to all of them.
_RANGE_BEFORE = compile_kept(
    r"(?<!\w)(?:til|and|to|og|fra|frå|from|inntil|opptil|minst|under|over|least|than|enn|most) $|[-–] ?$",
    re.IGNORECASE,
)
_MOST_AMOUNTS, _EXACTLY = 5, 0.01


def wrong_shares_of_money(text: str) -> Iterator[str]:
    """Yield «de fem fikk 128 000 av dette, de fire andre 95 000», if no sum of the text is that."""
    for sentence in _SENTENCES.split(text) if may_tell_of_rest(text) else ():
        rest = THE_REST.search(sentence)
        if rest is None:
            continue
        amounts = [each for each in values_in(sentence) if each.number >= _LEAST_MONEY]
        if not _FEWEST <= len(amounts) <= _MOST_AMOUNTS:
            continue
        first, other = amounts[:_FEWEST]
        total = first.number + other.number
        sums = {each.number for each in values_in(text)} - {first.number, other.number}
        wholes = [each for each in sums if each > max(first.number, other.number)]
        if first.end < rest.start() < other.start and wholes and total not in wholes:
            yield sentence[first.start : other.end]


_SENTENCES = compile_kept(r"(?<=[.!?])\s+|\n")
_LEAST_MONEY = 1000


def wrong_to_each(sentence: str, text: str = "") -> Iterator[str]:
    """Yield «de ni fikk 180 000 kroner, 25 000 til hver»: an amount that is not so much to each.

    `text` is all that the sentence stands in, which may count those who got it, or the amount.
    """
    for match in _EACH.finditer(sentence):
        each = value_of(match["each"])
        if _RANGE_BEFORE.search(sentence, 0, match.start()):
            continue
        before = values_in(sentence[: match.start()])
        total = next((one for one in reversed(before) if one.kind == "money"), None)
        if total is None or total.number <= each:
            continue
        values = values_in(text or sentence)
        counts = [one.number for one in values if one.kind == "count" and one.number > 1]
        near = [one.number for one in before if one.kind == "count" and one.number > 1]
        about = _ABOUT.search(sentence, max(0, total.start - 14), match.end())
        allowed = 2 * _ROUNDED if about else _ROUNDED
        off = {one: abs(one * each - total.number) / total.number for one in (*counts, *near)}
        nearest = (near or counts)[-1:]
        if nearest and off[nearest[0]] > allowed and min(off.values()) > _EXACTLY:
            yield sentence[total.start : match.end()]
