"""`aktsom rules`: every code a finding can have, with its severity."""

from argparse import Namespace

from generator.commands.choice import read_choice
from generator.commands.parser import Parser
from generator.commands.session import Session
from generator.formats.text import COLOURS
from generator.manual import title_of
from generator.rules import all_codes


def declare(parser: Parser) -> None:
    """Say what the command takes."""
    parser.option("--select", parser.words["metavar_codes"], repeated=True)
    parser.option("--ignore", parser.words["metavar_codes"], repeated=True)


def run(options: Namespace, session: Session) -> int:
    """Print the table of codes. Raises UsageError."""
    choice = read_choice(options.select, options.ignore)
    words, look = session.words, session.out.look
    wide = max(len(words[each]) for each in ("error", "warning", "info"))
    for code in all_codes().values():
        if choice.takes(code.id, strictly=True):
            severity = look.paint(f"{words[code.severity.word]:<{wide}}", COLOURS[code.severity])
            session.out.say(f"{look.paint(code.id, 'bold')}  {severity}  {title_of(code.id, session.language)}")
    session.out.say(f"\n{words['rules_more']}")
    return 0
