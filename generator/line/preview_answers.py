"""Which answers each page shows, for the preview alone: there they can be written."""

from collections.abc import Iterator

from msgspec.structs import replace

from generator.book.model import BookStep
from generator.checks.check import Checked, PageAnswers
from generator.plan.site_plan import Page, SitePlan


def find_answers(checked: Checked, plan: SitePlan) -> Checked:
    """Return what was checked with the answers that pages show, by page."""
    return replace(checked, answers=dict(_answers(plan)))


def _answers(plan: SitePlan) -> Iterator[tuple[str, PageAnswers]]:
    for page in plan.pages:
        if page.report and page.language in page.report.languages:
            steps = [each for each in page.report.steps if _shows(page, each)]
            asked = [bound.question for step in steps for bound in step.questions]
            questions = tuple(each.id for each in asked if each.answer != "parts")
            if questions:
                yield page.path, PageAnswers(page.report.path, page.language, questions)


def _shows(page: Page, step: BookStep) -> bool:
    return page.kind == "whole" or page.subject is step
