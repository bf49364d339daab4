"""Notes that an editor left for somebody: «Husk å sjekke tallet», “Karin, can you confirm this?”.

A word of them alone is in honest texts as well («Husk at du kan varsle»). Only two kinds of signs
together, in one sentence outside quotation marks, make a note.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from generator.book.text_index import TextPassage
from generator.book.text_passage import Sentence
from generator.checks.rules.sayings import said_in, without_quotations
from generator.checks.rules.sentences import find
from schema.signs import load_pattern
from schema.substance_words import fold

# What a sentence does, by groups of words in schema/substance_words.yaml.
_GROUPS = ("note_task", "note_missing", "note_arriving", "note_object", "note_before", "note_mark")
# Which kinds make a note with which.
_NOTES = {
    "addressed": {"note_task", "note_before", "note_object", "note_request"},
    "imperative": {"note_before", "note_object", "note_mark", "bracketed"},
    "note_task": {"note_before", "note_mark", "bracketed"},
    "note_missing": {"note_arriving", "note_mark", "bracketed"},
}
_HINTS = frozenset({"note_task", "note_missing", "note_imperative", "note_request"})
_OPENS, _CLOSES = tuple("([–—*_"), tuple(")]–—*_")
# So far into a sentence an imperative begins it: after a dash, a bracket, «NB!».
_BEGINS = 6


def left_notes(passage: TextPassage) -> Iterator[Sentence]:
    """Yield the sentences of a text that are notes of those who wrote it."""
    asked = load_pattern("note_in_brackets").search(passage.text) if "(" in passage.text else None
    if asked:
        yield Sentence(asked.group(), fold(asked.group()), passage)
    elif not passage.groups_near.isdisjoint(_HINTS):
        yield from (each for each in passage.sentences if _is_note(each))
    yield from said_in([passage], "left_by_colleagues")


def _is_note(sentence: Sentence) -> bool:
    if sentence.written.startswith((">", "|")):
        return False
    written = without_quotations(sentence.written)
    bare = written.strip(" .\n")
    bracketed = bare.startswith(_OPENS) and bare.endswith(_CLOSES)
    # Few texts may have both kinds of any note, and only their sentences are read.
    return _make_note(_kinds_near(sentence.passage.groups_near, bracketed=bracketed)) and (
        _make_note({*_kinds(written, sentence.passage.language, bracketed=bracketed)})
    )


def _make_note(kinds: AbstractSet[str]) -> bool:
    return any(not kinds.isdisjoint(others) for one, others in _NOTES.items() if one in kinds)


def _kinds_near(groups: AbstractSet[str], *, bracketed: bool) -> AbstractSet[str]:
    """Return the kinds of signs that a sentence of a text may have, by the groups it may have."""
    kinds = {each for each in _GROUPS if each in groups}
    if "note_imperative" in groups:
        kinds.add("imperative")
    if "note_request" in groups:
        kinds |= {"addressed", "note_request"}
    return kinds | {"bracketed"} if bracketed else kinds


def _kinds(written: str, language: str, *, bracketed: bool) -> Iterator[str]:
    """Yield the kinds of signs that a sentence has, outside quotation marks."""
    folded = fold(written)
    yield from (group for group in _GROUPS if find(folded, group, language))
    begins = find(folded, "note_imperative", language)
    if begins and begins.start <= _BEGINS:
        yield "imperative"
    if bracketed:
        yield "bracketed"
    addressed = load_pattern("addressed").match(written)
    if addressed and find(folded, "note_request", language):
        yield from ("addressed", "note_request")
