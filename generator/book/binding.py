"""Stage 4, bind: an organisation's typed files become its book."""

from collections.abc import Mapping

from generator.book.answers import PlacedProse, StepInput, bind_step
from generator.book.exchanged_files import find_homes, say_exchanged
from generator.book.model import Book, BookMeasure, BookReport, BookRisk, BookStep, Logo
from generator.book.question_placement import check_asked, place_prose
from generator.book.relations import (
    bind_attachments,
    bind_logo,
    bind_measures,
    check_listed,
    check_logo,
    check_orphans,
    check_used,
    join_risks,
)
from generator.book.text_index import check_languages, check_passages, find_passages
from generator.content.layout import check_pictures
from generator.content.markdown_documents import ProseAnswer
from generator.content.sources import SourceFolder
from generator.content.typed_files import ProseFile, ReportFiles, TypedFile, TypedFiles
from generator.content.validation import UNREADABLE
from generator.findings.finding import Finding
from schema.facts import IdentifyFacts
from schema.form import Form
from schema.organisation import Organisation


def bind(files: TypedFiles) -> tuple[Book, tuple[Finding, ...]]:
    """Bind the files of one organisation to a book, in which every question has one answer."""
    source, organisation = files.source, files.organisation
    findings = [*check_languages(organisation.value, organisation.path)]
    reports = []
    for each in files.reports:
        report, found = _bind_report(each, organisation, source)
        reports.append(report)
        findings.extend(found)
    logo, found = _bind_logo(organisation, source)
    book = Book(source.key, organisation.value, tuple(reports), logo)
    return book, (*findings, *found)


def _bind_logo(
    organisation: TypedFile[Organisation], source: SourceFolder
) -> tuple[Logo | None, tuple[Finding, ...]]:
    """Bind the logo; where its name is unread, no picture is known to be a stray."""
    logo, refusal = bind_logo(organisation.value, source)
    if organisation.broken & {"appearance", UNREADABLE}:
        return logo, ()
    pictures = check_pictures(source, organisation.value.appearance.logo)
    return logo, (*check_logo(organisation.value, source, refusal), *pictures)


def _bind_report(
    files: ReportFiles, organisation: TypedFile[Organisation], source: SourceFolder
) -> tuple[BookReport, tuple[Finding, ...]]:
    head = files.head.value
    steps, of_steps = _bind_steps(files, organisation)
    risks, orphans, of_risks = _join(files)
    report = BookReport(
        path=files.path,
        year=files.year,
        language=files.languages[0],
        languages=files.languages,
        organisation=organisation.value,
        head=head,
        form=files.form,
        facts={step: each.value for step, each in files.facts.items()},
        steps=steps,
        risks=risks,
        orphan_measures=orphans,
        attachments=bind_attachments(head, source, files.path),
        passages=tuple(find_passages(files, steps)),
    )
    unused = (
        check_used(head, source, files.path)
        if not files.head.broken & {"attachments", "cover"}
        else ()
    )
    listed = check_listed(head, source, files.path)
    return report, (*of_steps, *check_passages(report), *listed, *unused, *of_risks)


def _bind_steps(
    files: ReportFiles, organisation: TypedFile[Organisation]
) -> tuple[tuple[BookStep, ...], tuple[Finding, ...]]:
    findings: list[Finding] = []
    for name, facts in files.facts.items():
        findings.extend(check_asked(facts.value, files.form.steps[name], facts.path))
    prose: dict[str, Mapping[str, PlacedProse]] = {}
    for language, written in files.prose.items():
        prose[language], found = _place(written, files.form)
        findings.extend(found)
    steps: list[BookStep] = []
    for name, step in files.form.steps.items():
        here = {language: placed[name] for language, placed in prose.items()}
        given = StepInput(name, files.facts[name], files.head, organisation, here)
        bound, found = bind_step(step, given)
        steps.append(bound)
        findings.extend(found)
    return tuple(steps), tuple(findings)


def _place(
    written: Mapping[str, ProseFile], form: Form
) -> tuple[Mapping[str, PlacedProse], tuple[Finding, ...]]:
    """Return the prose of every step in a language, each answer at the question it is for."""
    findings: list[Finding] = []
    answers: dict[str, Mapping[str, ProseAnswer] | None] = {}
    elsewhere: set[str] = set()
    documents = {step: file.document for step, file in written.items() if file.document}
    homes = find_homes(documents, form)
    for step, file in written.items():
        if file.document is None:
            answers[step] = None if file.unread else {}
            continue
        placed, found = place_prose(file.document, step, form)
        # Where a whole file is another step's, or has no heading, it is not its answers that miss.
        answers[step] = None if step in homes or file.document.headless else placed.answers
        elsewhere |= placed.elsewhere
        findings.extend(found)
    prose = {
        step: PlacedProse(file.path, answers[step], frozenset(elsewhere))
        for step, file in written.items()
    }
    return prose, tuple(say_exchanged(findings, documents, homes))


def _join(
    files: ReportFiles,
) -> tuple[tuple[BookRisk, ...], tuple[BookMeasure, ...], tuple[Finding, ...]]:
    """Join measures to risks; where risks are unread, no measure is known to be an orphan."""
    identify, address = files.facts.get("2-identify"), files.facts.get("3-address")
    measures = bind_measures(address.value, address.path) if address else ()
    if identify is None:
        return (), measures, ()
    risks, orphans = join_risks(identify.value, identify.path, measures)
    # Of a risk whose id another has taken by mistake, the measures are no orphans; nor where no
    # risks are listed at all, which is one thing missing.
    ids = [each.risk.id for each in risks]
    unlisted = not isinstance(identify.value, IdentifyFacts) or identify.value.risks is None
    if unlisted or identify.broken & {"risks", UNREADABLE} or len(set(ids)) < len(ids):
        return risks, orphans, ()
    return risks, orphans, tuple(check_orphans(measures, risks))
