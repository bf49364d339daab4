"""Two sides or two years compared, organisation by organisation, in several processes when many."""

from datetime import date
from pathlib import Path

from msgspec import Struct

from generator.change_report.contents import Contents, Keys
from generator.change_report.model import Told, ToldOrganisation
from generator.change_report.organisations import tell
from generator.change_report.versions import match_years, read_version
from generator.commands.revisions_to_compare import Side, Years
from generator.commands.usage import UsageError
from generator.content.layout import years_of
from generator.content.sources import discover, list_organisations
from generator.line.processes import spread


class _Sides(Struct, frozen=True):
    """Compares organisations of two contents; carried out in whichever process has time."""

    contents: Contents
    language: str

    def carry_out(self, keys: Keys) -> ToldOrganisation | None:
        """Return what differs in an organisation; None where no byte does."""
        match = self.contents.match(keys)
        return tell(match, self.language) if match else None


class _Reports(Struct, frozen=True):
    """Compares the reports of two years, in two contents or the same one."""

    before: Path
    now: Path
    as_of: date
    language: str

    def carry_out(self, asked: tuple[str, int, str, int]) -> ToldOrganisation:
        """Return what differs between two reports, given by organisation and year."""
        old_key, earlier, key, year = asked
        before = read_version(self.before, old_key, self.as_of)
        one = (self.before, old_key) == (self.now, key)
        now = before if one else read_version(self.now, key, self.as_of)
        return tell(match_years(before, now, earlier, year), self.language)


def compare_sides(before: Side, now: Side, arguments: str, as_of: date, language: str) -> Told:
    """Compare two sides: whole contents, organisations, or reports."""
    untouched = before.untouched | now.untouched
    contents = Contents(before.content, now.content, as_of, untouched)
    found: list[ToldOrganisation | None] = []
    if now.key is None:
        keys = contents.match_keys()
        found = list(spread(_Sides(contents, language).carry_out, keys))
        found += [None] * len(untouched)
    elif now.key not in untouched:  # else git has said that nothing differs
        found = [_compare_part(before, now, contents, language)]
    told = tuple(each for each in found if each)
    return Told(
        language=language,
        before=before.name,
        now=now.name,
        organisations=told,
        unchanged=len(found) - len(told),
        arguments=arguments,
        left_out=(*before.left_out, *now.left_out),
    )


def _compare_part(
    before: Side, now: Side, contents: Contents, language: str
) -> ToldOrganisation | None:
    """Compare two reports, or organisations; a report of one that is on one side only, with it."""
    keys = contents.find_keys(before.key, now.key)
    if not (all(keys) and before.year and now.year and before.content and now.content):
        return _Sides(contents, language).carry_out(keys)
    work = _Reports(before.content, now.content, contents.as_of, language)
    return work.carry_out((keys[0] or "", before.year, keys[1] or "", now.year))


def compare_years(years: Years, arguments: str, as_of: date, language: str) -> Told:
    """Compare two years of every organisation that has both. Raises UsageError if none has."""
    content, year = years.content, years.year
    there = {key: _years(content, key) for key in list_organisations(content)[0]}
    asked = []
    for key, found in there.items():
        earlier = years.earlier or max((each for each in found if each < year), default=None)
        if earlier in found and year in found:
            asked.append((key, earlier, key, year))
    if not asked:
        raise _nothing(years, sorted({each for found in there.values() for each in found}))
    work = _Reports(content, content, as_of, language)
    told = tuple(spread(work.carry_out, asked))
    before = ", ".join(sorted({str(earlier) for _, earlier, _, _ in asked}))
    return Told(language, before, str(year), told, 0, arguments)


def _years(content: Path, key: str) -> tuple[int, ...]:
    return years_of(discover(content, key)[0])


def _nothing(years: Years, known: list[int]) -> UsageError:
    listed, now = ", ".join(map(str, known)) or "–", str(years.year)
    if years.earlier:
        return UsageError("compare_no_years", before=str(years.earlier), now=now, years=listed)
    if years.year in known:
        return UsageError("compare_first_year", now=now)
    return UsageError("compare_no_year", now=now, years=listed)
