"""What the preview alone knows: which answers each page shows, and what risks are called."""

from collections.abc import Iterator

from msgspec.structs import replace

from generator.book.model import BookReport, Unanswered
from generator.book.risk_names import title_risks
from generator.book.unasked_fields import unasked_fields
from generator.checks.check import Checked, PageAnswers, ReportNames
from generator.plan.site_plan import Page, SitePlan
from schema.languages import load_languages, spoken_for
from schema.review_questions import REPORT, RISK, asked_beside

# The files that say what frames a report, in the order in which one meets them.
_FRAMES = ("report.yaml", "organisation.yaml")


def find_answers(checked: Checked, plan: SitePlan) -> Checked:
    """Return what was checked with the answers that pages show, by page, and names of risks."""
    named = {each.path: _name_risks(each) for each in checked.book.reports}
    return replace(checked, answers=dict(_answers(plan)), named=named)


def _name_risks(report: BookReport) -> ReportNames:
    languages = sorted(set(map(spoken_for, load_languages())))
    return ReportNames(report.form.head.id, {each: title_risks(report, each) for each in languages})


def _answers(plan: SitePlan) -> Iterator[tuple[str, PageAnswers]]:
    for page in plan.pages:
        report = page.report
        if report and page.language in report.languages:
            questions, files = _asked_on(page, report), _files_of(page, report)
            if questions or files:
                lacking = dict(_lacking_on(page, report))
                yield page.path, PageAnswers(report.path, page.language, questions, files, lacking)


def _asked_on(page: Page, report: BookReport) -> tuple[str, ...]:
    steps = (each for each in report.steps if page.kind == "whole" or page.subject is each)
    asked = (bound.question for step in steps for bound in step.questions)
    return tuple(each.id for each in asked if each.answer != "parts")


def _lacking_on(page: Page, report: BookReport) -> Iterator[tuple[str, str]]:
    for step in report.steps:
        if page.subject is not step:
            continue
        for bound in step.questions:
            question, answer = bound.question, bound.answers[page.language]
            if question.required and question.answer != "parts" and isinstance(answer, Unanswered):
                yield question.id, question.called.in_language(page.language)


def _files_of(page: Page, report: BookReport) -> tuple[str, ...]:
    steps = (each for each in report.steps if page.subject is each)
    names = _FRAMES if page.kind == "report" else (f"{each.folder}/facts.yaml" for each in steps)
    return tuple(each for each in names if unasked_fields(report.form, each))


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
