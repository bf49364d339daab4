"""NUM121: numbers in prose that are not those of the facts."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct

from generator.book.model import BookReport
from generator.book.text_index import TextPassage
from generator.checks.rules.queries import is_unread
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.checks.rules.signs import places_of, quoted, texts_with
from generator.checks.rules.who_we_are import (
    are_some_of,
    called_employees,
    counts_full_time,
    is_of_us,
    more_than_we_are,
    names_us,
    people_of,
)
from generator.findings.finding import Ref, Severity
from generator.text.numerals import Numeral, is_numeral, numeral_before, numerals_near
from generator.text.partitions import value_of
from generator.text.sentence_ends import sentence_before, split_sentences
from generator.text.sums import board_listed, staff_listed
from schema.guarded_patterns import GuardedPattern
from schema.kept_patterns import compile_kept
from schema.report import Money
from schema.signs import load_hints, load_pattern

_FACTS = "0-enterprise/facts.yaml"
# How far round a noun its number, who has it, and what limits it are looked for.
_BEFORE, _AFTER, _NEAR = 240, 60, 40
_YEAR = compile_kept(r"\b(?:19|20)\d\d\b")
# Figures that may count something: not those of «1-2024» in brackets.
_FIGURE = compile_kept(r"(?<=\s)\d|\d(?=\s|-[^\W\d])|(?<![\w-])\d+(?!-?\d)")
_ABOUT = 0.15  # how far from the fact a number «about» it may be
_SCALES = {"milliard": 9, "mrd": 9, "bil": 9, "bn": 9, "mil": 6, "mno": 6, "tus": 3, "tho": 3}
# What stands before a number of ours, and words for others.
_OWN = {
    "employees": "have_staff_end", "people": "employ_end", "full_time": "have_staff_end",
    "suppliers": "buy_from_end", "producers": "buy_from_end",
}  # fmt: skip
_OF, _US = frozenset({"av", "of"}), frozenset({"oss", "us", "våre", "our"})
_NUMBER_OF = frozenset({"antall", "antal", "på", "of", "talet", "tallet"})
_LISTED = compile_kept(
    r"\s{0,3}(?:[:=(]|er|var|is|was|utgjør|utgjer)?\s{0,3}"
    r"(?:nå|no|i dag|om lag|ca\.?|now|about)?\s{0,3}"
    r"(\d[\d .\u00a0]{0,12})"
)
# Patterns of how many there are, what of, and words without which a text has none of them.
_MANY = (
    ("we_are_so_many", "employees", "so_many_words"),
    ("on_the_payroll", "employees", "so_many_words"),
    ("round_the_board_table", "board", "board_words"),
)
_OTHERS = dict.fromkeys(("employees", "people", "full_time"), "others")
# Where a form asks for full-time equivalents, there may be so many times more people;
# where a text speaks of them, still more.
_MOST_PART_TIME, _MOST_WHERE_TOLD = 1.7, 2.5


class _Claim(Struct, frozen=True):
    """A number that a text says is that of the enterprise; `words` as they are written."""

    kind: str
    number: float
    step: float
    about: bool
    words: str


class _Fact(Struct, frozen=True):
    numbers: tuple[int, ...]
    where: Ref


def _facts(report: BookReport) -> Mapping[str, _Fact]:
    """Return the numbers that are given: several where prose may mean the one or the other."""
    facts, signing = report.enterprise, report.head.signing
    found: dict[str, _Fact] = {}
    for name in ("employees", "suppliers"):
        number = getattr(facts, name)
        if isinstance(number, int) and number:
            found[name] = _Fact((number,), report.ref(_FACTS, name))
    if "employees" in found and counts_full_time(report):
        found["full_time"] = found["employees"]
    producers = facts.producers_by_country
    if isinstance(producers, tuple) and not is_unread(report, "producers_by_country"):
        suppliers = facts.suppliers if isinstance(facts.suppliers, int) else 0
        numbers = (sum(each.producers for each in producers), suppliers)
        if facts.producers_counted == "producers" and numbers[0]:
            found["producers"] = _Fact(numbers, report.ref(_FACTS, "producers_by_country"))
    if isinstance(facts.turnover, Money) and facts.turnover.amount:
        amount = int(facts.turnover.amount)
        found["turnover"] = _Fact((amount,), report.ref(_FACTS, "turnover", "amount"))
    if signing and signing.board_size:
        where = report.ref("report.yaml", "signing", "board_size")
        found["board"] = _Fact((signing.board_size,), where)
    return found


@rule("NUM121", Severity.WARNING)
def prose_agrees(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield the numbers of a text that are not those that the facts have."""
    facts = _facts(report)
    said: set[tuple[str, float, str]] = set()
    claims = [
        (passage, claim)
        for passage in texts_with(report, _hints())
        for claim in _claims(passage, report)
        if claim.kind in facts
    ]
    # Where a text has as many people as there are full-time equivalents, others cannot have more.
    people = bool(claims) and bool(people_of(report))
    for passage, claim in claims:
        fact = facts[claim.kind]
        if any(_agrees(claim, number) for number in fact.numbers):
            continue
        if claim.kind == "employees" and are_some_of(
            claim.number, fact.numbers[0], claim.words, report
        ):
            continue
        if claim.kind == "employees" and "full_time" in facts and not people:
            told = not passage.vocabulary.isdisjoint(load_hints("part_time"))
            most = (_MOST_WHERE_TOLD if told else _MOST_PART_TIME) * fact.numbers[0]
            if fact.numbers[0] <= claim.number <= most:
                continue
        key = (claim.kind, claim.number, passage.language)
        if key not in said:
            said.add(key)
            yield hit(
                passage.where.on(claim.words),
                about=passage.question or None,
                related=(fact.where,),
                case="employees" if claim.kind == "full_time" else claim.kind,
                called=called_employees(report),
                words=quoted(claim.words),
                fact_number=fact.numbers[0],
            )


def _claims(passage: TextPassage, report: BookReport) -> Iterator[_Claim]:
    yield from _counts(passage, report)
    yield from _so_many(passage, report)
    yield from _workforces(passage, report)
    yield from _turnovers(passage, report)
    yield from _one_by_one(passage, report)


def _one_by_one(passage: TextPassage, report: BookReport) -> Iterator[_Claim]:
    """Yield what lists of members and of workplaces make together."""
    if not passage.vocabulary.isdisjoint(load_hints("the_board")):
        for number, words in board_listed(passage.text):
            yield _Claim("board", number, 1, about=False, words=words)
    employees = report.enterprise.employees
    if isinstance(employees, int) and employees and _may_be_of_us(passage):
        for match in load_pattern("so_many_of_us").finditer(passage.text):
            number = value_of(match["number"])
            if number > employees and not _other_year(passage.text, report):
                yield _Claim("employees", number, 1, about=False, words=match.group())
    for number, words in more_than_we_are(passage, report):
        if not _other_year(passage.text, report):
            yield _Claim("employees", number, 1, about=False, words=words)
    of_us = employees and not passage.vocabulary.isdisjoint(load_hints("we_are"))
    for number, words in staff_listed(passage.text) if of_us and passage.has_figures else ():
        # There may be more of us elsewhere, but not fewer.
        if isinstance(employees, int) and number > employees:
            yield _Claim("employees", number, 1, about=False, words=words)


def _may_be_of_us(passage: TextPassage) -> bool:
    """Tell at once that a text does not have «40 av oss», “40 of our people”."""
    words = passage.vocabulary
    return passage.has_numbers and not (words.isdisjoint(_OF) or words.isdisjoint(_US))


def _agrees(claim: _Claim, fact: int) -> bool:
    """Tell whether a number is the fact, or the fact rounded as the number is."""
    if claim.about and abs(claim.number - fact) <= _ABOUT * fact:
        return True
    return abs(claim.number - fact) <= claim.step / 2 or 0 <= fact - claim.number < claim.step


@cache
def _hints() -> frozenset[str]:
    names = ("turnover", "workforce", "the_board", "so_many_words", "board_words")
    return frozenset(_kinds()).union(*map(load_hints, names))


@cache
def _kinds() -> Mapping[str, str]:
    """Return what is counted, by the words for it."""
    names = ("employees", "full_time", "suppliers", "producers", "board", "people")
    return {word: name for name in names for word in load_hints(name)}


def _counts(passage: TextPassage, report: BookReport) -> Iterator[_Claim]:
    text, kinds = passage.text, _kinds()
    if not passage.has_numbers:
        return
    for start, noun in places_of(passage, kinds):
        near = text[max(0, start - _NEAR) : start].split()
        end = start + len(noun)
        listed = bool(near) and near[-1].casefold() in _NUMBER_OF
        if not listed and not (near and _may_count(near[-1].casefold())):
            continue
        before = sentence_before(text, start, _BEFORE)
        after = text[end : end + _AFTER]
        yield from _count(kinds[noun], before, text[start:end], after, report)


def _so_many(passage: TextPassage, report: BookReport) -> Iterator[_Claim]:
    """Yield what is said of how many work here, or sit on the board, in other words for them."""
    asked = [each for each in _MANY if not passage.vocabulary.isdisjoint(load_hints(each[2]))]
    asked = [each for each in asked if load_pattern(each[0]).may_be_in(passage.text)]
    if not (asked and passage.has_numbers):
        return
    near = numerals_near(passage.vocabulary)
    sentences = [
        each
        for each in split_sentences(passage.text)
        if _FIGURE.search(each) or any(map(each.lower().__contains__, near))
    ]
    for name, kind, _ in asked:
        for sentence in sentences:
            match = load_pattern(name).search(sentence)
            if match is None or _other_year(sentence, report):
                continue
            before = sentence[: match.start(match.lastindex or 0)]
            numeral = numeral_before([next(filter(None, match.groups()))])
            if not numeral or load_pattern("some_of_those").search(before):
                continue
            if kind == "board" and load_pattern("board_of_others").search(before):
                continue
            if kind == "board" or is_of_us(sentence, report):
                about = bool(load_pattern("around").search(match.group()))
                said = match.group().strip()
                yield _Claim(kind, numeral.number, _step(numeral), about, said)


def _workforces(passage: TextPassage, report: BookReport) -> Iterator[_Claim]:
    """Yield what is said of a workforce: “a workforce of 2,000”."""
    for start, _ in places_of(passage, load_hints("workforce")):
        match = load_pattern("workforce_of").match(passage.text, start)
        numeral = numeral_before(match["number"].split()) if match else None
        before = sentence_before(passage.text, start, _BEFORE)
        ours = load_pattern("us").search(before) or names_us(before, report)
        if match and numeral and ours and not load_pattern("others").search(before):
            about, words = bool(match["about"]), match.group()
            yield _Claim("employees", numeral.number, _step(numeral), about, words)


def _may_count(word: str) -> bool:
    """Tell whether the word before a noun may be a number, or an adjective after one."""
    return word[:1].isdecimal() or is_numeral(word) or word.strip(",") in load_hints("adjectives")


def _count(kind: str, before: str, noun: str, after: str, report: BookReport) -> Iterator[_Claim]:
    """Yield the claim that a noun with a number makes, if it is one of the whole enterprise."""
    listed = load_pattern("number_of_end").search(f"{before}{noun}")
    number = _LISTED.match(after)
    if listed and number and kind != "people":
        value = numeral_before(number[1].strip(" .").split())
        if value:
            written = f"{noun}{number.group()}".strip()
            yield _Claim(kind, value.number, value.step, about=False, words=written)
        return
    words = _strip(load_pattern("adjectives_end"), before).split()
    numeral = numeral_before(words)
    if numeral is None or _other_year(before + after, report):
        return
    rest = " ".join(words[: len(words) - numeral.words])
    owner, about = _without_adverbs(rest)
    if kind == "board" and _are_all_directors(owner, noun, after):
        yield _Claim(kind, numeral.number, 1, about=False, words=f"{words[-1]} {noun}")
        return
    if kind == "people":
        kind = "board" if load_pattern("board_end").search(owner) else kind
    if _is_whole(kind, owner, after, report):
        written = " ".join(words[len(words) - numeral.words :])
        meant = "employees" if kind == "people" else kind
        yield _Claim(meant, numeral.number, _step(numeral), about, f"{written} {noun}")


def _are_all_directors(owner: str, noun: str, after: str) -> bool:
    """Tell whether «de fire styremedlemmene» are all there are."""
    definite = load_pattern("all_directors").match(noun) and load_pattern("definite_end").search(
        owner
    )
    return bool(definite) and not load_pattern("only_some").match(after.lstrip(", \n"))


def _step(numeral: Numeral) -> float:
    """How far a number may be rounded: at most a tenth of itself."""
    return min(numeral.step, max(1, numeral.number // 10))


def _strip(pattern: GuardedPattern, text: str) -> str:
    """Return a text without the adjectives that it ends in."""
    match = pattern.search(text)
    return text[: match.start()] if match else text


def _without_adverbs(rest: str) -> tuple[str, bool]:
    """Return what stands before a number without «om lag» and «i alt», and whether it is about."""
    about, before = False, ""
    while rest != before:
        before = rest
        if load_pattern("around_end").search(rest):
            rest, about = _strip(load_pattern("around_end"), rest).rstrip(), True
        rest = _strip(load_pattern("in_all_end"), rest).rstrip(" ,")
    return rest, about


def _other_year(sentence: str, report: BookReport) -> bool:
    """Tell whether a sentence speaks of another year than the report's or the one after."""
    period = report.head.period
    own = {report.year, report.year + 1, *((period.start.year, period.end.year) if period else ())}
    if any(int(year) not in own for year in _YEAR.findall(sentence)):
        return True
    return bool(load_pattern("earlier_than").search(sentence))


def _is_whole(kind: str, owner: str, after: str, report: BookReport) -> bool:
    """Tell whether what stands around a number says that it is all of them, and ours."""
    if kind == "board":
        of = load_pattern("board_of").search(owner)
        whose = of["whose"] if of else ""
        of_us = not whose or load_pattern("us").search(whose) or names_us(whose, report)
        return bool(of_us and load_pattern("board_end").search(owner))
    ours = load_pattern("ours_end").search(owner)
    if load_pattern("only_some").match(after.lstrip(", \n")) and not ours:
        return False
    if ours:
        return kind != "people"
    foreign = load_pattern(_OTHERS.get(kind, "others_but_suppliers")).search(owner)
    group = len(report.organisation.entities) > 1 and load_pattern("group").search(owner)
    us = group or load_pattern("us").search(owner) or names_us(owner, report)
    own = load_pattern(_OWN.get(kind, "have_end")).search(owner)
    if kind in _OTHERS and load_pattern("work_there_end").search(owner):
        clause = owner + after.split(".", maxsplit=1)[0]
        here = load_pattern("with_us").search(clause) or names_us(clause, report)
        return bool(load_pattern("at_all_sites").search(owner) or (here and not foreign))
    its = load_pattern("its_end").search(owner) and (
        load_pattern("us").search(after) or names_us(after, report)
    )
    return not foreign and bool(its or (own and us) or _works_with_us(kind, after, report))


def _works_with_us(kind: str, after: str, report: BookReport) -> bool:
    """Tell whether «160 personer» goes on as «jobber hos oss», or with the enterprise's name."""
    clause = after.split(".", maxsplit=1)[0]
    working = kind in _OTHERS and load_pattern("works_with").match(clause.lstrip())
    others = working and load_pattern("others").search(clause)
    named = bool(working) and not others
    return named and bool(load_pattern("with_us").search(clause) or names_us(clause, report))


def _turnovers(passage: TextPassage, report: BookReport) -> Iterator[_Claim]:
    places = places_of(passage, load_hints("turnover"))
    matches = (load_pattern("amount").match(passage.text, start) for start, _ in places)
    for match in filter(None, matches):
        end = match.end() + _AFTER
        before = sentence_before(passage.text, match.start(), _BEFORE)
        sentence = before + match.group() + passage.text[match.end() : end].split(".")[0]
        claim = _amount_of(match)
        if claim and not (
            _other_year(sentence, report) or load_pattern("no_turnover").search(sentence)
        ):
            yield claim


def _amount_of(match: re.Match[str]) -> _Claim | None:
    currency = (match["currency"] or "").casefold().rstrip(".")
    unit = (match["unit"] or "").casefold()
    scale = "mnok" if currency == "mnok" else (match["scale"] or "").casefold()
    kroner = {currency, unit} - {""}
    if not (scale or kroner) or kroner - {"nok", "kr", "mnok", "kroner", "norske kroner"}:
        return None
    power = next((power for name, power in _SCALES.items() if scale.startswith(name)), 0)
    written = match["number"]
    whole, _, decimals = written.replace("\u00a0", " ").replace(",", ".").rpartition(".")
    grouped = re.fullmatch(r"\d{1,3}(?:[ .\u00a0]\d{3})+", written)
    if grouped and not scale:
        digits = re.sub(r"\D", "", written)
        number, step = float(digits), float(10 ** (len(digits) - len(digits.rstrip("0"))))
    else:
        number = float(f"{whole or decimals}.{decimals if whole else 0}".replace(" ", ""))
        step = 10.0 ** (-len(decimals) if whole else 0)
    about = bool(load_pattern("around").search(match["between"]))
    factor = 10.0**power
    return _Claim("turnover", number * factor, step * factor, about, match.group().strip())
