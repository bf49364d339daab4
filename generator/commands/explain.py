"""`aktsom explain WORDS`: what a code, a family, a provision or a question of a form means.

`H1` is a question that only a person can answer, and `H` all of them.
"""

import re
from argparse import Namespace
from collections.abc import Iterator, Sequence

from generator.checks.manual import explain
from generator.checks.rules import all_codes
from generator.commands.explain_question import find_questions, print_question, question_ids
from generator.commands.parser import Parser
from generator.commands.rules import print_codes
from generator.commands.selection import check_code
from generator.commands.session import Session
from generator.commands.usage import UsageError
from generator.text.suggestions import closest
from generator.text.wrapping import wrap_text
from schema.citations import find_provisions, read_citation, sections_of
from schema.languages import load_languages
from schema.law import Provision, cite, load_provisions, load_statutes, without_article
from schema.renamed_codes import names_now
from schema.review_questions import ReviewQuestion, load_review_questions

_WIDTH = 88
# What is meant as the id of a question, whether there is one or not.
_QUESTION = re.compile(r"\d+\.\w+(?:\.\w+)?")

# What is said of a code that was called otherwise.
_FORMER = {
    "retired": "explain_retired",
    "divided": "explain_divided",
    "renamed": "explain_renamed",
}


def declare(parser: Parser) -> None:
    """Say what the command takes."""
    parser.argument("code", parser.words["metavar_code"], joined=True)


def run(options: Namespace, session: Session) -> int:
    """Print a code's manual page; of a family, its codes; what a provision says, a question asks.

    Raises UsageError.
    """
    written = " ".join(options.code).strip()
    if not options.code:
        expected = session.words["metavar_code"]
        raise UsageError("missing_argument", hint="all_codes_hint", expected=expected)
    if asked := find_review_questions(written):
        _print_questions(asked, session)
        return 0
    questions = find_questions(written)
    for index, each in enumerate(questions):
        if index:
            session.out.say()
        print_question(each, session)
    if not (questions or _print_law(written, session)):
        _print_codes(written, session)
    return 0


def _print_law(written: str, session: Session) -> bool:
    """Print what a provision says and the codes that come of it; return whether it is one."""
    cited = read_citation(written)
    provisions, exact = find_provisions(cited) if cited else ((), False)
    if not provisions or (not exact and _QUESTION.fullmatch(written)):
        return False
    if not exact:
        session.out.say_wrapped(session.words("explain_wider", written=written))
    for each in provisions:
        session.out.say_wrapped(say_provision(each, session.language))
        session.out.say(f"{each.link}\n")
    ids = {each.id for each in provisions}
    print_codes([each for each in all_codes().values() if ids & set(each.law)], session)
    return True


def say_provision(provision: Provision, language: str) -> str:
    """Return a provision's name and what it says."""
    return f"{cite(provision, language)}. {provision.summary.in_language(language)}"


def _print_codes(written: str, session: Session) -> None:
    """Print the manual page of a code, or the codes of a family. Raises UsageError."""
    former = _say_former(written.upper(), session)
    if former and not names_now(written.upper()):
        session.out.say_wrapped(former)
        return
    code = _find_code(written)
    if former and code != written.upper():
        session.out.say_wrapped(former)
        session.out.say()
    if code in all_codes():
        page = explain(code, session.language, session.out.look.width)
        session.out.say(page.rstrip())
    else:
        print_codes([each for each in all_codes().values() if each.id.startswith(code)], session)
    if former and code == written.upper():
        session.out.say()
        session.out.say_wrapped(former)


def _say_former(code: str, session: Session) -> str:
    """Return what has become of a code that is called otherwise now, or in part; else nothing."""
    now = names_now(code)
    others = tuple(each for each in now if each != code)
    if now and not others:
        return ""
    key = "retired" if not now else "divided" if code in now else "renamed"
    return session.words(_FORMER[key], written=code, names=", ".join(others))


def _find_code(written: str) -> str:
    """Return a code or a family as it is spelt. Raises UsageError, with what may be meant."""
    try:
        return check_code(written)
    except UsageError as error:
        meant = closest(written, (*all_codes(), *question_ids(), *_citations()))
        suggestion = meant or error.suggestion
        raise UsageError(
            "unexplained", hint="explain_hint", suggestion=suggestion, written=written
        ) from error


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
        session.out.say("\n".join(wrap_text(f"{each.id:<5}{text}", width, later=" " * 5)))


def _citations() -> Iterator[str]:
    """Yield how sections and provisions are cited, in every language."""
    for language in load_languages():
        for each in load_provisions().values():
            yield each.short.in_language(language)
            yield cite(each, language)
        for statute in load_statutes():
            title = without_article(statute.title.in_language(language), language)
            yield from (f"{title} § {section}" for section in sections_of(statute))
