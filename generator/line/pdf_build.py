"""The PDFs of an organisation: what each is made of, and whether the last one still holds."""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct

from generator.book.model import Book, BookReport
from generator.data.report_json import make_report_json
from generator.data.tables import write_table
from generator.findings.codes import paper as codes
from generator.findings.finding import Finding
from generator.output.manifest import PaperRecord
from generator.output.write import Staging
from generator.pages.kinds.paper import accent_of, find_places, phrases_of, texts_of
from generator.pages.place import Paper, Place
from generator.pages.render import render_paper
from generator.pdf.values import Attached, Phrases, Statement
from generator.plan.addresses import DATA_SCHEMA, Page, Site, addresses
from generator.plan.artifacts import Artifact, digest
from generator.plan.datasets import DATASETS
from generator.text.words import load_words
from schema.files import FOLDER

_TYPES = {"json": "application/json", "csv": "text/csv"}
_PICTURES = (".png", ".svg", ".jpg", ".jpeg", ".gif", ".webp")


class Papers(Struct, frozen=True):
    """The PDFs that were made or kept, by path, and why any of them may not be published."""

    records: Mapping[str, PaperRecord]
    findings: tuple[Finding, ...]

    @property
    def shown(self) -> dict[str, Paper]:
        """What pages tell of them."""
        return {path: Paper(each.pages, each.size) for path, each in self.records.items()}


def make_papers(
    organisation: Book,
    site: Site,
    staging: Staging,
    printer: str,
    previous: Mapping[str, PaperRecord],
) -> Papers:
    """Make the PDF of every report in every language, but for those that would be the same.

    `printer` says what they are made with (see `generator.pdf.availability`).
    """
    records: dict[str, PaperRecord] = {}
    findings: list[Finding] = []
    for page in plan_papers(organisation, site):
        statement = make_statement(page, organisation, site)
        inputs = _fingerprint(statement, printer)
        kept = previous.get(page.path)
        if kept and kept.inputs == inputs and staging.holds({page.path: kept.digest}):
            records[page.path] = kept
            continue
        record, found = _print(statement, inputs, staging, page.owner)
        records[page.path] = record
        findings.extend(found)
    return Papers(records, tuple(findings))


def plan_papers(organisation: Book, site: Site) -> Iterator[Page]:
    """Yield each report's document for paper, in each of the organisation's languages."""
    languages = organisation.organisation.languages
    homes = {language: addresses(organisation, site, language) for language in languages}
    for report in organisation.reports:
        paths = {language: home.paper(report.year) for language, home in homes.items()}
        for language in languages:
            yield Page("paper", language, paths, report)


def make_statement(page: Page, organisation: Book, site: Site) -> Statement:
    """Return all that a report's PDF is made of."""
    home, report = addresses(organisation, site, page.language), page.owner
    place = Place(organisation, home, load_words(page.language), page.path, holds_all=True)
    files = tuple(_attached(organisation, report, site))
    texts = texts_of(place, report)
    made, changed = _dates(report)
    return Statement(
        path=page.path,
        html=render_paper(page, organisation, site, digest(files[0].data)),
        language=place.language,
        title=texts.title,
        author=report.organisation.name,
        made=made,
        changed=changed,
        accent=accent_of(place),
        phrases=Phrases(*phrases_of(place)),
        pictures=dict(_pictures(place, report)),
        places=find_places(place, report),
        attached=tuple(_attach(each, texts.files) for each in files),
        address=site.url,
    )


def _attached(organisation: Book, report: BookReport, site: Site) -> Iterator[Artifact]:
    """Yield the data that go with a report, report.json first."""
    home = addresses(organisation, site)
    yield make_report_json(organisation, report, site)
    for each in DATASETS:
        data = write_table(each, organisation.key, report)
        yield Artifact(home.data(report.year, each.file), data)
    yield Artifact(DATA_SCHEMA, (FOLDER / "json" / "report-data.json").read_bytes())


def _attach(file: Artifact, texts: Mapping[str, str]) -> Attached:
    name = file.path.rpartition("/")[2]
    return Attached(name, _TYPES[name.rpartition(".")[2]], texts[name], file.data)


def _pictures(place: Place, report: BookReport) -> Iterator[tuple[str, Path]]:
    logo = place.organisation.logo
    if logo:
        yield place.home.own(logo.source.file.name), logo.source.file
    for each in report.attachments:
        if each.source.file.suffix.lower() in _PICTURES:
            path = place.home.attachment(report.year, each.attachment.file)
            yield path, each.source.file


def _dates(report: BookReport) -> tuple[date, date]:
    """Return when a report was made and last changed, as far as it says: never today."""
    head = report.head
    said = (head.published, head.signing.date if head.signing else None)
    ends = head.period.end if head.period else date(report.year, 12, 31)
    made = next((day for day in said if day), ends)
    return made, max((each.date for each in head.revisions), default=made)


def _fingerprint(statement: Statement, printer: str) -> str:
    """Return a digest of all that the PDF comes from but our own code, which `program` covers."""
    told = hashlib.sha256(printer.encode())
    for name in statement.__struct_fields__:
        value = getattr(statement, name)
        if name == "pictures":
            value = [(path, digest(file.read_bytes())) for path, file in sorted(value.items())]
        told.update(repr((name, value)).encode(errors="surrogateescape"))
    return told.hexdigest()


def _print(
    statement: Statement, inputs: str, staging: Staging, report: BookReport
) -> tuple[PaperRecord, tuple[Finding, ...]]:
    from generator.pdf.printing import print_statement

    printed, faults = print_statement(statement)
    where, path = report.ref("report.yaml"), statement.path
    findings = tuple(codes.make_finding(each.kind, each.detail, path, where) for each in faults)
    sha = staging.put(Artifact(path, printed.data))
    return PaperRecord(inputs, sha, printed.pages, len(printed.data)), findings
