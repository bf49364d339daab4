"""What the Act asks of a statement's form: in time, signed, unchanged, on the own website.

The Act § 5 third and fourth paragraphs. Pages show it, open data has it; neither counts for itself.
"""

from datetime import date

from msgspec import Struct

from generator.assessment.deadlines import FIRST_DEADLINE, Publication, assess_publication
from generator.assessment.signing import Signatures, assess_signing
from generator.book.model import Book, BookReport
from schema.addresses import split_address


class Formalities(Struct, frozen=True):
    """How a statement stands in its form.

    `publication` is None where the Act did not apply yet. `host` is the site's own, None where it
    is not known; so is `own_website`, whether that is the enterprise's.
    """

    publication: Publication | None
    signatures: Signatures
    host: str | None
    own_website: bool | None

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
    host, own = host_of(site_url), host_of(report.organisation.website)
    return Formalities(
        publication=assess_publication(report, book) if applied else None,
        signatures=assess_signing(report),
        host=host,
        own_website=host == own or host.endswith(f".{own}") if host and own else None,
    )


def host_of(url: str | None) -> str | None:
    """Return the host that an address names, without www; None without an address."""
    parts = split_address(url) if url else None
    return parts.hostname.removeprefix("www.") if parts and parts.hostname else None
