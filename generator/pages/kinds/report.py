"""The front page of a report: what it is, for whom, and what was found, done and achieved."""

from collections.abc import Iterator

from msgspec import Struct

from generator.book.model import BookStep
from generator.pages.context import Link, PageContext
from generator.pages.parts.answers import AnswerView, UnansweredView
from generator.pages.parts.changes import ChangesView, show_changes
from generator.pages.parts.contact import ContactView, show_contact
from generator.pages.parts.country_map import MapView, show_map
from generator.pages.parts.cover import CoverView, show_cover
from generator.pages.parts.downloads import LicenseView, show_license, show_paper
from generator.pages.parts.figures import KeyFigure, show_figures
from generator.pages.parts.formalities import FormalityLine, show_formalities
from generator.pages.parts.frame import name_statement
from generator.pages.parts.gaps import GapsView, show_gaps
from generator.pages.parts.headings import Heading, name_shortly
from generator.pages.parts.identity import Fact, show_identity
from generator.pages.parts.linked_data import describe_report
from generator.pages.parts.outcomes import Standing, describe, show_standing
from generator.pages.parts.overview import OverviewView, show_overview
from generator.pages.parts.promises import PromisesView, show_promises
from generator.pages.parts.questions import find_parent
from generator.pages.parts.revisions import RevisionView, show_revisions
from generator.pages.parts.steps import name_position, say_tally, show_question
from generator.pages.parts.supply_chain import ChainView, show_chain
from generator.plan.addresses import DATA_FILES


class StepLine(Struct, frozen=True):
    """A step in the list of steps: where it is, how much of it is answered."""

    position: str
    link: Link
    tally: str


class Download(Struct, frozen=True):
    """A file to download, and what is in it."""

    link: Link
    text: str


class ForewordView(Struct, frozen=True):
    """The foreword and who wrote it."""

    title: str
    answer: AnswerView
    author: AnswerView | None


class ReportView(Struct, frozen=True):
    """The front page of a report; `found` says it in words where there is nothing to count."""

    name: str
    year: int
    introduction: str
    identity: tuple[Fact, ...]
    overview: OverviewView
    found: Link
    standing: Standing
    changes: ChangesView | None
    promises: PromisesView | None
    chain: ChainView | None
    map: MapView | None
    cover: CoverView | None
    figures: tuple[KeyFigure, ...]
    foreword: ForewordView | None
    formalities: tuple[FormalityLine, ...]
    gaps: GapsView
    law: Link
    steps: tuple[StepLine, ...]
    revisions: tuple[RevisionView, ...]
    downloads: tuple[Download, ...]
    license: LicenseView
    data: Link
    numbers: Link
    contact: ContactView


def make_report(context: PageContext) -> tuple[Heading, ReportView]:
    """Return the view of a report's front page."""
    report, words = context.report, context.words
    data = context.home.page("data", report.year)
    return head_report(context), ReportView(
        name=report.organisation.name,
        year=report.year,
        introduction=_introduce(context),
        identity=show_identity(context),
        cover=show_cover(context),
        overview=show_overview(context),
        found=Link(describe(context), "#overview"),
        standing=show_standing(context, "#ask"),
        changes=show_changes(context),
        promises=show_promises(context),
        chain=show_chain(context),
        map=show_map(context),
        figures=tuple(show_figures(context)),
        foreword=show_foreword(context),
        formalities=show_formalities(context),
        gaps=show_gaps(context),
        law=Link(
            context.words["gaps_more"], context.link(context.home.page("law", report.year), "gaps")
        ),
        steps=tuple(_step(each, context) for each in report.steps),
        revisions=tuple(show_revisions(context)),
        downloads=tuple(_downloads(context)),
        license=show_license(context),
        data=Link(words["download_more"], context.link(data)),
        numbers=Link(words["figures_in_data"], context.link(data, "numbers")),
        contact=show_contact(context, report),
    )


def _introduce(context: PageContext) -> str:
    """What the statement tells: of harm and risk, that there is none, or what it is yet to tell."""
    none = "none" if context.assessment.nothing_found else "open"
    key = "report_introduction" if context.report.risks else f"report_introduction_{none}"
    affected = context.report.form.head.affected.in_language(context.language)
    return context.words(key, name=name_shortly(context.book), affected=affected)


def head_report(context: PageContext) -> Heading:
    """Return the title and description of a report."""
    title = name_statement(context.words, context.report.organisation.name, context.report.year)
    description = describe(context)
    here = Link(context.words("nav_report", year=context.report.year), "", current=True)
    data = describe_report(context, title, description)
    return Heading(title, description, (here,), data)


def show_foreword(context: PageContext) -> ForewordView | None:
    """Return the foreword: the question whose part says who wrote it. None when there is none."""
    bound = find_parent(context.report, "foreword_author")
    question = show_question(bound, context, 2) if bound else None
    if question is None or question.answer is None or isinstance(question.answer, UnansweredView):
        return None
    given = (part.answer for part in question.parts)
    authors = (answer for answer in given if not isinstance(answer, UnansweredView))
    return ForewordView(question.name, question.answer, next(authors, None))


def _step(step: BookStep, context: PageContext) -> StepLine:
    path = context.home.step(context.report.year, step.step)
    return StepLine(
        position=name_position(step, context),
        link=Link(step.step.title.in_language(context.language), context.link(path)),
        tally=say_tally(step, context),
    )


def _downloads(context: PageContext) -> Iterator[Download]:
    words, home = context.words, context.home
    whole = Link(words["download_whole"], context.link(home.page("whole", context.report.year)))
    yield Download(whole, words["download_whole_text"])
    for paper in show_paper(context):
        yield Download(paper.link, paper.text)
    for name in DATA_FILES:
        text = words[f"download_{name.replace('.', '_')}"]
        yield Download(Link(name, context.link(home.data(context.report.year, name))), text)
    listed = {each.file for each in context.report.head.attachments}
    for each in (it for it in context.report.attachments if it.attachment.file in listed):
        title = each.attachment.title.find(context.language, context.report.language)
        path = home.attachment(context.report.year, each.attachment.file)
        link = Link(title[0] if title else each.attachment.file, context.link(path))
        yield Download(link, words["attachment"])
