"""`aktsom import`: a statement in whatever form becomes a content folder."""  # noqa: N999 - its name

import os
from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator.commands.parser import Parser
from generator.commands.scope import DEFAULT_CONTENT, ORGANISATION_FILE, no_such_path
from generator.commands.session import Session
from generator.commands.usage import UsageError
from generator.commands.values import one_of, read_key, read_year, today
from schema.form import form_names, load_form
from schema.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from generator.importing.destination import Destination
    from generator.importing.published.reading import PublishedReport
    from generator.importing.statement.reading import ReadStatement


def declare(parser: Parser) -> None:
    """Say what the command takes."""
    words = parser.words
    languages = load_vocabulary("languages").ids
    parser.argument("file", words["metavar_file"])
    parser.option("--into", words["metavar_folder"])
    parser.option("--organisation", words["metavar_name"], read_key)
    parser.option("--year", words["metavar_year"], read_year)
    parser.option("--form", words["metavar_form"], one_of("--form", form_names()))
    parser.option("--language", "|".join(languages), one_of("--language", languages))
    parser.option("--map", words["metavar_file"])
    parser.flag("--dry-run")
    parser.flag("--overwrite")


def run(options: Namespace, session: Session) -> int:
    """Import a report; return 0. Raises UsageError."""
    from generator.importing.command_output import ReadFile, tabulate_report, write_and_report
    from generator.importing.destination import key_of
    from generator.importing.report import ImportOptions, read_report
    from generator.importing.source import UnreadableError

    folder = session.surroundings.folder
    content = _content(options.into, folder)
    data, published = _read(options.file, folder, session)
    if published:
        return _import_published(published, content, options, session)
    try:
        imported = read_report(data, ImportOptions(options.form, options.year, options.language))
    except UnreadableError as error:
        if error.key == "import_not_a_report":
            return _import_statement(data, content, options, session)
        raise UsageError(error.key, path=options.file) from error
    if imported.year is None:
        raise UsageError("import_no_year", path=options.file)
    key = options.organisation or key_of(imported)
    if not key:
        raise UsageError("import_no_name", path=options.file)
    if options.dry_run:
        for line in tabulate_report(imported, session.words):
            session.out.say(line)
        return 0
    destination, shown = _destination(content, key, imported.year, options, session)
    try:
        source = ReadFile(Path(options.file).name, shown)
        lines = list(write_and_report(imported, destination, source, today(), session.words))
    except PermissionError as error:
        raise UsageError("import_not_writable", path=shown) from error
    for line in lines:
        session.out.say(line)
    return 0


def _import_statement(data: bytes, content: Path, options: Namespace, session: Session) -> int:
    """Import a statement in free form; return 0. Raises UsageError."""
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
        if options.map and not options.dry_run:
            moved = _read_moved(options.map, read, session)
            read = read_statement(document, form, options.language, moved)
    except UnreadableError as error:
        raise UsageError(error.key, path=options.file) from error
    year = options.year or (read.year.year if read.year else None)
    if year is None:
        raise UsageError("import_no_year", path=options.file)
    key = options.organisation or key_of_name(read.name)
    if not key:
        raise UsageError("import_no_name", path=options.file)
    if options.dry_run:
        for line in tabulate(read, session.words):
            session.out.say(line)
        if options.map:
            _write_map(options.map, read, session)
        return 0
    destination, shown = _destination(content, key, year, options, session)
    name = Path(options.file).name
    try:
        lines = list(write_and_tell(read, destination, name, shown, session.words))
    except PermissionError as error:
        raise UsageError("import_not_writable", path=shown) from error
    for line in lines:
        session.out.say(line)
    return 0


def _write_map(written: str, read: "ReadStatement", session: Session) -> None:
    """Write where everything goes, for the editor to correct. Raises UsageError: it is there."""
    from generator.importing.statement_map import write_map

    try:
        with (session.surroundings.folder / written).open("x", encoding="utf-8") as file:
            file.write(write_map(read, session.words))
    except FileExistsError as error:
        raise UsageError("import_map_taken", path=written) from error
    except OSError as error:
        raise UsageError("import_not_writable", path=written) from error
    session.out.say(session.words("import_map_written", path=written))


def _read_moved(written: str, read: "ReadStatement", session: Session) -> "Mapping[str, str]":
    """Return what a map moves. Raises UsageError: it cannot be read, or not be obeyed."""
    from generator.importing.statement_map import MapError, find_moved, read_map

    file = session.surroundings.folder / written
    if not file.is_file():
        raise no_such_path(written, file)
    try:
        return find_moved(read_map(file.read_text(encoding="utf-8"), read.form), read)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("import_map_broken", path=f"{written}:1") from error
    except MapError as error:
        raise UsageError(
            error.key, suggestion=error.suggestion, path=f"{written}:{error.line}", text=error.text
        ) from error


def _destination(
    content: Path, key: str, year: int, options: Namespace, session: Session
) -> "tuple[Destination, str]":
    """Return where a report goes, and how an editor writes that. Raises UsageError: it is taken."""
    from generator.importing.destination import Destination

    destination = Destination(content, key, year)
    folder = session.surroundings.folder
    shown = os.path.join(os.path.relpath(content, folder), key, str(year), "")  # noqa: PTH118 - shown, with its last stroke
    if destination.is_taken and not options.overwrite:
        raise UsageError("import_taken", hint="import_taken_hint", path=shown)
    return destination, shown


def _import_published(
    published: "Sequence[PublishedReport]", content: Path, options: Namespace, session: Session
) -> int:
    """Write what aktsom itself has published as content again; return 0. Raises UsageError."""
    from generator.importing.published_output import place_published, write_published

    here = session.surroundings.folder
    planned = place_published(published, content, here, options.organisation)
    for each in planned:
        if each.destination.is_taken and not options.overwrite:
            raise UsageError("import_taken", hint="import_taken_hint", path=f"{each.shown}/")
    name = Path(os.path.normpath(here / options.file)).name
    try:
        lines = list(write_published(planned, name, session.words))
    except PermissionError as error:
        raise UsageError("import_not_writable", path=planned[0].shown) from error
    for line in lines:
        session.out.say(line)
    return 0


def _content(given: str | None, folder: Path) -> Path:
    content = Path(os.path.normpath(folder / (given or DEFAULT_CONTENT)))
    if (content / ORGANISATION_FILE).is_file():
        above = os.path.relpath(content.parent, folder)
        raise UsageError("import_into_organisation", path=given or DEFAULT_CONTENT, above=above)
    if content.exists() and not content.is_dir():
        raise UsageError("not_a_folder", path=given or DEFAULT_CONTENT)
    return content


def _read(
    written: str | None, folder: Path, session: Session
) -> "tuple[bytes, tuple[PublishedReport, ...]]":
    """Return a file's bytes, and what aktsom itself has published there. Raises UsageError."""
    if written is None:
        expected = session.words["metavar_file"]
        raise UsageError(
            "missing_argument", hint="see_help", expected=expected, command="aktsom import"
        )
    try:
        return _read_file(folder / written, written)
    except PermissionError as error:
        raise UsageError("import_not_readable", path=written) from error


def _read_file(file: Path, written: str) -> "tuple[bytes, tuple[PublishedReport, ...]]":
    from generator.importing.published.reading import find_in_file, find_in_folder
    from generator.importing.source import UnreadableError

    if file.is_dir():
        if reports := find_in_folder(file):
            return b"", reports
        raise UsageError("import_is_folder", path=written)
    if not file.is_file():
        raise no_such_path(written, file)
    data = file.read_bytes()
    try:
        report = find_in_file(data, file.parent)
    except UnreadableError as error:
        raise UsageError(error.key, path=written) from error
    return data, (report,) if report else ()
