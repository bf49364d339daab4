"""Which file of an organisation's folder is what, and which belongs nowhere."""

import re
from collections.abc import Iterator
from posixpath import basename, dirname

from generator.codes import syntax
from generator.findings import Finding, Ref
from generator.sources import OrganisationSource
from generator.suggestions import closest
from schema.form import Form
from schema.vocabulary import load_vocabulary

ATTACHMENTS = "attachments"
_YEAR = re.compile(r"(?:19|20)\d\d")
# Names that the published site uses itself, beside its organisations and years.
RESERVED = frozenset({"assets", "latest", "data", *load_vocabulary("languages").ids})
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def years_of(source: OrganisationSource) -> tuple[int, ...]:
    """Return the years that have a folder, the newest first."""
    names = [basename(path) for path in source.folders if dirname(path) == source.key]
    return tuple(sorted((int(name) for name in names if _YEAR.fullmatch(name)), reverse=True))


def check_organisation_folder(source: OrganisationSource) -> Iterator[Finding]:
    """Yield what is wrong with the names and files directly in an organisation's folder."""
    if not _KEY.fullmatch(source.key) or source.key in RESERVED or _YEAR.fullmatch(source.key):
        suggestion = re.sub(r"[^a-z0-9]+", "-", source.key.lower()).strip("-")
        suggestion = "" if suggestion == source.key else suggestion
        where = Ref(source.key)
        yield syntax.BAD_FOLDER_NAME.at(where, folder=source.key, suggestion=suggestion)
    for path in source.folders:
        if dirname(path) == source.key and not _YEAR.fullmatch(basename(path)):
            yield _stray_folder(path, ())
    for each in source.sources:
        if dirname(each.path) == source.key and basename(each.path) != "organisation.yaml":
            yield _stray_file(each.path, ("organisation.yaml",))


def check_report_folder(
    source: OrganisationSource, path: str, form: Form, languages: tuple[str, ...]
) -> Iterator[Finding]:
    """Yield the files and folders below a report's folder that nothing reads."""
    known = {path, *(f"{path}/{step}" for step in form.steps), f"{path}/{ATTACHMENTS}"}
    names = ("facts.yaml", *(f"{language}.md" for language in languages))
    stray: list[str] = []
    for folder in source.folders:
        if folder.startswith(f"{path}/") and folder not in known and dirname(folder) not in stray:
            yield _stray_folder(folder, [basename(each) for each in known])
        if folder.startswith(f"{path}/") and folder not in known:
            stray.append(folder)
    for each in source.sources:
        folder, name = dirname(each.path), basename(each.path)
        if folder == path and name != "report.yaml":
            yield _stray_file(each.path, ("report.yaml",))
        elif folder in known - {path, f"{path}/{ATTACHMENTS}"} and name not in names:
            yield _stray_file(each.path, names)


def _stray_folder(path: str, known: list[str] | tuple[str, ...]) -> Finding:
    suggestion = closest(basename(path), known)
    return syntax.STRAY_FOLDER.at(
        Ref(path), about=basename(path), folder=path, suggestion=suggestion
    )


def _stray_file(path: str, known: tuple[str, ...]) -> Finding:
    suggestion = closest(basename(path), known)
    return syntax.STRAY_FILE.at(Ref(path), about=basename(path), file=path, suggestion=suggestion)
