"""Stage 4, bind: an organisation's typed files become its book."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from generator.book.answers import FileInput, ProseInput, StepInput, bind_step
from generator.book.folder import Folder
from generator.book.model import Book, BookReport, BookStep, Logo
from generator.book.question_placement import PlacedProse, check_asked, place_prose
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
from generator.content.documents import Document
from generator.content.layout import (
    check_organisation_folder,
    check_pictures,
    check_report_folder,
    years_of,
)
from generator.content.sources import OrganisationSource
from generator.content.validation import UNREADABLE
from generator.findings.codes import references
from generator.findings.finding import Finding, Ref
from generator.findings.positions import Plain
from generator.text.suggestions import closest
from schema.facts import StepFacts, model_for_step
from schema.form import Form, form_names, load_form
from schema.organisation import Organisation
from schema.report import Report
from schema.vocabulary import load_vocabulary


class Bound(NamedTuple):
    """What binding makes: the book, what was wrong, and the documents that the book's places fit.

    In these documents there is nothing that had to be left out of the book. `unread` names the
    files and folders for which something is written that could not be read.
    """

    organisation: Book
    findings: tuple[Finding, ...]
    documents: Mapping[str, Document]
    unread: frozenset[str]


def bind(source: OrganisationSource, documents: Mapping[str, Document]) -> Bound:
    """Bind one organisation from its parsed files (by path)."""
    folder = Folder(source, documents)
    folder.say_stray(check_organisation_folder(source))
    organisation = _read_organisation(folder)
    reports = (_bind_report(folder, organisation, year) for year in years_of(source))
    bound = tuple(each for each in reports if each)
    logo = _bind_logo(folder, organisation)
    book = Book(source.key, organisation.value, bound, logo)
    return Bound(book, tuple(folder.findings), folder.documents, folder.unread)


def _read_organisation(folder: Folder) -> FileInput[Organisation]:
    """Read organisation.yaml. A stand-in lets reports be checked also without it."""
    key = folder.source.key
    path = f"{key}/organisation.yaml"
    stand_in: dict[str, Plain] = {"name": key, "languages": [*load_vocabulary("languages").ids]}
    there = folder.require(path)
    read = folder.read(path, Organisation, stand_in)
    value = read.value or Organisation.model_validate(stand_in)
    folder.say(check_languages(value, path, value.languages))
    return FileInput(path, value, read.broken if there else frozenset({UNREADABLE}))


def _bind_logo(folder: Folder, organisation: FileInput[Organisation]) -> Logo | None:
    """Bind the logo; where its name is unread, no picture is known to be a stray."""
    logo = bind_logo(organisation.value, folder.source)
    if not organisation.broken & {"appearance", UNREADABLE}:
        folder.say(check_logo(organisation.value, folder.source, logo))
        folder.say(check_pictures(folder.source, organisation.value.appearance.logo))
    return logo


def _bind_report(
    folder: Folder, organisation: FileInput[Organisation], year: int
) -> BookReport | None:
    path = f"{folder.source.key}/{year}"
    file = f"{path}/report.yaml"
    read = folder.read(file, Report, {"status": "draft"}) if folder.require(file) else None
    if read is None or read.value is None:
        return None
    head = FileInput(file, read.value, read.broken)
    form, findings = _find_form(head)
    folder.say(findings)
    return _Binder(folder, organisation, head, form, path, year).bind() if form else None


def _find_form(head: FileInput[Report]) -> tuple[Form | None, tuple[Finding, ...]]:
    name, names = head.value.form, form_names()
    if name in names:
        return load_form(name), ()
    where = Ref(head.path, ("form",))
    suggestion = closest(name, names)
    finding = references.UNKNOWN_FORM.at(where, form=name, suggestion=suggestion, valid_words=names)
    return None, (finding,)


class _Binder(Struct, frozen=True):
    """Binds one report; what is wrong goes to the folder."""

    folder: Folder
    organisation: FileInput[Organisation]
    head: FileInput[Report]
    form: Form
    path: str
    year: int

    def bind(self) -> BookReport:
        head, source = self.head.value, self.folder.source
        known = load_vocabulary("languages").ids
        draft = head.status == "draft"
        self.folder.say_stray(check_report_folder(source, self.path, self.form, known, draft=draft))
        languages = self.languages()
        facts = {step: self.read_facts(step) for step in self.form.steps}
        prose = {language: self.read_prose(language) for language in languages}
        report = BookReport(
            path=self.path,
            year=self.year,
            language=languages[0],
            languages=languages,
            organisation=self.organisation.value,
            head=head,
            form=self.form,
            facts={step: each.value for step, each in facts.items()},
            steps=tuple(self.bind_step(step, facts[step], prose) for step in self.form.steps),
            risks=(),
            orphan_measures=(),
            attachments=bind_attachments(head.attachments, source, self.path),
        )
        report = replace(report, passages=tuple(find_passages(report)))
        self.folder.say(check_passages(report))
        self.folder.say(check_listed(head.attachments, source, self.path))
        if "attachments" not in self.head.broken:
            self.folder.say(check_used(head.attachments, source, self.path))
        return self.join(report, facts)

    def languages(self) -> tuple[str, ...]:
        """Return the report's languages, its main one first."""
        listed = self.organisation.value.languages
        main = self.head.value.language or listed[0]
        languages = tuple(dict.fromkeys((main, *listed)))
        if "languages" not in self.organisation.broken:
            self.folder.say(self.check_languages(languages, listed))
        return languages

    def check_languages(
        self, languages: tuple[str, ...], listed: tuple[str, ...]
    ) -> Iterator[Finding]:
        """Yield the languages of the report and of its files that the organisation lacks."""
        main = languages[0]
        if main not in listed:
            where = Ref(self.head.path, ("language",))
            yield references.LANGUAGE_NOT_LISTED.at(where, language=main, listed=listed)
        for language in load_vocabulary("languages").ids:
            paths = (f"{self.path}/{step}/{language}.md" for step in self.form.steps)
            written = [Ref(path) for path in paths if self.folder.has(path)]
            if written and language not in languages:
                first, *rest = written
                yield references.LANGUAGE_NOT_LISTED.at(
                    first, related=tuple(rest), language=language, listed=languages
                )

    def read_facts(self, step: str) -> FileInput[StepFacts]:
        path = f"{self.path}/{step}/facts.yaml"
        model = model_for_step(step)
        read = self.folder.read(path, model)
        facts = read.value or model()
        self.folder.say(check_asked(facts, self.form.steps[step], path))
        return FileInput(path, facts, read.broken)

    def read_prose(self, language: str) -> Mapping[str, ProseInput]:
        """Return the prose of every step in a language."""
        placed: dict[str, PlacedProse | None] = {}
        for step in self.form.steps:
            path = f"{self.path}/{step}/{language}.md"
            document = self.folder.read_prose(path)
            if document:
                placed[step], findings = place_prose(document, step, self.form)
                self.folder.say(findings)
            else:
                unread = self.folder.is_unread(path)
                placed[step] = None if unread else PlacedProse({}, frozenset())
        elsewhere = frozenset().union(*(each.elsewhere for each in placed.values() if each))
        return {
            step: ProseInput(
                f"{self.path}/{step}/{language}.md", each.answers if each else None, elsewhere
            )
            for step, each in placed.items()
        }

    def bind_step(
        self,
        step: str,
        facts: FileInput[StepFacts],
        prose: Mapping[str, Mapping[str, ProseInput]],
    ) -> BookStep:
        here = {language: steps[step] for language, steps in prose.items()}
        given = StepInput(step, facts, self.head, self.organisation, here)
        bound, findings = bind_step(self.form.steps[step], given)
        self.folder.say(findings)
        return bound

    def join(self, report: BookReport, facts: Mapping[str, FileInput[StepFacts]]) -> BookReport:
        """Join measures to risks; where risks are unread, no measure is known to be an orphan."""
        identify, address = facts.get("2-identify"), facts.get("3-address")
        measures = bind_measures(address.value, address.path) if address else ()
        if identify is None:
            return replace(report, orphan_measures=measures)
        risks, orphans = join_risks(identify.value, identify.path, measures)
        # Of a risk whose id another has taken by mistake, the measures are no orphans.
        ids = [each.risk.id for each in risks]
        if not identify.broken & {"risks", UNREADABLE} and len(set(ids)) == len(ids):
            self.folder.say(check_orphans(orphans, risks))
        return replace(report, risks=risks, orphan_measures=orphans)
