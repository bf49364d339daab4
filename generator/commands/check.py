"""`aktsom check`: stages 1–5, and every finding with its place."""

from argparse import Namespace

from generator.commands.check_content import survey
from generator.commands.choice import read_choice
from generator.commands.output import show
from generator.commands.parser import Parser
from generator.commands.scope import find_scope
from generator.commands.session import Session
from generator.commands.values import one_of, read_date, today
from generator.formats import FORMATS


def declare(parser: Parser) -> None:
    """Say what the command takes."""
    words = parser.words
    parser.argument("paths", words["metavar_paths"], several=True)
    parser.option("--content", words["metavar_folder"])
    parser.option("--format", "|".join(FORMATS), one_of("--format", FORMATS))
    parser.option("--select", words["metavar_codes"], repeated=True)
    parser.option("--ignore", words["metavar_codes"], repeated=True)
    parser.flag("--strict")
    parser.option("--as-of", words["metavar_date"], read_date)


def run(options: Namespace, session: Session) -> int:
    """Check the content; return 1 if something stops publishing. Raises UsageError."""
    scope = find_scope(options.paths, options.content, session.surroundings.folder)
    choice = read_choice(options.select, options.ignore)
    as_of = options.as_of or today()
    listing = choice.of(survey(scope, as_of, session.language, strict=options.strict))
    show(listing, options.format, session)
    return 1 if listing.stops else 0
