"""A report printed as PDF as the portal does: its tables go over pages, its lists have marks."""

from typing import Any

import pytest
import yaml

from generator.importing.files import ContentFiles, write_files
from generator.importing.report import ImportedReport, ImportOptions, read_report
from generator.text import prose
from tests.generator.importing.sources import NAME, heading

STYLE = f"""
    @page {{ size: A5; margin: 15mm; @bottom-right {{ content: "| {NAME} | " counter(page) }} }}
    body {{ font: 10pt/1.3 "DejaVu Sans" }} h3, p {{ margin: 0 }}
    td {{ vertical-align: top; padding: 4pt 12pt 4pt 0 }}
    .box td {{ width: 24mm; word-break: break-all }}
"""
TOPICS = ("Arbeidstid", "Barnearbeid", "Fagorganisering og kollektive forhandlinger")
LABELS = ("Helt/delvis egeneid produksjon", "Innkjøp direkte fra produsent",
          "Innkjøp via agent/mellomledd/importør/merkevareleverandører", "Annet")  # fmt: skip
COUNT = 24


def question(key: str, answer: str) -> str:
    return f"<h3>{heading(key, 'nb')}</h3>{answer}"


def make_page() -> str:
    """Return a report as a page: 24 risks, each with a measure, a table of four boxes, a list."""
    boxes = "".join(f"<td><p>{label}<p>25%" for label in LABELS)
    risks = "".join(
        f"<tr><td>Risiko nummer {number}<td>{TOPICS[number % 3]}<td><p>Kina<p>Vest-Europa"
        for number in range(COUNT)
    )
    head = "<thead><tr><th>Prioritert negativ påvirkning / skade<th>Relatert tema<th>Geografi"
    measures = "".join(
        f"<table><tr><td>Prioritert negativ<br>påvirkning/skade<td>Risiko nummer {number}"
        f"<tr><td>Overordnet mål :<td>Mål {number}<tr><td>Status :<td>Pågår</table>"
        for number in range(COUNT)
    )
    return f"""<html lang="nb"><style>{STYLE}</style>
        <h1>Redegjørelse rapporteringsåret 2023</h1><p>for {NAME}</p>
        {question("0.1", f"<p>{NAME}")}
        {question("0.14", f'<table class="box"><tr>{boxes}</table>')}
        {question("1.A.2", "<p>Vi har valgt tre ting:<ul><li>kurs<li>besøk<li>avtaler</ul>")}
        {question("2.A.1", f"<table>{head}</thead>{risks}</table><p>Tabellen er ikke hel.")}
        {question("3.A.1", measures)}
        {question("6.B.1", "<p>Ja.")}"""


@pytest.fixture(scope="module", name="written")
def _written() -> ContentFiles:
    weasyprint = pytest.importorskip("weasyprint")
    data = weasyprint.HTML(string=make_page()).write_pdf()
    imported: ImportedReport = read_report(data, ImportOptions())
    assert imported.draft.unplaced == []
    return write_files(imported)


def facts(written: ContentFiles, path: str) -> Any:
    return yaml.load(written.files[path], Loader=yaml.BaseLoader)  # noqa: S506 - makes nothing but text


def test_a_table_over_pages_keeps_every_row_and_its_head_is_none(written: ContentFiles) -> None:
    risks = facts(written, "2-identify/facts.yaml")["risks"]
    assert [each["title"] for each in risks] == [f"Risiko nummer {n}" for n in range(COUNT)]
    assert {each["topic"] for each in risks[::3]} == {"working_hours"}
    assert {tuple(each["geography"]) for each in risks} == {("CN", "western_europe")}
    assert "Tabellen er ikke hel." in written.files["2-identify/nb.md"]


def test_measures_join_the_risks_by_title(written: ContentFiles) -> None:
    measures = facts(written, "3-address/facts.yaml")["measures"]
    assert [(each["goal"], each["status"]) for each in measures] == [
        (f"Mål {number}", "ongoing") for number in range(COUNT)
    ]


def test_boxes_beside_each_other_have_their_own_numbers(written: ContentFiles) -> None:
    assert set(facts(written, "0-enterprise/facts.yaml")["purchasing"].values()) == {"25"}


def test_headings_end_where_their_font_does_and_marks_stand_before_their_items(
    written: ContentFiles,
) -> None:
    answer = written.files["1-embed/nb.md"].split("\n\n", 1)[1]
    assert answer == "Vi har valgt tre ting:\n\n- kurs\n- besøk\n- avtaler\n"
    assert prose.to_text(written.files["6-remediate/nb.md"]).endswith("Ja.")
