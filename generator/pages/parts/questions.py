"""Finding questions in a report, and what readers know them by."""

from generator.book.model import BookQuestion, BookReport
from generator.pages.context import Link, PageContext
from schema.form import Question


def find_parent(report: BookReport, fact: str) -> BookQuestion | None:
    """Return the question that has a part answered by a fact."""
    found = (q for q in report.questions if any(p.question.fact == fact for p in q.parts))
    return next(found, None)


def link_to(question: Question, context: PageContext) -> Link:
    """Return a link to a question, by the name that readers know it by."""
    name = question.called.in_language(context.language)
    return Link(name, context.to_question(question.id))
