"""LAW205–LAW207: how risks were looked for, and the enterprise's part in them (§ 4 b)."""

from collections.abc import Iterator

from generator.book.model import BookReport
from generator.book.text_index import Passage, passages_of
from generator.checks.rules.queries import about_fact
from generator.checks.rules.registry import Context, Hit, hit, rule
from generator.findings.finding import Severity
from schema.wordlists import load_words

_SECTION_4_B, _SECTION_5_B = "aapenhetsloven-4-b", "aapenhetsloven-5-b"
_FEWEST_WORDS = 6


@rule("LAW205", Severity.WARNING, law=(_SECTION_4_B,))
def more_than_questionnaires(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield the answer on mapping where questionnaires are the only method named."""
    asked = {each.question.id for each in report.questions if _SECTION_4_B in each.question.law}
    passages = [each for each in passages_of(report) if each.question in asked]
    by_form = [(each, word) for each in passages if (word := _questionnaire(each))]
    if by_form and not any(_other_method(each) for each in passages):
        passage, word = by_form[0]
        yield hit(passage.where.on(word), about=passage.question, words=word)


def _questionnaire(passage: Passage) -> str:
    lowered = passage.text.lower()
    word = next((each for each in sorted(load_words("questionnaire_words")) if each in lowered), "")
    start = lowered.find(word)
    return passage.text[start : start + len(word)] if word else ""


def _other_method(passage: Passage) -> bool:
    text = passage.text.lower()
    for word in load_words("questionnaire_words"):
        text = text.replace(word, "")
    return any(word in text for word in load_words("other_method_words"))


@rule("LAW206", Severity.WARNING, law=(_SECTION_5_B,))
def search_described(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield a method or scope of `none_found` that has very few words."""
    found = report.identify.none_found
    for key, text in (("method", found.method), ("scope", found.scope)) if found else ():
        words = text.find(report.language, report.language)
        if words and len(words[0].split()) < _FEWEST_WORDS:
            where = report.ref("2-identify/facts.yaml", "none_found", key)
            yield hit(where, about=about_fact(report, "risks"), case=key)


@rule("LAW207", Severity.WARNING, law=(_SECTION_4_B,))
def involvement_told(report: BookReport, _context: Context) -> Iterator[Hit]:
    """Yield actual harm without the enterprise's involvement in it."""
    for bound in report.risks:
        risk = bound.risk
        if risk.kind == "actual" and risk.involvement is None:
            yield hit(bound.where.at("kind"), about=risk.id, risk=risk.id, title=risk.title)
