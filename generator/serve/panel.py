"""The panel of all findings beside the pages, and the strip above pages that are not as usual."""

from collections.abc import Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path

from generator.findings.finding import Severity
from generator.formats.listing import ListedFinding, Listing, count_all, few_of_each
from generator.formats.summary import conclude, count
from generator.serve.items import EXCEPTED, show_finding, spots_of
from generator.serve.named_findings import Naming
from generator.serve.outcome import Item, Panel
from generator.serve.pages import fill, render_manual
from generator.text.words import load_words
from schema.review_questions import load_review_questions

# More findings than this are only counted; nobody puts them right by reading them in a panel.
_MOST = 2000
# Marks in the template where the server puts the items; autoescaping lets no content make one.
_HERE, _ELSEWHERE = "<here/>", "<elsewhere/>"


def sort_entries(listing: Listing) -> tuple[ListedFinding, ...]:
    """Return the findings in the order of the panel: gravest first, those excepted last."""
    shown, _ = few_of_each(listing.entries)
    order = sorted(shown, key=lambda e: (e.excepted, -e.finding.severity))
    return tuple(order[:_MOST])


def make_panel(
    listing: Listing,
    entries: Sequence[ListedFinding],
    folder: Path,
    asked: Mapping[str, tuple[str, ...]] | None = None,
    naming: Naming | None = None,
) -> Panel:
    """Return the panel; files are named from a folder.

    `asked` are the ids of the questions for people, by page; `naming` knows what is called what.
    """
    page = fill(
        "panel.html",
        listing.language,
        count=count(listing),
        errors=bool(listing.of(Severity.ERROR)),
        conclusion=conclude(listing),
        kinds=_kinds(listing),
        excepted=EXCEPTED,
    )
    before, rest = page.split(_HERE)
    between, after = rest.split(_ELSEWHERE)
    return Panel(
        before=before,
        between=between,
        after=after,
        items=tuple(_item(n, each, listing, folder, naming) for n, each in enumerate(entries)),
        more=load_words(listing.language, "command")["preview_more"],
        beyond=count_all(listing.entries) - len(entries),
        asking=fill("asking.html", listing.language),
        lacking=fill("lacking.html", listing.language),
        questions=_questions(listing.language) if asked else {},
        asked=asked or {},
    )


def _questions(language: str) -> dict[str, str]:
    """Return the HTML of each question that only a person can answer, by its id."""
    return {
        each.id: f"<li><b>{each.id}</b> {escape(each.text.in_language(language))}</li>"
        for each in load_review_questions().values()
    }


def make_manuals(entries: Sequence[ListedFinding], language: str) -> dict[str, str]:
    """Return the manual pages of all codes that were found."""
    return {code: _manual(code, language) for code in {each.finding.code for each in entries}}


def render_strip(kind: str, language: str, last_good: str) -> str:
    """Return the strip above a page that is not as usual: now (with errors) or past.

    `last_good` is the address of the other.
    """
    return fill("strip.html", language, key=f"preview_strip_{kind}", last_good=last_good)


def _kinds(listing: Listing) -> tuple[tuple[str, str, int], ...]:
    """Return each kind of finding that there is: its name, its word, how many."""
    words = load_words(listing.language, "command")
    numbers = {each.word: count_all(listing.of(each)) for each in reversed(Severity)}
    numbers[EXCEPTED] = count_all(listing.excepted)
    return tuple((kind, words[f"preview_kind_{kind}"], n) for kind, n in numbers.items() if n)


def _item(
    number: int, entry: ListedFinding, listing: Listing, folder: Path, naming: Naming | None
) -> Item:
    finding = show_finding(entry, listing, folder, naming)
    html = fill("item.html", listing.language, finding=finding, number=number)
    pages = tuple(dict.fromkeys(each.partition("#")[0] for each in entry.shown))
    return Item(html, pages, tuple(spots_of(entry, listing)), entry.finding.stops_publishing)


@cache
def _manual(code: str, language: str) -> str:
    return render_manual(code, language)
