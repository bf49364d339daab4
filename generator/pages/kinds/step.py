"""The page of a step."""

from msgspec import Struct

from generator.book.model import BookStep
from generator.pages.context import Link, PageContext
from generator.pages.parts.headings import Heading, name_shortly
from generator.pages.parts.steps import StepView, list_contents, say_tally, show_step


class StepPageView(Struct, frozen=True):
    """A step with its contents list and its neighbours."""

    step: StepView
    contents: tuple[tuple[Link, tuple[Link, ...]], ...]
    steps: tuple[Link, ...]
    tally: str
    before: Link | None
    after: Link | None


def make_step(context: PageContext) -> tuple[Heading, StepPageView]:
    """Return the view of a step's page."""
    report, bound = context.report, context.page.subject
    if not isinstance(bound, BookStep):
        raise TypeError(f"{context.page.path} has no step")
    step = show_step(bound, context, 2)
    links = tuple(_link(each, bound, context) for each in report.steps)
    index = report.steps.index(bound)
    view = StepPageView(
        step=step,
        contents=tuple(list_contents(step.sections)),
        steps=links,
        tally=say_tally(bound, context),
        before=links[index - 1] if index else None,
        after=links[index + 1] if index + 1 < len(links) else None,
    )
    return _head(step, context), view


def _head(step: StepView, context: PageContext) -> Heading:
    name = name_shortly(context.book)
    title = context.words("page_of_statement", page=step.title, name=name, year=context.report.year)
    return Heading(title, step.introduction, (Link(step.title, "", current=True),))


def _link(each: BookStep, current: BookStep, context: PageContext) -> Link:
    title = each.step.title.in_language(context.language)
    path = context.home.step(context.report.year, each.step)
    return Link(title, context.link(path), current=each is current)
