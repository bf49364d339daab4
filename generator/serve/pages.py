"""The pages that the preview shows in place of the site's own, from templates/preview/."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from msgspec import Struct

from generator.findings import Severity
from generator.formats.frames import Frame, frame_of
from generator.formats.listing import Entry, Listing, Place
from generator.formats.summary import count
from generator.formats.visible import flatten
from generator.formats.wording import load_command_words
from generator.words import TEMPLATES

# Columns of source text that fit on the page.
_WIDTH = 88


class PlaceView(Struct, frozen=True):
    """A place: how it is named, and its line of the source if it has one."""

    name: str
    frame: Frame | None


class FindingView(Struct, frozen=True):
    """A finding as the page shows it; `severity` is its word, `kind` its name in the style."""

    kind: str
    severity: str
    code: str
    message: str
    place: PlaceView
    related: tuple[PlaceView, ...]
    help: tuple[str, ...]


class PageView(Struct, frozen=True):
    """A page: heading, text, errors, other findings, the trace of a fault, and ways on."""

    language: str
    title: str
    text: str
    count: str = ""
    errors: tuple[FindingView, ...] = ()
    others: tuple[FindingView, ...] = ()
    trace: str = ""
    last_good: str = ""
    home: bool = False


def render_mistakes(listing: Listing, folder: Path, last_good: str) -> str:
    """Return the page that names all mistakes; `last_good` is the address of the last good site."""
    words = load_command_words(listing.language)
    errors = listing.of(Severity.ERROR)
    others = [each for each in listing.standing if each not in errors]
    return _fill(
        PageView(
            language=listing.language,
            title=words["preview_title_mistakes"],
            text=words["preview_mistakes"],
            count=count(listing),
            errors=tuple(_finding(each, listing, folder) for each in errors),
            others=tuple(_finding(each, listing, folder) for each in others),
            last_good=last_good,
        )
    )


def render_notice(
    key: str, language: str, *, last_good: str = "", trace: str = "", **arguments: str
) -> str:
    """Return a page with a few words: missing, unreadable, fault, not_found."""
    words = load_command_words(language)
    title, text = words[f"preview_title_{key}"], words(f"preview_{key}", **arguments)
    home = key == "not_found"
    return _fill(PageView(language, title, text, trace=trace, last_good=last_good, home=home))


def _finding(entry: Entry, listing: Listing, folder: Path) -> FindingView:
    finding = entry.finding
    words = load_command_words(listing.language)
    return FindingView(
        kind=finding.severity.word,
        severity=words[finding.severity.word],
        code=finding.code,
        message=flatten(entry.message.text),
        place=_place(entry.place, listing, folder),
        related=tuple(_place(each, listing, folder) for each in entry.related),
        help=tuple(flatten(each) for each in entry.message.help),
    )


def _place(place: Place, listing: Listing, folder: Path) -> PlaceView:
    name = listing.path_from(folder, place)
    if not place.whole and place.text:
        name = f"{name}:{place.span.line}:{place.span.column}"
    return PlaceView(name, frame_of(place, _WIDTH))


def _fill(view: PageView) -> str:
    words = load_command_words(view.language).texts
    return _environment().get_template("page.html").render(view=view, words=words)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES / "preview"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
