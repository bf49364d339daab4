"""NUM190: numbers of the same thing that differ from one answer to another."""

import re
from collections.abc import Iterator

from msgspec import Struct

from generator.book.model import BookReport
from generator.book.text_index import TextPassage
from generator.checks.rules.consistency_numbers import names_us
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.checks.rules.sentences import main_texts
from generator.checks.rules.signs import places_of, quoted
from generator.findings.finding import Ref, Severity
from generator.text.numerals import has_numerals, numeral_before
from schema.signs import load_hints, load_pattern

# How far before and after a noun its number, whose it is and what limits it are looked for.
_BEFORE, _AFTER = 160, 40
_SENTENCE_BEGINS = re.compile(
    r"[.!?;:]\s+|\n\s*\n|\n[ \t]*(?:[-*+|#]|\d{1,2}[.)])\s|,\s(?:og|and|men|but)\s"
)
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# Forms of a noun begin with so many letters alike. Two numbers as near as this may be rounded.
_LETTERS, _ROUNDED = 6, 0.05
_DEFINITE = re.compile(r"\b(?:de|dei|the)$", re.IGNORECASE)
# Nouns that mean the same.
_SAME = {"tilset": "ansatt", "medarb": "ansatt", "employ": "ansatt", "collea": "ansatt"}


class _Count(Struct, frozen=True):
    """A number of something as a text has it; `whole` tells whether it is said to be all of them.

    `total` is «samtlige 40 leverandører», `held` is «vi har 40 leverandører».
    """

    thing: str
    number: int
    total: bool
    held: bool
    words: str
    passage: TextPassage

    @property
    def where(self) -> Ref:
        return self.passage.where.on(self.words)


@rule("NUM190", Severity.WARNING)
def answers_agree(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield numbers of all there are of something, where another answer has another number."""
    nouns = load_hints("counted_things")
    if report.vocabulary.isdisjoint(nouns):
        return
    texts = [each for each in main_texts(report) if not each.vocabulary.isdisjoint(nouns)]
    counts = [count for each in texts for count in _counts(each, report)]
    for thing in dict.fromkeys(each.thing for each in counts):
        found = _contradiction([each for each in counts if each.thing == thing])
        if found:
            first, other = found
            yield hit(
                other.where,
                about=other.passage.question or None,
                related=(first.where,),
                words=quoted(other.words),
                others=quoted(first.words),
            )


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
            if not named:
                return first, other
    return None


def _are_near(one: int, other: int) -> bool:
    return (
        abs(one - other) <= _ROUNDED * max(one, other) and (one % 10 == 0 or other % 10 == 0)
    ) or (one == other)


def _counts(passage: TextPassage, report: BookReport) -> Iterator[_Count]:
    text = passage.text
    if not _DIGIT.search(text) and not has_numerals(text, passage.vocabulary):
        return
    for start, noun in places_of(passage, load_hints("counted_things")):
        before = _SENTENCE_BEGINS.split(text[max(0, start - _BEFORE) : start])[-1]
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
        held = bool(load_pattern("has_end").search(rest)) and not noun.endswith(("ene", "ane"))
        written = " ".join(words[len(words) - numeral.words :])
        thing = noun[:_LETTERS]
        whole = not part and not load_pattern("others").search(_DEFINITE.sub("", rest))
        held = held and bool(load_pattern("us").search(rest) or names_us(rest, report))
        yield _Count(
            _SAME.get(thing, thing), numeral.number, total and whole, held and whole,
            f"{written} {text[start : start + len(noun)]}", passage,
        )  # fmt: skip


def _is_other_year(sentence: str, report: BookReport) -> bool:
    own = {report.year, report.year + 1}
    others = any(int(year) not in own for year in _YEAR.findall(sentence))
    return others or bool(load_pattern("earlier_than").search(sentence))
