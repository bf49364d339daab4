"""TXT106 and TXT107: answers that are those of last year, or of another question."""

from collections import defaultdict
from collections.abc import Iterator

from generator.book.model import BookReport
from generator.book.text_index import TextPassage, passages_of
from generator.checks.rules.queries import carried_from, previous_of
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Ref, Severity

# Shorter texts are often alike for good reasons.
_FEWEST_WORDS = 8
_FEWEST_WORDS_OF_A_YEAR = 20


def _texts(report: BookReport, fewest: int) -> Iterator[tuple[str, TextPassage]]:
    """Yield the answers of a report that have some length, each with its words only."""
    for passage in passages_of(report):
        words = passage.text.casefold().split() if passage.question else []
        if len(words) >= fewest:
            yield " ".join(words), passage


@rule("TXT106", Severity.INFO)
def written_this_year(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield, once, the answers that are word for word those of the year before."""
    previous = previous_of(report, context)
    if previous is None:
        return
    first, asked = previous.form.origins, report.form.origins
    before = {
        (first.get(each.question), each.language, words): each.where
        for words, each in _texts(previous, _FEWEST_WORDS_OF_A_YEAR)
    }
    # What `aktsom new` carried over has a finding of its own until somebody has read it (TXT201).
    carried = {
        (bound.question.id, language)
        for bound in report.questions
        for language, answer in bound.answers.items()
        if carried_from(answer)
    }
    same: dict[str, tuple[Ref, Ref]] = {}
    for words, each in _texts(report, _FEWEST_WORDS_OF_A_YEAR):
        if (each.question, each.language) in carried:
            continue
        origin = before.get((asked.get(each.question), each.language, words))
        if origin is not None:
            same.setdefault(each.question, (each.where, origin))
    if same:
        where, origin = next(iter(same.values()))
        yield hit(where, related=(origin,), questions=tuple(same), year=previous.year)


@rule("TXT107", Severity.WARNING)
def answers_of_their_own(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield answers that stand at several questions."""
    alike: dict[tuple[str, str], list[TextPassage]] = defaultdict(list)
    for words, passage in _texts(report, _FEWEST_WORDS):
        if passage.where.file.endswith(".md"):
            alike[passage.language, words].append(passage)
    for first, *others in alike.values():
        if others:
            yield hit(
                others[0].where,
                about=others[0].question,
                related=(first.where,),
                questions=tuple(each.question for each in others),
                question=first.question,
            )
