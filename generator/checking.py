"""Stage 5, check: the rules over the book, the exceptions over the findings, the order of both."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from posixpath import dirname

from generator.binding import bind
from generator.book import BoundOrganisation, BoundReport
from generator.codes import exceptions as codes
from generator.documents import Parsed, parse
from generator.findings import Finding, Ref, Severity
from generator.places import locate
from generator.positions import Span
from generator.rules import all_codes, all_rules
from generator.rules.registry import Context
from generator.sources import OrganisationSource, Source, read_organisation
from generator.suggestions import closest
from schema.report import ExceptionFor

# Families that say content cannot be read, or is not what it says it is: nothing to except.
_NOT_EXCEPTABLE = frozenset({"SYN", "VAL", "EXC"})


@dataclass(frozen=True, slots=True)
class Located:
    """A finding with its place in the file."""

    finding: Finding
    span: Span
    related: tuple[tuple[Ref, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """What stages 1–5 made of one organisation. `texts` maps a file's path to its text."""

    key: str
    organisation: BoundOrganisation
    findings: tuple[Located, ...]
    texts: Mapping[str, str]
    sources: tuple[Source, ...]

    @property
    def may_be_published(self) -> bool:
        """Whether no finding stops publishing."""
        return not any(each.finding.stops_publishing for each in self.findings)


def check_organisation(content: Path, key: str, as_of: date) -> Checked:
    """Run stages 1–5 on one organisation."""
    source, findings = read_organisation(content, key)
    parsed, parse_findings = _parse(source)
    documents = {path: each.document for path, each in parsed.items() if each.document}
    organisation, bind_findings = bind(source, documents)
    found = [*findings, *parse_findings, *bind_findings, *_check(organisation, as_of)]
    settled = _silence(_except(organisation, _readable(found, parsed)))
    located = sorted((_locate(each, parsed) for each in settled), key=_order)
    texts = {path: each.text for path, each in parsed.items()}
    return Checked(key, organisation, tuple(located), texts, source.sources)


def _parse(source: OrganisationSource) -> tuple[dict[str, Parsed], list[Finding]]:
    parsed: dict[str, Parsed] = {}
    findings: list[Finding] = []
    for each in source.sources:
        if each.data is not None:
            parsed[each.path], found = parse(each)
            findings.extend(found)
    return parsed, findings


def _check(organisation: BoundOrganisation, as_of: date) -> Iterator[Finding]:
    context = Context(organisation, as_of)
    for report in organisation.reports:
        for rule in all_rules():
            yield from rule.find(report, context)


def _readable(findings: Iterable[Finding], parsed: Mapping[str, Parsed]) -> list[Finding]:
    """Leave out what is said of the contents of files that could not be read."""
    unread = {path for path, each in parsed.items() if each.document is None}
    return [each for each in findings if each.family == "SYN" or each.where.file not in unread]


def _except(organisation: BoundOrganisation, findings: list[Finding]) -> Iterator[Finding]:
    """Mark the findings that a report's exceptions cover; yield what is wrong with exceptions."""
    for report in organisation.reports:
        used: set[int] = set()
        for position, finding in enumerate(findings):
            index = _covering(report, finding)
            if index is not None:
                used.add(index)
                reason = report.head.exceptions[index].reason.find(report.language, report.language)
                findings[position] = replace(finding, excepted=reason[0] if reason else "")
        yield from _check_exceptions(report, used)
    yield from findings


def _covering(report: BoundReport, finding: Finding) -> int | None:
    own = f"{dirname(report.path)}/organisation.yaml"
    if finding.where.file != own and not finding.where.file.startswith(f"{report.path}/"):
        return None
    for index, exception in enumerate(report.head.exceptions):
        about = exception.about in {None, finding.about, finding.where.file}
        if exception.code == finding.code and about and finding.family not in _NOT_EXCEPTABLE:
            return index
    return None


def _check_exceptions(report: BoundReport, used: set[int]) -> Iterator[Finding]:
    for index, exception in enumerate(report.head.exceptions):
        where = report.ref("report.yaml", "exceptions", index, "code")
        about = exception.about or ""
        if exception.code not in all_codes():
            suggestion = closest(exception.code, all_codes())
            yield codes.UNKNOWN_CODE.at(where, named=exception.code, suggestion=suggestion)
        elif exception.code[:3] in _NOT_EXCEPTABLE:
            yield codes.NOT_ALLOWED.at(where, named=exception.code)
        elif not _reason(exception):
            yield codes.NO_REASON.at(where, named=exception.code)
        elif index not in used:
            yield codes.UNUSED.at(where, named=exception.code, subject=about)


def _reason(exception: ExceptionFor) -> bool:
    return any(text.strip() for text in exception.reason.by_language.values())


def _silence(findings: Iterable[Finding]) -> list[Finding]:
    """Keep, of several findings on the very same spot, only the gravest."""
    findings = list(findings)
    worst: dict[tuple[object, ...], Severity] = {}
    for each in findings:
        spot = _spot(each)
        worst[spot] = max(worst.get(spot, Severity.INFO), each.severity)
    return [each for each in findings if each.severity == worst[_spot(each)]]


def _spot(finding: Finding) -> tuple[object, ...]:
    return finding.where.file, finding.where.keys, finding.where.span, finding.where.words


def _locate(finding: Finding, parsed: Mapping[str, Parsed]) -> Located:
    related = tuple((ref, locate(ref, parsed.get(ref.file))) for ref in finding.related)
    return Located(finding, locate(finding.where, parsed.get(finding.where.file)), related)


def _order(located: Located) -> tuple[object, ...]:
    finding = located.finding
    return finding.where.file, located.span, -finding.severity, finding.code
