"""The numbers of a report, each with where it is in report.json, and links to them."""

from pathlib import Path

from msgspec.structs import replace

from generator.pages.context import PageContext
from generator.pages.parts.numbers import link_numbers
from tests.generator.books import make_book, open_page

FACTS = "2023/0-enterprise/facts.yaml"


def context(content: Path) -> PageContext:
    facts = "employees: 1299\nhead_office: Oslo\n"
    return open_page(make_book(content, {FACTS: facts}))


def test_an_answer_with_numbers_leads_to_them(tmp_path: Path) -> None:
    page = context(tmp_path)
    employees = page.report.find("0.6")
    assert employees is not None
    link = link_numbers(employees, page)
    assert link is not None
    assert link.href.startswith("data.html#")
    assert link.href.endswith("-0.6")
    assert link.text == "Data for «Antall ansatte»"


def test_an_answer_without_numbers_does_not(tmp_path: Path) -> None:
    page = context(tmp_path)
    office, suppliers = page.report.find("0.2"), page.report.find("0.12")
    assert office is not None
    assert suppliers is not None
    assert link_numbers(office, page) is None
    assert link_numbers(suppliers, page) is None


def test_the_page_that_holds_all_needs_no_such_links(tmp_path: Path) -> None:
    page = context(tmp_path)
    employees = page.report.find("0.6")
    assert employees is not None
    paper = replace(page, page=replace(page.page, kind="whole"))
    assert paper.holds_all
    assert link_numbers(employees, paper) is None
