"""The document: what paper has beside the whole report – lines to sign on, an imprint, places."""

from pathlib import Path

import pytest

from generator.pages.context import PageContext
from generator.pages.kinds.paper import PaperView, accent_of, find_places, make_paper
from generator.pages.render import context_of
from generator.plan.addresses import Site
from generator.plan.site_plan import MANY_RISKS, plan
from tests.generator.books import make_book

DRAFT, PUBLISHED = (f"form: ehn-2023\nstatus: {status}\n" for status in ("draft", "published"))
RISKS, MEASURES = "2023/2-identify/facts.yaml", "2023/3-address/facts.yaml"


def open_paper(content: Path, files: dict[str, str], site: Site | None = None) -> PageContext:
    planned = plan(make_book(content, files), site or Site())
    return context_of(planned.papers[0], planned)


def paper(content: Path, head: str, site: Site | None = None) -> PaperView:
    return make_paper(open_paper(content, {"2023/report.yaml": head}, site), "0" * 64)


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        (DRAFT, 4),
        (f"{DRAFT}signing: {{board_size: 6}}\n", 6),
        (PUBLISHED, 0),
        (f"{PUBLISHED}signing: {{board_size: 6}}\n", 0),
    ],
)
def test_a_draft_has_empty_lines_to_sign_on_one_for_each_of_the_board(
    tmp_path: Path, head: str, lines: int
) -> None:
    signing = paper(tmp_path, head).signing
    assert [each.name for each in signing.lines] == [None] * lines
    assert (signing.missing is None) is (head.startswith(DRAFT))


def test_who_has_signed_is_named_with_role_and_reservation(tmp_path: Path) -> None:
    signed = """
signing:
  place: Oslo
  date: 2024-05-02
  board_size: 6
  signatories:
    - {name: Ida, role: chair, reservation: Punkt 3.}
    - {name: Ola, role: board_member}
"""
    signing = paper(tmp_path, DRAFT + signed).signing
    assert signing.line == "Oslo, 2. mai 2024"
    shown = [
        (each.name, each.role and each.role.html, each.reservation and each.reservation.html)
        for each in signing.lines
    ]
    assert shown == [("Ida", "Styreleder", "<p>Punkt 3.</p>"), ("Ola", "Styremedlem", None)]


def test_of_a_change_that_was_signed_the_document_has_those_signatures(tmp_path: Path) -> None:
    signed = """
signing: {place: Oslo, date: 2024-05-02, signatories: [{name: Ida, role: chair}]}
revisions:
  - {date: 2024-09-01, signing: {date: 2024-08-30, signatories: [{name: Ola, role: chair}]}}
"""
    signing = paper(tmp_path, PUBLISHED + signed).signing
    assert (signing.line, [each.name for each in signing.lines]) == ("30. august 2024", ["Ola"])
    assert signing.signed == "Signert 30. august 2024"
    assert signing.notes == ("Først signert 2. mai 2024; endret siden",)


def test_the_imprint_says_only_what_is_known(tmp_path: Path) -> None:
    bare = [each.label for each in paper(tmp_path / "1", DRAFT).imprint]
    assert bare == ["Utgiver", "Lisens", "Format"]
    head = f"{PUBLISHED}published: 2024-06-12\ncontact: {{name: Kari, email: kari@fisk.no}}\n"
    head += "revisions: [{date: 2024-09-01}, {date: 2024-07-01}]\n"
    found = {
        each.label: each.lines[0].html
        for each in paper(tmp_path / "2", head, Site(url="https://fisk.no")).imprint
    }
    assert found["Publisert"] == "12. juni 2024"
    assert found["Versjon"] == "Endringer etter publisering: 2, den siste 1. september 2024"
    assert ">https://fisk.no/2023/</a>" in found["På nettet"]
    assert ">kari@fisk.no</a>" in found["Spør om det du vil vite"]


def test_the_contents_end_with_signatures_and_imprint(tmp_path: Path) -> None:
    assert [each.href for each, _ in paper(tmp_path, DRAFT).contents][-2:] == [
        "#signatures",
        "#document",
    ]


def test_every_attachment_is_listed_by_title_file_and_address(tmp_path: Path) -> None:
    """Also where no text links to it; in its own language, where there is no other."""
    listed = "attachments:\n  - {file: plan 1.txt, title: {en: Our plan}}\n"
    files = {
        "organisation.yaml": "name: A\nlanguages: [en, nb]\n",
        "2023/report.yaml": DRAFT + listed,
        "2023/attachments/plan 1.txt": "a",
    }
    context = open_paper(tmp_path / "1", files, Site(url="https://fisk.no"))
    view = make_paper(context, "0" * 64)
    (line,) = view.attachments
    assert (line.title.html, line.file) == ("Our plan", "plan 1.txt")
    assert line.link is not None
    assert ">https://fisk.no/2023/attachments/plan%201.txt</a>" in line.link.html
    assert [each.href for each, _ in view.contents][-3:] == [
        "#attachments",
        "#signatures",
        "#document",
    ]
    (alone,) = make_paper(open_paper(tmp_path / "2", files), "0" * 64).attachments
    assert alone.link is None


def test_what_the_site_has_on_pages_of_their_own_has_a_place_in_the_document(
    tmp_path: Path,
) -> None:
    files = {
        RISKS: "risks: [{id: a, title: A}, {id: b, title: B}]\n",
        MEASURES: "measures: [{risk: a, goal: X}]\n",
    }
    places = find_places(open_paper(tmp_path, files))
    assert places["2023/index.html"] == places["2023/apenhetsloven.html"] == ""
    assert places["2023/2-kartlegging.html"] == "step-2"
    assert places["2023/risiko-a.html"] == "3.A.1-a"
    # Without measures, it is where the risks are listed.
    assert places["2023/risiko-b.html"] == "2.A.1"


def test_many_risks_are_in_the_document_itself_a_line_for_each(tmp_path: Path) -> None:
    count = MANY_RISKS + 1
    risks = "risks:\n" + "".join(f"  - {{id: r{n}, title: Fare {n}}}\n" for n in range(count))
    measures = "measures: [{risk: r0, actions: Vi måler støvet. Det er mye.}]\n"
    files = {"2023/report.yaml": DRAFT, RISKS: risks, MEASURES: measures}
    overview = make_paper(open_paper(tmp_path, files), "0" * 64).overview
    assert [each.name.unique for each in overview.risks] == [f"Fare {n}" for n in range(count)]
    (row,) = overview.risks[0].rows
    assert row.actions is not None
    assert row.actions.passage.html == "Vi måler støvet."
    assert (overview.lines, overview.more) == ((), None)


def test_lines_are_in_the_colour_of_the_organisation_dark_enough_for_paper(tmp_path: Path) -> None:
    accent = accent_of(open_paper(tmp_path / "1", {}))
    pale = "name: A\nlanguages: [nb]\nappearance: {accent: '#ffe680'}\n"
    found = accent_of(open_paper(tmp_path / "2", {"organisation.yaml": pale}))
    assert found not in {accent, "#ffe680"}
