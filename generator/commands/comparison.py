"""Two sides or two years compared, organisation by organisation, in several processes when many."""

from datetime import date
from pathlib import Path

from msgspec import Struct

from generator.commands.sides import Side, Years
from generator.commands.usage import UsageError
from generator.comparing.contents import Contents, Keys
from generator.comparing.versions import match_years, read_version
from generator.layout import years_of
from generator.processes import spread
from generator.sources import list_organisations, read_organisation
from generator.telling.organisations import tell
from generator.telling.told import Told, ToldOrganisation


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
    if before.content and now.content and before.key and now.key and before.year and now.year:
        work = _Reports(before.content, now.content, as_of, language)
        asked = (before.key, before.year, now.key, now.year)
        found: list[ToldOrganisation | None] = [work.carry_out(asked)]
    else:
        contents = Contents(before.content, now.content, as_of)
        keys = [(before.key, now.key)] if now.key else contents.match_keys()
        found = list(spread(_Sides(contents, language).carry_out, keys))
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
    return years_of(read_organisation(content, key)[0])


def _nothing(years: Years, known: list[int]) -> UsageError:
    listed, now = ", ".join(map(str, known)) or "–", str(years.year)
    if years.earlier:
        return UsageError("compare_no_years", before=str(years.earlier), now=now, years=listed)
    if years.year in known:
        return UsageError("compare_first_year", now=now)
    return UsageError("compare_no_year", now=now, years=listed)
