"""Where addresses that have moved lead, as far as the plan tells before the site is made."""

from msgspec.structs import replace

from generator.checks.check import Checked, Located
from generator.checks.locations import locate
from generator.content.documents import Parsed
from generator.output.moves import check_moves
from generator.plan.addresses import Site
from generator.plan.site_plan import plan
from schema.organisation import Move


def check_moved(checked: Checked, organisation: Parsed | None) -> Checked:
    """Add what is wrong with `moved` to what may be published: drafts are on no public site.

    Anchors within pages are only known when the pages are made. `organisation` is the parsed
    organisation.yaml, for the place of what is found.
    """
    book = checked.book
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
    added = (Located(each, locate(each.where, organisation)) for each in found)
    return replace(checked, findings=(*checked.findings, *added))


def _is_rooted(move: Move) -> bool:
    return move.origin.startswith("/") or move.to.startswith("/")
