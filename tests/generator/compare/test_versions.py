"""Which reports of two versions of an organisation belong together."""

from pathlib import Path

from generator.compare.versions import OrganisationMatch, Version, match_versions, match_years
from tests.generator.books import make_book

PROSE = "## 4.A.2\n\nVi spør alle som arbeider for oss, hvert år.\n"


def version(folder: Path, *years: int, unread: tuple[int, ...] = ()) -> Version:
    files = {f"{year}/report.yaml": "form: ehn-2023\nstatus: published\n" for year in years}
    files |= {f"{year}/4-track/nb.md": PROSE for year in years}
    book = make_book(folder, files)
    reports = tuple(each for each in book.reports if each.year in years)
    book = type(book)(book.key, book.organisation, reports)
    return Version(book, {}, tuple(sorted({*years, *unread}, reverse=True)), ())


def fates(match: OrganisationMatch) -> list[tuple[int, str, int | None]]:
    """Of each report: its year, what became of it, and the year it is compared with."""
    return [(it.year, it.fate, it.earlier.year if it.earlier else None) for it in match.reports]


def test_reports_are_matched_by_their_year(tmp_path: Path) -> None:
    before, now = version(tmp_path / "a", 2022, 2023), version(tmp_path / "b", 2023, 2024, 2025)
    match = match_versions(before, now)
    assert match.fate == "kept"
    assert fates(match) == [
        (2025, "new", 2024),
        (2024, "new", 2023),
        (2023, "kept", 2023),
        (2022, "gone", 2022),
    ]


def test_a_report_whose_year_is_another_is_still_itself(tmp_path: Path) -> None:
    before, now = version(tmp_path / "a", 2023), version(tmp_path / "b", 2024)
    assert fates(match_versions(before, now)) == [(2024, "renamed", 2023)]


def test_a_report_that_cannot_be_read_is_neither_new_nor_gone(tmp_path: Path) -> None:
    before = version(tmp_path / "a", 2023, unread=(2024,))
    now = version(tmp_path / "b", 2024, unread=(2023,))
    assert fates(match_versions(before, now)) == [(2024, "unread", None), (2023, "unread", 2023)]


def test_a_new_report_that_cannot_be_read_is_unread(tmp_path: Path) -> None:
    before = version(tmp_path / "a", 2023)
    now = version(tmp_path / "b", 2023, unread=(2025,))
    assert fates(match_versions(before, now)) == [(2025, "unread", None), (2023, "kept", 2023)]


def test_an_organisation_that_is_new_or_gone(tmp_path: Path) -> None:
    only = version(tmp_path / "a", 2022, 2023)
    new, gone = match_versions(None, only), match_versions(only, None)
    assert (new.fate, fates(new)) == ("new", [(2023, "new", 2022), (2022, "new", None)])
    assert (gone.fate, fates(gone)) == ("gone", [(2023, "gone", 2023), (2022, "gone", 2022)])


def test_two_years_of_one_version(tmp_path: Path) -> None:
    only = version(tmp_path / "a", 2022, 2023)
    assert fates(match_years(only, only, 2022, 2023)) == [(2023, "kept", 2022)]
    assert fates(match_years(only, only, 2021, 2023)) == [(2023, "new", None)]
    assert fates(match_years(only, only, 2022, 2024)) == [(2024, "gone", 2022)]
