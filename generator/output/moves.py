"""Stage 8: addresses that have moved must lead to a page, and take no other's place."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from generator.findings.codes import site as codes
from generator.findings.finding import Finding, Ref
from generator.output.inspection import Inspected
from generator.plan.site_plan import SitePlan


def check_moves(
    plan: SitePlan,
    pages: Sequence[Inspected],
    taken: Collection[str],
) -> Iterator[Finding]:
    """Yield what is wrong with `moved` in organisation.yaml.

    `pages` are the organisation's own; `taken` are the paths of everything else on the site.
    """
    home, book = plan.main, plan.book
    ids = {page.path: page.ids for page in pages}
    known = set(taken)
    for index, move in enumerate(book.organisation.moved):
        where = Ref(f"{book.key}/organisation.yaml", ("moved", index))
        origin = home.own(move.origin)
        if any(_collide(origin, each) for each in known):
            yield codes.MOVED_FROM_A_PAGE.at(where.at("from"), page=move.origin)
        known.add(origin)
        yield from _check_target(move.to, where.at("to"), home.own(move.to), ids)


def _collide(path: str, other: str) -> bool:
    """Return whether two paths are one, or one would be a folder where the other is a file."""
    return path == other or path.startswith(f"{other}/") or other.startswith(f"{path}/")


def _check_target(
    written: str, where: Ref, target: str, ids: Mapping[str, frozenset[str]]
) -> Iterator[Finding]:
    path, _, anchor = target.partition("#")
    if path not in ids:
        yield codes.MOVED_TO_NOTHING.at(where, target=written)
    elif anchor and anchor not in ids[path]:
        yield codes.MOVED_TO_NOTHING.at(where, target=written, anchor=anchor)
