"""Findings as the preview's pages and its panel show them."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from msgspec import Struct

from generator.checks.messages import wording_of
from generator.editing.unused_files import is_of_unused
from generator.findings.codes.syntax import MISSING_FILE
from generator.formats.listing import ListedFinding, Listing, Location
from generator.formats.source_frames import SourceFrame, frame_of
from generator.formats.visible import flatten
from generator.serve.named_findings import Naming
from generator.serve.outcome import Spot
from generator.text.words import load_words

EXCEPTED = "excepted"
# Columns of source text that fit on the page.
_WIDTH = 88


class PlaceView(Struct, frozen=True):
    """A place: how it is named, its line of the source if it has one, and how to open it.

    `link` opens it in VS Code; it is empty where there is no file.
    """

    name: str
    frame: SourceFrame | None
    link: str


class FindingView(Struct, frozen=True):
    """A finding as it is shown; `severity` is its word, `kind` its name in the style.

    `title` says what all findings of its code have in common.

    `key` recognises it after the next build. `page` is the address that shows its place, `shown`
    all of them, from the site; `question` is what the question there is called, if any. `as_text`
    is the file (from content/) that has to be mended as text, if any; `unused` is one that may be
    taken away. `to_begin` where a first statement is missing.
    """

    kind: str
    severity: str
    code: str
    title: str
    message: str
    places: tuple[PlaceView, ...]
    help: tuple[str, ...]
    excepted: str
    key: str
    page: str
    shown: tuple[str, ...]
    question: str = ""
    as_text: str = ""
    unused: str = ""
    to_begin: bool = False


def show_finding(
    entry: ListedFinding, listing: Listing, folder: Path, naming: Naming | None = None
) -> FindingView:
    """Return a finding as it is shown, by names where known; files are named from a folder."""
    finding, where = entry.finding, entry.finding.where
    words = load_words(listing.language, "command")
    kind = EXCEPTED if entry.excepted else finding.severity.word
    shown, begins = tuple(map(_quote, entry.shown)), _begins(entry, listing)
    naming = naming or Naming({}, listing.language)
    # What is begun here is no command, and no fault of the file.
    said = entry.message_on_page(listing.language)
    lines = (said.text, *(() if begins else said.help))
    message, *remedy = map(flatten, naming.say(finding, lines))
    return FindingView(
        kind=kind,
        severity=words["preview_kind_excepted" if entry.excepted else kind],
        code=finding.code,
        title=flatten(wording_of(finding.code, listing.language).title.rstrip(".")),
        message=message,
        places=tuple(_places(entry, listing, folder)),
        help=tuple(remedy),
        excepted=flatten(finding.excepted or ""),
        key=" ".join(map(str, (finding.code, where.file, *where.keys, where.words))),
        page=f"/{shown[0]}" if shown else "",
        shown=shown,
        question=naming.question(finding, (each.partition("#")[2] for each in entry.shown)),
        as_text=quote(where.file) if not begins and is_of_text(entry, listing.content) else "",
        unused=where.file if is_of_unused(finding) else "",
        to_begin=begins,
    )


def spots_of(entry: ListedFinding, listing: Listing) -> Iterator[Spot]:
    """Yield the places of a finding, in the order in which they are shown."""
    for place in (entry.place, *entry.related):
        there = _is_there(place, listing.content)
        span = place.span
        yield Spot(place.file if there else "", span.line, span.column)


def _places(entry: ListedFinding, listing: Listing, folder: Path) -> Iterator[PlaceView]:
    for place in (entry.place, *entry.related):
        name, span = listing.path_from(folder, place), place.span
        position = "" if place.whole or not place.text else f":{span.line}:{span.column}"
        link = ""
        if _is_there(place, listing.content):
            file = quote((listing.content / place.file).as_posix().lstrip("/"), safe="/:")
            link = f"vscode://file/{file}:{span.line}:{span.column}"
        yield PlaceView(f"{name}{position}", frame_of(place, _WIDTH), link)


def is_of_text(entry: ListedFinding, content: Path) -> bool:
    """Tell whether a finding is of a file that cannot be read: no field of it can be opened."""
    file = entry.finding.where.file
    written = file.endswith((".yaml", ".md")) and file.count("/") > 0
    return entry.finding.code.startswith("SYN") and written and _is_there(entry.place, content)


def _begins(entry: ListedFinding, listing: Listing) -> bool:
    """Tell whether what a finding asks for is a first statement: the enterprise itself is there."""
    case = entry.finding.arguments.get("case")
    asked = entry.finding.code == MISSING_FILE.id and case == "statement"
    return asked and _is_there(entry.place, listing.content)


def _is_there(place: Location, content: Path) -> bool:
    try:
        return (content / place.file).is_file()
    except (OSError, ValueError):
        return False


def _quote(address: str) -> str:
    path, sign, fragment = address.partition("#")
    return f"{quote(path)}{sign}{quote(fragment)}"
