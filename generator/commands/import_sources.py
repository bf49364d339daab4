"""What `aktsom import` has read of a file, whatever it is: where it goes, and how it is written."""

from argparse import Namespace
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from generator.commands.session import Session
from generator.commands.usage import UsageError
from generator.commands.values import today
from schema.form import load_form

if TYPE_CHECKING:
    from generator.importing.destination import Destination
    from generator.importing.piece_map import MapPiece, PieceKey
    from generator.importing.report import ImportedReport


# So many pages take more than a few seconds.
_MANY_PAGES = 60


class ReadSource(Struct, frozen=True):
    """A file that was read: as the editor wrote it, its year, and the organisation's folder.

    `facts` are the draft's, `write` puts its files in place (a destination, and how an editor
    writes that) and yields the lines to print, `tabulate` the rows of `--dry-run`, `pieces` those
    of a map.
    """

    written: str
    year: int
    key: str
    facts: Mapping[str, dict[str, Any]]
    write: "Callable[[Destination, str], Iterator[str]]"
    tabulate: Callable[[], Iterator[str]]
    pieces: "Callable[[], Iterable[MapPiece]]"


# What the editor's map moves, of the pieces of a source and the questions that it may move to.
MovedBy = Callable[["Iterable[MapPiece]", Collection[str]], "Mapping[PieceKey, str]"]


def read_source(
    data: bytes, written: str, options: Namespace, session: Session, moved: MovedBy | None = None
) -> ReadSource:
    """Read a file: a report of the portal, or a statement in free form. Raises UsageError."""
    from generator.importing.piece_map import pieces_of_report, questions_of_report
    from generator.importing.report import ImportOptions, read_report
    from generator.importing.source import UnreadableError
    from generator.importing.source.pdf import count_pages

    try:
        pages = count_pages(data) if session.is_attended else 0
        if pages >= _MANY_PAGES:
            session.out.say(session.words("import_long", path=written, pages=str(pages)))
        asked = ImportOptions(options.form, options.year, options.language)
        imported = read_report(data, asked)
        if moved:
            known = questions_of_report(imported)
            imported = read_report(data, asked, moved(pieces_of_report(imported), known))
    except UnreadableError as error:
        if error.key == "import_not_a_report":
            return _read_statement(data, written, options, session, moved)
        raise UsageError(error.key, path=written) from error
    return _source_of_report(imported, written, options, session)


def _source_of_report(
    imported: "ImportedReport", written: str, options: Namespace, session: Session
) -> ReadSource:
    from generator.importing.destination import key_of
    from generator.importing.piece_map import pieces_of_report
    from generator.importing.report_output import ReadFile, tabulate_report, write_and_report

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
        lambda: pieces_of_report(imported),
    )


def _read_statement(
    data: bytes, written: str, options: Namespace, session: Session, moved: MovedBy | None
) -> ReadSource:
    from generator.importing.destination import key_of_name
    from generator.importing.piece_map import pieces_of_statement
    from generator.importing.source import UnreadableError
    from generator.importing.source.reading import read_blocks
    from generator.importing.statement.data import FORM, questions_of
    from generator.importing.statement.reading import read_statement
    from generator.importing.statement_output import tabulate, write_and_tell

    form = load_form(options.form or FORM)
    try:
        document = read_blocks(data)
        read = read_statement(document, form, options.language)
        if moved:
            told = moved(pieces_of_statement(read), questions_of(form))
            by_words = {first: to for (first, _), to in told.items()}
            read = read_statement(document, form, options.language, by_words)
    except UnreadableError as error:
        raise UsageError(error.key, path=written) from error
    return ReadSource(
        written,
        _year(options.year or (read.year.year if read.year else None), written),
        _key(options, key_of_name(read.name), written),
        read.draft.facts,
        lambda place, shown: write_and_tell(read, place, Path(written).name, shown, session.words),
        lambda: tabulate(read, session.words),
        lambda: pieces_of_statement(read),
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
