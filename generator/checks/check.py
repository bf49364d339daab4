"""Stage 5, check: the rules over the book, the exceptions over the findings, the order of both."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.book.binding import bind
from generator.book.model import Book
from generator.checks.locations import locate
from generator.checks.rules import all_rules
from generator.checks.rules.registry import Context
from generator.checks.suppression import apply_exceptions, leave_out_consequences, silence_lesser
from generator.content.documents import Parsed, parse
from generator.content.sources import OrganisationSource, Source, read_organisation
from generator.findings.finding import Finding, Ref
from generator.findings.positions import Span


class Located(Struct, frozen=True):
    """A finding with its place in the file.

    `shown` are the addresses on the site where that place is shown, from site/, the nearest first;
    only a preview knows them.
    """

    finding: Finding
    span: Span
    related: tuple[tuple[Ref, Span], ...] = ()
    shown: tuple[str, ...] = ()


class Checked(Struct, frozen=True):
    """What stages 1–5 made of one organisation. `texts` maps a file's path to its text.

    `drafts` are the paths of the reports that are drafts.
    """

    key: str
    organisation: Book
    findings: tuple[Located, ...]
    texts: Mapping[str, str]
    sources: tuple[Source, ...]
    drafts: tuple[str, ...] = ()

    @property
    def may_be_published(self) -> bool:
        """Whether no finding stops publishing."""
        return not any(each.finding.stops_publishing for each in self.findings)


def check_organisation(content: Path, key: str, as_of: date) -> Checked:
    """Run stages 1–5 on one organisation."""
    source, findings = read_organisation(content, key)
    return check_source(source, findings, as_of)


def check_source(source: OrganisationSource, found: Iterable[Finding], as_of: date) -> Checked:
    """Run stages 2–5 on what stage 1 has read; `found` are its findings."""
    parsed, parse_findings = _parse(source)
    documents = {path: each.document for path, each in parsed.items() if each.document}
    bound = bind(source, documents)
    unread = bound.unread | (parsed.keys() - documents.keys())
    # Binding knows the form, and may say more of the same thing than parsing could.
    said_better = {(each.code, each.where) for each in bound.findings}
    said_first = [each for each in parse_findings if (each.code, each.where) not in said_better]
    kept = leave_out_consequences(
        of_files=[*found, *said_first],
        of_values=[*bound.findings, *_check(bound.organisation, as_of)],
        unread=unread,
        documents=bound.documents,
    )
    settled = silence_lesser(apply_exceptions(bound.organisation, kept))
    read = {
        path: replace(each, document=bound.documents.get(path)) for path, each in parsed.items()
    }
    located = sorted((_locate(each, read) for each in settled), key=_order)
    texts = {path: each.text for path, each in parsed.items()}
    reports = bound.organisation.reports
    drafts = tuple(each.path for each in reports if each.head.status == "draft")
    return Checked(source.key, bound.organisation, tuple(located), texts, source.sources, drafts)


def _parse(source: OrganisationSource) -> tuple[dict[str, Parsed], list[Finding]]:
    parsed: dict[str, Parsed] = {}
    findings: list[Finding] = []
    for each in source.sources:
        if each.data is not None:
            parsed[each.path], found = parse(each)
            findings.extend(found)
    return parsed, findings


def _check(organisation: Book, as_of: date) -> Iterator[Finding]:
    context = Context(organisation, as_of)
    for report in organisation.reports:
        for rule in all_rules():
            yield from rule.find(report, context)


def _locate(finding: Finding, parsed: Mapping[str, Parsed]) -> Located:
    related = tuple((ref, locate(ref, parsed.get(ref.file))) for ref in finding.related)
    return Located(finding, locate(finding.where, parsed.get(finding.where.file)), related)


def _order(located: Located) -> tuple[object, ...]:
    finding = located.finding
    return finding.where.file, located.span, -finding.severity, finding.code
