"""What rules ask of a report: which question a fact answers, what is unanswered, which texts."""

import re
from collections.abc import Collection, Iterator, Mapping

from msgspec.structs import replace
from pydantic import BaseModel

from generator.book.model import (
    Answer,
    Answered,
    BookMeasure,
    BookQuestion,
    BookReport,
    Invalid,
    Prose,
    Unanswered,
    Unavailable,
)
from generator.book.text_index import TextPassage
from generator.checks.rules.registry import Context, Hit, hit
from generator.findings.finding import Argument
from schema.facts.embed import EmbedFacts, Policy
from schema.facts.identify import Risk
from schema.fields import find_field
from schema.kept_patterns import compile_kept
from schema.renamed_codes import names_now
from schema.values import Text, listed
from schema.vocabulary import load_vocabulary

# Facts with rules of their own, which say more than that the question is not answered.
_RULED = frozenset(
    {"risks", "measures", "policies", "organisation.entities", "report.signing"}
)  # fmt: skip
# A link in Markdown, and what it leads to; or an address that is written out.
LINK = compile_kept(r"\]\(\s*<?(?P<target>[^)\s>]+)|(?P<bare>https?://[^\s<>\])]+)")
# A link by a label, and what defines one.
LABELLED = compile_kept(r"(?<![!\\\]])\[[^\[\]\n^]{1,100}\]\[(?P<label>[^\[\]\n^]{1,60})\]")
DEFINED = compile_kept(r"^ {0,3}\[(?P<label>[^\[\]\n^]{1,60})\]:", re.MULTILINE)
_CODE = compile_kept(r"^(?:```|~~~).*?^(?:```|~~~)|`[^`\n]*`", re.DOTALL | re.MULTILINE)


def names_of(model: type[BaseModel], *names: str) -> tuple[Text, ...]:
    """Return what fields of a model are called within a sentence."""
    return tuple(find_field(model, name).in_sentence for name in names)


def about_fact(report: BookReport, fact: str) -> str | None:
    """Return the id of the question that a fact answers."""
    bound = report.answered_by(fact)
    return bound.question.id if bound else None


def main_answer(report: BookReport, bound: BookQuestion) -> Answer:
    """Return the answer in the report's main language."""
    return bound.answers[report.language]


def is_unread(report: BookReport, fact: str) -> bool:
    """Tell whether something in a fact could not be read; then nothing is missing for certain."""
    bound = report.answered_by(fact)
    return bound is not None and isinstance(main_answer(report, bound), Invalid)


def policies_of(report: BookReport) -> tuple[Policy, ...]:
    """Return the policies of 1-embed; none where they are said to be unavailable."""
    facts = report.facts.get("1-embed")
    return listed(facts.policies) if isinstance(facts, EmbedFacts) else ()


def measures_of(report: BookReport) -> tuple[BookMeasure, ...]:
    """Return every measure once, in the order of the file; none if something in it is unread."""
    return () if is_unread(report, "measures") else report.measures


def harms_people(risk: Risk) -> bool:
    """Tell whether a risk is an actual impact on people; the environment alone is none."""
    topic = load_vocabulary("topics").find(risk.topic or "")
    return risk.kind == "actual" and (topic is None or topic.human_right)


def named_in_exceptions(report: BookReport, code: str) -> frozenset[str]:
    """Return what a report's exceptions from a code name: each is a finding of its own."""
    exceptions = (each for each in report.head.exceptions if code in names_now(each.code))
    return frozenset(each.about for each in exceptions if each.about)


def title_of(report: BookReport, risk_id: str) -> Text:
    """Return a risk's title; its id where no risk has it."""
    return report.titles.get(risk_id) or Text({"": risk_id})


def previous_of(report: BookReport, context: Context) -> BookReport | None:
    """Return the organisation's report before this one."""
    older = (each for each in context.book.reports if each.year < report.year)
    return next(older, None)


def unanswered(report: BookReport, laws: Collection[str]) -> Iterator[Hit]:
    """Yield a hit for each required question, in any language unanswered, that serves these laws.

    A question serves first and foremost the first provision of its list; `""` stands for none.
    """
    for bound in report.questions:
        question = bound.question
        if (question.law[0] if question.law else "") in laws and _is_wanting(bound):
            yield asked_in_vain(report, bound)


def beyond_the_act(report: BookReport, context: Context, law: str) -> Iterator[Hit]:
    """Yield the unanswered questions that serve a provision, but no point that it lacks."""
    told = told_by_the_act(report, context)
    yield from (each for each in unanswered(report, {law}) if each.about not in told)


def told_by_the_act(report: BookReport, context: Context) -> frozenset[str]:
    """Return the questions of every point that is not met: a finding of the Act says so."""
    unmet = [point.id for point in context.assessment(report).points if not point.met]
    return frozenset(id_ for point in unmet for id_ in report.form.points.get(point, ()))


def asked_in_vain(
    report: BookReport, bound: BookQuestion, given: Mapping[str, Argument] | None = None
) -> Hit:
    """Return a hit for a question without an answer that does: the question, and how to answer.

    `given` are further arguments of the message.
    """
    question, answer = bound.question, main_answer(report, bound)
    asked = hit(answer.where, about=question.id, question=question.id, label=question.label.text)
    added = (*(given or {}).items(), _how_to_answer(bound, answer))
    return replace(asked, arguments=(*asked.arguments, *added))


def _how_to_answer(bound: BookQuestion, answer: Answer) -> tuple[str, str]:
    """Return the argument that says what an editor writes: a text, a fact, a field of a frame."""
    fact = bound.question.fact
    if not fact:
        headed = not isinstance(answer, Unanswered) or answer.headed
        return "text" if headed else "headless", bound.question.id
    framed = fact.startswith(("organisation.", "report."))
    return "field" if framed else "fact", fact.rpartition(".")[2]


def _is_wanting(bound: BookQuestion) -> bool:
    """Tell whether a question must be answered and has nothing at all, not even marks (TXT108)."""
    question = bound.question
    if not question.required or question.answer == "parts" or question.fact in _RULED:
        return False
    return all(
        isinstance(answer, Unanswered) and not answer.written for answer in bound.answers.values()
    )


def speaks(report: BookReport, context: Context) -> bool:
    """Tell whether this report's run checks organisation.yaml, which all reports share.

    It is the newest published report's, or the newest one's when none is published.
    """
    reports = context.book.reports
    published = (each for each in reports if each.head.status == "published")
    return report is next(published, reports[0])


def carried_from(answer: Answer) -> str:
    """Return the year that an answer was carried over from and has not been reviewed; or empty."""
    if isinstance(answer, Answered) and isinstance(answer.value, Prose):
        return answer.value.carried_from
    if isinstance(answer, Unavailable) and isinstance(answer.reason, Prose):
        return answer.reason.carried_from
    return ""


def questions_near(report: BookReport, written: str) -> tuple[str, ...]:
    """Return the questions of the same part of the form, or of the same step, as an id written."""
    ids = [each.question.id for each in report.questions]
    part = written.casefold().rpartition(".")[0]
    here = [each for each in ids if part and each.casefold().startswith(f"{part}.")]
    step = [each for each in ids if each.split(".")[0] == written.split(".", maxsplit=1)[0]]
    return tuple(here or step or dict.fromkeys(each.split(".")[0] for each in ids))


def labels_in(
    report: BookReport, pattern: re.Pattern[str], *marks: str
) -> frozenset[tuple[str, str]]:
    """Return the files of texts, each with a label that a pattern finds in one of them."""
    return frozenset(
        (passage.where.file, match["label"].casefold())
        for passage, text in marked_texts(report, *marks)
        for match in pattern.finditer(text)
    )


def marked_texts(report: BookReport, *marks: str) -> Iterator[tuple[TextPassage, str]]:
    """Yield the Markdown passages that have one of these marks, each with its text without code."""
    marked = any(map(report.markdown.__contains__, marks))
    for passage in report.markdown_passages if marked else ():
        if any(map(passage.text.__contains__, marks)):
            has_code = "`" in passage.text or "~~~" in passage.text
            yield passage, _CODE.sub(" ", passage.text) if has_code else passage.text
