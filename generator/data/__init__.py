"""The open data of a report: JSON, CSV tables with their description, attachments, and the feed.

May import: `schema`, `text`, `book`, `plan`.
"""

from collections.abc import Iterator

from generator.book.model import Book, BookReport
from generator.data.feed import make_feed
from generator.data.package import make_package
from generator.data.report_json import make_report_json
from generator.data.tables import write_table
from generator.plan.addresses import Site, addresses
from generator.plan.artifacts import Artifact
from generator.plan.datasets import DATASETS


def list_files(organisation: Book, site: Site) -> Iterator[Artifact]:
    """Yield the data files of an organisation's reports, its feed, and one attachment at a time."""
    for report in organisation.reports:
        yield from list_report_files(organisation, report, site)
    feed = make_feed(organisation, site)
    if feed:
        yield feed


def list_report_files(organisation: Book, report: BookReport, site: Site) -> Iterator[Artifact]:
    """Yield a report's JSON, tables, the description of both, and attachments."""
    home = addresses(organisation, site)
    whole = make_report_json(organisation, report, site)
    tables = [
        Artifact(home.data(report.year, each.file), write_table(each, organisation.key, report))
        for each in DATASETS
    ]
    yield whole
    yield from tables
    yield make_package(organisation, report, whole.path.rpartition("/")[0], tables)
    for bound in report.attachments:
        path = home.attachment(report.year, bound.attachment.file)
        yield Artifact(path, bound.source.file.read_bytes())
