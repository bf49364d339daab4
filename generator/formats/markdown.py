"""The summary of a check for the page of the job that ran it, in GitHub's Markdown."""

import re
from collections.abc import Iterator
from urllib.parse import quote

from generator.formats.listing import Entry, Listing
from generator.formats.summary import conclude, count
from generator.formats.surroundings import Surroundings
from generator.formats.visible import flatten
from generator.formats.wording import load_command_words

# GitHub takes 1 MiB of summary from one step.
_MOST = 200
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~&])")


def render(listing: Listing, surroundings: Surroundings) -> str:
    """Return the findings as tables: those that stand, and those that are excepted with reasons."""
    words = load_command_words(listing.language)
    lines = [f"## {words['summary_heading']}", "", *_conclusion(listing)]
    if listing.standing:
        heading = ("", words["summary_place"], words["summary_finding"])
        lines += ["", *_table(heading, _standing(listing, surroundings))]
    if listing.excepted:
        heading = (words["summary_excepted"], words["summary_place"], words["summary_reason"])
        lines += ["", *_table(heading, _excepted(listing, surroundings))]
    left = len(listing.standing) - _MOST
    lines += ["", words("summary_cut", count=left)] if left > 0 else []
    return "\n".join(lines) + "\n"


def append(listing: Listing, surroundings: Surroundings) -> None:
    """Add the summary to the file that GitHub names for it, if it does."""
    surroundings.summarise(render(listing, surroundings))


def _conclusion(listing: Listing) -> Iterator[str]:
    if listing.entries:
        yield f"**{count(listing)}.** {conclude(listing)}"
    else:
        yield conclude(listing)


def _table(heading: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(heading)} |"
    yield f"|{' --- |' * len(heading)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _standing(listing: Listing, surroundings: Surroundings) -> Iterator[tuple[str, ...]]:
    words = load_command_words(listing.language)
    gravest_first = sorted(listing.standing, key=lambda each: -each.finding.severity)
    for entry in gravest_first[:_MOST]:
        kind = f"{words[entry.finding.severity.word]} {entry.finding.code}"
        yield kind, _place(entry, listing, surroundings), escape(entry.message.text)


def _excepted(listing: Listing, surroundings: Surroundings) -> Iterator[tuple[str, ...]]:
    for entry in listing.excepted[:_MOST]:
        place = _place(entry, listing, surroundings)
        yield entry.finding.code, place, escape(entry.finding.excepted or "")


def _place(entry: Entry, listing: Listing, surroundings: Surroundings) -> str:
    """The place as a link to the line, where the environment says which repository this is."""
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


def escape(text: str) -> str:
    """Return a plain text on one line, with nothing in it that Markdown or HTML would obey."""
    return _SPECIAL.sub(r"\\\1", flatten(text))
