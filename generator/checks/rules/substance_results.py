"""ADV313: whether the results of a measure are results, and fit what its status says."""

from collections.abc import Iterator

from generator.assessment.lacks import Texts
from generator.book.model import BookMeasure, BookReport
from generator.checks.rules.queries import measures_of, title_of
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.checks.rules.sentences import find, folded_text, has_happened, without
from generator.findings.finding import Ref, Severity
from generator.text.expectation import SHARE_REACHED, clauses_of, says_none_yet
from generator.text.retelling import compare_told
from generator.text.sentence_ends import split_sentences
from schema.kept_patterns import compile_kept
from schema.substance_words import has_words, load_group
from schema.vocabulary import is_status

_SECTION_4_D = "aapenhetsloven-4-d"
_WORD = compile_kept(r"\w+")
# What it hangs on has come by then: “once the software has been rolled out”.
_WHEN = compile_kept(r"\s(?:once|when|as soon as|after|når|så snart|etter at)\s")
# It goes on to the end of the clause, for so many letters at most.
_LONGEST_WHEN = 200
_NEXT = compile_kept(
    r"\b(?:neste|next) (?:år|sesong|halvår|kvartal|høst|haust|vår|year|season|autumn|spring)"
    r"|\b(?:trer i kraft|tek til å gjelde|takes? effect)\b"
)
_LATE_IN_YEAR = compile_kept(
    r"utgangen av|løpet av|innen |innan |høsten|hausten|oktober|november|de[sc]ember|end of|autumn"
)
_YEAR = compile_kept(r"(?<!\d)20\d\d(?!\d)")
_JOINED = compile_kept(r"\s(?:og|and)\s")
# Shorter results are too short to repeat a goal; more than so much of them stands in it.
_FEWEST_REPEATED, _REPEATED = 3, 0.9
# Of the words of results that name something, so many and so large a share the actions have too.
_FEWEST_RETOLD, _RETOLD = 3, 0.6
_FOLLOWS = compile_kept(r"\s(?:blir|vert|får|kjem|will|there will)\s")
_FIGURE = compile_kept(r"\d")


@rule("ADV313", Severity.WARNING, law=(_SECTION_4_D,))
def results_fit_status(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield results that are not what the status says, or that are goal or actions once more."""
    if not has_words("expecting", report.language):
        return
    # Of results that say nothing, LAW302 says so on the same spot.
    told = {each.where for each in context.assessment(report).find("results").lacks}
    for bound in measures_of(report):
        case = _contradiction(report, bound, told)
        key = "results"
        if not case and (vague := _vague(report, bound, told)):
            case, key = "vague", vague
        if case:
            risk = bound.measure.risks[0]
            where = bound.where.at(key)
            yield hit(where, about=risk, case=case, title=title_of(report, risk))


def _contradiction(report: BookReport, bound: BookMeasure, lacking: set[Ref]) -> str:
    """Return how results and status contradict each other; empty if they do not."""
    measure, language = bound.measure, report.language
    results = folded_text(report, measure.results)
    note = folded_text(report, measure.status_note)
    if not results:
        waiting = measure.status == "done" and measure.expected_results is not None
        return "expected" if waiting else ""
    if measure.status == "done" and find(f"{results}{note}", "not_reached", language):
        return "not_reached"
    if measure.status == "planned":
        case = "happened" if has_happened(results, language) else ""
        told = measure.expected_results is not None or find(results, "openly_expected", language)
        if not (case or told) and _is_all_expected(results, report):
            case = "hoped"
    elif (
        measure.status
        and _is_all_expected(results, report)
        and not find(results, "not_reached", language)
    ):
        case = "expected" if measure.status == "done" else "hoped"
    else:
        case = ""
    if not case and _repeats(results, folded_text(report, measure.goal)):
        case = "goal"
    if case or measure.status == "planned" or bound.where.at("results") in lacking:
        return case
    given_up = is_status(measure.status, "given_up")
    if measure.expected_results is None and not given_up and says_none_yet(results, language):
        return "none"
    actions = folded_text(report, measure.actions)
    if _is_judged_only(results, language):
        return "vague"
    said = (
        _is_done_only(results, language)
        or _retells(results, actions, language)
        or _changes_nothing(results, actions, language)
    )
    return "deeds" if said else ""


def _is_judged_only(results: str, language: str) -> bool:
    """Tell whether results only say what one thinks of them, as «Rederiene er positive»."""
    clauses = clauses_of(results)
    judged = all(find(each, "judgements", language) for each in clauses)
    return (
        bool(clauses) and judged and not (_FIGURE.search(results) or _is_shown(results, language))
    )


def _is_shown(results: str, language: str) -> bool:
    return bool(find(without(results, "judgements", language), "effects", language))


def _vague(report: BookReport, bound: BookMeasure, told: set[Ref]) -> str:
    """Return the field of what came, or is to come, of a measure that names nothing; or empty."""
    measure, texts = bound.measure, Texts.of(report)
    results = folded_text(report, measure.results)
    # That nothing is known, or reached, is honest, and says so much.
    honest = any(find(results, each, report.language) for each in ("no_results", "negation"))
    if honest or bound.where.at("results") in told:
        return ""
    fields = {"results": measure.results, "expected_results": measure.expected_results}
    written = {key: text for key, text in fields.items() if text is not None}
    empty = [key for key, text in written.items() if texts.is_empty(text, wanted="pointed")]
    return empty[0] if empty and len(empty) == len(written) else ""


def _is_done_only(results: str, language: str) -> bool:
    """Tell whether results say only what has been done, and of nothing that it changed."""
    clauses = clauses_of(results)
    if not all(find(each, "deeds", language) for each in clauses):
        return False
    if any(_is_of_others(each, language) for each in clauses):
        return False
    deeds = load_group("deeds", language)
    rest = " ".join(deeds.sub(" ", each) if deeds else each for each in clauses)
    return not (SHARE_REACHED.search(rest) or find(f" {rest}", "effects", language))


def _is_of_others(clause: str, language: str) -> bool:
    """Tell whether a clause says that others have changed something: «Byggherren har innført …»."""
    found = find(clause, "changed_by_others", language)
    before = clause[: found.start] if found else ""
    return bool(before.strip()) and not find(before, "ourselves", language)


def _retells(results: str, actions: str, language: str) -> bool:
    """Tell whether nearly all that results name is named by the actions."""
    if SHARE_REACHED.search(results) or not _numbers(results) <= _numbers(actions):
        return False
    told = compare_told(results, actions, language)
    return told.retold >= _FEWEST_RETOLD and told.share >= _RETOLD


def _changes_nothing(results: str, actions: str, language: str) -> bool:
    """Tell whether results say that what the actions tell of is given or in force, and no more."""
    if not (
        find(results, "given_or_in_force", language) and _numbers(results) <= _numbers(actions)
    ):
        return False
    rest = without(results, "given_or_in_force", language)
    if SHARE_REACHED.search(rest) or find(rest, "told_of_change", language):
        return False
    return compare_told(results, actions, language).retold > 0


def _numbers(text: str) -> set[str]:
    return {each for each in _WORD.findall(text) if each.isdecimal()}


def _is_all_expected(results: str, report: BookReport) -> bool:
    """Tell whether all that results say is yet to come: by its words, or by its year."""
    head, language = report.head, report.language
    now = head.published.year if head.published else report.year + 1
    sentences = [f" {each.strip()}" for each in split_sentences(results)]
    return bool(sentences) and all(
        _is_promised(each, language)
        or _is_conditional(each, language)
        or all(_is_to_come(clause, language, now) for clause in _main_clauses(each, language))
        for each in sentences
    )


def _is_conditional(sentence: str, language: str) -> bool:
    """Tell whether a sentence says what follows once something has come: «Når …, blir …»."""
    first, _, rest = sentence.partition(",")
    condition = find(first, "conditions", language)
    return bool(condition and condition.start == 0 and _FOLLOWS.match(rest))


def _main_clauses(sentence: str, language: str) -> Iterator[str]:
    """Yield the clauses that tell what comes: the first, or one after «når …,» or «X som …,».

    «…, og ingen har …» tells by itself what has come.
    """
    first, _, rest = sentence.partition(",")
    condition, expected = find(first, "conditions", language), find(rest, "expecting", language)
    follows = (condition and condition.start == 0) or (expected and expected.start == 0)
    yield rest if rest and follows else first
    if not follows and _JOINED.match(rest) and find(rest, "happened", language):
        yield rest


def _is_promised(sentence: str, language: str) -> bool:
    """Tell whether a sentence only tells of a promise, or of what is to follow something else."""
    promise = load_group("promised", language)
    rest, found = promise.subn(" ", sentence) if promise else ("", 0)
    return bool(found) and not find(f" {rest.strip()}", "happened", language)


def _is_to_come(clause: str, language: str, now: int) -> bool:
    """Tell whether a clause speaks of what is to come, after the statement is published."""
    years = [int(each) for each in _YEAR.findall(clause)]
    if (
        _NEXT.search(clause)
        or max(years, default=0) > now
        or (now in years and _LATE_IN_YEAR.search(clause))
    ):
        return True
    when = _WHEN.search(clause, max(0, len(clause) - _LONGEST_WHEN))
    before = clause[: when.start()] if when else clause
    rest = without(before, "expecting", language)
    return rest != before and not find(rest, "happened", language)


def _repeats(results: str, goal: str) -> bool:
    """Tell whether nearly all words of the results are those of the goal."""
    words, of_goal = _WORD.findall(results), set(_WORD.findall(goal))
    if len(words) < _FEWEST_REPEATED or not of_goal:
        return False
    return sum(word in of_goal for word in words) >= _REPEATED * len(words)
