"""The page of a step."""

from msgspec import Struct

from generator.book.completeness import tally
from generator.book.model import BookReport, BookStep
from generator.pages.parts.headings import Heading, name_shortly
from generator.pages.parts.steps import StepView, list_contents, show_step
from generator.pages.place import Link, Place
from generator.plan.site_plan import Page


class StepPageView(Struct, frozen=True):
    """A step with its contents list and its neighbours."""

    step: StepView
    contents: tuple[tuple[Link, tuple[Link, ...]], ...]
    steps: tuple[Link, ...]
    tally: str
    before: Link | None
    after: Link | None


def make_step(page: Page, place: Place) -> tuple[Heading, StepPageView]:
    """Return the view of a step's page."""
    report, bound = page.owner, page.subject
    if not isinstance(bound, BookStep):
        raise TypeError(f"{page.path} has no step")
    step = show_step(bound, place, report, 2)
    counts = tally(bound.questions, place.language, report.language)
    links = tuple(_link(each, bound, place, report) for each in report.steps)
    index = report.steps.index(bound)
    view = StepPageView(
        step=step,
        contents=tuple(list_contents(step.sections)),
        steps=links,
        tally=place.words("answered_of", number=counts.answered, count=counts.asked),
        before=links[index - 1] if index else None,
        after=links[index + 1] if index + 1 < len(links) else None,
    )
    return _head(step, place, report), view


def _head(step: StepView, place: Place, report: BookReport) -> Heading:
    name = name_shortly(place.organisation)
    title = place.words("page_of_statement", page=step.title, name=name, year=report.year)
    return Heading(title, step.introduction, (Link(step.title, "", current=True),))


def _link(each: BookStep, current: BookStep, place: Place, report: BookReport) -> Link:
    title = each.step.title.in_language(place.language)
    path = place.home.step(report.year, each.step)
    return Link(title, place.link(path), current=each is current)
