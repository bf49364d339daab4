"""Small books for tests: a few lines of content, laid out and bound."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.assessment.points import assess
from generator.book.binding import bind
from generator.book.model import Book
from generator.content.documents import parse
from generator.content.sources import discover
from generator.content.typed_files import validate
from generator.line.content_check import check_organisation
from generator.pages.context import PageContext
from generator.pages.parts.headings import Heading
from generator.pages.parts.steps import QuestionView, show_question
from generator.pages.render import context_of, maker, render
from generator.plan.addresses import Addresses, Site
from generator.plan.site_plan import Page, plan
from generator.text.words import load_words
from tests.organisations import AS_OF

SMALLEST: Mapping[str, str] = {
    "organisation.yaml": "name: Fjordfisk AS\nlanguages: [nb]\n",
    "2023/report.yaml": "form: ehn-2023\nstatus: published\n",
}


def make_book(content: Path, files: Mapping[str, str] | None = None) -> Book:
    """Lay out an organisation (the smallest, with these files as well or instead), and bind it."""
    for name, text in {**SMALLEST, **(files or {})}.items():
        path = content / "fisk" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    source, _ = discover(content, "fisk")
    documents, _ = parse(source)
    typed, _ = validate(documents)
    return bind(typed)[0]


def make_checked_book(content: Path, files: Mapping[str, str] | None = None) -> Book:
    """Lay out an organisation like `make_book`, and check it: reports know what is let stand."""
    make_book(content, files)
    return check_organisation(content, "fisk", AS_OF).book


def open_page(book: Book, language: str = "nb", site: Site | None = None) -> PageContext:
    """Return what views are made for: the front page of the newest report."""
    report, main = book.reports[0], book.organisation.languages[0]
    home = Addresses(site or Site(), book.key, main, language)
    page = Page("report", language, {language: home.report(report.year)}, report)
    assessments = {each.path: assess(each) for each in book.reports}
    return PageContext(book, home, load_words(language), page, assessments)


def render_all(organisation: Book, site: Site | None = None) -> dict[str, str]:
    """Return every page of an organisation as text, by its address."""
    artifacts = render(plan(organisation, site or Site()))
    return {each.path: each.data.decode() for each in artifacts}


def ask(
    content: Path, question: str, files: Mapping[str, str], language: str = "nb"
) -> QuestionView:
    """Return the view of one question, with a heading of level 3, in the smallest book."""
    context = open_page(make_book(content, files), language)
    bound = context.report.find(question)
    assert bound is not None
    return show_question(bound, context, 3)


def pages(book: Book, kind: str, site: Site, language: str) -> Iterator[PageContext]:
    """Yield what the views of a kind of page are made for, in a language."""
    planned = plan(book, site)
    for page in planned.pages:
        if (page.kind, page.language) == (kind, language):
            yield context_of(page, planned)


def view(
    book: Book, kind: str, site: Site | None = None, language: str = "nb"
) -> tuple[Heading, Any]:
    """Return the heading and the view of the first page of a kind."""
    return maker(kind)(next(pages(book, kind, site or Site(), language)))
