"""`aktsom build`: stages 1–9, the findings, and what was written where."""

import os
from argparse import Namespace
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from time import perf_counter

from generator.commands.failures import OrganisationsFailedError
from generator.commands.output import note_old_law, show
from generator.commands.parser import Parser
from generator.commands.progress import Progress
from generator.commands.scope import find_content
from generator.commands.session import Session
from generator.commands.usage import UsageError
from generator.commands.values import one_of, read_address, read_date, read_shard, today
from generator.commands.writing_site import find_lists, find_out, telling_of_output
from generator.formats.listing import list_built, path_from
from generator.formats.visible import show_path
from generator.line.build import TABLES_UNASKED, Built, Done, Options, build, make_organisations
from generator.line.organisation_build import Task
from generator.pages.parts.cms_files import has_cms
from generator.plan.addresses import CmsAccess
from generator.text.cldr import format_number

_FORMATS = ("text", "github")
# Drafts that are named one by one; of more, there is but a sign that there are.
_MOST_NAMED = 5
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
    parser.flag("--tables")
    parser.flag("--parquet")
    parser.flag("--no-search")
    parser.flag("--precompress")
    parser.option("--shard", words["metavar_shard"], read_shard)
    parser.option("--changed", words["metavar_file"])
    parser.option("--removed", words["metavar_file"])
    parser.flag("--no-cache")
    parser.option("--as-of", words["metavar_date"], read_date)
    parser.option("--format", "|".join(_FORMATS), one_of("--format", _FORMATS))


def run(options: Namespace, session: Session) -> int:
    """Build the site; return 1 if something stopped it.

    Raises UsageError, and OrganisationsFailedError when the rest has been shown.
    """
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
        shard=options.shard,
        precompress=_can_precompress() if options.precompress else False,
        tables=options.tables or None,
        parquet=_find_parquet_writer() if options.parquet else "",
        cms=_find_cms(content, session),
    )
    lists = find_lists(options.changed, options.removed, folder, out)
    started = perf_counter()
    with telling_of_output(out, folder):
        built = _build_watched(content, out, wanted, session)
    lists.write(built.written)
    listing = list_built(built, content, session.language)
    if listing.entries:
        show(listing, options.format, session)
        session.out.say()
    seconds = perf_counter() - started
    if wanted.shard and built.written:
        _conclude_shard(built, wanted.shard, path_from(folder, out), session)
    else:
        _conclude(built, path_from(folder, out), seconds, session)
    if built.written and not wanted.drafts:
        _name_left_out(built, path_from(folder, content), session)
    _note_tables(built, wanted, session)
    if built.failures:
        raise OrganisationsFailedError(built.failures)
    note_old_law(wanted.as_of, session)
    return 0 if built.written else 1


def _find_cms(content: Path, session: Session) -> CmsAccess | None:
    """Return what the site's CMS edits, where aktsom.toml asks for one. Raises UsageError."""
    asked = session.settings.rediger
    if asked is None:
        return None
    root = session.surroundings.folder.resolve()
    if not content.resolve().is_relative_to(root):
        raise UsageError("cms_content_elsewhere", content=show_path(str(content)))
    if not has_cms():
        raise UsageError("cms_not_made")
    path = content.resolve().relative_to(root).as_posix()
    return CmsAccess(asked.repository, asked.branch, asked.oauth, path)


def _build_watched(content: Path, out: Path, wanted: Options, session: Session) -> Built:
    """Build, and tell on a terminal how far that has come."""
    progress = Progress(session)

    def make(tasks: Sequence[Task], processes: int | None) -> Iterator[Done]:
        yield from progress.watch(make_organisations(tasks, processes), len(tasks))

    try:
        return build(content, out, wanted, make)
    finally:
        progress.end()


def _note_tables(built: Built, wanted: Options, session: Session) -> None:
    """Say where the tables of all statements were left out, as nobody has asked for them."""
    asked = wanted.tables or wanted.parquet or wanted.shard
    if built.written and not asked and len(built.outcomes) > TABLES_UNASKED:
        said = session.words("built_no_tables", most=TABLES_UNASKED)
        session.out.say_wrapped(said)


def _name_left_out(built: Built, content: str, session: Session) -> None:
    """Say which drafts are not on the site, and how to see them."""
    drafts = [show_path(str(Path(content, each))) for one in built.outcomes for each in one.drafts]
    if drafts:
        shown = ", ".join(drafts[:_MOST_NAMED]) + (" …" if len(drafts) > _MOST_NAMED else "")
        said = session.words.count("built_left_out", len(drafts), drafts=shown)
        session.out.say_wrapped(said)


def _find_printer() -> str:
    """Return what PDFs are made with. Raises UsageError when they cannot be."""
    from generator.pdf.availability import RENDERER, UnavailableError, find_printer

    try:
        return find_printer()
    except UnavailableError as error:
        key, hint = _LACKS[error.lack]
        wanted = " ".join(RENDERER)
        raise UsageError(key, hint=hint, detail=error.detail, wanted=wanted) from error


def _can_precompress() -> bool:
    from generator.output.precompressed import can_precompress

    if not can_precompress():
        raise UsageError("precompress_lacks_packages", hint="precompress_get_packages")
    return True


def _conclude_shard(built: Built, shard: tuple[int, int], out: str, session: Session) -> None:
    number, count = map(str, shard)
    session.out.say(
        session.words.count("built_shard", built.pages, shard=number, shards=count, out=out)
    )
    session.out.say(session.words["built_shard_join"])


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
        session.out.say_wrapped(said)
