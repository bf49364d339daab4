"""Rendering with WeasyPrint: its fonts, its files, its warnings, and the marks it carries along."""

import logging
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, time
from email.message import EmailMessage
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from weasyprint import CSS, HTML, Attachment
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from generator.content.temporary_folders import temporary_folder
from generator.pdf.fonts import own_fonts
from generator.pdf.limits import no_huge_pictures
from generator.pdf.pictures import read_picture
from generator.pdf.preparing import MARK, ORIGIN, prepare
from generator.pdf.values import MarkedSource, Statement
from generator.text.typefaces import find_typeface
from generator.text.words import TEMPLATES

# What the marks come out as in the rendered document: the address of a link.
ADDRESS = "mark:"
_FONTS = "https://fonts.invalid/"
_DIVIDED = "* { break-inside: auto !important; }"


class RenderedPaper:
    """What came of rendering: the raw PDF, its source with marks, what the renderer warned of."""

    def __init__(self, data: bytes, source: MarkedSource, warnings: tuple[str, ...]) -> None:
        self.data = data
        self.source = source
        self.warnings = warnings


class FileFetcher(URLFetcher):  # type: ignore[misc] # the library does not say its types
    """Gives the renderer our fonts and the statement's pictures, and nothing else."""

    def __init__(self, pictures: Mapping[str, Path]) -> None:
        super().__init__()
        self.pictures = pictures

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:  # noqa: ARG002
        """Return a file by its address. Raises ValueError for one that is not ours."""
        if url.startswith(_FONTS):
            font = find_typeface(url.removeprefix(_FONTS))
            return URLFetcherResponse(url, font.read_bytes(), EmailMessage())
        found = self.pictures.get(unquote(url.removeprefix(ORIGIN)))
        if found is None:
            raise ValueError(f"no such file: {url}")
        return URLFetcherResponse(url, read_picture(found), EmailMessage())


class _Warnings(logging.Handler):
    """Keeps what the renderer complains of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message."""
        self.messages.append(record.getMessage())


@contextmanager
def _listening() -> Iterator[list[str]]:
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    handler = _Warnings()
    kept = loggers[1].level
    loggers[1].setLevel(logging.ERROR)
    for logger in loggers:
        logger.addHandler(handler)
    try:
        yield handler.messages
    finally:
        loggers[1].setLevel(kept)
        for logger in loggers:
            logger.removeHandler(handler)


@contextmanager
def in_own_folder() -> Iterator[None]:
    """Let the renderer's fonts lie in a folder that goes when it is done, however that ends.

    It takes them away itself only when Python drops its objects, which at exit may never happen.
    """
    before = tempfile.tempdir
    with temporary_folder() as folder:
        tempfile.tempdir = str(folder)
        try:
            yield
        finally:
            tempfile.tempdir = before


@cache
def read_style() -> str:
    """Return the styles of paper: what browsers print with, and what the PDF has beside."""
    names = ("print", "paper")
    return "\n".join(
        (TEMPLATES / "styles" / f"{name}.css").read_text(encoding="utf-8") for name in names
    )


def render(statement: Statement, *, notes_below: bool = False) -> RenderedPaper:
    """Render a statement to a PDF whose structure still needs its last hand (see `writing`).

    The renderer fails where some of what is to be kept together has room on no page: then nothing
    is kept together.
    """
    try:
        return _render(statement, (), notes_below=notes_below)
    except AssertionError:
        return _render(statement, (_DIVIDED,), notes_below=notes_below)


def _render(statement: Statement, further: tuple[str, ...], *, notes_below: bool) -> RenderedPaper:
    files = FileFetcher(statement.pictures)
    with own_fonts():
        fonts = FontConfiguration()
    with in_own_folder(), no_huge_pictures(), _listening() as warnings:
        html = HTML(
            file_obj=BytesIO(statement.html),
            base_url=ORIGIN + statement.path,
            url_fetcher=files,
        )
        source = prepare(html.etree_element, statement, notes_below=notes_below)
        styles = [
            CSS(string=text, font_config=fonts, url_fetcher=files, base_url=ORIGIN)
            for text in (read_style(), f":root {{ --accent: {statement.accent}; }}", *further)
        ]
        document = html.render(font_config=fonts, stylesheets=styles)
        _carry_marks(document.pages)
        document.metadata.attachments = list(_attachments(statement))
        target = BytesIO()
        document.write_pdf(target, pdf_variant="pdf/a-3a", pdf_identifier=b"aktsom")
    return RenderedPaper(target.getvalue(), source, tuple(dict.fromkeys(warnings)))


def _carry_marks(pages: Any) -> None:
    """Let the link of each box say which element it is of, and which part: marker, after, …."""
    for page in pages:
        for index, (_, _, rectangle, box) in enumerate(page.links):
            part = (box.element_tag or "").partition("::")[2]
            address = f"{ADDRESS}{box.element.get(MARK)}:{part}"
            page.links[index] = ("external", address, rectangle, box)


def _attachments(statement: Statement) -> Iterator[Attachment]:
    made, changed = (
        datetime.combine(day, time(), UTC) for day in (statement.made, statement.changed)
    )
    for each in sorted(statement.attached, key=lambda file: file.name):
        yield Attachment(
            string=each.data,
            name=each.name,
            description=each.text,
            relationship="Data",
            created=made,
            modified=changed,
        )
