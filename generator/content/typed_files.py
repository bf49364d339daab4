"""Stage 3, validate: an organisation's documents become typed files, each known for what it is."""

from collections.abc import Iterable, Iterator, Mapping
from posixpath import basename, dirname
from typing import Generic

from msgspec import Struct
from msgspec.structs import replace

from generator.content.documents import Document, Documents
from generator.content.exchanged_facts import find_exchanged
from generator.content.layout import (
    check_organisation_folder,
    check_report_folder,
    find_unread,
    years_of,
)
from generator.content.markdown_documents import MarkdownDocument
from generator.content.sources import SourceFolder
from generator.content.validation import UNREADABLE, Shape, Validated, validate_document
from generator.content.yaml_documents import YamlDocument
from generator.findings.codes import references, syntax, values
from generator.findings.finding import Finding, Ref
from generator.findings.positions import Plain
from generator.text.suggestions import closest
from schema.facts import StepFacts, model_for_step
from schema.facts.identify import IdentifyFacts
from schema.form import Form, form_names, load_form
from schema.organisation import Organisation
from schema.report import Report
from schema.vocabulary import load_vocabulary

# Headings fewer than these say nothing of the form. Of more, a form that has less than half is not
# the one they were written for, and one that has nearly all may be.
_FEWEST_HEADINGS, _HALF, _NEARLY_ALL = 4, 0.5, 0.75


class TypedFile(Struct, Generic[Shape], frozen=True):
    """A YAML file: its path, what it says, and its top-level keys under which something is wrong.

    `broken` holds `UNREADABLE` where the file is not there or cannot be read; `value` is then what
    replaces it.
    """

    path: str
    value: Shape
    broken: frozenset[str]


class ProseFile(Struct, frozen=True):
    """A step's answers in one language; no document where the file is not there or `unread`."""

    path: str
    document: MarkdownDocument | None
    unread: bool


class ReportFiles(Struct, frozen=True):
    """The files of one report. `path` is its folder (`lo/2023`), from content/.

    `languages` are the report's, its main one first; `facts` by the name of the step's folder,
    `prose` by language and then by step.
    """

    path: str
    year: int
    head: TypedFile[Report]
    form: Form
    languages: tuple[str, ...]
    facts: Mapping[str, TypedFile[StepFacts]]
    prose: Mapping[str, Mapping[str, ProseFile]]


class TypedFiles(Struct, frozen=True):
    """Stage 3's value: the files of an organisation, its reports' the newest first.

    `documents` are what they were read from, without what had to be left out, so that places in
    the values are the same places in them. `unread` names the files and folders for which something
    is written that could not be read.
    """

    source: SourceFolder
    organisation: TypedFile[Organisation]
    reports: tuple[ReportFiles, ...]
    documents: Mapping[str, Document]
    unread: frozenset[str]


def validate(documents: Documents) -> tuple[TypedFiles, tuple[Finding, ...]]:
    """Read every YAML file as the model of its place; say what is missing, stray or wrong."""
    source = documents.source
    strays = tuple(check_organisation_folder(source))
    blocked = source.unreadable | find_unread(strays)
    folder = _Folder(source, documents.by_path, source.paths, blocked)
    organisation, found = _read_organisation(folder)
    findings = [*strays, *found.findings]
    read, unread = dict(found.documents), folder.blocked
    reports: list[ReportFiles] = []
    for year in years_of(source):
        report, found = _read_report(folder, organisation, year)
        reports.extend(filter(None, (report,)))
        findings.extend(found.findings)
        read |= found.documents
        unread |= found.unread
    files = TypedFiles(source, organisation, tuple(reports), {**folder.documents, **read}, unread)
    return files, tuple(findings)


class _Found(Struct, frozen=True):
    """What came to light on the way to a value: findings, documents without what is left out."""

    findings: tuple[Finding, ...] = ()
    documents: Mapping[str, Document] = {}
    unread: frozenset[str] = frozenset()

    def __add__(self, other: "_Found") -> "_Found":
        return _Found(
            self.findings + other.findings,
            {**self.documents, **other.documents},
            self.unread | other.unread,
        )


class _Folder(Struct, frozen=True):
    """An organisation's folder: documents by path, the paths of all its files.

    `blocked` is where something is that cannot be used, and a finding has said so.
    """

    source: SourceFolder
    documents: Mapping[str, Document]
    paths: frozenset[str]
    blocked: frozenset[str]

    def headings(self, path: str) -> frozenset[str]:
        """Return the ids of the questions that headings below a folder name."""
        documents = (self.documents.get(each.path) for each in self.source.below(path))
        prose = (each for each in documents if isinstance(each, MarkdownDocument))
        return frozenset(answer.id for each in prose for answer in each.answers)

    def is_unread(self, path: str) -> bool:
        """Return whether something is written for this file that could not be read."""
        there = path in self.paths or path in self.source.folders
        blocked = path in self.blocked or dirname(path) in self.blocked
        return path not in self.documents and (there or blocked)

    def without(self, paths: frozenset[str]) -> "_Folder":
        """Return the folder where these files cannot be used, and what is in them is not known."""
        if not paths:
            return self
        rest = {path: each for path, each in self.documents.items() if path not in paths}
        return replace(self, documents=rest, blocked=self.blocked | paths)

    def missing(self, path: str) -> tuple[Finding, ...]:
        """Return the finding that a file is not there, if it is not and nothing explains it."""
        if path in self.paths or path in self.blocked or self.is_elsewhere(path):
            return ()
        beside = sorted(self.source.names_of_files(dirname(path)))
        suggestion = closest(basename(path), beside)
        inner = f"{dirname(path)}/{basename(dirname(path))}"
        deeper = inner if f"{inner}/{basename(path)}" in self.paths else ""
        return (
            syntax.MISSING_FILE.at(
                Ref(path), case="file", file=path, suggestion=suggestion, deeper=deeper
            ),
        )

    def is_elsewhere(self, path: str) -> bool:
        """Return whether organisation.yaml or report.yaml is in the other's folder."""
        organisation = self.source.key
        if basename(path) == "report.yaml":
            return f"{organisation}/report.yaml" in self.paths
        years = self.source.names_of_folders(organisation)
        return any(f"{organisation}/{year}/{basename(path)}" in self.paths for year in years)

    def read(
        self, path: str, model: type[Shape], stand_in: Mapping[str, Plain] | None = None
    ) -> tuple[Validated[Shape], _Found]:
        """Return a YAML file as a model; no value if it is not there or could not be parsed."""
        document = self.documents.get(path)
        if not isinstance(document, YamlDocument):
            broken = frozenset({UNREADABLE} if self.is_unread(path) else ())
            return Validated(None, broken), _Found()
        validated, findings = validate_document(document, model, stand_in)
        return validated, _Found(findings, {path: validated.document or document})


def _read_organisation(folder: _Folder) -> tuple[TypedFile[Organisation], _Found]:
    """Read organisation.yaml. A stand-in lets reports be checked also without it."""
    key = folder.source.key
    path = f"{key}/organisation.yaml"
    # A folder may be named whose name is no text.
    name = key.encode("utf-8", "replace").decode()
    stand_in: dict[str, Plain] = {"name": name, "languages": [*load_vocabulary("languages").ids]}
    missing = folder.missing(path)
    read, found = folder.read(path, Organisation, stand_in)
    value = read.value or Organisation.model_validate(stand_in)
    lacking = missing or folder.is_elsewhere(path)
    broken = frozenset({UNREADABLE}) if lacking else read.broken
    return TypedFile(path, value, broken), _Found(missing) + found


def _read_report(
    folder: _Folder, organisation: TypedFile[Organisation], year: int
) -> tuple[ReportFiles | None, _Found]:
    path = f"{folder.source.key}/{year}"
    file = f"{path}/report.yaml"
    missing = folder.missing(file)
    if missing:
        return None, _Found(missing)
    read, found = folder.read(file, Report, {"status": "draft"})
    if read.value is None:
        return None, found
    head = TypedFile(file, read.value, read.broken)
    form, unknown = _find_form(head, folder)
    found += _Found(unknown)
    if form is None:
        return None, found
    files, rest = _read_steps(folder, organisation, head, form, year)
    return files, found + rest


def _find_form(head: TypedFile[Report], folder: _Folder) -> tuple[Form | None, tuple[Finding, ...]]:
    """Return the form, unless there is none of that name or the answers are of another one."""
    name, names = head.value.form, form_names()
    where = Ref(head.path, ("form",))
    if name in names:
        written = _form_of_answers(name, folder.headings(dirname(head.path)))
        if written == name:
            return load_form(name), ()
        return None, (references.OTHER_FORM.at(where, form=name, written=written),)
    suggestion = closest(name, names)
    finding = references.UNKNOWN_FORM.at(where, form=name, suggestion=suggestion, valid_words=names)
    return None, (finding,)


def _form_of_answers(name: str, ids: frozenset[str]) -> str:
    """Return the form that has most of the questions answered; that named, if it has half of them.

    It is another one only if that has nearly all.
    """

    def share(form: str) -> float:
        return len(ids & {each.id for each in load_form(form).questions}) / len(ids)

    if len(ids) < _FEWEST_HEADINGS or share(name) >= _HALF:
        return name
    best = max(form_names(), key=share)
    return best if share(best) >= _NEARLY_ALL else name


def _read_steps(
    folder: _Folder,
    organisation: TypedFile[Organisation],
    head: TypedFile[Report],
    form: Form,
    year: int,
) -> tuple[ReportFiles, _Found]:
    path, source = dirname(head.path), folder.source
    draft = head.value.status == "draft"
    # The main language first: answers in a file of another name are most likely in that.
    main = head.value.language or next(iter(organisation.value.languages), "")
    ids = load_vocabulary("languages").ids
    known = tuple(dict.fromkeys((main if main in ids else ids[0], *ids)))
    strays = tuple(check_report_folder(source, path, form, known, draft=draft))
    folder = replace(folder, blocked=folder.blocked | find_unread(strays))
    languages = _languages_of(head, organisation, folder)
    unlisted = tuple(_check_languages(folder, head, organisation, form, languages))
    found = _Found(strays + unlisted, unread=folder.blocked)
    exchanged = find_exchanged(_facts_in(folder, path, form))
    found += _Found(exchanged)
    facts: dict[str, TypedFile[StepFacts]] = {}
    told = {each.where.file for each in exchanged}
    # What was pasted over another file is in its own place, too.
    told |= {
        f"{path}/{each.arguments['target']}"
        for each in exchanged
        if each.arguments["case"] != "copied"
    }
    folder = folder.without(frozenset(told))
    for step in form.steps:
        model, file = model_for_step(step), f"{path}/{step}/facts.yaml"
        read, more = folder.read(file, model)
        facts[step] = TypedFile(file, read.value or model(), read.broken)
        found += more
    risks = facts["2-identify"].value if "2-identify" in facts else StepFacts()
    found = replace(found, findings=tuple(suggest_risks(found.findings, risks)))
    prose = {
        language: {step: _read_prose(folder, f"{path}/{step}/{language}.md") for step in form.steps}
        for language in languages
    }
    return ReportFiles(path, year, head, form, languages, facts, prose), found


def _facts_in(folder: _Folder, path: str, form: Form) -> Mapping[str, YamlDocument]:
    """Return the documents of facts of a report, by step."""
    documents = {step: folder.documents.get(f"{path}/{step}/facts.yaml") for step in form.steps}
    return {step: each for step, each in documents.items() if isinstance(each, YamlDocument)}


def _read_prose(folder: _Folder, path: str) -> ProseFile:
    document = folder.documents.get(path)
    if isinstance(document, MarkdownDocument):
        return ProseFile(path, document, unread=False)
    return ProseFile(path, None, folder.is_unread(path))


def _languages_of(
    head: TypedFile[Report], organisation: TypedFile[Organisation], folder: _Folder
) -> tuple[str, ...]:
    """Return a report's languages, its main one first.

    Where it could not be read which the organisation has, they are those that answers are in.
    """
    listed = organisation.value.languages
    if "languages" in organisation.broken:
        inside = [each.path for each in folder.source.below(dirname(head.path))]
        known = load_vocabulary("languages").ids
        written = [each for each in known if any(p.endswith(f"/{each}.md") for p in inside)]
        listed = tuple(written) or listed
    return tuple(dict.fromkeys((head.value.language or listed[0], *listed)))


def _check_languages(
    folder: _Folder,
    head: TypedFile[Report],
    organisation: TypedFile[Organisation],
    form: Form,
    languages: tuple[str, ...],
) -> Iterator[Finding]:
    """Yield the languages of a report and of its files that the organisation lacks."""
    if "languages" in organisation.broken:
        return
    main, listed = languages[0], organisation.value.languages
    if main not in listed:
        where = Ref(head.path, ("language",))
        yield references.LANGUAGE_NOT_LISTED.at(where, language=main, listed=listed)
    for language in load_vocabulary("languages").ids:
        paths = (f"{dirname(head.path)}/{step}/{language}.md" for step in form.steps)
        written = [Ref(path) for path in paths if path in folder.paths]
        if written and language not in languages:
            first, *rest = written
            yield references.LANGUAGE_NOT_LISTED.at(
                first, related=tuple(rest), language=language, listed=languages
            )


def suggest_risks(findings: Iterable[Finding], identified: StepFacts) -> Iterator[Finding]:
    """Yield findings; those of a risk's title say what its id is."""
    said = identified.risks if isinstance(identified, IdentifyFacts) else None
    risks = said if isinstance(said, tuple) else ()
    ids = {title.casefold(): risk.id for risk in risks for title in risk.title.by_language.values()}
    for each in findings:
        named = str(each.arguments.get("value", "")).strip(" .").casefold()
        if (
            each.code == values.WRONG_KIND.id
            and each.arguments["kind"] == "risk_id"
            and named in ids
        ):
            yield replace(each, arguments={**each.arguments, "suggestion": ids[named]})
        else:
            yield each
