"""What becomes of findings: consequences left out, exceptions applied, the lesser silenced."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from operator import ne
from posixpath import dirname

from msgspec import Struct
from msgspec.structs import replace

from generator.book.model import Book, BookReport, LetStand
from generator.checks.missing_attachments import MissingAttachments
from generator.checks.one_cause import leave_out_repeated, put_together
from generator.checks.rules import all_codes
from generator.content.documents import Document
from generator.content.markdown_documents import MarkdownDocument
from generator.content.typed_files import TypedFiles
from generator.content.yaml_documents import YamlDocument
from generator.findings.codes import exceptions as codes
from generator.findings.codes import syntax, values
from generator.findings.finding import Finding, Ref, Severity
from generator.findings.positions import Keys, descend, is_broken, span_of
from generator.text.suggestions import closest
from schema.renamed_codes import names_now
from schema.report import ExceptionFor
from schema.unexceptable import why_never_excepted
from schema.values import Text
from schema.wordlists import load_words

# What says that something written is not read.
_UNREAD = ("SYN", "VAL", "REF2")
# A reason of fewer words gives none.
_FEWEST_WORDS = 3
_MISSING_DASH = syntax.MISSING_DASH.id
# What says that a report has nothing in a language, and that a company has no number.
_NO_LANGUAGE, _NO_NUMBER = "LNG102", "LAW405"
# What says that a `#` has cut a value, of which the rest is told no further.
_CUT = frozenset({syntax.RESERVED_CHARACTER.id, syntax.CUT_BY_NOTE.id})
# What says that a file or a folder is left alone, and all that is in it.
_NOT_OPENED = frozenset(
    {syntax.STRAY_FILE.id, syntax.STRAY_FOLDER.id, syntax.SHORTCUT.id, syntax.UNREADABLE.id}
)

# Where the first exception is, by its code, what it is about, and its case.
_Excepting = Mapping[tuple[str, str | None, str | None], int]
# Cases that were found, by code and what they are about; of all together about nothing.
_CasesSeen = Mapping[tuple[str, str | None], Iterable[str]]


class Found(Struct, frozen=True):
    """What the stages found: of files, when they were read and parsed; of values, ever since."""

    of_files: tuple[Finding, ...]
    of_values: tuple[Finding, ...]


class Settled(Struct, frozen=True):
    """What remains of all that was found, and the book with what its exceptions let stand."""

    findings: tuple[Finding, ...]
    book: Book


def settle(found: Found, book: Book, files: TypedFiles, unparsed: frozenset[str]) -> Settled:
    """Return what remains of all that was found: no consequences, exceptions marked, each once.

    `unparsed` are the paths of files that could be read but not parsed.
    """
    # Validation knows the form, and may say more of the same thing than parsing could.
    said_better = {(each.code, each.where) for each in found.of_values}
    first = [each for each in found.of_files if (each.code, each.where) not in said_better]
    kept = leave_out_consequences(first, found.of_values, files.unread | unparsed, files.documents)
    marked = tuple(apply_exceptions(book, kept))
    said = put_together(leave_out_repeated(silence_lesser(marked)))
    return Settled(tuple(said), _remember(book, marked))


def _remember(book: Book, marked: Iterable[Finding]) -> Book:
    """Return a book whose reports know what their exceptions let stand."""
    excepted = [each for each in marked if each.excepted is not None]
    if not excepted:
        return book
    reports = (
        replace(report, let_stand=tuple(_let_stand(report, excepted))) for report in book.reports
    )
    return replace(book, reports=tuple(reports))


def _let_stand(report: BookReport, excepted: Iterable[Finding]) -> Iterator[LetStand]:
    excepting = _by_subject(report)
    for finding in excepted:
        index = _covering(report, excepting, finding)
        if index is not None:
            exception = report.head.exceptions[index]
            about = exception.about or finding.about
            yield LetStand(finding.code, _case(finding), about, exception.reason)


def leave_out_consequences(
    of_files: Iterable[Finding],
    of_values: Iterable[Finding],
    unread: frozenset[str],
    documents: Mapping[str, Document],
) -> list[Finding]:
    """Leave out what is said only because something else could not be read.

    `unread` are the files and folders that could not be read; `documents` the files that could,
    with marks where values have been left out.
    """
    first, then = list(of_files), list(of_values)
    outside = {each.where.file for each in (*first, *then) if each.code in _NOT_OPENED}
    # A file that was to be the one that is missing has nothing else wrong with it.
    meant = (
        (each.where.file, str(each.arguments.get("suggestion", "")))
        for each in (*first, *then)
        if each.code == syntax.MISSING_FILE.id
    )
    outside |= {f"{dirname(file)}/{name}" for file, name in meant if name}
    hollow = {each.where.file for each in (*first, *then) if _says_nothing_is_there(each)}
    kept = [each for each in first if each.code in _NOT_OPENED or not _is_in(each, outside)]
    missing = MissingAttachments.of(first, then, unread)
    swallowed = set(_swallowed(documents))
    # How grave what is told no further is, by the line that a `#` has cut.
    cut = {_line(each, documents): each.severity for each in first if each.code in _CUT}
    undashed = {_line(each, documents) for each in first if each.code == _MISSING_DASH}
    stopping = {each.where for each in (*first, *then) if each.severity is Severity.ERROR}
    for each in map(missing.as_meant, then):
        if missing.tells(each) or (each.where.file, each.where.keys) in swallowed:
            continue
        if _follows(each, stopping):
            continue
        line = _line(each, documents) if each.where.keys else None
        if line in cut:
            cut[line] = max(cut[line], each.severity)
            continue
        if each.code == values.MISSING_KEY.id and line in undashed:
            continue
        if each.code in _NOT_OPENED or not _is_in(each, outside | hollow | unread):
            kept.extend([] if _is_on_mark(each.where, documents) else [each])
        elif _says_nothing_is_there(each) and not _is_in(each, outside):
            kept.append(each)
    return [
        replace(each, severity=cut.get(_line(each, documents), each.severity))
        if each.code in _CUT
        else each
        for each in kept
    ]


def _follows(finding: Finding, stopping: Collection[Ref]) -> bool:
    """Tell whether what a finding misses may be there, where something else stops it being read.

    Answers in a language may be in that language's files; a company's number is the organisation's.
    """
    where = finding.where
    if finding.code == _NO_LANGUAGE:
        year, language = finding.arguments["year"], finding.arguments["missing_language"]
        folder, name = f"{dirname(where.file)}/{year}/", f"/{language}.md"
        files = (each.file for each in stopping)
        return any(each.startswith(folder) and each.casefold().endswith(name) for each in files)
    number = finding.code == _NO_NUMBER and finding.arguments.get("case") == "number"
    return number and any(each.file == where.file and each.keys == ("number",) for each in stopping)


def _swallowed(documents: Mapping[str, Document]) -> Iterator[tuple[str, Keys]]:
    """Yield the empty answers whose text stands under a heading that begins no answer."""
    for path, document in documents.items():
        if not isinstance(document, MarkdownDocument):
            continue
        for stray in document.strays:
            above = [each for each in document.answers if each.heading.line < stray.span.line]
            if above and not above[-1].text.strip():
                yield path, (above[-1].id,)


def _line(finding: Finding, documents: Mapping[str, Document]) -> tuple[str, int] | None:
    """Return the line of a YAML file on which a finding is; None where that is not known."""
    where, document = finding.where, documents.get(finding.where.file)
    if where.span is None and isinstance(document, YamlDocument):
        return where.file, span_of(document.root, where.keys).line
    return (where.file, where.span.line) if where.span else None


def _says_nothing_is_there(finding: Finding) -> bool:
    """Tell whether a finding says that a file is empty or missing."""
    empty = finding.code == values.EMPTY_VALUE.id and not finding.where.keys
    missing = finding.code == syntax.MISSING_FILE.id
    return empty or (missing and finding.arguments.get("file") == finding.where.file)


def _is_in(finding: Finding, paths: Collection[str]) -> bool:
    if not paths:
        return False
    parts = finding.where.file.split("/")
    return any("/".join(parts[:end]) in paths for end in range(1, len(parts) + 1))


def _is_on_mark(where: Ref, documents: Mapping[str, Document]) -> bool:
    """Tell whether a place is one where a value has been left out."""
    document = documents.get(where.file)
    if not isinstance(document, YamlDocument) or where.span is not None:
        return False
    value, _ = descend(document.root, where.keys)
    return value is not document.root and is_broken(value)


def apply_exceptions(organisation: Book, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Mark the findings that a report's exceptions cover; add what is wrong with exceptions."""
    marked = list(findings)
    by_folder: dict[str, list[int]] = defaultdict(list)
    for position, finding in enumerate(marked):
        by_folder[_folder(finding)].append(position)
    for report in organisation.reports:
        if not report.head.exceptions:
            continue
        used: dict[int, set[str]] = defaultdict(set)
        excepting = _by_subject(report)
        positions = sorted(by_folder[report.path] + by_folder[dirname(report.path)])
        for position in positions:
            finding = marked[position]
            index = _covering(report, excepting, finding)
            if index is not None:
                used[index].add(_case(finding))
                reason = _reason(report.head.exceptions[index], report)
                marked[position] = replace(finding, excepted=reason)
        near = [marked[each] for each in positions]
        whole = not any(_hides_others(each, report) for each in near)
        seen = _cases_by_subject(each for each in near if _concerns(report, each))
        yield from _check_exceptions(report, used, seen, whole=whole)
    yield from marked


def _folder(finding: Finding) -> str:
    """Return the year's folder that a finding is in, or the organisation's."""
    key, *below = finding.where.file.split("/")
    return f"{key}/{below[0]}" if len(below) > 1 else key


def _case(finding: Finding) -> str:
    return str(finding.arguments.get("case", ""))


def _concerns(report: BookReport, finding: Finding) -> bool:
    file = finding.where.file
    return file.startswith(f"{report.path}/") or file == f"{dirname(report.path)}/organisation.yaml"


def _hides_others(finding: Finding, report: BookReport) -> bool:
    """Tell whether a finding means that some of the report is unread: others may be hidden."""
    unread = finding.code.startswith(_UNREAD)
    beside = dirname(finding.where.file) == dirname(report.path)
    concerns = beside or _concerns(report, finding)
    return unread and finding.severity is Severity.ERROR and concerns


def _by_subject(report: BookReport) -> _Excepting:
    """Return where among a report's exceptions the first of each code, subject and case is."""
    first: dict[tuple[str, str | None, str | None], int] = {}
    for index, each in enumerate(report.head.exceptions):
        for code in names_now(each.code):
            first.setdefault((code, each.about, each.case), index)
    return first


def _covering(report: BookReport, excepting: _Excepting, finding: Finding) -> int | None:
    """Return which of a report's exceptions covers a finding: the one that says most exactly so."""
    case = _case(finding)
    if not (
        excepting and _concerns(report, finding) and not why_never_excepted(finding.code, case)
    ):
        return None
    fitting = (
        ((of_case is None, about is None), excepting[finding.code, about, of_case])
        for about in (finding.about, finding.where.file, None)
        for of_case in (case, None)
        if (finding.code, about, of_case) in excepting
    )
    return min(fitting, default=(None, None))[1]


def _cases_by_subject(findings: Iterable[Finding]) -> _CasesSeen:
    """Return the cases of each code that were found, of each subject and of all together."""
    cases: defaultdict[tuple[str, str | None], dict[str, None]] = defaultdict(dict)
    for each in findings:
        for subject in (each.about, each.where.file, None):
            cases[each.code, subject][_case(each)] = None
    return cases


def _reason(exception: ExceptionFor, report: BookReport) -> str:
    found = exception.reason.find(report.language, report.language)
    return found[0] if found else ""


def _check_exceptions(
    report: BookReport, used: Mapping[int, set[str]], seen: _CasesSeen, *, whole: bool
) -> Iterator[Finding]:
    """Yield what is wrong with a report's exceptions; `used` are the cases that each one covers."""
    for index, exception in enumerate(report.head.exceptions):
        where = report.ref("report.yaml", "exceptions", index)
        named, code = exception.code, where.at("code")
        now = names_now(named)
        if now and now != (named,) and named not in all_codes():
            yield codes.RENAMED.at(code, named=named, now=now)
        if now and not set(now) & all_codes().keys():
            near = (each for each in all_codes() if sum(map(ne, each, named)) == 1)
            yield codes.UNKNOWN_CODE.at(code, named=named, suggestion=next(near, ""))
        elif why := _why_never(exception, now, {} if index in used else seen):
            yield codes.NOT_ALLOWED.at(code, named=named, why=Text(why))
        else:
            yield from _check_reason(exception, where.at("reason"))
            if len(used.get(index, ())) > 1:
                yield codes.SEVERAL_CASES.at(code, named=named, cases=tuple(sorted(used[index])))
            elif index not in used and whole:
                yield _unused(exception, code, seen)


def _why_never(
    exception: ExceptionFor, now: Collection[str], seen: _CasesSeen
) -> Mapping[str, str] | None:
    """Return why an exception may not be; `seen` is what it may have been meant for."""
    found = (case for code in now for case in seen.get((code, exception.about), ()))
    meant = (case for case in found if exception.case in {None, case})
    cases = [exception.case or "", *meant]
    reasons = (why_never_excepted(code, case) for code in now for case in cases)
    return next(filter(None, reasons), None)


def _unused(exception: ExceptionFor, where: Ref, seen: _CasesSeen) -> Finding:
    named, case = exception.code, exception.case or ""
    known = sorted({each for code in names_now(named) for each in seen.get((code, None), ())})
    suggestion = closest(case, known) if case else ""
    subject = exception.about or case
    return codes.UNUSED.at(where, named=named, subject=subject, suggestion=suggestion)


def _check_reason(exception: ExceptionFor, where: Ref) -> Iterator[Finding]:
    for code, reason in exception.reason.by_language.items():
        words = reason.strip(" .,;:!–-").casefold()
        if len(words.split()) < _FEWEST_WORDS or words in _says_nothing():
            place = where.at(code) if code else where
            yield codes.REASON_SAYS_NOTHING.at(place, named=exception.code, words=reason.strip())


def _says_nothing() -> frozenset[str]:
    return load_words("bare_answers") | load_words("bare_noes")


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
