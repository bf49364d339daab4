"""The PDFs of an organisation: what each is made of, and whether the last one still holds."""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct

from generator.artifacts import Artifact
from generator.book import BoundOrganisation, BoundReport
from generator.codes import paper as codes
from generator.data.report_json import make_report_json
from generator.data.tables import write_table
from generator.datasets import DATASETS
from generator.findings import Finding
from generator.manifest import PaperRecord, digest
from generator.render import render_paper
from generator.routes import DATA_SCHEMA, Page, Site, addresses, plan_papers
from generator.views.paper import accent_of, find_places, phrases_of, texts_of
from generator.views.place import Paper, Place
from generator.words import load_words
from generator.write import Staging
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
    organisation: BoundOrganisation,
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
        order = _order(page, organisation, site)
        inputs = order.fingerprint(printer)
        kept = previous.get(page.path)
        if kept and kept.inputs == inputs and staging.holds({page.path: kept.digest}):
            records[page.path] = kept
            continue
        record, found = _print(order, inputs, staging)
        records[page.path] = record
        findings.extend(found)
    return Papers(records, tuple(findings))


class _Order(Struct, frozen=True):
    """One PDF to be made: its page, whose it is, its HTML, what is attached to it."""

    page: Page
    place: Place
    html: bytes
    attached: tuple[Artifact, ...]
    pictures: Mapping[str, Path]

    def fingerprint(self, printer: str) -> str:
        told = hashlib.sha256(f"{printer}\0{accent_of(self.place)}\0".encode())
        told.update(repr(self.place.home.site.url).encode())
        told.update(self.html)
        for each in self.attached:
            told.update(f"\0{each.path}\0{digest(each.data)}".encode())
        for path, file in sorted(self.pictures.items()):
            told.update(f"\0{path}\0{digest(file.read_bytes())}".encode())
        return told.hexdigest()


def _order(page: Page, organisation: BoundOrganisation, site: Site) -> _Order:
    home = addresses(organisation, site, page.language)
    place = Place(organisation, home, load_words(page.language), page.path, holds_all=True)
    attached = tuple(_attached(organisation, page.owner, site))
    html = render_paper(page, organisation, site, digest(attached[0].data))
    return _Order(page, place, html, attached, dict(_pictures(place, page.owner)))


def _attached(
    organisation: BoundOrganisation, report: BoundReport, site: Site
) -> Iterator[Artifact]:
    """Yield the data that go with a report, report.json first."""
    home = addresses(organisation, site)
    yield make_report_json(organisation, report, site)
    for each in DATASETS:
        data = write_table(each, organisation.key, report)
        yield Artifact(home.data(report.year, each.file), data)
    yield Artifact(DATA_SCHEMA, (FOLDER / "json" / "report-data.json").read_bytes())


def _pictures(place: Place, report: BoundReport) -> Iterator[tuple[str, Path]]:
    logo = place.organisation.logo
    if logo:
        yield place.home.own(logo.source.file.name), logo.source.file
    for each in report.attachments:
        if each.source.file.suffix.lower() in _PICTURES:
            path = place.home.attachment(report.year, each.attachment.file)
            yield path, each.source.file


def _print(
    order: _Order, inputs: str, staging: Staging
) -> tuple[PaperRecord, tuple[Finding, ...]]:
    from generator.pdf.printing import print_statement
    from generator.pdf.values import Attached, Phrases, Statement

    report, place = order.page.owner, order.place
    texts = texts_of(place, report)
    made, changed = _dates(report)
    statement = Statement(
        path=order.page.path,
        html=order.html,
        language=place.language,
        title=texts.title,
        author=report.organisation.name,
        made=made,
        changed=changed,
        accent=accent_of(place),
        phrases=Phrases(*phrases_of(place)),
        pictures=order.pictures,
        places=find_places(place, report),
        attached=tuple(
            Attached(name, _TYPES[name.rpartition(".")[2]], texts.files[name], each.data)
            for each in order.attached
            for name in (each.path.rpartition("/")[2],)
        ),
        address=place.home.site.url,
    )
    printed, faults = print_statement(statement)
    where, path = report.ref("report.yaml"), order.page.path
    findings = tuple(codes.tell(each.kind, each.detail, path, where) for each in faults)
    sha = staging.put(Artifact(path, printed.data))
    return PaperRecord(inputs, sha, printed.pages, len(printed.data)), findings


def _dates(report: BoundReport) -> tuple[date, date]:
    """Return when a report was made and last changed, as far as it says: never today."""
    head = report.head
    said = (head.published, head.signing.date if head.signing else None)
    ends = head.period.end if head.period else date(report.year, 12, 31)
    made = next((day for day in said if day), ends)
    return made, max((each.date for each in head.revisions), default=made)
