"""Which file of an organisation's folder is what, and which belongs nowhere."""

import re
from collections.abc import Collection, Iterator
from posixpath import basename, dirname, normpath

from generator.content.file_names import check_names
from generator.content.pictures import SUFFIXES
from generator.content.sources import SourceFolder
from generator.findings.codes import syntax
from generator.findings.finding import Argument, Finding, Ref, Severity
from generator.text.suggestions import closest
from schema.addresses import DEVICE
from schema.form import Form
from schema.scalars import make_identifier
from schema.vocabulary import load_also_called, load_vocabulary
from schema.wordlists import load_words

ATTACHMENTS = "attachments"
# What word processors write: no other name makes answers of it.
_DOCUMENTS = (".doc", ".docx", ".odt", ".pages", ".rtf", ".pdf")
# What `aktsom import` found no place for.
UNPLACED = "unplaced.txt"
# What attachments are not: answers, and facts.
_TEXTS = (".md", ".yaml")
# The files that are one for each organisation, and one for each report.
_HOMES = {"organisation.yaml": "belongs_organisation", "report.yaml": "belongs_report"}
# The heading of an answer: its first digit is the step's.
_ANSWER = re.compile(rb"^## ([0-9](?:\.\w{1,9}){1,4})", re.MULTILINE)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
# The folders in that of a year: of its steps, and with attachments.
_IN_A_YEAR = re.compile(rf"[0-6]-[a-z][a-z-]*|{ATTACHMENTS}")
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# The name is a part of web addresses, and of the names of files.
_LONGEST_KEY = 80


def years_of(source: SourceFolder) -> tuple[int, ...]:
    """Return the years that have a folder, the newest first."""
    names = source.names_of_folders(source.key)
    return tuple(sorted((int(name) for name in names if _YEAR.fullmatch(name)), reverse=True))


def reserved_names() -> frozenset[str]:
    """Return the names that the site uses itself, beside its organisations and years."""
    return frozenset({"assets", "data", "latest", "register", *load_vocabulary("languages").ids})


def is_usable_key(key: str) -> bool:
    """Return whether an organisation's folder may have this name: it is a part of addresses."""
    taken = key in reserved_names() or _YEAR.fullmatch(key) or DEVICE.fullmatch(key)
    return _KEY.fullmatch(key) is not None and not taken and len(key) <= _LONGEST_KEY


def check_organisation_folder(source: SourceFolder) -> Iterator[Finding]:
    """Yield what is wrong with the names and files directly in an organisation's folder."""
    key = source.key
    if not is_usable_key(key):
        suggestion = make_identifier(key)
        suggestion = suggestion if _KEY.fullmatch(suggestion) and suggestion != key else ""
        yield syntax.BAD_FOLDER_NAME.at(Ref(key), folder=key, suggestion=suggestion)
    if source.sources and not source.folders and not source.unreadable:
        where = Ref(f"{key}/organisation.yaml")
        yield syntax.MISSING_FILE.at(where, case="statement", begin=key)
    for path in source.folders:
        if dirname(path) == key and _IN_A_YEAR.fullmatch(basename(path)):
            years = years_of(source)
            moved = f"{years[0]}/{basename(path)}" if years else ""
            yield _stray_folder(path, "", case="inside", instead_of=moved)
        elif dirname(path) == key and not _YEAR.fullmatch(basename(path)):
            match = _YEAR.search(basename(path))
            there = match is None or f"{key}/{match.group()}" in source.folders
            yield _stray_folder(path, "" if there or not match else match.group(), case="year")
    yield from check_names(each.path for each in source.sources)
    for stray in _stray_files(source, key, ("organisation.yaml",)):
        if not stray.where.file.endswith(SUFFIXES):
            yield stray


def check_pictures(source: SourceFolder, logo: str | None) -> Iterator[Finding]:
    """Yield the pictures directly in an organisation's folder that are not its logo."""
    known = ("organisation.yaml", *filter(None, (logo,)))
    for stray in _stray_files(source, source.key, known):
        if stray.where.file.endswith(SUFFIXES):
            yield stray


def check_report_folder(
    source: SourceFolder,
    path: str,
    form: Form,
    languages: tuple[str, ...],
    *,
    draft: bool = False,
) -> Iterator[Finding]:
    """Yield the files and folders below a report's folder that nothing reads."""
    steps = [f"{path}/{step}" for step in form.steps]
    wanted = {path: (*form.steps, ATTACHMENTS), f"{path}/{ATTACHMENTS}": ()}
    for parent in sorted({*wanted, *steps}):
        there = source.names_of_folders(parent)
        free = [each for each in wanted.get(parent, ()) if each not in there]
        for name in there:
            if name not in wanted.get(parent, ()):
                folder = f"{parent}/{name}"
                case = "attached" if basename(parent) == ATTACHMENTS else "other"
                yield _stray_folder(folder, _meant_folder(source, folder, free, form), case)
    names = ("facts.yaml", *(f"{language}.md" for language in languages))
    for folder in steps:
        yield from _stray_files(source, folder, names)
    yield from _stray_files(source, path, ("report.yaml", UNPLACED))
    unplaced = f"{path}/{UNPLACED}"
    if UNPLACED in source.names_of_files(path):
        severity = Severity.WARNING if draft else Severity.ERROR
        yield syntax.UNPLACED.at(Ref(unplaced), about=UNPLACED, severity=severity, file=unplaced)


def _meant_folder(source: SourceFolder, folder: str, free: Collection[str], form: Form) -> str:
    """Return which folder one was probably meant to be, by its name, what is in it, its number."""
    name = basename(folder)
    near = closest(name, free)
    if near or not free:
        return near
    inside = [*source.below(folder)]
    found = (_ANSWER.search(each.data or b"") for each in inside)
    answered = {match[1].decode() for match in found if match}
    by_answers = [
        step
        for step, each in form.steps.items()
        if step in free and not answered.isdisjoint(question.id for question in each.questions)
    ]
    by_number = [each for each in free if name[:1].isdecimal() and each.startswith(f"{name[:1]}-")]
    named = name.casefold() in load_words("attachment_folders")
    only_files = bool(inside) and not any(each.path.endswith(_TEXTS) for each in inside)
    attached = ATTACHMENTS in free and (named or only_files)
    return next(iter((*by_answers, *by_number)), ATTACHMENTS if attached else "")


def _stray_files(source: SourceFolder, folder: str, known: Collection[str]) -> Iterator[Finding]:
    here = set(source.names_of_files(folder))
    free = [each for each in known if each not in here]
    for name in sorted(here - set(known)):
        if name.lower() in here & set(known):
            continue  # Two names that differ in case alone are told of as such.
        path = f"{folder}/{name}"
        arguments: dict[str, Argument] = {"file": path, "suggestion": "", "case": "other"}
        same = (each for each in free if _stem(each) == _stem(name.lower()))
        answers = [each for each in known if each.endswith(".md")]
        # Where there are no answers at all, these are most likely the ones in the main language.
        alone = answers[0] if answers and not here & set(answers) else ""
        if name in _HOMES and name not in known:
            arguments |= {"case": _HOMES[name], "instead_of": f"../{name}"}
        elif name.lower().endswith(_DOCUMENTS):
            arguments |= {"case": "document", "instead_of": alone}
        else:
            # A name of two letters is that of another language.
            only = alone if name.lower().endswith(".md") and len(_stem(name)) > 2 else ""
            arguments["suggestion"] = next(same, "") or _meant_file(name, free) or only
        yield syntax.STRAY_FILE.at(Ref(path), about=name, given=arguments)


def _meant_file(name: str, free: Collection[str]) -> str:
    """Return the file that one is named much like, or by its language's name (norsk.md), or empty.

    The code of a language is like many a longer name: one that is no part of it is not meant.
    """
    stem = _stem(name.lower())
    if language := load_also_called("languages").get(stem):
        called = f"{language}.md"
        return called if called in free else ""
    return closest(name, [
        each for each in free
        if not each.endswith(".md") or _stem(each) in stem or len(stem) <= len(_stem(each)) + 1
    ])  # fmt: skip


def _stem(name: str) -> str:
    return name.partition(".")[0]


def _stray_folder(path: str, suggestion: str, case: str = "other", **others: Argument) -> Finding:
    arguments: dict[str, Argument] = {
        "folder": path, "suggestion": suggestion, "case": case, **others
    }  # fmt: skip
    return syntax.STRAY_FOLDER.at(Ref(path), about=basename(path), given=arguments)


def find_unread(findings: Collection[Finding]) -> frozenset[str]:
    """Return the paths of stray files and folders, and those that they were probably meant for."""
    strays = {syntax.STRAY_FILE.id, syntax.STRAY_FOLDER.id}
    found = [each for each in findings if each.code in strays]
    said = ((each.where.file, each.arguments) for each in found)
    meant = [(dirname(file), told.get("instead_of") or told["suggestion"]) for file, told in said]
    return frozenset(
        [each.where.file for each in found]
        + [normpath(f"{folder}/{name}") for folder, name in meant if name]
    )
