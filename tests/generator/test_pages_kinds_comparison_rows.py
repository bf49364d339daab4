"""Two years compared where answers are values and risks are many: row by row, page by page."""

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from generator.plan.site_plan import MANY_RISKS
from tests.generator.books import make_book, render_all
from tests.generator.test_pages_kinds_comparison import FORM, compare


def test_tables_are_compared_row_by_row(tmp_path: Path) -> None:
    rows = "producers_by_country: [{country: NO, producers: %s}, {country: %s, producers: 2}]\n"
    view = compare(
        tmp_path,
        {
            "2023/0-enterprise/facts.yaml": rows % (24, "RO"),
            "2024/0-enterprise/facts.yaml": rows % (22, "PL"),
        },
    )
    (change,) = view.steps[0].changes
    assert change.rows == (
        ("Norge", "24", "22"),
        ("Polen", None, "2"),
        ("Til sammen", "26", "24"),
        ("Romania", "2", None),
    )
    assert change.difference is None


def test_signatures_are_compared_by_who_signs(tmp_path: Path) -> None:
    """Those who sign without reservation as before are no change, whatever others add."""
    head = FORM + "signing: {date: %s, signatories: [%s]}\n"
    ann, ben = "{name: Ann, role: chair}", "{name: Ben, role: board_member%s}"
    view = compare(
        tmp_path,
        {
            "2023/report.yaml": head % ("2024-05-01", f"{ann}, {ben % ''}"),
            "2024/report.yaml": head % ("2025-05-02", f"{ann}, {ben % ', reservation: Nei.'}"),
        },
    )
    (change,) = view.steps[0].changes
    assert change.rows == (
        ("Signert", "1. mai 2024", "2. mai 2025"),
        ("Ben", "Styremedlem", "Styremedlem – Nei."),
    )


def test_of_many_risks_the_changed_texts_are_named_and_shown_on_their_own_pages(
    tmp_path: Path,
) -> None:
    risks = "risks:\n" + "".join(
        f"  - {{id: r{n}, title: Nummer {n}}}\n" for n in range(MANY_RISKS + 1)
    )
    book = make_book(
        tmp_path,
        {
            "2023/report.yaml": FORM,
            "2024/report.yaml": FORM,
            "2023/2-identify/facts.yaml": risks,
            "2024/2-identify/facts.yaml": risks,
            "2024/3-address/facts.yaml": "measures: [{risk: r3, goal: Nytt, results: Godt}]\n",
        },
    )
    html = render_all(book)
    page = LexborHTMLParser(html["2024/endringer.html"])
    (change,) = page.css("#risks ~ .change > li")
    assert "Endret tekst: Mål og Resultater" in change.text()
    assert change.css("a")[0].attributes["href"] == "risiko-r3.html#changes"
    assert "Nytt" not in change.text()
    shown = LexborHTMLParser(html["2024/risiko-r3.html"]).css("#changes ~ .risk-changes")[0].text()
    assert "Nytt" in shown
    assert "Godt" in shown
    assert "changes" not in html["2024/risiko-r4.html"]


def test_a_changed_risk_leads_to_its_page_and_measures_without_one_to_their_question(
    tmp_path: Path,
) -> None:
    measures = "measures: [{risk: a, goal: %s}, {risk: nothing, goal: %s}]\n"
    risks = "risks: [{id: a, title: Skift}]\n"
    view = compare(
        tmp_path,
        {
            "2023/2-identify/facts.yaml": risks,
            "2024/2-identify/facts.yaml": risks,
            "2023/3-address/facts.yaml": measures % ("Fem", "Fem"),
            "2024/3-address/facts.yaml": measures % ("Fire", "Fire"),
        },
    )
    assert [(each.risk.text, each.risk.href) for each in view.risks] == [
        ("Skift", "risiko-a.html"),
        ("Tiltak uten risiko", "3-tiltak.html#3.A.1"),
    ]
