"""The summary of a check for the page of the job that ran it, in GitHub's Markdown."""

from collections.abc import Iterator, Sequence

from generator.formats.answered import show_completeness
from generator.formats.groups import group_entries, say_group
from generator.formats.listing import Entry, Listing
from generator.formats.marking import escape, link_place, table
from generator.formats.summary import conclude, count, count_entries, rank_organisations
from generator.formats.surroundings import Surroundings
from generator.formats.wording import load_command_words

# GitHub takes 1 MiB of summary from one step, and drops all of it when there is more.
_MOST = 200
# With more findings than this, each group is folded up.
_FOLDED = 15


def render(listing: Listing, surroundings: Surroundings) -> str:
    """Return what was found, group by group, and how complete each report is."""
    words = load_command_words(listing.language)
    lines = [f"## {words['summary_heading']}", "", *_conclusion(listing)]
    lines += [*show_completeness(listing), *_standing(listing, surroundings)]
    if listing.excepted:
        heading = (words["summary_excepted"], words["summary_place"], words["summary_reason"])
        lines += ["", *table(heading, _excepted(listing, surroundings))]
    return "\n".join(lines) + "\n"


def append(listing: Listing, surroundings: Surroundings) -> None:
    """Add the summary to the page of the job, if there is one."""
    surroundings.summarise(render(listing, surroundings))


def _conclusion(listing: Listing) -> Iterator[str]:
    if not listing.entries:
        yield conclude(listing)
        return
    language = listing.language
    yield f"**{count(listing)}.** {conclude(listing)}"
    groups = group_entries(listing)
    if groups:
        yield ""
        yield from (
            f"- **{escape(each.title)}:** {escape(say_group(each, language))}" for each in groups
        )
    yield from _organisations(listing)


def _organisations(listing: Listing) -> Iterator[str]:
    ranked, words = rank_organisations(listing), load_command_words(listing.language)
    if len(ranked) < 2:
        return
    heading = (words["summary_organisation"], words["summary_findings"])
    rows = (
        (escape(key or words["beside_organisations"]), count_entries(entries, listing.language))
        for key, entries in ranked[:_MOST]
    )
    yield from ("", *table(heading, rows))


def _standing(listing: Listing, surroundings: Surroundings) -> Iterator[str]:
    """Yield the findings group by group, the gravest first; of very many, only the gravest."""
    words, language = load_command_words(listing.language), listing.language
    gravest_first = sorted(listing.standing, key=lambda each: _rank(each, listing))
    chosen = set(map(id, gravest_first[:_MOST]))
    heading = ("", words["summary_place"], words["summary_finding"])
    if listing.standing:
        yield from ("", f"### {words['summary_findings']}")
    for group in group_entries(listing):
        entries = sorted(
            (each for each in group.entries if id(each) in chosen),
            key=lambda each: _rank(each, listing),
        )
        if not entries:
            continue
        title = f"<b>{escape(group.title)}</b>: {count_entries(group.entries, language)}"
        folded = len(listing.standing) > _FOLDED
        yield from ("", f"<details><summary>{title}</summary>" if folded else title, "")
        yield from table(heading, _rows(entries, listing, surroundings))
        yield from ("", "</details>") if folded else ()
    left = len(listing.standing) - _MOST
    if left > 0:
        yield from ("", words("summary_cut", count=left))


def _rank(entry: Entry, listing: Listing) -> tuple[int, bool]:
    return -entry.finding.severity, entry.place.file not in listing.proposed


def _rows(
    entries: Sequence[Entry], listing: Listing, surroundings: Surroundings
) -> Iterator[tuple[str, ...]]:
    words = load_command_words(listing.language)
    for entry in entries:
        kind = f"{words[entry.finding.severity.word]} {entry.finding.code}"
        told = "<br>".join(map(escape, (entry.message.text, *entry.message.help[:1])))
        yield kind, link_place(entry, listing, surroundings), told


def _excepted(listing: Listing, surroundings: Surroundings) -> Iterator[tuple[str, ...]]:
    for entry in listing.excepted[:_MOST]:
        place = link_place(entry, listing, surroundings)
        yield entry.finding.code, place, escape(entry.finding.excepted or "")
