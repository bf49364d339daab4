"""Stage 8: addresses that have moved must lead to a page, and take no other's place."""

from collections.abc import Collection, Iterator, Mapping
from posixpath import dirname
from unicodedata import normalize

from msgspec import Struct, field

from generator.findings.codes import site as codes
from generator.findings.finding import Finding, Ref
from generator.plan.site_plan import Page, SitePlan, is_folder
from schema.organisation import Move


class Taken(Struct, frozen=True):
    """The paths that are in use, as systems see them for which capitals make no difference."""

    files: set[str] = field(default_factory=set)
    folders: set[str] = field(default_factory=set)

    def add(self, path: str) -> None:
        """Take a path into use."""
        whole = _fold(path)
        self.files.add(whole)
        self.folders.update(_parents(whole))

    def collides(self, path: str) -> bool:
        """Return whether a path is in use, also as a folder, or a folder it is in is a file."""
        whole = _fold(path)
        used = whole in self.files or whole in self.folders
        return used or not self.files.isdisjoint(_parents(whole))


def _fold(path: str) -> str:
    return normalize("NFC", path).casefold()


def _parents(path: str) -> Iterator[str]:
    while path := dirname(path):
        yield path


def check_moves(
    plan: SitePlan,
    ids: Mapping[str, frozenset[str] | None],
    taken: Collection[str],
) -> Iterator[Finding]:
    """Yield what is wrong with `moved` in organisation.yaml.

    `ids` are those within each of the organisation's own pages, by its path, None before they are
    made; `taken` are the paths of everything else on the site.
    """
    home, book = plan.main, plan.book
    if not book.organisation.moved:
        return
    # The public does not see a draft: an address may be led on while one is written there.
    drafts = {page.path for page in plan.pages if _is_of_draft(page)}
    known = take([path for path in taken if path not in drafts])
    for index, move in enumerate(book.organisation.moved):
        where = Ref(f"{book.key}/organisation.yaml", ("moved", index))
        if is_folder(move.origin) or is_folder(move.to):
            yield from _check_folder(move, where.at("to"), home.own(move.to), ids)
            continue
        origin = home.own(move.origin)
        if known.collides(origin):
            yield codes.MOVED_FROM_A_PAGE.at(where.at("from"), page=move.origin)
        known.add(origin)
        yield from _check_target(move.to, where.at("to"), home.own(move.to), ids)


def take(paths: Collection[str]) -> Taken:
    """Return paths as taken."""
    taken = Taken()
    for path in paths:
        taken.add(path)
    return taken


def _check_folder(
    move: Move, where: Ref, target: str, ids: Mapping[str, frozenset[str] | None]
) -> Iterator[Finding]:
    if not (is_folder(move.origin) and is_folder(move.to)):
        yield codes.MOVED_TO_NOTHING.at(where, case="mixed", target=move.to)
    elif not any(path.startswith(target) for path in ids):
        yield codes.MOVED_TO_NOTHING.at(where, case="folder", target=move.to)


def _check_target(
    written: str, where: Ref, target: str, ids: Mapping[str, frozenset[str] | None]
) -> Iterator[Finding]:
    path, _, anchor = target.partition("#")
    if path not in ids:
        yield codes.MOVED_TO_NOTHING.at(where, case="page", target=written)
    elif anchor and (there := ids[path]) is not None and anchor not in there:
        yield codes.MOVED_TO_NOTHING.at(where, case="page", target=written, anchor=anchor)


def _is_of_draft(page: Page) -> bool:
    return page.report is not None and page.report.head.status == "draft"
