"""Which pages of drafts each question for people stands beside, for the preview alone."""

from collections.abc import Iterator

from msgspec.structs import replace

from generator.checks.check import Checked
from generator.plan.site_plan import Page, SitePlan
from schema.review_questions import REPORT, RISK, asked_beside


def find_asked(checked: Checked, plan: SitePlan) -> Checked:
    """Return what was checked with the questions for people, by the pages of drafts."""
    return replace(checked, asked=dict(_asked(plan)))


def _asked(plan: SitePlan) -> Iterator[tuple[str, tuple[str, ...]]]:
    for page in plan.pages:
        if page.report and page.report.head.status == "draft":
            questions = asked_beside(_place_of(page))
            if questions:
                yield page.path, questions


def _place_of(page: Page) -> str:
    """Return what the questions know a page by; empty for one that they know nothing of."""
    folders = {id(each): each.folder for each in page.report.steps} if page.report else {}
    known = {"report": REPORT, "risk": RISK, "step": folders.get(id(page.subject), "")}
    return known.get(page.kind, "")
