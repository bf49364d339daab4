"""What views are made for: whose page it is, in which language, and how it links to others."""

from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from generator.assessment.points import Assessment
from generator.assessment.tallies import Counter
from generator.book.model import Book, BookReport
from generator.book.plain import PlainWriter
from generator.plan.addresses import Addresses, relative
from generator.plan.site_plan import Page
from generator.text.words import Words
from schema.fields import Field


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


class PageContext(Struct, frozen=True):
    """What a view is made for: whose page it is, its address and language, and what it shows.

    `assessments` are the organisation's reports measured by the Act, by path; `papers` the PDFs
    that pages may link to, by path. `shown` is a report that the page shows beside its own.
    """

    book: Book
    home: Addresses
    words: Words
    page: Page
    assessments: Mapping[str, Assessment]
    papers: Mapping[str, Paper] = field(default_factory=dict)
    shown: BookReport | None = None

    @property
    def report(self) -> BookReport:
        """The report to show. Raises TypeError where the page belongs to none."""
        return self.shown or self.page.owner

    @property
    def assessment(self) -> Assessment:
        """How the report stands by the Act."""
        return self.assessments[self.report.path]

    @property
    def counter(self) -> Counter:
        """What counts the answers of the report in the language of the page."""
        return Counter.of(self.report, self.assessment, self.language)

    def about(self, report: BookReport) -> "PageContext":
        """Return the same page's context for another of the organisation's reports."""
        shown = self.shown or self.page.report
        home = self.home.in_version(report.version)
        return self if report is shown else replace(self, shown=report, home=home)

    @property
    def path(self) -> str:
        """The address of the page, from site/."""
        return self.page.path

    @property
    def holds_all(self) -> bool:
        """Whether the page itself holds every question of its report."""
        return self.page.kind in {"whole", "paper"}

    @property
    def language(self) -> str:
        """The language of the page."""
        return self.home.language

    @property
    def writer(self) -> PlainWriter:
        """What writes values in the language of the page."""
        return PlainWriter(self.language, self.language, self.language)

    def label(self, field: Field) -> str:
        """Return what the form of the report calls a field, in the language of the page.

        Where there is little room, a field has its short label instead, the same for all forms.
        """
        return self.report.form.label(field, self.language)

    def link(self, path: str, fragment: str = "") -> str:
        """Return the relative address of another page, or of a place on it."""
        return relative(self.path, path, fragment)

    def to_question(self, question_id: str) -> str:
        """Return the address of a question: on this page if it holds all, else on its step's."""
        if self.holds_all:
            return self.link(self.path, question_id)
        step = self.report.step_of.get(question_id)
        if step is None:
            return self.link(self.home.report(self.report.year))
        return self.link(self.home.step(self.report.year, step.step), question_id)

    def to_risk(self, risk_id: str) -> str:
        """Return the address of a risk's page."""
        return self.link(self.home.risk(self.report.year, risk_id))
