"""An organisation before and now, told: what became of it, and of each of its reports."""

from collections.abc import Iterable, Iterator

from generator.change_report.metadata_changes import tell_organisation
from generator.change_report.model import Section, Side, ToldOrganisation, ToldReport, Unread
from generator.change_report.reports import tell_report
from generator.change_report.versions import OrganisationMatch, Version
from generator.checks.check import Located
from generator.checks.messages import message_of
from generator.text.words import Words, load_words

_SUFFIXES = (".yaml", ".md")
_OWN_FILE = "organisation.yaml"


def tell(match: OrganisationMatch, language: str) -> ToldOrganisation:
    """Return what differs in an organisation, in words. Raises TypeError where there is none."""
    words = load_words(language, "comparison")
    version = match.now or match.before
    if version is None:
        raise TypeError("an organisation is neither here nor there")
    sections = tuple(_sections(match, language))
    reports = tuple(_reports(match, language))
    return ToldOrganisation(
        key=version.organisation.key,
        name=version.organisation.organisation.name,
        fate=match.fate,
        about=_about(match, words),
        unread=tuple(_unread(match, language)),
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


def _sections(match: OrganisationMatch, language: str) -> Iterator[Section]:
    sides = [each for each in (match.before, match.now) if each and not _hides_itself(each)]
    if match.before and match.now and len(sides) == 2:
        section = tell_organisation(match.before.organisation, match.now.organisation, language)
        if section.lines:
            yield section


def _hides_itself(version: Version) -> bool:
    """Tell whether organisation.yaml cannot be read, so that a stand-in is in its place."""
    file = f"{version.organisation.key}/{_OWN_FILE}"
    found = (each.finding for each in version.unread)
    return any((each.where.file, each.family) == (file, "SYN") for each in found)


def _reports(match: OrganisationMatch, language: str) -> Iterator[ToldReport]:
    before, now = (each.organisation if each else None for each in (match.before, match.now))
    for each in match.reports:
        told = tell_report(each, before, now, language)
        if told:
            yield told


def _notes(
    match: OrganisationMatch,
    sections: tuple[Section, ...],
    reports: tuple[ToldReport, ...],
    words: Words,
) -> Iterator[str]:
    """Yield which files differ without a difference being told of what they belong to."""
    if match.fate not in {"kept", "renamed"}:
        return
    told = {str(each.year) for each in reports} | ({_OWN_FILE} if sections else set())
    told |= {str(each.earlier) for each in reports if each.fate == "renamed"}
    quiet = [file for file in match.files if file.split("/")[0] not in told]
    if quiet:
        yield words("other_files" if told else "only_files", files=", ".join(quiet))
    shown = {line.id for each in reports for section in each.sections for line in section.lines}
    odd = [
        file
        for file in match.files
        if file not in quiet and not file.endswith(_SUFFIXES) and file.split("/")[-1] not in shown
    ]
    if odd:
        yield words("other_files", files=", ".join(odd))


def _unread(match: OrganisationMatch, language: str) -> Iterator[Unread]:
    """Yield the mistakes that hide content; of one version compared with itself, once."""
    if match.before and match.before is not match.now:
        yield from _mistakes("before", match.before.unread, language)
    if match.now:
        yield from _mistakes("now", match.now.unread, language)


def _mistakes(side: Side, found: Iterable[Located], language: str) -> Iterator[Unread]:
    for each in found:
        finding = each.finding
        text = message_of(finding, language).text
        yield Unread(side, finding.where.file, each.span.line, finding.code, text)
