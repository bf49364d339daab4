"""TXT106 and TXT107: answers that are those of last year, or of another question."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from generator.book.model import BookReport
from generator.book.text_index import TextPassage, passages_of
from generator.checks.rules.queries import carried_from, previous_of
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Ref, Severity

# Shorter texts are often alike for good reasons.
_FEWEST_WORDS = 8
_FEWEST_WORDS_OF_A_YEAR = 20
# A text in which no more words than these are new is that of last year.
_FEW_CHANGED, _ONE_IN = 2, 12
# What a text answers, under the name of the first form that asked it, and its language.
_Asked = tuple[str | None, str]


def _texts(report: BookReport, fewest: int) -> Iterator[tuple[str, TextPassage]]:
    """Yield the answers of a report that have some length, each with its words only."""
    for passage in passages_of(report):
        words = passage.text.casefold().split() if passage.question else []
        if len(words) >= fewest:
            yield " ".join(words), passage


@rule("TXT106", Severity.INFO)
def written_this_year(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield, once, the answers that are those of the year before, but for a word or two."""
    previous = previous_of(report, context)
    if previous is None:
        return
    first, asked = previous.form.origins, report.form.origins
    before: dict[_Asked, list[tuple[str, Ref]]] = defaultdict(list)
    for words, each in _texts(previous, _FEWEST_WORDS_OF_A_YEAR):
        before[first.get(each.question), each.language].append((words, each.where))
    # What `aktsom new` carried over has a finding of its own until somebody has read it (TXT201).
    carried = {
        (bound.question.id, language)
        for bound in report.questions
        for language, answer in bound.answers.items()
        if carried_from(answer)
    }
    same: dict[str, tuple[Ref, Ref]] = {}
    exact = True
    for words, each in _texts(report, _FEWEST_WORDS_OF_A_YEAR):
        if (each.question, each.language) not in carried:
            older = before.get((asked.get(each.question), each.language), [])
            found = next((where for text, where in older if text == words), None)
            near = found or next((where for text, where in older if _nearly(text, words)), None)
            if near is not None:
                exact = exact and found is not None
                same.setdefault(each.question, (each.where, near))
    if same:
        where, origin = next(iter(same.values()))
        yield hit(
            where,
            related=(origin,),
            case="same" if exact else "nearly",
            questions=tuple(same),
            year=previous.year,
        )


def _nearly(older: str, newer: str) -> bool:
    """Tell whether only a word or two of a text has been changed, or one in twelve."""
    one, other = older.split(), newer.split()
    most = max(_FEW_CHANGED, len(other) // _ONE_IN)
    if abs(len(one) - len(other)) > most:
        return False
    had, has = Counter(one), Counter(other)
    return max((had - has).total(), (has - had).total()) <= most


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
