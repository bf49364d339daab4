"""What is withheld, as readers see it: what, of which answer and risk, on which ground, and why."""

from pathlib import Path

from generator.pages.context import PageContext
from generator.pages.parts.withheld import list_withheld
from tests.generator.books import make_book, open_page

HEAD = """form: ehn-2023
status: published
withheld:
  - {question: 2.A.1, risk: pay, what: names, ground: c, reason: Av hensyn til dem.}
  - {question: 0.15, ground: d, reason: Konkurranse.}
"""


def context(content: Path) -> PageContext:
    risks = "risks: [{id: pay, title: Lav lønn}, {id: hse, title: Støy}]\n"
    files = {"2023/report.yaml": HEAD, "2023/2-identify/facts.yaml": risks}
    return open_page(make_book(content, files))


def test_each_is_shown_with_what_is_known_of_it(tmp_path: Path) -> None:
    names, partners = list_withheld(context(tmp_path))
    assert names.what == "Navn på personer"
    assert names.question is not None
    assert names.question.href.endswith("#2.A.1")
    assert names.risk is not None
    assert (names.risk.text, names.risk.href) == ("Lav lønn", "risiko-pay.html")
    assert names.reason is not None
    assert "Av hensyn til dem." in names.reason.html
    assert (partners.what, partners.risk) == (None, None)
    assert names.ground != partners.ground
    assert names.ground != "c", "in words"


def test_those_of_a_question_or_of_a_risk_are_found(tmp_path: Path) -> None:
    page = context(tmp_path)

    def found(**which: str) -> list[str | None]:
        return [each.question.href[-4:] for each in list_withheld(page, **which) if each.question]

    assert found(question="0.15") == ["0.15"]
    assert found(question="2.A.1") == [".A.1"]
    assert found(risk="pay") == [".A.1"]
    assert found(risk="hse") == []
    assert found(question="0.15", risk="pay") == []
