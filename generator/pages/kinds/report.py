"""The front page of a report: what it is, for whom, and what was found, done and achieved."""

from collections.abc import Iterator

from msgspec import Struct

from generator.book.completeness import tally
from generator.book.model import BookReport, BookStep
from generator.pages.format.rich_text import Passage, render_text
from generator.pages.kinds.data import LicenseView, show_license, show_paper
from generator.pages.parts.answers import AnswerView, UnansweredView
from generator.pages.parts.changes import ChangesView, show_changes
from generator.pages.parts.contact import ContactView, show_contact
from generator.pages.parts.figures import Figure, show_figures
from generator.pages.parts.frame import name_statement
from generator.pages.parts.gaps import GapsView, show_gaps
from generator.pages.parts.headings import Heading, name_shortly
from generator.pages.parts.identity import Fact, show_identity
from generator.pages.parts.linked_data import describe_report
from generator.pages.parts.outcomes import describe
from generator.pages.parts.overview import OverviewView, show_overview
from generator.pages.parts.questions import find_parent
from generator.pages.parts.steps import name_position, show_question
from generator.pages.place import Link, Place
from generator.plan.addresses import DATA_FILES
from generator.plan.site_plan import Page
from generator.text.cldr import format_date


class StepLine(Struct, frozen=True):
    """A step in the list of steps: where it is, how much of it is answered."""

    position: str
    link: Link
    tally: str


class Download(Struct, frozen=True):
    """A file to download, and what is in it."""

    link: Link
    text: str


class RevisionView(Struct, frozen=True):
    """A change after publication."""

    day: str
    changes: Passage | None


class ForewordView(Struct, frozen=True):
    """The foreword and who wrote it."""

    title: str
    answer: AnswerView
    author: AnswerView | None


class ReportView(Struct, frozen=True):
    """The front page of a report."""

    name: str
    year: int
    introduction: str
    identity: tuple[Fact, ...]
    overview: OverviewView
    changes: ChangesView | None
    figures: tuple[Figure, ...]
    foreword: ForewordView | None
    gaps: GapsView
    law: Link
    steps: tuple[StepLine, ...]
    revisions: tuple[RevisionView, ...]
    downloads: tuple[Download, ...]
    license: LicenseView
    data: Link
    numbers: Link
    contact: ContactView


def make_report(page: Page, place: Place) -> tuple[Heading, ReportView]:
    """Return the view of a report's front page."""
    report, words = page.owner, place.words
    data = place.home.page("data", report.year)
    return head_report(place, report), ReportView(
        name=report.organisation.name,
        year=report.year,
        introduction=place.words("report_introduction", name=name_shortly(place.organisation)),
        identity=show_identity(place, report),
        overview=show_overview(place, report),
        changes=show_changes(place, report),
        figures=tuple(show_figures(place, report)),
        foreword=show_foreword(place, report),
        gaps=show_gaps(place, report),
        law=Link(place.words["gaps_more"], place.link(place.home.page("law", report.year), "gaps")),
        steps=tuple(_step(each, place, report) for each in report.steps),
        revisions=tuple(show_revisions(place, report)),
        downloads=tuple(_downloads(place, report)),
        license=show_license(place),
        data=Link(words["download_more"], place.link(data)),
        numbers=Link(words["figures_in_data"], place.link(data, "numbers")),
        contact=show_contact(place, report),
    )


def head_report(place: Place, report: BookReport) -> Heading:
    """Return the title and description of a report."""
    title = name_statement(place.words, report.organisation.name, report.year)
    description = describe(place, report)
    here = Link(place.words("nav_report", year=report.year), "", current=True)
    data = describe_report(place, report, title, description)
    return Heading(title, description, (here,), data)


def show_foreword(place: Place, report: BookReport) -> ForewordView | None:
    """Return the foreword: the question whose part says who wrote it. None when there is none."""
    bound = find_parent(report, "foreword_author")
    question = show_question(bound, place, report, 2) if bound else None
    if question is None or question.answer is None or isinstance(question.answer, UnansweredView):
        return None
    given = (part.answer for part in question.parts)
    authors = (answer for answer in given if not isinstance(answer, UnansweredView))
    return ForewordView(question.label, question.answer, next(authors, None))


def show_revisions(place: Place, report: BookReport) -> Iterator[RevisionView]:
    """Yield the changes after publication, the newest first."""
    indexed = sorted(enumerate(report.head.revisions), key=lambda each: each[1].date, reverse=True)
    for index, each in indexed:
        changes = render_text(each.changes, place, report, f"revision-{index + 1}")
        yield RevisionView(format_date(each.date, place.language), changes)


def _step(step: BookStep, place: Place, report: BookReport) -> StepLine:
    counts = tally(step.questions, place.language, report.language)
    path = place.home.step(report.year, step.step)
    return StepLine(
        position=name_position(step, place, report),
        link=Link(step.step.title.in_language(place.language), place.link(path)),
        tally=place.words("answered_of", number=counts.answered, count=counts.asked),
    )


def _downloads(place: Place, report: BookReport) -> Iterator[Download]:
    words, home = place.words, place.home
    whole = Link(words["download_whole"], place.link(home.page("whole", report.year)))
    yield Download(whole, words["download_whole_text"])
    for paper in show_paper(place, report):
        yield Download(paper.link, paper.text)
    for name in DATA_FILES:
        text = words[f"download_{name.replace('.', '_')}"]
        yield Download(Link(name, place.link(home.data(report.year, name))), text)
    for each in report.attachments:
        title = each.attachment.title.find(place.language, report.language)
        path = home.attachment(report.year, each.attachment.file)
        link = Link(title[0] if title else each.attachment.file, place.link(path))
        yield Download(link, words["attachment"])
