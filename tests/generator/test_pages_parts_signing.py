"""Who has signed, where and when; and why nobody has."""

from pathlib import Path

from generator.pages.parts.signing import SigningView, show_signing, show_signings
from tests.generator.books import make_checked_book, open_page

HEAD = "form: ehn-2023\nstatus: published\n"


def shown(content: Path, more: str) -> SigningView:
    context = open_page(make_checked_book(content, {"2023/report.yaml": f"{HEAD}{more}"}))
    return show_signing(context.report.head.signing, context)


def cells(view: SigningView) -> list[list[str]]:
    assert view.names is not None
    return [[each.passage.html.strip() for each in row if each.passage] for row in view.names.rows]


def test_names_and_roles_come_with_place_and_date(tmp_path: Path) -> None:
    people = "{name: Kari, role: chair, title: {nb: Dr.}}, {name: Ola, role: board_member}"
    view = shown(tmp_path, f"signing: {{place: Oslo, date: 2024-03-13, signatories: [{people}]}}\n")
    assert view.line == "Oslo, 13. mars 2024"
    assert cells(view) == [["Kari", "Styreleder"], ["Ola", "Styremedlem"]]
    assert view.names is not None
    assert [each.label for each in view.names.columns] == ["Navn", "Rolle"]
    assert view.names.rows[0][0].note is not None
    assert view.names.rows[0][0].note.html == "Dr."
    assert (view.missing, view.reasons) == (None, ())
    assert view.summary is not None
    assert "2" in view.summary


def test_a_reservation_gives_all_a_column(tmp_path: Path) -> None:
    people = "{name: Kari, role: chair, reservation: Uenig.}, {name: Ola, role: board_member}"
    rows = cells(shown(tmp_path, f"signing: {{signatories: [{people}]}}\n"))
    assert rows[0][2] == "<p>Uenig.</p>"
    assert len(rows[1]) == 3
    assert rows[1][2]


def test_where_nobody_is_named_it_says_why(tmp_path: Path) -> None:
    exception = "exceptions: [{code: LAW401, reason: Styret møtes i mai.}]\n"
    view = shown(tmp_path / "1", exception)
    assert (view.line, view.names, view.summary) == (None, None, None)
    assert view.missing == "Redegjørelsen er ikke signert."
    assert [each.html.strip() for each in view.reasons] == ["<p>Styret møtes i mai.</p>"]
    other = shown(tmp_path / "2", "signing: {place: Oslo}\n")
    assert other.line == "Oslo"
    assert other.missing != view.missing
    assert other.reasons == ()


REVISED = """
signing:
  place: Oslo
  date: 2024-03-13
  signatories: [{name: Kari, role: chair, reservation: Uenig.}]
revisions:
  - {date: 2024-10-03, changes: Et tall., signing: {date: 2024-10-02, signatories: SIGNATORIES}}
  - {date: 2024-11-01, changes: Et navn til.}
"""
RESERVED = "[{name: Ola, role: chair, reservation: Tallet er for lavt.}]"


def test_who_signed_a_change_stands_below_the_first_signatures(tmp_path: Path) -> None:
    head = HEAD + REVISED.replace("SIGNATORIES", RESERVED)
    view = show_signings(open_page(make_checked_book(tmp_path, {"2023/report.yaml": head})))
    assert (view.line, cells(view)[0][2]) == ("Oslo, 13. mars 2024", "<p>Uenig.</p>")
    (later,) = view.later
    assert later.lead == "Endringen 3. oktober 2024 er signert"
    assert later.line == "2. oktober 2024"
    assert cells(later) == [["Ola", "Styreleder", "<p>Tallet er for lavt.</p>"]]


def test_a_change_that_nobody_has_signed_has_no_signatures(tmp_path: Path) -> None:
    head = HEAD + REVISED.replace("SIGNATORIES", "[]")
    view = show_signings(open_page(make_checked_book(tmp_path, {"2023/report.yaml": head})))
    assert view.later == ()
