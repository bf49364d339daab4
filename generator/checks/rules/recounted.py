"""Things that are counted twice and not alike: all there are, and those it was done to."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import islice

from msgspec import Struct

from generator.book.model import BookReport
from generator.book.text_index import TextPassage
from generator.book.text_passage import Sentence
from generator.checks.rules.harmed_counted import find_harmed_counts
from generator.checks.rules.how_often import times_in
from generator.checks.rules.sentences import names_in, serving, told_texts
from generator.checks.rules.untold_sets import sets_untold
from generator.findings.finding import Ref
from generator.text.days import years_in
from generator.text.numerals import may_count, numerals_near
from generator.text.partitions import Value, value_of, values_in
from generator.text.rests import THE_REST, may_tell_of_rest, wrong_rests
from generator.text.sentence_ends import clause_between
from schema.kept_patterns import compile_kept
from schema.signs import load_hints, load_pattern

_WORD = compile_kept(r"[^\W\d_]+(?:-[^\W\d_]+)?")
# «gårdene» is «gård», “cafés” is “café”.
_ENDING = compile_kept(r"(?:erne|ere|arane|arar|ene|ane|ers?|ar|a|s|e)$")
_STEM, _LONGEST, _NOUNS = 3, 12, 2
_FEWEST, _FEWEST_OF_THE = 2, 4
_SECTION_5_A = "aapenhetsloven-5-a"
# Of one thing so many are held against each other, and so much of a sentence is looked at.
_MOST, _AROUND = 24, 300
# So few letters has what says nothing without the word before it: «fra», «til».
_BRIEF = 4
# A part and the others are told of in one breath.
_NEAR = 120
# «alle 12 underentreprenører i renhold»: no place, but a part of them.
_PART = compile_kept(r",?\s[a-zæøå]{1,5}\s(?:the )?[a-zæøå]")
_PART_OF = compile_kept(r"(?<!\w)(?P<part>[^\W_]{1,16}) (?:av|of) (?:[^\W\d_]{2,8} ){0,2}$")
# «to til» is two more, «til to» is not.
_TO = frozenset({"til"})
_OVER_AGAIN = frozenset({"daily", "weekly", "monthly", "quarterly", "half_yearly", "yearly_now"})
# What was done, by verbs for it: the nearest before the number counts.
_HAVING = "deed_of_having"
_DEEDS = ("deed_of_talking", "deed_of_visiting", "deed_of_repaying", _HAVING)


class Recount(Struct, frozen=True):
    """Words with a number of things, and others that have another number of the same."""

    passage: TextPassage
    words: str
    others: str
    other: TextPassage | None


class _Told(Struct, frozen=True):
    """A number of things as a sentence has it: `first` is the stem of the next word, of `stems`."""

    number: int
    first: str
    stems: frozenset[str]
    deed: str
    total: bool
    definite: bool
    referring: bool
    lead: str
    sentence: Sentence
    words: str
    whole: bool


def find_recounts(report: BookReport) -> Iterator[Recount]:
    """Yield, once for each thing, a number of it that another text does not agree with."""
    wholes = serving(report, _SECTION_5_A)
    told = [each for text in told_texts(report) for each in _told(text, report, wholes)]
    by_stem = _by_stem(told)
    said = set[str]()
    for each in told:
        alike = [one for one in _alike(each.first, by_stem) if one is not each]
        others = [one for one in alike if one.number != each.number]
        known = {one.number for one in alike}
        # «to fabrikker i Vietnam og én i Kina»
        known |= {
            one.number + 1 for one in alike if load_pattern("one_more").search(one.sentence.folded)
        }
        if each.first in said or not others or each.number in known | _pairs(known):
            continue
        other = next((one for one in others if _differs(each, one)), None)
        if other:
            said.add(each.first)
            yield Recount(each.sentence.passage, each.words, other.words, other.sentence.passage)
    yield from _rests(report)
    yield from _others(report, by_stem)
    for passage, words in sets_untold(report):
        yield Recount(passage, words, "", None)
    for one in find_harmed_counts(report):
        yield Recount(one.passage, one.words, one.others, one.other)


def _by_stem(told: list[_Told]) -> dict[str, list[_Told]]:
    """Return what is told of each thing by the stem of its name; so many of each at most."""
    found = defaultdict[str, list[_Told]](list)
    for each in told:
        for stem in each.stems:
            if len(found[stem]) < _MOST:
                found[stem].append(each)
    # A thing is told of by names that end in its: «rosefarmer» are «farmer».
    for stem in [*found]:
        for ending in _endings(stem):
            if ending in found:
                found[f"-{ending}"] += found[stem][: _MOST - len(found[f"-{ending}"])]
    return found


def _alike(stem: str, by_stem: Mapping[str, list[_Told]]) -> list[_Told]:
    """Return what is told of a thing: by its name, by longer names of its kind, and by shorter."""
    shorter = (each for ending in _endings(stem) for each in by_stem.get(ending, ()))
    return [*by_stem.get(stem, ()), *by_stem.get(f"-{stem}", ()), *islice(shorter, _MOST)]


def _endings(stem: str) -> list[str]:
    return [stem[at:] for at in range(1, len(stem) - _FEWEST_OF_THE + 1)]


def _pairs(numbers: set[int]) -> set[int]:
    return {one + other for one in numbers for other in numbers if one < other}


def _differs(one: _Told, other: _Told) -> bool:
    """Tell whether a number of all, or of those to whom something was done, is not another's."""
    named = names_in(one.sentence.written)
    places = named - names_in(other.sentence.written)
    if one.deed == other.deed == _HAVING and not (named or other.referring or one.referring):
        return True
    if one.lead and one.lead == other.lead and {one.deed, other.deed} <= {"", _HAVING}:
        # «Rosene kommer fra 21 farmer» beside «Rosene kommer fra 17 farmer»
        return not places and not (one.referring or other.referring) and one.number > other.number
    # What an enterprise has, and where its goods come from, are all there are: none has more.
    alike = one.referring and one.first == other.first and other.deed in {"", _HAVING}
    beyond_all = alike and one.number > other.number and other.whole and not one.whole
    if not places and (beyond_all or (one.total and one.definite)):  # «begge de to» beside four
        return True
    # «De fire fabrikkene» may be some of nine, but not «de ti».
    beyond = one.definite and one.number > max(other.number, _FEWEST_OF_THE - 1)
    # «Tolv vevere» that somebody talked with are some, and «våre tolv vevere» are all.
    of_all = other.deed == _HAVING or (one.deed and one.deed == other.deed)
    if one.total and other.number < one.number:
        # «Alle 38 montører» beside «de 13 montørene», or 13 that somebody talked with.
        return other.deed == _HAVING and not (other.definite or other.referring)
    if one.total or (beyond and of_all and not (other.definite or other.referring)):
        return not places or one.total
    # «Alle de ni takene vi besøkte» are some of those that another sentence counts.
    of_more = (
        other.deed == one.deed
        and not (other.definite or other.referring)
        and (one.number > other.number or one.definite)
    )
    when = load_hints("months") | load_hints("seasons")
    then = set(one.sentence.folded.split()) & when
    # What somebody else did is no deed of ours.
    us = load_pattern("us")
    same_doer = bool(us.search(one.sentence.folded)) == bool(us.search(other.sentence.folded))
    same_deed = bool(one.deed and of_more and same_doer) and not places
    return same_deed and then <= set(other.sentence.folded.split())


def _told(passage: TextPassage, report: BookReport, wholes: frozenset[str]) -> Iterator[_Told]:
    near = numerals_near(passage.vocabulary)
    if not (passage.has_numbers and may_count(passage.text, passage.folded, near)):
        return
    for sentence in passage.sentences:
        counts = [
            each
            for each in _values(sentence, near)
            if each.kind == "count" and each.number >= _FEWEST
        ]
        whole = passage.question in wholes
        told = [each for value in counts for each in _counted(sentence, value, whole=whole)]
        if told and not (_is_of_another_year(sentence, report) or _is_over_again(sentence)):
            yield from told


def _values(sentence: Sentence, near: tuple[str, ...]) -> tuple[Value, ...]:
    return values_in(sentence.written) if may_count(sentence.written, sentence.folded, near) else ()


def _is_of_another_year(sentence: Sentence, report: BookReport) -> bool:
    years = years_in(sentence.written) - {report.year}
    return bool(years or load_pattern("earlier_than").search(sentence.folded))


def _is_over_again(sentence: Sentence) -> bool:
    """Tell whether a sentence is of each month, say: then others are counted each time."""
    return not _OVER_AGAIN.isdisjoint(times_in(sentence))


def _counted(sentence: Sentence, value: Value, *, whole: bool) -> Iterator[_Told]:
    begin = max(0, value.start - _AROUND)
    text = sentence.written[begin : value.end + _AROUND]
    start, stop = value.start - begin, value.end - begin
    nouns = _nouns(text, stop)
    before = text[:start].casefold().split()[-2:]
    if not nouns or not load_hints("beyond_count").isdisjoint({*before} - _TO):
        return
    rest = text[stop:].lstrip()
    end = rest.casefold().find(nouns[-1]) + len(nouns[-1])
    after = _WORD.findall(rest[end : end + 40].casefold())[:2]
    of_all = not load_hints("all_there_are").isdisjoint([*before, *after[:1]])
    ours = load_pattern("relative").match(rest[end:].lstrip(" ,"))
    some = bool(ours) and not load_pattern("works_for_us").search(rest[end : end + 60])
    some = some or bool(
        _PART.match(rest[end:]) and load_pattern("only_some").match(rest[end:].lstrip(" ,"))
    )
    more = not load_hints("beyond_count").isdisjoint(after)
    definite = before[-1:] in (["de"], ["dei"], ["the"])
    stems = [_stem(each) for each in nouns]
    if not more:
        yield _Told(
            value.number, stems[0], frozenset(stems),
            "" if _is_whole_of_part(text[:start]) else _deed(text, start, stop, end),
            of_all and not some, definite and not some, some or of_all or definite,
            _lead(text[:start]), sentence,
            text[start : stop + 1 + end], whole and not (some or more),
        )  # fmt: skip


def _lead(before: str) -> str:
    """Return the verb or the like that leads to a number: «driver», «kommer fra»; or empty."""
    words = before.casefold().split()[-2:]
    brief = bool(words) and len(words[-1]) <= _BRIEF
    lead = words if brief else words[-1:]
    plain = len(lead) == 1 + brief and all(map(str.isalpha, lead)) and len(lead[0]) > _BRIEF
    return " ".join(lead) if plain else ""


def _is_whole_of_part(before: str) -> bool:
    """Tell whether a number is of all, where something was done to some: «To av fem er besøkt»."""
    part = _PART_OF.search(before, max(0, len(before) - _NEAR))
    return bool(part and value_of(part["part"]))


def _nouns(text: str, at: int) -> list[str]:
    """Return the next word after a number, and the one after it, in small letters."""
    found: list[str] = []
    for word in text[at : at + 60].split()[:_NOUNS]:
        plain = word.strip('.,;:()«»”“"')
        lower = plain.isalpha() and plain == plain.casefold() and len(plain) >= _STEM
        if not lower or plain in load_hints("no_nouns") or value_of(plain):
            break
        found.append(plain)
        if word != plain:
            break
    return found


def _stem(word: str) -> str:
    stem = _ENDING.sub("", word) if len(word) > _FEWEST_OF_THE else word
    # «sykehjemmene» is «sykehjem».
    stem = stem[:-1] if stem[-2:-1] == stem[-1:] else stem
    return stem[:_LONGEST] if len(stem) >= _STEM else word


def _deed(text: str, start: int, stop: int, end: int) -> str:
    """Return what was done to those who are counted, by the verb of the clause; or empty."""
    clause_start, clause_stop = clause_between(text, start, stop)
    clause, at = text[clause_start:clause_stop], start - clause_start
    nearest, deed = -1, ""
    for name in _DEEDS:
        for found in load_pattern(name).finditer(clause):
            if found.start() < at and found.start() > nearest:
                nearest, deed = found.start(), name
            elif not deed and found.start() < at + end + 40:
                deed = name
    return deed


# «Elleve av farmene ligger i Kenya, og de ni andre i Etiopia»: so many are they all.
_SOME_OF = compile_kept(
    r"(?<![\w,.])(?P<part>\d{1,4}|[^\W\d_]{2,14}) (?:av|of) (?:(?:de|dei|the|våre|our) )?"
    r"(?P<noun>[^\W\d_]{4,30})(?!\w)"
)


def _others(report: BookReport, told: Mapping[str, list[_Told]]) -> Iterator[Recount]:
    """Yield a part and the others, that together are not what any text says there are."""
    for passage in told_texts(report):
        of_some = " av " in passage.text or " of " in passage.text
        of_some = of_some and may_tell_of_rest(passage.text)
        for match in _SOME_OF.finditer(passage.text) if of_some else ():
            rest = THE_REST.search(passage.text, match.end(), match.end() + _NEAR)
            part = value_of(match["part"])
            left = value_of(rest["number"] or rest["last"]) if rest else 0
            stem = _stem(match["noun"].casefold())
            wholes = _alike(stem, told)
            known = [one for one in wholes if one.number > part]
            sums = part and left and not value_of(match["noun"])
            if rest and sums and known and all(one.number != part + left for one in wholes):
                words = passage.text[match.start() : rest.end()]
                yield Recount(passage, words, known[0].words, known[0].sentence.passage)
                break


def _rests(report: BookReport) -> Iterator[Recount]:
    """Yield «de tre siste» of what a measure waits for, where four of five have come already."""
    against: dict[Ref, list[Ref]] = {}
    for risk in report.risks:
        for each in risk.measures:
            against.setdefault(each.where, []).append(risk.where)
    for bound in report.measures:
        places = [bound.where.at(each) for each in ("results", "expected_results", "status_note")]
        texts = report.main_passages_in(*places)
        whole = " ".join(each.text for each in texts)
        harms = against.get(bound.where, [])
        told = report.main_passages_in(bound.where.at("actions"), *harms)
        around = " ".join(each.text for each in told)
        for words in wrong_rests(whole, around) if len(texts) > 1 else ():
            passage = next((each for each in texts if words in each.text), texts[-1])
            if not any(words in one for one in wrong_rests(passage.text)):
                yield Recount(passage, words, texts[0].text[:80], None)
