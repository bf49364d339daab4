"""What the Act asks of a statement's form: in time, signed, unchanged, on the own website.

The Act § 5 third and fourth paragraphs. Pages show it, open data has it; neither counts for itself.
"""

from datetime import date

from msgspec import Struct

from generator.assessment.deadlines import FIRST_DEADLINE, Publication, assess_publication
from generator.assessment.publication import signed_late
from generator.assessment.signing import Signatures, assess_signing
from generator.book.model import Book, BookReport
from schema.addresses import split_address
from schema.organisation import Organisation


class Formalities(Struct, frozen=True):
    """How a statement stands in its form.

    `publication` is None where the Act did not apply yet; `signed_late` is the day of signing where
    that was after the deadline. `host` is the site's own, None where it is not known; so is
    `own_website`, whether that is the enterprise's. `linked_from` is a page of the enterprise's own
    website that leads here.
    """

    publication: Publication | None
    signed_late: date | None
    signatures: Signatures
    host: str | None
    own_website: bool | None
    linked_from: str | None

    @property
    def signed_on(self) -> date | None:
        """When it was last signed by anybody who is named."""
        act = self.signatures.current
        return act.day if act else None


def assess_formalities(report: BookReport, book: Book, site_url: str | None) -> Formalities:
    """Return how a report stands in its form. Reads its attachments if it has a digest."""
    period = report.head.period
    ended = period.end if period else date(report.year, 12, 31)
    applied = ended.year >= FIRST_DEADLINE.year - 1
    organisation, host = report.organisation, host_of(site_url)
    linked_from = organisation.linked_from
    return Formalities(
        publication=assess_publication(report, book) if applied else None,
        signed_late=signed_late(report, book) if applied else None,
        signatures=assess_signing(report),
        host=host,
        own_website=is_own(site_url, organisation),
        linked_from=linked_from if is_own(linked_from, organisation) else None,
    )


def is_own(url: str | None, organisation: Organisation) -> bool | None:
    """Tell whether an address is on the enterprise's own website; None where it is not known."""
    host, own = host_of(url), host_of(organisation.website)
    return host == own or host.endswith(f".{own}") if host and own else None


def host_of(url: str | None) -> str | None:
    """Return the host that an address names, without www; None without an address."""
    parts = split_address(url) if url else None
    return parts.hostname.removeprefix("www.") if parts and parts.hostname else None
