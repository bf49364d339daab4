"""The sum of a listing: how many findings of each kind, and what that means."""

from collections.abc import Iterator
from posixpath import dirname

from generator.findings import Severity
from generator.formats.listing import Entry, Listing
from generator.formats.terminal import Look
from generator.formats.wording import load_command_words
from generator.rules import all_codes


def count(listing: Listing) -> str:
    """Return how many there are of each kind: «3 feil, 1 advarsel, 6 unntatt»."""
    words = load_command_words(listing.language)
    numbers = {severity.word: len(listing.of(severity)) for severity in reversed(Severity)}
    numbers["excepted"] = len(listing.excepted)
    parts = [words.count(f"count_{key}", number) for key, number in numbers.items() if number]
    return ", ".join(parts)


def conclude(listing: Listing) -> str:
    """Return what the findings mean: whether the statement can be published, and what to do."""
    words = load_command_words(listing.language)
    if not listing.entries:
        return words.count("all_well", listing.reports)
    if listing.stops:
        return words["what_now_stops" if listing.of(Severity.ERROR) else "what_now_stops_strict"]
    if later := sum(_stops_later(each, listing) for each in listing.standing):
        return words.count("what_now_draft", later)
    if listing.of(Severity.WARNING):
        return words["what_now_may_publish"]
    return words["only_notes" if listing.standing else "all_excepted"]


def _stops_later(entry: Entry, listing: Listing) -> bool:
    """Whether a finding is milder than usual only because the report is a draft."""
    milder = entry.finding.severity < all_codes()[entry.finding.code].severity
    file = entry.place.file
    return milder and any(
        file.startswith(f"{draft}/") or file == f"{dirname(draft)}/organisation.yaml"
        for draft in listing.drafts
    )


def sum_up(listing: Listing, look: Look) -> Iterator[str]:
    """Yield the lines that end a listing."""
    if listing.entries:
        yield look.paint(count(listing), "bold")
    yield look.paint(conclude(listing), "" if listing.standing else "green")
