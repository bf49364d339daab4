"""`aktsom import`: a statement in whatever form becomes a content folder."""  # noqa: N999 - its name

import os
from argparse import Namespace
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from generator.commands.import_sources import ReadSource, read_source
from generator.commands.parser import Parser
from generator.commands.scope import DEFAULT_CONTENT, ORGANISATION_FILE, no_such_path
from generator.commands.session import Session
from generator.commands.usage import UsageError
from generator.commands.values import one_of, read_key, read_year
from schema.form import form_names
from schema.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from generator.importing.destination import Destination
    from generator.importing.piece_map import MapPiece, PieceKey
    from generator.importing.published.reading import PublishedReport


def declare(parser: Parser) -> None:
    """Say what the command takes."""
    words = parser.words
    languages = load_vocabulary("languages").ids
    parser.argument("file", words["metavar_file"], several=True)
    parser.option("--into", words["metavar_folder"])
    parser.option("--organisation", words["metavar_name"], read_key)
    parser.option("--year", words["metavar_year"], read_year)
    parser.option("--form", words["metavar_form"], one_of("--form", form_names()))
    parser.option("--language", "|".join(languages), one_of("--language", languages))
    parser.option("--map", words["metavar_file"])
    parser.flag("--dry-run")
    parser.flag("--overwrite")


def run(options: Namespace, session: Session) -> int:
    """Import a report, or several of one organisation; return 0. Raises UsageError."""
    folder = session.surroundings.folder
    content = _content(options.into, folder)
    files = options.file or [None]
    if len(files) > 1:
        return _import_years(files, content, options, session)
    [written] = files
    data, published = _read(written, folder, session)
    if published:
        return _import_published(published, written, content, options, session)
    by_map = options.map if not options.dry_run else None
    moved = partial(_read_moved, by_map, session) if by_map else None
    source = read_source(data, written, options, session, moved)
    if options.dry_run:
        _say(source.tabulate(), session)
        if options.map:
            _write_map(options.map, source.pieces(), session)
        return 0
    destination, shown = _destination(content, source.key, source.year, options, session)
    _write(source, destination, shown, session)
    return 0


def _say(lines: "Iterable[str]", session: Session) -> None:
    for line in lines:
        session.out.say(line)


def _write(source: ReadSource, destination: "Destination", shown: str, session: Session) -> None:
    """Write what was read, and say what was written. Raises UsageError."""
    try:
        lines = list(source.write(destination, shown))
    except PermissionError as error:
        raise UsageError("import_not_writable", path=shown) from error
    _say(lines, session)


def _import_years(
    files: "Sequence[str]", content: Path, options: Namespace, session: Session
) -> int:
    """Import several years of one organisation, all or none; return 0. Raises UsageError."""
    sources = _read_years(files, options, session)
    if options.dry_run:
        for each in sources:
            _say((f"{each.written} ({each.year})", *each.tabulate()), session)
        return 0
    places = [_destination(content, each.key, each.year, options, session) for each in sources]
    joined = [line for pair in pairwise(sources) for line in _join(*pair, session)]
    for source, (destination, shown) in zip(sources, places, strict=True):
        _write(source, destination, shown, session)
        session.out.say("")
    _say(joined, session)
    return 0


def _refuse_options(names: "Iterable[str]", key: str, options: Namespace) -> None:
    """Raise UsageError: an option was given that what is imported has no use for."""
    for name in names:
        if getattr(options, name):
            raise UsageError(key, option=f"--{name}")


def _read_years(files: "Sequence[str]", options: Namespace, session: Session) -> list[ReadSource]:
    """Return what was read of several files, by year. Raises UsageError: they do not fit."""
    _refuse_options(("year", "map"), "import_several_option", options)
    sources: list[ReadSource] = []
    for written in files:
        data, published = _read(written, session.surroundings.folder, session)
        if published:
            raise UsageError("import_several_published", path=written)
        sources.append(read_source(data, written, options, session))
        if session.is_attended:
            session.out.say(session.words("import_progress", path=written))
    sources.sort(key=lambda each: each.year)
    for one, other in pairwise(sources):
        pair = {"path": other.written, "other": one.written}
        if one.year == other.year:
            raise UsageError("import_same_year", **pair, year=str(one.year))
        if one.key != other.key:
            raise UsageError("import_several_organisations", **pair)
    return sources


def _join(before: ReadSource, now: ReadSource, session: Session) -> "Iterator[str]":
    """Give risks the ids that they had the year before; yield what was done, or may be.

    What is not sure is asked, and left apart where nobody can answer.
    """
    from generator.importing.joined_years import join_risk, pair_risks

    for pair in list(pair_risks(before.facts, now.facts)):
        said = {
            "risk": pair.now_title,
            "other": pair.before_title,
            "year": str(now.year),
            "before": str(before.year),
            "id": pair.before,
        }
        sure = pair.sure
        if not sure and session.is_attended:
            answer = session.ask(session.words("import_join_question", **said)).casefold()
            sure = answer[:1] in {"j", "y"}
        if sure:
            join_risk(now.facts, pair)
        yield session.words("import_joined" if sure else "import_left_apart", **said)


def _write_map(written: str, pieces: "Iterable[MapPiece]", session: Session) -> None:
    """Write where everything goes, for the editor to correct. Raises UsageError: it is there."""
    from generator.importing.piece_map import write_map

    try:
        with (session.surroundings.folder / written).open("x", encoding="utf-8") as file:
            file.write(write_map(pieces, session.words))
    except FileExistsError as error:
        raise UsageError("import_map_taken", path=written) from error
    except OSError as error:
        raise UsageError("import_not_writable", path=written) from error
    session.out.say(session.words("import_map_written", path=written))


def _read_moved(
    written: str, session: Session, pieces: "Iterable[MapPiece]", known: "Collection[str]"
) -> "Mapping[PieceKey, str]":
    """Return what a map moves. Raises UsageError: it cannot be read, or not be obeyed."""
    from generator.importing.piece_map import MapError, find_moved, read_map

    file = session.surroundings.folder / written
    if not file.is_file():
        raise no_such_path(written, file)
    try:
        return find_moved(read_map(file.read_text(encoding="utf-8"), known), pieces)
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
    published: "Sequence[PublishedReport]",
    written: str,
    content: Path,
    options: Namespace,
    session: Session,
) -> int:
    """Write what aktsom itself has published as content again; return 0. Raises UsageError."""
    from generator.importing.published_output import place_published, tabulate, write_published

    _refuse_options(("year", "form", "language", "map"), "import_published_option", options)
    here = session.surroundings.folder
    planned = place_published(published, content, here, options.organisation)
    name = Path(os.path.normpath(here / written)).name
    if options.dry_run:
        _say(tabulate(planned, name, session.words), session)
        return 0
    for each in planned:
        if each.destination.is_taken and not options.overwrite:
            raise UsageError("import_taken", hint="import_taken_hint", path=f"{each.shown}/")
    try:
        lines = list(write_published(planned, name, session.words))
    except PermissionError as error:
        raise UsageError("import_not_writable", path=planned[0].shown) from error
    _say(lines, session)
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
