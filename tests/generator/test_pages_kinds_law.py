"""The page of the law: what a statement must contain, and where each question stands."""

from pathlib import Path

from tests.generator.books import make_book, view


def test_the_law_page_opens_with_what_a_statement_must_contain(tmp_path: Path) -> None:
    first, rest = view(make_book(tmp_path), "law")[1].chapters
    assert [each.id for each in first.provisions][:3] == [
        "aapenhetsloven-5-a", "aapenhetsloven-5-b", "aapenhetsloven-5-c",
    ]  # fmt: skip
    assert "aapenhetsloven-14" not in [each.id for each in rest.provisions]


def test_the_law_page_has_every_provision_that_other_pages_link_to(tmp_path: Path) -> None:
    book = make_book(tmp_path)
    shown = {p.id for c in view(book, "law")[1].chapters for p in c.provisions}
    form = book.reports[0].form
    cited = {law for step in form.steps.values() for q in step.questions for law in q.law}
    assert cited | {law for step in form.steps.values() for law in step.law} <= shown


def test_the_law_page_tells_how_each_question_stands(tmp_path: Path) -> None:
    files = {
        "2023/0-enterprise/facts.yaml": (
            "turnover: {amount: 1, currency: NOK}\nemployees: {unavailable: x}\n"
        )
    }
    chapters = view(make_book(tmp_path, files), "law")[1].chapters
    (size,) = [p for c in chapters for p in c.provisions if p.id == "aapenhetsloven-3-a"]
    assert {link.text: line.state.id for line in size.answers for link in line.links} == {
        "Omsetning": "answered",
        "Antall ansatte": "unavailable",
        "Omfattet av åpenhetsloven": "unanswered",
    }


def test_what_nobody_can_tell_is_neither_met_nor_unmet(tmp_path: Path) -> None:
    head = "form: ehn-2023\nstatus: published\nsigning: {place: Oslo, date: 2024-03-13}\n"
    chapters = view(make_book(tmp_path, {"2023/report.yaml": head}), "law")[1].chapters
    told = {
        line.label: line.state.label
        for each in chapters[0].provisions
        for line in each.points
        if each.id in {"aapenhetsloven-5-3", "aapenhetsloven-5-4"}
    }
    assert told == {
        "Offentliggjøring": "Ikke kjent",
        "Fristen 30. juni": "Ikke kjent",
        "Signaturene": "Ikke kjent",
    }
