"""ADV304, ADV311, ADV312 and ADV390: whether measures have content, or why there is none."""

from collections.abc import Iterator

from msgspec.structs import replace

from generator.assessment.lacks import Texts
from generator.book.model import BookReport, BookRisk
from generator.book.text_index import TextPassage
from generator.book.text_passage import Sentence
from generator.checks.rules.queries import (
    harms_people,
    is_unread,
    measures_of,
    title_of,
    unanswered,
)
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.checks.rules.sayings import said_in
from generator.checks.rules.sentences import (
    find,
    folded_text,
    has_happened,
    main_texts,
    mentions,
    sentences_with,
    serving,
    without,
)
from generator.findings.finding import Ref, Severity
from schema.facts.address import Measure
from schema.kept_patterns import compile_kept
from schema.substance_words import has_words
from schema.values import listed

_SECTION_4_C, _SECTION_4_D = "aapenhetsloven-4-c", "aapenhetsloven-4-d"
_SECTION_4_F = "aapenhetsloven-4-f"
_YEAR_OR_DAY = compile_kept(r"(?<!\d)20\d\d(?!\d)|(?<!\d)\d{1,2}[./]\s?\d")
# Longer actions say something, and longer texts tell of more than the end of a contract.
_MOST_VAGUE_WORDS, _MOST_WORDS_OF_ENDING = 20, 40
# What is over, or waits for now, has no time ahead.
_OVER = frozenset({"done", "postponed", "stopped", "not_achieved"})
# A longer reason for doing nothing yet says more than that.
_MOST_WORDS_OF_REASON = 30


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
        and has_words("for_the_harmed", report.language)
    ):
        yield from _unremedied(report, actual)


def _unremedied(report: BookReport, actual: list[BookRisk]) -> Iterator[Hit]:
    """Yield, once, the actual harm that no word of remedy is near."""
    asked = serving(report, _SECTION_4_F) | serving(report, _SECTION_4_D)
    texts = main_texts(report)
    denied = next(_denied(report, texts, actual), None)
    if denied:
        about = denied.passage.question or None
        yield hit(denied.where, about=about, case="denied", title="", words=denied.quoted)
        return
    answers = [each for each in texts if each.question in asked]
    of_remedy = serving(report, _SECTION_4_F)
    if any(map(_is_given, sentences_with(answers, "for_the_harmed"))) or any(
        _some_are_paid(each) for each in answers if each.question in of_remedy
    ):
        return
    harmful = (each for each in actual if harms_people(each.risk))
    wanting = [each for each in harmful if not _is_remedied(report, each)]
    if wanting:
        first, *others = wanting
        yield hit(
            first.where.at("kind"),
            about=first.risk.id,
            related=tuple(each.where for each in others),
            case="unmentioned",
            title=first.risk.title,
            words="",
        )


def _denied(
    report: BookReport, texts: list[TextPassage], actual: list[BookRisk]
) -> Iterator[Sentence]:
    """Yield the sentences by which some of those harmed have had nothing, and are to have none."""
    if all(each.risk.involvement == "linked" for each in actual):
        return
    told = serving(report, _SECTION_4_F)
    for each in texts:
        if each.question in told and each.where.file.endswith(".md"):
            denials = [*said_in([each], "nothing_made_good")]
            # Where others have been paid, it is told who has not: that is what the Act asks for.
            yield from denials if not (denials and _some_are_paid(each)) else ()


def _some_are_paid(passage: TextPassage) -> bool:
    """Tell whether a sentence of an answer tells of what some were given, without denying any."""
    doubts = ("negation", "expecting", "hypothetical", "nothing_given", "harm_suffered", "hardship")
    return any(
        not each.says_any(*doubts)
        and each.says_any("happened", "past")
        and each.says_any("people", "representatives", "rights_holders", "to_people")
        for each in sentences_with([passage], "some_got")
    )


def _is_given(sentence: Sentence) -> bool:
    """Tell whether a sentence tells of remedy itself, and not only of remedy as a topic."""
    language = sentence.passage.language
    rest = without(sentence.folded, "remedy_as_topic", language)
    return bool(find(rest, "for_the_harmed", language))


def _is_remedied(report: BookReport, bound: BookRisk) -> bool:
    places = [bound.where, *(each.where for each in bound.measures)]
    return mentions(report.main_passages_in(*places), "for_the_harmed", "made_whole")


@rule("ADV311", Severity.WARNING, law=(_SECTION_4_C,))
def measures_have_content(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield measures that only intend to consider something, and planned ones without a time.

    And harm that has happened, against which all is planned.
    """
    # Of actions that say nothing at all, LAW301 says so.
    told = {each.where for each in context.assessment(report).find("measures").lacks}
    texts = Texts.of(report)
    for bound in measures_of(report):
        case = _wanting(report, bound.measure, texts)
        if case == "content" and bound.where.at("actions") in told:
            continue
        if case:
            risk = bound.measure.risks[0]
            where = bound.where.at("actions" if case == "content" else "status")
            yield hit(where, about=risk, case=case, title=title_of(report, risk))
    for harm in report.risks:
        if harms_people(harm.risk) and harm.measures and _is_all_to_come(report, harm):
            where = harm.measures[0].where.at("status")
            yield hit(where, about=harm.risk.id, case="later", title=harm.risk.title)


def _is_all_to_come(report: BookReport, bound: BookRisk) -> bool:
    """Tell whether all that is to be done against a harm is planned, and no text says why."""
    for each in bound.measures:
        measure = each.measure
        texts = (measure.actions, measure.status_note, measure.results)
        told = "".join(folded_text(report, text) for text in texts)
        begun = has_happened(told, report.language) or find(told, "begun_or_why", report.language)
        if measure.status != "planned" or measure.results is not None or begun:
            return False
    return bound.risk.no_measure_yet is None


def _wanting(report: BookReport, measure: Measure, texts: Texts) -> str:
    """Return what a measure lacks: `content`, `time`, `someday`, or nothing."""
    actions = folded_text(report, measure.actions)
    if not actions or not has_words("times", report.language):
        return ""
    if _is_vague(actions, report.language) or texts.is_empty(measure.actions, wanted="pointed"):
        return "content"
    if measure.status in _OVER:
        return ""
    if measure.status != "planned":
        hoped = (actions, folded_text(report, measure.expected_results))
        vaguely = any(find(each, "some_time", report.language) for each in hoped)
        return "someday" if vaguely and not _is_timed(report, measure) else ""
    if _is_timed(report, measure):
        return ""
    # With results already, it is the status that is wrong (ADV313).
    begun = has_happened(folded_text(report, measure.results), report.language)
    return "" if begun else "time"


def _is_timed(report: BookReport, measure: Measure) -> bool:
    texts = (
        measure.goal, measure.goal_this_year, measure.actions, measure.results,
        measure.expected_results, measure.status_note,
    )  # fmt: skip
    whole = "".join(folded_text(report, each) for each in texts)
    if find(whole, "some_time", report.language):  # «Etter hvert» and «på sikt» are no times.
        whole = without(whole, "some_time", report.language)
    return bool(_YEAR_OR_DAY.search(whole) or find(whole, "times", report.language))


def _is_vague(actions: str, language: str) -> bool:
    """Tell whether actions are a few words that promise to think, and nothing to go and see."""
    few = len(actions.split()) <= _MOST_VAGUE_WORDS and not any(map(str.isdecimal, actions))
    vague = few and find(actions, "vague_actions", language)
    # «… i den løpende dialogen», «… i møtene»: where something is said is nothing that is done.
    done = without(actions, "settings", language) if vague else ""
    return bool(vague) and not find(done, "concrete_actions", language)


@rule("ADV312", Severity.WARNING, law=(_SECTION_4_C, _SECTION_4_F))
def harmed_not_left(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield contracts ended at once, with no word of those who were harmed."""
    seen: set[tuple[str, tuple[str | int, ...]]] = set()
    for each in (*_ended_at_once(report), *_only_ended(report)):
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
        file, keys = _place(each.passage)
        near = report.main_passages_in(Ref(file, keys))
        doubts = each.says_any("not_ended", "hypothetical", "expecting")
        if not doubts and not mentions(near, "for_the_harmed", "tried_first"):
            yield each


def _only_ended(report: BookReport) -> Iterator[Sentence]:
    """Yield sentences by which a measure against actual harm is the end of a contract alone."""
    for risk in report.risks:
        for bound in risk.measures if risk.risk.kind == "actual" else ():
            own = report.main_passages_in(bound.where)
            told = [each for each in own if each.where.keys[2:3] in {("actions",), ("results",)}]
            if sum(len(each.text.split()) for each in told) > _MOST_WORDS_OF_ENDING:
                continue
            for each in sentences_with(told, "ended_contracts"):
                doubts = each.says_any("not_ended", "hypothetical", "expecting")
                if not doubts and not mentions(own, "for_the_harmed", "tried_first"):
                    yield each


@rule("ADV390", Severity.WARNING, law=(_SECTION_4_C,))
def waiting_explained(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield risks without a measure yet, where nothing else comes first, or a time is not set."""
    told = {each.where for each in context.assessment(report).lacking("no_reason")}
    for bound in report.risks:
        where = bound.where.at("no_measure_yet")
        reason = folded_text(report, bound.risk.no_measure_yet)
        if bound.measures or where in told or len(reason.split()) > _MOST_WORDS_OF_REASON:
            continue
        if not reason or any(
            find(reason, each, report.language) for each in ("others_first", "severity")
        ):
            continue
        timed = _YEAR_OR_DAY.search(reason) or find(reason, "times", report.language)
        if not timed or find(reason, "no_means", report.language):
            title = bound.risk.title
            yield hit(where, about=bound.risk.id, title=title)
