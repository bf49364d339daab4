"""ADV216: whether the enterprise leaves to others what the Act asks of itself."""

from collections.abc import Iterator
from itertools import islice

from generator.book.model import BookReport
from generator.book.text_index import TextPassage
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.checks.rules.sayings import said_in
from generator.checks.rules.sentences import main_texts
from generator.checks.rules.signs import hit_on, quoted, signs_in
from generator.findings.finding import Severity

# Each with the sign that gives it away, and the saying that puts it otherwise.
_CASES = {
    "others": ("responsibility_of_others", "left_to_others"),
    "harmed": ("blame_on_the_harmed", "blamed_themselves"),
}


@rule("ADV216", Severity.WARNING, law=("aapenhetsloven-4-c",))
def own_part_is_taken(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield the first sentence that leaves it to others alone, and that blames those harmed."""
    texts = main_texts(report)
    told = set[str]()
    for case, (sign, saying) in _CASES.items():
        for hit_, sentence in islice(_said(report, texts, sign, saying, case), 1):
            if sentence not in told:
                told.add(sentence)
                yield hit_


def _said(
    report: BookReport, texts: list[TextPassage], sign: str, saying: str, case: str
) -> Iterator[tuple[Hit, str]]:
    for passage, sentence, match in signs_in(report, sign, texts):
        where, about = passage.where.on(match.group()), passage.question or None
        yield hit(where, about=about, case=case, words=quoted(sentence)), sentence
    for each in said_in(texts, saying):
        yield hit_on(each.passage, each.written, case=case), each.written
