"""Attachments that are named and not there: what tells better why than that they are not."""

from collections.abc import Collection, Iterable, Mapping
from unicodedata import normalize

from msgspec import Struct
from msgspec.structs import replace

from generator.content.layout import ATTACHMENTS
from generator.findings.codes import references
from generator.findings.finding import Finding, Severity

_MISSING, _UNUSED = references.ATTACHMENT_MISSING.id, references.ATTACHMENT_UNUSED.id
# A report's folder, and the name of a file.
_Attachment = tuple[str, str]


class MissingAttachments(Struct, frozen=True):
    """What tells better why an attachment is not there than that it is not.

    `unlisted` are attachments that lie in the folder; `alike` is which of them a text names in
    other letters; `faulty` are the report.yaml files in whose list something is wrong.
    """

    unlisted: Collection[_Attachment]
    alike: Mapping[_Attachment, _Attachment]
    faulty: Collection[str]
    unread: frozenset[str]

    @classmethod
    def of(
        cls, first: Iterable[Finding], then: Iterable[Finding], unread: frozenset[str]
    ) -> "MissingAttachments":
        """Return what findings say of attachments."""
        found = [*first, *then]
        unlisted = {_attachment(each) for each in found if each.code == _UNUSED}
        by_letters = {_in_small_letters(each): each for each in unlisted}
        named = {_attachment(each) for each in found if each.code == _MISSING} - unlisted
        alike = {
            each: by_letters[_in_small_letters(each)]
            for each in named
            if _in_small_letters(each) in by_letters
        }
        listed = [each for each in found if each.where.keys[:1] == (ATTACHMENTS,)]
        faulty = {each.where.file for each in listed if each.severity is Severity.ERROR}
        return cls(unlisted, alike, faulty, unread)

    def tells(self, finding: Finding) -> bool:
        """Tell whether a finding that an attachment is missing, or not listed, need not be said."""
        if finding.code == _UNUSED:
            return _attachment(finding) in self.alike.values()
        if finding.code != _MISSING:
            return False
        report, _ = attachment = _attachment(finding)
        listed = finding.where.keys[:1] == (ATTACHMENTS,)
        faulty = not listed and f"{report}/report.yaml" in self.faulty
        return faulty or attachment in self.unlisted or f"{report}/{ATTACHMENTS}" in self.unread

    def as_meant(self, finding: Finding) -> Finding:
        """Return a finding that an attachment is missing with the file that was meant, if any."""
        meant = self.alike.get(_attachment(finding)) if finding.code == _MISSING else None
        if meant is None:
            return finding
        arguments = {**finding.arguments, "case": "alike", "suggestion": meant[1]}
        return replace(finding, arguments=arguments)


def _attachment(finding: Finding) -> _Attachment:
    """Return which report's attachment a finding is about."""
    organisation, year, *_ = finding.where.file.split("/")
    return f"{organisation}/{year}", str(finding.arguments["file"])


def _in_small_letters(attachment: _Attachment) -> _Attachment:
    """Return an attachment with its name as systems compare them that know no capital letters."""
    report, file = attachment
    return report, normalize("NFC", file).casefold()
