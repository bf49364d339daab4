"""The page on the right to information (§§ 6–7), and the sentence for the annual report."""

from msgspec import Struct

from generator.pages.context import Link, PageContext
from generator.pages.parts.annual_report import AnnualReportReference, refer_to_statement
from generator.pages.parts.contact import ContactView, show_contact
from generator.pages.parts.headings import Heading, make_heading
from generator.plan.site_plan import newest
from schema.law import load_statutes

SUPERVISOR = "https://www.forbrukertilsynet.no"


class InformationView(Struct, frozen=True):
    """The page on the right to information."""

    contact: ContactView
    supervisor: Link
    statute: Link
    annual_report: AnnualReportReference | None


def make_information(context: PageContext) -> tuple[Heading, InformationView]:
    """Return the view of the page on the right to information."""
    words, report = context.words, newest(context.book)
    statute = load_statutes()[0]
    view = InformationView(
        contact=show_contact(context, report),
        supervisor=Link(words["supervisor"], SUPERVISOR),
        statute=Link(statute.title.in_language(context.language), statute.link),
        annual_report=refer_to_statement(context.book, context.home, words),
    )
    return make_heading(context), view
