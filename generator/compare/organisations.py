"""An organisation before and now: what became of it, and of each of its reports."""

from collections.abc import Iterator

from generator.checks.messages import message_of
from generator.compare.changes import (
    ChangeSection,
    ChangeSide,
    OrganisationChanges,
    ReportChanges,
    Unread,
)
from generator.compare.metadata import compare_organisation_files
from generator.compare.reports import compare_reports
from generator.compare.versions import OrganisationMatch, Version
from generator.text.words import Words, load_words

_SUFFIXES = (".yaml", ".md")
_OWN_FILE = "organisation.yaml"


def compare_organisation(match: OrganisationMatch, reader: str) -> OrganisationChanges:
    """Return what differs in an organisation. Raises TypeError where there is none."""
    words = load_words(reader, "changes")
    version = match.now or match.before
    if version is None:
        raise TypeError("an organisation is neither here nor there")
    book = version.organisation
    sections = tuple(_sections(match, reader))
    compared = (compare_reports(each, book, reader) for each in match.reports)
    reports = tuple(each for each in compared if each)
    return OrganisationChanges(
        key=book.key,
        name=book.organisation.name,
        fate=match.fate,
        about=_about(match, words),
        unread=tuple(_unread(match, reader)),
        notes=tuple(_notes(match, sections, reports, words)),
        files=match.files,
        sections=sections,
        reports=reports,
    )


def _about(match: OrganisationMatch, words: Words) -> str:
    if match.fate == "kept":
        return ""
    before = match.before.organisation.key if match.before else ""
    return words(f"organisation_{match.fate}", before=before)


def _sections(match: OrganisationMatch, reader: str) -> Iterator[ChangeSection]:
    before, now = match.before, match.now
    if before and now and not (_hides_itself(before) or _hides_itself(now)):
        section = compare_organisation_files(before.organisation, now.organisation, reader)
        if section.changes:
            yield section


def _hides_itself(version: Version) -> bool:
    """Tell whether organisation.yaml cannot be read, so that a stand-in is in its place."""
    file = f"{version.organisation.key}/{_OWN_FILE}"
    found = (each.finding for each in version.unread)
    return any((each.where.file, each.family) == (file, "SYN") for each in found)


def _notes(
    match: OrganisationMatch,
    sections: tuple[ChangeSection, ...],
    reports: tuple[ReportChanges, ...],
    words: Words,
) -> Iterator[str]:
    """Yield which files differ though no change is listed of what they belong to."""
    if match.fate not in {"kept", "renamed"}:
        return
    listed = {str(each.year) for each in reports} | ({_OWN_FILE} if sections else set())
    listed |= {str(each.earlier) for each in reports if each.fate == "renamed"}
    quiet = [file for file in match.files if file.split("/")[0] not in listed]
    if quiet:
        yield words("other_files" if listed else "only_files", files=", ".join(quiet))
    changed = {
        each.id for report in reports for section in report.sections for each in section.changes
    }
    odd = [
        file
        for file in match.files
        if file not in quiet and not file.endswith(_SUFFIXES) and file.split("/")[-1] not in changed
    ]
    if odd:
        yield words("other_files", files=", ".join(odd))


def _unread(match: OrganisationMatch, reader: str) -> Iterator[Unread]:
    """Yield the mistakes that hide content; of one version compared with itself, once."""
    sides: tuple[tuple[ChangeSide, Version | None], ...] = (
        ("before", None if match.before is match.now else match.before),
        ("now", match.now),
    )
    for side, version in sides:
        for each in version.unread if version else ():
            finding, line = each.finding, each.span.line
            text = message_of(finding, reader).text
            yield Unread(side, finding.where.file, line, finding.code, text)
