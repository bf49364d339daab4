"""The PDFs of an organisation: what each is made of, and whether the last one still holds."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.book.model import BookReport
from generator.book.text_index import TextPassage, passages_of
from generator.data.report_files import list_tables
from generator.data.report_json import make_report_json
from generator.findings.codes import paper as codes
from generator.findings.finding import Finding
from generator.output.manifest import PaperRecord
from generator.output.write import Staging
from generator.pages.context import PageContext
from generator.pages.kinds.paper import accent_of, find_places, phrases_of, texts_of
from generator.pages.parts.cover import find_cover
from generator.pages.render import context_of, render_paper
from generator.pdf.values import Attached, Fault, Phrases, Statement
from generator.plan.addresses import DATA_SCHEMA
from generator.plan.artifacts import Artifact, digest
from generator.plan.fingerprint import fingerprint_program
from generator.plan.site_plan import Page, SitePlan
from schema.files import FOLDER

# Faults whose detail is words of the text, and those of which a text of unusual size is the cause.
_OF_WORDS = frozenset({"heading", "outline", "link", "list"})
_UNFINISHED = frozenset({"time", "depth"})
# A character's number, as Unicode and the renderer write it.
_NUMBER = re.compile(r"U\+([0-9A-F]{4,6})")
_TYPES = {"json": "application/json", "csv": "text/csv"}
_PICTURES = (".png", ".svg", ".jpg", ".jpeg", ".jfif", ".gif", ".webp", ".avif")


def make_papers(
    plan: SitePlan,
    staging: Staging,
    printer: str,
    previous: Mapping[str, PaperRecord],
) -> tuple[Mapping[str, PaperRecord], tuple[Finding, ...]]:
    """Make the PDFs of every report and signed version, but for those that would be the same.

    Return the PDFs that were made or kept, by path, and why any of them may not be published.

    `printer` says what they are made with (see `generator.pdf.availability`).
    """
    records: dict[str, PaperRecord] = {}
    findings: list[Finding] = []
    plans = (plan, *plan.versions)
    for page, owner in ((page, each) for each in plans for page in each.papers):
        statement = make_statement(page, owner)
        inputs = _fingerprint(statement, printer)
        kept = previous.get(page.path)
        if kept and kept.inputs == inputs and staging.holds({page.path: kept.digest}):
            records[page.path] = kept
            continue
        record, found = _print(statement, inputs, staging, page.owner)
        records[page.path] = record
        findings.extend(found)
    return records, tuple(findings)


def make_statement(page: Page, plan: SitePlan) -> Statement:
    """Return all that a report's PDF is made of."""
    report, made = page.owner, page.owner.published_on
    files = (make_report_json(plan, report), *list_tables(plan, report), _describe_data())
    context = context_of(page, plan)
    texts = texts_of(context)
    return Statement(
        path=page.path,
        html=render_paper(context, digest(files[0].data)),
        language=context.language,
        title=texts.title,
        author=report.organisation.name,
        made=made,
        changed=max((each.date for each in report.head.revisions), default=made),
        accent=accent_of(context),
        phrases=Phrases(*phrases_of(context)),
        pictures=dict(_pictures(context)),
        places=find_places(context),
        attached=tuple(_attach(each, texts.files) for each in files),
        address=plan.site.url,
    )


def _describe_data() -> Artifact:
    """Return the JSON Schema of report.json."""
    return Artifact(DATA_SCHEMA, (FOLDER / "json" / "report-data.json").read_bytes())


def _attach(file: Artifact, texts: Mapping[str, str]) -> Attached:
    name = file.path.rpartition("/")[2]
    return Attached(name, _TYPES[name.rpartition(".")[2]], texts[name], file.data)


def _pictures(context: PageContext) -> Iterator[tuple[str, Path]]:
    logo = context.book.logo
    if logo:
        yield context.home.own(logo.source.file.name), logo.source.file
    cover = find_cover(context.report)
    if cover:
        yield context.home.cover(context.report.year), cover.source.file
    for each in context.report.attachments:
        if each.source.file.suffix.lower() in _PICTURES:
            path = context.home.attachment(context.report.year, each.attachment.file)
            yield path, each.source.file


def _fingerprint(statement: Statement, printer: str) -> str:
    """Return a digest of all that the PDF comes from: its content, its styles and the program."""
    combined = hashlib.sha256(fingerprint_program(printer).encode())
    for name in statement.__struct_fields__:
        value = getattr(statement, name)
        if name == "pictures":
            value = [(path, digest(file.read_bytes())) for path, file in sorted(value.items())]
        combined.update(repr((name, value)).encode(errors="surrogateescape"))
    return combined.hexdigest()


def _print(
    statement: Statement, inputs: str, staging: Staging, report: BookReport
) -> tuple[PaperRecord, tuple[Finding, ...]]:
    from generator.pdf.printing import print_statement

    printed, faults = print_statement(statement)
    path = statement.path
    findings = tuple(_find(each, statement, report) for each in faults)
    sha = staging.put(Artifact(path, printed.data))
    return PaperRecord(inputs, sha, printed.pages, len(printed.data)), findings


def _find(fault: Fault, statement: Statement, report: BookReport) -> Finding:
    """Return the finding that a fault is, at the answer that it comes from where that is known."""
    language, question = statement.language, report.find(fault.place)
    where, about = report.ref("report.yaml"), fault.place if question else None
    if question:
        where = question.answer(language, report.language).where
    passage, words = _passage_of(fault, language, report, about)
    attached = [each for each in report.attachments if each.attachment.file in fault.detail]
    if passage:
        where, about = passage.where.on(words), passage.question or None
    elif attached:
        where, about = attached[0].where, attached[0].attachment.file
    told = {"page": statement.path, "detail": fault.detail, "heading": fault.heading}
    return codes.make_finding(fault.kind, where, about, **told)


def _passage_of(
    fault: Fault, language: str, report: BookReport, about: str | None
) -> tuple[TextPassage | None, str]:
    """Return the text that a fault is in, and the words of it; None where nothing says which."""
    if fault.kind == "character":
        sought = [chr(int(each, 16)) for each in _NUMBER.findall(fault.detail)]
    elif fault.kind == "picture":
        sought = [fault.detail.rpartition("/")[2]]
    elif fault.kind in _OF_WORDS:
        sought = [fault.detail] if any(map(str.isalpha, fault.detail)) else []
    else:
        sought = fault.detail.split()[:1] if fault.kind == "outside" else []
    passages = [
        each
        for each in passages_of(report)
        if each.language == language and (about is None or each.question == about)
    ]
    if fault.kind in _UNFINISHED and passages:
        # What took too long, or lies too deep, is most likely where there is most of it.
        return max(passages, key=lambda each: len(each.text)), ""
    found = ((each, words) for words in sought for each in passages if words in each.text)
    return next(found, (None, ""))
