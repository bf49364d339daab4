"""A report that a browser has printed to PDF, with running heads, tables and lists, imported."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from generator.importing.files import write_files
from generator.importing.report import ImportOptions, read_report
from tests.generator.importing.sources import NAME, heading

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FOOT = (
    f'<div style="font-size: 8px; width: 100%; text-align: center">|&nbsp; {NAME} &nbsp;|&nbsp;'
    ' <span class="pageNumber"></span></div>'
)
STYLE = (
    "body { font: 11pt/1.45 sans-serif } td { vertical-align: top; padding: 3pt 12pt 3pt 0 }"
    " section { break-before: page } .step { font-size: 40pt }"
)
LONG = "Vi besøkte fabrikkene sammen med de tillitsvalgte, og spurte om lønn og arbeidstid. " * 30


def question(key: str, answer: str) -> str:
    return f"<h3>{heading(key, 'nb')}</h3>{answer}"


def read(text: str) -> Any:
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes nothing but text


def make_page() -> str:
    countries = ["Norge", "Sverige", "Kina", "Bangladesh", "New Zealand", "Sri Lanka"]
    rows = "".join(f"<p>{country} : {number}</p>" for number, country in enumerate(countries, 1))
    risks = (
        "<table><tr><th>Prioritert negativ påvirkning / skade<th>Relatert tema<th>Geografi"
        "<tr><td>Lange arbeidsdager i spinnerier<td>Arbeidstid<td><p>India<p>Pakistan"
        "<tr><td>Forbud mot fagforeninger i fabrikkene vi kjøper av"
        "<td>Fagorganisering og kollektive forhandlinger<td><p>Bangladesh</table>"
    )
    return f"""<meta charset="utf-8"><title>Rapport</title><style>{STYLE}</style>
        <h1>Redegjørelse rapporteringsåret 2023</h1><p>for {NAME}</p>
        <section>{question("0.1", NAME)}{question("0.5", "<p>12 500 000")}
        {question("0.15", rows)}{question("0.15.comment", "<p>Bare de største er talt.")}
        <section><p class="step">1<h2>Forankring av bærekraft i virksomheten</h2>
        {question("1.A.2", f"<p>{LONG}<p>Ja, også i år.")}
        {question("1.B.3", "<p>• kurs i mars<br>• kurs i mai for alle nye innkjøpere")}
        <section>{question("2.A.1", risks + "<p>Tabellen gjelder tekstiler.")}"""


def test_a_printed_report_has_every_answer_in_its_place(browser: "Browser", tmp_path: Path) -> None:
    page = browser.new_page()
    page.set_content(make_page())
    file = tmp_path / "rapport.pdf"
    page.pdf(
        path=file, format="A4", display_header_footer=True, header_template=FOOT,
        footer_template=FOOT, margin={"top": "20mm", "bottom": "25mm", "left": "20mm"},
    )  # fmt: skip
    page.close()
    imported = read_report(file.read_bytes(), ImportOptions())
    files = write_files(imported).files
    facts = read(files["0-enterprise/facts.yaml"])
    assert [each["country"] for each in facts["producers_by_country"]] == [
        "NO", "SE", "CN", "BD", "NZ", "LK",
    ]  # fmt: skip
    assert facts["turnover"]["amount"] == "12500000"
    assert "Bare de største er talt." in files["0-enterprise/nb.md"]
    answer = files["1-embed/nb.md"].split("## 1.B.3")[0].split("\n\n", 1)[1]
    assert answer.split() == [*LONG.split(), *["Ja,", "også", "i", "år."]]
    assert "\n\n- kurs i mars\n- kurs i mai for alle nye innkjøpere\n" in files["1-embed/nb.md"]
    assert [
        (each["title"], each["topic"], each["geography"])
        for each in read(files["2-identify/facts.yaml"])["risks"]
    ] == [
        ("Lange arbeidsdager i spinnerier", "working_hours", ["IN", "PK"]),
        ("Forbud mot fagforeninger i fabrikkene vi kjøper av", "freedom_of_association", ["BD"]),
    ]
    assert imported.draft.unplaced == []
