"""`aktsom rules`: every code a finding can have, with its severity."""

from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from generator.checks.manual import say_law_read, title_of
from generator.checks.manual_pages import render_docs, render_manual
from generator.checks.rules import all_codes
from generator.commands.parser import Parser
from generator.commands.selection import read_selection
from generator.commands.session import Session
from generator.findings.finding import Code, Severity
from generator.formats.as_text import COLOURS
from generator.scaffold.field_guide import render_field_guide


def declare(parser: Parser) -> None:
    """Say what the command takes."""
    parser.option("--select", parser.words["metavar_codes"], repeated=True)
    parser.option("--ignore", parser.words["metavar_codes"], repeated=True)
    parser.flag("--manual")
    parser.option("--out", parser.words["metavar_folder"])


def run(options: Namespace, session: Session) -> int:
    """Print the table of codes or the manual of all of them, or write the manual to a folder.

    Raises UsageError.
    """
    if options.out:
        _write_docs(session.surroundings.folder / options.out)
        session.out.say(session.words("rules_written", folder=options.out))
        return 0
    if options.manual:
        session.out.say(render_manual().rstrip("\n"))
        return 0
    selection = read_selection(options.select, options.ignore)
    print_codes(filter(lambda each: selection.takes(each.id), all_codes().values()), session)
    return 0


def _write_docs(folder: Path) -> None:
    """Write the manual and the page of fields as they are in docs/. Raises OSError."""
    for path, text in {**render_docs(), **render_field_guide()}.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")


def print_codes(codes: Iterable[Code], session: Session) -> None:
    """Print a table of codes, or that there are none, and as of when the law is read."""
    words, look, codes = session.words, session.out.look, tuple(codes)
    wide = max(len(words[severity.word]) for severity in Severity)
    for code in codes:
        severity = look.paint(f"{words[code.severity.word]:<{wide}}", COLOURS[code.severity])
        title = title_of(code.id, session.language)
        session.out.say(f"{look.paint(code.id, 'bold')}  {severity}  {title}")
    session.out.say(f"\n{words['rules_more']}" if codes else words["no_codes"])
    session.out.say(say_law_read(session.language))
