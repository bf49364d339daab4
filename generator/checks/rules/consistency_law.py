"""LAW521: the Act misquoted: its sections, its name and year, its deadline and thresholds."""

import re
from collections.abc import Iterator

from generator.book.model import BookReport
from generator.book.text_index import TextPassage
from generator.checks.rules.registry import Context, Hit, rule
from generator.checks.rules.sayings import said_in
from generator.checks.rules.sentences import main_texts
from generator.checks.rules.signs import (
    hit_on,
    hits_of_signs,
    places_of,
    texts_with,
)
from generator.findings.finding import Severity
from generator.text.sentence_ends import split_sentences
from schema.guarded_patterns import GuardedPattern
from schema.kept_patterns import compile_kept
from schema.signs import load_hints, load_pattern

_LAW = ("aapenhetsloven-5-4", "aapenhetsloven-6", "aapenhetsloven-9")
# «§ 8», «§ 3-5» and “section 5”; what follows the number tells whether it is a section of the Act.
_SECTION = compile_kept(
    r"(?:(?<!§)§{1,2}\s?|\b(?:paragraf|section|sections)\s{1,3})(?P<number>\d{1,2})(?![\d-])",
    re.IGNORECASE,
)
_LAST_SECTION = 16
# How requests are answered; the right to information is in the one before.
_ANSWERS = 7
# How far from a section the name of its Act may stand.
_NEAR = 60
_SAYINGS = {"other_authority_named": "authority", "other_act_named": "act"}
_YEAR = compile_kept(r"\b(?:19|20)\d\d\b")
_PASSED, _IN_FORCE = 2021, 2022


@rule("LAW521", Severity.WARNING, law=_LAW)
def act_quoted_rightly(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield, of each text, what it says of the Act that the Act does not say."""
    cases = {
        "other_act_for_this": "act",
        "other_act_demands": "act",
        "other_act_on_this": "act",
        "other_act_as_source": "act",
        "eu_act_for_ours": "act",
        "requests_by_other_act": "act",
        "signed_by_the_act": "signing",
        "signed_by_another_act": "act",
        "misnamed_act": "name",
        "act_in_chapters": "chapter",
        "wrong_authority": "authority",
    }
    told = [*hits_of_signs(report, cases)]
    yield from told
    places = {(each.where.file, each.where.keys) for each in told}
    for kind, case in _SAYINGS.items():
        for each in said_in(main_texts(report), kind):
            if (each.where.file, each.where.keys) not in places:
                places.add((each.where.file, each.where.keys))
                yield hit_on(each.passage, each.written, case=case)
    for passage in report.passages:
        if (
            "§" in passage.text
            or "section" in passage.vocabulary
            or "paragraf" in passage.vocabulary
        ):
            for words, number, meant in _wrong_sections(passage.text):
                case = "section" if meant else "no_section"
                yield hit_on(passage, words, case=case, number=number, meant=meant)
    for passage in texts_with(report, load_hints("act") | load_hints("law")):
        for case, words in _wrong_years(passage):
            yield hit_on(passage, words, case=case)


# Which sections speak of what, in the order in which the right one is named.
_TOPICS = {
    "about_statement": {5},
    "about_request": {6, 7},
    "about_diligence": {1, 4, 5},
    "about_scope": {1, 2, 3},
    "about_supervision": set(range(8, _LAST_SECTION)),
}
_MEANT = {"about_statement": "5", "about_request": "6", "about_diligence": "4"}


def _wrong_sections(text: str) -> Iterator[tuple[str, int, str]]:
    """Yield the sections that cannot say what a sentence says they do, and the one that does."""
    for sentence in split_sentences(text):
        found = [*_SECTION.finditer(sentence)]
        another = bool(found) and _another_law(sentence)
        cited = [each for each in found if _is_ours(each, sentence, another=another)]
        numbers = {int(each["number"]) for each in cited}
        if len(numbers) != 1 or len(found) != len(cited):
            continue
        (number,) = numbers
        topics = [name for name in _TOPICS if load_pattern(name).search(sentence)]
        if number >= _LAST_SECTION:
            yield cited[0].group(), number, ""
        elif number == _ANSWERS and load_pattern("right_alone").search(sentence):
            yield cited[0].group(), number, _MEANT["about_request"]
        elif not any(number in _TOPICS[name] for name in topics):
            meant = next((_MEANT[name] for name in topics if name in _MEANT), "")
            if meant:
                yield cited[0].group(), number, meant


def _is_ours(section: re.Match[str], sentence: str, *, another: bool) -> bool:
    """Tell whether a section is one of the Transparency Act, by the Act that is named nearest.

    `another` tells whether the sentence names another law alone.
    """
    before = sentence[max(0, section.start() - _NEAR) : section.start()]
    after = sentence[section.end() : section.end() + _NEAR]
    ours = _distance(load_pattern("act"), before, after)
    others = _distance(load_pattern("other_law_named"), before, after)
    if ours == others == _NEAR + 1:
        return section.group().startswith("§") and not another
    return ours < others


def _another_law(sentence: str) -> bool:
    """Tell whether another law is named anywhere in the sentence, and the Act is not."""
    other, ours = (
        load_pattern("other_law_named").search(sentence),
        load_pattern("act").search(sentence),
    )
    return bool(other) and not ours


def _distance(pattern: GuardedPattern, before: str, after: str) -> int:
    """How far off a name stands; what stands before counts as nearer than what comes after."""
    ends = [len(before) - each.end() for each in pattern.finditer(before)]
    follows = pattern.search(after)
    begins = (
        [follows.start() + 1] if follows and re.match(r"[\s\w]{0,12}(?:i|of|av)\b", after) else []
    )
    return min([*ends, *begins], default=_NEAR + 1)


def _wrong_years(passage: TextPassage) -> Iterator[tuple[str, str]]:
    """Yield where the Act is said to be of another year than it is, or in force since another."""
    text = passage.text
    if not _YEAR.search(text):
        return
    places = sorted(at for at, _ in places_of(passage, load_hints("act") | load_hints("law")))
    for start in places:
        force = load_pattern("act_in_force").match(text, start)
        dated = load_pattern("act_of_year").match(text, start)
        passed = load_pattern("act_passed").match(text, start)
        if force and int(force["year"]) != _IN_FORCE:
            yield "force", force.group()
        elif passed and int(passed["year"]) != _PASSED:
            yield "year", passed.group()
        elif dated and not _is_the_date(dated):
            yield "year", dated.group()


def _is_the_date(match: re.Match[str]) -> bool:
    year, month = int(match["year"]), (match["month"] or "").casefold()
    if month and year == _PASSED:
        return (match["day"], month) in {("18", "juni"), ("18", "june")}
    return year in {_PASSED, _IN_FORCE}
