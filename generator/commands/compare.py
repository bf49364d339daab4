"""`aktsom compare`: what has changed between two folders, two years or two revisions in git."""

from argparse import Namespace
from pathlib import Path

from generator.commands.parser import Parser
from generator.commands.session import Session
from generator.commands.usage import UsageError
from generator.commands.values import one_of, today
from generator.compare.changes import Comparison
from generator.content.temporary_folders import temporary_folder
from generator.formats import COMPARISON_FORMATS
from generator.text.words import load_words


def declare(parser: Parser) -> None:
    """Say what the command takes."""
    words = parser.words
    parser.argument("before", words["metavar_before"])
    parser.argument("now", words["metavar_now"], optional=True)
    parser.option("--content", words["metavar_folder"])
    formats = one_of("--format", COMPARISON_FORMATS)
    parser.option("--format", "|".join(COMPARISON_FORMATS), formats, explained="compare_format")


def run(options: Namespace, session: Session) -> int:
    """Show what has changed; return 1 if something could not be read. Raises UsageError."""
    if options.before is None:
        expected = session.words["metavar_before"]
        hint = "see_help"
        raise UsageError("missing_argument", hint=hint, expected=expected, command="aktsom compare")
    with temporary_folder() as temporary:
        comparison = _compare(options, temporary, session)
    _show(comparison, options.format, session)
    return 1 if comparison.unread else 0


def _compare(options: Namespace, temporary: Path, session: Session) -> Comparison:
    from generator.commands.comparison import compare_sides, compare_years
    from generator.commands.revisions_to_compare import Asker, YearsToCompare

    words = load_words(session.language, "comparison")
    asker = Asker(session.surroundings.folder, options.content, temporary, words)
    asked = asker.find(options.before, options.now)
    arguments = " ".join(filter(None, (options.before, options.now)))
    if isinstance(asked, YearsToCompare):
        return compare_years(asked, arguments, today(), session.language)
    return compare_sides(*asked, arguments, today(), session.language)


def _show(comparison: Comparison, name: str | None, session: Session) -> None:
    """Print a comparison; on GitHub, unless a format is named, also on the job's page."""
    from generator.formats import comparison_json, comparison_markdown, comparison_text

    if name == "json":
        printed = comparison_json.render(comparison)
        session.out.write_bytes(printed.encode("utf-8", "backslashreplace"))
    elif name == "markdown":
        session.out.write(comparison_markdown.render(comparison))
    else:
        printed = comparison_text.render(comparison, session.out.look)
        session.out.write(session.surroundings.guard(printed))
    if name is None:
        session.surroundings.summarise(comparison_markdown.render(comparison))
