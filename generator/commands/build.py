"""`aktsom build`: stages 1–9, the findings, and what was written where."""

import os
from argparse import Namespace
from decimal import Decimal
from pathlib import Path
from textwrap import fill
from time import perf_counter

from generator.commands.output import note_old_law, show
from generator.commands.parser import Parser
from generator.commands.scope import find_content
from generator.commands.session import Session
from generator.commands.usage import UsageError
from generator.commands.values import one_of, read_address, read_date, today
from generator.content.committed_site import SITE
from generator.formats.listing import list_built, path_from
from generator.formats.visible import show_path
from generator.line.build import Built, Options, build
from generator.line.processes import WorkerLostError
from generator.output.pagefind import SearchError
from generator.output.write import OutputError
from generator.text.cldr import format_number

_FORMATS = ("text", "github")
# Drafts that are named one by one; of more, there is but a sign that there are.
_MOST_NAMED = 5
# What is wrong with a file that lies in the output folder.
_IN_THE_FOLDER = ("shortcut", "foreign", "unreadable")
# What is said when PDFs cannot be made: what is missing, and how to get it.
_LACKS = {
    "packages": ("pdf_lacks_packages", "pdf_get_packages"),
    "renderer": ("pdf_lacks_renderer", "pdf_get_packages"),
    "libraries": ("pdf_lacks_libraries", "pdf_get_libraries"),
}


def declare(parser: Parser) -> None:
    """Say what the command takes."""
    words = parser.words
    parser.option("--content", words["metavar_folder"])
    parser.option("--out", words["metavar_folder"])
    parser.flag("--drafts")
    parser.option("--site-url", words["metavar_address"], read_address)
    parser.flag("--pdf")
    parser.flag("--parquet")
    parser.flag("--no-search")
    parser.flag("--no-cache")
    parser.option("--as-of", words["metavar_date"], read_date)
    parser.option("--format", "|".join(_FORMATS), one_of("--format", _FORMATS))


def run(options: Namespace, session: Session) -> int:
    """Build the site; return 1 if something stopped it. Raises UsageError."""
    folder = session.surroundings.folder
    content = find_content(options.content, folder)
    out = find_out(options.out, content, folder)
    wanted = Options(
        as_of=options.as_of or today(),
        drafts=options.drafts,
        site_url=options.site_url or session.settings.site_url or None,
        search=not options.no_search,
        cache=not options.no_cache,
        printer=_find_printer() if options.pdf else "",
        parquet=_find_parquet_writer() if options.parquet else "",
    )
    started = perf_counter()
    try:
        built = build(content, out, wanted)
    except OutputError as error:
        inside = error.reason in _IN_THE_FOLDER
        path = path_from(folder, out / error.path) if inside else error.path
        raise UsageError(f"output_{error.reason}", path=path, detail=error.detail) from error
    except WorkerLostError as error:
        raise UsageError("worker_lost") from error
    except SearchError as error:
        raise UsageError("search_failed", reason=str(error)) from error
    listing = list_built(built, content, session.language)
    if listing.entries:
        show(listing, options.format, session)
        session.out.say()
    _conclude(built, path_from(folder, out), perf_counter() - started, session)
    if built.written and not wanted.drafts:
        _name_left_out(built, path_from(folder, content), session)
    note_old_law(wanted.as_of, session)
    return 0 if built.written else 1


def _name_left_out(built: Built, content: str, session: Session) -> None:
    """Say which drafts are not on the site, and how to see them."""
    drafts = [show_path(str(Path(content, each))) for one in built.checked for each in one.drafts]
    if drafts:
        shown = ", ".join(drafts[:_MOST_NAMED]) + (" …" if len(drafts) > _MOST_NAMED else "")
        said = session.words.count("built_left_out", len(drafts), drafts=shown)
        session.out.say(fill(said, session.out.look.width, break_on_hyphens=False))


def find_out(given: str | None, content: Path, folder: Path) -> Path:
    """Return the folder that the site goes to: the given one, or site/ in the working folder.

    It is a folder of its own, and the way to it through the working folder leads through no links:
    these may have come with the content. Raises UsageError.
    """
    shown = SITE if given is None else given
    out = Path(os.path.normpath(folder / shown))
    real, here = (Path(os.path.realpath(each)) for each in (out, folder))
    known = here / out.relative_to(folder) if out.is_relative_to(folder) else None
    if out.is_symlink() or (known and known != real):
        raise UsageError("out_is_shortcut", path=shown, real=str(real))
    inner = Path(os.path.realpath(content))
    if real.is_relative_to(inner):
        raise UsageError("out_in_content", path=shown)
    home = Path(os.path.realpath(Path("~").expanduser()))
    taken = any(each.is_relative_to(real) for each in (here, home, inner))
    if taken or ".git" in map(str.lower, real.parts) or os.path.lexists(real / ".git"):
        raise UsageError("out_not_its_own", path=shown)
    return out


def _find_printer() -> str:
    """Return what PDFs are made with. Raises UsageError when they cannot be."""
    from generator.pdf.availability import RENDERER, UnavailableError, find_printer

    try:
        return find_printer()
    except UnavailableError as error:
        key, hint = _LACKS[error.lack]
        wanted = " ".join(RENDERER)
        raise UsageError(key, hint=hint, detail=error.detail, wanted=wanted) from error


def _find_parquet_writer() -> str:
    """Return what Parquet is written with. Raises UsageError when that is not here."""
    from generator.data.parquet import find_parquet_writer

    found = find_parquet_writer()
    if found is None:
        raise UsageError("parquet_lacks_package", hint="parquet_get_package")
    return found


def _conclude(built: Built, out: str, seconds: float, session: Session) -> None:
    words = session.words
    if built.written is None:
        session.out.say(words("not_built", out=f"{out}{os.sep}"))
        return
    numbers = words(
        "built_numbers",
        changed=built.written.written,
        unchanged=built.written.unchanged,
        removed=built.written.deleted,
        seconds=format_number(round(Decimal(seconds), 1), words.language, 1),
    )
    session.out.say(f"{words.count('built', built.pages, out=f'{out}{os.sep}')} ({numbers}).")
    session.out.say(words("built_open", page=f"{out}{os.sep}index.html"))
    if built.sentences:
        first, *others = built.sentences
        said = words["annual_reports"] if others else words("annual_report", sentence=first)
        session.out.say(fill(said, session.out.look.width, break_long_words=False))
