"""The page on the right to information, and the sentence for the annual report."""

from pathlib import Path

from msgspec.structs import replace

from generator.plan.addresses import Site
from tests.generator.books import make_book, view


def test_the_sentence_for_the_annual_report_needs_a_site_address(tmp_path: Path) -> None:
    book = make_book(tmp_path)
    assert view(book, "information")[1].annual_report is None
    reference = view(book, "information", Site(url="https://lo.no/apenhet"))[1].annual_report
    assert reference.sentence == (
        "Redegjørelsen etter åpenhetsloven for 2023 fra Fjordfisk AS er tilgjengelig på"
        " https://lo.no/apenhet/2023/"
    )
    assert reference.latest == "https://lo.no/apenhet/latest/"


def test_without_a_statement_there_is_no_sentence(tmp_path: Path) -> None:
    book = replace(make_book(tmp_path), reports=())
    assert view(book, "information", Site(url="https://lo.no"))[1].annual_report is None


def test_it_names_the_supervisor_and_the_act(tmp_path: Path) -> None:
    _, shown = view(make_book(tmp_path), "information")
    assert shown.supervisor.text == "Forbrukertilsynet"
    assert "lovdata.no" in shown.statute.href
