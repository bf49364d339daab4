"""PRV121: private persons who have been harmed, by name."""

import re
from collections.abc import Iterator

from generator.book.model import BookReport
from generator.checks.rules.plain_language import split_sentences
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.checks.rules.signs import quoted, texts_with
from generator.findings.finding import Severity
from schema.signs import load_hints, load_pattern

_NEAR, _BEFORE = 70, 30
# An initial does not end a sentence.
_INITIAL = re.compile(r"((?<!\w)[A-ZÆØÅ]\.) (?=[A-ZÆØÅ(])")


@rule("PRV121", Severity.WARNING)
def nobody_exposed(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield persons who are named with what has harmed them, or with what they complained of.

    Where no harm is listed at all, it says that, too: LAW221 would.
    """
    unlisted = not any(each.risk.kind == "actual" for each in report.risks)
    for passage in texts_with(report, load_hints("harmed") | load_hints("complained")):
        sentences = split_sentences(_INITIAL.sub(r"\1", passage.text))
        for index, sentence in enumerate(sentences):
            around = " ".join(sentences[max(0, index - 1) : index + 2])
            name = _exposed(sentence, around)
            if name:
                where = passage.where.on(name if name in passage.text else name[:2])
                yield hit(
                    where,
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
    words = re.findall(r"\w+", sentence.casefold())
    concerned = load_pattern("harm").search(around) or not load_hints("complained").isdisjoint(
        words
    )
    if aged and concerned and not load_pattern("public_role").search(sentence):
        return aged["name"] or aged["later"]
    complained = _complainer(sentence) or _lives(sentence)
    if complained:
        return complained
    subject = load_pattern("person_who").search(sentence) if harm else None
    near = sentence[subject.start("verb") : subject.end() + _NEAR] if subject else ""
    if subject and load_pattern("harm_of_one").match(near):
        return subject["name"]
    return ""


def _complainer(sentence: str) -> str:
    """Return the name or initials of whoever complained or was harmed, as a sentence says."""
    for pattern in ("complainer_named", "named_complainer", "case_of_named", "one_of_those"):
        found = load_pattern(pattern).search(sentence)
        if found:
            name = found["name"].strip(" ,")
            near = sentence[max(0, found.start("name") - _BEFORE) : found.end("name")]
            first = name.split()[0].casefold()
            if not load_pattern("public_role").search(near) and first not in load_hints("no_names"):
                return name
    return ""


def _lives(sentence: str) -> str:
    """Return the address or the year of birth of somebody who was harmed."""
    found = load_pattern("living_at").search(sentence)
    return (found["name"] or found["born"]) if found else ""
