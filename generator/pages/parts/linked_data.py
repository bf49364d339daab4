"""Linked data: the report as schema.org describes one, saying just what the page says."""

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from generator.book.model import BookReport
from generator.pages.context import PageContext
from generator.plan.addresses import DATA_FILES, DATA_PACKAGE, absolute
from schema.law import load_statutes

_MEDIA_TYPES = {"json": "application/json", "csv": "text/csv"}
# What could end the script element, or begin a comment in it, is written as an escape of JSON.
_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})
_STATUTE = "aapenhetsloven"


def describe_report(context: PageContext, title: str, description: str) -> Markup:
    """Return the JSON-LD of a report, safe to be put into a script element."""
    data = {
        **_describe(context, "Report", title, description),
        "url": absolute(context.home.site, context.home.report(context.report.year)),
        "about": _statute(context),
        "encoding": [_file(name, context) for name in DATA_FILES],
    }
    return as_script(_given(data))


def describe_report_data(context: PageContext, title: str, description: str) -> Markup:
    """Return the JSON-LD of a report's own tables: a data set that is part of the report."""
    report = absolute(context.home.site, context.home.report(context.report.year))
    data = {
        **_describe(context, "Dataset", title, description),
        "url": absolute(context.home.site, context.path),
        "isAccessibleForFree": True,
        "isPartOf": {"@type": "Report", "url": report} if report else None,
        "distribution": [_file(name, context) for name in (*DATA_FILES, DATA_PACKAGE)],
    }
    return as_script(_given(data))


def _describe(context: PageContext, kind: str, title: str, description: str) -> dict[str, Any]:
    head = context.report.head
    modified, period = max((each.date for each in head.revisions), default=None), head.period
    return {
        "@context": "https://schema.org",
        "@type": kind,
        "name": title,
        "description": description,
        "inLanguage": context.language,
        "temporalCoverage": f"{period.start}/{period.end}" if period else None,
        "datePublished": str(head.published) if head.published else None,
        "dateModified": str(modified) if modified else None,
        "publisher": _publisher(context.report),
        "license": _license(context.report),
    }


def as_script(data: Mapping[str, Any]) -> Markup:
    """Return JSON-LD safe to be put into a script element."""
    written = json.dumps(data, ensure_ascii=False).translate(_ESCAPES)
    return Markup(written)  # noqa: S704 - what could end the element is escaped


def _publisher(report: BookReport) -> dict[str, Any]:
    organisation = report.organisation
    data = {
        "@type": "Organization",
        "name": organisation.name,
        "alternateName": organisation.short_name,
        "identifier": organisation.number,
        "url": organisation.website,
    }
    return _given(data)


def _license(report: BookReport) -> str | None:
    given = report.organisation.license
    return given.url or given.name if given else None


def _statute(context: PageContext) -> dict[str, Any] | None:
    for statute in load_statutes():
        if statute.id == _STATUTE:
            name = statute.title.in_language(context.language)
            return {"@type": "Legislation", "name": name, "url": statute.link}
    return None


def _file(name: str, context: PageContext) -> dict[str, Any]:
    path = context.home.data(context.report.year, name)
    return {
        "@type": "DataDownload",
        "contentUrl": absolute(context.home.site, path) or context.link(path),
        "encodingFormat": _MEDIA_TYPES[name.rsplit(".", 1)[1]],
    }


def _given(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value is not None}
