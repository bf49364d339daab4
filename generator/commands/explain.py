"""`aktsom explain CODE`: the manual page of a code, or the codes of a family or a provision.

`H1` is a question that only a person can answer, and `H` all of them.
"""

import re
from argparse import Namespace
from collections.abc import Sequence
from textwrap import fill

from generator.checks.manual import explain
from generator.checks.rules import all_codes
from generator.commands.parser import Parser
from generator.commands.rules import print_codes
from generator.commands.selection import check_code
from generator.commands.session import Session
from generator.commands.usage import UsageError
from generator.findings.finding import Code
from schema.languages import load_languages
from schema.law import Provision, cite, load_provisions
from schema.review_questions import ReviewQuestion, load_review_questions

_WIDTH = 88


def declare(parser: Parser) -> None:
    """Say what the command takes."""
    parser.argument("code", parser.words["metavar_code"])


def run(options: Namespace, session: Session) -> int:
    """Print a code's manual page; of a family or a provision, the table of its codes.

    Raises UsageError.
    """
    if options.code is None:
        expected = session.words["metavar_code"]
        raise UsageError("missing_argument", hint="all_codes_hint", expected=expected)
    if asked := find_review_questions(options.code):
        _print_questions(asked, session)
        return 0
    provision = find_provision(options.code)
    codes = [each for each in all_codes().values() if provision and provision.id in each.law]
    if provision and codes:
        _print_provision(provision, codes, session)
        return 0
    code = check_code(options.code)
    if code in all_codes():
        page = explain(code, session.language, session.out.look.width)
        session.out.say(page.rstrip())
    else:
        print_codes([each for each in all_codes().values() if each.id.startswith(code)], session)
    return 0


def find_review_questions(written: str) -> tuple[ReviewQuestion, ...]:
    """Return the question for people that goes by a name (H1), or all of them (H); else none."""
    name = written.strip().upper()
    return tuple(each for each in load_review_questions().values() if name in {"H", each.id})


def _print_questions(asked: Sequence[ReviewQuestion], session: Session) -> None:
    """Print what only a person can judge."""
    width = min(session.out.look.width, _WIDTH)
    session.out.say(f"{session.words['human_title']}\n")
    for each in asked:
        text = each.text.in_language(session.language)
        session.out.say(fill(f"{each.id:<5}{text}", width, subsequent_indent=" " * 5))


def _print_provision(provision: Provision, codes: list[Code], session: Session) -> None:
    """Print what a provision says, and the codes that come of it."""
    language = session.language
    said = f"{cite(provision, language)}. {provision.summary.in_language(language)}"
    session.out.say(f"{fill(said, session.out.look.width)}\n{provision.link}\n")
    print_codes(codes, session)


def find_provision(written: str) -> Provision | None:
    """Return the provision that goes by a name, however its spaces and letters; else None."""
    wanted = _simplify(written).removeprefix("åpenhetsloven")
    for provision in load_provisions().values():
        names = (
            label.in_language(language)
            for label in (provision.short, provision.reference)
            for language in load_languages()
        )
        if wanted in map(_simplify, names):
            return provision
    return None


def _simplify(name: str) -> str:
    return re.sub(r"[\s§.]|section", "", name.lower())
