"""Stage 4, bind: an organisation's typed files become its book."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from posixpath import basename, dirname

from generator.answers import StepInput, bind_step
from generator.book import (
    BoundAttachment,
    BoundMeasure,
    BoundOrganisation,
    BoundReport,
    BoundRisk,
    BoundStep,
)
from generator.codes import references, syntax
from generator.documents import Document
from generator.findings import Finding, Ref
from generator.layout import (
    ATTACHMENTS,
    check_organisation_folder,
    check_report_folder,
    years_of,
)
from generator.markdown_documents import MarkdownDocument, ProseAnswer
from generator.placing import check_asked, place_prose
from generator.sources import OrganisationSource, Source
from generator.suggestions import closest
from generator.validation import UNREADABLE, Shape, Validated, validate
from generator.yaml_documents import YamlDocument
from schema.facts import StepFacts, model_for_step
from schema.facts.address import AddressFacts
from schema.facts.identify import IdentifyFacts, Risk
from schema.form import Form, form_names, load_form
from schema.organisation import Organisation
from schema.report import Report
from schema.vocabulary import load_vocabulary


@dataclass(slots=True)
class _Binder:
    """One organisation under way: its files in, findings gathered on the way."""

    source: OrganisationSource
    documents: Mapping[str, Document]
    findings: list[Finding]

    def read(self, path: str, model: type[Shape]) -> Validated[Shape]:
        document = self.documents.get(path)
        if not isinstance(document, YamlDocument):
            return Validated(None, frozenset({UNREADABLE} if self.has(path) else ()))
        validated, findings = validate(document, model)
        self.findings.extend(findings)
        return validated

    def has(self, path: str) -> bool:
        return any(each.path == path for each in self.source.sources)

    def require(self, path: str) -> bool:
        """Tell whether a file is there; if not, say so."""
        if not self.has(path):
            beside = [basename(each.path) for each in self._beside(path)]
            suggestion = closest(basename(path), beside)
            found = syntax.MISSING_FILE.at(Ref(path), file=path, suggestion=suggestion)
            self.findings.append(found)
            return False
        return True

    def _beside(self, path: str) -> Iterable[Source]:
        return (each for each in self.source.sources if dirname(each.path) == dirname(path))

    def organisation(self) -> BoundOrganisation:
        key = self.source.key
        self.findings.extend(check_organisation_folder(self.source))
        path = f"{key}/organisation.yaml"
        organisation = self.read(path, Organisation).value if self.require(path) else None
        # A stand-in lets the reports be checked all the same; the finding keeps it from the site.
        known = organisation or Organisation(name=key, languages=load_vocabulary("languages").ids)
        reports = (self.report(known, year) for year in years_of(self.source))
        return BoundOrganisation(key, known, tuple(each for each in reports if each))

    def report(self, organisation: Organisation, year: int) -> BoundReport | None:
        path = f"{self.source.key}/{year}"
        head = None
        if self.require(f"{path}/report.yaml"):
            head = self.read(f"{path}/report.yaml", Report).value
        form = self.form(path, head) if head else None
        if head is None or form is None:
            return None
        self.findings.extend(
            check_report_folder(self.source, path, form, load_vocabulary("languages").ids)
        )
        return _ReportBinder(self, organisation, head, form, path, year).bind()

    def form(self, path: str, head: Report) -> Form | None:
        names = form_names()
        if head.form in names:
            return load_form(head.form)
        where = Ref(f"{path}/report.yaml", ("form",))
        suggestion = closest(head.form, names)
        found = references.UNKNOWN_FORM.at(
            where, form=head.form, suggestion=suggestion, valid_words=names
        )
        self.findings.append(found)
        return None


@dataclass(slots=True)
class _ReportBinder:
    """One report under way."""

    files: _Binder
    organisation: Organisation
    head: Report
    form: Form
    path: str
    year: int

    def bind(self) -> BoundReport:
        languages = self._languages()
        facts = {folder: self._facts(folder) for folder in self.form.steps}
        steps = tuple(self._step(folder, facts[folder], languages) for folder in self.form.steps)
        plain = {folder: each.value or StepFacts() for folder, each in facts.items()}
        risks, orphans = self._risks(plain, facts)
        return BoundReport(
            path=self.path,
            year=self.year,
            language=languages[0],
            languages=languages,
            organisation=self.organisation,
            head=self.head,
            form=self.form,
            facts=plain,
            steps=steps,
            risks=risks,
            orphan_measures=orphans,
            attachments=self._attachments(),
        )

    def _languages(self) -> tuple[str, ...]:
        """The report's languages, its main one first."""
        listed = self.organisation.languages
        main = self.head.language or listed[0]
        if main not in listed:
            where = Ref(f"{self.path}/report.yaml", ("language",))
            self._say(references.LANGUAGE_NOT_LISTED.at(where, language=main, listed=listed))
        return tuple(dict.fromkeys((main, *listed)))

    def _say(self, finding: Finding) -> None:
        self.files.findings.append(finding)

    def _facts(self, folder: str) -> Validated[StepFacts]:
        path = f"{self.path}/{folder}/facts.yaml"
        validated: Validated[StepFacts] = self.files.read(path, model_for_step(folder))
        facts = validated.value or model_for_step(folder)()
        self.files.findings.extend(check_asked(facts, self.form.steps[folder], path))
        return Validated(facts, validated.broken)

    def _step(
        self, folder: str, facts: Validated[StepFacts], languages: tuple[str, ...]
    ) -> BoundStep:
        prose = {language: self._prose(folder, language) for language in languages}
        self._check_languages(folder, languages)
        given = StepInput(
            path=self.path,
            folder=folder,
            facts=facts.value or StepFacts(),
            broken=facts.broken,
            prose=prose,
            organisation=self.organisation,
            head=self.head,
            organisation_path=self.files.source.key,
        )
        step, findings = bind_step(self.form.steps[folder], given)
        self.files.findings.extend(findings)
        return step

    def _prose(self, folder: str, language: str) -> Mapping[str, ProseAnswer] | None:
        path = f"{self.path}/{folder}/{language}.md"
        document = self.files.documents.get(path)
        if not isinstance(document, MarkdownDocument):
            return None if self.files.has(path) else {}
        placed, findings = place_prose(document, folder, self.form)
        self.files.findings.extend(findings)
        return placed

    def _check_languages(self, folder: str, languages: tuple[str, ...]) -> None:
        for language in load_vocabulary("languages").ids:
            path = f"{self.path}/{folder}/{language}.md"
            if language not in languages and self.files.has(path):
                found = references.LANGUAGE_NOT_LISTED.at(
                    Ref(path), language=language, listed=languages
                )
                self._say(found)

    def _risks(
        self, facts: Mapping[str, StepFacts], read: Mapping[str, Validated[StepFacts]]
    ) -> tuple[tuple[BoundRisk, ...], tuple[BoundMeasure, ...]]:
        identify, address = facts.get("2-identify"), facts.get("3-address")
        listed = identify.risks if isinstance(identify, IdentifyFacts) else ()
        risks = listed if isinstance(listed, tuple) else ()
        blocks = address.measures if isinstance(address, AddressFacts) else ()
        measures = blocks if isinstance(blocks, tuple) else ()
        broken = read["2-identify"].broken if "2-identify" in read else frozenset()
        bound = tuple(
            BoundMeasure(each, Ref(f"{self.path}/3-address/facts.yaml", ("measures", index)))
            for index, each in enumerate(measures)
        )
        known = {risk.id for risk in risks}
        orphans = tuple(each for each in bound if each.measure.risk not in known)
        for orphan in () if broken & {"risks", UNREADABLE} else orphans:
            self._say(_orphan(orphan, known))
        return tuple(self._risk(index, risk, bound) for index, risk in enumerate(risks)), orphans

    def _risk(self, index: int, risk: Risk, measures: tuple[BoundMeasure, ...]) -> BoundRisk:
        where = Ref(f"{self.path}/2-identify/facts.yaml", ("risks", index))
        return BoundRisk(
            risk, where, tuple(each for each in measures if each.measure.risk == risk.id)
        )

    def _attachments(self) -> tuple[BoundAttachment, ...]:
        folder = f"{self.path}/{ATTACHMENTS}/"
        files = {
            each.path.removeprefix(folder): each
            for each in self.files.source.sources
            if each.path.startswith(folder)
        }
        bound = []
        for index, attachment in enumerate(self.head.attachments):
            where = Ref(f"{self.path}/report.yaml", ("attachments", index, "file"))
            source = files.pop(attachment.file, None)
            if source:
                bound.append(BoundAttachment(attachment, source, where))
            else:
                self._say(_no_attachment(attachment.file, where, tuple(files)))
        for path in files.values():
            self._say(references.ATTACHMENT_UNUSED.at(Ref(path.path), file=basename(path.path)))
        return tuple(bound)


def _no_attachment(file: str, where: Ref, files: tuple[str, ...]) -> Finding:
    suggestion = closest(file, files)
    return references.ATTACHMENT_MISSING.at(where, about=file, file=file, suggestion=suggestion)


def _orphan(orphan: BoundMeasure, known: set[str]) -> Finding:
    risk = orphan.measure.risk
    suggestion = closest(risk, sorted(known))
    return references.MEASURE_WITHOUT_RISK.at(
        orphan.where.at("risk"),
        about=risk,
        risk=risk,
        suggestion=suggestion,
        valid_words=tuple(sorted(known)),
    )


def bind(
    source: OrganisationSource, documents: Mapping[str, Document]
) -> tuple[BoundOrganisation, tuple[Finding, ...]]:
    """Bind one organisation from its parsed files (by path)."""
    findings: list[Finding] = []
    organisation = _Binder(source, documents, findings).organisation()
    return organisation, tuple(findings)
