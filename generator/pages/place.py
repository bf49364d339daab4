"""Where a page stands: whose it is, in which language, at which address, and how it links."""

from collections.abc import Mapping

from msgspec import Struct, field

from generator.book.model import Book, BookReport
from generator.book.plain import PlainWriter
from generator.plan.addresses import Addresses, relative
from generator.text.words import Words


class Link(Struct, frozen=True):
    """A link as a template needs it; `language` only where the text is in another than the page."""

    text: str
    href: str
    language: str | None = None
    current: bool = False


class Paper(Struct, frozen=True):
    """A PDF that has been made: its number of pages and its size in bytes."""

    pages: int
    size: int


class Place(Struct, frozen=True):
    """A page about to be made. `holds_all` when the page itself holds every question.

    `papers` are the PDFs that pages may link to, by path.
    """

    organisation: Book
    home: Addresses
    words: Words
    path: str
    holds_all: bool = False
    papers: Mapping[str, Paper] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """The language of the page."""
        return self.home.language

    @property
    def writer(self) -> PlainWriter:
        """What writes values in the language of the page."""
        return PlainWriter(self.language, self.language, self.language)

    def link(self, path: str, fragment: str = "") -> str:
        """Return the relative address of another page, or of a place on it."""
        return relative(self.path, path, fragment)

    def to_question(self, report: BookReport, question_id: str) -> str:
        """Return the address of a question: on this page if it holds all, else on its step's."""
        if self.holds_all:
            return self.link(self.path, question_id)
        for step in report.steps:
            if any(each.question.id == question_id for each in step.questions):
                return self.link(self.home.step(report.year, step.step), question_id)
        return self.link(self.home.report(report.year))

    def to_risk(self, report: BookReport, risk_id: str) -> str:
        """Return the address of a risk's page."""
        return self.link(self.home.risk(report.year, risk_id))
