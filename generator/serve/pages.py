"""The pages that the preview shows in place of the site's own, from templates/preview/."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from msgspec import Struct

from generator.checks.manual import describe
from generator.findings.finding import Severity
from generator.formats.listing import ListedFinding, Listing
from generator.formats.summary import count
from generator.serve import addresses
from generator.serve.items import FindingView, show_finding
from generator.text.words import TEMPLATES, load_words

# What a comparison prints as gone, and as new: up to the mark that ends it, or else not at all.
_GONE = re.compile(r"\[-((?:(?!\[-).)*?)-\]", re.DOTALL)
_NEW = re.compile(r"\{\+((?:(?!\{\+).)*?)\+\}", re.DOTALL)


def fill(template: str, language: str, **values: object) -> str:
    """Return a template of the preview, filled; it has the command's words in the language."""
    words = load_words(language, "command").texts
    return _environment().get_template(template).render(words=words, language=language, **values)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES / "preview"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["codes"] = _mark_codes
    made.filters["changes"] = _mark_changes
    made.globals["files"] = addresses.FILES
    made.globals["manual"] = addresses.MANUAL
    made.globals["work"] = addresses.WORK
    made.globals["text"] = made.globals["text_at"] = addresses.TEXT
    return made


def _mark_changes(text: str) -> Markup:
    """Return what a comparison prints with what is gone and what is new marked as such."""
    marked = _GONE.sub(r"<del>\1</del>", str(escape(text)))
    return Markup(_NEW.sub(r"<ins>\1</ins>", marked))  # noqa: S704 - it is escaped


def _mark_codes(text: str) -> Markup:
    """Return a text whose `words in backticks` are code."""
    parts = re.split(r"`([^`]+)`", text)
    code = Markup("<code>{}</code>")
    return Markup().join(code.format(each) if n % 2 else each for n, each in enumerate(parts))


class PageView(Struct, frozen=True):
    """A page: heading, text, errors, other findings, the trace of a fault, and ways on."""

    title: str
    text: str
    count: str = ""
    errors: tuple[tuple[int, FindingView], ...] = ()
    others: tuple[tuple[int, FindingView], ...] = ()
    trace: str = ""
    last_good: str = ""
    home: bool = False


def render_mistakes(
    listing: Listing, folder: Path, last_good: str, numbers: Mapping[int, int]
) -> str:
    """Return the page that names all mistakes.

    `last_good` is the address of the last good site; `numbers` are those of the findings in the
    panel, by the entries' identity.
    """
    words = load_words(listing.language, "command")
    errors = listing.of(Severity.ERROR)
    others = [each for each in listing.active if each.finding.severity < Severity.ERROR]

    def show(entries: Sequence[ListedFinding]) -> tuple[tuple[int, FindingView], ...]:
        known = [each for each in entries if id(each) in numbers]
        return tuple((numbers[id(each)], show_finding(each, listing, folder)) for each in known)

    view = PageView(
        title=words["preview_title_mistakes"],
        text=words["preview_mistakes"],
        count=count(listing),
        errors=show(errors),
        others=show(others),
        last_good=last_good,
    )
    return fill("page.html", listing.language, view=view)


def render_notice(
    key: str, language: str, *, last_good: str = "", trace: str = "", **arguments: str
) -> str:
    """Return a page with a few words: missing, unreadable, fault, not_found."""
    words = load_words(language, "command")
    title, text = words[f"preview_title_{key}"], words(f"preview_{key}", **arguments)
    home = key == "not_found"
    view = PageView(title, text, trace=trace, last_good=last_good, home=home)
    return fill("page.html", language, view=view)


def render_manual(code: str, language: str) -> str:
    """Return the page with what `aktsom explain` says of a code."""
    return fill("manual.html", language, page=describe(code, language))
