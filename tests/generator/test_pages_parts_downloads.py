"""What of a report can be downloaded, and on which terms."""

from pathlib import Path

from msgspec.structs import replace

from generator.pages.context import Paper
from generator.pages.parts.downloads import LicenseView, list_attached, show_license, show_paper
from tests.generator.books import make_book, open_page

LICENSED = (
    "name: Fjordfisk AS\nlanguages: [nb]\nlicense: {name: CC BY 4.0, url: 'https://c.org/by'}\n"
)


def test_the_data_comes_as_files_with_a_schema_last(tmp_path: Path) -> None:
    context = open_page(make_book(tmp_path))
    files = list(list_attached(context))
    assert [each.link.text for each in files][:1] == ["report.json"]
    assert [each.link.href for each in files][:1] == ["report.json"]
    assert files[-1].link.text.endswith(".json")
    assert files[-1].link.href.startswith("..")
    texts = [each.text for each in files]
    assert all(texts)
    assert len(set(texts)) == len(texts)


def test_a_licence_is_named_and_linked_to_or_said_to_be_missing(tmp_path: Path) -> None:
    given = show_license(open_page(make_book(tmp_path / "1", {"organisation.yaml": LICENSED})))
    missing = show_license(open_page(make_book(tmp_path / "2")))
    assert (given.name, given.href) == ("CC BY 4.0", "https://c.org/by")
    assert "Fjordfisk AS" in missing.text
    assert missing == LicenseView(missing.text)
    assert given.text != missing.text


def test_the_paper_is_offered_only_where_it_has_been_made(tmp_path: Path) -> None:
    context = open_page(make_book(tmp_path))
    assert list(show_paper(context)) == []
    path = context.home.paper(2023)
    made = replace(context, papers={path: Paper(pages=7, size=1_500_000)})
    (paper,) = show_paper(made)
    assert paper.link.href == context.link(path)
    assert "7" in paper.text
    assert "1,5" in paper.text
