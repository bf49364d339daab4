"""`aktsom join`: the shards of a build made one site."""

import os
from argparse import Namespace
from pathlib import Path

from generator.commands.output import show
from generator.commands.parser import Parser
from generator.commands.session import Session
from generator.commands.usage import UsageError
from generator.commands.values import one_of
from generator.commands.writing_site import find_lists, find_out, telling_of_output
from generator.content.committed_site import SITE
from generator.findings.finding import Severity
from generator.formats.listing import Listing, list_loose, path_from
from generator.line.join import JoinedSite, join
from generator.line.shards import NAME, ShardError

_FORMATS = ("text", "github")


def declare(parser: Parser) -> None:
    """Say what the command takes."""
    words = parser.words
    parser.argument("folders", words["metavar_folder"], several=True)
    parser.option("--out", words["metavar_folder"])
    parser.option("--changed", words["metavar_file"])
    parser.option("--removed", words["metavar_file"])
    parser.option("--format", "|".join(_FORMATS), one_of("--format", _FORMATS))


def run(options: Namespace, session: Session) -> int:
    """Make one site of shards; return 1 if something stopped it. Raises UsageError."""
    folder = session.surroundings.folder
    folders = _find_shards(options.folders, folder)
    asked = (folder / (options.out or SITE)).resolve()
    if any(asked.is_relative_to(each.resolve()) for each in folders):
        raise UsageError("out_is_a_shard", path=path_from(folder, asked))
    out = find_out(options.out, folders[0], folder)
    lists = find_lists(options.changed, options.removed, folder, out)
    try:
        with telling_of_output(out, folder):
            joined = join(folders, out)
    except ShardError as error:
        shown = {
            name: path_from(folder, Path(value)) if Path(value).is_absolute() else value
            for name, value in error.arguments.items()
        }
        raise UsageError(error.key, hint=_hint(error), **shown) from error
    lists.write(joined.written)
    entries = tuple(list_loose(joined.findings, folder, session.language))
    if entries:
        listing = Listing(entries, folder, session.language, least=Severity.ERROR)
        show(listing, options.format, session)
        session.out.say()
    _conclude(joined, f"{path_from(folder, out)}{os.sep}", session)
    return 0 if joined.written else 1


def _hint(error: ShardError) -> str:
    """Return the words of what to do, where that is not plain."""
    return "shards_hint" if error.key.startswith("shards_differ") else ""


def _find_shards(given: list[str], folder: Path) -> list[Path]:
    """Return the folders of the shards; one that holds only such folders stands for all of them.

    Raises UsageError.
    """
    if not given:
        raise UsageError("no_shards", hint="see_help", command="aktsom join")
    found: list[Path] = []
    for each in given:
        place = folder / each
        if not place.is_dir():
            raise UsageError("shard_unreadable", path=each)
        inner = [] if (place / NAME).is_file() else sorted(place.glob(f"*/{NAME}"))
        found.extend([file.parent for file in inner] or [place])
    return [each.absolute() for each in found]


def _conclude(joined: JoinedSite, out: str, session: Session) -> None:
    words = session.words
    if joined.written is None:
        session.out.say(words("not_built", out=out))
        return
    numbers = words(
        "joined_numbers",
        changed=joined.written.written,
        unchanged=joined.written.unchanged,
        removed=joined.written.deleted,
    )
    shards = words.count("joined", joined.shards, pages=joined.pages, out=out)
    session.out.say(f"{shards} ({numbers}).")
    session.out.say(words("built_open", page=f"{out}index.html"))
