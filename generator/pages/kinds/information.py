"""The page on the right to information (§§ 6–7), and the sentence for the annual report."""

from msgspec import Struct

from generator.pages.parts.contact import ContactView, show_contact
from generator.pages.parts.headings import Heading, make_heading
from generator.pages.place import Link, Place
from generator.plan.addresses import absolute
from generator.plan.site_plan import Page, newest
from schema.law import load_statutes

SUPERVISOR = "https://www.forbrukertilsynet.no"


class InformationView(Struct, frozen=True):
    """The page on the right to information."""

    contact: ContactView
    supervisor: Link
    statute: Link
    sentence: str | None


def make_information(page: Page, place: Place) -> tuple[Heading, InformationView]:
    """Return the view of the page on the right to information."""
    words, report = place.words, newest(place.organisation)
    statute = load_statutes()[0]
    view = InformationView(
        contact=show_contact(place, report),
        supervisor=Link(words["supervisor"], SUPERVISOR),
        statute=Link(statute.title.in_language(place.language), statute.link),
        sentence=_sentence(place),
    )
    return make_heading(page, place), view


def _sentence(place: Place) -> str | None:
    address = absolute(place.home.site, place.home.latest())
    if address is None or newest(place.organisation) is None:
        return None
    name = place.organisation.organisation.name
    return place.words("annual_report_sentence", name=name, address=address)
