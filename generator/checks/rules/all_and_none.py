"""What texts say of all of something, or of none, where other texts or the facts know better."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from msgspec import Struct

from generator.book.model import BookReport
from generator.book.text_passage import Sentence
from generator.checks.rules.queries import is_unread
from generator.checks.rules.sentences import told_texts
from generator.findings.finding import Ref
from generator.text.numerals import has_numerals
from generator.text.sentence_ends import split_at_pauses
from schema.areas import places_by_name
from schema.kept_patterns import compile_kept
from schema.signs import load_hints, load_pattern
from schema.vocabulary import is_country

# «Alt vi selger, er laget i Norden»: the comma ends what is meant, and not what is said of it.
_ALL_WE = compile_kept(r"((?:alt|everything|all)(?: som| that)? (?:vi|me|we) \w+(?: inn)?), ")
_WORD = compile_kept(r"[\w-]+")
_YEAR = compile_kept(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# A name of a place is no longer than so many words: «De forente arabiske emirater».
_LONGEST_NAME = 4
# Forms of a noun or a verb begin with so many letters alike.
_NOUN, _VERB = 6, 5
# Where harm may happen that is not with the enterprise itself, its customers or borrowers.
_SUPPLYING = frozenset({"supply_chain", "business_partner"})


class Denied(Struct, frozen=True):
    """A sentence that something else contradicts: another sentence, or these `places` of a fact."""

    case: str
    sentence: Sentence
    other: Sentence | None = None
    fact: Ref | None = None
    places: tuple[str, ...] = ()


def find_denied(report: BookReport) -> Iterator[Denied]:
    """Yield, of each kind, the first sentence on all or none that cannot be true."""
    for look in (_confined, _never_used, _not_all):
        found = next(look(report), None)
        if found:
            yield found


def _sentences(report: BookReport, *names: str) -> Iterator[Sentence]:
    """Yield the sentences that have a word of each list."""
    hints = [load_hints(name) for name in names]
    if any(map(report.vocabulary.isdisjoint, hints)):
        return
    for passage in told_texts(report):
        if not any(map(passage.vocabulary.isdisjoint, hints)):
            for each in passage.sentences:
                if not any(map(each.parts.isdisjoint, hints)):
                    yield each


# --- «Alle materialene er produsert i Norden», «Vi har ingen leverandører utenfor Norge»


def _confined(report: BookReport) -> Iterator[Denied]:
    """Yield sentences by which all comes from some places, where the facts have others."""
    for sentence in _sentences(report, "confining", "whence"):
        for clause in split_at_pauses(_ALL_WE.sub(r"\1 ", sentence.folded)):
            match = load_pattern("confined").search(clause)
            if match is None or load_pattern("not_confined").search(clause):
                continue
            places = _where_all_is(match["rest"])
            direct = bool(match["direct"] or match["supplying"])
            far = _far_places(report, places, only_direct=direct) if places else None
            if far:
                where, codes = far
                yield Denied("places", sentence, fact=where, places=codes)


def _where_all_is(rest: str) -> AbstractSet[str]:
    """Return the codes of the places that a clause ends in, and nothing but them after a word."""
    for begins in (0, *(each.end() for each in load_pattern("in_or_from").finditer(rest))):
        found = _places(rest[begins:])
        if found:
            return found
    return frozenset()


def _places(words: str) -> AbstractSet[str]:
    """Return the codes of places if a text names them and no more: «Norge, Sverige og Polen»."""
    named, found, rest = places_by_name(), set[str](), _WORD.findall(words)
    while rest:
        for length in range(min(_LONGEST_NAME, len(rest)), 0, -1):
            codes = named.get(" ".join(rest[:length]))
            if codes:
                found |= codes
                rest = rest[length:]
                break
        else:
            if rest[0] not in load_hints("between_places"):
                return frozenset()
            rest = rest[1:]
    return found


def _far_places(
    report: BookReport, near: AbstractSet[str], *, only_direct: bool
) -> tuple[Ref, tuple[str, ...]] | None:
    """Return a fact with the countries it has that are not among these.

    Where suppliers are meant, only first-tier producers are; risks may lie far behind those.
    """
    producers = report.enterprise.producers_by_country
    if isinstance(producers, tuple) and not is_unread(report, "producers_by_country"):
        codes = tuple(each.country for each in producers if each.producers)
        far = tuple(each for each in codes if each not in near)
        if far:
            return report.ref("0-enterprise/facts.yaml", "producers_by_country"), far
    for bound in () if only_direct else report.risks:
        codes = bound.risk.geography
        if bound.risk.relation in _SUPPLYING and codes and all(map(is_country, codes)):
            far = tuple(each for each in codes if each not in near)
            if far:
                return bound.where.at("geography"), far
    return None


# --- «Vi bruker ikke innleid arbeidskraft» beside «En tredel av stuepikene er innleid»


def _never_used(report: BookReport) -> Iterator[Denied]:
    """Yield sentences by which the enterprise uses none of something, where another counts some."""
    for sentence in _sentences(report, "using_none", "we_use"):
        match = load_pattern("uses_none").fullmatch(sentence.folded.strip().rstrip(".!"))
        stem = _stem(match["what"]) if match else ""
        if not stem:
            continue
        for passage in told_texts(report):
            if any(each.startswith(stem) for each in passage.vocabulary):
                other = next(filter(lambda it: _counts_some(it, stem), passage.sentences), None)
                if other:
                    yield Denied("used", sentence, other)


def _stem(what: str) -> str:
    """Return how the first word begins that says what is meant: «innleid arbeidskraft»."""
    words = (each for each in _WORD.findall(what) if each not in load_hints("says_not_what"))
    return next((each[:_NOUN] for each in words if len(each) >= _NOUN), "")


def _counts_some(sentence: Sentence, stem: str) -> bool:
    """Tell whether a sentence tells how many of a thing there are, with us and now."""
    words = _WORD.findall(sentence.folded)
    named = frozenset(words)
    counted = any(map(str.isdecimal, named)) or has_numerals(sentence.folded, named)
    rest = " ".join(each for each in words if not each.startswith(stem))
    return (
        len(rest) < len(" ".join(words))
        and (counted or not named.isdisjoint(load_hints("some_of")))
        and not sentence.says_any("negation", "hypothetical", "general", "expecting")
        and not _of_others_or_another_time(rest)
    )


def _of_others_or_another_time(folded: str) -> bool:
    return bool(
        load_pattern("others").search(folded)
        or load_pattern("earlier_than").search(folded)
        or _YEAR.search(folded)
    )


# --- «Alle leverandørene har signert» beside «Halvparten av leverandørene har signert»


def _not_all(report: BookReport) -> Iterator[Denied]:
    """Yield sentences by which all have done something, where another says it of a part."""
    of_all = [
        (match["noun"][:_NOUN], match["verb"][:_VERB], each)
        for each in _sentences(report, "all_of", "have_done")
        if (match := load_pattern("all_have").search(each.folded)) and _is_plain(each)
    ]
    for noun, verb, whole in of_all:
        for part in _sentences(report, "some_of"):
            if part.written != whole.written and _is_plain(part) and _part(part, noun, verb):
                yield Denied("part", part, whole)


def _is_plain(sentence: Sentence) -> bool:
    doubts = ("hypothetical", "expecting")
    return not sentence.says_any(*doubts) and not (
        load_pattern("earlier_than").search(sentence.folded) or _YEAR.search(sentence.folded)
    )


def _part(sentence: Sentence, noun: str, verb: str) -> bool:
    """Tell whether a clause says of some of these things that they have done this."""
    for match in load_pattern("only_part_of").finditer(sentence.folded):
        rest = _WORD.findall(match["rest"])
        # «… har signert også for underleddene»: a part has done more than all have.
        told = match["noun"][:_NOUN] == noun and load_hints("besides").isdisjoint(rest)
        if told and any(each.startswith(verb) for each in rest):
            return True
    return False
