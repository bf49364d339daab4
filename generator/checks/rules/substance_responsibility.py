"""ADV216: whether the enterprise leaves to others what the Act asks of itself."""

from collections.abc import Iterator
from itertools import islice

from generator.book.model import BookReport
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.checks.rules.sentences import main_texts
from generator.checks.rules.signs import quoted, signs_in
from generator.findings.finding import Severity

_CASES = {"responsibility_of_others": "others", "blame_on_the_harmed": "harmed"}


@rule("ADV216", Severity.WARNING, law=("aapenhetsloven-4-c",))
def own_part_is_taken(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield the first sentence that leaves it to others alone, and that blames those harmed."""
    for name, case in _CASES.items():
        for passage, sentence, match in islice(signs_in(report, name, main_texts(report)), 1):
            where, about = passage.where.on(match.group()), passage.question or None
            yield hit(where, about=about, case=case, words=quoted(sentence))
