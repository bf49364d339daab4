"""What becomes of findings: consequences left out, exceptions applied, the lesser silenced."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from posixpath import dirname

from msgspec.structs import replace

from generator.book import BoundOrganisation, BoundReport
from generator.codes import exceptions as codes
from generator.codes import syntax, values
from generator.documents import Document
from generator.findings import Finding, Ref, Severity
from generator.positions import descend, is_broken
from generator.rules import all_codes
from generator.suggestions import closest
from generator.yaml_documents import YamlDocument
from schema.report import ExceptionFor

# What says that something written is not read, or that an exception is wrong: nothing to except.
_UNREAD = ("SYN", "VAL", "REF2")
# With these let stand, links would lead nowhere, files be left out, or two pages share an address.
_BROKEN = ("REF301", "REF302", "REF303", "REF305")
_NOT_EXCEPTABLE = (*_UNREAD, *_BROKEN, "EXC")
# What says that a file or a folder is left alone, and all that is in it.
_NOT_OPENED = frozenset(
    {syntax.STRAY_FILE.id, syntax.STRAY_FOLDER.id, syntax.SHORTCUT.id, syntax.UNREADABLE.id}
)


def leave_out_consequences(
    of_files: Iterable[Finding],
    of_values: Iterable[Finding],
    unread: frozenset[str],
    documents: Mapping[str, Document],
) -> list[Finding]:
    """Leave out what is said only because something else could not be read.

    `of_files` is what reading and parsing found, `of_values` what binding and the rules did.
    `unread` are the files and folders that could not be read; `documents` the files that could,
    with marks where values have been left out.
    """
    first, then = list(of_files), list(of_values)
    outside = {each.where.file for each in (*first, *then) if each.code in _NOT_OPENED}
    hollow = {each.where.file for each in (*first, *then) if _says_nothing_is_there(each)}
    kept = [each for each in first if each.code in _NOT_OPENED or not _is_in(each, outside)]
    for each in then:
        if each.code in _NOT_OPENED or not _is_in(each, outside | hollow | unread):
            kept.extend([] if _is_on_mark(each.where, documents) else [each])
        elif _says_nothing_is_there(each) and not _is_in(each, outside):
            kept.append(each)
    return kept


def _says_nothing_is_there(finding: Finding) -> bool:
    """Tell whether a finding says that a file is empty or missing."""
    empty = finding.code == values.EMPTY_VALUE.id and not finding.where.keys
    missing = finding.code == syntax.MISSING_FILE.id
    return empty or (missing and finding.arguments["file"] == finding.where.file)


def _is_in(finding: Finding, paths: Collection[str]) -> bool:
    parts = finding.where.file.split("/")
    return any("/".join(parts[:end]) in paths for end in range(1, len(parts) + 1))


def _is_on_mark(where: Ref, documents: Mapping[str, Document]) -> bool:
    """Tell whether a place is one where a value has been left out."""
    document = documents.get(where.file)
    if not isinstance(document, YamlDocument) or where.span is not None:
        return False
    value, _ = descend(document.root, where.keys)
    return value is not document.root and is_broken(value)


def apply_exceptions(
    organisation: BoundOrganisation, findings: Iterable[Finding]
) -> Iterator[Finding]:
    """Mark the findings that a report's exceptions cover; add what is wrong with exceptions."""
    marked = list(findings)
    for report in organisation.reports:
        used: set[int] = set()
        for position, finding in enumerate(marked):
            index = _covering(report, finding)
            if index is not None:
                used.add(index)
                reason = _reason(report.head.exceptions[index], report)
                marked[position] = replace(finding, excepted=reason)
        whole = not any(_hides_others(each, report) for each in marked)
        yield from _check_exceptions(report, used, whole=whole)
    yield from marked


def _concerns(report: BoundReport, finding: Finding) -> bool:
    organisation = f"{dirname(report.path)}/organisation.yaml"
    return finding.where.file == organisation or finding.where.file.startswith(f"{report.path}/")


def _hides_others(finding: Finding, report: BoundReport) -> bool:
    """Tell whether a finding means that some of the report is unread: others may be hidden."""
    unread = finding.code.startswith(_UNREAD)
    beside = dirname(finding.where.file) == dirname(report.path)
    concerns = beside or _concerns(report, finding)
    return unread and finding.severity is Severity.ERROR and concerns


def _covering(report: BoundReport, finding: Finding) -> int | None:
    """Return which of a report's exceptions covers a finding."""
    if finding.code.startswith(_NOT_EXCEPTABLE) or not _concerns(report, finding):
        return None
    abouts = {None, finding.about, finding.where.file}
    fitting = (
        index
        for index, exception in enumerate(report.head.exceptions)
        if exception.code == finding.code and exception.about in abouts
    )
    return next(fitting, None)


def _reason(exception: ExceptionFor, report: BoundReport) -> str:
    found = exception.reason.find(report.language, report.language)
    return found[0] if found else ""


def _check_exceptions(report: BoundReport, used: set[int], *, whole: bool) -> Iterator[Finding]:
    for index, exception in enumerate(report.head.exceptions):
        where = report.ref("report.yaml", "exceptions", index, "code")
        named = exception.code
        if named not in all_codes():
            suggestion = closest(named, all_codes())
            yield codes.UNKNOWN_CODE.at(where, named=named, suggestion=suggestion)
        elif named.startswith(_NOT_EXCEPTABLE):
            yield codes.NOT_ALLOWED.at(where, named=named)
        elif index not in used and whole:
            yield codes.UNUSED.at(where, named=named, subject=exception.about or "")


def silence_lesser(findings: Iterable[Finding]) -> list[Finding]:
    """Keep, of several findings on the very same spot, only the gravest.

    Those that speak of a whole file are not on one spot, and one that is excepted silences none.
    """
    findings = list(findings)
    worst: dict[Ref, Severity] = {}
    for each in findings:
        if each.excepted is None and _is_spot(each.where):
            worst[each.where] = max(worst.get(each.where, Severity.INFO), each.severity)
    return [each for each in findings if each.severity >= worst.get(each.where, Severity.INFO)]


def _is_spot(where: Ref) -> bool:
    return bool(where.keys) or where.span is not None
