"""The register's contents: one entry a statement, and what it can be narrowed by."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from generator.pages.context import Link
from generator.pages.parts.site_frame import SitePlace
from generator.pages.parts.summary import StatementSummary, Summary, site_languages
from generator.plan.site_addresses import SiteAddresses, facets
from generator.text.collation import initial_of, sort_key
from generator.text.words import Words
from schema.synonyms import synonyms_of
from schema.vocabulary import country_name, load_vocabulary

# So many rows that a page, with styles and script, stays within what a page may weigh.
ROWS = 20
# Facets whose values are terms, in the order of their vocabulary or of the alphabet.
_VOCABULARIES = {"topic": "topics", "sector": "sectors", "measure": "statuses"}
# Facets whose values people call by other names, too, in other languages not least.
_NAMED = frozenset({"topic", "country"})
_STATES = ("complete", "incomplete", "draft", "none")


class RegisterEntry(Struct, frozen=True):
    """A statement, or an organisation that has none yet."""

    organisation: Summary
    statement: StatementSummary | None


class FacetValueView(Struct, frozen=True):
    """A value of a facet: its page, how many statements have it, and what else it is called."""

    link: Link
    count: int
    also: str = ""


class FacetView(Struct, frozen=True):
    """What the register can be narrowed by."""

    key: str
    label: str
    choices: tuple[FacetValueView, ...]


class RegisterListing(Struct, frozen=True):
    """Entries over as many pages as they need; `narrowed` is by which facet and value.

    `letters` maps a letter to the page on which its first name is.
    """

    entries: tuple[RegisterEntry, ...]
    narrowed: tuple[str, str] | None
    letters: Mapping[str, int]
    statements: int
    organisations: int

    @property
    def count(self) -> int:
        """How many pages it takes."""
        return max(1, -(-len(self.entries) // ROWS))

    def path(self, home: SiteAddresses, number: int) -> str:
        """Return the address of a page of it."""
        return home.facet(*self.narrowed, number) if self.narrowed else home.front(number)

    def rows(self, number: int) -> tuple[RegisterEntry, ...]:
        """Return the entries of a page."""
        return self.entries[(number - 1) * ROWS : number * ROWS]


class Register(Struct, frozen=True, dict=True):
    """All entries, by name, the newest statement of each organisation first.

    `groups` are those with each value of each facet, in the same order. `languages` are those of
    the register's pages.
    """

    entries: tuple[RegisterEntry, ...]
    groups: Mapping[str, Mapping[str, tuple[RegisterEntry, ...]]]
    languages: tuple[str, ...]

    @property
    def fits_one_page(self) -> bool:
        """Whether a page has room for all of it."""
        return len(self.entries) <= ROWS

    @cached_property
    def listings(self) -> tuple[RegisterListing, ...]:
        """All entries, and then those of each value: what has pages."""
        narrowed = [
            _list(entries, (facet, value))
            for facet, group in self.groups.items()
            for value, entries in group.items()
        ]
        return _list(self.entries, None), *narrowed

    @cached_property
    def counts(self) -> tuple[tuple[str, tuple[tuple[str, int], ...]], ...]:
        """How many entries each value of each facet has."""
        return tuple(
            (facet, tuple((value, len(entries)) for value, entries in group.items()))
            for facet, group in self.groups.items()
        )


def _list(entries: tuple[RegisterEntry, ...], narrowed: tuple[str, str] | None) -> RegisterListing:
    letters: dict[str, int] = {}
    for index, entry in enumerate(entries):
        letters.setdefault(initial_of(entry.organisation.name), index // ROWS + 1)
    statements = sum(each.statement is not None for each in entries)
    organisations = len({each.organisation.key for each in entries})
    return RegisterListing(entries, narrowed, letters, statements, organisations)


def gather(summaries: Sequence[Summary]) -> Register:
    """Return the register of organisations."""
    ordered = sorted(summaries, key=lambda each: (sort_key(each.name), each.key))
    entries = tuple(entry for each in ordered for entry in _entries(each))
    groups: dict[str, dict[str, list[RegisterEntry]]] = {facet: {} for facet in facets()}
    for entry in entries:
        for facet, group in groups.items():
            for value in values_of(entry, facet):
                group.setdefault(value, []).append(entry)
    found = {
        facet: {value: tuple(group[value]) for value in sorted(group)}
        for facet, group in groups.items()
    }
    return Register(entries, found, site_languages(summaries))


def _entries(summary: Summary) -> Iterator[RegisterEntry]:
    if not summary.statements:
        yield RegisterEntry(summary, None)
    for statement in summary.statements:
        yield RegisterEntry(summary, statement)


def values_of(entry: RegisterEntry, facet: str) -> tuple[str, ...]:
    """Return an entry's values of a facet, by which it is found."""
    statement = entry.statement
    if facet == "sector":
        return (entry.organisation.sector,) if entry.organisation.sector else ()
    if statement is None:
        return ("none",) if facet == "status" else ()
    if facet == "status":
        state = "complete" if statement.complete else "incomplete"
        return (state, "draft") if statement.draft else (state,)
    if facet == "year":
        return (str(statement.year),)
    found = {"topic": statement.topics, "country": statement.places, "measure": statement.measures}
    return found[facet]


def name_value(facet: str, value: str, words: Words) -> str:
    """Return a facet's value in the reader's words."""
    if facet == "year":
        return value
    if facet == "status":
        return words[f"register_{value}"]
    term = load_vocabulary(_VOCABULARIES.get(facet, "geographies")).find(value)
    return term.label.in_language(words.language) if term else country_name(value, words.language)


def order_values(facet: str, values: Iterable[str], words: Words) -> list[str]:
    """Return a facet's values in the order in which readers look for them."""
    if facet == "year":
        return sorted(values, reverse=True)
    if facet == "measure":
        return sorted(values, key=load_vocabulary("statuses").ids.index)
    if facet == "status":
        return sorted(values, key=_STATES.index)
    return sorted(values, key=lambda each: sort_key(name_value(facet, each, words)))


def show_facet(
    facet: str, group: Mapping[str, tuple[RegisterEntry, ...]], place: SitePlace, current: str
) -> FacetView:
    """Return a facet's values as links to their pages."""
    words, home = place.words, place.home
    values = tuple(
        FacetValueView(
            Link(
                name_value(facet, value, words),
                place.link(home.facet(facet, value)),
                current=value == current,
            ),
            len(group[value]),
            ", ".join(synonyms_of(name_value(facet, value, words))) if facet in _NAMED else "",
        )
        for value in order_values(facet, group, words)
    )
    return FacetView(facet, words[f"facet_{facet}"], values)
