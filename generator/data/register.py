"""The site's own data: a register of all reports, the sitemap, and where to find the schema."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from generator.assessment.signature_state import signature_of
from generator.book.model import BookReport
from generator.data import report_json
from generator.data.formalities import describe_formalities
from generator.data.plain import Json, write_json
from generator.plan.addresses import DATA_SCHEMA, Site, absolute
from generator.plan.artifacts import Artifact
from generator.plan.site_addresses import ListedPage
from generator.plan.site_plan import SitePlan
from schema.addresses import split_address
from schema.files import FOLDER

NAME = "reports.json"
_SITEMAP = "sitemap.xml"
_FORMALITIES = ("deadline", "published_in_time", "signed", "signed_on", "text", "on_own_website")
# The most addresses that a sitemap may have, by its standard.
MOST_ADDRESSES = 50_000
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_STANDARD = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


class ListedReport(Struct, frozen=True):
    """One report in the register, in plain values that can cross between processes.

    `pages` maps a language to the report's front page; the paths are from site/.
    """

    organisation: str
    name: str
    number: str | None
    year: int
    status: str
    signature: str
    language: str
    period: tuple[str, str] | None
    published: str | None
    topics: tuple[str, ...]
    risks: int | None
    formalities: Mapping[str, Any]
    pages: Mapping[str, str]
    data: str


def list_entries(plan: SitePlan) -> tuple[ListedReport, ...]:
    """Return the register's entries of an organisation, the newest report first."""
    return tuple(_entry(plan, report) for report in plan.book.reports)


def _entry(plan: SitePlan, report: BookReport) -> ListedReport:
    head, organisation = report.head, plan.book.organisation
    topics = {bound.risk.topic for bound in report.risks if bound.risk.topic}
    return ListedReport(
        organisation=plan.book.key,
        name=organisation.name,
        number=organisation.number,
        year=report.year,
        status=head.status,
        signature=signature_of(report),
        language=report.language,
        period=(str(head.period.start), str(head.period.end)) if head.period else None,
        published=str(head.published) if head.published else None,
        topics=tuple(sorted(topics)),
        risks=plan.assessments[report.path].found,
        formalities=_formalities(plan, report),
        pages={language: home.report(report.year) for language, home in plan.homes.items()},
        data=plan.main.data(report.year, report_json.NAME),
    )


def _formalities(plan: SitePlan, report: BookReport) -> dict[str, Json]:
    """Return what the register has of a statement's form."""
    found = describe_formalities(plan, report)
    return {key: found[key] for key in _FORMALITIES}


def list_pages(plan: SitePlan) -> tuple[ListedPage, ...]:
    """Return the pages that search engines should know: no redirects, no drafts.

    A page of no report is as new as the newest of them.
    """
    days = [each.changed for each in plan.book.reports if each.head.status == "published"]
    newest = max((each for each in days if each), default=None)
    return tuple(
        ListedPage(page.path, page.report.changed if page.report else newest)
        for page in plan.pages
        if page.kind not in {"latest", "search"}
        and not (page.report and page.report.head.status == "draft")
    )


def list_register(
    entries: Sequence[ListedReport], pages: Sequence[ListedPage], site: Site
) -> Iterator[Artifact]:
    """Yield the site's data files; those that need the site's public address, only with it."""
    schema = FOLDER / "json" / "report-data.json"
    yield Artifact(DATA_SCHEMA, schema.read_bytes())
    yield Artifact(NAME, write_json({"reports": [_describe(each, site) for each in entries]}))
    if site.url is not None:
        listed = [replace(each, path=absolute(site, each.path) or each.path) for each in pages]
        yield from _sitemaps(listed, site)
        address = split_address(site.url)
        if address and not address.path.strip("/"):
            sitemap = absolute(site, _SITEMAP)
            yield Artifact("robots.txt", f"User-agent: *\nAllow: /\nSitemap: {sitemap}\n".encode())


def _describe(entry: ListedReport, site: Site) -> Json:
    start, end = entry.period or (None, None)
    pages: dict[str, Json] = {
        language: absolute(site, path) or path for language, path in entry.pages.items()
    }
    return {
        "organisation": {"key": entry.organisation, "name": entry.name, "number": entry.number},
        "year": entry.year,
        "status": entry.status,
        "signature": entry.signature,
        "language": entry.language,
        "period": {"from": start, "to": end} if entry.period else None,
        "published": entry.published,
        "topics": list(entry.topics),
        "risks": entry.risks,
        **entry.formalities,
        "pages": pages,
        "data": absolute(site, entry.data) or entry.data,
    }


def _sitemaps(pages: Sequence[ListedPage], site: Site) -> Iterator[Artifact]:
    """Yield the sitemap, or several and one that names them."""
    if len(pages) <= MOST_ADDRESSES:
        yield _sitemap(_SITEMAP, "urlset", "url", pages)
        return
    parts: list[ListedPage] = []
    for start in range(0, len(pages), MOST_ADDRESSES):
        name, some = f"sitemap-{len(parts) + 1}.xml", pages[start : start + MOST_ADDRESSES]
        newest = max((each.changed for each in some if each.changed), default=None)
        parts.append(ListedPage(absolute(site, name) or name, newest))
        yield _sitemap(name, "urlset", "url", some)
    yield _sitemap(_SITEMAP, "sitemapindex", "sitemap", parts)


def _sitemap(path: str, whole: str, part: str, listed: Sequence[ListedPage]) -> Artifact:
    lines = "".join(f"<{part}>{_locate(each)}</{part}>\n" for each in listed)
    return Artifact(path, f"{_XML}<{whole} {_STANDARD}>\n{lines}</{whole}>\n".encode())


def _locate(page: ListedPage) -> str:
    """Return a page in a sitemap; when it was last changed, only where its content says so."""
    changed = f"<lastmod>{page.changed.isoformat()}</lastmod>" if page.changed else ""
    return f"<loc>{escape(page.path)}</loc>{changed}"
