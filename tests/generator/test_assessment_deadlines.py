"""The yearly duty by the calendar: which 30 June a statement is for, and which were missed."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from generator.assessment.deadlines import assess_publication, find_missed, is_renewed_between
from generator.assessment.today import Today
from generator.book.model import Book
from tests.generator.books import make_book

HEAD = "form: ehn-2023\nstatus: published\n"


def book_of(content: Path, heads: Mapping[int, str]) -> Book:
    """A book of reports by year; each with this in report.yaml."""
    files = {f"{year}/report.yaml": f"{HEAD}{head}" for year, head in heads.items()}
    return make_book(content, {"2023/report.yaml": f"{HEAD}published: 2024-05-02\n", **files})


def period(start: str, end: str) -> str:
    return f"period: {{from: {start}, to: {end}}}\n"


@pytest.mark.parametrize(
    ("head", "due", "late"),
    [
        ("", date(2024, 6, 30), False),
        ("published: 2024-06-30\n", date(2024, 6, 30), False),
        ("published: 2024-07-01\n", date(2024, 6, 30), True),
        # Published long before it is due: for the deadline that comes first.
        ("published: 2023-06-30\n", date(2023, 6, 30), False),
        ("published: 2023-07-01\n", date(2024, 6, 30), False),
        # A year that ends on 30 June has until the next one; one that ends the day before, has not.
        (f"{period('2022-07-01', '2023-06-30')}", date(2024, 6, 30), False),
        (f"{period('2022-06-30', '2023-06-29')}", date(2023, 6, 30), False),
        # Of a period that is no financial year, only its year counts.
        (f"{period('2023-01-01', '2023-03-31')}", date(2024, 6, 30), False),
        (f"{period('2022-06-10', '2023-05-31')}", date(2023, 6, 30), False),
        (f"{period('2022-06-11', '2023-05-31')}", date(2024, 6, 30), False),
        # A first year may be of 18 months, and no longer.
        (f"{period('2021-11-28', '2023-05-31')}", date(2023, 6, 30), False),
        (f"{period('2021-11-27', '2023-05-31')}", date(2024, 6, 30), False),
    ],
)
def test_a_statement_is_due_on_the_first_30_june_after_its_year(
    tmp_path: Path, head: str, due: date, *, late: bool
) -> None:
    book = book_of(tmp_path, {2023: head})
    found = assess_publication(book.reports[0], book)
    assert (found.due, found.late) == (due, late)
    assert found.published == book.reports[0].head.published


@pytest.mark.parametrize(
    ("published", "late"), [("2024-05-30", False), ("2024-05-31", False), ("2024-06-01", True)]
)
def test_a_first_year_that_ended_shortly_before_has_twelve_months(
    tmp_path: Path, published: str, *, late: bool
) -> None:
    head = f"{period('2022-06-01', '2023-05-31')}published: {published}\n"
    first = book_of(tmp_path, {2023: head})
    assert assess_publication(first.reports[0], first).late is late
    second = book_of(tmp_path / "2", {2023: head, 2022: "published: 2022-05-01\n"})
    assert assess_publication(second.reports[0], second).late is True


@pytest.mark.parametrize(("end", "late"), [("2023-01-02", False), ("2022-12-31", True)])
def test_shortly_before_is_less_than_half_a_year(tmp_path: Path, end: str, *, late: bool) -> None:
    start = f"{int(end[:4]) - 1}{end[4:]}"
    book = book_of(tmp_path, {2023: f"{period(start, end)}published: 2023-12-20\n"})
    assert assess_publication(book.reports[0], book).late is late


def test_a_revision_of_another_statement_renews_it_in_the_meantime(tmp_path: Path) -> None:
    late = "published: 2024-09-01\n"
    revised = "published: 2023-05-01\nrevisions: [{date: 2024-06-01, changes: Et tall.}]\n"
    book = book_of(tmp_path, {2023: late, 2022: revised})
    assert assess_publication(book.reports[0], book).late is False
    alone = book_of(tmp_path / "2", {2023: late, 2022: "published: 2023-05-01\n"})
    assert assess_publication(alone.reports[0], alone).late is True


@pytest.mark.parametrize(
    ("head", "as_of", "missed"),
    [
        ("published: 2024-05-02\n", date(2025, 6, 30), []),
        ("published: 2024-05-02\n", date(2025, 7, 1), [date(2025, 6, 30)]),
        ("published: 2024-05-02\n", date(2026, 7, 1), [date(2025, 6, 30), date(2026, 6, 30)]),
        ("published: 2024-07-01\n", date(2025, 7, 1), []),
        (
            "published: 2024-05-02\nrevisions: [{date: 2025-06-30, changes: A.}]\n",
            date(2026, 6, 30),
            [],
        ),
        # Of the statement's own day, another finding speaks.
        ("", date(2024, 7, 1), []),
        ("", date(2025, 7, 1), [date(2025, 6, 30)]),
    ],
)
def test_deadlines_that_have_passed_since_are_missed(
    tmp_path: Path, head: str, as_of: date, missed: list[date]
) -> None:
    assert list(find_missed(book_of(tmp_path, {2023: head}), Today(as_of))) == missed


def test_no_deadline_is_missed_before_the_first_one(tmp_path: Path) -> None:
    book = make_book(tmp_path, {"2023/report.yaml": f"{HEAD}published: 2021-02-01\n"})
    assert list(find_missed(book, Today(date(2023, 6, 30)))) == []
    assert list(find_missed(book, Today(date(2023, 7, 1)))) == [date(2023, 6, 30)]


def test_a_draft_renews_nothing_and_is_not_missed_itself(tmp_path: Path) -> None:
    draft = "form: ehn-2023\nstatus: draft\npublished: 2025-05-01\n"
    book = make_book(
        tmp_path,
        {"2024/report.yaml": draft, "2023/report.yaml": f"{HEAD}published: 2024-05-02\n"},
    )
    assert list(find_missed(book, Today(date(2025, 7, 1)))) == []
    assert list(find_missed(book, Today(date(2026, 7, 1)))) == [date(2026, 6, 30)]


@pytest.mark.parametrize(
    ("between", "renewed"),
    [
        ("", False),
        ("revisions: [{date: 2025-06-30, changes: A.}]\n", True),
        ("revisions: [{date: 2025-07-01, changes: A.}]\n", False),
    ],
)
def test_between_two_reports_something_is_renewed_by_each_deadline(
    tmp_path: Path, between: str, *, renewed: bool
) -> None:
    heads = {2023: f"published: 2024-05-02\n{between}", 2025: "published: 2026-05-02\n"}
    book = book_of(tmp_path, heads)
    later, earlier = book.reports
    assert is_renewed_between(earlier, later, book) is renewed


def test_nothing_was_due_before_the_act(tmp_path: Path) -> None:
    heads = {2019: "published: 2020-05-02\n", 2023: "published: 2024-05-02\n"}
    book = book_of(tmp_path, heads)
    later, earlier = book.reports
    assert is_renewed_between(earlier, later, book) is False, "30 June 2023"
    book = book_of(tmp_path / "2", {2019: "", 2022: "published: 2023-05-02\n"})
    later, earlier = book.reports[-2:]
    assert is_renewed_between(earlier, later, book) is True
