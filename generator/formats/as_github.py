"""The format for GitHub's workflows: annotations on the lines, then the list of all.

Errors come first, and among them those in the files of the pull request: others may be left over.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.findings.finding import Severity
from generator.formats import as_text
from generator.formats.listing import ListedFinding, Listing
from generator.formats.summary import count_entries
from generator.formats.surroundings import Surroundings, stop_commands
from generator.formats.visible import flatten
from generator.text.words import load_words

# GitHub shows so many annotations of each kind from one step, and drops the rest without a word.
MOST = 10
_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def render(listing: Listing, surroundings: Surroundings) -> str:
    """Return workflow commands for the gravest findings and, folded up, the text of them all."""
    root = surroundings.repository(listing.content)
    words = load_words(listing.language, "command")
    shown = [each for severity in _KINDS for each in _order(listing, severity)[:MOST]]
    lines = [_annotation(each, listing, root) for each in shown]
    annotated = set(map(id, shown))
    left = [each for each in listing.active if id(each) not in annotated]
    if left:
        notice = words("github_not_annotated", count=count_entries(left, listing.language))
        lines.append(f"::notice title=aktsom::{_escape(notice)}")
    everything = as_text.render(listing, surroundings, in_full=True)
    lines.extend(_folded(words["github_all"], everything) if listing.entries else [everything])
    return "\n".join(lines).rstrip("\n") + "\n"


def _order(listing: Listing, severity: Severity) -> list[ListedFinding]:
    """Return the findings of a severity, those in files of the pull request first."""
    return sorted(listing.of(severity), key=lambda each: each.place.file not in listing.proposed)


def _annotation(entry: ListedFinding, listing: Listing, root: Path) -> str:
    properties = {"file": listing.posix_from(root, entry.place)}
    span = entry.place.span
    if not entry.place.whole:
        properties |= {"line": str(span.line), "endLine": str(span.end_line)}
    if not entry.place.whole and span.end_line == span.line:
        properties |= {"col": str(span.column), "endColumn": str(span.end_column)}
    properties["title"] = f"aktsom {entry.finding.code}"
    joined = ",".join(f"{key}={_escape_property(value)}" for key, value in properties.items())
    message = "\n".join(map(flatten, _lines(entry, listing, root)))
    return f"::{_KINDS[entry.finding.severity]} {joined}::{_escape(message)}"


def _lines(entry: ListedFinding, listing: Listing, root: Path) -> Iterator[str]:
    words = load_words(listing.language, "command")
    yield entry.message.text
    for place in entry.related:
        at = "" if place.whole else f":{place.span.line}"
        yield f"{words['related']} {listing.posix_from(root, place)}{at}"
    yield from entry.message.help
    yield words("more", code=entry.finding.code)


def _folded(title: str, everything: str) -> Iterable[str]:
    """A group in the log; content that looks like a command in it is not obeyed."""
    return (f"::group::{title}", stop_commands(everything).rstrip("\n"), "::endgroup::")


def _escape(message: str) -> str:
    return message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(value: str) -> str:
    return _escape(value).replace(":", "%3A").replace(",", "%2C")
