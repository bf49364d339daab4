"""NUM190: numbers of the same thing that differ from one answer to another."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

from generator.book.model import BookReport, BookRisk
from generator.book.text_index import TextPassage
from generator.checks.rules.recounted import find_recounts
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.checks.rules.sentences import main_texts
from generator.checks.rules.signs import places_of, quoted
from generator.checks.rules.who_we_are import counts_full_time, names_us, people_of
from generator.findings.finding import Ref, Severity
from generator.text.numerals import numeral_before
from generator.text.partitions import value_of
from generator.text.rests import REST_WORDS
from generator.text.sentence_ends import sentence_before, split_main_clauses, split_sentences
from generator.text.sums import wrong_sums
from schema.kept_patterns import compile_kept
from schema.signs import load_hints, load_pattern

# How far before and after a noun its number, whose it is and what limits it are looked for.
_BEFORE, _AFTER = 160, 40
_YEAR = compile_kept(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# Forms of a noun begin with so many letters alike. Two numbers as near as this may be rounded.
_LETTERS, _ROUNDED = 6, 0.05
_DEFINITE = compile_kept(r"\b(?:de|dei|the)$", re.IGNORECASE)
_SHARE = compile_kept(
    r"(?<![\d.,/–-])(?P<part>\d{1,4}) (?:av|of) (?:de |dei |the )?"
    r"(?P<whole>\d{1,4})(?![\d.,/–-])(?! \d)"
)
# A text without these has none of those, and is quickly seen to.
_OF_NUMBER = compile_kept(r"\d (?:av|of) (?:de |dei |the )?\d")
# «Alle 23 fikk …», «De ni fekk …»: all of those of whom a risk tells; a few are often not counted.
_WHOLE = compile_kept(
    r"(?:\A|(?<=[.!?]\s))(?:Alle|Samtlige|Samtlege|De|Dei|All|All of the|The) (?:de |dei |the )?"
    r"(?P<number>\d{1,4}|[a-zæøå]{2,14})"
    r"(?= (?:[^\W\d_]{5,30} )?"
    r"(?:fikk|fekk|har|er|ble|blei|vart|hadde|got|have|were|had|are|received)\b)"
)
_THINGS = compile_kept(r"(?<![\w.,])(?P<number>\d{1,4}|[^\W\d_]{2,14}) (?P<thing>[^\W\d_]{5,30})")
_DEFINITE_THINGS = compile_kept(
    r"(?<!\w)(?:alle|samtlige|samtlege|de|dei|all|the)(?: (?:de|dei|the|våre|våre|our))? "
    r"(?P<number>\d{1,4}|[a-zæøå]{2,14}) (?P<thing>[^\W\d_]{5,30})",
    re.IGNORECASE,
)
# «sju av dei fjorten fabrikkane»: of all there are, in words as well.
_PART_OF_THINGS = compile_kept(
    r"(?:av|of) (?:alle )?(?:de|dei|the|våre|our) "
    r"(?P<number>[a-zæøå]{3,14}) (?P<thing>[^\W\d_]{5,30})"
)
_WORD = compile_kept(r"\d{1,3}(?:[ \u00a0]\d{3})+|\d+|[^\W\d_]+")
_FEWEST = 4
# What a noun ends in when all of a thing are meant; its stem is no longer than so.
_ENDING, _LONGEST_STEM = compile_kept(r"(?:erne|arane|ene|ane|ers?|s)$"), 12
_PLACE = compile_kept(r"(?:i|på|ved|hos|fra|frå|in|at|on|from) (?P<place>[A-ZÆØÅ][\w-]{2,20})")
# «som ble syke»: what is said of just those.
_FIRST_WORDS = compile_kept(r"\w+ \w+ \w+")
# Nouns that mean the same.
_SAME = {"tilset": "ansatt", "medarb": "ansatt", "employ": "ansatt", "collea": "ansatt"}


class _Count(Struct, frozen=True):
    """A number of something as a text has it; `whole` tells whether it is said to be all of them.

    `total` is «samtlige 40 leverandører», `held` is «vi har 40 leverandører», `summed` is «til
    sammen utgjør vi 40 årsverk».
    """

    thing: str
    number: int
    total: bool
    held: bool
    ours: bool
    summed: bool
    words: str
    passage: TextPassage

    @property
    def where(self) -> Ref:
        return self.passage.where.on(self.words)


@rule("NUM190", Severity.WARNING)
def answers_agree(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield numbers of all there are of something, where another answer has another number."""
    yield from _impossible_shares(report)
    yield from _not_adding_up(report)
    yield from _unknown_wholes(report)
    differing = [*_differing(report)]
    yield from differing
    # «Samtlige 19 gårder» beside «12 gårder» is one mistake.
    told = {(each.where.file, each.where.keys) for each in differing}
    for each in _unknown_things(report):
        if (each.where.file, each.where.keys) not in told:
            told.add((each.where.file, each.where.keys))
            yield each
    for one in find_recounts(report):
        where = one.passage.where
        case = "differ" if one.others else "whole"
        if (where.file, where.keys) not in told:
            yield hit(
                where.on(one.words), about=one.passage.question or None,
                related=(one.other.where,) if one.other else (),
                case=case, words=quoted(one.words), others=quoted(one.others),
            )  # fmt: skip


def _differing(report: BookReport) -> Iterator[Hit]:
    """Yield, of each thing, a number of all there are that is not what another text holds."""
    nouns = load_hints("counted_things")
    if report.vocabulary.isdisjoint(nouns):
        return
    texts = [each for each in main_texts(report) if not each.vocabulary.isdisjoint(nouns)]
    counts = [count for each in texts for count in _counts(each, report)]
    yield from _staff(counts, report)
    for thing in dict.fromkeys(each.thing for each in counts):
        found = _contradiction([each for each in counts if each.thing == thing])
        if found:
            first, other = found
            yield hit(
                other.where,
                about=other.passage.question or None,
                related=(first.where,),
                case="differ",
                words=quoted(other.words),
                others=quoted(first.words),
            )


def _impossible_shares(report: BookReport) -> Iterator[Hit]:
    """Yield where more are said to be of fewer: «31 av 26»."""
    for passage in report.numbered_passages:
        shares = _SHARE.finditer(passage.text) if _OF_NUMBER.search(passage.text) else ()
        for match in shares:
            if int(match["part"]) > int(match["whole"]):
                yield _hit(passage, match, passage.question or None, "share")


def _not_adding_up(report: BookReport) -> Iterator[Hit]:
    """Yield wholes that are not their parts together, and shares that are not so many."""
    people = lru_cache(lambda: people_of(report))
    for passage in (each for each in main_texts(report) if each.has_numbers):
        for words in wrong_sums(passage.text, passage.vocabulary, people):
            yield _of_words(passage, words, passage.question or None, "sum")


def _hit(passage: TextPassage, match: re.Match[str], about: str | None, case: str) -> Hit:
    return _of_words(passage, match.group(), about, case)


def _of_words(passage: TextPassage, words: str, about: str | None, case: str) -> Hit:
    where = passage.where.on(words)
    return hit(where, about=about, case=case, words=quoted(words), others="")


def _unknown_wholes(report: BookReport) -> Iterator[Hit]:
    """Yield «alle 32» of a measure's results, where the risks it is for tell of other numbers."""
    texts = main_texts(report)
    for bound in report.risks:
        told = (each.text for each in report.main_passages_in(bound.where))
        if not any(number >= _FEWEST for text in told for number in _numbers(text)):
            continue
        results = [each.where.at("results") for each in bound.measures]
        for passage in report.main_passages_in(*results):
            match = _WHOLE.search(passage.text)
            number = value_of(match["number"]) if match else 0
            if match and _is_unknown(number, match.group(), texts, bound):
                yield _hit(passage, match, bound.risk.id, "whole")


def _unknown_things(report: BookReport) -> Iterator[Hit]:
    """Yield «de 80 fartøyene» where other texts have another number of those, and none this one."""
    texts = main_texts(report)
    for passage in texts:
        for match in _definite_things(passage):
            number, stem = value_of(match["number"]), _stem_of(match["thing"])
            # «de 26 andre» are what is left of more, and no thing.
            if match["thing"].casefold() in REST_WORDS:
                continue
            after = passage.text[match.end() : match.end() + _AFTER].lstrip(" ,")
            if number < _FEWEST or _is_some(match, after, stem, texts):
                continue
            rest = [each.text.replace(match.group(), " ") for each in texts]
            # «De 23 postene»: 16 are told of, and «de sju siste».
            beside = (each.text.replace(match.group(), " ") for each in _beside(passage, texts))
            near = [one for each in beside for one in _numbers(each)]
            if _make(number, near):
                continue
            if not any(number in _numbers(each) for each in rest) and (
                any(thing.startswith(stem) for each in rest for thing in _counted_things(each))
                or _are_more_than_heads(number, match["thing"], rest)
            ):
                yield _hit(passage, match, passage.question or None, "whole")


def _beside(passage: TextPassage, texts: list[TextPassage]) -> list[TextPassage]:
    """Return the texts of the same answer, measure or risk."""
    where = passage.where
    place = (where.file, where.keys[:2], passage.question)
    return [
        each for each in texts if (each.where.file, each.where.keys[:2], each.question) == place
    ]


def _stem_of(thing: str) -> str:
    """Return how the other forms of a noun begin: «gårdene» is «gårder», “testers” is “tester”."""
    folded = thing.casefold()
    return _ENDING.sub("", folded)[:_LONGEST_STEM] if len(folded) > _LETTERS else folded[:_LETTERS]


def _are_more_than_heads(number: int, thing: str, texts: list[str]) -> bool:
    """Tell whether there are more of a compound than of what it is: of «fabrikker» there are three.

    «De fire panelfabrikkene» may be some of twelve «fabrikker», but not of «to i Vietnam og én i
    Kina».
    """
    whole, most, told = _ENDING.sub("", thing.casefold()), 0, list[int]()
    # Shorter words are no compounds.
    texts = texts if len(whole) > _LETTERS + 2 else []
    for text in texts:
        counts = [
            value_of(found["number"])
            for found in _THINGS.finditer(text)
            if _is_head(_ENDING.sub("", found["thing"].casefold()), whole)
        ]
        most = max(most, *counts, 0)
        told += _numbers(text) if any(counts) else ()
    return number > most > 0 and not _make(number, told)


def _is_head(stem: str, compound: str) -> bool:
    return len(stem) >= _LETTERS and len(stem) + 2 < len(compound) and compound.endswith(stem)


def _make(number: int, numbers: Iterable[int]) -> bool:
    """Tell whether two of these numbers are one together, or leave it."""
    counts = Counter(numbers)
    return any(
        each - number in counts
        or (number - each in counts and (counts[each] > 1 or number != each * 2))
        for each in counts
    )


def _is_some(match: re.Match[str], after: str, stem: str, texts: list[TextPassage]) -> bool:
    """Tell whether what follows things says that only some are meant, as no other text says it.

    «De 21 testerne i Da Nang» is all of those, where another text counts those in Da Nang, and
    «de ni plukkerne som ble syke», where another counts «seks plukkere som ble syke».
    """
    others = (
        (found["number"], each.text[found.end() : found.end() + _AFTER].lstrip(" ,"))
        for each in texts
        for found in _THINGS.finditer(each.text)
        if found["thing"].casefold().startswith(stem)
        and not each.text.startswith(match.group(), found.end() - len(match.group()))
    )
    if load_pattern("relative").match(after):
        said = _FIRST_WORDS.match(after)
        return not said or not any(
            value_of(number) and other.startswith(said.group()) for number, other in others
        )
    if not load_pattern("only_some").match(after) or load_pattern("when_follows").match(after):
        return False
    place = _PLACE.match(after)
    return not place or not any(place["place"] in other for _, other in others)


def _definite_things(passage: TextPassage) -> Iterator[re.Match[str]]:
    text = passage.text
    if passage.has_numbers:
        yield from (each for each in _DEFINITE_THINGS.finditer(text) if value_of(each["number"]))
    if " av d" in text or " av v" in text or " of " in text:
        yield from (each for each in _PART_OF_THINGS.finditer(text) if value_of(each["number"]))


def _is_unknown(number: int, words: str, texts: list[TextPassage], bound: BookRisk) -> bool:
    """Tell whether no text but these words has a number, nor two of the risk's that make it."""
    places = [bound.where, *(each.where for each in bound.measures)]
    near: list[int] = []
    for text in texts:
        numbers = _numbers(text.text.replace(words, " "))
        if number in numbers:
            return False
        near += numbers if any(_is_of(text, place) for place in places) else []
    return number >= _FEWEST and number not in {one + other for one in near for other in near}


def _is_of(passage: TextPassage, place: Ref) -> bool:
    return passage.where.file == place.file and passage.where.keys[: len(place.keys)] == place.keys


# Each number is looked for in all texts.
@lru_cache(maxsize=4096)
def _numbers(text: str) -> tuple[int, ...]:
    """Return the numbers that a text has, in figures or in one word."""
    return tuple(value for word in _WORD.findall(text) if (value := value_of(word)))


@lru_cache(maxsize=4096)
def _counted_things(text: str) -> frozenset[str]:
    """Return the things, in small letters, that a text has a number of, but each week's."""
    return frozenset(
        found["thing"].casefold()
        for found in _THINGS.finditer(text)
        if value_of(found["number"]) >= _FEWEST
        and not load_pattern("each_time").match(text[found.end() : found.end() + _AFTER])
    )


def _staff(counts: list[_Count], report: BookReport) -> Iterator[Hit]:
    """Yield numbers of employees or full-time equivalents that are not those of the facts."""
    employees = report.enterprise.employees
    if not isinstance(employees, int) or not employees:
        return
    for each in counts:
        # Where the form asks for full-time equivalents, NUM121 says so.
        full_time = each.thing == "årsver" and not counts_full_time(report)
        more = full_time and each.held and each.number > employees
        more = more or (full_time and each.summed)
        other = each.thing == "ansatt" and each.total and not (each.held or each.ours)
        if more or (other and not _are_near(each.number, employees)):
            named = any(
                one.number == each.number and one.thing == each.thing and one is not each
                for one in counts
            )
            if not named and each.number != employees:
                about = each.passage.question or None
                yield hit(
                    each.where, about=about, case="differ", words=quoted(each.words),
                    others=str(employees),
                )  # fmt: skip


def _contradiction(counts: list[_Count]) -> tuple[_Count, _Count] | None:
    """Return two counts of all of a thing that differ; of the first there is, it is held."""
    for first in (each for each in counts if each.held):
        for other in counts:
            if not (other.total or other.held) or _are_near(first.number, other.number):
                continue
            # «41 ble vurdert. Alle 41 …» is all of those, and «alle 12» of more than all is odd.
            named = any(
                each.number == other.number and not (each.total or each.held) for each in counts
            )
            # “541 employees: 61 in the offices and 480 hired out”
            both = {first.number, other.number}
            parted = any(both <= {*_numbers(each)} for each in split_sentences(first.passage.text))
            if not (named or parted):
                return first, other
    return None


def _are_near(one: int, other: int) -> bool:
    return (
        abs(one - other) <= _ROUNDED * max(one, other) and (one % 10 == 0 or other % 10 == 0)
    ) or (one == other)


def _counts(passage: TextPassage, report: BookReport) -> Iterator[_Count]:
    text = passage.text
    if not passage.has_numbers:
        return
    for start, noun in places_of(passage, load_hints("counted_things")):
        before = split_main_clauses(sentence_before(text, start, _BEFORE))[-1]
        # «Kjøp av tjenester: 12 leverandører»: what introduces says nothing of their number.
        before = before.rpartition(": ")[2]
        after = text[start + len(noun) : start + len(noun) + _AFTER].lstrip(" ,")
        words = before.split()
        numeral = numeral_before(words)
        if numeral is None or numeral.number < 2 or _is_other_year(before + after, report):
            continue
        rest = " ".join(words[: len(words) - numeral.words])
        part = load_pattern("begins_with_part").match(rest) or (
            load_pattern("only_some").match(after) and not load_pattern("when_follows").match(after)
        )
        ours = bool(load_pattern("ours_follows").match(after))
        total = bool(load_pattern("of_all_end").search(rest)) or ours
        summed = bool(load_pattern("summed_up_end").search(rest))
        held = bool(load_pattern("has_end").search(rest)) and not noun.endswith(("ene", "ane"))
        written = " ".join(words[len(words) - numeral.words :])
        thing = noun[:_LETTERS]
        whole = not part and not load_pattern("others").search(_DEFINITE.sub("", rest))
        held = held and bool(load_pattern("us").search(rest) or names_us(rest, report))
        mine = ours or bool(load_pattern("us").search(rest))
        yield _Count(
            _SAME.get(thing, thing), numeral.number, total and whole, held and whole, mine,
            summed and whole,
            f"{written} {text[start : start + len(noun)]}", passage,
        )  # fmt: skip


def _is_other_year(sentence: str, report: BookReport) -> bool:
    own = {report.year, report.year + 1}
    others = any(int(year) not in own for year in _YEAR.findall(sentence))
    return others or bool(load_pattern("earlier_than").search(sentence))
