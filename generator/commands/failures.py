"""What is said when the program or the machine failed: in which work, and where to take it."""

import os
import traceback
from collections.abc import Mapping, Sequence

from generator.commands.fault_report import find_origin, write_fault
from generator.commands.session import Session
from generator.formats.version import program_version
from generator.formats.visible import show_path
from generator.text.words import load_words
from schema.files import DataError
from schema.languages import complete_languages

# Organisations that are named one by one; of more, there is but their number.
_MOST_NAMED = 5


class OrganisationsFailedError(Exception):
    """The program failed at these organisations, and did what it could for the others."""

    def __init__(self, failures: Mapping[str, Exception]) -> None:
        super().__init__(*failures)
        self.failures = failures


def report_failure(error: Exception, session: Session, arguments: Sequence[str]) -> None:
    """Say, in both languages, that the program or the machine failed, and where to take it."""
    if not isinstance(error, OrganisationsFailedError):
        _report(error, (), session, arguments)
        return
    alike: dict[str, list[str]] = {}
    for key, each in error.failures.items():
        alike.setdefault(_name(each), []).append(key)
    for keys in alike.values():
        _report(error.failures[keys[0]], keys, session, arguments)


def _report(
    error: Exception, keys: Sequence[str], session: Session, arguments: Sequence[str]
) -> None:
    """Say that something failed; at which organisations, by their keys, if it was in their work."""
    in_full = "--debug" in arguments
    if in_full:
        session.err.write("".join(traceback.format_exception(error)))
    if isinstance(error, FileExistsError):
        path = show_path(error.filename or str(error))
        session.err.say(session.words("made_meanwhile", path=path))
        return
    if isinstance(error, OSError):
        session.err.say(session.words("surroundings_failed", reason=str(error)))
        _name_organisations(keys, session, session.language)
        return
    written = write_fault(error, arguments)
    for language in complete_languages("command"):
        words = load_words(language, "command")
        session.err.say(words["fault_heading"])
        _name_organisations(keys, session, language)
        session.err.say(words("fault_report", fault=_name(error), version=program_version()))
        if written:
            session.err.say(words("fault_file", file=str(written)))
        elif not in_full:
            session.err.say(words["fault_debug"])


def _name(error: Exception) -> str:
    """Return what stands for a failure: the same for all that have the same cause."""
    if isinstance(error, OSError):
        return str(error)
    named = str(error) if isinstance(error, DataError) else type(error).__name__
    return f"{named}, {find_origin(error)}"


def _name_organisations(keys: Sequence[str], session: Session, language: str) -> None:
    if keys:
        more = len(keys) - _MOST_NAMED
        shown = ", ".join(show_path(f"{key}{os.sep}") for key in keys[:_MOST_NAMED])
        words = load_words(language, "command")
        named = words("fault_more", organisations=shown, count=more) if more > 0 else shown
        session.err.say(words("fault_organisations", organisations=named))
