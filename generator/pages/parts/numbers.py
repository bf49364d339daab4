"""Every number in a report's answers, and its place in report.json."""

from collections.abc import Iterator

from msgspec import Struct

from generator.book.model import BookQuestion
from generator.book.numbers import find_numbers, write_amount
from generator.pages.context import Link, PageContext
from schema.form import FactAnswer

# What begins the anchor of a question's first number on the data page.
ANCHOR = "number"


class Number(Struct, frozen=True):
    """A number: its name within the answer (None where it is the answer), its text, its place.

    `pointer` is a JSON Pointer (RFC 6901) into report.json.
    """

    name: str | None
    value: str
    pointer: str


def list_numbers(context: PageContext) -> Iterator[tuple[BookQuestion, tuple[Number, ...]]]:
    """Yield every question whose answer has numbers, with these."""
    asked = ((step.folder, bound) for step in context.report.steps for bound in step.questions)
    for index, (folder, bound) in enumerate(asked):
        start = _pointer(bound, index, folder)
        found = tuple(
            Number(
                each.label(context.language) or None,
                write_amount(each.amount, each.unit, context.language),
                start + each.pointer,
            )
            for each in find_numbers(bound.question, bound.answers[context.report.language])
        )
        if found:
            yield bound, found


def link_numbers(bound: BookQuestion, context: PageContext) -> Link | None:
    """Return a link to an answer's numbers on the data page; None when it has none.

    The page for paper, which holds all, needs no such links.
    """
    numbers = find_numbers(bound.question, bound.answers[context.report.language])
    if context.holds_all or next(numbers, None) is None:
        return None
    path = context.home.page("data", context.report.year)
    text = context.words("data_of", name=bound.question.called.in_language(context.language))
    return Link(text, context.link(path, f"{ANCHOR}-{bound.question.id}"))


def _pointer(bound: BookQuestion, index: int, folder: str) -> str:
    """Return where a fact is; those that only the form knows have their type in the answer."""
    asked = bound.question.answer
    fact = asked.fact if isinstance(asked, FactAnswer) else ""
    owner, _, rest = fact.partition(".")
    if owner == "values":
        return f"/questions/{index}/answers/0/value"
    if owner in {"organisation", "report"}:
        path = rest.replace(".", "/")
        return f"/organisation/{path}" if owner == "organisation" else f"/{path}"
    return f"/facts/{folder}/{fact.replace('.', '/')}"
