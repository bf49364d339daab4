"""Where addresses that have moved lead, as far as the plan tells before the site is made."""

from collections.abc import Iterable

from msgspec.structs import replace

from generator.checks.check import Checked, Located
from generator.checks.locations import locate
from generator.content.documents import Parsed
from generator.findings.codes.syntax import TOO_MANY
from generator.findings.finding import Finding, Ref
from generator.output.moves import check_moves
from generator.plan.addresses import Site
from generator.plan.site_plan import is_folder, plan
from schema.limits import most
from schema.organisation import Move


def check_moved(checked: Checked, organisation: Parsed | None) -> Checked:
    """Add what is wrong with `moved` to what may be published: drafts are on no public site.

    More folders than anybody moves are refused before it is planned what they lead to. Anchors
    within pages are only known when the pages are made. `organisation` is the parsed
    organisation.yaml, for the place of what is found.
    """
    book = checked.book
    folders = [index for index, each in enumerate(book.organisation.moved) if is_folder(each.to)]
    if len(folders) > most("moved_folders"):
        where = Ref(f"{book.key}/organisation.yaml", ("moved", folders[most("moved_folders")]))
        refused = TOO_MANY.at(where, case="folders", limit=most("moved_folders"))
        return _add(checked, (refused,), organisation)
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
    return _add(checked, found, organisation)


def _add(checked: Checked, found: Iterable[Finding], organisation: Parsed | None) -> Checked:
    added = (Located(each, locate(each.where, organisation)) for each in found)
    return replace(checked, findings=(*checked.findings, *added))


def _is_rooted(move: Move) -> bool:
    return move.origin.startswith("/") or move.to.startswith("/")
