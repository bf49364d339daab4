"""Two content folders, organisation by organisation: which are the same, new, gone or renamed."""

from datetime import date
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from generator.checks.check import Located
from generator.compare.versions import (
    OrganisationMatch,
    Version,
    files_of,
    list_differing,
    match_versions,
    match_years,
)
from generator.content.layout import years_of
from generator.content.sources import discover, list_organisations
from generator.findings.codes import references
from generator.findings.finding import Severity
from generator.line.content_check import check_source

# Errors of these families and codes hide content.
_UNREAD = frozenset({"SYN", "VAL", references.OTHER_FORM.id})
# The names of an organisation's folder before and now; one is None where it is not there.
Keys: TypeAlias = tuple[str | None, str | None]


class Contents(Struct, frozen=True):
    """Two content folders; one that is None has nothing in it.

    `untouched` are the organisations known to be the same; one of the folders may lack them.
    """

    before: Path | None
    now: Path | None
    as_of: date
    untouched: frozenset[str] = frozenset()

    def match_keys(self) -> tuple[Keys, ...]:
        """Return which folders are of the same organisation, by their names now."""
        old, new = (self._list(each) for each in (self.before, self.now))
        gone = [key for key in old if key not in new]
        added = [key for key in new if key not in old]
        renamed = self._find_renamed(gone, added) if gone and added else {}
        pairs: list[Keys] = [(key if key in old else renamed.get(key), key) for key in new]
        pairs += [(key, None) for key in gone if key not in renamed.values()]
        return tuple(sorted(pairs, key=lambda pair: pair[1] or pair[0] or ""))

    def find_keys(self, before: str | None, now: str | None) -> Keys:
        """Return the names of two folders, None for one that is not there."""
        return _find(self.before, before), _find(self.now, now)

    def match(self, keys: Keys) -> OrganisationMatch | None:
        """Return an organisation before and now; None where no byte of it differs."""
        before, now = keys
        if now and before == now and not self._differ(now):
            return None
        return match_versions(
            self._read(self.before, before) if before else None,
            self._read(self.now, now) if now else None,
        )

    def match_years(self, keys: tuple[str, str], years: tuple[int, int]) -> OrganisationMatch:
        """Return the report of a year in one organisation, and that of a year in another, or it."""
        before = now = self._read(self.before, keys[0])
        if (self.before, keys[0]) != (self.now, keys[1]):
            now = self._read(self.now, keys[1])
        return match_years(before, now, *years)

    def _list(self, content: Path | None) -> tuple[str, ...]:
        found = list_organisations(content)[0] if content else ()
        return tuple(key for key in found if key not in self.untouched)

    def _differ(self, key: str) -> bool:
        sources = []
        for content in (self.before, self.now):
            source, _ = discover(content or Path(), key)
            sources.append((files_of(source), source.unreadable))
        (old, hidden_before), (new, hidden_now) = sources
        return bool(list_differing(old, new)) or hidden_before != hidden_now

    def _read(self, content: Path | None, key: str) -> Version:
        return _read_version(content or Path(), key, self.as_of)

    def _find_renamed(self, gone: list[str], added: list[str]) -> dict[str, str]:
        """Return which of the new folders (now) are of which gone one (before)."""
        old = {key: self._read(self.before, key) for key in gone}
        new = {key: self._read(self.now, key) for key in added}
        found: dict[str, str] = {}
        for key, version in new.items():
            same = [name for name, other in old.items() if _is_same(other, version)]
            if len(same) == 1 and same[0] not in found.values():
                found[key] = same[0]
        return found


def _read_version(content: Path, key: str, as_of: date) -> Version:
    """Read one organisation of a content folder."""
    source, findings = discover(content, key)
    checked = check_source(source, findings, as_of)
    unread = (each for each in checked.findings if _hides(each))
    return Version(checked.book, files_of(source), years_of(source), tuple(unread))


def _hides(located: Located) -> bool:
    finding = located.finding
    return finding.severity is Severity.ERROR and bool({finding.family, finding.code} & _UNREAD)


def _find(content: Path | None, key: str | None) -> str | None:
    return key if content and key and (content / key).is_dir() else None


def _is_same(one: Version, other: Version) -> bool:
    """Tell whether two folders are of one organisation: by its number, else name or files."""
    old, new = one.organisation.organisation, other.organisation.organisation
    if old.number and new.number:
        return old.number == new.number
    return old.name == new.name or not list_differing(one.sources, other.sources)
