"""Findings as the preview's pages show them: in words, with links that lead to their places."""

from pathlib import Path

from msgspec.structs import replace

from generator.findings.finding import Ref, Severity
from generator.findings.positions import Span
from generator.formats.listing import ListedFinding, Listing, Location
from generator.serve.items import is_of_text, show_finding, spots_of
from generator.serve.outcome import Spot
from generator.serve.pages import fill, render_manual, render_mistakes, render_notice
from tests.generator.listings import entry


def lay(folder: Path, *entries: ListedFinding) -> Listing:
    (folder / "content" / "lo").mkdir(parents=True)
    (folder / "content" / "lo" / "a.yaml").write_text("status: ongoin\n", encoding="utf-8")
    return Listing(entries, folder / "content", "nb")


def test_a_finding_is_shown_with_its_place_and_a_way_to_open_it(tmp_path: Path) -> None:
    found = entry()
    view = show_finding(found, lay(tmp_path, found), tmp_path)
    assert (view.kind, view.severity, view.code) == ("error", "feil", "VAL102")
    assert (view.message, view.help, view.excepted) == ("ukjent status", ("bruk ongoing",), "")
    assert view.title
    assert not view.title.endswith(".")
    (place,) = view.places
    assert place.name == "content/lo/a.yaml:1:9"
    assert place.link == f"vscode://file/{(tmp_path / 'content/lo/a.yaml').as_posix()[1:]}:1:9"
    assert place.frame is not None
    assert place.frame.line == "status: ongoin"
    assert (view.page, view.shown) == ("", ())


def test_a_missing_first_statement_is_begun_where_the_enterprise_is(tmp_path: Path) -> None:
    found = entry()
    file, of_all = "lo/organisation.yaml", {"case": "statement"}
    begun = replace(
        found,
        finding=replace(found.finding, code="SYN007", where=Ref(file), arguments=of_all),
        place=Location(file, Span(1, 1, 1, 1), "", whole=True),
    )
    listing = lay(tmp_path, begun)
    assert not show_finding(begun, listing, tmp_path).to_begin
    (tmp_path / "content" / file).write_text("name: LO\n", encoding="utf-8")
    assert show_finding(begun, listing, tmp_path).to_begin
    page = render_mistakes(replace(listing, entries=(begun,)), tmp_path, "", {id(begun): 1})
    assert '<a class="begin" href="/_preview/work/">Begynn på redegjørelsen her</a>' in page
    assert not show_finding(found, listing, tmp_path).to_begin


def test_what_is_let_stand_says_why(tmp_path: Path) -> None:
    found = entry(excepted="Kilden har det ikke.")
    view = show_finding(found, lay(tmp_path, found), tmp_path)
    assert (view.kind, view.severity) == ("excepted", "unntatt")
    assert view.excepted == "Kilden har det ikke."


def test_a_finding_is_recognised_by_its_place_and_words(tmp_path: Path) -> None:
    found = entry()
    other = replace(
        found, finding=replace(found.finding, where=Ref("lo/a.yaml", ("risks", 0), words="x"))
    )
    listing = lay(tmp_path, found)
    assert show_finding(found, listing, tmp_path).key == "VAL102 lo/a.yaml "
    assert show_finding(other, listing, tmp_path).key == "VAL102 lo/a.yaml risks 0 x"


def test_pages_that_show_a_place_are_addresses(tmp_path: Path) -> None:
    found = replace(entry(), shown=("2023/a b.html#2.A å", "c.html"))
    view = show_finding(found, lay(tmp_path, found), tmp_path)
    assert view.shown == ("2023/a%20b.html#2.A%20%C3%A5", "c.html")
    assert view.page == "/2023/a%20b.html#2.A%20%C3%A5"


def test_what_is_not_there_cannot_be_opened(tmp_path: Path) -> None:
    gone = Location("lo/gone.yaml", Span(3, 4, 3, 5), "", whole=False)
    whole = Location("lo/a.yaml", Span(1, 1, 1, 1), "", whole=True)
    found = replace(entry(where=gone), related=(whole,))
    listing = lay(tmp_path, found)
    first, second = show_finding(found, listing, tmp_path).places
    assert (first.link, first.name) == ("", "content/lo/gone.yaml")
    assert (second.name, second.frame) == ("content/lo/a.yaml", None)
    assert second.link.endswith("a.yaml:1:1")
    assert list(spots_of(found, listing)) == [Spot("", 3, 4), Spot("lo/a.yaml", 1, 1)]


def test_all_mistakes_stand_on_one_page_errors_first(tmp_path: Path) -> None:
    error, warning = entry(), entry(Severity.WARNING, message="en advarsel")
    left = entry(Severity.INFO, message="bare telt")
    listing = lay(tmp_path, error, warning, left)
    numbers = {id(error): 0, id(warning): 7}
    html = render_mistakes(listing, tmp_path, "/sist/", numbers)
    assert html.index("ukjent status") < html.index("en advarsel")
    assert "bare telt" not in html
    assert "1 feil" in html
    assert "/sist/" in html
    assert "/sist/" not in render_mistakes(listing, tmp_path, "", numbers)


def test_a_notice_has_words_of_its_own_and_escapes_what_it_is_given() -> None:
    html = render_notice("fault", "nb", trace="<b>Traceback</b>")
    assert "&lt;b&gt;Traceback" in html
    missing = render_notice("not_found", "en")
    assert 'lang="en"' in missing
    assert missing != render_notice("not_found", "nb")


def test_the_manual_shows_code_as_code() -> None:
    html = render_manual("VAL102", "nb")
    assert "VAL102" in html
    assert "<code>" in html
    assert "`" not in html.partition("<body")[2].partition("<pre")[0]
    assert fill("asking.html", "nb")


def test_only_files_of_organisations_are_opened_as_text(tmp_path: Path) -> None:
    found = entry()
    lay(tmp_path, found)
    (tmp_path / "content" / "a.yaml").write_text("a: [\n", encoding="utf-8")

    def is_text(code: str, file: str) -> bool:
        place = Location(file, Span(1, 1, 1, 1), "", whole=False)
        told = replace(found.finding, code=code, where=Ref(file))
        return is_of_text(replace(found, finding=told, place=place), tmp_path / "content")

    assert is_text("SYN101", "lo/a.yaml")
    assert not is_text("SYN101", "a.yaml")
    assert not is_text("SYN101", "lo/b.yaml")
    assert not is_text("VAL101", "lo/a.yaml")
