"""DAT123: what followed on a harm, dated before the harm itself."""

from collections.abc import Iterator

from generator.book.model import BookReport
from generator.book.text_index import TextPassage
from generator.book.text_passage import Sentence
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.checks.rules.sentences import serving
from generator.findings.finding import Ref, Severity
from generator.text.days import years_in
from schema.kept_patterns import compile_kept

# What those affected are told, and what is done for them, comes after what happened to them.
_AFTER = {"aapenhetsloven-4-e", "aapenhetsloven-4-f"}
_SECTION_5_A = "aapenhetsloven-5-a"
_BEFORE_YEAR = compile_kept(r"(?<!\w)(?:før|before) \d{4}(?!\d)")


@rule("DAT123", Severity.WARNING)
def harm_comes_first(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield answers on what followed that name only years before all harm in the table."""
    harm = _harm(report)
    if harm is None:
        return
    where, first = harm
    after = {each.question.id for each in report.questions if _AFTER & {*each.question.law[:1]}}
    of_board = serving(report, _SECTION_5_A)
    for passage in report.main_passages:
        if not (passage.has_figures and passage.where.file.endswith(".md")):
            continue
        if passage.question in after:
            yield from _dated_before(passage, [*passage.sentences], where, first)
        elif passage.question in of_board:
            for each in filter(_is_treated, passage.sentences):
                yield from _dated_before(passage, [each], where, first)


def _harm(report: BookReport) -> tuple[Ref, int] | None:
    """Return where the first harm is, and its year; None where the year of some is not known."""
    found: list[tuple[int, int, Ref]] = []
    for index, bound in enumerate(report.risks):
        if bound.risk.kind == "actual":
            texts = report.main_passages_in(bound.where.at("title"), bound.where.at("description"))
            years = {year for each in texts for year in years_in(each.text)}
            if not years:
                return None
            found.append((min(years), index, bound.where))
    return (min(found)[2], min(found)[0]) if found else None


def _is_treated(sentence: Sentence) -> bool:
    """Tell whether a sentence says that the board took something up, and adopted no rule."""
    # «Før 2022 kom dette aldri til styret»: that is when it was not.
    other = sentence.says("rules_adopted") or _BEFORE_YEAR.search(sentence.folded)
    return sentence.says("the_board", "board_treats") and not other


def _dated_before(
    passage: TextPassage, sentences: list[Sentence], where: Ref, first: int
) -> Iterator[Hit]:
    """Yield the sentence with the last year that these name, if that is before a year."""
    dated = [(max(years_in(each.written), default=0), each) for each in sentences]
    last, sentence = max(dated, key=lambda each: each[0], default=(0, None))
    if sentence is not None and 0 < last < first:
        yield hit(
            passage.where.on(str(last)), about=passage.question, related=(where,),
            words=sentence.quoted, said_year=last, year=first,
        )  # fmt: skip
