"""From a statement to its PDF: rendered, put right, written, and checked as it was written."""

import re
from io import BytesIO
from urllib.parse import unquote

from pikepdf import ObjectStreamMode, Pdf

from generator.pdf.checking import check_pdf
from generator.pdf.expected_structure import expect
from generator.pdf.limits import TooSlowError, at_most, seconds_for
from generator.pdf.metadata import finish_metadata
from generator.pdf.preparing import ORIGIN
from generator.pdf.reading import read_structure
from generator.pdf.rendering import RenderedPaper, render
from generator.pdf.structure import build_structure
from generator.pdf.values import Fault, Printed, Statement
from generator.pdf.writing import finish_links, write_structure

_CHARACTER = re.compile(r"unsupported by fonts: (.+)$")
# How many characters without a font are named.
_CHARACTERS = 8
# What the renderer does with notes that are too many for a page, or too long, or in a table's last
# row: it loses some, or lets them run off the page.
_OF_NOTES, _NOTE = frozenset({"note", "outside"}), b"footnote-ref"
_PICTURE = re.compile(r"Failed to load image at '([^']*)'")


def print_statement(statement: Statement) -> tuple[Printed, tuple[Fault, ...]]:
    """Return a statement's PDF, and every reason why it may not be published.

    Without bytes and pages when it could not be finished.
    """
    seconds = seconds_for(statement.html)
    try:
        with at_most(seconds):
            return _print(statement)
    except TooSlowError:
        return Printed(b"", 0), (Fault("time", str(seconds)),)
    except RecursionError:
        return Printed(b"", 0), (Fault("depth", ""),)


def _print(statement: Statement) -> tuple[Printed, tuple[Fault, ...]]:
    """Print with the notes where they are called, or else, where the renderer fails, below."""
    printed, faults = _print_once(statement, notes_below=False)
    if any(each.kind in _OF_NOTES for each in faults) and _NOTE in statement.html:
        below, others = _print_once(statement, notes_below=True)
        if not others:
            return below, ()
    return printed, faults


def _print_once(statement: Statement, *, notes_below: bool) -> tuple[Printed, tuple[Fault, ...]]:
    rendered = render(statement, notes_below=notes_below)
    printed = finish(rendered, statement)
    warned = _join_characters(tuple(map(_fault_of, rendered.warnings)))
    return printed, (*warned, *check_pdf(printed.data, expect(rendered.source, statement)))


def _join_characters(faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """Make one fault of all characters without a font: a name in another script has many."""
    characters = [each.detail for each in faults if each.kind == "character"]
    others = tuple(each for each in faults if each.kind != "character")
    if not characters:
        return others
    more = ["…"] if len(characters) > _CHARACTERS else []
    return (Fault("character", ", ".join([*characters[:_CHARACTERS], *more])), *others)


def _fault_of(warning: str) -> Fault:
    """Return the fault that a warning of the renderer is about."""
    if picture := _PICTURE.match(warning):
        return Fault("picture", unquote(picture[1].removeprefix(ORIGIN)))
    if character := _CHARACTER.search(warning):
        return Fault("character", character[1])
    return Fault("warning", warning)


def finish(rendered: RenderedPaper, statement: Statement) -> Printed:
    """Give a rendered PDF its structure, links and metadata, and write it."""
    source = rendered.source
    with Pdf.open(BytesIO(rendered.data)) as pdf:
        drawn = read_structure(pdf, source)
        document = build_structure(source, drawn)
        linked = {n.mark for n in document.walk() if n.role == "Link" and n.mark is not None}
        finish_links(pdf, source, drawn, linked, statement.phrases)
        write_structure(pdf, document, source, drawn)
        finish_metadata(pdf, statement)
        target = BytesIO()
        pdf.save(
            target,
            object_stream_mode=ObjectStreamMode.generate,
            compress_streams=True,
            deterministic_id=True,
        )
        return Printed(target.getvalue(), len(pdf.pages))
