"""`aktsom compare`: what has changed between two folders, two years or two revisions in git."""

from argparse import Namespace
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.change_report import FORMATS
from generator.change_report.model import Told
from generator.commands.parser import Parser
from generator.commands.session import Session
from generator.commands.usage import UsageError
from generator.commands.values import one_of, today
from generator.text.words import load_words


def declare(parser: Parser) -> None:
    """Say what the command takes."""
    words = parser.words
    parser.argument("before", words["metavar_before"])
    parser.argument("now", words["metavar_now"])
    parser.option("--content", words["metavar_folder"])
    formats = one_of("--format", FORMATS)
    parser.option("--format", "|".join(FORMATS), formats, explained="compare_format")


def run(options: Namespace, session: Session) -> int:
    """Show what has changed; return 1 if something could not be read. Raises UsageError."""
    if options.before is None:
        expected = session.words["metavar_before"]
        hint = "see_help"
        raise UsageError("missing_argument", hint=hint, expected=expected, command="aktsom compare")
    with TemporaryDirectory(prefix="aktsom-") as temporary:
        told = _compare(options, Path(temporary), session)
    _show(told, options.format, session)
    return 1 if told.unread else 0


def _compare(options: Namespace, temporary: Path, session: Session) -> Told:
    from generator.commands.comparison import compare_sides, compare_years
    from generator.commands.revisions_to_compare import Asker, Years

    words = load_words(session.language, "comparison")
    asker = Asker(session.surroundings.folder, options.content, temporary, words)
    asked = asker.find(options.before, options.now)
    arguments = " ".join(filter(None, (options.before, options.now)))
    if isinstance(asked, Years):
        return compare_years(asked, arguments, today(), session.language)
    return compare_sides(*asked, arguments, today(), session.language)


def _show(told: Told, name: str | None, session: Session) -> None:
    """Print a comparison; on GitHub, unless a format is named, also on the job's page."""
    from generator.change_report import json, markdown, text

    if name == "json":
        session.out.write_bytes(json.render(told).encode("utf-8", "backslashreplace"))
    elif name == "markdown":
        session.out.write(markdown.render(told))
    else:
        session.out.write(session.surroundings.guard(text.render(told, session.out.look)))
    if name is None:
        session.surroundings.summarise(markdown.render(told))
