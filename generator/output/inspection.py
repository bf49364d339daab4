"""Stage 8, inspect: faults of the built HTML, which no check of the sources can see.

A page is parsed once and forgotten: what is kept of it are its ids, links and title.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from posixpath import dirname, join, normpath
from sys import intern
from urllib.parse import unquote

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.assessment.formalities import assess_formalities, host_of
from generator.book.model import Book, BookReport, BookStep
from generator.findings.codes import site as codes
from generator.findings.finding import Finding, Ref
from generator.plan.artifacts import Artifact
from generator.plan.site_plan import Page, SitePlan
from generator.text.hyphens import SOFT
from generator.text.words import Words

_SUFFIX = ".html"
_NOTHING: Mapping[str, Collection[str]] = {}
_ADDRESSES = ("href", "src", "action")


class Inspected(Struct, frozen=True):
    """What is remembered of a page; `links` are the addresses within the site, as written."""

    path: str
    where: Ref
    ids: frozenset[str]
    links: frozenset[str]
    title: str
    heading: str
    findings: tuple[Finding, ...]


class Targets(Struct, frozen=True, array_like=True):
    """Where the links of a page lead: the paths, and the anchors on some of them."""

    paths: frozenset[str]
    anchors: frozenset[tuple[str, str]]

    def are_there(
        self, ids: Mapping[str, Collection[str]], files: set[str] | frozenset[str]
    ) -> bool:
        """Tell whether no link leads nowhere; `ids` are those on each page that they are known of.

        `files` are all paths that there are.
        """
        if not self.paths <= files:
            return False
        for path, anchor in self.anchors:  # noqa: SIM110 - `all` takes twice the time
            if path in ids and anchor not in ids[path]:
                return False
        return True


def find_targets(page: Inspected) -> Targets:
    """Return where the links of a page lead; what other pages link to is the very same value."""
    resolved = (_resolve(page.path, address) for address in page.links)
    found = [(intern(path), fragment) for path, fragment in resolved]
    anchors = (each for each in found if each[1])
    return Targets(frozenset(path for path, _ in found), frozenset(anchors))


def is_page(artifact: Artifact) -> bool:
    """Return whether an artifact is a page of ours: an editor's attachment is hers to make."""
    return artifact.path.endswith(_SUFFIX) and "/attachments/" not in artifact.path


def inspect_page(artifact: Artifact, where: Ref) -> Inspected:
    """Inspect one page by itself; `where` is the content that its findings point to."""
    tree = LexborHTMLParser(artifact.data)
    ids = [node.attributes["id"] or "" for node in tree.css("[id]")]
    found = tree.css("h1,h2,h3,h4,h5,h6")
    headings = [(int((node.tag or "")[1:]), _text(node)) for node in found]
    title = next(map(_text, tree.css("head > title")), "")
    page = {"page": artifact.path}
    findings = [
        *(codes.ID_TWICE.at(where, id=each, given=page) for each in _repeated(ids)),
        *_check_headings(headings, where, page),
        *_check_names(tree, where, page),
    ]
    if not (tree.root and (tree.root.attributes.get("lang") or "").strip()):
        findings.append(codes.NO_LANGUAGE.at(where, given=page))
    if not title:
        findings.append(codes.NO_TITLE.at(where, given=page))
    heading = next((text for level, text in headings if level == 1), "")
    links = frozenset(_links(tree))
    return Inspected(artifact.path, where, frozenset(ids), links, title, heading, tuple(findings))


def _text(node: LexborNode) -> str:
    return " ".join(node.text().replace(SOFT, "").split())


def _repeated(ids: list[str]) -> list[str]:
    if len(set(ids)) == len(ids):
        return []
    return sorted(each for each, count in Counter(ids).items() if count > 1)


def _check_headings(
    headings: list[tuple[int, str]], where: Ref, page: Mapping[str, str]
) -> Iterator[Finding]:
    first = sum(level == 1 for level, _ in headings)
    if first != 1:
        yield codes.NOT_ONE_FIRST_HEADING.at(where, count=first, given=page)
    for (above, _), (level, text) in pairwise(headings):
        if level > above + 1:
            yield codes.HEADING_JUMPS.at(
                where, heading=text, level=level, expected=above + 1, given=page
            )
    for _, text in headings:
        if not text:
            yield codes.EMPTY_HEADING.at(where, given=page)


def _check_names(tree: LexborHTMLParser, where: Ref, page: Mapping[str, str]) -> Iterator[Finding]:
    for node in tree.css("img:not([alt])"):
        picture = node.attributes.get("src") or ""
        yield codes.NO_ALTERNATIVE.at(where, picture=picture, given=page)
    for node in tree.css("a[href],button,label,summary"):
        attributes = node.attributes
        if not _has_name(attributes, node):
            target = attributes.get("href") or attributes.get("for") or attributes.get("id") or ""
            yield codes.NO_NAME.at(where, element=f"<{node.tag}>", target=target, given=page)


def _has_name(attributes: Mapping[str, str | None], node: LexborNode) -> bool:
    if attributes.get("aria-label") or attributes.get("aria-labelledby") or node.text().strip():
        return True
    return any((each.attributes.get("alt") or "").strip() for each in node.css("img"))


def _links(tree: LexborHTMLParser) -> Iterator[str]:
    """Yield the relative addresses; what has a scheme or a host leads out of the site."""
    for node in tree.css("[href],[src],[action]"):
        attributes = node.attributes
        for name in _ADDRESSES:
            address = attributes.get(name)
            if address and not address.startswith("//") and ":" not in address.split("/", 1)[0]:
                yield address


def inspect(
    plan: SitePlan, pages: Sequence[Inspected], files: Collection[str], shared: Collection[str]
) -> Iterator[Finding]:
    """Stage 8: yield what is wrong with an organisation's pages, one by one and together.

    `files` are the paths of all its files, `shared` those that belong to the whole site.
    """
    for page in pages:
        yield from page.findings
    yield from inspect_links(pages, files, shared)
    yield from inspect_organisation(plan, pages)


def inspect_links(
    pages: Sequence[Inspected],
    files: Collection[str],
    elsewhere: Collection[str] = (),
    others: Mapping[str, Collection[str]] = _NOTHING,
) -> Iterator[Finding]:
    """Yield the links of pages that lead nowhere.

    `files` are the paths of everything that is made together with the pages; `elsewhere` those
    made by others, whose anchors are not known. `others` are the anchors of other pages.
    """
    ids = {**others, **{page.path: page.ids for page in pages}}
    for page in pages:
        for address in sorted(page.links):
            path, fragment = _resolve(page.path, address)
            if path not in files and path not in elsewhere:
                yield codes.DEAD_LINK.at(page.where, page=page.path, target=address)
            elif fragment and path in ids and fragment not in ids[path]:
                yield codes.DEAD_ANCHOR.at(
                    page.where, page=page.path, target=address, anchor=fragment
                )


def _resolve(page: str, address: str) -> tuple[str, str]:
    """Return the path from site/ that an address on a page means, and its fragment."""
    address, _, fragment = address.partition("#")
    path, _, _ = address.partition("?")
    fragment = unquote(fragment) if "%" in fragment else fragment
    if not path:
        return page, fragment
    return _follow(dirname(page), path), fragment


# The pages of a folder have their menus in common.
@lru_cache(maxsize=4096)
def _follow(folder: str, path: str) -> str:
    return normpath(join(folder, unquote(path) if "%" in path else path))


def origins(plan: SitePlan) -> dict[str, Ref]:
    """Return, for the address of each page of an organisation, the content to look in first."""
    return {page.path: _origin(plan.book, page) for page in plan.pages}


def _origin(book: Book, page: Page) -> Ref:
    if page.report is None:
        return Ref(f"{book.key}/organisation.yaml")
    if isinstance(page.subject, BookStep):
        return page.report.ref(f"{page.subject.folder}/{page.report.language}.md")
    return page.report.ref("report.yaml")


def inspect_organisation(plan: SitePlan, pages: Sequence[Inspected]) -> Iterator[Finding]:
    """Yield what the Act and its supervisor ask of an organisation's pages and does not hold."""
    built = {page.path: page for page in pages}
    for language, home in plan.homes.items():
        for report in plan.book.reports:
            front, path = built.get(home.report(report.year)), home.report(report.year)
            yield from _check_title(report, plan.words[language], path, front)
        published = any(each.head.status == "published" for each in plan.book.reports)
        if published and home.latest() not in built:
            where = Ref(f"{plan.book.key}/organisation.yaml")
            yield codes.NO_LATEST.at(where, page=home.latest())
    yield from _check_host(plan)


def _check_host(plan: SitePlan) -> Iterator[Finding]:
    """Yield that a site is neither the enterprise's own nor linked to from there.

    One of several organisations is at a register's address besides.
    """
    book, site = plan.book, plan.site
    for report in () if site.several else book.reports[:1]:
        found = assess_formalities(report, book, site.url)
        if found.own_website is False and not found.linked_from:
            where = Ref(f"{book.key}/organisation.yaml", ("website",))
            own = host_of(book.organisation.website) or ""
            yield codes.OTHER_HOST.at(where, host=found.host or "", own=own)


def _check_title(
    report: BookReport, words: Words, path: str, front: Inspected | None
) -> Iterator[Finding]:
    expected = (words["statement"], report.organisation.name, str(report.year))
    for shown in (front.title, front.heading) if front else ("",):
        missing = tuple(each for each in expected if " ".join(each.split()) not in shown)
        if missing:
            where = report.ref("report.yaml")
            yield codes.TITLE.at(where, page=path, shown=shown, missing=missing)
