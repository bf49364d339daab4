"""Whether an answer stands in the statement, or is only said to stand somewhere else.

The Act § 5 first paragraph says what a statement must contain. What lies with it, an attachment
that is published and signed with it, it contains; another document, or a page, it does not.
"""

from collections.abc import Iterator

from generator.book.model import Answered, BookQuestion, BookReport, Prose
from generator.text.pointing import says_more, stands_elsewhere, stays_within
from schema.form import Question
from schema.kept_patterns import compile_kept

_ID = compile_kept(r"(?<![\w.])\d\.\w{1,9}(?:\.\w{1,9}){0,2}")
# What questions on how one communicates serve: where something lies may be the answer.
_COMMUNICATED = frozenset({"aapenhetsloven-4-e", "aapenhetsloven-6", "aapenhetsloven-7"})


def leads_elsewhere(text: str, report: BookReport) -> bool:
    """Tell whether a text only says where something stands, and that is not in the statement.

    It is a verdict: of what says anything else, however little, it is not said.
    """
    if not stands_elsewhere(text) or says_more(text) or stays_within(text):
        return False
    if any(f"attachments/{each.file}" in text for each in report.head.attachments):
        return False
    return not any(_answers_here(each, report) for each in answers_named(text, report))


def answers_named(text: str, report: BookReport) -> Iterator[BookQuestion]:
    """Yield the questions whose ids stand in a text: «Se 5.b.2»."""
    written = {each.casefold() for each in _ID.findall(text)}
    if written:
        yield from (each for each in report.questions if each.question.id.casefold() in written)


def _answers_here(bound: BookQuestion, report: BookReport) -> bool:
    """Tell whether a question is answered, and not with a pointer of its own."""
    answer = bound.answers[report.language]
    if not isinstance(answer, Answered):
        return False
    return not isinstance(answer.value, Prose) or not stands_elsewhere(answer.value.markdown)


def is_asked_where(question: Question) -> bool:
    """Tell whether a question may be answered by where something is: how one communicates."""
    return not _COMMUNICATED.isdisjoint(question.law)
