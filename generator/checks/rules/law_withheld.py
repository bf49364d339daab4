"""LAW502: what may be left out of the statement (§ 5 second paragraph), and what may not."""

from collections.abc import Iterator

from generator.assessment.withholding import HIDING, judge_withheld
from generator.book.model import BookReport
from generator.book.text_index import TextPassage
from generator.book.text_passage import Sentence
from generator.checks.rules.queries import title_of
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.checks.rules.sayings import said_in
from generator.checks.rules.sentences import find, following, main_texts, sentences_with
from generator.checks.rules.signs import quoted, signs_in
from generator.findings.finding import Ref, Severity
from schema.signs import load_pattern
from schema.substance_words import fold


@rule("LAW502", Severity.ERROR, law=("aapenhetsloven-5-2", "aapenhetsloven-6"))
def nothing_hidden(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield actual harm that is withheld, and what is withheld without saying what it is."""
    for doubt in judge_withheld(report):
        withheld = doubt.withheld
        where = report.ref("report.yaml", "withheld", doubt.index)
        yield hit(
            where.at("risk" if doubt.risk else "reason"),
            about=withheld.risk or withheld.question,
            severity=None if doubt.case in HIDING else Severity.WARNING,
            case=doubt.case,
            risk=withheld.risk or "",
            title=title_of(report, withheld.risk or ""),
            named=withheld.question,
        )
    yield from _untold(report)


def _untold(report: BookReport) -> Iterator[Hit]:
    """Yield where a text says that something which happened, or is a secret, is not told."""
    told = {each.question for each in report.head.withheld}
    texts = [
        each
        for each in main_texts(report)
        if each.question not in told and not each.where.file.endswith("report.yaml")
    ]
    seen = set[Ref]()
    for passage, sentence, found in signs_in(report, "harm_untold", texts):
        silenced = not find(fold(sentence), "nobody_silenced", passage.language)
        if not silenced or _is_told_after_all(passage.text, sentence):
            continue
        seen.add(passage.where)
        yield _of_text(passage, passage.where.on(found.group()), quoted(sentence))
    for what in ("what_was_found", "for_business"):
        for each in sentences_with(texts, "keeping_silent", what):
            open_ = each.says_any("only_parts", "nobody_silenced") or _is_lawful(each)
            if each.passage.where not in seen and not open_:
                seen.add(each.passage.where)
                yield _of_text(each.passage, each.where, each.quoted)
    for passage, sentence, found in signs_in(report, "secret_of_business", texts):
        open_ = _is_told_after_all(passage.text, sentence) or _has_ground(sentence, passage)
        if passage.where not in seen and not open_:
            seen.add(passage.where)
            yield _of_text(passage, passage.where.on(found.group()), quoted(sentence), "secret")
    for each in said_in(texts, "kept_secret"):
        if each.passage.where not in seen and not _is_lawful(each):
            seen.add(each.passage.where)
            yield _of_text(each.passage, each.where, each.quoted, "secret")


def _is_told_after_all(text: str, sentence: str) -> bool:
    """Tell whether silence was asked for and refused, or only something else is kept secret.

    «Leverandøren ba oss holde det hemmelig. Det sa vi nei til.»
    """
    if load_pattern("but_not_the_harm").search(sentence):
        return True
    asked = load_pattern("asked_for_silence").search(sentence)
    around = f"{sentence} {following(text, sentence)}"
    return bool(asked and load_pattern("asked_and_refused").search(around))


def _is_lawful(sentence: Sentence) -> bool:
    return _has_ground(sentence.written, sentence.passage)


def _has_ground(sentence: str, passage: TextPassage) -> bool:
    """Tell whether § 6 is the ground, by its letter or its fourth paragraph, and no harm is meant.

    What a price is may be withheld so; what somebody suffered may not.
    """
    ground = load_pattern("lawful_ground").search(sentence)
    harm = ("harm_suffered", "harm_events", "what_was_found")
    return bool(ground) and not any(find(fold(sentence), each, passage.language) for each in harm)


def _of_text(passage: TextPassage, where: Ref, words: str, case: str = "text") -> Hit:
    about = passage.question or None
    return hit(
        where, about=about, severity=Severity.WARNING, case=case, title="", named=words, risk=""
    )
