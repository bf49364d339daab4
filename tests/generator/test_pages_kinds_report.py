"""The front page of a statement: what it is, its foreword, its changes, its files."""

from pathlib import Path

import pytest

from tests.generator.books import make_book, view

HEAD = "form: ehn-2023\nstatus: published\n"
RISKS = "risks: [{id: a, title: B}]"
NONE_FOUND = """\
none_found:
  method: Verneombudet og tillitsvalgte intervjuet 24 renholdere om lønn, overtid og pauser.
  scope: Egen drift og de tre grossistene vi kjøper vaskemidler av.
"""


def test_a_statement_says_what_it_is_whose_and_of_which_year(tmp_path: Path) -> None:
    heading, report = view(make_book(tmp_path), "report")
    assert heading.title == "Redegjørelse etter åpenhetsloven – Fjordfisk AS 2023"
    assert (report.name, report.year) == ("Fjordfisk AS", 2023)


@pytest.mark.parametrize(
    ("form", "facts", "told"),
    [
        ("act-minimum", RISKS, "Hva A har funnet av skade og risiko for mennesker, "),
        ("ehn-2023", RISKS, "for mennesker, samfunn og miljø, hva som gjøres"),
        ("act-minimum", NONE_FOUND, "Om A har funnet skade eller risiko for mennesker, "),
        ("act-minimum", "risks:", "Her skal A gjøre rede for skade og risiko for mennesker, "),
    ],
)
def test_the_first_sentence_says_what_the_statement_tells_and_no_more(
    tmp_path: Path, form: str, facts: str, told: str
) -> None:
    """A form says whom its harm is to; what nobody has looked for yet is not found."""
    files = {
        "organisation.yaml": "name: A\nlanguages: [nb]\n",
        "2023/report.yaml": f"form: {form}\nstatus: draft\n",
        "2023/2-identify/facts.yaml": f"{facts}\n",
    }
    introduction = view(make_book(tmp_path, files), "report")[1].introduction
    assert told in introduction


def test_in_other_languages_the_norwegian_name_stays(tmp_path: Path) -> None:
    book = make_book(tmp_path, {"organisation.yaml": "name: A\nlanguages: [en]\n"})
    heading, _ = view(book, "report", language="en")
    assert heading.title == (
        "Statement under the Norwegian Transparency Act (Redegjørelse etter åpenhetsloven) – A 2023"
    )


def test_a_form_without_a_foreword_has_none_and_an_empty_one_is_not_shown(tmp_path: Path) -> None:
    short = make_book(tmp_path / "1", {"2023/report.yaml": "form: act-minimum\nstatus: draft\n"})
    assert view(short, "report")[1].foreword is None
    assert view(make_book(tmp_path / "2"), "report")[1].foreword is None


def test_the_foreword_has_its_author(tmp_path: Path) -> None:
    files = {
        "2023/0-enterprise/nb.md": "## 0.foreword x\n\nÅpenhet er viktig.\n",
        "2023/0-enterprise/facts.yaml": "foreword_author: {name: Kari}\n",
    }
    foreword = view(make_book(tmp_path, files), "report")[1].foreword
    assert foreword.title == "Forord av daglig leder"
    assert foreword.author.passage.html == "Kari"


def test_downloads_name_every_file_and_attachment(tmp_path: Path) -> None:
    files = {
        "2023/report.yaml": f"{HEAD}attachments: [{{file: r.pdf, title: Regler}}]\n",
        "2023/attachments/r.pdf": "x",
    }
    downloads = view(make_book(tmp_path, files), "report")[1].downloads
    assert [each.link.href for each in downloads] == [
        "hele-redegjorelsen.html",
        "report.json", "risks.csv", "measures.csv", "goals.csv", "producers.csv",
        "attachments/r.pdf",
    ]  # fmt: skip


def test_a_foreword_may_be_without_an_author(tmp_path: Path) -> None:
    files = {"2023/0-enterprise/nb.md": "## 0.foreword x\n\nÅpenhet er viktig.\n"}
    foreword = view(make_book(tmp_path, files), "report")[1].foreword
    assert foreword.author is None


def test_changes_after_publication_are_the_newest_first(tmp_path: Path) -> None:
    revisions = "revisions: [{date: 2024-07-01, changes: A.}, {date: 2024-09-01, changes: B.}]\n"
    book = make_book(tmp_path, {"2023/report.yaml": f"{HEAD}{revisions}"})
    shown = view(book, "report")[1].revisions
    assert [(each.day, each.changes.html) for each in shown] == [
        ("1. september 2024", "<p>B.</p>"), ("1. juli 2024", "<p>A.</p>"),
    ]  # fmt: skip


def test_every_step_is_listed_with_how_much_of_it_is_answered(tmp_path: Path) -> None:
    book = make_book(tmp_path, {"2023/4-track/nb.md": "## 4.A.2\n\nVi spør dem.\n"})
    steps = view(book, "report")[1].steps
    assert [each.position for each in steps][:2] == ["Innledning", "Trinn 1 av 6"]
    assert [each.link.href for each in steps if each.tally.startswith("1 av")][-1].startswith("4-")


def test_an_attachment_is_called_by_its_title_in_any_language(
    tmp_path: Path,
) -> None:
    files = {
        "organisation.yaml": "name: A\nlanguages: [en, nb]\n",
        "2023/report.yaml": f"{HEAD}attachments: [{{file: r.pdf, title: {{nb: Regler}}}}]\n",
        "2023/attachments/r.pdf": "x",
    }
    downloads = view(make_book(tmp_path, files), "report", language="nb")[1].downloads
    assert downloads[-1].link.text == "Regler"
