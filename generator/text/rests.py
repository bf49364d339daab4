"""What is left of a whole, more parts than it has, and so much to each, as a text tells of them.

Each function yields what does not add up, as it is written.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.text.partitions import (
    ABOUT,
    FEWEST,
    ROUNDED,
    Value,
    value_of,
    values_in,
)
from generator.text.sentence_ends import split_sentences
from schema.guarded_patterns import compile_guarded
from schema.kept_patterns import compile_kept
from schema.sum_words import any_of, load_sum_words

_NUMBER = r"(?:\d{1,4}|[a-zæøåA-ZÆØÅ]{2,14}(?:-[a-z]{3,5})?)"
_THOSE = r"(?:de|dei|the|våre|our|alle|all)"
# «fire av fem serier … de tre siste», “15 of the 21 … the remaining nine”
_OF = compile_guarded(
    rf"(?<![\w,.])(?P<part>{_NUMBER}) (?:av|of) (?:(?:alle "
    rf"|all )?{_THOSE} )?(?P<whole>{_NUMBER})(?![\w%.,-]\d)"
    rf"|(?<!\w)(?:av|of) {_THOSE} (?P<among>{_NUMBER}) (?:[^\W\d]{{3,20}},?"
    rf" ){{1,3}}?(?P<some>{_NUMBER})(?!\w)",
    re.IGNORECASE,
)
THE_REST = compile_guarded(
    rf"(?<!\w){_THOSE} (?:(?P<number>{_NUMBER}) {any_of('rest_before')}"
    rf"|{any_of('rest_after')} (?P<last>{_NUMBER}))(?!\w)",
    re.IGNORECASE,
)
# What those who are left are called.
REST_WORDS = frozenset({*load_sum_words("rest_before"), *load_sum_words("rest_after")})
_AS_SHARE = compile_guarded(
    rf"(?<![\w,.])(?P<part>{_NUMBER}) (?:av"
    rf"|of) (?:{_THOSE} )?(?P<whole>{_NUMBER})(?: [^\W\d]{{2,20}}){{0,4}}?"
    r"[,(] ?(?:altså |eller |or |det vil si )?(?P<percent>\d{1,3}) ?(?:%|prosent|per ?cent)"
    r"(?! (?:av|of|mot|against|fra|frå|færre|flere|fewer|more|mer|mindre|less|lavere|høyere))",
    re.IGNORECASE,
)
# «213 000 kroner …, 25 000 til hver»
_EACH = compile_guarded(
    r"(?<![\d.,])(?P<each>\d{1,3}(?:[ ,.\u00a0]\d{3}){1,2}(?!\d)|\d{2,6}(?!\d))"
    r"(?: ?(?:kroner|kr|nok|euro|dollars?|reais|pounds?|ringgit|rupees?|taka|yuan))?,? "
    r"(?:til (?:hver|kvar)|på (?:hver|kvar)|(?:hver|kvar)(?!\w)(?! (?:måned|månad|uke|veke|dag"
    r"|gang|gong))"
    r"|each(?! (?:month|week|day|time|year))|apiece|per (?:person|head|mann|hode|worker|arbeider"
    r"|ansatt|tilsett))(?!\w)",
    re.IGNORECASE,
)
_NEAR_ENOUGH, _MOST_NUMBERS = 160, 12
_NEXT_WORD = compile_kept(r" (?P<stem>[^\W\d_]{5})")


def wrong_rests(text: str, around: str = "") -> Iterator[str]:
    """Yield «fire av fem … de tre siste»: a part, and a rest that is not what is left.

    `around` is what else is told of the same, which may name the things that the rest is of, or
    have the numbers that it is left of.
    """
    rests = [*THE_REST.finditer(text)]
    wholes = [*_OF.finditer(text)] if rests else []
    for rest in rests:
        left = value_of(rest["number"] or rest["last"])
        near = [each for each in wholes if 0 <= rest.start() - each.end() < _NEAR_ENOUGH]
        if not near or not left:
            continue
        # What is told last before it is what it is left of.
        part, whole = _part_and_whole(near[-1])
        wrong = 0 < part < whole and part + left != whole
        told = f"{around} {text[: rest.start()]}"
        if wrong and not (
            _is_left_of(left, told, part) or _are_others(text, near[-1].end(), rest.end(), around)
        ):
            yield rest.group()


def _is_left_of(left: int, told: str, part: int) -> bool:
    """Tell whether a number of others is told of itself, or is one number less one or two more."""
    numbers = {each.number for each in values_in(told)} | {
        number for match in _OF.finditer(told) for number in _part_and_whole(match)
    }
    few = sorted(numbers)[-_MOST_NUMBERS:]
    return (left != part and left in numbers) or any(
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
    return THE_REST.may_be_in(text)


def _part_and_whole(match: re.Match[str]) -> tuple[int, int]:
    part, whole = match["part"] or match["some"], match["whole"] or match["among"]
    return value_of(part), value_of(whole)


_PER_CENT = compile_kept(r"(?<!\d)\d{1,3} ?(?:%|prosent|per ?cent)", re.IGNORECASE)
_ITEM_ENDS = compile_kept(
    r" ?(?:%|prosent|per ?cent)|\s?(?:[,.;)]|$)| (?:og|and|fra|frå|from) ", re.IGNORECASE
)
_VERB = compile_guarded(rf"(?<!\w){any_of('no_list')}(?!\w)", re.IGNORECASE)
_BECAME = compile_kept(
    r"(?<!\w)(?:til|to|mot|against|enn|than)(?: (?:om lag|rundt|nesten|about|nearly))? $",
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
    listed = len(found) >= FEWEST and all(_ITEM_ENDS.match(sentence, each.end()) for each in found)
    # «fra 44 prosent i 2024 til 69»: one share, and what it became.
    listed = listed and not any(_BECAME.search(sentence, 0, each.start()) for each in found[1:])
    if listed and sum(figures) > _ALL + FEWEST and max(figures) < _ALL:
        yield sentence[first.start() : found[-1].end()]


# «Åtte av de 16 var sykepleiere og ti var …»: of those who are so many, the one or the other.
_EITHER = compile_guarded(
    rf"(?<![\w,.])(?P<part>{_NUMBER}) (?:av|of) (?:(?:alle |all )?{_THOSE} )?(?P<whole>{_NUMBER})"
    rf" (?:[^\W\d]{{3,20}} )??(?P<verb>[^\W\d]{{2,12}}) [^.;:()]{{2,60}}?"
    rf"(?:,|,? og|,? and|,? mens|,? while) (?P<other>{_NUMBER}) (?P=verb) ",
    re.IGNORECASE,
)


def too_many_parts(sentence: str) -> Iterator[str]:
    """Yield two parts of a whole, told of with one verb, that are more than it."""
    for match in _EITHER.finditer(sentence):
        part, other = value_of(match["part"]), value_of(match["other"])
        if part and other and part + other > value_of(match["whole"]) > 1:
            yield match.group().strip()


def impossible_parts(text: str) -> Iterator[str]:
    """Yield «seks av fire», and shares in per cent that are not those of the numbers by them."""
    for match in _OF.finditer(text):
        part, whole = _part_and_whole(match)
        if match["part"] and part > whole > 1:
            yield match.group()
    for match in _AS_SHARE.finditer(text) if _PER_CENT.search(text) else ():
        part, whole = value_of(match["part"]), value_of(match["whole"])
        share = int(match["percent"]) / 100
        if 0 < part <= whole and abs(part / whole - share) > ROUNDED:
            yield match.group()


# «310 ansatte, 326 av dem», «Vi besøkte ni bedrifter. På tolv av dem …»: who «dem» are stands right
# before, and nobody else who may be meant: not «to fabrikker og arbeiderne. Åtte av dem».
_OF_THEM = compile_kept(r" (?:av (?:dem|dei|disse|desse)|of (?:them|these|whom|which))(?!\w)")
# «14 dykkere og 22 av de 30 om bord»: not of those before.
_OF_SO_MANY = compile_kept(
    r" (?:av|of) (?:dem|dei|de|disse|desse|them|these|the) (?P<number>[^\W_]+)"
)
_MORE_OF = compile_guarded(
    r" av (?:dem|dei|disse|desse)| of (?:them|these|whom|which)"
    r"|hvorav|kvarav|derav|herav|including",
    re.IGNORECASE,
)
_JUST_BEFORE = compile_kept(
    r"(?: (?!(?:og|and|med|with|til|to|som|who|av|of|for|hver|kvar|each) )[^\W\d]{2,24}){1,3}"
    r"(?:(?:[,;:.]|\s[–-])?(?: (?:og|and|men|but|på|ved|hos|fra|frå|at|in|from|i|to))?"
    r"|,? (?P<which>hvorav|kvarav|derav|herav|including)) ",
    re.IGNORECASE,
)


def more_of_them(text: str) -> Iterator[str]:
    """Yield «ni bedrifter. På tolv av dem»: more of those who are told of than there are."""
    values = values_in(text) if _MORE_OF.may_be_in(text) else ()
    for whole, part in pairwise(values):
        if part.number <= whole.number or whole.number < FEWEST or whole.kind != part.kind:
            continue
        # «80 plukkere på fire gårder, 33 av dem»
        near = (each for each in values if 0 <= whole.start - each.end <= _NEAR_ENOUGH)
        if any(each.number >= part.number for each in near):
            continue
        found = _JUST_BEFORE.fullmatch(text, whole.end, part.start)
        others = _OF_SO_MANY.match(text, part.end)
        if others and value_of(others["number"]):
            continue
        if found and (found["which"] or _OF_THEM.match(text, part.end)):
            yield text[whole.start : part.end]


# «fra 9 000 til 41 000 hver», “up to 400 each”: not so much to all of them.
# How far before a number what it belongs to is looked for.
_NEAR = 40
_RANGE_BEFORE = compile_kept(rf"(?<!\w){any_of('range_before')} $|[-–] ?$", re.IGNORECASE)
_COIN_BEFORE = compile_kept(r"(?<!\w)(?:[A-Z]{3}|[$€£]) ?$")
_COIN_AFTER = compile_kept(
    r" [a-zæøå]{3,12} (?:til|to|på|fordelt|delt|among|between)(?= (?:de |dei |the |våre )?\d)"
)
_CURRENCY = 5
_MOST_AMOUNTS, _LEAST_MONEY, _EXACTLY = 5, 1000, 0.01


def wrong_shares_of_money(text: str) -> Iterator[str]:
    """Yield «de fem fikk 128 000 av dette, de fire andre 95 000», if no sum of the text is that."""
    for sentence in split_sentences(text) if may_tell_of_rest(text) else ():
        rest = THE_REST.search(sentence)
        if rest is None:
            continue
        amounts = [each for each in values_in(sentence) if each.number >= _LEAST_MONEY]
        if not FEWEST <= len(amounts) <= _MOST_AMOUNTS:
            continue
        first, other = amounts[:FEWEST]
        total = first.number + other.number
        sums = {each.number for each in values_in(text)} - {first.number, other.number}
        wholes = [each for each in sums if each > max(first.number, other.number)]
        if first.end < rest.start() < other.start and wholes and total not in wholes:
            yield sentence[first.start : other.end]


def _is_sum(sentence: str, value: Value) -> bool:
    """Tell whether a number is of money, in any coin: «96 000 ringgit til 24», “USD 20,400”."""
    if value.kind == "money" or value.number < _LEAST_MONEY:
        return value.kind == "money"
    before = sentence[max(0, value.start - _CURRENCY) : value.start]
    return bool(_COIN_BEFORE.search(before) or _COIN_AFTER.match(sentence, value.end))


def wrong_to_each(sentence: str, text: str = "") -> Iterator[str]:
    """Yield «de ni fikk 180 000 kroner, 25 000 til hver»: an amount that is not so much to each.

    `text` is all that the sentence stands in, which may count those who got it, or the amount.
    """
    for match in _EACH.finditer(sentence):
        each = value_of(match["each"])
        if _RANGE_BEFORE.search(sentence, max(0, match.start() - _NEAR), match.start()):
            continue
        before = values_in(sentence[: match.start()])
        total = next((one for one in reversed(before) if _is_sum(sentence, one)), None)
        if total is None or total.number <= each:
            continue
        values = values_in(text or sentence)
        counts = [one.number for one in values if one.kind == "count" and one.number > 1]
        near = [one.number for one in before if one.kind == "count" and one.number > 1]
        about = ABOUT.search(sentence, max(0, total.start - 14), match.end())
        allowed = 2 * ROUNDED if about else ROUNDED
        off = {one: abs(one * each - total.number) / total.number for one in (*counts, *near)}
        nearest = (near or counts)[-1:]
        if nearest and off[nearest[0]] > allowed and min(off.values()) > _EXACTLY:
            yield sentence[total.start : match.end()]
