"""Two sides or two years compared, organisation by organisation, in several processes when many."""

from datetime import date
from functools import partial

from generator.commands.contents_to_compare import Contents, Keys
from generator.commands.revisions_to_compare import Side, YearsToCompare
from generator.commands.usage import UsageError
from generator.compare.changes import Comparison, OrganisationChanges
from generator.compare.organisations import compare_organisation
from generator.content.layout import years_of
from generator.content.sources import discover, list_organisations
from generator.line.processes import all_of, spread


def _compare_contents(contents: Contents, language: str, keys: Keys) -> OrganisationChanges | None:
    """Return what differs in an organisation of two contents; None where no byte does."""
    match = contents.match(keys)
    return compare_organisation(match, language) if match else None


def _compare_reports(
    contents: Contents, language: str, asked: tuple[str, int, str, int]
) -> OrganisationChanges:
    """Return what differs between two reports, given by organisation and year."""
    old_key, earlier, key, year = asked
    match = contents.match_years((old_key, key), (earlier, year))
    return compare_organisation(match, language)


def compare_sides(
    before: Side, now: Side, arguments: str, as_of: date, language: str
) -> Comparison:
    """Compare two sides: whole contents, organisations, or reports."""
    untouched = before.untouched | now.untouched
    contents = Contents(before.content, now.content, as_of, untouched)
    found: list[OrganisationChanges | None] = []
    if now.key is None:
        keys = contents.match_keys()
        found = all_of(spread(partial(_compare_contents, contents, language), keys))
        found += [None] * len(untouched)
    elif now.key not in untouched:  # else git has said that nothing differs
        found = [_compare_part(before, now, contents, language)]
    differing = tuple(each for each in found if each)
    return Comparison(
        language=language,
        before=before.name,
        now=now.name,
        organisations=differing,
        unchanged=len(found) - len(differing),
        arguments=arguments,
        left_out=(*before.left_out, *now.left_out),
    )


def _compare_part(
    before: Side, now: Side, contents: Contents, language: str
) -> OrganisationChanges | None:
    """Compare two reports, or organisations; a report of one that is on one side only, with it."""
    keys = contents.find_keys(before.key, now.key)
    if not (all(keys) and before.year and now.year and before.content and now.content):
        return _compare_contents(contents, language, keys)
    asked = (keys[0] or "", before.year, keys[1] or "", now.year)
    return _compare_reports(contents, language, asked)


def compare_years(years: YearsToCompare, arguments: str, as_of: date, language: str) -> Comparison:
    """Compare two years of every organisation that has both. Raises UsageError if none has."""
    content, year = years.content, years.year
    there = {key: years_of(discover(content, key)[0]) for key in list_organisations(content)[0]}
    asked = []
    for key, found in there.items():
        earlier = years.earlier or max((each for each in found if each < year), default=None)
        if earlier in found and year in found:
            asked.append((key, earlier, key, year))
    if not asked:
        raise _nothing(years, sorted({each for found in there.values() for each in found}))
    work = partial(_compare_reports, Contents(content, content, as_of), language)
    compared = tuple(all_of(spread(work, asked)))
    before = ", ".join(sorted({str(earlier) for _, earlier, _, _ in asked}))
    return Comparison(language, before, str(year), compared, 0, arguments)


def _nothing(years: YearsToCompare, known: list[int]) -> UsageError:
    listed, now = ", ".join(map(str, known)) or "–", str(years.year)
    if years.earlier:
        return UsageError("compare_no_years", before=str(years.earlier), now=now, years=listed)
    if years.year in known:
        return UsageError("compare_first_year", now=now)
    return UsageError("compare_no_year", now=now, years=listed)
