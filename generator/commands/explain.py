"""`aktsom explain CODE`: the manual page of a code."""

from argparse import Namespace

from generator.commands.choice import check_code
from generator.commands.parser import Parser
from generator.commands.session import Session
from generator.commands.usage import UsageError
from generator.manual import explain


def declare(parser: Parser) -> None:
    """Say what the command takes."""
    parser.argument("code", parser.words["metavar_code"])


def run(options: Namespace, session: Session) -> int:
    """Print a code's manual page. Raises UsageError."""
    if options.code is None:
        expected = session.words["metavar_code"]
        raise UsageError("missing_argument", hint="all_codes_hint", expected=expected)
    code = check_code(options.code, families=False)
    session.out.say(explain(code, session.language).rstrip())
    return 0
