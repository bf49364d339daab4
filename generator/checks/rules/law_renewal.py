"""LAW525: a statement is renewed when something of weight changes (§ 5 fourth paragraph)."""

from collections.abc import Iterator
from itertools import pairwise

from generator.book.model import BookReport
from generator.book.text_index import TextPassage
from generator.book.text_passage import Sentence
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
            yield _hit(first, case)
            return
    put_off = next(_put_off(texts), None)
    if put_off:
        yield _hit(put_off, "next")


def _hit(said: Sentence, case: str) -> Hit:
    return hit(said.where, about=said.passage.question or None, case=case, words=said.quoted)


def _put_off(texts: list[TextPassage]) -> Iterator[Sentence]:
    """Yield what came to light after publication, and is left for another time.

    It may take two sentences to say so: «Etter publiseringen falt en mann. Det tar vi neste gang.»
    """
    for passage in texts:
        if not {"after_publication", "another_time"} <= passage.groups_near:
            continue
        sentences = [*passage.sentences, None]
        for one, two in pairwise(sentences):
            near = [each for each in (one, two) if each]
            told = one and one.says("after_publication", "past")
            waits = any(each.says("another_time") for each in near)
            renewed = any(each.says_any("renewed_too", "updating") for each in near)
            if told and one and waits and not renewed:
                yield one
