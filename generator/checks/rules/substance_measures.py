"""ADV304 and ADV311–ADV313: whether measures have content and time, and results are results."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from generator.book.model import BookMeasure, BookReport, BookRisk
from generator.book.text_index import TextPassage
from generator.checks.rules.queries import (
    harms_people,
    is_unread,
    measures_of,
    title_of,
    unanswered,
)
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.checks.rules.sentences import (
    Sentence,
    find,
    main_texts,
    mentions,
    sentences_with,
    serving,
)
from generator.findings.finding import Ref, Severity
from schema.facts.address import Measure
from schema.substance_words import load_group
from schema.values import Text, listed

_SECTION_4_C, _SECTION_4_D = "aapenhetsloven-4-c", "aapenhetsloven-4-d"
_SECTION_4_F = "aapenhetsloven-4-f"
_YEAR_OR_DAY = re.compile(r"(?<!\d)20\d\d(?!\d)|(?<!\d)\d{1,2}[./]\s?\d")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_WORD = re.compile(r"\w+")
# Longer actions say something, and longer texts tell of more than the end of a contract.
_MOST_VAGUE_WORDS, _MOST_WORDS_OF_ENDING = 16, 40
# Shorter results are too short to repeat a goal; more than so much of them stands in it.
_FEWEST_REPEATED, _REPEATED = 3, 0.9


@rule("ADV304", Severity.WARNING, law=(_SECTION_4_F,))
def remediation_reported(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield the unanswered questions on remedy of actual harm, or the harm without a word of it."""
    actual = [each for each in report.risks if each.risk.kind == "actual"]
    if not actual:
        return
    asked = [*unanswered(report, {_SECTION_4_F})]
    for each in asked:
        yield replace(
            each,
            related=tuple(each.where for each in actual),
            arguments=(*each.arguments, ("case", "unanswered")),
        )
    if (
        not asked
        and not is_unread(report, "measures")
        and load_group("for_the_harmed", report.language)
    ):
        yield from _unremedied(report, actual)


def _unremedied(report: BookReport, actual: list[BookRisk]) -> Iterator[Hit]:
    """Yield, once, the actual harm that no word of remedy is near."""
    asked = serving(report, _SECTION_4_F) | serving(report, _SECTION_4_D)
    texts = main_texts(report)
    if mentions((each for each in texts if each.question in asked), "for_the_harmed"):
        return
    harmful = (each for each in actual if harms_people(each.risk))
    wanting = [each for each in harmful if not _is_remedied(texts, each)]
    if wanting:
        first, *others = wanting
        yield hit(
            first.where.at("kind"),
            about=first.risk.id,
            related=tuple(each.where for each in others),
            case="unmentioned",
            title=first.risk.title,
        )


def _is_remedied(texts: list[TextPassage], bound: BookRisk) -> bool:
    places = [bound.where, *(each.where for each in bound.measures)]
    return mentions(
        (each for each in texts if any(_is_in(each, place) for place in places)), "for_the_harmed"
    )


def _is_in(passage: TextPassage, place: Ref) -> bool:
    """Tell whether a text is within an item of a list."""
    where = passage.where
    return where.file == place.file and where.keys[: len(place.keys)] == place.keys


@rule("ADV311", Severity.WARNING, law=(_SECTION_4_C,))
def measures_have_content(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield measures that only intend to consider something, and planned ones without a time."""
    for bound in measures_of(report):
        case = _wanting(report, bound.measure)
        if case:
            risk = bound.measure.risks[0]
            where = bound.where.at("actions" if case == "content" else "status")
            yield hit(where, about=risk, case=case, title=title_of(report, risk))


def _wanting(report: BookReport, measure: Measure) -> str:
    """Return what a measure lacks: `content`, `time`, or nothing."""
    actions = _told(report, measure.actions)
    if not actions or load_group("times", report.language) is None:
        return ""
    if _is_vague(actions, report.language):
        return "content"
    if measure.status != "planned" or _is_timed(report, measure):
        return ""
    # With results already, it is the status that is wrong (ADV313).
    begun = _is_all_happened(_told(report, measure.results), report.language)
    return "" if begun else "time"


def _is_timed(report: BookReport, measure: Measure) -> bool:
    texts = (
        measure.goal, measure.goal_this_year, measure.actions, measure.results,
        measure.expected_results, measure.status_note,
    )  # fmt: skip
    whole = " ".join(_told(report, each) for each in texts)
    return bool(_YEAR_OR_DAY.search(whole) or find(whole, "times", report.language))


def _is_vague(actions: str, language: str) -> bool:
    """Tell whether actions are a few words that promise to think, and nothing to go and see."""
    few = len(actions.split()) <= _MOST_VAGUE_WORDS and not any(map(str.isdigit, actions))
    vague = few and find(actions, "vague_actions", language)
    return bool(vague) and not find(actions, "concrete_actions", language)


def _told(report: BookReport, text: Text | None) -> str:
    """Return a text in the report's main language, in small letters; empty if there is none."""
    found = text.find(report.language, report.language) if text else None
    return f" {found[0].casefold()}" if found and found[1] == report.language else ""


@rule("ADV312", Severity.WARNING, law=(_SECTION_4_C, _SECTION_4_F))
def harmed_not_left(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield contracts ended at once, with no word of those who were harmed."""
    texts = main_texts(report)
    seen: set[tuple[str, tuple[str | int, ...]]] = set()
    for each in (*_ended_at_once(report), *_only_ended(report, texts)):
        if _place(each.passage) not in seen:
            seen.add(_place(each.passage))
            yield hit(each.where, about=_about(report, each), words=each.quoted)


def _place(passage: TextPassage) -> tuple[str, tuple[str | int, ...]]:
    """The measure that a text is of, or the answer."""
    return passage.where.file, passage.where.keys[:2]


def _about(report: BookReport, sentence: Sentence) -> str | None:
    keys = sentence.passage.where.keys
    if keys[:1] == ("measures",):
        return listed(report.address.measures)[int(keys[1])].risks[0]
    return sentence.passage.question or None


def _ended_at_once(report: BookReport) -> Iterator[Sentence]:
    for each in sentences_with(main_texts(report), "at_once", "ending", "contracts"):
        near = [other for other in main_texts(report) if _place(other) == _place(each.passage)]
        doubts = each.says_any("negation", "hypothetical", "expecting")
        if not doubts and not mentions(near, "for_the_harmed", "tried_first"):
            yield each


def _only_ended(report: BookReport, texts: list[TextPassage]) -> Iterator[Sentence]:
    """Yield sentences by which a measure against actual harm is the end of a contract alone."""
    for risk in report.risks:
        for bound in risk.measures if risk.risk.kind == "actual" else ():
            own = [each for each in texts if _is_in(each, bound.where)]
            told = [each for each in own if each.where.keys[2:3] in {("actions",), ("results",)}]
            if sum(len(each.text.split()) for each in told) > _MOST_WORDS_OF_ENDING:
                continue
            for each in sentences_with(told, "ended_contracts"):
                doubts = each.says_any("negation", "hypothetical", "expecting")
                if not doubts and not mentions(own, "for_the_harmed", "tried_first"):
                    yield each


@rule("ADV313", Severity.WARNING, law=(_SECTION_4_D,))
def results_fit_status(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield results that are not what the status says, or that are the goal once more."""
    if load_group("expecting", report.language) is None:
        return
    for bound in measures_of(report):
        case = _contradiction(report, bound)
        if case:
            risk = bound.measure.risks[0]
            where = bound.where.at("results")
            yield hit(where, about=risk, case=case, title=title_of(report, risk))


def _contradiction(report: BookReport, bound: BookMeasure) -> str:
    """Return how results and status contradict each other; empty if they do not."""
    measure, language = bound.measure, report.language
    results = _told(report, measure.results)
    note = _told(report, measure.status_note)
    if not results:
        return ""
    if measure.status == "done":
        if find(f"{results}\n{note}", "not_reached", language):
            return "not_reached"
        if _is_all_expected(results, language):
            return "expected"
    if measure.status == "planned" and _is_all_happened(results, language):
        return "happened"
    return "goal" if _repeats(results, _told(report, measure.goal)) else ""


def _is_all_expected(results: str, language: str) -> bool:
    clauses = [
        f" {each.partition(',')[0]}" for each in _SENTENCE_END.split(results) if each.strip()
    ]
    return bool(clauses) and all(
        find(each, "expecting", language) and not find(each, "happened", language)
        for each in clauses
    )


def _is_all_happened(results: str, language: str) -> bool:
    doubts = ("expecting", "negation", "hypothetical")
    return bool(find(results, "happened", language)) and not any(
        find(results, group, language) for group in doubts
    )


def _repeats(results: str, goal: str) -> bool:
    """Tell whether nearly all words of the results are those of the goal."""
    words, of_goal = _WORD.findall(results), set(_WORD.findall(goal))
    if len(words) < _FEWEST_REPEATED or not of_goal:
        return False
    return sum(word in of_goal for word in words) >= _REPEATED * len(words)
