"""`aktsom sign`: the digest of what a board signs, into report.yaml."""

from argparse import Namespace
from pathlib import Path

from generator.assessment.signing import number_of_next, revision_to_sign
from generator.assessment.tallies import count_wanting, has_answers
from generator.book.enterprise_size import owes_annual_report
from generator.book.model import BookReport
from generator.book.signed_digest import digest_report, fits
from generator.commands.output import show_unread
from generator.commands.parser import Parser
from generator.commands.scope import ContentScope, find_scope
from generator.commands.session import Session
from generator.commands.usage import UsageError
from generator.commands.values import today
from generator.formats.listing import path_from
from generator.line.content_check import check_organisation
from generator.scaffold.digest_line import read_digest, write_digest
from generator.scaffold.signed_copy import keep_signed
from generator.scaffold.writing import replace_file

_FILE = "report.yaml"


def declare(parser: Parser) -> None:
    """Say what the command takes."""
    words = parser.words
    parser.argument("report", words["metavar_report"])
    parser.option("--content", words["metavar_folder"])
    parser.flag("--show")


def run(options: Namespace, session: Session) -> int:
    """Write the digest, or only show it; return 1 if that cannot be done.

    Raises UsageError.
    """
    if options.report is None:
        raise UsageError("missing_argument", expected=session.words["metavar_report"])
    scope = find_scope([options.report], options.content, session.surroundings.folder)
    key, year = _report_in(scope, options.report)
    checked = check_organisation(scope.content, key, today())
    scopes = (f"{key}/organisation.yaml", f"{key}/{year}")
    report = next((r for r in checked.book.reports if r.path == scopes[1]), None)
    unread = show_unread(checked, scope.content, scopes, session)
    digest = digest_report(report) if report and not unread else None
    if digest is None or report is None:
        session.out.say(session.words("sign_unread", path=options.report))
        return 1
    said = path_from(session.surroundings.folder, scope.content / scopes[1])
    if not options.show and not has_answers(report):
        session.out.say(session.words("sign_empty", path=said))
        return 1
    if options.show:
        session.out.say(session.words("sign_digest", digest=digest))
        return 0
    if not _write(scope.content / scopes[1] / _FILE, digest, report, session):
        return 1
    wanting = count_wanting(report, checked.book)
    if wanting:
        session.out.say(session.words.count("sign_missing", wanting, path=said))
    if owes_annual_report(report) is not False:
        session.out.say(session.words["sign_annual_report"])
    return 0


def _report_in(scope: ContentScope, written: str) -> tuple[str, str]:
    """Return the organisation and the year that a path leads to. Raises UsageError."""
    key, _, rest = scope.paths[0].partition("/")
    year = rest.partition("/")[0]
    if not (year.isdecimal() and (scope.content / key / year / _FILE).is_file()):
        raise UsageError("not_a_report", path=written)
    return key, year


def _write(file: Path, digest: str, report: BookReport, session: Session) -> bool:
    """Write the digest, keep what is signed, and say so; False where an editor has to do it."""
    revision = revision_to_sign(report)
    words, shown = session.words, path_from(session.surroundings.folder, file)
    before = file.read_bytes().decode("utf-8")
    old = read_digest(before, revision)

    def tell(key: str) -> None:
        session.out.say(words("sign_digest", digest=digest))
        session.out.say(words(key, file=shown))

    if old and fits(old, report):
        tell("sign_same")
        if report.versions:
            return True
        return _tell_kept(keep_signed(file.parent, number_of_next(report)), session)
    if old and report.head.status == "published":
        tell("sign_needs_revision")
        return False
    after = write_digest(before, digest, revision)
    if after is None:
        tell("sign_by_hand")
        return False
    # First the copy: if all ends there, the report is unsigned as before, and is signed once more.
    kept = keep_signed(file.parent, number_of_next(report), after.encode())
    replace_file(file, after.encode())
    tell("sign_replaced" if old else "sign_written")
    return _tell_kept(kept, session)


def _tell_kept(kept: Path, session: Session) -> bool:
    """Say where the copy is that can be read when something has changed."""
    shown = path_from(session.surroundings.folder, kept)
    session.out.say(session.words("sign_kept", folder=shown))
    return True
