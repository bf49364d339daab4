"""What a view is made for: which report it shows, and where its questions and risks are."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.pages.context import PageContext
from generator.plan.addresses import Site
from tests.generator.books import make_book, open_page, pages

YEARS = {"2022/report.yaml": "form: ehn-2023\nstatus: published\n"}


def context(content: Path, kind: str = "report") -> PageContext:
    return next(pages(make_book(content, YEARS), kind, Site(), "nb"))


def test_a_page_shows_its_own_report_unless_it_shows_another_beside_it(tmp_path: Path) -> None:
    page = context(tmp_path)
    own, other = page.book.reports
    assert page.report is own
    assert page.about(own) is page
    about = page.about(other)
    assert about.report is other
    assert about.about(other) is about
    assert about.about(own).report is own
    assert about.path == page.path, "it is the same page"


def test_a_page_of_no_report_shows_one_when_asked(tmp_path: Path) -> None:
    page = context(tmp_path, "information")
    newest = page.book.reports[0]
    assert page.about(newest).report is newest
    with pytest.raises(TypeError):
        _ = page.report


def test_a_report_is_counted_and_assessed_as_the_one_shown(tmp_path: Path) -> None:
    page = context(tmp_path)
    other = page.about(page.book.reports[1])
    assert page.assessment is page.assessments["fisk/2023"]
    assert other.assessment is page.assessments["fisk/2022"]
    assert other.counter.report is page.book.reports[1]


def test_a_question_is_on_the_page_of_its_step_or_on_the_one_that_holds_all(tmp_path: Path) -> None:
    page = open_page(make_book(tmp_path))
    assert page.to_question("0.6") == "0-virksomheten.html#0.6"
    assert page.to_question("2.A.1") == "2-kartlegging.html#2.A.1"
    assert page.to_question("9.9") == page.link(page.home.report(2023))
    whole = replace(page, page=replace(page.page, kind="whole"))
    assert whole.to_question("2.A.1").endswith("#2.A.1")
    assert "kartlegging" not in whole.to_question("2.A.1")
