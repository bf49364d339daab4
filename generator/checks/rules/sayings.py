"""Which sentences say what schema/sayings.yaml calls a mistake: by groups of words together."""

from collections.abc import Iterable, Iterator

from generator.book.text_index import TextPassage
from generator.book.text_passage import Sentence
from generator.checks.rules.sentences import find, mentions
from generator.text.sentence_ends import split_at_pauses
from schema.kept_patterns import compile_kept
from schema.sayings import Saying, load_first_groups, load_sayings
from schema.substance_words import fold

# What others wrote or said, word for word, is not what the enterprise says.
_QUOTED = compile_kept(r"«[^«»]{0,400}»|“[^“”]{0,400}”|\"[^\"]{0,400}\"")
_MARKS = ("«", "“", '"')


def said_in(passages: Iterable[TextPassage], kind: str) -> Iterator[Sentence]:
    """Yield the sentences that say what this kind of mistake says, each once."""
    possible, first = load_sayings(kind), load_first_groups(kind)
    for passage in passages:
        if passage.groups_near.isdisjoint(first):
            continue
        ways = [each for each in possible if _may_say(passage, each)]
        for sentence in passage.sentences if ways else ():
            own = _own_words(sentence)
            if any(_says(own, each, passage.language) for each in ways):
                yield sentence


def _may_say(passage: TextPassage, way: Saying) -> bool:
    if any(map(passage.groups_near.isdisjoint, way.says)):
        return False
    return not way.nowhere or not mentions([passage], *way.nowhere)


def without_quotations(written: str) -> str:
    """Return a text with an “x” for what is quoted in it."""
    return _QUOTED.sub(" x ", written) if any(map(written.__contains__, _MARKS)) else written


def _own_words(sentence: Sentence) -> str:
    """Return a sentence as `find` reads it, without what is quoted in it."""
    written = without_quotations(sentence.written)
    return sentence.folded if written is sentence.written else fold(written)


def _says(folded: str, way: Saying, language: str) -> bool:
    # A clause has no more than its sentence, and few sentences have it all.
    if not _has_all(folded, way, language):
        return False
    if any(find(folded, each, language) for each in way.unless):
        return False
    clauses = split_at_pauses(folded) if way.in_clause else ()
    return not way.in_clause or any(_has_all(f" {each}", way, language) for each in clauses)


def _has_all(folded: str, way: Saying, language: str) -> bool:
    return all(any(find(folded, group, language) for group in groups) for groups in way.says)
