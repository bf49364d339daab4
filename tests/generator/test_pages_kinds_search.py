"""The search page of an organisation: what it searches, and what it shows without a script."""

from pathlib import Path

from generator.plan.addresses import Site
from tests.generator.books import make_book, view

PUBLISHED = "form: ehn-2023\nstatus: published\n"
ALONE, AMONG = Site(search=True), Site(search=True, several=True)


def test_without_a_script_the_whole_of_every_year_can_be_read(tmp_path: Path) -> None:
    book = make_book(tmp_path, {"2024/report.yaml": PUBLISHED})
    search = view(book, "search", ALONE)[1]
    assert [each.href for each in search.instead] == [
        "2024/hele-redegjorelsen.html",
        "2023/hele-redegjorelsen.html",
    ]
    assert search.years == ("2024", "2023")


def test_years_are_to_choose_from_only_where_there_are_several(tmp_path: Path) -> None:
    assert view(make_book(tmp_path), "search", ALONE)[1].years == ()


def test_an_organisation_alone_is_the_whole_site(tmp_path: Path) -> None:
    search = view(make_book(tmp_path), "search", ALONE)[1]
    assert (search.title, search.shard, search.root) == (
        "Søk i redegjørelsene",
        "assets/pagefind",
        "./",
    )


def test_one_of_several_is_searched_alone_and_leads_to_the_search_of_all(tmp_path: Path) -> None:
    search = view(make_book(tmp_path), "search", AMONG)[1]
    assert (search.title, search.shard, search.root) == (
        "Søk hos Fjordfisk AS", "../assets/pagefind/organisations/fisk", "../",
    )  # fmt: skip
    assert search.instead[-1].href == "../sok.html"
    assert len(search.instead) == 2
