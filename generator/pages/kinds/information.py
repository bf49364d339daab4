"""The page on the right to information (§§ 6–7), and the sentence for the annual report."""

from msgspec import Struct

from generator.pages.context import Link, PageContext
from generator.pages.parts.contact import ContactView, show_contact
from generator.pages.parts.headings import Heading, make_heading
from generator.plan.addresses import absolute
from generator.plan.site_plan import newest
from schema.law import load_statutes

SUPERVISOR = "https://www.forbrukertilsynet.no"


class InformationView(Struct, frozen=True):
    """The page on the right to information."""

    contact: ContactView
    supervisor: Link
    statute: Link
    sentence: str | None


def make_information(context: PageContext) -> tuple[Heading, InformationView]:
    """Return the view of the page on the right to information."""
    words, report = context.words, newest(context.book)
    statute = load_statutes()[0]
    view = InformationView(
        contact=show_contact(context, report),
        supervisor=Link(words["supervisor"], SUPERVISOR),
        statute=Link(statute.title.in_language(context.language), statute.link),
        sentence=_sentence(context),
    )
    return make_heading(context), view


def _sentence(context: PageContext) -> str | None:
    address = absolute(context.home.site, context.home.latest())
    if address is None or newest(context.book) is None:
        return None
    name = context.book.organisation.name
    return context.words("annual_report_sentence", name=name, address=address)
