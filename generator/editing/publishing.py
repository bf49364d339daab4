"""A draft made a published statement: what would stop it then, and the change in report.yaml."""

from datetime import date
from pathlib import Path

from msgspec.structs import replace

from generator.book.model import BookReport
from generator.content.sources import Source, discover
from generator.editing.opened_file import OpenedFile
from generator.editing.places import find_file
from generator.editing.saving import put_file, read_file
from generator.editing.yaml_changes import change_value, read_value
from generator.findings.finding import Ref
from generator.formats.listing import ListedFinding, list_findings
from generator.line.content_check import check_source
from schema.fields import fields_of
from schema.report import Report


def published_data(data: bytes, today: date) -> bytes:
    """Return report.yaml as it is once the statement is published; the date only if it has none.

    Raises UnwritableError.
    """
    opened, fields = OpenedFile(data), fields_of(Report)
    text = change_value(opened.text, ("status",), "published", fields)
    if read_value(text, ("published",)) is None:
        text = change_value(text, ("published",), today.isoformat(), fields)
    return opened.with_text(text).data


def find_obstacles(
    content: Path, report: BookReport, today: date, language: str
) -> tuple[ListedFinding, ...]:
    """Return what keeps a draft from being published, as the rules say. Raises UnwritableError."""
    path = f"{report.path}/report.yaml"
    source, discovered = discover(content, report.path.partition("/")[0])
    sources = tuple(
        Source(each.path, each.file, each.size, published_data(each.data, today))
        if each.path == path and each.data is not None
        else each
        for each in source.sources
    )
    checked = check_source(replace(source, sources=sources), discovered, today)
    return tuple(
        each
        for each in list_findings(checked, language)
        if each.finding.stops_publishing and not each.excepted
    )


def publish(content: Path, report: BookReport, today: date) -> None:
    """Make a draft a published statement.

    Raises UnwritableError, ChangedMeanwhileError, OSError.
    """
    file = find_file(content, Ref(f"{report.path}/report.yaml"))
    before = read_file(file) or b""
    put_file(file, before, published_data(before, today))
