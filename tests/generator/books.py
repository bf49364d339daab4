"""Small books for tests: a few lines of content, laid out and bound."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.book.binding import bind
from generator.book.model import Book, BookReport
from generator.content.documents import parse
from generator.content.sources import discover
from generator.content.typed_files import validate
from generator.pages.parts.steps import QuestionView, show_question
from generator.pages.place import Place
from generator.pages.render import place_of, render
from generator.plan.addresses import Addresses, Site
from generator.plan.site_plan import Page, plan
from generator.text.words import load_words

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


def open_page(
    organisation: Book, language: str = "nb", site: Site | None = None
) -> tuple[Place, BookReport]:
    """Return a place to make views for (the newest report's front page), and that report."""
    report = organisation.reports[0]
    main = organisation.organisation.languages[0]
    home = Addresses(site or Site(), organisation.key, main, language)
    return Place(organisation, home, load_words(language), home.report(report.year)), report


def render_all(organisation: Book, site: Site | None = None) -> dict[str, str]:
    """Return every page of an organisation as text, by its address."""
    artifacts = render(plan(organisation, site or Site()))
    return {each.path: each.data.decode() for each in artifacts}


def ask(
    content: Path, question: str, files: Mapping[str, str], language: str = "nb"
) -> QuestionView:
    """Return the view of one question, with a heading of level 3, in the smallest book."""
    place, report = open_page(make_book(content, files), language)
    bound = report.find(question)
    assert bound is not None
    return show_question(bound, place, report, 3)


def pages(organisation: Book, kind: str, site: Site, language: str) -> Iterator[tuple[Page, Place]]:
    """Yield the pages of a kind in a language, each with its place."""
    planned = plan(organisation, site)
    for page in planned.pages:
        if (page.kind, page.language) == (kind, language):
            yield page, place_of(page, planned)
