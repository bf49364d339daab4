"""Stage 8: an address that was on the last site is on this one, or leads on to one that is.

What the last site had is what its manifest says. It can only stop a build, never let one through.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from difflib import SequenceMatcher
from posixpath import dirname

from msgspec import Struct

from generator.findings.codes import site as codes
from generator.findings.finding import Finding, Ref, Severity
from generator.output.manifest import Made
from generator.plan.site_addresses import SHARDS
from generator.plan.site_plan import SitePlan

# So many addresses are told of one by one.
_MOST = 5
# So many are listed of those that are told of together.
_LISTED = 30
_YEAR = re.compile(r"(?:^|/)((?:19|20)\d\d)/")
# Search comes and goes with the options, the page of all data with there being only one
# organisation, the list of many risks with their number. The newest statement has its own address,
# and is looked after there. So do signed versions, which come and go with what has changed since.
_FLEETING = frozenset({"latest", "open_data", "risks", "search"})


def list_kept(plan: SitePlan) -> tuple[str, ...]:
    """Return the pages of an organisation that are no draft's, and those that lead on."""
    pages = (
        page.path
        for page in plan.pages
        if page.kind not in _FLEETING
        and (page.report is None or page.report.head.status == "published")
    )
    return tuple(sorted({*pages, *(page.path for page in plan.moved)}))


def list_published(plan: SitePlan) -> tuple[str, ...]:
    """Return the pages that readers may have linked to: none before a statement is published."""
    published = any(each.head.status == "published" for each in plan.book.reports)
    return list_kept(plan) if published else ()


class Kept(Struct, frozen=True):
    """The pages that an organisation has now, and the years of its drafts."""

    paths: Collection[str]
    drafts: frozenset[str] = frozenset()


def find_dropped(before: Mapping[str, Made], now: Mapping[str, Kept]) -> Iterator[Finding]:
    """Yield the addresses that the last site had, and that neither are nor lead anywhere now."""
    away = {key: _find_away(made, now.get(key)) for key, made in before.items()}
    away = {key: paths for key, paths in away.items() if paths}
    if not away:
        return
    now = {key: Kept(frozenset(kept.paths), kept.drafts) for key, kept in now.items()}
    there = {path for kept in now.values() for path in kept.paths}
    fresh = {key: kept for key, kept in now.items() if key not in before}
    left = any(made.published for key, made in before.items() if key in now)
    for key, paths in away.items():
        made, gone = before[key], [path for path in paths if path not in there]
        if gone and key in now:
            yield from _tell(key, gone, made, now[key])
        elif gone:
            yield _tell_vanished(key, gone, fresh, left=left)


def _find_away(made: Made, kept: Kept | None) -> list[str]:
    """Return the addresses that an organisation had and has no more; another may have them now."""
    if kept is None:
        return list(made.published)
    if kept.paths == made.published:
        return []
    paths = frozenset(kept.paths)
    return [path for path in made.published if path not in paths]


def _tell_vanished(key: str, gone: list[str], fresh: Mapping[str, Kept], *, left: bool) -> Finding:
    """Return what is said of an organisation that is not there any more; `fresh` are new ones.

    Where no other that has published is `left`, the site is another's: there is nobody to lead on
    to, as when the example has been removed.
    """
    inner = [path.removeprefix(f"{key}/") for path in gone]
    for other, kept in fresh.items():
        if all(f"{other}/{path}" in kept.paths for path in inner):
            where = Ref(f"{other}/organisation.yaml")
            return codes.ADDRESS_DROPPED.at(where, case="renamed", count=len(gone), own=key)
    severity = Severity.ERROR if left else Severity.WARNING
    return codes.ADDRESS_DROPPED.at(
        Ref(key), case="organisation", severity=severity, count=len(gone), own=key
    )


def _tell(key: str, gone: list[str], before: Made, now: Kept) -> Iterator[Finding]:
    where = Ref(f"{key}/organisation.yaml")
    if all(f"{key}/{path}" in now.paths for path in gone):
        yield codes.ADDRESS_DROPPED.at(where, case="place", count=len(gone), own=key)
        return
    for year in sorted(now.drafts & {_year_of(path) for path in gone}):
        file = Ref(f"{key}/{year}/report.yaml", ("status",))
        yield codes.ADDRESS_DROPPED.at(file, case="draft", year=year)
    left = [path for path in gone if _year_of(path) not in now.drafts]
    case, shown = ("one", left) if len(left) <= _MOST else ("several", left[:1])
    for path in shown:
        yield codes.ADDRESS_DROPPED.at(
            where,
            case=case,
            count=len(left),
            pages=tuple(f"/{each}" for each in left[:_LISTED]),
            page=f"/{path}",
            target=f"/{_find_closest(path, now.paths, before.published)}",
        )


def _year_of(path: str) -> str:
    found = _YEAR.search(path)
    return found[1] if found else ""


def _find_closest(path: str, now: Collection[str], before: Collection[str]) -> str:
    """Return the page that comes nearest to one that is gone: a new one beside it, else a front."""
    folder = dirname(path)
    beside = [each for each in now if dirname(each) == folder and each not in before]
    if beside:
        return max(sorted(beside), key=lambda each: SequenceMatcher(None, each, path).ratio())
    while folder and f"{folder}/index.html" not in now:
        folder = dirname(folder)
    return f"{folder}/index.html".removeprefix("/")


def find_shared(
    now: Mapping[str, Made], site: Collection[str], places: Mapping[str, str]
) -> Iterator[Finding]:
    """Yield the addresses that two organisations have, or one and the `site` itself.

    `places` are the folders of their pages: it is the one outside its own that must give way.
    """
    near = _find_near(now, site, places)
    holders = dict.fromkeys(map(str.casefold, site), "")
    for key, made in now.items():
        for path in made.files if key in near else ():
            other = holders.setdefault(path.casefold(), key)
            if other != key:
                guest = min((key, other or key), key=lambda each: _depth(path, places[each]))
                where = Ref(f"{guest}/organisation.yaml", ("moved",))
                yield codes.MOVED_FROM_A_PAGE.at(where, page=f"/{path}")


def _find_near(
    now: Mapping[str, Made], site: Collection[str], places: Mapping[str, str]
) -> Collection[str]:
    """Return the organisations that may have an address of others: nearly all keep to themselves.

    Those have nothing but in a folder of their own, where no other has one and nobody else's path
    leads, and their index.
    """
    homes = {places[key].casefold(): key for key in now}
    homes |= {f"{SHARDS}/{key}".casefold(): key for key in now}
    if len(homes) < 2 * len(now):  # two have one folder, whatever its capitals
        return now.keys()
    near = {key for key, made in now.items() if not _keeps_to_itself(made, key, places[key])}
    for path in (*site, *(path for key in near for path in now[key].files)):
        near.update(homes[each] for each in _list_parents(path.casefold()) if each in homes)
    for home, key in homes.items():
        around = {homes[each] for each in _list_parents(home) if each in homes}
        near.update(around | {key} if around else ())
    return near


def _list_parents(path: str) -> Iterator[str]:
    while path := path.rpartition("/")[0]:
        yield path


def _keeps_to_itself(made: Made, key: str, folder: str) -> bool:
    files = made.packed
    if not folder or files.are_below(folder):
        return bool(folder)
    below = files.count_below(folder) + files.count_below(f"{SHARDS}/{key}")
    return below == len(files)


def _depth(path: str, folder: str) -> int:
    """Return how far a path is within a folder: -1 when it is not."""
    inside = not folder or path.startswith(f"{folder}/")
    return len(folder) if inside else -1
