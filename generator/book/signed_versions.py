"""The versions of reports that were signed, bound as the reports are."""

from msgspec.structs import replace

from generator.book.binding import bind
from generator.book.model import Book, BookReport
from generator.content.documents import parse
from generator.content.signed_versions import SignedVersion, check_signed, folder_of, list_versions
from generator.content.sources import SourceFolder
from generator.content.typed_files import validate
from generator.findings.codes import syntax
from generator.findings.finding import Finding, Ref


def bind_versions(book: Book, source: SourceFolder) -> tuple[Book, tuple[Finding, ...]]:
    """Return the book with every version of its reports that was signed, the oldest first.

    A version that is not whole is said to lack its report.yaml.
    """
    if not source.signed:
        return book, ()
    bound = [(each, _bind(each)) for each in list_versions(source)]
    findings = [*check_signed(source)]
    for each, report in bound:
        if report is None:
            file = f"{source.key}/{folder_of(each.year, each.number)}/report.yaml"
            missing = syntax.MISSING_FILE.at(
                Ref(file), case="file", file=file, suggestion="", deeper=""
            )
            findings.append(missing)
    reports = (
        replace(report, versions=tuple(v for each, v in bound if v and each.year == report.year))
        for report in book.reports
    )
    return replace(book, reports=tuple(reports)), tuple(findings)


def _bind(version: SignedVersion) -> BookReport | None:
    """Return a version as a report; None where it cannot be read any more.

    What is wrong with it is not said again: nobody can put it right.
    """
    documents, _ = parse(version.source)
    files, _ = validate(documents)
    book, _ = bind(files)
    if not book.reports:
        return None
    path = f"{book.key}/{folder_of(version.year, version.number)}"
    return replace(book.reports[0], path=path, version=version.number)
