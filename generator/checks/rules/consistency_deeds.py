"""A deed that one sentence tells of and another denies, by classes of verbs and nouns.

A sentence that denies a deed, of no part and no other time, cannot stand beside one that tells of
it of the same people, places or things. The classes are groups of schema/substance_words.yaml.
"""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice

from msgspec.structs import replace

from generator.book.model import BookReport
from generator.book.text_passage import Sentence
from generator.checks.rules.how_often import times_in
from generator.checks.rules.queries import harms_people
from generator.checks.rules.sentences import places_in, told_texts
from generator.text.days import years_in
from generator.text.numerals import numeral_before
from generator.text.sentence_ends import split_at_pauses
from schema.kept_patterns import compile_kept
from schema.signs import load_hints, load_pattern
from schema.substance_words import find_phrase
from schema.values import Text

_WORD = compile_kept(r"[^\W\d_]+")
# «bakarane» and «bakarar» are «bakar», “herders” and “herding” both “herd”.
_OF_DOERS = compile_kept(r"(?<=ar)(?:ane|ar)$")
_ENDING = compile_kept(r"(?:erne|ingene|ingane|ing|ere|ene|ane|ers?|ar|en|et|a|s|e)$")
# «Eierne var ikke invitert da foreldrene fikk vite det»: what is denied is not what goes before.
_BELOW = compile_kept(r"\s(?=(?:da|då|når|when)\s)")
_AT_PLACE = compile_kept(r"(?<!\w)(?:på|i|ved|hos|on|at|in) (?:the )?\w+")
_LAST_YEAR = compile_kept(r"(?<!\w)(?:i fjor|last year)(?!\w)")
_STEM, _SHORT, _COMPOUND = 4, 3, 5
_REPAYING = "deed_repaying"
_DEEDS = {
    "deed_meeting": "spoken",
    "deed_going": "looked",
    _REPAYING: "done",
    "deed_of_board": "done",
    "deed_informing": "done",
}
_DOUBTS = ("hypothetical", "expecting", "general")
# Of many that deny, the first are held against all others: work grows with the text.
_MOST = 20
Contradiction = tuple[str, Sentence, Sentence]


def find_contradictions(report: BookReport) -> Iterator[Contradiction]:
    """Yield, of each kind, the first sentence that denies what another tells, and that one."""
    looks: tuple[Callable[[BookReport], Iterator[Contradiction]], ...] = (
        *(partial(_denied_deeds, deed=each) for each in _DEEDS), _announced, _shared_costs,
        _how_often, _harm_unknown, _harm_in_time, _who_leads,
    )  # fmt: skip
    for look in looks:
        yield from islice(look(report), 1)


def _with(report: BookReport, *groups: str) -> list[Sentence]:
    """Return the sentences on what is that have a phrase of each group."""
    return [
        each
        for passage in told_texts(report)
        if passage.groups_near >= {*groups}
        for each in passage.sentences
        if each.says(*groups)
    ]


def _denied_deeds(report: BookReport, deed: str) -> Iterator[Contradiction]:
    said = _with(report, deed)
    denials = [each for each in said if _denies(each, report) and _in_one_clause(each, deed)]
    if deed == "deed_going":
        never = _with(report, "never_there")
        denials += [each for each in never if _is_denied(each, report, "never_there")]
    told = [each for each in said if denials and _tells(each, report)]
    for denial in denials[:_MOST]:
        about = stems_of(_denying_clause(denial, deed), deed, "never_there")
        for each in told:
            # To demand or promise that money is paid back is not to do it.
            if deed == _REPAYING and load_pattern("asked_for").search(each.folded):
                continue
            alike = _are_of_one(about, stems_of(each, deed)) and _of_the_same(denial, each)
            if alike and not _comes_later(denial, each, report):
                yield _DEEDS[deed], denial, each


def _comes_later(denial: Sentence, told: Sentence, report: BookReport) -> bool:
    """Tell whether what is not done yet is told of only from the next year on."""
    years = years_in(told.written)
    return denial.says("so_far") and report.year + 1 in years and report.year not in years


def _in_one_clause(sentence: Sentence, deed: str) -> bool:
    """Tell whether what is denied is the deed: not as in «Samtalen går til dem, ikke til oss»."""
    # A clause has no more than its sentence, and most sentences deny nothing.
    if not sentence.says(deed, "denying"):
        return False
    language = sentence.passage.language
    return any(
        find_phrase(each, deed, language) and find_phrase(each, "denying", language)
        for each in _clauses(sentence)
    )


def _clauses(sentence: Sentence) -> list[str]:
    parts = split_at_pauses(sentence.folded)
    return [f" {each}" for part in parts for each in _BELOW.split(part)]


def _denying_clause(sentence: Sentence, deed: str) -> Sentence:
    """Return a sentence as the clauses alone that deny the deed, and those before them.

    «Plukkerne møtte vi ikke; dem reiser vi til i november»: what comes after is of something else.
    """
    clauses = _clauses(sentence)
    language = sentence.passage.language
    denying = (
        at
        for at, each in enumerate(clauses)
        if find_phrase(each, deed, language) and find_phrase(each, "denying", language)
    )
    last = max(denying, default=len(clauses))
    return replace(sentence, folded=";".join(clauses[: last + 1]))


def _denies(sentence: Sentence, report: BookReport) -> bool:
    whole = not sentence.says_any("only_of_some", "hypothetical", "general", "denies_else")
    # “Three baristas have not been paid yet”: the others may have been.
    words = sentence.folded.split()[:1]
    whole = whole and not numeral_before(words)
    whole = whole and not load_pattern("of_another").search(sentence.folded)
    return whole and _is_denied(sentence, report, "denying")


def _is_denied(sentence: Sentence, report: BookReport, group: str) -> bool:
    """Tell whether a phrase denies something now: «vaskeriene som ble overtatt» are not all."""
    denied = find_phrase(sentence.folded, group, sentence.passage.language)
    if not denied or not _is_of_now(sentence, report):
        return False
    return not load_pattern("those_that").search(sentence.folded[: denied.start])


def _tells(sentence: Sentence, report: BookReport) -> bool:
    return not sentence.says_any("denying", *_DOUBTS) and _is_of_now(sentence, report)


def _is_of_now(sentence: Sentence, report: BookReport) -> bool:
    others = years_in(sentence.written) - {report.year, report.year + 1}
    # Of a report on the year before, «i fjor» is that year.
    folded = _LAST_YEAR.sub(" ", sentence.folded)
    return not (others or load_pattern("earlier_than").search(folded))


def _of_the_same(one: Sentence, other: Sentence) -> bool:
    """Tell whether a sentence names no place or person that the other does not."""
    names, others = places_in(one), places_in(other)
    return one.written != other.written and (names <= others or bool(names & others))


def stems_of(sentence: Sentence, *groups: str) -> frozenset[str]:
    """Return how the words of a sentence begin that name something: without those of the groups."""
    folded, language = sentence.folded, sentence.passage.language
    for group in groups:
        found = find_phrase(folded, group, language)
        if found:
            folded = f"{folded[: found.start]} {folded[found.end :]}"
    words = (each for each in _WORD.findall(folded) if len(each) > _SHORT)
    # «åtte arbeidere» and «de åtte» are not of one thing for their number alone.
    words = (each for each in words if each not in load_hints("common_words"))
    stems = (stem_of(each) for each in words if not numeral_before([each]))
    return frozenset(stems)


def stem_of(word: str) -> str:
    """Return how the forms of a word begin, or the word itself where that is too little."""
    doer = _OF_DOERS.sub("", word)
    stem = doer if doer != word else _ENDING.sub("", word)
    stem = stem[:-1] if stem[-2:-1] == stem[-1:] else stem
    return stem if len(stem) >= _STEM else word


def _are_of_one(some: frozenset[str], others: frozenset[str]) -> bool:
    """Tell whether two sentences name one thing: as such, or as the end of a longer word."""
    return bool(some & others) or any(
        len(one) >= _COMPOUND
        and len(other) >= _COMPOUND
        and (one.endswith(other) or other.endswith(one))
        for one in some
        for other in others
    )


def _announced(report: BookReport) -> Iterator[Contradiction]:
    """Yield visits that are told of beforehand, where another sentence has them unannounced."""
    partly = ("denying", "only_of_some", "general", "expecting", "unannounced")
    for told in _with(report, "announced", "inspecting"):
        always = not told.says_any(*(each for each in partly if each != "only_of_some"))
        for each in _with(report, "unannounced") if always and _is_of_now(told, report) else ():
            of_it = not each.says_any("denying", "expecting", "another_visit")
            if of_it and places_in(told) <= places_in(each):
                yield "looked", told, each


def _shared_costs(report: BookReport) -> Iterator[Contradiction]:
    """Yield that one bore all of a cost, where another sentence says that it was shared."""
    for alone in _with(report, "cost_of_one", "costing"):
        for each in _with(report, "cost_shared", "costing"):
            alike = stems_of(alone, "costing") & stems_of(each, "costing")
            if len(alike) > 1 and _of_the_same(alone, each) and _tells(alone, report):
                yield "part", alone, each


# What is done twice a year is done every year.
_BOTH_TRUE = ({"yearly_now", "half_yearly"}, {"yearly_now", "third_yearly"})


def _how_often(report: BookReport) -> Iterator[Contradiction]:
    """Yield two sentences by which the same is looked at by the same, but not as often."""
    said: list[tuple[str, frozenset[str], frozenset[str], Sentence]] = []
    for each in _with(report, "keeping_an_eye"):
        often = [*times_in(each)]
        never = not often and (
            (each.says("only_when") or _in_one_clause(each, "keeping_an_eye"))
            and _denies_habit(each)
        )
        often = ["only_when"] if never else often
        if len(often) != 1:
            continue
        told = never or not each.says_any("denying", *_DOUBTS)
        if told and _is_of_now(each, report):
            roles = frozenset(one.group() for one in load_pattern("a_role").finditer(each.folded))
            said.append((often[0], _looked_at(each, often[0]), roles, each))
    for index, (times, about, roles, one) in enumerate(said[:_MOST]):
        for other_often, others, other_roles, other in said[:index]:
            same_who = not (roles and other_roles) or bool(roles & other_roles)
            # To go there is one thing, to read or to ask from afar another.
            same_who = same_who and one.says("deed_going") == other.says("deed_going")
            differ = times != other_often and {times, other_often} not in _BOTH_TRUE
            alike = differ and same_who and _are_of_one(about, others)
            if alike and _of_the_same(one, other):
                yield "often", one, other


def _denies_habit(sentence: Sentence) -> bool:
    """Tell whether a sentence says that something is never done, or only when it must be."""
    seldom = sentence.says("only_when")
    if not seldom and load_pattern("done_once").search(sentence.folded):
        return False
    return seldom or not (sentence.says_any("only_of_some", "hypothetical", "past"))


def _looked_at(sentence: Sentence, often: str) -> frozenset[str]:
    """Return the stems of what is looked at: neither who does it, nor how often."""
    plain = (
        sentence.folded if often == "only_when" else load_pattern(often).sub(" ", sentence.folded)
    )
    plain = _AT_PLACE.sub(" ", load_pattern("a_role").sub(" ", plain))
    return stems_of(Sentence(sentence.written, plain, sentence.passage), "keeping_an_eye")


def _harm_unknown(report: BookReport) -> Iterator[Contradiction]:
    """Yield that no harm is known of, where the table has actual harm of just that."""
    listed = [
        sentence
        for bound in report.risks
        if harms_people(bound.risk)
        for passage in report.main_passages_in(
            bound.where.at("title"), bound.where.at("description")
        )
        for sentence in passage.sentences
    ]
    for each in _with(report, "harm_in_general", "unaware") if listed else ():
        plain = not each.says_any("only_of_some", "hypothetical", "general")
        about = stems_of(each, "harm_in_general", "unaware")
        if plain and _is_of_now(each, report) and not places_in(each):
            for told in listed:
                if _are_of_one(about, stems_of(told)):
                    yield "harm", each, told


# --- «Ingen har falt etter 2021» beside «To montører falt i mai»


def _harm_in_time(report: BookReport) -> Iterator[Contradiction]:
    """Yield that nobody suffered something since a time, where it happened to some after that."""
    texts = told_texts(report)
    suffered = load_hints("none_of_them")
    denials = [
        (each, found["verb"][: _STEM + 1])
        for passage in texts
        if not passage.vocabulary.isdisjoint(suffered)
        for each in passage.sentences
        if (found := load_pattern("none_suffered").search(each.folded))
        and found["verb"] not in load_hints("common_words")
    ]
    harm = _words_of_harm(report) if denials else frozenset()
    for denial, verb in denials[:_MOST]:
        months = _months_since(denial, report)
        if not months or not any(each.startswith(verb) for each in harm):
            continue
        for passage in texts:
            for each in passage.sentences if verb in passage.folded else ():
                if _suffered(each, verb, months, report) and _of_the_same(denial, each):
                    yield "done", denial, each


def _words_of_harm(report: BookReport) -> frozenset[str]:
    """Return the words, in small letters, by which the table tells of actual harm to people."""
    texts = [
        text
        for each in report.risks
        if harms_people(each.risk)
        for text in (each.risk.title, each.risk.description)
        if isinstance(text, Text)
    ]
    words = (_WORD.findall(" ".join(each.by_language.values()).casefold()) for each in texts)
    return frozenset().union(*words)


def _suffered(sentence: Sentence, verb: str, months: range, report: BookReport) -> bool:
    tells = not sentence.says_any("denying", *_DOUBTS) and _is_of_now(sentence, report)
    if not tells or not any(each.startswith(verb) for each in _WORD.findall(sentence.folded)):
        return False
    then = _months_in(sentence.folded)
    return any(each in months for each in then) or (not then and months == _ALL_YEAR)


_MONTHS = (("jan",), ("feb",), ("mars", "march"), ("apr",), ("mai", "may"), ("juni", "june"),
           ("juli", "july"), ("aug",), ("sep",), ("okt", "oct"), ("nov",),
           ("des", "dec"))  # fmt: skip
_ALL_YEAR = range(1, 13)


def _months_in(folded: str) -> list[int]:
    named = [each for each in _WORD.findall(folded) if each in load_hints("months")]
    return [
        number + 1
        for each in named
        for number, begins in enumerate(_MONTHS)
        if each.startswith(begins)
    ]


def _months_since(sentence: Sentence, report: BookReport) -> range | None:
    """Return the months of the report's year that a denial is of; None if that is not known."""
    found = load_pattern("since_when").search(sentence.folded)
    years = years_in(sentence.folded)
    if found and found["quarter"]:
        return range(10, 13)
    months = _months_in(sentence.folded)
    if found and months and all(each == report.year for each in years):
        return range(months[0] + 1, 13)
    if found and years and max(years) < report.year and not months:
        return _ALL_YEAR
    if load_pattern("of_today").search(sentence.folded):
        return None
    limited = found or months or load_pattern("earlier_than").search(sentence.folded)
    whole = all(each == report.year for each in years)
    return None if limited or not whole or sentence.says("only_of_some") else _ALL_YEAR


def _who_leads(report: BookReport) -> Iterator[Contradiction]:
    """Yield two sentences by which two different people lead the due diligence."""
    said: list[tuple[str, Sentence]] = []
    for each in _with(report, "leading_it", "of_the_work"):
        roles = [one.group() for one in load_pattern("a_role").finditer(each.folded)]
        leads = find_phrase(each.folded, "leading_it", each.passage.language)
        shared = leads and load_pattern("shared_role").search(each.folded, 0, leads.end)
        if roles and not shared and _tells(each, report):
            said.append((stem_of(roles[0].split()[-1]), each))
    for index, (who, one) in enumerate(said):
        for other_who, other in said[:index]:
            if who != other_who and other_who not in one.folded and who not in other.folded:
                yield "whom", one, other
