"""Stages 1 to 5 for one organisation: from the files in its folder to a book that is checked."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from generator.assessment.points import assess
from generator.assessment.today import Today
from generator.book.binding import bind
from generator.book.model import Book
from generator.book.signed_versions import bind_versions
from generator.checks.check import Checked, Located, check, conclude
from generator.checks.locations import locate
from generator.checks.suppression import Found
from generator.content.characters import check_characters
from generator.content.documents import parse, parse_file
from generator.content.sources import SourceFolder, discover
from generator.content.typed_files import validate
from generator.findings.codes.syntax import TOO_MANY
from generator.findings.finding import Finding, Ref
from generator.output.moves import check_moves
from generator.plan.addresses import Site
from generator.plan.site_plan import is_folder, plan
from schema.limits import most
from schema.organisation import Move


def check_organisation(content: Path, key: str, as_of: date) -> Checked:
    """Run stages 1 to 5 on one organisation; `as_of` stands for today."""
    source, discovered = discover(content, key)
    return check_source(source, discovered, as_of)


def read_book(content: Path, key: str) -> Book:
    """Return one organisation's book as it is bound, with nothing checked."""
    files, _ = validate(parse(discover(content, key)[0])[0])
    return bind(files)[0]


def check_source(source: SourceFolder, discovered: Iterable[Finding], as_of: date) -> Checked:
    """Run stages 2 to 5 on what stage 1 has read, with what it found."""
    documents, parsed = parse(source)
    files, validated = validate(documents)
    book, bound = bind(files)
    book, versions = bind_versions(book, source)
    today = Today(as_of)
    # What exceptions let stand, which is found below, changes nothing of these.
    assessments = {each.path: assess(each, book) for each in book.reports}
    checked = check(book, today, assessments)
    unprintable = check_characters(documents)
    found = Found((*discovered, *parsed, *unprintable), (*validated, *bound, *versions, *checked))
    concluded = conclude(documents, files, book, found)
    concluded = replace(concluded, days=today.days, assessments=assessments)
    return check_moved(concluded)


def check_moved(checked: Checked) -> Checked:
    """Add what is wrong with `moved` to what may be published: drafts are on no public site.

    More folders than anybody moves are refused before it is planned what they lead to. Anchors
    within pages are only known when the pages are made.
    """
    book = checked.book
    folders = [index for index, each in enumerate(book.organisation.moved) if is_folder(each.to)]
    if len(folders) > most("moved_folders"):
        where = Ref(f"{book.key}/organisation.yaml", ("moved", folders[most("moved_folders")]))
        refused = TOO_MANY.at(where, case="folders", limit=most("moved_folders"))
        return add_findings(checked, (refused,))
    if not book.organisation.moved or not checked.may_be_published:
        return checked
    public = tuple(each for each in book.reports if each.head.status == "published")
    planned = plan(replace(book, reports=public), Site())
    paths = {each.path: None for each in planned.pages}
    found = check_moves(planned, paths, paths)
    if book.organisation.address is None:
        # Where the pages are then depends on the neighbours, whom only a build knows.
        rooted = {index for index, each in enumerate(book.organisation.moved) if _is_rooted(each)}
        found = (each for each in found if each.where.keys[1] not in rooted)
    return add_findings(checked, found)


def add_findings(checked: Checked, found: Iterable[Finding]) -> Checked:
    """Return what was checked with what a later stage has found, at its place in the files."""
    known = {(each.finding.code, each.finding.where) for each in checked.findings}
    new = [each for each in found if (each.code, each.where) not in known]
    named = {each.where.file for each in new}
    sources = (each for each in checked.sources if each.path in named and each.data is not None)
    parsed = {each.path: parse_file(each)[0] for each in sources}
    added = (Located(each, locate(each.where, parsed.get(each.where.file))) for each in new)
    return replace(checked, findings=tuple(sorted((*checked.findings, *added), key=_place)))


def _place(located: Located) -> tuple[object, ...]:
    return located.finding.where.file, located.span


def _is_rooted(move: Move) -> bool:
    return move.origin.startswith("/") or move.to.startswith("/")
