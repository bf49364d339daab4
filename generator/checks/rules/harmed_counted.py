"""How many were harmed, and for how many of those it was put right: no more than there are."""

from collections.abc import Iterator

from msgspec import Struct

from generator.book.model import BookReport, BookRisk
from generator.book.text_index import TextPassage
from generator.book.text_passage import Sentence
from generator.checks.rules.consistency_deeds import stem_of
from generator.checks.rules.queries import harms_people
from generator.checks.rules.sentences import main_texts
from generator.text.partitions import values_in
from generator.text.rests import REST_WORDS
from schema.kept_patterns import compile_kept
from schema.signs import load_hints

_SECTION_4_F = "aapenhetsloven-4-f"
# «seks plukkere», “eighteen steel fixers”: of two words after a number one is what is counted.
_NOUNS = compile_kept(r"\s(?:(?P<first>[a-zæøå-]{4,30})\s)?(?P<noun>[a-zæøå-]{4,30})(?!\w)")
# How words for people end: of what else is counted, more may be given than was lost.
_DOER = compile_kept(
    r"(?:ere|erne|arar|arane|ører|ørene|istar|ister|ers|folk|barn|born|vakter|vaktene|vaktane)$"
)
_WORD = compile_kept(r"[a-zæøå-]{4,30}")
_GIVEN = ("for_the_harmed", "made_whole", "some_got", "remedied")
# Of one report so many numbers are held against each other.
_MOST = 200
_FEWEST = 2


class HarmedCount(Struct, frozen=True):
    """Words for more people than were harmed, or for others, and the words for those who were."""

    passage: TextPassage
    words: str
    others: str
    other: TextPassage


class _Counted(Struct, frozen=True):
    number: int
    nouns: frozenset[str]
    words: str
    sentence: Sentence


class _Harm(Struct, frozen=True):
    """What a risk's title and description count, and how the words of both begin."""

    counted: tuple[_Counted, ...]
    stems: frozenset[str]

    def names(self, nouns: frozenset[str]) -> bool:
        """Tell whether any of these stands there."""
        return not nouns.isdisjoint(self.stems)

    def counts(self, nouns: frozenset[str]) -> bool:
        """Tell whether there is a number of any of these."""
        return any(one.nouns & nouns for one in self.counted)


def find_harmed_counts(report: BookReport) -> Iterator[HarmedCount]:
    """Yield, once, a number of people for whom something was put right that cannot be."""
    harms = [_harm(each, report) for each in report.risks if harms_people(each.risk)]
    harmed = [one for each in harms for one in each.counted]
    if not harmed:
        return
    told = [one for text in main_texts(report) for one in _counted(text)][:_MOST]
    remedy = {
        each.question.id for each in report.questions if each.question.law[:1] == (_SECTION_4_F,)
    }
    for each in told:
        passage = each.sentence.passage
        given = passage.question in remedy or (
            "results" in passage.where.keys and each.sentence.says_any(*_GIVEN)
        )
        of_same = [one for one in harmed if one.nouns & each.nouns] if given else []
        # Another harm may be to others who are called the same, and not counted.
        uncounted = any(one.names(each.nouns) and not one.counts(each.nouns) for one in harms)
        if of_same and not uncounted and _cannot_be(each, of_same, told):
            yield HarmedCount(passage, each.words, of_same[0].words, of_same[0].sentence.passage)
            return


def _harm(bound: BookRisk, report: BookReport) -> _Harm:
    texts = report.main_passages_in(bound.where.at("title"), bound.where.at("description"))
    words = (stem_of(word) for text in texts for word in _WORD.findall(text.folded))
    return _Harm(tuple(one for text in texts for one in _counted(text)), frozenset(words))


def _cannot_be(each: _Counted, harmed: list[_Counted], told: list[_Counted]) -> bool:
    """Tell whether more are told of than were harmed, and no other text tells of so many."""
    others = [one for one in told if one.sentence.written != each.sentence.written]
    known = {one.number for one in others if one.nouns & each.nouns}
    numbers = {one.number for one in harmed}
    sums = {one + other for one in (known | numbers) for other in (known | numbers)}
    return each.number > sum(numbers) and each.number not in known | sums


def _counted(passage: TextPassage) -> Iterator[_Counted]:
    """Yield the numbers over one of a text that count something, with what that is called."""
    for sentence in passage.sentences if passage.has_numbers else ():
        text = sentence.written
        for value in values_in(text):
            found = _NOUNS.match(text, value.end)
            if value.kind != "count" or value.number < _FEWEST or found is None:
                continue
            common = load_hints("common_words")
            words = [each for each in (found["first"], found["noun"]) if each]
            # «Fem andre plukkere» are not all of them.
            if not REST_WORDS.isdisjoint(words):
                continue
            nouns = frozenset(stem_of(each) for each in words if each not in common)
            if nouns and any(_DOER.search(each) for each in words):
                told = text[value.start : found.end()]
                yield _Counted(value.number, nouns, told, sentence)
