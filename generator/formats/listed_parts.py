"""Entries of a listing that are loaded where they are asked for: sums do without most of them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Generic, Protocol, TypeVar, overload

from msgspec import Struct

from generator.checks.summands import Summand, sum_findings, summand_of
from generator.findings.finding import Finding, Severity

Item = TypeVar("Item")


class HasFinding(Protocol):
    """An entry: a finding, and how it is shown."""

    @property
    def finding(self) -> Finding:
        """The finding itself."""


Entry = TypeVar("Entry", bound=HasFinding)


class Later(Sequence[Item]):
    """So many items, loaded when one of them is asked for; equal to another that has the same."""

    def __init__(self, count: int, load: Callable[[], Iterable[Item]]) -> None:
        self._count = count
        self._load = load

    @cached_property
    def _items(self) -> tuple[Item, ...]:
        return tuple(self._load())

    @overload
    def __getitem__(self, place: int) -> Item: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Item]: ...
    def __getitem__(self, place: int | slice) -> Item | Sequence[Item]:
        return self._items[place]

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items)

    def __len__(self) -> int:
        return self._count

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._items == tuple(other)

    def __hash__(self) -> int:
        return hash(self._items)


class ListedPart(Struct, Generic[Entry], frozen=True, eq=False):
    """Entries of one organisation, or of none, and what sums count of them."""

    summands: tuple[Summand, ...]
    entries: Sequence[Entry]

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> "ListedPart[Entry]":
        """Return entries that are here already."""
        return ListedPart(sum_findings(each.finding for each in entries), entries)

    @classmethod
    def later(
        cls, summands: tuple[Summand, ...], load: Callable[[], Iterable[Entry]]
    ) -> "ListedPart[Entry]":
        """Return entries of which only what sums count is here."""
        return ListedPart(summands, Later(sum(each.entries for each in summands), load))


class ListedParts(Later[Entry]):
    """The entries of a listing, part by part."""

    def __init__(self, parts: Iterable[ListedPart[Entry]]) -> None:
        self.parts = tuple(parts)
        self.summands = tuple(each for part in self.parts for each in part.summands)
        count = sum(each.entries for each in self.summands)
        super().__init__(count, lambda: (each for part in self.parts for each in part.entries))

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> "ListedParts[Entry]":
        """Return entries as they are or, where they are no parts, as one."""
        if isinstance(entries, ListedParts):
            return entries
        return cls((ListedPart.of(entries),))

    def pick(self, wanted: Callable[[Summand], bool]) -> Iterator[Entry]:
        """Yield the entries that are wanted, by what sums count of one; the others are not loaded.

        Nothing may be asked of it but what is the same for all that are counted as one.
        """
        for part in self.parts:
            if any(map(wanted, part.summands)):
                yield from (each for each in part.entries if wanted(summand_of(each.finding)))

    def pick_first(self, most: Mapping[Severity, int]) -> Iterator[Entry]:
        """Yield the first so many entries of each severity that no exception covers, in order."""
        left = Counter(most)
        for part in self.parts:
            if any(left[each.severity] and not each.excepted for each in part.summands):
                for each in part.entries:
                    severity = each.finding.severity
                    if left[severity] and each.finding.excepted is None:
                        left[severity] -= 1
                        yield each
