"""Markdown as GitHub shows it: tables, and texts that mean nothing but themselves."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from generator.formats.listing import ListedFinding, Listing
from generator.formats.surroundings import Surroundings
from generator.formats.visible import flatten

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~&])")


def escape(text: str) -> str:
    """Return a plain text on one line, with nothing in it that Markdown or HTML would obey."""
    return _SPECIAL.sub(r"\\\1", flatten(text))


def table(heading: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield the lines of a table; its cells are Markdown."""
    titles = tuple(heading)
    yield f"| {' | '.join(titles)} |"
    yield f"|{' --- |' * len(titles)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def link_place(entry: ListedFinding, listing: Listing, surroundings: Surroundings) -> str:
    """Return a place as a link to the line, where the environment names the repository."""
    path = listing.posix_from(surroundings.repository(listing.content), entry.place)
    line = "" if entry.place.whole else str(entry.place.span.line)
    shown = escape(f"{path}:{line}" if line else path)
    known = surroundings.environment
    names = ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA")
    if any(name not in known for name in names):
        return shown
    server, repository, commit = (known[name] for name in names)
    anchor = f"?plain=1#L{line}" if line else ""
    address = f"{server}/{repository}/blob/{commit}/{quote(path)}{anchor}"
    return f"[{shown}]({address})"
