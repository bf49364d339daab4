"""What an annual report (årsberetning) may say of where the statement is (§ 5, third paragraph)."""

from msgspec import Struct

from generator.book.enterprise_size import owes_annual_report
from generator.book.model import Book
from generator.plan.addresses import Addresses, absolute
from generator.plan.site_plan import newest
from generator.text.words import Words


class AnnualReportReference(Struct, frozen=True):
    """The sentence with the address of the newest statement; `latest` leads to the newest ever."""

    sentence: str
    latest: str


def refer_to_statement(book: Book, home: Addresses, words: Words) -> AnnualReportReference | None:
    """Return what to put in the annual report.

    None where there is no statement, where nobody said at which address the site is, and for an
    enterprise that has no such report to make.
    """
    report = newest(book)
    if report is None or owes_annual_report(report) is False:
        return None
    address, latest = (
        absolute(home.site, path) for path in (home.report(report.year), home.latest())
    )
    if address is None or latest is None:
        return None
    name = book.organisation.name
    sentence = words("annual_report_sentence", name=name, year=report.year, address=address)
    return AnnualReportReference(sentence, latest)
