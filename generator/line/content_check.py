"""Stages 1 to 5 for one organisation: from the files in its folder to a book that is checked."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from generator.assessment.points import assess
from generator.assessment.today import Today
from generator.book.binding import bind
from generator.book.model import Book
from generator.book.signed_versions import bind_versions
from generator.checks.check import Checked, check, conclude
from generator.checks.suppression import Found
from generator.content.characters import check_characters
from generator.content.documents import parse
from generator.content.sources import SourceFolder, discover
from generator.content.typed_files import validate
from generator.findings.finding import Finding
from generator.line.moved_check import check_moved


def check_organisation(content: Path, key: str, as_of: date) -> Checked:
    """Run stages 1 to 5 on one organisation; `as_of` stands for today."""
    source, discovered = discover(content, key)
    return check_source(source, discovered, as_of)


def read_book(content: Path, key: str) -> Book:
    """Return one organisation's book as it is bound, with nothing checked."""
    files, _ = validate(parse(discover(content, key)[0])[0])
    return bind(files)[0]


def check_source(source: SourceFolder, discovered: Iterable[Finding], as_of: date) -> Checked:
    """Run stages 2 to 5 on what stage 1 has read, with what it found."""
    documents, parsed = parse(source)
    files, validated = validate(documents)
    book, bound = bind(files)
    book, versions = bind_versions(book, source)
    today = Today(as_of)
    # What exceptions let stand, which is found below, changes nothing of these.
    assessments = {each.path: assess(each, book) for each in book.reports}
    checked = check(book, today, assessments)
    unprintable = check_characters(documents)
    found = Found((*discovered, *parsed, *unprintable), (*validated, *bound, *versions, *checked))
    concluded = conclude(documents, files, book, found)
    concluded = replace(concluded, days=today.days, assessments=assessments)
    return check_moved(concluded, documents.parsed.get(f"{book.key}/organisation.yaml"))
