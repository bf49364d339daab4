"""Where to ask for information (§ 6), and who answers questions about a report."""

from msgspec import Struct

from generator.book.model import BookReport
from generator.pages.context import Link, PageContext
from generator.pages.format.rich_text import Passage, make_plain
from generator.pages.parts.facts import mail_to


class ContactView(Struct, frozen=True):
    """Everything that is known of where to ask; `more` leads to the page on the right to."""

    email: Link | None
    url: Link | None
    telephone: str | None
    address: Passage | None
    person: str | None
    person_title: Passage | None
    person_email: Link | None
    person_telephone: str | None
    more: Link


def show_contact(context: PageContext, report: BookReport | None) -> ContactView:
    """Return the organisation's address for questions, and the contact person of a report."""
    information = context.book.organisation.information
    person = report.head.contact if report else None
    address = (
        information.address.find(context.language, context.home.main)
        if information.address
        else None
    )
    title = (
        person.title.find(context.language, context.home.main) if person and person.title else None
    )
    return ContactView(
        email=_mail(information.email),
        url=Link(information.url, information.url) if information.url else None,
        telephone=information.telephone,
        address=make_plain(address[0], context, address[1]) if address else None,
        person=person.name if person else None,
        person_title=make_plain(title[0], context, title[1]) if title else None,
        person_email=_mail(person.email) if person else None,
        person_telephone=person.telephone if person else None,
        more=Link(
            context.words["page_information"], context.link(context.home.page("information"))
        ),
    )


def _mail(address: str | None) -> Link | None:
    return Link(address, mail_to(address)) if address else None
