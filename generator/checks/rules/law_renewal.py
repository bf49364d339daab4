"""LAW525: a statement is renewed when something of weight changes (§ 5 fourth paragraph)."""

from collections.abc import Iterator

from generator.book.model import BookReport
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.checks.rules.sentences import main_texts, sentences_with
from generator.findings.finding import Severity

# The groups of schema/substance_words.yaml that together say so, the rarest first, by the case.
_CASES = {
    "yearly": ("only_yearly", "statement_itself", "updating"),
    "next": ("next_statement", "changes", "put_off"),
    "unchanged": ("not_updated", "statement_itself"),
}


@rule("LAW525", Severity.WARNING, law=("aapenhetsloven-5-4",))
def renewed_on_changes(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield, of each case, the first sentence that says the statement waits, whatever changes."""
    texts = main_texts(report)
    for case, groups in _CASES.items():
        said = sentences_with(texts, *groups)
        first = next((each for each in said if not each.says("renewed_too")), None)
        if first:
            yield hit(
                first.where, about=first.passage.question or None, case=case, words=first.quoted
            )
            return
