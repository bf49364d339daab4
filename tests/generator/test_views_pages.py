"""Pages: what the view of each kind holds, from the smallest book that shows it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.book.model import Book
from generator.pages.parts.headings import Heading
from generator.pages.parts.identity import Fact, show_identity
from generator.pages.render import maker
from generator.plan.addresses import Site
from tests.generator.books import make_book, open_page, pages

HEAD = "form: ehn-2023\nstatus: published\n"


def view(
    organisation: Book, kind: str, site: Site | None = None, language: str = "nb"
) -> tuple[Heading, Any]:
    """The first page of a kind."""
    context = next(pages(organisation, kind, site or Site(), language))
    return maker(kind)(context)


def test_a_statement_says_what_it_is_whose_and_of_which_year(tmp_path: Path) -> None:
    heading, report = view(make_book(tmp_path), "report")
    assert heading.title == "Redegjørelse etter åpenhetsloven – Fjordfisk AS 2023"
    assert (report.name, report.year) == ("Fjordfisk AS", 2023)


def test_in_other_languages_the_norwegian_name_stays(tmp_path: Path) -> None:
    book = make_book(tmp_path, {"organisation.yaml": "name: A\nlanguages: [en]\n"})
    heading, _ = view(book, "report", language="en")
    assert heading.title == (
        "Statement under the Norwegian Transparency Act (Redegjørelse etter åpenhetsloven) – A 2023"
    )


def facts(content: Path, head: str = HEAD, organisation: str = "") -> dict[str, tuple[str, ...]]:
    """The lines of the fact box by their labels: texts, tag, note, link."""
    files = {"2023/report.yaml": head}
    if organisation:
        files["organisation.yaml"] = organisation
    found = show_identity(open_page(make_book(content, files)))
    return {fact.label: tuple(_lines(fact)) for fact in found}


def _lines(fact: Fact) -> Iterator[str]:
    yield from (line.html.replace("\u00a0", " ") for line in fact.lines)
    if fact.tag:
        yield fact.tag.label
    if fact.note:
        yield fact.note
    if fact.link:
        yield fact.link.href


def test_the_fact_box_of_an_empty_report_is_honest(tmp_path: Path) -> None:
    assert facts(tmp_path) == {
        "Enheter som omfattes": ("Fjordfisk AS", "Organisasjonsnummer er ikke oppgitt"),
        "Periode": (),
        "Signert": ("Navnene på dem som har signert, er ikke oppgitt.", "#formalities"),
        "Status": ("Offentliggjort", "Datoen er ikke oppgitt"),
        "Skjema": (
            "Aktsomhetsvurderinger for bærekraftig forretningspraksis (Etisk handel Norge)",
        ),
    }


def test_the_fact_box_of_a_full_report(tmp_path: Path) -> None:
    head = f"""{HEAD}period: {{from: 2023-01-01, to: 2023-12-31}}
published: 2024-06-12
signing: {{place: Bergen, date: 2024-06-01, signatories: [{{name: Ola, role: chair}}]}}
revisions: [{{date: 2024-09-01}}, {{date: 2024-07-01}}]
"""
    organisation = """name: A
languages: [nb]
entities: [{name: A, number: 974760673, country: NO}, {name: B, country: PL}]
"""
    found = facts(tmp_path, head, organisation)
    assert found["Enheter som omfattes"] == ("A (974 760 673, Norge)", "B (Polen)")
    assert found["Periode"] == ("1. januar–31. desember 2023",)
    changed = "Endret etter signering, og det som er endret, er ikke signert"
    assert found["Signert"] == ("Bergen, 1. juni 2024", changed, "Av 1 person", "#formalities")
    assert found["Status"] == ("Offentliggjort", "Publisert 12. juni 2024")
    assert found["Sist endret"] == ("1. september 2024",)


def test_missing_names_lead_to_the_reason(tmp_path: Path) -> None:
    head = f"{HEAD}exceptions: [{{code: LAW401, reason: De er bilder.}}]\n"
    assert facts(tmp_path, head)["Signert"][-1] == "apenhetsloven.html#gaps"


def test_key_figures_are_those_the_form_asks_for(tmp_path: Path) -> None:
    enterprise = """
        turnover: {amount: 5, currency: NOK}
        employees: {unavailable: Ikke talt.}
        producers_by_country: [{country: NO, producers: 3}, {country: SE, producers: 1}]
    """
    book = make_book(tmp_path, {"2023/0-enterprise/facts.yaml": enterprise})
    _, report = view(book, "report")
    found = {each.label: (each.value, each.unavailable) for each in report.figures}
    assert found == {
        "Omsetning": ("5\u00a0kr", False),
        "Antall ansatte": (None, True),
        "Antall leverandører": (None, False),
        "Land det kjøpes fra": ("2", False),
        "Arbeidere hos førsteleddsprodusenter": (None, False),
    }


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


def test_a_step_knows_its_number_and_its_neighbours(tmp_path: Path) -> None:
    organisation, site = make_book(tmp_path), Site()
    steps = [maker("step")(each)[1] for each in pages(organisation, "step", site, "nb")]
    assert [each.step.position for each in steps[:3]] == [
        "Innledning", "Steg 1 av 6", "Steg 2 av 6",
    ]  # fmt: skip
    assert steps[0].before is None
    assert steps[1].before.text == "Nøkkelinformasjon om virksomheten og leverandørkjeden"
    assert steps[-1].after is None
    questions = organisation.reports[0].steps[4].questions
    asked = sum(each.question.answer != "parts" for each in questions)
    assert steps[4].tally == f"0 av {asked} besvart"


def test_a_step_lists_its_questions(tmp_path: Path) -> None:
    organisation = make_book(tmp_path)
    context = list(pages(organisation, "step", Site(), "nb"))[2]
    ((section, questions),) = maker("step")(context)[1].contents
    assert (section.text, section.href) == ("2.A Kartlegging og prioritering", "#2.A")
    assert [link.text for link in questions] == ["2.A.1", "2.A.2", "2.A.3"]


def test_a_risk_has_its_history_over_the_years(tmp_path: Path) -> None:
    risks = "risks: [{id: a, title: A, kind: potential}]"
    files = {
        "2023/2-identify/facts.yaml": risks,
        "2024/report.yaml": HEAD,
        "2024/2-identify/facts.yaml": risks.replace("potential", "actual"),
        "2024/3-address/facts.yaml": "measures: [{risk: a, status: done}, {risk: a}]",
    }
    history = view(make_book(tmp_path, files), "risk")[1].history
    told = [
        (line.year.text, line.year.current, line.kind.id, [s and s.id for s in line.statuses])
        for line in history
    ]
    assert told == [("2024", True, "actual", ["done", None]), ("2023", False, "potential", [])]
    assert history[1].year.href == "../2023/risiko-a.html"


def test_a_risk_states_what_is_not_stated(tmp_path: Path) -> None:
    book = make_book(tmp_path, {"2023/2-identify/facts.yaml": "risks: [{id: a, title: A}]"})
    risk = view(book, "risk")[1]
    assert [value for _, value in risk.terms] == [None, None, None, None]
    assert risk.texts == (("why", "Hvorfor risikoen er prioritert", None),)
    assert risk.measures == ()
    assert risk.reasoned.text == "2.A.1"


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
    assert {line.number: line.state.id for line in size.answers} == {
        "0.5": "answered",
        "0.6": "unavailable",
        "0.7": "unanswered",
    }


def test_the_sentence_for_the_annual_report_needs_a_site_address(tmp_path: Path) -> None:
    book = make_book(tmp_path)
    assert view(book, "information")[1].sentence is None
    sentence = view(book, "information", Site(url="https://lo.no/apenhet"))[1].sentence
    assert sentence == (
        "Redegjørelsen etter åpenhetsloven for Fjordfisk AS er tilgjengelig på"
        " https://lo.no/apenhet/latest/"
    )


def test_the_front_page_has_the_newest_statement_and_all_years(tmp_path: Path) -> None:
    front = view(make_book(tmp_path, {"2024/report.yaml": HEAD}), "front")[1]
    assert front.newest.year.text == "2024"
    assert [each.year.text for each in front.statements] == ["2024", "2023"]
    assert front.entities is None
