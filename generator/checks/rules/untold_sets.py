"""Sets that a text goes back to by their number, where no text has told of so many.

«De elleve fikk brev» is of eleven whom the reader has met. Where what follows says who is meant
(«de elleve som svarte», «de elleve på lageret»), a text may begin with that; of named things
(«de elleve gårdene») `consistency_answers` asks.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from generator.book.model import BookReport
from generator.book.text_index import TextPassage
from generator.checks.rules.sentences import find, main_texts
from generator.findings.finding import Ref
from generator.text.numerals import may_count, numerals_near
from generator.text.partitions import value_of
from generator.text.sentence_ends import split_sentences
from schema.kept_patterns import compile_kept
from schema.signs import load_hints, load_pattern

# So few may be those whom a text names one by one: «Hamar og Moss … De to».
_MOST_UNCOUNTED = 2
# Up to this many, there are as many of something else as well.
_COMMON = 12
# Of one report so many are looked up, and of one text so many numbers.
_MOST, _MOST_NUMBERS = 24, 40
_TOKEN = compile_kept(r"\d{1,3}(?:[ \u00a0]\d{3})+|\d+|[^\W\d_]{2,14}(?:-[a-z]{3,5})?")
# «fire grupper», “four weavers”: what there are so many of.
_NOUN = compile_kept(
    r"\s(?P<noun>[a-zæøå]{3,30}(?:(?P<doers>ere|arar|ører|ørar|ister|istar|ers)|er|ar|ene|ane"
    r"|[^aious]s))(?!\w)"
)
_PEOPLE = ("people", "representatives", "rights_holders", "affected_people")
_THE = frozenset(
    {"de", "dei", "disse", "desse", "the", "these", "those"}
    | {"alle", "samtlige", "samtlege", "all"}
)
_ITEM = compile_kept(r",\s|\s(?:og|and|samt)\s")


class _NumberTold(Struct, frozen=True):
    """A number of a text, where it stands, and whether it is of what is `named` as people."""

    number: int
    passage: TextPassage
    start: int
    named: bool

    @property
    def place(self) -> tuple[Ref, int]:
        """What tells it from others."""
        return self.passage.where, self.start


def sets_untold(report: BookReport) -> Iterator[tuple[TextPassage, str]]:
    """Yield, once, the words for a set of so many as no text tells of, nor two numbers make."""
    found = [
        (passage, match, number)
        for passage in main_texts(report)
        for match in _sets_of(passage)
        if (number := value_of(match["number"])) > _MOST_UNCOUNTED
    ]
    if not found:
        return
    people = [each for text in main_texts(report) for each in _numbers_of_people(text)]
    if not any(each.named and each.number > _MOST_UNCOUNTED for each in people):
        return
    for passage, match, number in found[:_MOST]:
        itself = (passage.where, match.start("number"))
        others = any(each.number == number and each.place != itself for each in people)
        known = others or number in _of_facts(report, passage) or _is_divided(match, passage.text)
        known = known or _is_listed(number, passage.text[: match.start()])
        if not (known or any(_makes(number, each) for each in _told_near(number, passage, report))):
            yield passage, match.group()
            return


def _told_near(number: int, passage: TextPassage, report: BookReport) -> Iterator[list[int]]:
    """Yield the numbers of each text that may tell of those: small ones are found anywhere."""
    for each in main_texts(report):
        of_harm = each.where.keys[:1] in {("risks",), ("measures",)}
        if of_harm or each is passage or number > _COMMON:
            yield _numbers_of(each)


def _sets_of(passage: TextPassage) -> Iterator[re.Match[str]]:
    words = passage.vocabulary
    if words.isdisjoint(_THE) or not passage.has_numbers:
        return
    if may_count(passage.text, passage.folded, numerals_near(words)):
        yield from load_pattern("the_so_many").finditer(passage.text)


def _numbers_of(passage: TextPassage) -> list[int]:
    written = (each for each in _TOKEN.findall(passage.text) if not _is_word(each, passage))
    return [each for each in map(value_of, written) if each > 1][:_MOST_NUMBERS]


def _is_word(written: str, passage: TextPassage) -> bool:
    """Tell whether a word is no number in the text's language: “to”."""
    return passage.language == "en" and written.casefold() == "to"


def _numbers_of_people(passage: TextPassage) -> Iterator[_NumberTold]:
    """Yield the numbers of a text that are not of what is called a thing."""
    for match in _TOKEN.finditer(passage.text):
        number = value_of(match.group()) if not _is_word(match.group(), passage) else 0
        noun = _NOUN.match(passage.text, match.end()) if number > 1 else None
        folded = f" {noun['noun']} " if noun else ""
        named = noun is not None and (
            bool(noun["doers"]) or any(find(folded, each, passage.language) for each in _PEOPLE)
        )
        if number > 1 and not (noun and not named):
            yield _NumberTold(number, passage, match.start(), named)


def _is_divided(match: re.Match[str], text: str) -> bool:
    """Tell whether parts follow: «Av de 86 jobber 40 på kontoret», which says itself how many."""
    before, after = text[: match.start()].casefold().split()[-1:], text[match.end() :]
    return before in (["av"], ["of"]) and any(
        map(value_of, _TOKEN.findall(next(iter(split_sentences(after)), "")))
    )


def _of_facts(report: BookReport, passage: TextPassage) -> set[int]:
    """Return what the facts have numbers of; the board's where a text is on it."""
    facts, signing = report.enterprise, report.head.signing
    board = not passage.vocabulary.isdisjoint(load_hints("the_board"))
    size = {signing.board_size, len(signing.signatories)} if signing and board else set()
    return {each for each in (facts.employees, facts.suppliers, *size) if isinstance(each, int)}


def _is_listed(number: int, text: str) -> bool:
    """Tell whether a text names so many one by one, in one sentence or as lines of a list."""
    parts = (*text.split(". "), *text.split("\n\n"))
    lines = sum(each.lstrip()[:1] in "-*+" for each in text.splitlines() if each.strip())
    return lines == number or any(len(_ITEM.findall(each)) + 1 == number for each in parts)


def _makes(number: int, numbers: list[int]) -> bool:
    """Tell whether two numbers of one text make another, or all of some in a row."""
    others = {*numbers} - {number}
    if any(number - one in others or number + one in others for one in others):
        return True
    return any(
        sum(numbers[first:last]) == number
        for first in range(len(numbers))
        for last in range(first + 3, min(first + 6, len(numbers)) + 1)
    )
