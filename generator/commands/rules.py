"""`aktsom rules`: every code a finding can have, with its severity."""

from argparse import Namespace
from collections.abc import Iterable

from generator.checks.manual import title_of, write_rules_page
from generator.checks.rules import all_codes
from generator.commands.parser import Parser
from generator.commands.selection import read_selection
from generator.commands.session import Session
from generator.findings.finding import Code, Severity
from generator.formats.as_text import COLOURS


def declare(parser: Parser) -> None:
    """Say what the command takes."""
    parser.option("--select", parser.words["metavar_codes"], repeated=True)
    parser.option("--ignore", parser.words["metavar_codes"], repeated=True)
    parser.flag("--manual")


def run(options: Namespace, session: Session) -> int:
    """Print the table of codes, or the manual of all of them. Raises UsageError."""
    if options.manual:
        session.out.say(write_rules_page().rstrip("\n"))
        return 0
    selection = read_selection(options.select, options.ignore)
    print_codes(filter(lambda each: selection.takes(each.id), all_codes().values()), session)
    return 0


def print_codes(codes: Iterable[Code], session: Session) -> None:
    """Print a table of codes."""
    words, look = session.words, session.out.look
    wide = max(len(words[severity.word]) for severity in Severity)
    for code in codes:
        severity = look.paint(f"{words[code.severity.word]:<{wide}}", COLOURS[code.severity])
        title = title_of(code.id, session.language)
        session.out.say(f"{look.paint(code.id, 'bold')}  {severity}  {title}")
    session.out.say(f"\n{words['rules_more']}")
