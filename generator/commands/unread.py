"""What of a report could not be read: a command that needs all of it must not go on."""

from pathlib import Path

from generator.checks.check import Checked
from generator.commands.output import show
from generator.commands.session import Session
from generator.findings.finding import Severity
from generator.formats.listing import Listing, list_findings

_UNREAD = ("SYN", "VAL1", "REF2")


def show_unread(checked: Checked, content: Path, scopes: tuple[str, ...], session: Session) -> bool:
    """Show what could not be read at or below these paths, from content/; tell if there was any."""
    every = Listing(tuple(list_findings(checked, session.language)), content, session.language)
    unread = tuple(
        each
        for each in every.below(scopes).entries
        if each.finding.code.startswith(_UNREAD) and each.finding.severity is Severity.ERROR
    )
    if unread:
        show(Listing(unread, content, session.language), "text", session)
    return bool(unread)
