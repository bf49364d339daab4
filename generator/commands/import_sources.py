"""What `aktsom import` has read of a file, whatever it is: where it goes, and how it is written."""

from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from generator.commands.session import Session
from generator.commands.usage import UsageError
from generator.commands.values import today
from schema.form import load_form

if TYPE_CHECKING:
    from generator.importing.destination import Destination
    from generator.importing.report import ImportedReport
    from generator.importing.statement.reading import ReadStatement


# So many pages take more than a few seconds.
_MANY_PAGES = 60


class ReadSource(Struct, frozen=True):
    """A file that was read: as the editor wrote it, its year, and the organisation's folder.

    `facts` are the draft's, `write` puts its files in place (a destination, and how an editor
    writes that) and yields the lines to print, `tabulate` the rows of `--dry-run`; `statement` is
    there for one in free form.
    """

    written: str
    year: int
    key: str
    facts: Mapping[str, dict[str, Any]]
    write: "Callable[[Destination, str], Iterator[str]]"
    tabulate: Callable[[], Iterator[str]]
    statement: "ReadStatement | None" = None


# What a map of the editor's moves, of a statement that was read.
MovedBy = Callable[["ReadStatement"], Mapping[str, str]]


def read_source(
    data: bytes, written: str, options: Namespace, session: Session, moved: MovedBy | None = None
) -> ReadSource:
    """Read a file: a report of the portal, or a statement in free form. Raises UsageError."""
    from generator.importing.report import ImportOptions, read_report
    from generator.importing.source import UnreadableError
    from generator.importing.source.pdf import count_pages

    try:
        pages = count_pages(data) if session.is_attended else 0
        if pages >= _MANY_PAGES:
            session.out.say(session.words("import_long", path=written, pages=str(pages)))
        imported = read_report(data, ImportOptions(options.form, options.year, options.language))
    except UnreadableError as error:
        if error.key == "import_not_a_report":
            return _read_statement(data, written, options, session, moved)
        raise UsageError(error.key, path=written) from error
    return _source_of_report(imported, written, options, session)


def _source_of_report(
    imported: "ImportedReport", written: str, options: Namespace, session: Session
) -> ReadSource:
    from generator.importing.command_output import ReadFile, tabulate_report, write_and_report
    from generator.importing.destination import key_of

    def write(destination: "Destination", shown: str) -> Iterator[str]:
        file = ReadFile(Path(written).name, shown)
        return write_and_report(imported, destination, file, today(), session.words)

    return ReadSource(
        written,
        _year(imported.year, written),
        _key(options, key_of(imported), written),
        imported.draft.facts,
        write,
        lambda: tabulate_report(imported, session.words),
    )


def _read_statement(
    data: bytes, written: str, options: Namespace, session: Session, moved: MovedBy | None
) -> ReadSource:
    from generator.importing.destination import key_of_name
    from generator.importing.source import UnreadableError
    from generator.importing.source.reading import read_blocks
    from generator.importing.statement.data import FORM
    from generator.importing.statement.reading import read_statement
    from generator.importing.statement_output import tabulate, write_and_tell

    form = load_form(options.form or FORM)
    try:
        document = read_blocks(data)
        read = read_statement(document, form, options.language)
        if moved:
            read = read_statement(document, form, options.language, moved(read))
    except UnreadableError as error:
        raise UsageError(error.key, path=written) from error
    return ReadSource(
        written,
        _year(options.year or (read.year.year if read.year else None), written),
        _key(options, key_of_name(read.name), written),
        read.draft.facts,
        lambda place, shown: write_and_tell(read, place, Path(written).name, shown, session.words),
        lambda: tabulate(read, session.words),
        read,
    )


def _year(year: int | None, written: str) -> int:
    if year is None:
        raise UsageError("import_no_year", path=written)
    return year


def _key(options: Namespace, found: str, written: str) -> str:
    key = str(options.organisation or found)
    if not key:
        raise UsageError("import_no_name", path=written)
    return key
