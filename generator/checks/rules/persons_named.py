"""PRV121: private persons who have been harmed, by name."""

from collections.abc import Iterator

from generator.book.model import BookReport
from generator.checks.rules.plain_language import split_sentences
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.checks.rules.signs import quoted, texts_with
from generator.findings.finding import Severity
from schema.signs import load_hints, load_pattern

_NEAR = 70


@rule("PRV121", Severity.WARNING)
def nobody_exposed(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield persons who are named with what has harmed them: illness, injury, pregnancy.

    Where no harm is listed at all, it says that, too: LAW221 would.
    """
    unlisted = not any(each.risk.kind == "actual" for each in report.risks)
    for passage in texts_with(report, load_hints("harmed")):
        sentences = split_sentences(passage.text)
        for index, sentence in enumerate(sentences):
            around = " ".join(sentences[max(0, index - 1) : index + 2])
            name = _exposed(sentence, around)
            if name:
                yield hit(
                    passage.where.on(name),
                    about=passage.question or None,
                    name=quoted(name),
                    unlisted="2-identify/facts.yaml" if unlisted else "",
                )
                break


def _exposed(sentence: str, around: str) -> str:
    """Return the name of somebody whom a sentence exposes; empty where it does not."""
    if load_pattern("named_otherwise").search(around):
        return ""
    harm = load_pattern("harm").search(sentence)
    worker = load_pattern("worker_named").search(sentence)
    aged = load_pattern("aged").search(sentence)
    if worker and (harm or (aged and load_pattern("harm").search(around))):
        return worker["name"]
    if aged and load_pattern("harm").search(around):
        return aged["name"] or aged["later"]
    subject = load_pattern("person_who").search(sentence) if harm else None
    near = sentence[subject.start("verb") : subject.end() + _NEAR] if subject else ""
    if subject and load_pattern("harm_of_one").match(near):
        return subject["name"]
    return ""
