"""Numbers of one sentence that belong together: parts and their whole, a share, so much to each.

Each function yields what does not add up, as it is written; what it cannot read for certain, it
leaves alone.
"""

import re
from collections.abc import Callable, Iterator

from generator.text.numerals import count_numerals, has_two, numerals_of
from generator.text.partitions import (
    is_accounted_for,
    value_of,
    wrong_partitions,
)
from generator.text.rests import (
    impossible_parts,
    more_of_them,
    too_many_parts,
    too_many_shares,
    wrong_rests,
    wrong_shares_of_money,
    wrong_to_each,
)
from generator.text.sentence_ends import split_sentences
from schema.guarded_patterns import compile_guarded
from schema.kept_patterns import compile_kept
from schema.sum_words import any_of, load_sum_words, load_word_shares

_NUMBER = r"\d{1,3}(?:[ \u00a0]\d{3})+|\d{1,6}|[a-zæøå]{2,14}"
_THE = r"(?:de|dei|the|våre|our|alle|all)"
_AND = compile_kept(r",\s(?:og |and |samt )?|\s(?:og|and|samt|pluss|plus)\s")
# «Vi er 118 i to bakerier og et lager»: an article is no number.
_ARTICLES = frozenset(load_sum_words("articles"))
_DIGIT = compile_kept(r"\d")
# A list ends where something else begins.
_LIST = r"(?P<parts>[^.;:()\n]{5,200})(?=[.;:)\n]|\Z)"
# «86 årsverk: 51 ved pakkeriet, 22 ved kontoret og 13 på lageret», «de elleve skipene er fem …».
_WHOLE_THEN = (
    compile_kept(
        rf"(?<![\w.,])(?P<whole>{_NUMBER}) [^\W\d]{{3,20}}"
        r"(?::| \(|,? (?:fordelt|fordelte|divided|split) (?:på|mellom|between|among|into)"
        rf"|,? nemlig|,? namely) ?{_LIST}",
        re.IGNORECASE,
    ),
    compile_guarded(
        rf"(?<!\w){_THE} (?P<whole>{_NUMBER}) [^\W\d]{{3,20}}(?: våre| our)?"
        rf" (?:er|are|består av|consist of) {_LIST}",
        re.IGNORECASE,
    ),
)
# «Av de 86 jobber 40 på kontoret, 31 på plassen og 30 …»: no more than there are.
_OF_WHOLE = compile_guarded(
    rf"(?<!\w)(?:av|of) (?:{_THE}|om lag|rundt|about"
    rf"|[^\W\d]{{3,20}}s) (?P<whole>{_NUMBER})(?: [^\W\d]{{3,20}})?"
    r"(?: (?:som|vi|me|who|we|that) [^.,;:]{2,60})?,?"
    rf" (?:[^\W\d]{{2,12}} ){{0,2}}?(?=\d){_LIST}",
    re.IGNORECASE,
)
# «De 14 gårdene ligger i Luster (fire), Sogndal (tre) og Lærdal (sju)».
_IN_BRACKETS = compile_kept(r"\((?P<number>\d{1,4}|[a-zæøå]{2,14})\)")
_WHOLE_OF_BRACKETS = compile_kept(
    rf"(?<!\w){_THE} (?P<whole>{_NUMBER}) [^\W\d]{{3,20}}", re.IGNORECASE
)
_SOME = compile_kept(rf"(?<!\w){any_of('partly_listed')}(?!\w)", re.IGNORECASE)
_SHARES = load_word_shares()
_SHARE = compile_guarded(
    rf"(?<!\w)(?P<share>{'|'.join(_SHARES)}|(?P<percent>\d{{1,3}}) ?(?:%|prosent|per ?cent))"
    rf" (?:av|of) (?:(?:{_THE}|alle dei?) )?(?:(?P<whole>\d{{1,4}}|[a-zæøå]{{3,14}}) )?"
    rf"(?P<noun>[^\W\d]{{2,20}}) ?[,(] ?(?P<part>\d{{1,4}}|[a-zæøå]{{2,14}})"
    r"(?: (?:personer|menneske|mennesker|people|persons|av dem|av dei|of them))?[,)]",
    re.IGNORECASE,
)
_OURSELVES = frozenset(load_sum_words("ourselves"))
_ABOUT = compile_kept(rf"(?<!\w){any_of('about_or_beyond')}(?!\w)", re.IGNORECASE)
# How far off a share, or a sum that was divided, may be rounded; twice so far where it is «about».
_ROUNDED = 0.06
_FEWEST = 2
# A text without these has no share of anything, or nothing that each got.
_OF_SHARES = (
    "halv",
    "half",
    "del av",
    "deler av",
    "delar av",
    "third",
    "quarter",
    "fifth",
    "tenth",
    "%",
    "prosent",
    "cent of",
)
_OF_EACH = (" hver", " kvar", " each", " apiece", " per ")
_OPENING = (":", "(", "fordel", "divided", "split", "nemli", "namely")


def listed_numbers(parts: str) -> list[int]:
    """Return the numbers that the items of a list begin with; none if one of them has none."""
    items = [each.strip() for each in _AND.split(parts) if each.strip()]
    numbers = [value_of(each.split(maxsplit=1)[0]) for each in items]
    figures = sum(len(_DIGIT.findall(each.split(maxsplit=1)[0])) for each in items)
    numbers = [] if _ARTICLES & {each.split(maxsplit=1)[0] for each in items} else numbers
    other_figures = len(_DIGIT.findall(parts)) > figures
    return numbers if all(numbers) and not other_figures else []


def wrong_sums(text: str, words: frozenset[str], people: Callable[[], int] = int) -> Iterator[str]:
    """Yield the words of wholes, shares and sums that their parts do not make.

    `words` are those of the text, in small letters; `people` tells how many work for the writer: 0
    if that is not known.
    """
    numbers = count_numerals(text, words)
    said = dict[str, None]()
    sentences = split_sentences(text) if numbers > 1 else []
    numerals = numerals_of(text, words) if sentences else words
    for sentence, following in zip(sentences, [*sentences[1:], ""], strict=False):
        if has_two(sentence, numerals):
            said |= dict.fromkeys(wrong_partitions(sentence, people, following))
            for look in _LOOKS:
                wrong = dict.fromkeys(look(sentence))
                if wrong and not is_accounted_for(f"{sentence} {following}", over=True):
                    said |= wrong
            if any(map(sentence.__contains__, _OF_EACH)):
                said |= dict.fromkeys(wrong_to_each(sentence, text))
    if numbers > 1:
        for look in (wrong_rests, wrong_shares_of_money, more_of_them):
            said |= dict.fromkeys(look(text))
    # One list is found in more than one way; it is one mistake.
    yield from (each for each in said if not any(each != one and each in one for one in said))
    shared = numbers and _SHARE.may_be_in(text)
    if shared and any(map(text.casefold().__contains__, _OF_SHARES)):
        yield from _wrong_shares(text, people)


def _wrong_parts(text: str) -> Iterator[str]:
    opened = any(map(text.__contains__, _OPENING))
    for pattern in (*(_WHOLE_THEN if opened else _WHOLE_THEN[1:]), _OF_WHOLE):
        for match in pattern.finditer(text):
            whole, numbers = value_of(match["whole"]), listed_numbers(match["parts"])
            if whole < _FEWEST or len(numbers) < _FEWEST or _SOME.search(match.group()):
                continue
            total = sum(numbers)
            # More of one than of all: they are of another kind than what they stand beside.
            if max(numbers) > whole:
                continue
            if total > whole if pattern is _OF_WHOLE else total != whole:
                yield match.group()


def _wrong_brackets(text: str) -> Iterator[str]:
    found = [*_IN_BRACKETS.finditer(text)] if "(" in text else []
    numbers = [value_of(each["number"]) for each in found]
    if len(found) < _FEWEST or not all(numbers):
        return
    begin = max(text.rfind(mark, 0, found[0].start()) for mark in (".", "\n", ";")) + 1
    whole = _WHOLE_OF_BRACKETS.search(text, begin, found[0].start())
    said = text[whole.start() : found[-1].end()] if whole else ""
    listed = whole and not ("." in said or _SOME.search(said))
    # «De tre landene, Kenya (12), Etiopia (4) …» are as many as are named, or of another kind.
    if whole and value_of(whole["whole"]) in {*range(max(numbers)), len(found)}:
        return
    if whole and listed and sum(numbers) != value_of(whole["whole"]) >= _FEWEST:
        yield from [said] if said.count("(") == len(found) else []


def _wrong_shares(text: str, people: Callable[[], int]) -> Iterator[str]:
    for match in _SHARE.finditer(text):
        noun = match["noun"].casefold()
        whole = value_of(match["whole"]) if match["whole"] else 0
        whole = whole or (people() if noun in _OURSELVES and not match["whole"] else 0)
        part = value_of(match["part"])
        percent = match["percent"]
        share = int(percent) / 100 if percent else _SHARES[match["share"].casefold()]
        if whole and part and abs(part - share * whole) > max(1, _allowed(text, match) * whole):
            yield match.group()


def _allowed(text: str, match: re.Match[str]) -> float:
    near = text[max(0, match.start() - 20) : match.end()]
    return 2 * _ROUNDED if _ABOUT.search(near) else _ROUNDED


_LOOKS = (_wrong_parts, _wrong_brackets, impossible_parts, too_many_parts, too_many_shares)

# --- The board, one by one: «styreleder, to medlemmer valgt av eierne og ett valgt av de ansatte»

_BOARD = compile_guarded(
    r"(?<!\w)(?:styret|the board(?: of directors)?|our board)"
    r"(?: vårt| i selskapet| of the company)?(?: nå| no| now)?"
    r" (?:består av|består no av|består nå av|utgjøres av|utgjerast av"
    r"|consists? of|comprises|is (?:made up|composed) of) (?P<parts>[^.;:\n]{8,240})",
    re.IGNORECASE,
)
_ONE_MEMBER = compile_kept(
    r"(?:(?:en|ein|ei|et|eit|the|a|an) )?(?:styreleder|styreleiar|leder|leiar|nestleder|nestleiar"
    r"|chair(?:man|woman|person)?|deputy(?: chair\w*)?|vice[- ]chair\w*|medlem|styremedlem"
    r"|director|member|ansattrepresentant|ansattvalgt)(?!\w)"
    r"|[A-ZÆØÅ][\wæøå-]{1,24} (?:[A-ZÆØÅ][\wæøå.-]{0,24} ?){1,2}(?:\(|\Z)"
)
# «Fem medlemmer, hvorav to …»: the first is all of them.
_ALL_OF_THEM = compile_kept(
    r"[^\W_]+ (?:\w*medlem\w*|members|directors|personer|people|menneske\w*)\Z"
    r"|.{0,80}(?:av dem|av dei|av desse|av disse|hvorav|kvarav|derav|of them|of whom|of which"
    r"|including|inkludert|blant)",
    re.IGNORECASE,
)
_GOES_ON = compile_kept(rf"(?<!\w){any_of('goes_on')}(?!\w)")
_NO_MEMBER = compile_kept(any_of("no_member"), re.IGNORECASE)


def board_listed(text: str) -> Iterator[tuple[int, str]]:
    """Yield how many members a text lists a board to have, and its words."""
    for match in _BOARD.finditer(text):
        numbers, end, at = list[int](), match.start("parts"), match.start("parts")
        for each in _AND.split(match["parts"]):
            at = text.index(each, at)
            one = _ONE_MEMBER.match(each.strip())
            number = 1 if one else value_of((each.split(maxsplit=1) or [""])[0])
            if not number or _ALL_OF_THEM.match(each.strip()):
                break
            numbers.append(number)
            end = at + len(each)
        rest = text[end : match.end()]
        listed = text[match.start("parts") : end]
        told = not rest.strip() or _GOES_ON.search(rest)
        if told and len(numbers) >= _FEWEST and not _NO_MEMBER.search(listed):
            yield sum(numbers), text[match.start() : end]


_WE_ARE = compile_guarded(r"(?<!\w)(?:Vi|Me|We) (?:er|are) (?=\d)")
_LIST_END = compile_kept(r"[.;:()\n]")
_LONGEST_LIST = 200


def staff_listed(text: str) -> Iterator[tuple[int, str]]:
    """Yield how many «vi er 30 på ruten og 12 på kontoret» makes, and the words."""
    for match in _WE_ARE.finditer(text):
        parts = _LIST_END.split(text[match.end() : match.end() + _LONGEST_LIST], maxsplit=1)[0]
        numbers = listed_numbers(parts)
        if len(numbers) > 1:
            yield sum(numbers), match.group() + parts
