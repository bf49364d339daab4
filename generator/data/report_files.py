"""The data files of an organisation: JSON, CSV tables with their description, attachments, feed."""

from collections.abc import Iterator

from generator.book.model import BookReport
from generator.data.feed import make_feed
from generator.data.package import make_package
from generator.data.plain import Json, write_json
from generator.data.register_rows import make_rows
from generator.data.report_json import NAME, describe_report
from generator.data.tables import write_table
from generator.plan.artifacts import Artifact
from generator.plan.datasets import DATASETS
from generator.plan.site_plan import SitePlan


def list_files(plan: SitePlan) -> Iterator[Artifact]:
    """Yield the data files of an organisation's reports, its feed, and one attachment at a time.

    Last come its rows of the tables of all statements, where the site has those, and what the CMS
    is told of it.
    """
    described = {}
    for report in plan.book.reports:
        described[report.path] = describe_report(plan, report)
        yield from _list_report_files(plan, report, described[report.path])
    if plan.site.tables:
        yield make_rows(plan, described)
    feed = make_feed(plan)
    if feed:
        yield feed
    if plan.edited:
        from generator.data.editable_files import describe_editable

        yield from describe_editable(plan.edited)


def list_report_files(plan: SitePlan, report: BookReport) -> Iterator[Artifact]:
    """Yield a report's JSON, tables, the description of both, and attachments."""
    yield from _list_report_files(plan, report, describe_report(plan, report))


def list_tables(plan: SitePlan, report: BookReport) -> list[Artifact]:
    """Return a report's tables as CSV."""
    return [
        Artifact(plan.main.data(report.year, each.file), write_table(each, plan.book.key, report))
        for each in DATASETS
    ]


def _list_report_files(
    plan: SitePlan, report: BookReport, described: dict[str, Json]
) -> Iterator[Artifact]:
    whole = Artifact(plan.main.data(report.year, NAME), write_json(described))
    tables = list_tables(plan, report)
    yield whole
    yield from tables
    yield make_package(plan.book, report, whole.path.rpartition("/")[0], tables)
    for bound in report.attachments:
        path = plan.main.attachment(report.year, bound.attachment.file)
        yield Artifact(path, bound.source.file.read_bytes())
