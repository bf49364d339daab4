"""LAW522: deadlines and thresholds that are said to be the Act's, and are not."""

import re
from collections.abc import Callable, Iterator
from functools import partial

from generator.book.model import BookReport
from generator.book.text_index import TextPassage
from generator.checks.rules.registry import Context, Hit, rule
from generator.checks.rules.signs import hit_on, signs_in, texts_with
from generator.findings.finding import Severity
from generator.text.sentence_ends import split_sentences
from schema.kept_patterns import compile_kept
from schema.signs import load_hints, load_pattern

_LAW = ("aapenhetsloven-3-a", "aapenhetsloven-5-4")
# Section 3: sales and balance sheet in millions of kroner, and full-time equivalents.
# What a threshold is of: looked for from its number on, which is soon done.
_COUNTED = compile_kept(
    r"\d\s+(?:ansatte|tilsette|årsverk|employees|full-time|mill|mrd|bill)", re.IGNORECASE
)
_Look = Callable[[str], tuple[str, str] | None]
_LAST_DAY, _LAST_MONTH = 30, {"juni", "june"}
_LATE = frozenset(
    {"juli", "august", "september", "oktober", "november", "desember"}
    | {"july", "october", "december"}
)
_MILLIONS, _WORKERS = {70, 35}, {50}


@rule("LAW522", Severity.WARNING, law=_LAW)
def limits_of_the_act(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield other deadlines and thresholds than those of the Act, said to be the Act's."""
    dated = ("statement", "months", "deadline")
    for passage in texts_with(report, *map(load_hints, dated)):
        yield from _hits(passage, partial(_wrong_deadline, year=report.year))
    for passage in texts_with(report, *map(load_hints, ("statement", "every", "seldom", "years"))):
        yield from _hits(passage, _too_seldom)
    for passage, _, found in signs_in(report, "renewed_when_needed"):
        yield hit_on(passage, found.group(), case="seldom")
    words = (load_hints(name) for name in ("threshold_units", "applies", "limits"))
    for passage in texts_with(report, *words):
        if _COUNTED.search(passage.text):
            yield from _hits(passage, _wrong_threshold)


def _hits(passage: TextPassage, look: _Look) -> Iterator[Hit]:
    for sentence in split_sentences(passage.text):
        found = look(sentence)
        if found:
            case, words = found
            yield hit_on(passage, words, case=case)


def _wrong_deadline(sentence: str, year: int) -> tuple[str, str] | None:
    """Return a deadline for the statement that is not 30 June of the year after."""
    about = load_pattern("the_statement").search(sentence)
    if not about or load_pattern("no_deadline").search(sentence):
        return None
    match = load_pattern("deadline_date").search(sentence)
    case = _date_is_wrong(match, sentence, year) if match else ""
    return (case, match["words"]) if match and case else None


def _too_seldom(sentence: str) -> tuple[str, str] | None:
    """Return how often a statement is said to be updated, if that is not each year."""
    seldom = load_pattern("seldom").search(sentence)
    about = seldom and load_pattern("the_statement").search(sentence)
    return ("seldom", seldom.group()) if seldom and about else None


def _date_is_wrong(match: re.Match[str], sentence: str, year: int) -> str:
    """Return what is wrong with a deadline: the date (`deadline`), or only its year (`year`)."""
    month = (match["month"] or match["english"] or match["whole"]).casefold()
    said = int(match["year"]) if match["year"] else year + 1
    day = _LAST_DAY if match["whole"] else int(match["day"] or match["date"])
    lawful = day == _LAST_DAY and month in _LAST_MONTH
    by_law = bool(load_pattern("by_law").search(sentence))
    if lawful:
        return "year" if by_law and said not in {year + 1, year + 2} else ""
    own_and_late = month in _LATE and bool(load_pattern("yearly").search(sentence))
    as_the_acts = by_law and not load_pattern("own_plan").search(sentence)
    return "deadline" if own_and_late or as_the_acts else ""


def _wrong_threshold(sentence: str) -> tuple[str, str] | None:
    """Return a threshold that is not one of section 3."""
    match = load_pattern("threshold").search(sentence)
    if match is None or not load_pattern("act_applies").search(sentence):
        return None
    if load_pattern("not_the_acts").search(sentence):
        return None
    money = match["unit"].casefold().startswith(("mil", "bil"))
    lawful = _MILLIONS if money else _WORKERS
    return None if int(match["number"]) in lawful else ("threshold", match["words"])
