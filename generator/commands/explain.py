"""`aktsom explain CODE`: the manual page of a code, or the codes of a family."""

from argparse import Namespace

from generator.commands.choice import Choice, check_code
from generator.commands.parser import Parser
from generator.commands.rules import print_codes
from generator.commands.session import Session
from generator.commands.usage import UsageError
from generator.manual import explain
from generator.rules import all_codes


def declare(parser: Parser) -> None:
    """Say what the command takes."""
    parser.argument("code", parser.words["metavar_code"])


def run(options: Namespace, session: Session) -> int:
    """Print a code's manual page; of a family, the table of its codes. Raises UsageError."""
    if options.code is None:
        expected = session.words["metavar_code"]
        raise UsageError("missing_argument", hint="all_codes_hint", expected=expected)
    code = check_code(options.code)
    if code in all_codes():
        page = explain(code, session.language, session.out.look.width)
        session.out.say(page.rstrip())
    else:
        print_codes(Choice((code,)), session)
    return 0
