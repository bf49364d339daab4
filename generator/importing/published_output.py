"""Writing what aktsom has published as content again, and what the command prints of it."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from generator.importing.destination import Destination, put
from generator.importing.published.content import PublishedContent, make_content
from generator.importing.published.reading import PublishedReport
from generator.text.words import Words


class PublishedImport(Struct, frozen=True):
    """A published report, where it goes, and its folder as the editor would write it."""

    report: PublishedReport
    destination: Destination
    shown: str


def place_published(
    reports: Sequence[PublishedReport], content: Path, here: Path, key: str | None
) -> tuple[PublishedImport, ...]:
    """Return where published reports go below a content folder; `key` replaces the name of old."""
    return tuple(
        PublishedImport(each, Destination(content, key or each.key, each.year), shown)
        for each in reports
        for shown in [os.path.join(os.path.relpath(content, here), key or each.key, str(each.year))]  # noqa: PTH118 - shown
    )


def write_published(planned: Sequence[PublishedImport], name: str, words: Words) -> Iterator[str]:
    """Write published reports and yield the lines to print; `name` is the source's."""
    for each in planned:
        destination = each.destination
        content = make_content(each.report)
        copies = dict(content.copies)
        if content.logo:
            copies[f"../{content.logo.name}"] = content.logo
        paths = put(destination, content.organisation, content.files, copies)
        yield _heading(each, name, words)
        yield words.count("import_written", len(paths), folder=os.path.join(each.shown, ""))  # noqa: PTH118 - shown, with its last stroke
        for path in paths:
            if not path.startswith(f"{destination.key}/"):
                yield words("new_address_kept", path=path)
        yield from _remarks(each, content, words)
    yield from ("", words["import_next"])
    yield from (f"  aktsom check {each.shown}" for each in planned)


def tabulate(planned: Sequence[PublishedImport], name: str, words: Words) -> Iterator[str]:
    """Yield what would be written of published reports; `name` is the source's."""
    for each in planned:
        content = make_content(each.report)
        paths = sorted((*content.files, *content.copies))
        folder = os.path.join(each.shown, "")  # noqa: PTH118 - shown, with its last stroke
        yield _heading(each, name, words)
        yield words.count("import_would_write", len(paths), folder=folder)
        yield from (f"  {path}" for path in paths)
        yield from _remarks(each, content, words)


def _heading(planned: PublishedImport, name: str, words: Words) -> str:
    enterprise = str(planned.report.data["organisation"]["name"])
    return words("import_read", file=name, year=str(planned.destination.year), name=enterprise)


def _remarks(planned: PublishedImport, content: PublishedContent, words: Words) -> Iterator[str]:
    unread = [
        str(question["id"])
        for question in planned.report.data["questions"]
        if any(answer["status"] == "invalid" for answer in question["answers"])
    ]
    if content.missing:
        folder = f"{planned.shown}/attachments/"
        yield words("import_attachments", files=", ".join(content.missing), folder=folder)
    if unread:
        yield words("import_unread_answers", questions=", ".join(unread))
