"""TXT105: texts that only say where the answer is."""

from collections.abc import Iterator

from generator.assessment.elsewhere import answers_named, is_asked_where
from generator.assessment.tallies import asks_for_anything
from generator.book.model import BookReport
from generator.book.text_index import TextPassage, passages_of
from generator.checks.rules.queries import LINK
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.checks.rules.sayings import said_in
from generator.findings.finding import Severity
from generator.text.pointing import (
    LONGEST,
    only_links,
    only_points,
    stands_elsewhere,
    told_besides,
)

# A text without any of these has no pointer to an attachment (LAW303, REF306).
ATTACHMENT_HINTS = ("vedl", "dokumentliste", "attach", "appendix", "annex")
# Fields that § 5 b and c ask to say something, as what the form asks in prose does.
_FIELDS = frozenset(
    {"actions", "results", "expected_results", "description", "method", "scope", "reason"}
)
# So many words of a text that says where to look may name something else.
_MOST_BESIDES = 7
# What is lacking because it stands elsewhere, and has no finding but this.
_ELSEWHERE = frozenset({"actions_elsewhere", "results_elsewhere"})


@rule("TXT105", Severity.WARNING)
def answered_here(report: BookReport, context: Context) -> Iterator[Hit]:
    """Yield texts that only say where the answer is, and of which the Act says nothing itself."""
    points = context.assessment(report).points
    told = {lack.where for point in points for lack in point.lacks if lack.case not in _ELSEWHERE}
    for passage in passages_of(report):
        prose = passage.where.file.endswith(".md")
        field = not prose and _FIELDS & {*map(str, passage.where.keys)}
        if not (prose or field) or passage.where in told or not _is_elsewhere(passage, report):
            continue
        targets = [each["target"] or each["bare"] for each in LINK.finditer(passage.text)]
        if targets and all(each.startswith("#") for each in targets):
            continue
        words = passage.text.strip().split("\n", 1)[0]
        yield hit(
            passage.where.on(words),
            about=passage.question or None,
            case="field" if field else "linked" if targets else "unlinked",
            question=passage.question,
            words=words,
        )


def _stands_elsewhere(passage: TextPassage) -> bool:
    """Tell whether all that a text says is where something stands, in one way or the other."""
    if stands_elsewhere(passage.text):
        return True
    sent = sum(1 for _ in said_in([passage], "sent_elsewhere"))
    all_of_it = sent and sent == len(passage.sentences)
    return bool(all_of_it) and len(told_besides(passage.text)) <= _MOST_BESIDES


def _is_elsewhere(passage: TextPassage, report: BookReport) -> bool:
    """Tell whether a text only points, and not to another answer of the same statement."""
    text = passage.text
    if len(passage.words) > LONGEST:
        return False
    attached = any(map(text.lower().__contains__, ATTACHMENT_HINTS))
    if (attached and not passage.where.file.endswith(".md")) or not _stands_elsewhere(passage):
        return False
    bound = report.find(passage.question)
    if bound is not None and asks_for_anything(bound.question):
        return False
    may_say_where = bound is not None and is_asked_where(bound.question)
    if may_say_where and not (only_links(text) or only_points(text)):
        return False
    return not any(answers_named(text, report))
