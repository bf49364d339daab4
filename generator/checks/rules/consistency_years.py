"""DAT121: another year than the report's, as in what has been copied from an older statement."""

import re
from collections.abc import Iterator

from generator.book.model import BookReport
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.checks.rules.sentences import main_texts
from generator.checks.rules.signs import hit_on, quoted, signs_in
from generator.findings.finding import Ref, Severity
from generator.text.sentence_ends import split_sentences
from schema.kept_patterns import compile_kept
from schema.signs import load_hints, load_pattern

# «Vi skal følge opp avvikene som ble funnet i løpet av 2022»: not what is planned for 2022.
_AFTER_THAT = compile_kept(
    r"\b(?:som|that|which|etter at|after|(?:fra|frå|from|siden|since)|.\s(?:vi|me|we))\b",
    re.IGNORECASE,
)
_PATTERNS = {"this_year": "year_of_now", "report": "year_of_report", "plan": "year_of_plan"}
# «Vi skal fortsette arbeidet startet i 2021»: what was done then, not what is to be.
_IN_THE_PAST = compile_kept(r"(?:et|te|dd|tt|rt|ed|nt|de|begun|won)$")
_OLD = {
    "old_data": "data",
    "not_renewed": "stale",
    "change_left_out": "stale",
    "made_no_new": "stale",
}
_ANY_YEAR = compile_kept(r"20\d\d(?!\d)")


@rule("DAT121", Severity.WARNING)
def of_this_year(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield, of each text, where it says that the report is of another year than it is."""
    period = report.head.period
    own = {report.year, *((period.start.year, period.end.year) if period else ())}
    next_year = {str(report.year + 1)}
    for passage in report.passages:
        years = _ANY_YEAR.findall(passage.text) if "20" in passage.text else ()
        others = {each for each in years if int(each) not in own}
        if not others or passage.where.file.endswith("report.yaml"):
            continue
        if others == next_year and passage.vocabulary.isdisjoint(load_hints("of_report")):
            continue
        for sentence in split_sentences(passage.text):
            if not any(each in sentence for each in others):
                continue
            found = _odd_year(sentence, report.year, own)
            if found:
                case, words, year = found
                yield hit_on(passage, words, case=case, said_year=year, year=report.year)
                break
    yield from _not_renewed(report, own)


def _not_renewed(report: BookReport, own: set[int]) -> Iterator[Hit]:
    """Yield what rests on figures from long before the period, and what was not renewed for it."""
    told: set[Ref] = set()
    for name, case in _OLD.items():
        for passage, sentence, found in signs_in(report, name, main_texts(report)):
            years = [int(each) for each in _ANY_YEAR.findall(sentence)]
            recent = any(each >= min(own) - 1 for each in years)
            if passage.where in told or (case == "data" and recent):
                continue
            told.add(passage.where)
            words, said = quoted(sentence), max(years, default=report.year)
            where = passage.where.on(found.group())
            about = passage.question or None
            yield hit(where, about=about, case=case, words=words, said_year=said, year=report.year)


def _odd_year(sentence: str, year: int, own: set[int]) -> tuple[str, str, int] | None:
    """Return where a sentence speaks of an older year as if it were the report's."""
    looks_back = bool(load_pattern("comparing").search(sentence))
    itself = load_pattern("of_this_very_text").search(sentence)
    covered = load_pattern("year_covered").search(sentence) if itself else None
    years = {int(each) for each in _ANY_YEAR.findall(sentence)}
    back = load_pattern("of_another_text").search(sentence)
    if covered and not back and not years & own and max(years) < year:
        return "report", covered.group(), int(covered["year"])
    for case, pattern in _PATTERNS.items():
        match = load_pattern(pattern).search(sentence)
        if match is None or (looks_back and case != "this_year"):
            continue
        named = (each for name, each in match.groupdict().items() if name != "before")
        said = int(next(filter(None, named)))
        if _IN_THE_PAST.search(match.groupdict().get("before") or ""):
            continue
        allowed = own if case == "report" else {*own, year + 1}
        behind = said < year and not _AFTER_THAT.search(match.group())
        if behind if case == "plan" else said not in allowed:
            return case, match.group(), said
    return None
