"""Whether a text only says where something stands, sentence by sentence."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from generator.text.characters import has_words
from generator.text.sentence_ends import spans_with_lists
from generator.text.vacuity import telling_words
from schema.kept_patterns import compile_kept
from schema.signs import load_hints, load_pattern
from schema.wordlists import load_words, words_pattern

# A longer text says more than where to look; only in a brief sentence does «vedlagt» say it.
LONGEST = 60
_BRIEF, _LONG = 6, 24
# So many words before a comma are a clause.
_CLAUSE = 3
_CLAUSE_END = compile_kept(r"[,;:(–]")
_CLAUSE_BEGINS = compile_kept(r"(?:,|\bog|\band)\s+(?:er|som er|is|are|blir|vart|ble)\b")
# «For mer informasjon, se …» points and says no more.
_FOR_MORE = compile_kept(
    r"\W*for (?:mer|meir|nærmere|nærare|ytterligere|more|further)\b", re.IGNORECASE
)
# A Norwegian sentence may begin with «se» and tell what somebody does.
_DOES = r"(?!\s+(?:til\s+at|etter|på|nærmere\s+på|for\s+seg|an)\b)"
# «Vi viser til § 5, og forklarer her hvordan vi følger den: …»
_GOES_ON = compile_kept(r"[:;]\s+(?:\S+\s+){5}\S")
_LINK = compile_kept(r"(?<!!)\[[^\[\]]*\]\([^()\n]*\)|https?://\S+")
_WORD = compile_kept(r"\w+")
# An address of a website, as it is written out: «www.konsern.no/rapport», «konsern.no».
_SITE = compile_kept(
    r"(?<![\w/@.-])(?:www\.[\w.-]{2,60}|[\w-]{2,60}\.(?:no|com|org|net|eu))(?:/[\w./-]{0,80})?(?!\w)"
)
# So much may a sentence name beside what it points to, if it has the form of a pointer, or not.
_MOST_BESIDES, _MOST_IN_PASSING = 3, 1


@cache
def _pointer() -> re.Pattern[str]:
    pointers = words_pattern("pointers", before=r"\W*")
    return compile_kept(rf"{pointers}{_DOES}", re.IGNORECASE)


@cache
def _brief_pointer() -> re.Pattern[str]:
    return compile_kept(words_pattern("pointers_in_brief", before=r"\W*"), re.IGNORECASE)


def only_points(text: str) -> bool:
    """Tell whether every sentence of a text begins with «viser til», «se» or the like."""
    return _every_sentence(text, _points)


def points_elsewhere(text: str) -> bool:
    """Tell whether every sentence of a text only says in which document something stands."""
    return _every_sentence(text, _points_away)


@lru_cache(maxsize=1024)  # points, tallies and rules ask it of the same texts
def stands_elsewhere(text: str) -> bool:
    """Tell whether a text is a link alone, or only says where something stands."""
    if len(text.split()) > LONGEST:
        return False
    if only_links(text) or only_points(text):
        return True
    lowered = text.casefold()
    hinted = any(map(lowered.__contains__, load_hints("held_before")))
    held = hinted and _is_as_before(text)
    return (held or _names_a_document(text)) and points_elsewhere(text)


def only_links(text: str) -> bool:
    """Tell whether a text is links and nothing else."""
    return ("://" in text or "](" in text) and not has_words(_LINK.sub(" ", text))


def _names_a_document(text: str) -> bool:
    """Tell whether a text has a word that points, and one for a document or a place of them."""
    lowered = text.casefold()
    if not any(map(lowered.__contains__, load_hints("documents"))):
        return False
    return not load_hints("pointing").isdisjoint(_WORD.findall(lowered))


def says_more(text: str) -> bool:
    """Tell whether a text that points also says something: «…, som styret har vedtatt»."""
    if not load_words("verbs_of_content").isdisjoint(_WORD.findall(text.casefold())):
        return True
    if load_pattern("makes_public").search(text):
        return True
    return any(_has_a_clause(each) for each in _sentences(text))


def _has_a_clause(sentence: str) -> bool:
    """Tell whether a clause of its own stands beside what points: «Vi eier X, se årsrapporten»."""
    found = load_pattern("points_elsewhere").search(sentence)
    if found is None:
        return False
    *clauses, _ = _CLAUSE_END.split(sentence[: found.start()])
    more = (each for each in clauses if not _FOR_MORE.match(each))
    after = _CLAUSE_BEGINS.split(sentence[found.end() :], maxsplit=1)[1:]
    return any(len(each.split()) >= _CLAUSE for each in (*more, *after))


def stays_within(text: str) -> bool:
    """Tell whether a text points to a part of what it stands in: «se tabellen under»."""
    lowered = text.casefold()
    named = not load_words("within_statement").isdisjoint(_WORD.findall(lowered))
    return named and not any(map(lowered.__contains__, load_hints("documents")))


def _every_sentence(text: str, points: Callable[[str], bool]) -> bool:
    if len(text.split()) > LONGEST:
        return False
    sentences = _sentences(text)
    return bool(sentences) and all(map(points, sentences))


def _sentences(text: str) -> list[str]:
    return [text[each.start : each.stop] for each in spans_with_lists(text)]


def _points(sentence: str) -> bool:
    if len(sentence.split()) <= _BRIEF and _brief_pointer().match(sentence):
        return True
    return bool(_pointer().match(sentence)) and not _GOES_ON.search(sentence)


def _points_away(sentence: str) -> bool:
    """Tell whether a sentence only says in which document, or on which page, something stands."""
    if _points(sentence):
        return True
    if len(sentence.split()) > _LONG:
        return False
    formed = any(
        load_pattern(each).search(sentence) for each in ("points_elsewhere", "points_back")
    )
    if not formed and not _is_of_documents(sentence):
        return False
    return len(told_besides(sentence)) <= (_MOST_BESIDES if formed else _MOST_IN_PASSING)


def _is_of_documents(sentence: str) -> bool:
    """Tell whether a sentence says where to look, or that all is as before."""
    return _is_as_before(sentence) or _names_a_document(sentence)


def _is_as_before(text: str) -> bool:
    """Tell whether a text says that all is as before, or that one may ask."""
    return any(load_pattern(name).search(text) for name in ("as_before", "on_request"))


def told_besides(sentence: str) -> frozenset[str]:
    """Return the words of a sentence that name something else than documents and their places."""
    documents, pointing = tuple(load_hints("documents")), load_hints("pointing")
    rest = _SITE.sub(" ", sentence)
    for name in ("as_before", "on_request"):
        rest = load_pattern(name).sub(" ", rest)
    return frozenset(
        each
        for each in telling_words(rest, things=True)
        if not (each.isdecimal() or each in pointing or any(map(each.__contains__, documents)))
    )
