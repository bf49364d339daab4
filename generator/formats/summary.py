"""The sum of a listing: how many findings of each kind, by what they are about, and what to do."""

from collections.abc import Iterable, Iterator

from generator.checks.summands import Summand
from generator.findings.finding import Severity
from generator.formats.groups import count_words, group_counted, group_organisations, say_group
from generator.formats.listing import ListedFinding, Listing, count_all
from generator.formats.terminal import Look
from generator.formats.visible import show_path
from generator.text.words import load_words
from generator.text.wrapping import wrap_text

# Organisations named in the sum; of the rest there is but a count.
_MOST = 30
# What is said only so that it does not come to be: of a deadline that is near.
_REMINDERS = frozenset({("DAT101", "soon")})


def count(listing: Listing) -> str:
    """Return how many there are of each kind: «3 feil, 1 advarsel, 6 unntatt»."""
    words = load_words(listing.language, "command")
    parts = [count_entries(listing.counted, listing.language)]
    if listing.counted_excepted:
        parts.append(words.count("count_excepted", count_all(listing.counted_excepted)))
    return ", ".join(filter(None, parts))


def count_entries(entries: Iterable[ListedFinding | Summand], language: str) -> str:
    """Return how many of some findings there are of each severity: «3 feil, 1 advarsel»."""
    words = load_words(language, "command")
    counted = count_words(entries).items()
    return ", ".join(words.count(f"count_{key}", number) for key, number in counted)


def conclude(listing: Listing) -> str:
    """Return what the findings mean: whether the statement can be published, and what to do."""
    words = load_words(listing.language, "command")
    if not listing.entries:
        return words.count("all_well", listing.reports)
    severities = {each.severity for each in listing.counted}
    if listing.stops:
        return words["what_now_stops" if Severity.ERROR in severities else "what_now_stops_strict"]
    if later := count_all(each for each in listing.counted if _stops_later(each, listing)):
        return words.count("what_now_draft", later)
    if Severity.WARNING in severities:
        return words["what_now_may_publish"]
    return words["only_notes" if severities else "all_excepted"]


def _stops_later(counted: Summand, listing: Listing) -> bool:
    """Whether findings are milder than usual only because the report is a draft."""
    milder = counted.milder and (counted.code, counted.case) not in _REMINDERS
    return milder and listing.is_of_draft(counted.file)


def rank_organisations(listing: Listing) -> list[tuple[str, tuple[Summand, ...]]]:
    """Return the organisations that have findings, with the most errors first."""

    def gravity(item: tuple[str, tuple[Summand, ...]]) -> tuple[object, ...]:
        counted = count_words(item[1])
        return (*(-counted[each.word] for each in reversed(Severity)), item[0])

    return sorted(group_organisations(listing).items(), key=gravity)


def sum_up(listing: Listing, look: Look) -> Iterator[str]:
    """Yield the lines that end a listing."""
    if listing.entries:
        yield look.paint(count(listing), "bold")
    if sum(each.entries for each in listing.counted) > 1:
        yield from _by_group(listing, look)
        yield from _by_organisation(listing, look)
    yield look.paint(conclude(listing), "" if listing.counted else "green")


def _by_group(listing: Listing, look: Look) -> Iterator[str]:
    """Yield what each provision or family amounts to: «§ 5 c: to risikoer mangler tiltak»."""
    for group in group_counted(listing):
        said = f"{group.title}: {say_group(group, listing.language)}"
        yield from _indented(said, look)


def _by_organisation(listing: Listing, look: Look) -> Iterator[str]:
    """Yield how many findings each organisation has, where there are several of them."""
    ranked, words = rank_organisations(listing), load_words(listing.language, "command")
    if len(ranked) < 2:
        return
    yield words["by_organisation"]
    for key, counted in ranked[:_MOST]:
        name = show_path(key) or words["beside_organisations"]
        yield from _indented(f"{name}: {count_entries(counted, listing.language)}", look)
    if len(ranked) > _MOST:
        yield f"  {words.count('more_organisations', len(ranked) - _MOST)}"


def _indented(text: str, look: Look) -> Iterator[str]:
    yield from wrap_text(text, look.width, first="  ", later="    ")
